#include "read/name_set.h"

struct name {
    struct slice word; /* empty: a free slot */
    enum name_evidence evidence;
};

/* Open addressing; capacity is a power of two and never more than half full. */
struct name_set {
    struct arena *arena;
    const struct name_set *known;
    struct name *slots;
    size_t count, capacity;
};

enum { FIRST_CAPACITY = 64 };

struct name_set *name_set_new(const struct name_set *known, struct arena *arena)
{
    struct name_set *set = arena_alloc(arena, sizeof *set);
    set->arena = arena;
    set->known = known;
    set->capacity = FIRST_CAPACITY;
    set->slots = arena_alloc(arena, set->capacity * sizeof *set->slots);
    return set;
}

static struct name *slot_at(const struct name_set *set, struct slice word, uint64_t hash)
{
    size_t i = hash & (set->capacity - 1);
    while (set->slots[i].word.length > 0 && !slice_equals_caseless(set->slots[i].word, word)) {
        i = (i + 1) & (set->capacity - 1);
    }
    return &set->slots[i];
}

static struct name *slot_of(const struct name_set *set, struct slice word)
{
    return slot_at(set, word, slice_hash_caseless(word));
}

static void grow(struct name_set *set)
{
    struct name *old = set->slots;
    size_t old_capacity = set->capacity;
    set->capacity *= 2;
    set->slots = arena_alloc(set->arena, set->capacity * sizeof *set->slots);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].word.length > 0) {
            *slot_of(set, old[i].word) = old[i];
        }
    }
}

/* The stronger one stays, NAME_NEVER above all. */
static enum name_evidence stronger(enum name_evidence a, enum name_evidence b)
{
    return a == NAME_NEVER || b == NAME_NEVER ? NAME_NEVER : a > b ? a : b;
}

void name_set_add(struct name_set *set, struct slice word, enum name_evidence evidence)
{
    if (word.length == 0) {
        return;
    }
    if (2 * (set->count + 1) > set->capacity) {
        grow(set);
    }
    struct name *name = slot_of(set, word);
    set->count += name->word.length == 0;
    name->word = word;
    name->evidence = stronger(name->evidence, evidence);
}

static void copy_own(struct name_set *to, const struct name_set *from)
{
    for (size_t i = 0; i < from->capacity; i++) {
        const struct name *name = &from->slots[i];
        if (name->word.length > 0) {
            name_set_add(to, (struct slice){arena_copy(to->arena, name->word), name->word.length}, name->evidence);
        }
    }
}

void name_set_copy(struct name_set *to, const struct name_set *from)
{
    for (; from != NULL; from = from->known) {
        copy_own(to, from);
    }
}

void name_set_each(const struct name_set *set, void (*visit)(void *context, struct slice word, enum name_evidence),
                   void *context)
{
    for (size_t i = 0; i < set->capacity; i++) {
        if (set->slots[i].word.length > 0) {
            visit(context, set->slots[i].word, set->slots[i].evidence);
        }
    }
}

enum name_evidence name_set_find(const struct name_set *set, struct slice word)
{
    enum name_evidence evidence = NAME_UNKNOWN;
    uint64_t hash = slice_hash_caseless(word);
    for (; set != NULL && word.length > 0; set = set->known) {
        if (set->count > 0) {
            evidence = stronger(evidence, slot_at(set, word, hash)->evidence);
        }
    }
    return evidence;
}
