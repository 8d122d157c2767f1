#include "lint/fingerprint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"

/* Two FNV-1a streams with different bases: 128 bits, and no library for it. */
struct hash {
    uint64_t low, high;
};

static const struct hash hash_start = {0xCBF29CE484222325u, 0x6C62272E07BB0142u};

static void hash_byte(struct hash *hash, unsigned char byte)
{
    hash->low = (hash->low ^ byte) * 0x100000001B3u;
    hash->high = (hash->high ^ byte ^ (hash->low >> 56)) * 0x100000001B3u;
}

/* The words of the text, lower case, one space between them; closed by a NUL so that parts cannot run together. */
static void hash_text(struct hash *hash, struct slice text)
{
    bool blank = false;
    text = slice_trim(text);
    for (size_t i = 0; i < text.length; i++) {
        if (ascii_is_space(text.text[i])) {
            blank = true;
            continue;
        }
        if (blank)
            hash_byte(hash, ' ');
        blank = false;
        hash_byte(hash, (unsigned char)ascii_lower(text.text[i]));
    }
    hash_byte(hash, 0);
}

static struct slice plain_path(const char *path)
{
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    return slice_of(path);
}

static struct hash hash_diagnostic(const struct diagnostic *diagnostic, const struct source *source)
{
    struct hash hash = hash_start;
    hash_text(&hash, plain_path(source->path));
    hash_text(&hash, slice_of(diagnostic->rule->id));
    hash_text(&hash, slice_sub(source->bytes, diagnostic->unit.start, diagnostic->unit.end));
    return hash;
}

struct numbered {
    struct hash hash;
    size_t index;
};

static int by_hash(const void *a, const void *b)
{
    const struct numbered *left = a, *right = b;
    if (left->hash.low != right->hash.low)
        return left->hash.low < right->hash.low ? -1 : 1;
    if (left->hash.high != right->hash.high)
        return left->hash.high < right->hash.high ? -1 : 1;
    return (left->index > right->index) - (left->index < right->index);
}

static bool same_hash(struct hash a, struct hash b)
{
    return a.low == b.low && a.high == b.high;
}

static void write_fingerprint(char *out, struct hash hash, unsigned ordinal)
{
    for (; ordinal; ordinal >>= 8)
        hash_byte(&hash, (unsigned char)ordinal);
    snprintf(out, 33, "%016llx%016llx", (unsigned long long)hash.high, (unsigned long long)hash.low);
}

void fingerprints_make(struct diagnostic *diagnostics, size_t count, const struct source *source)
{
    struct numbered *order = memory_alloc((count + 1) * sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = (struct numbered){hash_diagnostic(&diagnostics[i], source), i};
    qsort(order, count, sizeof *order, by_hash);
    unsigned ordinal = 0;
    for (size_t i = 0; i < count; i++) {
        ordinal = i > 0 && same_hash(order[i].hash, order[i - 1].hash) ? ordinal + 1 : 0;
        write_fingerprint(diagnostics[order[i].index].fingerprint, order[i].hash, ordinal);
    }
    free(order);
}
