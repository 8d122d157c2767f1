#include "rule/ruleset.h"

#include <string.h>

int ruleset_lexicon(const struct ruleset *ruleset, const char *id)
{
    for (size_t i = 0; i < ruleset->lexicon_count; i++)
        if (strcmp(ruleset->lexicons[i].id, id) == 0)
            return (int)i;
    return -1;
}

const struct rule *ruleset_rule(const struct ruleset *ruleset, const char *id)
{
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (strcmp(ruleset->rules[i]->id, id) == 0)
            return ruleset->rules[i];
    return NULL;
}

enum severity rule_highest_severity(const struct rule *rule)
{
    enum severity highest = SEVERITY_OFF;
    for (size_t i = 0; i <= ACTOR_CLASS_COUNT; i++)
        if (rule->severity[i] > highest)
            highest = rule->severity[i];
    return highest;
}
