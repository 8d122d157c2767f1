/* The commands `check` and `fix`. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/commands.h"

enum exit_status check_run(const struct options *options, struct errors *errors);

#endif
