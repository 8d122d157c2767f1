#include "lint/suggest/word_set.h"

#include "base/ascii.h"

/* The next run at or after the offset, which moves behind it; empty at the end. */
static struct slice next_run(struct slice text, size_t *at)
{
    while (*at < text.length && !ascii_is_alnum(text.text[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.length && ascii_is_alnum(text.text[*at]))
        ++*at;
    return slice_sub(text, start, *at);
}

static size_t bit_of(struct slice run)
{
    uint64_t hash = slice_hash_caseless(run);
    return (size_t)((hash ^ hash >> 32) % WORD_SET_BITS);
}

void word_set_add(struct word_set *set, struct slice text)
{
    size_t at = 0;
    for (struct slice run = next_run(text, &at); run.length; run = next_run(text, &at)) {
        size_t bit = bit_of(run);
        set->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
}

void word_set_join(struct word_set *set, const struct word_set *other)
{
    for (size_t i = 0; i < WORD_SET_BITS / 64; i++)
        set->bits[i] |= other->bits[i];
}

bool word_set_may_have(const struct word_set *set, struct slice word)
{
    size_t at = 0;
    struct slice run = next_run(word, &at);
    if (!run.length)
        return true;
    size_t bit = bit_of(run);
    return set->bits[bit / 64] >> (bit % 64) & 1;
}
