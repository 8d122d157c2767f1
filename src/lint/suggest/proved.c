#include "lint/suggest/proved.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

enum { MOST = 1024 /* wordings; then all are forgotten */, SLOTS = 2 * MOST };

struct entry {
    struct slice wording;
    struct proof_result result;
};

struct proved {
    struct buffer circumstances;
    struct entry *slots[SLOTS]; /* by hash, open addressing */
    size_t count;
    struct arena arena;         /* of entries and wordings */
};

struct proved *proved_new(void)
{
    struct proved *proved = memory_zero(1, sizeof *proved);
    proved->circumstances = (struct buffer)BUFFER_INIT;
    return proved;
}

void proved_free(struct proved *proved)
{
    if (!proved)
        return;
    buffer_release(&proved->circumstances);
    arena_release(&proved->arena);
    free(proved);
}

static void forget(struct proved *proved)
{
    if (!proved->count)
        return;
    memset(proved->slots, 0, sizeof proved->slots);
    proved->count = 0;
    arena_reset(&proved->arena);
}

void proved_begin(struct proved *proved, struct slice circumstances)
{
    if (slice_equals(circumstances, buffer_slice(&proved->circumstances)))
        return;
    forget(proved);
    buffer_clear(&proved->circumstances);
    buffer_add_slice(&proved->circumstances, circumstances);
}

/* The slot of the wording, or the free one where it belongs. */
static size_t slot_of(const struct proved *proved, struct slice wording)
{
    size_t slot = slice_hash_caseless(wording) % SLOTS;
    while (proved->slots[slot] && !slice_equals(proved->slots[slot]->wording, wording))
        slot = (slot + 1) % SLOTS;
    return slot;
}

const struct proof_result *proved_find(const struct proved *proved, struct slice wording)
{
    const struct entry *entry = proved->slots[slot_of(proved, wording)];
    return entry ? &entry->result : NULL;
}

void proved_add(struct proved *proved, struct slice wording, const struct proof_result *result)
{
    if (proved->count == MOST)
        forget(proved);
    struct entry *entry = arena_alloc(&proved->arena, sizeof *entry);
    *entry = (struct entry){{arena_copy(&proved->arena, wording), wording.length}, *result};
    proved->slots[slot_of(proved, wording)] = entry;
    proved->count++;
}
