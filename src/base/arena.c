#include "base/arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/room.h"

enum {
    FIRST_CHUNK = 16 * 1024,
    LARGEST_STEP = 4 * 1024 * 1024,
    LARGE = 256 * 1024, /* what grows beyond has a chunk of its own, so that nothing is left behind when it moves */
};

struct arena_chunk {
    struct arena_chunk *next;
    size_t size, used;
    bool own;
    alignas(max_align_t) char bytes[];
};

static struct arena_chunk *add_chunk(struct arena *arena, size_t size)
{
    size_t wanted = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (wanted > LARGEST_STEP)
        wanted = LARGEST_STEP;
    if (wanted < size)
        wanted = size;
    struct arena_chunk *chunk = memory_alloc(sizeof *chunk + wanted);
    *chunk = (struct arena_chunk){.next = arena->chunks, .size = wanted};
    arena->chunks = chunk;
    return chunk;
}

static void *reserve(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk = arena->chunks;
    size = room_size(size ? size : 1);
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    void *block = chunk->bytes + chunk->used;
    chunk->used += size;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(reserve(arena, size), 0, size);
}

static bool extend_in_place(struct arena *arena, char *block, size_t old_size, size_t new_size)
{
    struct arena_chunk *chunk = arena->chunks;
    if (!block || block + room_size(old_size) != chunk->bytes + chunk->used)
        return false;
    size_t more = room_size(new_size) - room_size(old_size);
    if (chunk->size - chunk->used < more)
        return false;
    chunk->used += more;
    return true;
}

/* Where the chunk hangs that the block has for itself; else the end of the list, for the newest chunk goes on. */
static struct arena_chunk **own_chunk(struct arena *arena, const char *block)
{
    struct arena_chunk **link = &arena->chunks;
    while (*link && !((*link)->own && (*link)->bytes == block))
        link = &(*link)->next;
    return link;
}

static void *grow_alone(struct arena *arena, char *block, size_t old_size, size_t new_size)
{
    struct arena_chunk **link = own_chunk(arena, block);
    bool moves_in = !*link;
    struct arena_chunk head = {.next = moves_in ? NULL : (*link)->next, .size = new_size, .used = new_size, .own = true};
    *link = memory_resize(*link, 1, sizeof **link + new_size);
    **link = head;
    if (moves_in && old_size)
        memcpy((*link)->bytes, block, old_size);
    return (*link)->bytes;
}

void *arena_grow(struct arena *arena, void *block, size_t old_size, size_t new_size)
{
    if (new_size >= LARGE)
        return grow_alone(arena, block, old_size, new_size);
    if (extend_in_place(arena, block, old_size, new_size))
        return block;
    char *grown = reserve(arena, new_size);
    if (old_size)
        memcpy(grown, block, old_size);
    return grown;
}

void *arena_room(struct arena *arena, void *items, size_t size, size_t count, size_t *capacity)
{
    size_t wanted = *capacity ? *capacity : 8;
    while (wanted < count)
        wanted *= 2;
    if (wanted > *capacity)
        items = arena_grow(arena, items, *capacity * size, wanted * size);
    *capacity = wanted;
    return items;
}

char *arena_copy(struct arena *arena, struct slice slice)
{
    char *copy = reserve(arena, slice.length + 1);
    if (slice.length)
        memcpy(copy, slice.text, slice.length);
    copy[slice.length] = '\0';
    return copy;
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = reserve(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static void free_chunks(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

void arena_reset(struct arena *arena)
{
    struct arena_chunk *newest = arena->chunks;
    if (!newest)
        return;
    free_chunks(newest->next);
    newest->next = NULL;
    newest->used = 0;
    newest->own = false;
}

void arena_release(struct arena *arena)
{
    free_chunks(arena->chunks);
    arena->chunks = NULL;
}
