/* Files of the source tree that the program carries along, put in by src/tools/embed.sh. */
#ifndef CLI_EMBEDDED_H
#define CLI_EMBEDDED_H

#include "base/slice.h"

struct embedded_file {
    const char *path; /* "hooks/pre-commit" */
    struct slice text;
};

/* Ends with a row whose path is NULL. */
extern const struct embedded_file embedded_files[];

#endif
