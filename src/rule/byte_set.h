/* A set of bytes, or of characters by the byte they begin with. */
#ifndef RULE_BYTE_SET_H
#define RULE_BYTE_SET_H

#include <stdbool.h>
#include <stdint.h>

struct byte_set {
    uint64_t bits[4];
};

static inline void byte_set_add(struct byte_set *set, unsigned char byte)
{
    set->bits[byte / 64] |= (uint64_t)1 << (byte % 64);
}

/* Characters beyond ASCII are told apart no further. */
static inline void byte_set_add_beyond_ascii(struct byte_set *set)
{
    set->bits[3] = UINT64_MAX;
}

static inline bool byte_set_has(const struct byte_set *set, unsigned char byte)
{
    return set->bits[byte / 64] >> (byte % 64) & 1;
}

static inline void byte_set_join(struct byte_set *set, const struct byte_set *other)
{
    for (int i = 0; i < 4; i++)
        set->bits[i] |= other->bits[i];
}

static inline bool byte_set_meets(const struct byte_set *a, const struct byte_set *b)
{
    return (a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) | (a->bits[3] & b->bits[3]);
}

static inline bool byte_set_is_empty(const struct byte_set *set)
{
    return !(set->bits[0] | set->bits[1] | set->bits[2] | set->bits[3]);
}

/* Is all of `a` in `b`? */
static inline bool byte_set_is_within(const struct byte_set *a, const struct byte_set *b)
{
    return !((a->bits[0] & ~b->bits[0]) | (a->bits[1] & ~b->bits[1]) | (a->bits[2] & ~b->bits[2]) |
             (a->bits[3] & ~b->bits[3]));
}

#endif
