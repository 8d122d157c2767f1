/* Reading and replacing files. */
#ifndef CLI_DISK_H
#define CLI_DISK_H

#include "base/buffer.h"
#include "base/error.h"

/* Appends a regular file's bytes. Anything else (device, pipe, folder) is refused without waiting, a file
 * of more than max_size bytes too. Returns -1 and, where errors is not NULL, adds why. */
int disk_read(const char *path, size_t max_size, struct buffer *out, struct errors *errors);
/* Appends all of a descriptor that may be a pipe. */
int disk_read_descriptor(int descriptor, const char *path, size_t max_size, struct buffer *out,
                         struct errors *errors);
/* Replaces a file by new bytes all at once: a reader, a crash or a full disk never sees half of it. Refused when it
 * is a symbolic link or no regular file, or no longer holds `expected`. Its mode is kept. */
int disk_replace(const char *path, struct slice expected, struct slice bytes, struct errors *errors);

#endif
