#include "highlevel_catalog.h"

static const unsigned char bytes[] = {
#embed "highlevel.jsonl"
};

const unsigned char *highlevel_catalog_bytes(size_t *count) {
    *count = sizeof bytes;
    return bytes;
}
