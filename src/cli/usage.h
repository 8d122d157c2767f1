/* Help and the manual page, made from the tables of commands and options. */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include "base/buffer.h"
#include "cli/commands.h"

/* Lines end at `width` columns. */
void usage_command(struct buffer *out, const struct command *command, size_t width);
/* Everything: commands, common use, where to read on. */
void usage_overview(struct buffer *out, size_t width);
/* blameless(1), in man(7) markup. */
void usage_manual(struct buffer *out);

#endif
