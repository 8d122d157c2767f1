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

/* Closed by a NUL, so that parts cannot run together. */
static void hash_name(struct hash *hash, struct slice name)
{
    for (size_t i = 0; i < name.length; i++)
        hash_byte(hash, (unsigned char)name.text[i]);
    hash_byte(hash, 0);
}

static bool is_of_word(char byte)
{
    return ascii_is_alnum(byte) || (unsigned char)byte >= 0x80;
}

/* The words of the text, lower case, one space between them: marks that come and go when lines are broken anew (quotes,
 * list indents) and emphasis play no part. */
static void hash_words(struct hash *hash, struct slice text)
{
    bool gap = false, any = false;
    for (size_t i = 0; i < text.length; i++) {
        if (!is_of_word(text.text[i])) {
            gap = true;
            continue;
        }
        if (gap && any)
            hash_byte(hash, ' ');
        any = true;
        gap = false;
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

/* What a document lacks stands nowhere in it: then the message says what it is. */
static void hash_content(struct hash *hash, const struct diagnostic *diagnostic, const struct source *source)
{
    bool lacking = diagnostic->scope.start == diagnostic->scope.end;
    hash_name(hash, slice_of(diagnostic->rule->id));
    hash_words(hash, lacking ? diagnostic->message
                             : slice_sub(source->bytes, diagnostic->unit.start, diagnostic->unit.end));
}

static struct hash hash_diagnostic(const struct diagnostic *diagnostic, const struct source *source)
{
    struct hash hash = hash_start;
    hash_name(&hash, plain_path(source->path));
    hash_content(&hash, diagnostic, source);
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
    snprintf(out, FINGERPRINT_SIZE, "%016llx%016llx", (unsigned long long)hash.high, (unsigned long long)hash.low);
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

void fingerprint_content(char out[FINGERPRINT_SIZE], const struct diagnostic *diagnostic, const struct source *source)
{
    struct hash hash = hash_start;
    hash_content(&hash, diagnostic, source);
    write_fingerprint(out, hash, 0);
}
