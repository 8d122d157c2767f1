#include "base/nearest.h"

#include <string.h>

#include "base/ascii.h"

enum { LONGEST = 63 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static bool same(char a, char b)
{
    return ascii_lower(a) == ascii_lower(b);
}

/* Optimal string alignment distance. Both slices are at most LONGEST bytes. */
static unsigned distance(struct slice a, struct slice b)
{
    unsigned rows[3][LONGEST + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.length; j++)
        above[j] = (unsigned)j;
    for (size_t i = 1; i <= a.length; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.length; j++) {
            unsigned replaced = above[j - 1] + !same(a.text[i - 1], b.text[j - 1]);
            row[j] = least(replaced, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && same(a.text[i - 1], b.text[j - 2]) && same(a.text[i - 2], b.text[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        unsigned *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b.length];
}

const char *nearest_name(struct slice typed, const char *const *names, size_t count, size_t stride)
{
    const char *nearest = NULL;
    unsigned fewest = (unsigned)(typed.length < 3 ? 1 : typed.length / 3) + 1;
    if (typed.length > LONGEST)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        const char *name = *(const char *const *)((const char *)names + i * stride);
        if (!name || strlen(name) > LONGEST)
            continue;
        unsigned edits = distance(typed, slice_of(name));
        if (edits < fewest) {
            fewest = edits;
            nearest = name;
        }
    }
    return nearest;
}
