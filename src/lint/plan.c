#include "lint/plan.h"

#include <stdlib.h>

#include "base/memory.h"

struct plan *plan_new(const struct ruleset *ruleset)
{
    struct plan *plan = memory_zero(1, sizeof *plan);
    plan->ruleset = ruleset;
    plan->memos = memory_zero(ruleset->pattern_count + 1, sizeof *plan->memos);
    plan->regexes = regex_table_new(ruleset);
    plan->inventory = inventory_new(ruleset);
    plan->tech_mask = ruleset_lexicon(ruleset, "tech-mask");
    return plan;
}

void plan_free(struct plan *plan)
{
    if (!plan)
        return;
    regex_table_free(plan->regexes);
    inventory_free(plan->inventory);
    free(plan->memos);
    free(plan);
}
