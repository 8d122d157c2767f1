/* Reading pipes and replacing files; regular files are read with base/file.h. */
#ifndef CLI_DISK_H
#define CLI_DISK_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

/* Appends all bytes of a descriptor that may be a pipe. Returns -1 after adding an error when it fails or they are
 * more than max_size. */
int disk_read_descriptor(int descriptor, const char *path, size_t max_size, struct buffer *out,
                         struct errors *errors);
/* Writes a file, with its folders, that is not there yet; or, with `replace`, a regular one that is. It is there as a
 * whole, or as it was before. Links are not written through. `mode` as for open(), where the file is new. */
int disk_create(const char *path, struct slice bytes, unsigned mode, bool replace, struct errors *errors);
/* Is the path a regular file, and no link, with just these bytes? -1 after adding an error when it cannot be read. */
int disk_holds(const char *path, struct slice bytes, struct errors *errors);
/* Replaces a file by new bytes all at once: a reader, a crash or a full disk never sees half of it. Refused when it
 * is a symbolic link or no regular file, or no longer holds `expected`. Its mode is kept. */
int disk_replace(const char *path, struct slice expected, struct slice bytes, struct errors *errors);

#endif
