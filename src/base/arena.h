/* An arena: many allocations, one release. Not thread-safe; one arena has one owner. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <string.h>

#include "base/slice.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* the newest first */
};

#define ARENA_INIT {0}

/* Zeroed memory, aligned for any type, valid until the arena is reset or released. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
/* Grows block (of old_size bytes, allocated last or not) to new_size, keeping its bytes; the rest is not set. */
void *arena_grow(struct arena *arena, void *block, size_t old_size, size_t new_size);
/* A NUL-terminated copy. */
char *arena_copy(struct arena *arena, struct slice slice);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Forgets every allocation but keeps the largest chunk for the next document. */
void arena_reset(struct arena *arena);
void arena_release(struct arena *arena);

/* A growing array in an arena: ARENA_PUSH(arena, items, count, capacity) yields a pointer to a
 * new zeroed element; items, count and capacity are lvalues of the caller's struct. */
#define ARENA_PUSH(arena, items, count, capacity)                                                              \
    ((count) == (capacity)                                                                                      \
         ? (void)((items) = arena_grow((arena), (items), (capacity) * sizeof *(items),                          \
                                       ((capacity) ? (capacity) * 2 : 8) * sizeof *(items)),                    \
                  (capacity) = (capacity) ? (capacity) * 2 : 8)                                                 \
         : (void)0,                                                                                             \
     memset(&(items)[(count)], 0, sizeof *(items)), &(items)[(count)++])

/* Adds copies of `more` elements to such an array. */
#define ARENA_ADD(arena, items, count, capacity, from, more)                                                   \
    ((items) = arena_room((arena), (items), sizeof *(items), (count) + (more), &(capacity)),                    \
     (more) ? (void)memcpy(&(items)[(count)], (from), (more) * sizeof *(items)) : (void)0, (void)((count) += (more)))

/* Gives an array of elements of that size room for `count` of them; returns where it is then. */
void *arena_room(struct arena *arena, void *items, size_t size, size_t count, size_t *capacity);

#endif
