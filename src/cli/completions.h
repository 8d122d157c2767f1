/* Completion scripts for shells, made from the tables of commands and options. */
#ifndef CLI_COMPLETIONS_H
#define CLI_COMPLETIONS_H

#include "base/buffer.h"

struct shell {
    const char *name;
    void (*write)(struct buffer *out);
};

/* Ends with a row whose name is NULL. */
extern const struct shell shell_table[];

#endif
