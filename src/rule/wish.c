#include "rule/wish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/* Weights are roughly the sentences of a thousand that hold what is asked for. */
enum {
    RARE_WORD_WEIGHT = 1,
    STEM_WEIGHT = 3,
    SHORT_STEM_WEIGHT = 30,
    LEXICON_WEIGHT = 12,
    ACTOR_WEIGHT = 120,
    MARK_WEIGHT = 8,
    COMMON_MARK_WEIGHT = 120,
    BLANK_WEIGHT = 1000,
};

static const struct {
    unsigned weight;
    const char *words; /* with a blank on both sides */
} common_words[] = {
    {300, " the "},
    {120, " a and in is of to "},
    {45, " as at be by for from it no not on that this was we with "},
    {15, " about after all an any are before but can did do first had has have i if one only or our out should so some "
         "them there they time up were what when which who will would you your "},
    {6, " because been being could does get got he her his how just made make more off other over own she than their "
        "then these those very "},
};

static unsigned weight_of_text(struct slice word)
{
    char wanted[SPELLED_LONGEST + 3];
    snprintf(wanted, sizeof wanted, " %.*s ", (int)word.length, word.text);
    for (size_t i = 0; i < sizeof common_words / sizeof common_words[0]; i++)
        if (strstr(common_words[i].words, wanted))
            return common_words[i].weight;
    return RARE_WORD_WEIGHT;
}

static unsigned weight_of_word(const struct wished_word *word)
{
    unsigned whole = weight_of_text(word->text);
    unsigned stem = !word->stem ? 0 : word->text.length < 3 ? SHORT_STEM_WEIGHT : STEM_WEIGHT;
    return whole > stem ? whole : stem;
}

static bool has_word(const struct wish *wish, struct wished_word word)
{
    for (size_t i = 0; i < wish->word_count; i++)
        if (wish->words[i].stem == word.stem && slice_equals(wish->words[i].text, word.text))
            return true;
    return false;
}

static void add_word(struct wish *wish, struct wished_word word, struct arena *arena)
{
    if (has_word(wish, word))
        return;
    *ARENA_PUSH(arena, wish->words, wish->word_count, wish->word_capacity) = word;
    wish->weight += weight_of_word(&word);
}

bool wish_for_words(struct wish *wish, const struct spellings *words, bool whole, size_t shortest,
                    struct arena *arena)
{
    for (size_t i = 0; i < words->count; i++) {
        struct slice text = slice_of(words->text[i]);
        if (!whole && text.length < shortest)
            return false;
        add_word(wish, (struct wished_word){{arena_copy(arena, text), text.length}, !whole}, arena);
    }
    return true;
}

static void add_class(struct wish *wish, struct cue class, struct arena *arena)
{
    *ARENA_PUSH(arena, wish->classes, wish->class_count, wish->class_capacity) = class;
    wish->weight += LEXICON_WEIGHT;
}

static void add_actors(struct wish *wish, uint32_t actors)
{
    wish->weight += actors && !wish->actors ? ACTOR_WEIGHT : 0;
    wish->actors |= actors;
}

void wish_for_class(struct wish *wish, const struct class_use *use, struct arena *arena)
{
    if (use->source == CLASS_LEXICON)
        add_class(wish, (struct cue){CUE_NO_WORD, use->lexicon, use->forms}, arena);
    else
        add_actors(wish, use->actors);
}

static unsigned weight_of_byte(char byte)
{
    bool common = ascii_is_alnum(byte) || (byte && strchr(".,-'():/\"", byte));
    return byte == ' ' ? BLANK_WEIGHT : common ? COMMON_MARK_WEIGHT : MARK_WEIGHT;
}

static unsigned weight_of_bytes(const struct byte_set *bytes)
{
    unsigned weight = byte_set_has(bytes, 0xff) ? COMMON_MARK_WEIGHT : 0;
    for (unsigned byte = 0; byte < 0x80; byte++)
        if (byte_set_has(bytes, (unsigned char)byte))
            weight += weight_of_byte((char)byte);
    return weight;
}

void wish_for_bytes(struct wish *wish, const struct byte_set *bytes)
{
    byte_set_join(&wish->bytes, bytes);
    wish->weight += weight_of_bytes(bytes);
}

void wish_widen(struct wish *wish, const struct wish *other, struct arena *arena)
{
    for (size_t i = 0; i < other->word_count; i++)
        add_word(wish, other->words[i], arena);
    for (size_t i = 0; i < other->class_count; i++)
        add_class(wish, other->classes[i], arena);
    add_actors(wish, other->actors);
    wish_for_bytes(wish, &other->bytes);
}

static bool has_class(const struct wish *wish, const struct cue *class)
{
    for (size_t i = 0; i < wish->class_count; i++)
        if (wish->classes[i].lexicon == class->lexicon && !(class->forms & ~wish->classes[i].forms))
            return true;
    return false;
}

bool wish_implies(const struct wish *a, const struct wish *b)
{
    for (size_t i = 0; i < a->word_count; i++)
        if (!has_word(b, a->words[i]))
            return false;
    for (size_t i = 0; i < a->class_count; i++)
        if (!has_class(b, &a->classes[i]))
            return false;
    return !(a->actors & ~b->actors) && byte_set_is_within(&a->bytes, &b->bytes);
}

static int compare_cues(const void *left, const void *right)
{
    const struct cue *a = left, *b = right;
    return a->word != b->word ? (a->word > b->word) - (a->word < b->word) : a->lexicon - b->lexicon;
}

struct need wish_need(const struct wish *wish, struct vocabulary_builder *words, struct arena *arena)
{
    struct cue *cues = arena_alloc(arena, (wish->word_count + wish->class_count) * sizeof *cues);
    for (size_t i = 0; i < wish->word_count; i++)
        cues[i] = (struct cue){.word = vocabulary_add_word(words, wish->words[i].text, wish->words[i].stem)};
    for (size_t i = 0; i < wish->class_count; i++)
        cues[wish->word_count + i] = wish->classes[i];
    size_t count = wish->word_count + wish->class_count;
    if (count)
        qsort(cues, count, sizeof *cues, compare_cues);
    return (struct need){cues, count, wish->actors, wish->bytes};
}
