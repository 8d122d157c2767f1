#include "lint/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
    LEXICON_BITS = 256,
    WORD_BITS = 1024,
    FIRST_WORD = LEXICON_BITS,
    FIRST_ACTOR = LEXICON_BITS + WORD_BITS,
    BIT_COUNT = FIRST_ACTOR + ACTOR_CLASS_COUNT
};

/* How often a bit of each kind is likely to be set, roughly: a word is rare, an actor is not. */
enum { WORD_WEIGHT = 1, LEXICON_WEIGHT = 6, ACTOR_WEIGHT = 60 };

struct posting {
    uint32_t *matchers;
    size_t count, capacity;
};

struct plan_index {
    struct posting by_bit[BIT_COUNT];
    struct posting always; /* matchers without a need */
    uint32_t *stamps;      /* by matcher: the last look-up that met it */
    uint32_t stamp;
};

/* --- bits of signatures --------------------------------------------------------------------------------- */

typedef void (*bit_visitor)(void *context, uint16_t bit);

static void visit_word(uint64_t word, unsigned first, bit_visitor visit, void *context)
{
    for (; word; word &= word - 1)
        visit(context, (uint16_t)(first + (unsigned)__builtin_ctzll(word)));
}

static void visit_bits(const struct signature *signature, bit_visitor visit, void *context)
{
    for (unsigned i = 0; i < LEXICON_BITS / 64; i++)
        visit_word(signature->lexicons[i], i * 64, visit, context);
    for (unsigned i = 0; i < WORD_BITS / 64; i++)
        visit_word(signature->words[i], FIRST_WORD + i * 64, visit, context);
    visit_word(signature->actors, FIRST_ACTOR, visit, context);
}

static bool has_bit(const struct signature *signature, uint16_t bit)
{
    if (bit >= FIRST_ACTOR)
        return signature->actors >> (bit - FIRST_ACTOR) & 1;
    if (bit >= FIRST_WORD)
        return signature->words[(bit - FIRST_WORD) / 64] >> (bit % 64) & 1;
    return signature->lexicons[bit / 64] >> (bit % 64) & 1;
}

/* --- needs ---------------------------------------------------------------------------------------------- */

struct bit_list {
    struct arena *arena;
    uint16_t *bits;
    size_t count, capacity;
};

static void append_bit(void *context, uint16_t bit)
{
    struct bit_list *list = context;
    *ARENA_PUSH(list->arena, list->bits, list->count, list->capacity) = bit;
}

static struct need_bits bits_of_need(const struct need *need, struct arena *arena)
{
    struct signature signature = {0};
    struct bit_list list = {.arena = arena};
    signature_of_need(&signature, need);
    visit_bits(&signature, append_bit, &list);
    return (struct need_bits){list.bits, list.count};
}

/* A subject that is only implied stands nowhere in the unit: a need it may meet asks for nothing. */
static bool may_be_unseen(const struct need *need)
{
    return need->actors & ACTOR_IMPLIED;
}

static void prepare_needs(struct plan_pattern *prepared, struct arena *arena)
{
    const struct pattern *pattern = prepared->pattern;
    struct need_bits *needs = arena_alloc(arena, pattern->need_count * sizeof *needs);
    for (size_t i = 0; i < pattern->need_count; i++)
        if (!may_be_unseen(&pattern->needs[i]))
            needs[prepared->need_count++] = bits_of_need(&pattern->needs[i], arena);
    prepared->needs = needs;
}

static bool need_met(const struct need_bits *need, const struct signature *signature)
{
    for (size_t i = 0; i < need->count; i++)
        if (has_bit(signature, need->bits[i]))
            return true;
    return false;
}

bool plan_pattern_possible(const struct plan_pattern *pattern, const struct signature *signature)
{
    for (size_t i = 0; i < pattern->need_count; i++)
        if (!need_met(&pattern->needs[i], signature))
            return false;
    return true;
}

const struct plan_pattern *plan_pattern_of(struct plan *plan, const struct pattern *pattern)
{
    struct plan_pattern *prepared = &plan->patterns[pattern->index];
    if (!prepared->pattern) {
        prepared->pattern = pattern;
        prepare_needs(prepared, &plan->arena);
    }
    return prepared;
}

/* --- the index from bits to matchers -------------------------------------------------------------------- */

static unsigned weight_of_bit(uint16_t bit)
{
    return bit >= FIRST_ACTOR ? ACTOR_WEIGHT : bit >= FIRST_WORD ? WORD_WEIGHT : LEXICON_WEIGHT;
}

static unsigned weight_of(const struct need_bits *need)
{
    unsigned weight = 0;
    for (size_t i = 0; i < need->count; i++)
        weight += weight_of_bit(need->bits[i]);
    return weight;
}

static const struct need_bits *rarest_need(const struct plan_pattern *pattern)
{
    const struct need_bits *rarest = NULL;
    for (size_t i = 0; i < pattern->need_count; i++)
        if (!rarest || weight_of(&pattern->needs[i]) < weight_of(rarest))
            rarest = &pattern->needs[i];
    return rarest;
}

static void post(struct posting *posting, uint32_t matcher, struct arena *arena)
{
    *ARENA_PUSH(arena, posting->matchers, posting->count, posting->capacity) = matcher;
}

static void file_matcher(struct plan *plan, uint32_t matcher)
{
    const struct need_bits *key = rarest_need(plan->matchers[matcher].pattern);
    if (!key) {
        post(&plan->index->always, matcher, &plan->arena);
        return;
    }
    for (size_t i = 0; i < key->count; i++)
        post(&plan->index->by_bit[key->bits[i]], matcher, &plan->arena);
}

struct lookup {
    struct plan *plan;
    const struct signature *signature;
    uint32_t *out;
    size_t count;
};

static void take(struct lookup *lookup, const struct posting *posting)
{
    struct plan_index *index = lookup->plan->index;
    for (size_t i = 0; i < posting->count; i++) {
        uint32_t matcher = posting->matchers[i];
        if (index->stamps[matcher] == index->stamp)
            continue;
        index->stamps[matcher] = index->stamp;
        if (plan_pattern_possible(lookup->plan->matchers[matcher].pattern, lookup->signature))
            lookup->out[lookup->count++] = matcher;
    }
}

static void take_bit(void *context, uint16_t bit)
{
    struct lookup *lookup = context;
    if (bit < BIT_COUNT)
        take(lookup, &lookup->plan->index->by_bit[bit]);
}

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static void next_stamp(struct plan *plan)
{
    if (++plan->index->stamp)
        return;
    memset(plan->index->stamps, 0, plan->matcher_count * sizeof *plan->index->stamps);
    plan->index->stamp = 1;
}

size_t plan_candidates(struct plan *plan, const struct signature *signature, uint32_t *out)
{
    struct lookup lookup = {plan, signature, out, 0};
    next_stamp(plan);
    take(&lookup, &plan->index->always);
    visit_bits(signature, take_bit, &lookup);
    qsort(out, lookup.count, sizeof *out, by_number);
    return lookup.count;
}

/* --- the plan ------------------------------------------------------------------------------------------- */

static void collect_matchers(struct plan *plan)
{
    struct plan_matcher *matchers = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < plan->ruleset->rule_count; i++) {
        const struct rule *rule = plan->ruleset->rules[i];
        for (size_t m = 0; m < rule->matcher_count; m++)
            *ARENA_PUSH(&plan->arena, matchers, plan->matcher_count, capacity) =
                (struct plan_matcher){rule, &rule->matchers[m], (uint32_t)i,
                                      plan_pattern_of(plan, &rule->matchers[m].pattern)};
    }
    plan->matchers = matchers;
}

struct plan *plan_new(const struct ruleset *ruleset)
{
    struct plan *plan = memory_zero(1, sizeof *plan);
    plan->ruleset = ruleset;
    plan->patterns = memory_zero(ruleset->pattern_count + 1, sizeof *plan->patterns);
    plan->memos = memory_zero(ruleset->pattern_count + 1, sizeof *plan->memos);
    plan->regexes = regex_table_new(ruleset);
    plan->index = memory_zero(1, sizeof *plan->index);
    plan->tech_mask = ruleset_lexicon(ruleset, "tech-mask");
    collect_matchers(plan);
    plan->index->stamps = memory_zero(plan->matcher_count + 1, sizeof *plan->index->stamps);
    for (uint32_t i = 0; i < plan->matcher_count; i++)
        file_matcher(plan, i);
    return plan;
}

void plan_free(struct plan *plan)
{
    if (!plan)
        return;
    regex_table_free(plan->regexes);
    free(plan->patterns);
    free(plan->memos);
    free(plan->index->stamps);
    free(plan->index);
    arena_release(&plan->arena);
    free(plan);
}
