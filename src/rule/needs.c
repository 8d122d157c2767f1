#include "rule/needs.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "rule/edge.h"
#include "rule/second_word.h"
#include "rule/wish.h"

enum { MOST_NEEDS = 6, SHORTEST_STEM = 3, SHORTEST_START = 2, MOST_STARTS = 800 };

struct wishes {
    struct wish *items;
    size_t count, capacity;
};

struct derivation {
    const struct pattern *pattern;
    struct arena *arena;
};

/* --- needs: what stands anywhere in the text ------------------------------------------------------------ */

/* A blank stands in every text. */
static void add_wish(const struct derivation *derivation, struct wishes *wishes, struct wish wish)
{
    bool useful = wish.word_count <= WISH_MOST_WORDS && !byte_set_has(&wish.bytes, ' ');
    for (size_t i = 0; i < wishes->count; i++)
        useful &= !wish_implies(&wishes->items[i], &wish);
    if (useful)
        *ARENA_PUSH(derivation->arena, wishes->items, wishes->count, wishes->capacity) = wish;
}

static void need_words(const struct derivation *derivation, struct wishes *wishes, const struct item *items,
                       size_t count, bool whole)
{
    struct spellings all;
    struct wish wish = {0};
    if (spell(items, count, &all) && wish_for_words(&wish, &all, whole, SHORTEST_STEM, derivation->arena))
        add_wish(derivation, wishes, wish);
}

/* A subject that is only implied stands nowhere in the text. */
static bool may_be_unseen(const struct class_use *use)
{
    return use->source == CLASS_SUBJECT && (use->actors & ACTOR_IMPLIED);
}

static void need_class(const struct derivation *derivation, struct wishes *wishes, unsigned index)
{
    const struct class_use *use = &derivation->pattern->classes[index];
    struct wish wish = {0};
    if (may_be_unseen(use))
        return;
    wish_for_class(&wish, use, derivation->arena);
    add_wish(derivation, wishes, wish);
}

static void need_mark(const struct derivation *derivation, struct wishes *wishes, const struct item *item)
{
    struct wish wish = {0};
    wish_for_bytes(&wish, &item->bytes);
    if (!byte_set_is_empty(&wish.bytes))
        add_wish(derivation, wishes, wish);
}

static const struct wish *lightest(const struct wishes *wishes)
{
    const struct wish *best = NULL;
    for (size_t i = 0; i < wishes->count; i++)
        if (!best || wishes->items[i].weight < best->weight)
            best = &wishes->items[i];
    return best;
}

static void need_sequence(const struct derivation *derivation, const struct sequence *sequence, bool before,
                          bool after, struct wishes *wishes);

/* What every alternative needs: the lightest wish of each, together. */
static void need_alternatives(const struct derivation *derivation, const struct item *group, bool before, bool after,
                              struct wishes *wishes)
{
    struct wish any = {0};
    for (size_t i = 0; i < group->alternative_count; i++) {
        struct wishes own = {0};
        need_sequence(derivation, &group->alternatives[i], before, after, &own);
        const struct wish *best = lightest(&own);
        if (!best)
            return;
        wish_widen(&any, best, derivation->arena);
    }
    add_wish(derivation, wishes, any);
}

static void need_group(const struct derivation *derivation, const struct item *group, bool before, bool after,
                       struct wishes *wishes)
{
    after = edge_after_body(group, after);
    if (group->alternative_count == 1)
        need_sequence(derivation, &group->alternatives[0], before, after, wishes);
    else
        need_alternatives(derivation, group, before, after, wishes);
}

static void need_sequence(const struct derivation *derivation, const struct sequence *sequence, bool before,
                          bool after, struct wishes *wishes)
{
    for (size_t i = 0; i < sequence->count;) {
        const struct item *item = &sequence->items[i];
        size_t end = spelled_end(sequence, i);
        size_t next = end > i ? end : i + 1;
        bool edge_before = edge_at_end(sequence, i, before), edge_after = edge_at_start(sequence, next, after);
        if (end > i && edge_before)
            need_words(derivation, wishes, item, end - i, edge_after);
        else if (end == i && item->kind == ITEM_CLASS)
            need_class(derivation, wishes, item->class_index);
        else if (end == i && item->kind == ITEM_OTHER && !item->optional)
            need_mark(derivation, wishes, item);
        else if (end == i && item->kind == ITEM_GROUP && !item->optional)
            need_group(derivation, item, edge_before, edge_after, wishes);
        i = next;
    }
}

/* --- the start: what stands where a match begins -------------------------------------------------------- */

struct start {
    struct wish wish;
    int subject;        /* the class that asks for one before anything is consumed, or -1 */
    unsigned choices;   /* groups around that need not be entered this way */
    bool stop_at_start; /* what follows a ^ is not looked at: a match may begin where the text does, whatever stands there */
    bool of_text;
};

/* The way through what consumes nothing, up to where the match begins. */
struct path {
    bool passes; /* it goes on: what follows may begin the match */
    bool edge;   /* no word goes on across this place */
};

/* Adds what the sequence can begin with and takes the path through it. False when that is not known. `after` tells of
 * the place behind the sequence. */
static bool start_sequence(const struct derivation *derivation, const struct sequence *sequence, bool after,
                           struct start *start, struct path *path);

static bool start_group(const struct derivation *derivation, const struct item *group, bool after,
                        struct start *start, struct path *path)
{
    struct path before = *path, any = {group->optional, group->optional ? path->edge : true};
    bool choice = group->optional || group->alternative_count > 1, good = true;
    after = edge_after_body(group, after);
    start->choices += choice;
    for (size_t i = 0; good && i < group->alternative_count; i++) {
        *path = before;
        good = start_sequence(derivation, &group->alternatives[i], after, start, path);
        any.passes |= path->passes;
        any.edge &= !path->passes || path->edge;
    }
    start->choices -= choice;
    *path = any;
    return good;
}

static void start_class(const struct derivation *derivation, unsigned index, struct start *start, struct path *path)
{
    const struct class_use *use = &derivation->pattern->classes[index];
    path->passes = use->source == CLASS_SUBJECT;
    if (path->passes && start->choices == 0)
        start->subject = (int)index;
    if (!path->passes)
        wish_for_class(&start->wish, use, derivation->arena);
}

/* Of bytes of words only those that begin one are looked at. */
static bool begins_with_word(const struct byte_set *bytes)
{
    for (unsigned byte = 0; byte < 0x80; byte++)
        if ((ascii_is_alnum((char)byte) || byte == '_') && byte_set_has(bytes, (unsigned char)byte))
            return true;
    return false;
}

static bool start_character(const struct item *item, struct start *start, struct path *path)
{
    path->passes = item->optional;
    if (byte_set_is_empty(&item->bytes) || (!path->edge && begins_with_word(&item->bytes)))
        return false;
    wish_for_bytes(&start->wish, &item->bytes);
    return true;
}

static bool start_item(const struct derivation *derivation, const struct item *item, bool after,
                       struct start *start, struct path *path)
{
    if (item->kind == ITEM_GROUP)
        return start_group(derivation, item, after, start, path);
    bool edge = item->kind == ITEM_EDGE || item->kind == ITEM_START;
    if (item->kind == ITEM_EMPTY || edge) {
        path->passes = !(item->kind == ITEM_START && start->stop_at_start);
        path->edge |= edge;
        start->of_text |= !path->passes;
        return true;
    }
    if (item->kind != ITEM_CLASS)
        return start_character(item, start, path);
    start_class(derivation, item->class_index, start, path);
    return true;
}

static bool start_words(const struct derivation *derivation, const struct item *items, size_t count, bool whole,
                        struct start *start)
{
    struct spellings all;
    return spell(items, count, &all) &&
           wish_for_words(&start->wish, &all, whole, SHORTEST_START, derivation->arena);
}

static bool start_sequence(const struct derivation *derivation, const struct sequence *sequence, bool after,
                           struct start *start, struct path *path)
{
    for (size_t i = 0; i < sequence->count && path->passes; i++) {
        const struct item *item = &sequence->items[i];
        size_t end = spelled_end(sequence, i);
        if (end > i && path->edge &&
            start_words(derivation, item, end - i, edge_at_start(sequence, end, after), start)) {
            path->passes = false;
            return true;
        }
        /* What can be spelled in too many ways is taken apart. */
        if (item->kind == ITEM_LETTER || !start_item(derivation, item, edge_at_start(sequence, i + 1, after), start, path))
            return false;
    }
    return true;
}

/* --- branches ------------------------------------------------------------------------------------------- */

static int compare_weights(const void *left, const void *right)
{
    const struct wish *a = left, *b = right;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

static void keep_needs(struct branch *branch, struct wishes *wishes, struct vocabulary_builder *words)
{
    if (wishes->count)
        qsort(wishes->items, wishes->count, sizeof *wishes->items, compare_weights);
    size_t count = wishes->count < MOST_NEEDS ? wishes->count : MOST_NEEDS;
    struct need *needs = arena_alloc(words->arena, (count + 1) * sizeof *needs);
    for (size_t i = 0; i < count; i++)
        needs[i] = wish_need(&wishes->items[i], words, words->arena);
    branch->needs = needs;
    branch->need_count = count;
}

static void keep_start(struct branch *branch, const struct start *start, struct vocabulary_builder *words)
{
    struct need *kept = arena_alloc(words->arena, sizeof *kept);
    *kept = wish_need(&start->wish, words, words->arena);
    branch->start = kept;
    branch->starts_text = start->of_text;
    branch->subject = start->subject;
}

static void keep_second(const struct derivation *derivation, const struct sequence *sequence, struct branch *branch,
                        struct vocabulary_builder *words)
{
    struct wish second = {0};
    if (!second_word(derivation->pattern, sequence, &second, derivation->arena))
        return;
    struct need *kept = arena_alloc(words->arena, sizeof *kept);
    *kept = wish_need(&second, words, words->arena);
    branch->second = kept;
}

static bool derive_start(const struct derivation *derivation, const struct sequence *sequence, bool stop_at_start,
                         struct start *start)
{
    struct path path = {.passes = true};
    *start = (struct start){.stop_at_start = stop_at_start, .subject = -1};
    return start_sequence(derivation, sequence, false, start, &path) && !path.passes &&
           start->wish.word_count <= MOST_STARTS;
}

static struct branch derive_branch(const struct derivation *derivation, const struct sequence *sequence,
                                   struct vocabulary_builder *words)
{
    struct branch branch = {.subject = -1};
    struct wishes wishes = {0};
    struct start start;
    bool starts = derive_start(derivation, sequence, false, &start);
    need_sequence(derivation, sequence, false, false, &wishes);
    if (starts)
        add_wish(derivation, &wishes, start.wish);
    keep_needs(&branch, &wishes, words);
    if (!starts || edge_is_start(sequence)) /* one place is better than many */
        starts = derive_start(derivation, sequence, true, &start);
    if (starts)
        keep_start(&branch, &start, words);
    keep_second(derivation, sequence, &branch, words);
    return branch;
}

void needs_derive(struct pattern *pattern, struct vocabulary_builder *words)
{
    struct arena scratch = ARENA_INIT;
    struct derivation derivation = {pattern, &scratch};
    const struct item *root = pattern_tree(pattern->text, pattern->case_sensitive, &scratch);
    size_t count = root ? root->alternative_count : 1;
    struct branch *branches = arena_alloc(words->arena, count * sizeof *branches);
    branches[0].subject = -1;
    for (size_t i = 0; root && i < count; i++)
        branches[i] = derive_branch(&derivation, &root->alternatives[i], words);
    pattern->branches = branches;
    pattern->branch_count = count;
    arena_release(&scratch);
}
