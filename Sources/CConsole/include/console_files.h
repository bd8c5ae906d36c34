#ifndef CONSOLE_FILES_H
#define CONSOLE_FILES_H

#include <stddef.h>

/// A file of the console, embedded when this target is compiled. Names and bytes live as long as the program.
struct console_file {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// The files, in no order. `count` is set to how many there are.
const struct console_file *console_files(size_t *count);

#endif
