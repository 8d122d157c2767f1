#include "base/slice.h"

#include <string.h>

#include "base/ascii.h"

struct slice slice_trim(struct slice slice)
{
    size_t start = 0, end = slice.length;
    while (start < end && ascii_is_space(slice.text[start]))
        start++;
    while (end > start && ascii_is_space(slice.text[end - 1]))
        end--;
    return slice_sub(slice, start, end);
}

bool bytes_equal_caseless(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (ascii_lower(a[i]) != ascii_lower(b[i]))
            return false;
    return true;
}

int slice_compare(struct slice a, struct slice b)
{
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.text, b.text, shared);
    if (order)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

ptrdiff_t slice_find(struct slice slice, struct slice needle, size_t start)
{
    if (start > slice.length || needle.length > slice.length - start)
        return -1;
    const char *found = memmem(slice.text + start, slice.length - start, needle.text, needle.length);
    return found ? found - slice.text : -1;
}

uint64_t slice_hash_caseless(struct slice slice)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < slice.length; i++) {
        hash ^= (unsigned char)ascii_lower(slice.text[i]);
        hash *= 1099511628211u;
    }
    return hash;
}
