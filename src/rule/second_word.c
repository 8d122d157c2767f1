#include "rule/second_word.h"

#include "base/ascii.h"
#include "rule/edge.h"

/* How far a match has come: a set of these. */
enum progress {
    NOTHING = 1, /* no word has begun */
    INSIDE = 2,  /* the first word has begun; it may go on */
    AFTER = 4,   /* the first word has ended */
};

struct walk {
    const struct pattern *pattern;
    struct wish *wish;
    struct arena *arena;
    bool lost;
};

static unsigned walk_sequence(struct walk *walk, const struct sequence *sequence, bool after, unsigned progress);

static unsigned walk_alternatives(struct walk *walk, const struct item *group, bool after, unsigned progress)
{
    unsigned result = 0;
    for (size_t i = 0; i < group->alternative_count; i++)
        result |= walk_sequence(walk, &group->alternatives[i], after, progress);
    return result;
}

/* The second word begins with a class, or a subject is asked for. */
static unsigned walk_class(struct walk *walk, const struct item *item, unsigned progress)
{
    const struct class_use *use = &walk->pattern->classes[item->class_index];
    if (use->source == CLASS_SUBJECT)
        return progress;
    walk->lost |= progress != AFTER;
    wish_for_class(walk->wish, use, walk->arena);
    return 0;
}

static bool holds_word(const struct byte_set *bytes)
{
    for (int byte = 0; byte < 0x80; byte++)
        if ((ascii_is_alnum((char)byte) || byte == '_') && byte_set_has(bytes, (unsigned char)byte))
            return true;
    return false;
}

/* One character: of a word, of none, or of either. */
static unsigned walk_character(struct walk *walk, const struct item *item, unsigned progress)
{
    bool word = holds_word(&item->bytes), other = item->kind == ITEM_OTHER || (word && item->kind == ITEM_UNKNOWN);
    unsigned result = 0;
    walk->lost |= byte_set_is_empty(&item->bytes) || (word && (progress & AFTER));
    if (word && (progress & (NOTHING | INSIDE)))
        result |= INSIDE;
    if (other)
        result |= (progress & NOTHING) | (progress & (INSIDE | AFTER) ? AFTER : 0);
    return result;
}

static unsigned walk_once(struct walk *walk, const struct item *item, bool after, unsigned progress)
{
    if (item->kind == ITEM_GROUP)
        return walk_alternatives(walk, item, edge_after_body(item, after), progress);
    if (item->kind == ITEM_CLASS)
        return walk_class(walk, item, progress);
    if (item->kind == ITEM_EMPTY)
        return progress;
    if (item->kind == ITEM_EDGE || item->kind == ITEM_START)
        return (progress & ~(unsigned)INSIDE) | (progress & INSIDE ? AFTER : 0);
    return walk_character(walk, item, progress);
}

/* A further round may begin wherever one has ended. */
static unsigned walk_item(struct walk *walk, const struct item *item, bool after, unsigned progress)
{
    unsigned result = walk_once(walk, item, after, progress), before = 0;
    while (item->repeated && !walk->lost && result != before) {
        before = result;
        result |= walk_once(walk, item, after, result);
    }
    return item->optional ? result | progress : result;
}

static bool may_be_left_out(const struct item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool empty = items[i].optional;
        for (size_t j = 0; j < items[i].alternative_count; j++)
            empty |= may_be_left_out(items[i].alternatives[j].items, items[i].alternatives[j].count);
        if (!empty)
            return false;
    }
    return true;
}

/* A run of letters is a word, or goes on with one. */
static unsigned walk_letters(struct walk *walk, const struct item *items, size_t count, bool whole, unsigned progress)
{
    struct spellings all;
    if (progress & AFTER)
        walk->lost |= !spell(items, count, &all) || !wish_for_words(walk->wish, &all, whole, 1, walk->arena);
    unsigned result = progress & (NOTHING | INSIDE) ? INSIDE : 0;
    return may_be_left_out(items, count) ? result | progress : result;
}

static unsigned walk_sequence(struct walk *walk, const struct sequence *sequence, bool after, unsigned progress)
{
    for (size_t i = 0; i < sequence->count && progress && !walk->lost;) {
        size_t end = spelled_end(sequence, i), next = end > i ? end : i + 1;
        bool edge = edge_at_start(sequence, next, after);
        progress = end > i ? walk_letters(walk, &sequence->items[i], end - i, edge, progress)
                           : walk_item(walk, &sequence->items[i], edge, progress);
        i = next;
    }
    return progress;
}

bool second_word(const struct pattern *pattern, const struct sequence *branch, struct wish *wish, struct arena *arena)
{
    struct walk walk = {pattern, wish, arena, false};
    unsigned progress = walk_sequence(&walk, branch, false, NOTHING);
    return !walk.lost && !progress && wish->word_count <= WISH_MOST_WORDS;
}
