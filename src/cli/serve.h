/* The command `lsp`: the language server with the command line's settings. */
#ifndef CLI_SERVE_H
#define CLI_SERVE_H

#include "cli/commands.h"

enum exit_status serve_run(const struct options *options, struct errors *errors);

#endif
