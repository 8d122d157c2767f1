#include "lint/claim.h"

#include <string.h>

static bool is_of(const struct claim *claim, const struct rule *rule)
{
    for (size_t i = 0; i < claim->of_count; i++)
        if (strcmp(claim->of[i], rule->id) == 0)
            return true;
    return false;
}

static bool holds(const struct claim *claim, struct unit_search *search, const struct finding *finding)
{
    return is_of(claim, finding->rule) && (!claim->sections || claim->sections >> finding->section & 1) &&
           (!claim->actors || claim->actors & finding->actor.actor) &&
           (!claim->when || unit_search_has(search, claim->when));
}

static bool claims(const struct rule *rule, struct unit_search *search, const struct finding *finding)
{
    for (size_t i = 0; i < rule->claim_count; i++)
        if (holds(&rule->claims[i], search, finding))
            return true;
    return false;
}

void claims_note(struct unit_search *search, struct finding *finding)
{
    const struct settings *settings = search->pass->settings;
    const struct ruleset *ruleset = settings->ruleset;
    size_t capacity = 0;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (settings->rules[i].enabled && claims(ruleset->rules[i], search, finding))
            *ARENA_PUSH(search->pass->arena, finding->claimants, finding->claimant_count, capacity) =
                ruleset->rules[i];
}
