#include "lint/linter.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct linter *linter_new(void)
{
    struct linter *linter = memory_zero(1, sizeof *linter);
    linter->scratch = regex_scratch_new();
    linter->proved = proved_new();
    return linter;
}

struct linter *linter_new_remembering(void)
{
    struct linter *linter = linter_new();
    linter->memo = memo_new();
    return linter;
}

void linter_free(struct linter *linter)
{
    if (!linter)
        return;
    for (size_t i = 0; i < LINTER_PLANS; i++)
        plan_free(linter->plans[i]);
    regex_scratch_free(linter->scratch);
    proved_free(linter->proved);
    memo_free(linter->memo);
    arena_release(&linter->document);
    arena_release(&linter->proof);
    free(linter);
}

static struct plan *move_to_front(struct linter *linter, size_t index)
{
    struct plan *plan = linter->plans[index];
    memmove(linter->plans + 1, linter->plans, index * sizeof *linter->plans);
    return linter->plans[0] = plan;
}

struct plan *linter_plan(struct linter *linter, const struct ruleset *ruleset)
{
    for (size_t i = 0; i < LINTER_PLANS && linter->plans[i]; i++)
        if (linter->plans[i]->ruleset == ruleset)
            return move_to_front(linter, i);
    plan_free(linter->plans[LINTER_PLANS - 1]);
    linter->plans[LINTER_PLANS - 1] = plan_new(ruleset);
    return move_to_front(linter, LINTER_PLANS - 1);
}
