/* From what a text holds to the patterns that may match in it.
 *
 * Every branch of a matcher is filed under the cues of one of its needs, the one that tells the most; matchers with a
 * branch without a need stand in a list of their own. */
#ifndef RULE_SCAN_INDEX_H
#define RULE_SCAN_INDEX_H

#include "rule/ruleset.h"

/* A matcher of the rule set, in rule order. */
struct scan_matcher {
    const struct rule *rule;
    const struct matcher *matcher;
    uint32_t rule_index;
    uint32_t sections; /* bit = role: where it runs, and is not switched off */
    uint32_t units;    /* set of unit_kind */
};

struct scan_index {
    const struct scan_matcher *matchers; size_t matcher_count;
    uint32_t word_count, lexicon_count;
    /* Matchers by cue: those of list n are numbers[first[n]] up to numbers[first[n + 1]]. The lists of words come
     * first, then those of lexicons, of actor classes, of marks by their byte, and that of matchers without a need. */
    const uint32_t *first;
    const uint32_t *numbers;
};

/* Lives in the arena. */
const struct scan_index *scan_index_build(const struct ruleset *ruleset, struct arena *arena);

static inline uint32_t scan_index_lexicon(const struct scan_index *index, uint32_t lexicon)
{
    return index->word_count + lexicon;
}

static inline uint32_t scan_index_actor(const struct scan_index *index, uint32_t bit)
{
    return index->word_count + index->lexicon_count + bit;
}

/* All bytes beyond ASCII are in one list. */
static inline uint32_t scan_index_byte(const struct scan_index *index, uint32_t byte)
{
    return scan_index_actor(index, ACTOR_CLASS_COUNT) + (byte < 0x80 ? byte : 0x80);
}

static inline uint32_t scan_index_always(const struct scan_index *index)
{
    return scan_index_byte(index, 0x80) + 1;
}

#endif
