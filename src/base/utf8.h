/* UTF-8 as RFC 3629 defines it: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* What utf8_decode does for text that begins beyond ASCII. */
size_t utf8_decode_sequence(const char *text, size_t length, uint32_t *code_point);

/* Decodes the code point at the start of text (length > 0 bytes left). Returns the bytes consumed;
 * for an invalid sequence stores U+FFFD and returns 1. */
static inline size_t utf8_decode(const char *text, size_t length, uint32_t *code_point)
{
    if ((unsigned char)text[0] >= 0x80)
        return utf8_decode_sequence(text, length, code_point);
    *code_point = (unsigned char)text[0];
    return 1;
}

/* Bytes of ASCII that the text begins with, eight at a time: perhaps a few less than there are. */
size_t utf8_ascii_prefix(struct slice slice);
/* Writes the code point to out (4 bytes of room) and returns the bytes written. */
size_t utf8_write(uint32_t code_point, char *out);
/* The offset of the first invalid byte, or the slice's length when all is valid. */
size_t utf8_valid_prefix(struct slice slice);
/* Code points in the slice; each invalid byte counts as one. */
size_t utf8_count(struct slice slice);
/* UTF-16 code units of the slice; each invalid byte counts as one. */
size_t utf8_utf16_length(struct slice slice);
/* Columns the code point takes on a terminal: 0, 1 or 2 (East Asian wide, emoji, combining marks). */
int utf8_width(uint32_t code_point);
/* Is the offset between two code points (or at an end) of the text? Each invalid byte counts as one. */
bool utf8_is_boundary(struct slice slice, size_t offset);

#endif
