#include "rule/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "rule/pattern_tree.h"

enum {
    MOST_WORDS = 160,     /* in one need; more would meet nearly every unit */
    MOST_SPELLINGS = 24,  /* of one word with options: engineer(?:s|ing)? */
    MOST_NEEDS = 6,
    LONGEST_SPELLING = 40,
    /* How common a member of a class is, against a word of 1. */
    LEXICON_WEIGHT = 12,
    ACTOR_WEIGHT = 40,
    COMMON_WORD_WEIGHT = 60,
};

struct wish { /* a need that grows */
    struct slice *words;
    size_t word_count, word_capacity;
    uint16_t *lexicons;
    size_t lexicon_count, lexicon_capacity;
    uint32_t actors;
    unsigned weight;
};

struct wishes {
    struct wish *items;
    size_t count, capacity;
};

struct derivation {
    const struct pattern *pattern;
    struct arena *arena;
};

/* --- edges: is it certain that a word cannot go on across this place? --- */

static bool edge_at_start(const struct sequence *sequence, size_t from, bool after);
static bool edge_at_end(const struct sequence *sequence, size_t to, bool before);

/* Is there an edge where the item begins, given whether there is one where it ends when it is empty? */
static bool item_begins_at_edge(const struct item *item, bool after)
{
    bool edge = item->kind == ITEM_OTHER || item->kind == ITEM_EDGE;
    if (item->kind == ITEM_EMPTY || item->kind == ITEM_CLASS)
        return after;
    if (item->kind == ITEM_GROUP) {
        edge = true;
        for (size_t i = 0; i < item->alternative_count; i++)
            edge &= edge_at_start(&item->alternatives[i], 0, after);
    }
    return edge && (!item->optional || after);
}

static bool item_ends_at_edge(const struct item *item, bool before)
{
    bool edge = item->kind == ITEM_OTHER || item->kind == ITEM_EDGE;
    if (item->kind == ITEM_EMPTY || item->kind == ITEM_CLASS)
        return before;
    if (item->kind == ITEM_GROUP) {
        edge = true;
        for (size_t i = 0; i < item->alternative_count; i++)
            edge &= edge_at_end(&item->alternatives[i], item->alternatives[i].count, before);
    }
    return edge && (!item->optional || before);
}

/* Is there an edge before item `from`; `after` tells of the place behind the whole sequence. */
static bool edge_at_start(const struct sequence *sequence, size_t from, bool after)
{
    for (size_t i = sequence->count; i > from; i--)
        after = item_begins_at_edge(&sequence->items[i - 1], after);
    return after;
}

/* Is there an edge behind item `to` - 1; `before` tells of the place before the whole sequence. */
static bool edge_at_end(const struct sequence *sequence, size_t to, bool before)
{
    for (size_t i = 0; i < to; i++)
        before = item_ends_at_edge(&sequence->items[i], before);
    return before;
}

/* --- words with options: every way they can be spelled --- */

struct spellings {
    char text[MOST_SPELLINGS][LONGEST_SPELLING + 1];
    size_t count;
};

static bool is_spelled(const struct item *item)
{
    if (item->repeated)
        return false;
    if (item->kind == ITEM_LETTER)
        return true;
    if (item->kind != ITEM_GROUP)
        return false;
    for (size_t i = 0; i < item->alternative_count; i++)
        for (size_t j = 0; j < item->alternatives[i].count; j++)
            if (!is_spelled(&item->alternatives[i].items[j]))
                return false;
    return true;
}

static bool add_spelling(struct spellings *all, const char *start, const char *end)
{
    if (all->count == MOST_SPELLINGS || strlen(start) + strlen(end) > LONGEST_SPELLING)
        return false;
    strcpy(all->text[all->count], start);
    strcat(all->text[all->count++], end);
    return true;
}

/* Every spelling so far, followed by every one of `more`. */
static bool append(struct spellings *all, const struct spellings *more)
{
    struct spellings before = *all;
    all->count = 0;
    for (size_t i = 0; i < before.count; i++)
        for (size_t j = 0; j < more->count; j++)
            if (!add_spelling(all, before.text[i], more->text[j]))
                return false;
    return true;
}

static bool spell(const struct item *items, size_t count, struct spellings *all);

static bool spell_item(const struct item *item, struct spellings *all)
{
    struct spellings one = {.count = 0};
    bool good = true;
    const char letter[] = {item->letter, '\0'};
    all->count = 0;
    if (item->optional)
        good = add_spelling(all, "", "");
    if (item->kind == ITEM_LETTER)
        return good && add_spelling(all, letter, "");
    for (size_t i = 0; good && i < item->alternative_count; i++) {
        good = spell(item->alternatives[i].items, item->alternatives[i].count, &one);
        for (size_t j = 0; good && j < one.count; j++)
            good = add_spelling(all, one.text[j], "");
    }
    return good;
}

/* All spellings of a run of items; false when there are too many. */
static bool spell(const struct item *items, size_t count, struct spellings *all)
{
    struct spellings one;
    all->count = 0;
    add_spelling(all, "", "");
    for (size_t i = 0; i < count; i++)
        if (!spell_item(&items[i], &one) || !append(all, &one))
            return false;
    return true;
}

/* --- wishes --- */

static bool is_common(const char *word)
{
    static const char *const common[] = {"a",   "an",  "and",  "are", "as",  "at",   "be",   "been", "by",  "did",
                                         "for", "had", "has",  "have", "in", "is",   "it",   "no",   "not", "of",
                                         "on",  "or",  "that", "the", "they", "this", "to",  "was",  "we",  "were",
                                         "with"};
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        if (strcmp(word, common[i]) == 0)
            return true;
    return false;
}

static bool has_word(const struct wish *wish, const char *word)
{
    for (size_t i = 0; i < wish->word_count; i++)
        if (slice_equals_text(wish->words[i], word))
            return true;
    return false;
}

static void add_word(const struct derivation *derivation, struct wish *wish, const char *word)
{
    if (has_word(wish, word))
        return;
    *ARENA_PUSH(derivation->arena, wish->words, wish->word_count, wish->word_capacity) =
        slice_of(arena_copy(derivation->arena, slice_of(word)));
    wish->weight += is_common(word) ? COMMON_WORD_WEIGHT : 1;
}

static void add_wish(const struct derivation *derivation, struct wishes *wishes, struct wish wish)
{
    if (wish.word_count <= MOST_WORDS)
        *ARENA_PUSH(derivation->arena, wishes->items, wishes->count, wishes->capacity) = wish;
}

/* A word must be letters only. */
static bool is_plain(const char *word)
{
    for (size_t i = 0; word[i]; i++)
        if (!ascii_is_alpha(word[i]))
            return false;
    return *word;
}

static void add_words(const struct derivation *derivation, struct wishes *wishes, const struct item *items,
                      size_t count)
{
    struct spellings all;
    struct wish wish = {0};
    if (!spell(items, count, &all))
        return;
    for (size_t i = 0; i < all.count; i++) {
        if (!is_plain(all.text[i]))
            return;
        add_word(derivation, &wish, all.text[i]);
    }
    add_wish(derivation, wishes, wish);
}

static void add_class(const struct derivation *derivation, struct wishes *wishes, unsigned index)
{
    const struct class_use *use = &derivation->pattern->classes[index];
    struct wish wish = {.weight = use->source == CLASS_LEXICON ? LEXICON_WEIGHT : ACTOR_WEIGHT};
    if (use->source == CLASS_LEXICON)
        *ARENA_PUSH(derivation->arena, wish.lexicons, wish.lexicon_count, wish.lexicon_capacity) = use->lexicon;
    else
        wish.actors = use->actors;
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

/* Makes `wish` one that is also met by what meets `other`. */
static void widen(const struct derivation *derivation, struct wish *wish, const struct wish *other)
{
    for (size_t i = 0; i < other->word_count; i++)
        add_word(derivation, wish, other->words[i].text);
    for (size_t i = 0; i < other->lexicon_count; i++) {
        *ARENA_PUSH(derivation->arena, wish->lexicons, wish->lexicon_count, wish->lexicon_capacity) =
            other->lexicons[i];
        wish->weight += LEXICON_WEIGHT;
    }
    wish->weight += other->actors && !wish->actors ? ACTOR_WEIGHT : 0;
    wish->actors |= other->actors;
}

/* --- the walk --- */

static void derive_sequence(const struct derivation *derivation, const struct sequence *sequence, bool before,
                            bool after, struct wishes *wishes);

/* What every alternative needs: the lightest wish of each, together. */
static void derive_alternatives(const struct derivation *derivation, const struct item *group, bool before, bool after,
                                struct wishes *wishes)
{
    struct wish any = {0};
    for (size_t i = 0; i < group->alternative_count; i++) {
        struct wishes own = {0};
        derive_sequence(derivation, &group->alternatives[i], before, after, &own);
        const struct wish *best = lightest(&own);
        if (!best)
            return;
        widen(derivation, &any, best);
    }
    add_wish(derivation, wishes, any);
}

static void derive_group(const struct derivation *derivation, const struct item *group, bool before, bool after,
                         struct wishes *wishes)
{
    if (group->repeated) /* the first round may be followed by another one */
        after = after && item_begins_at_edge(group, true);
    if (group->alternative_count == 1)
        derive_sequence(derivation, &group->alternatives[0], before, after, wishes);
    else
        derive_alternatives(derivation, group, before, after, wishes);
}

static size_t spelled_end(const struct sequence *sequence, size_t from)
{
    while (from < sequence->count && is_spelled(&sequence->items[from]))
        from++;
    return from;
}

static void derive_sequence(const struct derivation *derivation, const struct sequence *sequence, bool before,
                            bool after, struct wishes *wishes)
{
    for (size_t i = 0; i < sequence->count;) {
        const struct item *item = &sequence->items[i];
        size_t end = spelled_end(sequence, i);
        size_t next = end > i ? end : i + 1;
        bool edge_before = edge_at_end(sequence, i, before), edge_after = edge_at_start(sequence, next, after);
        if (end > i && edge_before && edge_after)
            add_words(derivation, wishes, item, end - i);
        else if (end == i && item->kind == ITEM_CLASS)
            add_class(derivation, wishes, item->class_index);
        else if (end == i && item->kind == ITEM_GROUP && !item->optional)
            derive_group(derivation, item, edge_before, edge_after, wishes);
        i = next;
    }
}

static int compare_weights(const void *left, const void *right)
{
    const struct wish *a = left, *b = right;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

void needs_derive(struct pattern *pattern, struct arena *arena)
{
    struct derivation derivation = {pattern, arena};
    struct wishes wishes = {0};
    const struct item *root = pattern_tree(pattern->text, arena);
    if (root)
        derive_group(&derivation, root, false, false, &wishes);
    if (wishes.count)
        qsort(wishes.items, wishes.count, sizeof *wishes.items, compare_weights);
    size_t count = wishes.count < MOST_NEEDS ? wishes.count : MOST_NEEDS;
    struct need *needs = arena_alloc(arena, (count + 1) * sizeof *needs);
    for (size_t i = 0; i < count; i++)
        needs[i] = (struct need){
            .words = wishes.items[i].words,
            .word_count = wishes.items[i].word_count,
            .lexicons = wishes.items[i].lexicons,
            .lexicon_count = wishes.items[i].lexicon_count,
            .actors = wishes.items[i].actors,
        };
    pattern->needs = needs;
    pattern->need_count = count;
}
