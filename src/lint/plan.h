/* A rule set made ready for one thread: what the unit at hand holds, what was found in it, compiled patterns. */
#ifndef LINT_PLAN_H
#define LINT_PLAN_H

#include "lint/inventory.h"
#include "rule/regex_table.h"
#include "rule/ruleset.h"

/* Whether a pattern was found in the unit searched last. */
struct pattern_memo {
    uint64_t search; /* number of that unit's search; 0: none yet */
    bool found;
};

struct plan {
    const struct ruleset *ruleset;
    int tech_mask; /* index of the lexicon of protected collocations, or -1 */
    struct pattern_memo *memos;    /* by pattern index */
    uint64_t search_count;         /* units searched so far */
    uint64_t inventory_search;     /* the search whose unit the inventory is of */
    struct inventory *inventory;
    struct regex_table *regexes;
};

/* The plan must be freed before the rule set's memory is. */
struct plan *plan_new(const struct ruleset *ruleset);
void plan_free(struct plan *plan);

#endif
