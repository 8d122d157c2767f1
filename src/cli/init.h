/* The command `init`: what a repository needs to use the program. */
#ifndef CLI_INIT_H
#define CLI_INIT_H

#include "cli/commands.h"

enum workflow { WORKFLOW_NONE = -1, WORKFLOW_GITHUB, WORKFLOW_GITLAB };

enum exit_status init_run(const struct options *options, struct errors *errors);

#endif
