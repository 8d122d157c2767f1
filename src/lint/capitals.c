#include "lint/capitals.h"

/* Sentences looked through: enough for any report, and no more work in a longer text. */
enum { UNITS_SEARCHED = 2000, FIRST_CAPACITY = 64 };

/* Open addressing; capacity is a power of two and never more than half full. */
struct capitals {
    const struct annotation *annotation;
    struct arena *arena;
    struct slice *words; /* an empty one: a free slot */
    size_t count, capacity;
};

struct capitals *capitals_new(const struct annotation *annotation, struct arena *arena)
{
    struct capitals *capitals = arena_alloc(arena, sizeof *capitals);
    *capitals = (struct capitals){.annotation = annotation, .arena = arena};
    return capitals;
}

/* The slot of the word, or the free one where it belongs. */
static struct slice *slot_of(const struct capitals *capitals, struct slice word)
{
    size_t i = slice_hash_caseless(word) & (capitals->capacity - 1);
    while (capitals->words[i].length && !slice_equals(capitals->words[i], word))
        i = (i + 1) & (capitals->capacity - 1);
    return &capitals->words[i];
}

static void make_room(struct capitals *capitals, size_t capacity)
{
    struct slice *old = capitals->words;
    size_t old_capacity = capitals->capacity;
    capitals->capacity = capacity;
    capitals->words = arena_alloc(capitals->arena, capacity * sizeof *capitals->words);
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].length)
            *slot_of(capitals, old[i]) = old[i];
}

static void add(struct capitals *capitals, struct slice word)
{
    if (2 * (capitals->count + 1) > capitals->capacity)
        make_room(capitals, 2 * capitals->capacity);
    struct slice *slot = slot_of(capitals, word);
    capitals->count += !slot->length;
    *slot = word;
}

static void gather(struct capitals *capitals)
{
    const struct annotation *annotation = capitals->annotation;
    make_room(capitals, FIRST_CAPACITY);
    for (size_t u = 0; u < annotation->document->unit_count && u < UNITS_SEARCHED; u++)
        for (uint32_t t = annotation->units[u].first_token + 1; t < annotation->units[u].token_end; t++)
            if (annotation->tokens[t].capital)
                add(capitals, token_text(annotation, t));
}

bool capitals_have(struct capitals *capitals, struct slice word)
{
    if (!capitals->capacity)
        gather(capitals);
    return slot_of(capitals, word)->length > 0;
}
