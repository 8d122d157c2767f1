/* A file descriptor results are written to. */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include <stdbool.h>

#include "base/error.h"
#include "base/slice.h"

struct sink {
    int descriptor;
    const char *path; /* for messages; NULL: standard output */
    bool shut;        /* nobody reads any more, or a write failed: further bytes are dropped */
};

/* Opens path for writing, or standard output for NULL. Links are refused, those of /dev and /proc excepted: a file that
 * the repository holds may be one that leads elsewhere. */
int sink_open(struct sink *sink, const char *path, struct errors *errors);
/* A reader that went away (`| head`) is no error: what was found still decides the exit status. */
int sink_write(struct sink *sink, struct slice bytes, struct errors *errors);
int sink_close(struct sink *sink, struct errors *errors);
/* Writes a file in one go: a regular one is replaced as a whole, or stays as it was. */
int sink_write_whole(const char *path, struct slice bytes, struct errors *errors);
/* Writes to standard output in one go. */
int sink_print(struct slice bytes, struct errors *errors);

#endif
