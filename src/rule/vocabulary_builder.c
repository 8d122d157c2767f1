#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "rule/vocabulary.h"

struct vocabulary_entry {
    struct slice text;  /* normalised */
    size_t key_length;
    uint32_t lemma;
    uint16_t lexicon, forms;
};

static uint32_t first_lemma(const struct vocabulary *base)
{
    return base ? base->first_lemma + base->lemma_count : 0;
}

int vocabulary_add_lemma(struct vocabulary_builder *builder, struct slice lemma)
{
    size_t number = first_lemma(builder->base) + builder->lemma_count;
    if (number >= VOCABULARY_MAX_LEMMAS)
        return -1;
    struct slice copy = {arena_copy(builder->arena, lemma), lemma.length};
    *ARENA_PUSH(builder->arena, builder->lemmas, builder->lemma_count, builder->lemma_capacity) = copy;
    return (int)number;
}

static struct slice normalised(struct arena *arena, struct slice text)
{
    char *copy = arena_copy(arena, text);
    for (size_t i = 0; i < text.length; i++)
        copy[i] = copy[i] == '-' ? ' ' : ascii_lower(copy[i]);
    return (struct slice){copy, text.length};
}

void vocabulary_add(struct vocabulary_builder *builder, struct slice text, uint16_t lexicon, uint16_t form,
                    uint32_t lemma)
{
    struct slice copy = normalised(builder->arena, text);
    *ARENA_PUSH(builder->arena, builder->entries, builder->entry_count, builder->entry_capacity) =
        (struct vocabulary_entry){copy, vocabulary_key_length(copy, 0), lemma, lexicon, form};
}

void vocabulary_remove(struct vocabulary_builder *builder, struct slice text, uint16_t lexicon)
{
    size_t kept = 0;
    struct slice wanted = normalised(builder->arena, text);
    for (size_t i = 0; i < builder->entry_count; i++) {
        const struct vocabulary_entry *entry = &builder->entries[i];
        if (entry->lexicon != lexicon || !slice_equals(entry->text, wanted))
            builder->entries[kept++] = *entry;
    }
    builder->entry_count = kept;
}

/* By key; then the longest first; then by text, lexicon and lemma, so that equal members are neighbours. */
static int compare_entries(const void *left, const void *right)
{
    const struct vocabulary_entry *a = left, *b = right;
    int order = slice_compare(slice_sub(a->text, 0, a->key_length), slice_sub(b->text, 0, b->key_length));
    if (!order)
        order = (a->text.length < b->text.length) - (a->text.length > b->text.length);
    if (!order)
        order = slice_compare(a->text, b->text);
    if (!order)
        order = a->lexicon - b->lexicon;
    return order ? order : (a->lemma > b->lemma) - (a->lemma < b->lemma);
}

static void merge_equal(struct vocabulary_builder *builder)
{
    size_t kept = 0;
    if (builder->entry_count)
        qsort(builder->entries, builder->entry_count, sizeof *builder->entries, compare_entries);
    for (size_t i = 0; i < builder->entry_count; i++) {
        struct vocabulary_entry *entry = &builder->entries[i];
        if (kept && compare_entries(entry, &builder->entries[kept - 1]) == 0)
            builder->entries[kept - 1].forms |= entry->forms;
        else
            builder->entries[kept++] = *entry;
    }
    builder->entry_count = kept;
}

struct image {
    struct arena *arena;
    char *text;
    size_t text_length, text_capacity;
    struct vocabulary_key *keys;
    size_t key_count, key_capacity;
};

static uint32_t place_text(struct image *image, struct slice text)
{
    if (image->text_capacity - image->text_length < text.length) {
        size_t capacity = 2 * image->text_capacity + text.length + 4096;
        image->text = arena_grow(image->arena, image->text, image->text_capacity, capacity);
        image->text_capacity = capacity;
    }
    memcpy(image->text + image->text_length, text.text, text.length);
    image->text_length += text.length;
    return (uint32_t)(image->text_length - text.length);
}

static bool has_key(const struct vocabulary_entry *entry, const struct vocabulary_entry *before)
{
    return entry->key_length == before->key_length &&
           memcmp(entry->text.text, before->text.text, entry->key_length) == 0;
}

static const struct vocabulary_member *place_members(struct image *image, const struct vocabulary_builder *builder)
{
    struct vocabulary_member *members = arena_alloc(image->arena, (builder->entry_count + 1) * sizeof *members);
    for (size_t i = 0; i < builder->entry_count; i++) {
        const struct vocabulary_entry *entry = &builder->entries[i];
        bool repeated = i && slice_equals(entry->text, entry[-1].text);
        members[i] = (struct vocabulary_member){
            .text = repeated ? members[i - 1].text : place_text(image, entry->text),
            .length = (uint16_t)entry->text.length,
            .lexicon = entry->lexicon,
            .forms = entry->forms,
            .lemma = entry->lemma,
        };
        if (!i || !has_key(entry, entry - 1))
            *ARENA_PUSH(image->arena, image->keys, image->key_count, image->key_capacity) =
                (struct vocabulary_key){(uint32_t)i, 0, (uint16_t)entry->key_length};
        image->keys[image->key_count - 1].count++;
    }
    return members;
}

static const struct vocabulary_lemma *place_lemmas(struct image *image, const struct vocabulary_builder *builder)
{
    struct vocabulary_lemma *lemmas = arena_alloc(image->arena, (builder->lemma_count + 1) * sizeof *lemmas);
    for (size_t i = 0; i < builder->lemma_count; i++)
        lemmas[i] =
            (struct vocabulary_lemma){place_text(image, builder->lemmas[i]), (uint32_t)builder->lemmas[i].length};
    return lemmas;
}

/* At most half full, so that a miss ends soon. */
static const uint32_t *place_slots(const struct image *image, const struct vocabulary_member *members, uint32_t *mask)
{
    uint32_t size = 16;
    while (size < 2 * image->key_count)
        size *= 2;
    uint32_t *slots = arena_alloc(image->arena, size * sizeof *slots);
    *mask = size - 1;
    for (uint32_t i = 0; i < image->key_count; i++) {
        const struct vocabulary_key *key = &image->keys[i];
        uint32_t slot = vocabulary_hash(image->text + members[key->member].text, key->length) & *mask;
        while (slots[slot])
            slot = (slot + 1) & *mask;
        slots[slot] = i + 1;
    }
    return slots;
}

const struct vocabulary *vocabulary_build(struct vocabulary_builder *builder)
{
    struct image image = {.arena = builder->arena};
    struct vocabulary *vocabulary = arena_alloc(builder->arena, sizeof *vocabulary);
    merge_equal(builder);
    vocabulary->base = builder->base;
    vocabulary->first_lemma = first_lemma(builder->base);
    vocabulary->members = place_members(&image, builder);
    vocabulary->lemmas = place_lemmas(&image, builder);
    vocabulary->slots = place_slots(&image, vocabulary->members, &vocabulary->slot_mask);
    vocabulary->text = image.text;
    vocabulary->keys = image.keys;
    vocabulary->text_length = (uint32_t)image.text_length;
    vocabulary->key_count = (uint32_t)image.key_count;
    vocabulary->member_count = (uint32_t)builder->entry_count;
    vocabulary->lemma_count = (uint32_t)builder->lemma_count;
    return vocabulary;
}
