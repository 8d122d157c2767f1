/* A rule set made ready for one thread: which matchers a unit can match at all.
 *
 * A unit's signature and a pattern's needs are sets of the same bits. Each matcher is filed under the bits
 * of its rarest need; the set bits of a unit lead to the few matchers whose other needs are worth a look. */
#ifndef LINT_PLAN_H
#define LINT_PLAN_H

#include "lint/annotate.h"
#include "rule/regex_table.h"
#include "rule/ruleset.h"

struct need_bits {
    const uint16_t *bits; /* any of them meets the need */
    size_t count;
};

/* A pattern with its needs as bits, made when it is first asked for. */
struct plan_pattern {
    const struct pattern *pattern; /* NULL until then */
    const struct need_bits *needs; size_t need_count;
};

struct plan_matcher {
    const struct rule *rule;
    const struct matcher *matcher;
    uint32_t rule_index; /* into the rule set and the settings */
    const struct plan_pattern *pattern;
};

/* Whether a pattern was found in the unit searched last. */
struct pattern_memo {
    uint64_t search; /* number of that unit's search; 0: none yet */
    bool found;
};

struct plan {
    const struct ruleset *ruleset;
    const struct plan_matcher *matchers; size_t matcher_count; /* of language rules, in rule order */
    int tech_mask; /* index of the lexicon of protected collocations, or -1 */
    struct plan_pattern *patterns; /* by pattern index */
    struct pattern_memo *memos;    /* by pattern index */
    uint64_t search_count;         /* units searched so far */
    struct plan_index *index;
    struct regex_table *regexes;
    struct arena arena;
};

/* The plan must be freed before the rule set's memory is. */
struct plan *plan_new(const struct ruleset *ruleset);
void plan_free(struct plan *plan);

/* The prepared form of any pattern of the rule set: a matcher's, a guard's, a template's. */
const struct plan_pattern *plan_pattern_of(struct plan *plan, const struct pattern *pattern);
/* Can the pattern match in a unit with this signature? Never a false no. */
bool plan_pattern_possible(const struct plan_pattern *pattern, const struct signature *signature);

/* Writes the numbers of the matchers that are possible in a unit with this signature, in ascending order, to
 * out (room for matcher_count) and returns how many. */
size_t plan_candidates(struct plan *plan, const struct signature *signature, uint32_t *out);

#endif
