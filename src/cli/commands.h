/* The table of commands. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

enum exit_status { STATUS_CLEAN = 0, STATUS_FINDINGS = 1, STATUS_TROUBLE = 2 };

struct command {
    const char *name;
    enum command_bit bit;
    const char *arguments;  /* "[PATH...]" */
    const char *summary;    /* one line */
    const char *details;    /* a paragraph for --help and the manual page */
    const char *example;    /* command line, without the prompt */
    /* Does the work and returns the exit status. What went wrong is added to errors, which main prints. */
    enum exit_status (*run)(const struct options *options, struct errors *errors);
};

/* The first is the default; ends with a row whose name is NULL. */
extern const struct command command_table[];

const struct command *command_named(const char *name);
/* The name of the command that a mistyped one is nearest to, or one of another linter means, or NULL. */
const char *command_nearest(const char *name);

#endif
