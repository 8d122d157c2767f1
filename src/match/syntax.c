#include "match/syntax.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

static char char_at(struct slice pattern, size_t at)
{
    return at < pattern.length ? pattern.text[at] : '\0';
}

/* One past the next `closing` at or after `at`. */
static size_t past(struct slice pattern, size_t at, const char *closing)
{
    ptrdiff_t found = slice_find(pattern, slice_of(closing), at);
    return found < 0 ? pattern.length : (size_t)found + strlen(closing);
}

static size_t escape_end(struct slice pattern, size_t at)
{
    char kind = char_at(pattern, at + 1), opening = char_at(pattern, at + 2);
    if (kind == 'Q')
        return past(pattern, at + 2, "\\E");
    if (opening == '{' && kind && strchr("pPxoNgk", kind))
        return past(pattern, at + 2, "}");
    if (opening == '<' && (kind == 'k' || kind == 'g'))
        return past(pattern, at + 2, ">");
    if (opening == '\'' && (kind == 'k' || kind == 'g'))
        return past(pattern, at + 3, "'");
    size_t end = at + 1 + (kind != '\0') + (kind == 'c');
    return end < pattern.length ? end : pattern.length;
}

/* One past a class inside a set, `[:digit:]`, or `at` when `[:` is just two characters. */
static size_t named_class_end(struct slice pattern, size_t at)
{
    if (char_at(pattern, at) != '[' || char_at(pattern, at + 1) != ':')
        return at;
    size_t end = at + 2;
    while (ascii_is_alpha(char_at(pattern, end)) || char_at(pattern, end) == '^')
        end++;
    return char_at(pattern, end) == ':' && char_at(pattern, end + 1) == ']' ? end + 2 : at;
}

/* In a set \g and \k refer to nothing. */
static size_t escape_in_set_end(struct slice pattern, size_t at)
{
    char kind = char_at(pattern, at + 1);
    return kind == 'g' || kind == 'k' ? at + 2 : escape_end(pattern, at);
}

static size_t set_end(struct slice pattern, size_t at)
{
    at++;
    if (char_at(pattern, at) == '^')
        at++;
    if (char_at(pattern, at) == ']')
        at++;
    while (at < pattern.length && pattern.text[at] != ']') {
        size_t named = named_class_end(pattern, at);
        if (named > at)
            at = named;
        else
            at = pattern.text[at] == '\\' ? escape_in_set_end(pattern, at) : at + 1;
    }
    return at < pattern.length ? at + 1 : at;
}

size_t syntax_token_end(struct slice pattern, size_t at)
{
    uint32_t code_point;
    if (pattern.text[at] == '\\')
        return escape_end(pattern, at);
    if (pattern.text[at] == '[')
        return set_end(pattern, at);
    if (slice_starts_with(slice_sub(pattern, at, pattern.length), "(?#"))
        return past(pattern, at, ")");
    return at + utf8_decode(pattern.text + at, pattern.length - at, &code_point);
}

static size_t digits_end(struct slice pattern, size_t at)
{
    while (ascii_is_digit(char_at(pattern, at)))
        at++;
    return at;
}

size_t syntax_braces_end(struct slice pattern, size_t at)
{
    size_t end = digits_end(pattern, at + 1);
    if (char_at(pattern, at) != '{' || end == at + 1)
        return at;
    if (char_at(pattern, end) == ',')
        end = digits_end(pattern, end + 1);
    return char_at(pattern, end) == '}' ? end + 1 : at;
}
