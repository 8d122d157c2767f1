/* Character classes of ASCII, independent of the locale. Bytes of 0x80 and above are in none. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

static inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }
static inline char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c & ~0x20) : c; }
static inline bool ascii_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_is_alpha(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
static inline bool ascii_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ascii_is_alnum(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }
static inline bool ascii_is_blank(char c) { return c == ' ' || c == '\t'; }
static inline bool ascii_is_space(char c) { return ascii_is_blank(c) || (c >= '\n' && c <= '\r'); }
static inline bool ascii_is_punct(char c) { return c > ' ' && c < 0x7f && !ascii_is_alnum(c); }

#endif
