/* The settings of each document: the command line over the configuration file nearest to it. */
#ifndef CLI_CONFIGURATION_H
#define CLI_CONFIGURATION_H

#include "cli/options.h"
#include "rule/settings.h"

struct configuration;

/* NULL after adding an error when a pack, a rule name or --config is wrong. Owned by the caller; settings and rule
 * sets live as long as it. Not to be used by two threads at once. */
struct configuration *configuration_new(const struct options *options, struct errors *errors);
void configuration_free(struct configuration *configuration);

/* The settings for a path (it need not exist). NULL after adding an error when its configuration is wrong. */
const struct settings *configuration_for(struct configuration *configuration, const char *path,
                                         struct errors *errors);

/* Every rule switched on, opt-in ones too, and nothing configured: what examples are proved under. */
const struct settings *configuration_everything(struct configuration *configuration);

#endif
