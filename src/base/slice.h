/* Borrowed text: a pointer and a length in bytes, not NUL-terminated. A slice never owns. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *text;
    size_t length;
};

/* A half-open range of byte offsets into some buffer. Empty when start == end. */
struct span {
    uint32_t start;
    uint32_t end;
};

#define SLICE_LITERAL(literal) ((struct slice){(literal), sizeof(literal) - 1})

/* Of a NUL-terminated string; NULL gives an empty slice. */
static inline struct slice slice_of(const char *text)
{
    return (struct slice){text ? text : "", text ? strlen(text) : 0};
}

/* Clamped to the slice. */
static inline struct slice slice_sub(struct slice slice, size_t start, size_t end)
{
    end = end < slice.length ? end : slice.length;
    start = start < end ? start : end;
    return (struct slice){slice.text + start, end - start};
}

struct slice slice_trim(struct slice slice);                          /* without ASCII blanks at both ends */

static inline bool slice_equals(struct slice a, struct slice b)
{
    return a.length == b.length && memcmp(a.text, b.text, a.length) == 0;
}

static inline bool slice_equals_text(struct slice slice, const char *text)
{
    return slice_equals(slice, slice_of(text));
}

bool bytes_equal_caseless(const char *a, const char *b, size_t length); /* ASCII case only */

static inline bool slice_equals_caseless(struct slice a, struct slice b)
{
    return a.length == b.length && bytes_equal_caseless(a.text, b.text, a.length);
}

static inline bool slice_starts_with(struct slice slice, const char *prefix)
{
    size_t length = strlen(prefix);
    return slice.length >= length && memcmp(slice.text, prefix, length) == 0;
}

static inline bool slice_ends_with(struct slice slice, const char *suffix)
{
    size_t length = strlen(suffix);
    return slice.length >= length && memcmp(slice.text + slice.length - length, suffix, length) == 0;
}

int slice_compare(struct slice a, struct slice b); /* byte order, like memcmp; shorter first */
/* The offset of needle in slice at or after start, or -1. */
ptrdiff_t slice_find(struct slice slice, struct slice needle, size_t start);
/* FNV-1a over the bytes, ASCII letters lowered. */
uint64_t slice_hash_caseless(struct slice slice);

static inline size_t span_length(struct span span) { return span.end - span.start; }
/* The span so much further on; unsigned offsets wrap around, so that a negative number moves it back. */
static inline struct span span_moved(struct span span, uint32_t by)
{
    return (struct span){span.start + by, span.end + by};
}
static inline bool span_overlaps(struct span a, struct span b) { return a.start < b.end && b.start < a.end; }
static inline bool span_contains(struct span outer, struct span inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
