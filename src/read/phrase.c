#include "read/phrase.h"

#include <string.h>

#include "base/ascii.h"

static bool is_word(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

bool phrase_is_word_byte(struct slice text, size_t offset)
{
    return offset < text.length && is_word(text.text[offset]);
}

size_t phrase_skip(struct slice text, size_t at, const char *marks)
{
    while (at < text.length && strchr(marks, text.text[at]) && text.text[at])
        at++;
    return at;
}

size_t phrase_digits(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.length && ascii_is_digit(text.text[end]))
        end++;
    return end - at;
}

/* A typographic dash, an ellipsis or a bullet: U+2000 to U+206F are E2 80 xx and E2 81 xx. */
static bool is_wide_punctuation(struct slice text, size_t at)
{
    return at + 2 < text.length && (unsigned char)text.text[at] == 0xE2 &&
           ((unsigned char)text.text[at + 1] & 0xFE) == 0x80;
}

static size_t skip_to_word(struct slice text, size_t at)
{
    while (at < text.length && (!is_word(text.text[at]) || is_wide_punctuation(text, at)))
        at += is_wide_punctuation(text, at) ? 3 : 1;
    return at;
}

static bool continues_word(struct slice text, size_t at)
{
    if (is_wide_punctuation(text, at))
        return false;
    return is_word(text.text[at]) || ((text.text[at] == '\'' || text.text[at] == '-') &&
                                      phrase_is_word_byte(text, at + 1) && !is_wide_punctuation(text, at + 1));
}

struct slice phrase_word(struct slice text, size_t *offset)
{
    size_t start = skip_to_word(text, *offset), end = start;
    while (end < text.length && continues_word(text, end))
        end++;
    *offset = end;
    return slice_sub(text, start, end);
}

size_t phrase_word_count(struct slice text)
{
    size_t count = 0, at = 0;
    while (phrase_word(text, &at).length > 0)
        count++;
    return count;
}

static bool matches_at(struct slice text, size_t at, struct slice phrase)
{
    if (!slice_equals_caseless(slice_sub(text, at, at + phrase.length), phrase))
        return false;
    size_t end = at + phrase.length;
    bool open = is_word(phrase.text[phrase.length - 1]);
    return !open || !phrase_is_word_byte(text, end) || is_wide_punctuation(text, end);
}

static ptrdiff_t find(struct slice text, struct slice phrase, size_t start)
{
    char first = ascii_lower(phrase.text[0]);
    for (size_t at = start; at + phrase.length <= text.length; at++) {
        bool inside = is_word(first) && at > 0 && is_word(text.text[at - 1]);
        if (ascii_lower(text.text[at]) == first && !inside && matches_at(text, at, phrase))
            return (ptrdiff_t)at;
    }
    return -1;
}

size_t phrase_prefix(struct slice text, const char *phrase)
{
    struct slice wanted = slice_of(phrase);
    return matches_at(text, 0, wanted) ? wanted.length : 0;
}

ptrdiff_t phrase_find(struct slice text, const char *phrase, size_t start)
{
    return find(text, slice_of(phrase), start);
}

/* The next phrase of a list; *phrases moves behind it. Empty at the end. */
static struct slice next_phrase(const char **phrases)
{
    const char *start = *phrases, *end = strchrnul(start, '|');
    *phrases = *end ? end + 1 : end;
    return (struct slice){start, (size_t)(end - start)};
}

size_t phrase_prefix_any(struct slice text, const char *phrases)
{
    char first = text.length ? ascii_lower(text.text[0]) : '\0';
    for (struct slice phrase; (phrase = next_phrase(&phrases)).length > 0;)
        if (ascii_lower(phrase.text[0]) == first && matches_at(text, 0, phrase))
            return phrase.length;
    return 0;
}

bool phrase_is_any(struct slice text, const char *phrases)
{
    struct slice trimmed = slice_trim(text);
    for (struct slice phrase; (phrase = next_phrase(&phrases)).length > 0;)
        if (slice_equals_caseless(trimmed, phrase))
            return true;
    return false;
}

/* Pairs of bytes, ASCII letters lowered, that begin where a phrase can: a pair that is not in the set is a certain no. */
struct beginnings {
    uint64_t bits[16];
};

static unsigned pair_number(const char *pair)
{
    return ((unsigned char)ascii_lower(pair[0]) * 37u + (unsigned char)ascii_lower(pair[1])) % 1024;
}

static struct beginnings beginnings_of(struct slice text)
{
    struct beginnings set = {{0}};
    for (size_t at = 0; at + 1 < text.length; at++) {
        unsigned number = pair_number(text.text + at);
        if (at == 0 || !is_word(text.text[at]) || !is_word(text.text[at - 1]))
            set.bits[number / 64] |= (uint64_t)1 << (number % 64);
    }
    return set;
}

static bool may_begin(const struct beginnings *set, struct slice phrase)
{
    unsigned number = phrase.length > 1 ? pair_number(phrase.text) : 0;
    return phrase.length == 1 || (set->bits[number / 64] >> (number % 64) & 1);
}

bool phrase_find_any(struct slice text, const char *phrases, struct span *where)
{
    struct beginnings set = beginnings_of(text);
    for (struct slice phrase; (phrase = next_phrase(&phrases)).length > 0;) {
        ptrdiff_t at = may_begin(&set, phrase) ? find(text, phrase, 0) : -1;
        if (at < 0)
            continue;
        if (where)
            *where = (struct span){(uint32_t)at, (uint32_t)at + (uint32_t)phrase.length};
        return true;
    }
    return false;
}
