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

struct vocabulary_word {
    struct slice text; /* lower case */
    uint32_t number;
    bool stem;
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

/* --- what patterns ask for --- */

static uint32_t first_word(const struct vocabulary *base)
{
    return base ? base->first_word + base->word_count : 0;
}

static bool is_same(const struct vocabulary_word *a, struct slice text, bool stem)
{
    return a->stem == stem && slice_equals(a->text, text);
}

static void enter_word(struct vocabulary_builder *builder, size_t index)
{
    struct slice text = builder->words[index].text;
    size_t slot = vocabulary_hash(text.text, text.length) & (builder->word_slot_count - 1);
    while (builder->word_slots[slot])
        slot = (slot + 1) & (builder->word_slot_count - 1);
    builder->word_slots[slot] = (uint32_t)index + 1;
}

static void grow_word_slots(struct vocabulary_builder *builder)
{
    if (builder->word_slot_count > 2 * builder->word_count)
        return;
    builder->word_slot_count = builder->word_slot_count ? 2 * builder->word_slot_count : 1024;
    builder->word_slots = arena_alloc(builder->arena, builder->word_slot_count * sizeof *builder->word_slots);
    for (size_t i = 0; i < builder->word_count; i++)
        enter_word(builder, i);
}

static uint32_t added_word(const struct vocabulary_builder *builder, struct slice text, bool stem)
{
    for (size_t slot = vocabulary_hash(text.text, text.length) & (builder->word_slot_count - 1);
         builder->word_slots[slot]; slot = (slot + 1) & (builder->word_slot_count - 1)) {
        const struct vocabulary_word *word = &builder->words[builder->word_slots[slot] - 1];
        if (is_same(word, text, stem))
            return word->number;
    }
    return CUE_NO_WORD;
}

uint32_t vocabulary_add_word(struct vocabulary_builder *builder, struct slice word, bool stem)
{
    grow_word_slots(builder);
    uint32_t number = vocabulary_word(builder->base, word, stem);
    if (number == CUE_NO_WORD)
        number = added_word(builder, word, stem);
    if (number != CUE_NO_WORD)
        return number;
    struct slice copy = {arena_copy(builder->arena, word), word.length};
    number = first_word(builder->base) + (uint32_t)builder->word_count;
    *ARENA_PUSH(builder->arena, builder->words, builder->word_count, builder->word_capacity) =
        (struct vocabulary_word){copy, number, stem};
    enter_word(builder, builder->word_count - 1);
    return number;
}

/* --- members in order --- */

/* By key; then by text, lexicon and lemma, so that equal members are neighbours. */
static int compare_entries(const void *left, const void *right)
{
    const struct vocabulary_entry *a = left, *b = right;
    int order = slice_compare(slice_sub(a->text, 0, a->key_length), slice_sub(b->text, 0, b->key_length));
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

/* A member begins and ends with a letter or digit, so that at least two bytes follow its key, if any. */
static uint16_t bytes_after(const struct vocabulary_entry *entry)
{
    const unsigned char *after = (const unsigned char *)entry->text.text + entry->key_length;
    return entry->text.length > entry->key_length + 1 ? (uint16_t)(after[0] << 8 | after[1]) : 0;
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
            .after = bytes_after(entry),
        };
        if (!i || !has_key(entry, entry - 1))
            *ARENA_PUSH(image->arena, image->keys, image->key_count, image->key_capacity) =
                (struct vocabulary_key){members[i].text, (uint32_t)i, CUE_NO_WORD, 0, (uint16_t)entry->key_length};
        image->keys[image->key_count - 1].count++;
    }
    return members;
}

/* At most half full, so that a miss ends soon. */
static uint32_t *new_slots(struct image *image, size_t count, unsigned room, uint32_t *mask)
{
    uint32_t size = 16;
    while (size < room * count)
        size *= 2;
    *mask = size - 1;
    return arena_alloc(image->arena, size * sizeof(uint32_t));
}

/* The slot of the key, or a free one. */
static uint32_t *slot_of(const struct image *image, uint32_t *slots, uint32_t mask, struct slice key)
{
    uint32_t slot = vocabulary_hash(key.text, key.length) & mask;
    while (slots[slot]) {
        const struct vocabulary_key *taken = &image->keys[slots[slot] - 1];
        if (slice_equals((struct slice){image->text + taken->text, taken->length}, key))
            break;
        slot = (slot + 1) & mask;
    }
    return &slots[slot];
}

static void place_word(struct image *image, uint32_t *slots, uint32_t mask, const struct vocabulary_word *word)
{
    uint32_t *slot = slot_of(image, slots, mask, word->text);
    if (!*slot) {
        struct vocabulary_key key = {.text = place_text(image, word->text), .length = (uint16_t)word->text.length};
        *ARENA_PUSH(image->arena, image->keys, image->key_count, image->key_capacity) = key;
        *slot = (uint32_t)image->key_count;
    }
    image->keys[*slot - 1].word = word->number;
}

static uint32_t *place_slots(struct image *image, const struct vocabulary_builder *builder, uint32_t *mask)
{
    uint32_t *slots = new_slots(image, image->key_count + builder->word_count, 2, mask);
    for (uint32_t i = 0; i < image->key_count; i++) {
        struct slice key = {image->text + image->keys[i].text, image->keys[i].length};
        *slot_of(image, slots, *mask, key) = i + 1;
    }
    for (size_t i = 0; i < builder->word_count; i++)
        if (!builder->words[i].stem)
            place_word(image, slots, *mask, &builder->words[i]);
    return slots;
}

/* Most lemmas are keys as well: these share their text. */
static const struct vocabulary_lemma *place_lemmas(struct image *image, const struct vocabulary_builder *builder,
                                                   uint32_t *slots, uint32_t mask)
{
    struct vocabulary_lemma *lemmas = arena_alloc(image->arena, (builder->lemma_count + 1) * sizeof *lemmas);
    for (size_t i = 0; i < builder->lemma_count; i++) {
        struct slice lemma = builder->lemmas[i];
        uint32_t key = *slot_of(image, slots, mask, lemma);
        uint32_t text = key ? image->keys[key - 1].text : place_text(image, lemma);
        lemmas[i] = (struct vocabulary_lemma){text, (uint32_t)lemma.length};
    }
    return lemmas;
}

static const struct vocabulary_stem *place_stems(struct image *image, const struct vocabulary_builder *builder,
                                                 uint32_t *count)
{
    struct vocabulary_stem *stems = arena_alloc(image->arena, (builder->word_count + 1) * sizeof *stems);
    *count = 0;
    for (size_t i = 0; i < builder->word_count; i++) {
        const struct vocabulary_word *word = &builder->words[i];
        if (word->stem)
            stems[(*count)++] = (struct vocabulary_stem){place_text(image, word->text), word->number,
                                                         (uint32_t)word->text.length};
    }
    return stems;
}

/* Sparse, for every beginning of every word of a document is looked up here. */
static const uint32_t *place_stem_slots(struct image *image, const struct vocabulary_stem *stems, uint32_t count,
                                        uint32_t *mask)
{
    uint32_t *slots = new_slots(image, count, 8, mask);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = vocabulary_hash(image->text + stems[i].text, stems[i].length) & *mask;
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
    uint32_t *slots = place_slots(&image, builder, &vocabulary->slot_mask);
    vocabulary->slots = slots;
    vocabulary->lemmas = place_lemmas(&image, builder, slots, vocabulary->slot_mask);
    vocabulary->stems = place_stems(&image, builder, &vocabulary->stem_count);
    vocabulary->stem_slots = place_stem_slots(&image, vocabulary->stems, vocabulary->stem_count, &vocabulary->stem_mask);
    vocabulary->first_word = first_word(builder->base);
    vocabulary->word_count = (uint32_t)builder->word_count;
    vocabulary->text = image.text;
    vocabulary->keys = image.keys;
    vocabulary->text_length = (uint32_t)image.text_length;
    vocabulary->key_count = (uint32_t)image.key_count;
    vocabulary->member_count = (uint32_t)builder->entry_count;
    vocabulary->lemma_count = (uint32_t)builder->lemma_count;
    return vocabulary;
}
