/* The commands `rules` and `explain`: what the program looks for, told from the rules themselves. */
#ifndef CLI_CATALOGUE_H
#define CLI_CATALOGUE_H

#include "cli/commands.h"

enum exit_status catalogue_rules(const struct options *options, struct errors *errors);
enum exit_status catalogue_explain(const struct options *options, struct errors *errors);

#endif
