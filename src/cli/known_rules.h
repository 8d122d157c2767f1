/* The rules that commands about rules speak of: those of the configuration of the current folder, or the built-in ones
 * where a mistake in it stands in the way, for these commands do not need it. */
#ifndef CLI_KNOWN_RULES_H
#define CLI_KNOWN_RULES_H

#include "cli/configuration.h"

struct known_rules {
    const struct settings *settings; /* live as long as this */
    struct options without;          /* the options, and no configuration file */
    struct configuration *configuration;
};

/* Says on standard error what is wrong with the configuration file and goes on. Returns -1 after adding an error when
 * the options are wrong. */
int known_rules_open(struct known_rules *known, const struct options *options, struct errors *errors);
void known_rules_close(struct known_rules *known);

#endif
