#include "rule/scan_index.h"

#include "rule/vocabulary.h"

static size_t count_matchers(const struct ruleset *ruleset)
{
    size_t count = 0;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        count += ruleset->rules[i]->matcher_count;
    return count;
}

static uint32_t sections_of(const struct rule *rule, const struct matcher *matcher)
{
    uint32_t sections = matcher->sections ? rule->sections & matcher->sections : rule->sections;
    for (unsigned i = 0; i < SECTION_ROLE_COUNT; i++)
        if (rule->section_step[i] <= -3)
            sections &= ~(UINT32_C(1) << i);
    return sections;
}

static struct scan_matcher scan_matcher(const struct rule *rule, const struct matcher *matcher, size_t rule_index)
{
    return (struct scan_matcher){
        .rule = rule,
        .matcher = matcher,
        .rule_index = (uint32_t)rule_index,
        .sections = sections_of(rule, matcher),
        .units = matcher->units ? rule->units & matcher->units : rule->units,
    };
}

static const struct scan_matcher *list_matchers(const struct ruleset *ruleset, size_t count, struct arena *arena)
{
    struct scan_matcher *matchers = arena_alloc(arena, (count + 1) * sizeof *matchers), *next = matchers;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t m = 0; m < ruleset->rules[i]->matcher_count; m++)
            *next++ = scan_matcher(ruleset->rules[i], &ruleset->rules[i]->matchers[m], i);
    return matchers;
}

typedef void (*list_visitor)(void *context, uint32_t list, uint32_t matcher);

/* Needs are sorted by what they tell: the first is the one to file under. */
static void visit_branch(const struct scan_index *index, const struct branch *branch, uint32_t matcher,
                         list_visitor visit, void *context)
{
    if (!branch->need_count) {
        visit(context, scan_index_always(index), matcher);
        return;
    }
    const struct need *need = &branch->needs[0];
    for (size_t i = 0; i < need->cue_count; i++)
        visit(context, need->cues[i].word != CUE_NO_WORD ? need->cues[i].word
                                                         : scan_index_lexicon(index, need->cues[i].lexicon),
              matcher);
    for (uint32_t bits = need->actors; bits; bits &= bits - 1)
        visit(context, scan_index_actor(index, (uint32_t)__builtin_ctz(bits)), matcher);
    for (uint32_t byte = 0; byte <= 0x80; byte++)
        if (byte_set_has(&need->bytes, byte < 0x80 ? (unsigned char)byte : 0xff))
            visit(context, scan_index_byte(index, byte), matcher);
}

static void visit_all(const struct scan_index *index, list_visitor visit, void *context)
{
    for (uint32_t i = 0; i < index->matcher_count; i++) {
        const struct pattern *pattern = &index->matchers[i].matcher->pattern;
        for (size_t j = 0; j < pattern->branch_count; j++)
            visit_branch(index, &pattern->branches[j], i, visit, context);
    }
}

struct filing {
    uint32_t *first;   /* while numbers are filed: where the next one of the list goes */
    uint32_t *numbers;
};

static void count_one(void *context, uint32_t list, uint32_t matcher)
{
    struct filing *filing = context;
    (void)matcher;
    filing->first[list + 1]++;
}

static void file_one(void *context, uint32_t list, uint32_t matcher)
{
    struct filing *filing = context;
    filing->numbers[filing->first[list]++] = matcher;
}

const struct scan_index *scan_index_build(const struct ruleset *ruleset, struct arena *arena)
{
    struct scan_index *index = arena_alloc(arena, sizeof *index);
    index->matcher_count = count_matchers(ruleset);
    index->matchers = list_matchers(ruleset, index->matcher_count, arena);
    index->word_count = ruleset->vocabulary->first_word + ruleset->vocabulary->word_count;
    index->lexicon_count = (uint32_t)ruleset->lexicon_count;
    size_t lists = scan_index_always(index) + 1;
    struct filing filing = {.first = arena_alloc(arena, (lists + 1) * sizeof *filing.first)};
    visit_all(index, count_one, &filing);
    for (size_t i = 0; i < lists; i++)
        filing.first[i + 1] += filing.first[i];
    filing.numbers = arena_alloc(arena, (filing.first[lists] + 1) * sizeof *filing.numbers);
    visit_all(index, file_one, &filing);
    for (size_t i = lists; i > 0; i--) /* each list's place has moved to where the next one begins */
        filing.first[i] = filing.first[i - 1];
    filing.first[0] = 0;
    index->first = filing.first;
    index->numbers = filing.numbers;
    return index;
}
