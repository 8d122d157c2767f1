#include "cli/known_rules.h"

#include <stdio.h>

#include "cli/problems.h"

static int open_without_files(struct known_rules *known, struct errors *errors)
{
    known->without.no_config = true;
    known->configuration = configuration_new(&known->without, errors);
    known->settings = known->configuration ? configuration_for(known->configuration, ".", errors) : NULL;
    return known->settings ? 0 : -1;
}

int known_rules_open(struct known_rules *known, const struct options *options, struct errors *errors)
{
    struct errors mistakes = ERRORS_INIT;
    *known = (struct known_rules){.without = *options};
    known->configuration = configuration_new(options, errors);
    if (!known->configuration)
        return -1;
    known->settings = configuration_for(known->configuration, ".", &mistakes);
    if (known->settings || options->config_from_rev) {
        problems_move(errors, &mistakes);
        errors_release(&mistakes);
        return known->settings ? 0 : -1;
    }
    problems_print(&mistakes);
    errors_release(&mistakes);
    fputs("blameless: the rules are taken as they are without this configuration (--no-config)\n", stderr);
    configuration_free(known->configuration);
    return open_without_files(known, errors);
}

void known_rules_close(struct known_rules *known)
{
    configuration_free(known->configuration);
}
