/* The command `test`: the examples inside rules, proved against the rules. */
#ifndef CLI_PROVE_H
#define CLI_PROVE_H

#include "cli/commands.h"

enum exit_status prove_run(const struct options *options, struct errors *errors);

#endif
