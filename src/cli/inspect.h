/* The command `config`: what is configured for a path, and where. */
#ifndef CLI_INSPECT_H
#define CLI_INSPECT_H

#include "cli/commands.h"

enum exit_status inspect_run(const struct options *options, struct errors *errors);

#endif
