/* Several values copied one behind the other into a block that was measured for them before. */
#ifndef BASE_ROOM_H
#define BASE_ROOM_H

#include <stdalign.h>
#include <stddef.h>
#include <string.h>

/* What is left of the block. */
struct room {
    char *next; /* aligned for any type */
};

/* So many bytes, rounded up so that any type can stand behind them. */
static inline size_t room_size(size_t size)
{
    return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

/* Copies the bytes into the room; takes room_size(size) of it. `bytes` may be NULL when there are none. */
static inline void *room_take(struct room *room, const void *bytes, size_t size)
{
    void *copy = room->next;
    if (size)
        memcpy(copy, bytes, size);
    room->next += room_size(size);
    return copy;
}

#endif
