#ifndef HIGHLEVEL_CATALOG_H
#define HIGHLEVEL_CATALOG_H

#include <stddef.h>

/// The operations catalog as it stands in highlevel.jsonl, embedded when this file's target is compiled.
/// `count` is set to its length in bytes. The bytes live as long as the program and are not ended by a zero.
const unsigned char *highlevel_catalog_bytes(size_t *count);

#endif
