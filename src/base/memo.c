#include "base/memo.h"

#include <stdalign.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/room.h"

enum {
    FIRST_CAPACITY = 256,
    SLACK = 256 * 1024,        /* bytes that may stand idle before anything is forgotten */
    MOST = 96 * 1024 * 1024,   /* bytes remembered at all: a report of a megabyte and what it was a few turns ago */
    LATELY = 16                /* turns for which an idle value is worth keeping: undoing, going to and fro */
};

struct entry {
    struct entry *next; /* of the same slot */
    uint64_t hash;
    uint64_t turn;      /* that asked for it last */
    enum memo_kind kind;
    size_t size;        /* of all of it */
    size_t key_length;
    void *value;        /* behind the key */
    alignas(max_align_t) char key[];
};

struct memo {
    struct entry **slots;
    size_t count, capacity; /* capacity is a power of two */
    size_t bytes, used;     /* of all entries; of those that this turn asked for */
    uint64_t turn, numbers;
};

struct memo *memo_new(void)
{
    struct memo *memo = memory_zero(1, sizeof *memo);
    memo->capacity = FIRST_CAPACITY;
    memo->slots = memory_zero(memo->capacity, sizeof *memo->slots);
    return memo;
}

void memo_free(struct memo *memo)
{
    if (!memo)
        return;
    for (size_t i = 0; i < memo->capacity; i++)
        for (struct entry *entry = memo->slots[i], *next; entry; entry = next) {
            next = entry->next;
            free(entry);
        }
    free(memo->slots);
    free(memo);
}

/* --- forgetting ----------------------------------------------------------------------------------------- */

/* The entry that hangs there is taken off and freed. */
static void drop(struct memo *memo, struct entry **link)
{
    struct entry *entry = *link;
    *link = entry->next;
    memo->bytes -= entry->size;
    memo->count--;
    free(entry);
}

static void forget_idle_since(struct memo *memo, uint64_t turn)
{
    for (size_t i = 0; i < memo->capacity; i++)
        for (struct entry **link = &memo->slots[i]; *link;) {
            if ((*link)->turn >= turn)
                link = &(*link)->next;
            else
                drop(memo, link);
        }
}

void memo_turn(struct memo *memo)
{
    if (memo->bytes > 2 * memo->used + SLACK && memo->turn > LATELY)
        forget_idle_since(memo, memo->turn - LATELY);
    if (memo->bytes > MOST / 2)
        forget_idle_since(memo, memo->turn);
    memo->used = 0;
    memo->turn++;
}

/* --- finding -------------------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint64_t hash_of(enum memo_kind kind, struct slice key)
{
    uint64_t hash = key.length << 8 | kind, word;
    size_t at = 0;
    for (; at + sizeof word <= key.length; at += sizeof word) {
        memcpy(&word, key.text + at, sizeof word);
        hash = mix(hash, word);
    }
    word = 0;
    memcpy(&word, key.text + at, key.length - at);
    return mix(hash, word);
}

static struct entry **slot_of(const struct memo *memo, uint64_t hash)
{
    return &memo->slots[hash & (memo->capacity - 1)];
}

static void touch(struct memo *memo, struct entry *entry)
{
    if (entry->turn != memo->turn)
        memo->used += entry->size;
    entry->turn = memo->turn;
}

/* Where the entry hangs, or where the last one of its slot ends. */
static struct entry **link_of(const struct memo *memo, enum memo_kind kind, struct slice key)
{
    uint64_t hash = hash_of(kind, key);
    struct entry **link = slot_of(memo, hash);
    while (*link && !((*link)->hash == hash && (*link)->kind == kind && (*link)->key_length == key.length &&
                     memcmp((*link)->key, key.text, key.length) == 0))
        link = &(*link)->next;
    return link;
}

void *memo_find(struct memo *memo, enum memo_kind kind, struct slice key)
{
    struct entry *entry = *link_of(memo, kind, key);
    if (entry)
        touch(memo, entry);
    return entry ? entry->value : NULL;
}

void memo_forget(struct memo *memo, enum memo_kind kind, struct slice key)
{
    struct entry **link = link_of(memo, kind, key);
    if (*link && (*link)->turn == memo->turn)
        memo->used -= (*link)->size;
    if (*link)
        drop(memo, link);
}

uint64_t memo_number(struct memo *memo)
{
    return ++memo->numbers;
}

/* --- adding --------------------------------------------------------------------------------------------- */

static void hang_in(struct memo *memo, struct entry *entry)
{
    struct entry **slot = slot_of(memo, entry->hash);
    entry->next = *slot;
    *slot = entry;
}

static void grow(struct memo *memo)
{
    struct entry **old = memo->slots;
    size_t old_capacity = memo->capacity;
    memo->capacity *= 2;
    memo->slots = memory_zero(memo->capacity, sizeof *memo->slots);
    for (size_t i = 0; i < old_capacity; i++)
        for (struct entry *entry = old[i], *next; entry; entry = next) {
            next = entry->next;
            hang_in(memo, entry);
        }
    free(old);
}

void *memo_add(struct memo *memo, enum memo_kind kind, struct slice key, size_t size)
{
    size_t before = room_size(key.length), whole = sizeof(struct entry) + before + size;
    if (memo->bytes + whole > MOST)
        return NULL;
    if (2 * memo->count >= memo->capacity)
        grow(memo);
    struct entry *entry = memory_alloc(whole);
    *entry = (struct entry){
        .hash = hash_of(kind, key), .kind = kind, .size = whole, .key_length = key.length, .value = entry->key + before};
    memset(entry->value, 0, size);
    if (key.length)
        memcpy(entry->key, key.text, key.length);
    hang_in(memo, entry);
    memo->count++;
    memo->bytes += whole;
    entry->turn = memo->turn - 1;
    touch(memo, entry);
    return entry->value;
}
