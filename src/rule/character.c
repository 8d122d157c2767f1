#include "rule/character.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* What a token, or the inside of a set, is read into. */
struct reading {
    struct byte_set bytes;
    bool word, other;    /* holds word characters, other ones */
    bool case_sensitive;
};

enum { LONG_S = 0x17F, KELVIN_SIGN = 0x212A /* caseless, an s and a k: the only ones that fold to ASCII */ };

static bool is_word(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

static bool add_ascii(struct reading *reading, char c)
{
    reading->word |= is_word(c);
    reading->other |= !is_word(c);
    byte_set_add(&reading->bytes, (unsigned char)c);
    if (reading->case_sensitive || !ascii_is_alpha(c))
        return true;
    byte_set_add(&reading->bytes, (unsigned char)ascii_lower(c));
    byte_set_add(&reading->bytes, (unsigned char)ascii_upper(c));
    if (ascii_lower(c) == 's' || ascii_lower(c) == 'k')
        byte_set_add_beyond_ascii(&reading->bytes);
    return true;
}

/* Beyond ASCII no character is told from another: for words are runs of ASCII, all part them. */
static bool add_code_point(struct reading *reading, uint32_t code_point)
{
    if (code_point < 0x80)
        return add_ascii(reading, (char)code_point);
    reading->other = true;
    byte_set_add_beyond_ascii(&reading->bytes);
    return code_point != LONG_S && code_point != KELVIN_SIGN;
}

static void add_all(struct reading *reading, bool (*is_member)(char))
{
    for (int c = 0; c < 0x80; c++)
        if (is_member((char)c))
            byte_set_add(&reading->bytes, (unsigned char)c);
    byte_set_add_beyond_ascii(&reading->bytes);
}

static bool is_no_word(char c)
{
    return !is_word(c);
}

static bool add_class(struct reading *reading, char name)
{
    bool word = name == 'w' || name == 'd', blank = name && strchr("shvRnrtf", name);
    if (!word && !blank && name != 'W')
        return false;
    add_all(reading, name == 'w' ? is_word : name == 'd' ? ascii_is_digit : blank ? ascii_is_space : is_no_word);
    reading->word |= word;
    reading->other |= !word;
    return true;
}

/* The code point of `\x{2014}` or of a character after a backslash that it is itself; false for other escapes. */
static bool read_escape(struct slice token, uint32_t *code_point)
{
    char c = token.length > 1 ? token.text[1] : '\0';
    if (c == 'x' && token.length > 4 && token.text[2] == '{') {
        *code_point = (uint32_t)strtoul(token.text + 3, NULL, 16);
        return true;
    }
    *code_point = (unsigned char)c;
    return token.length == 2 && (ascii_is_punct(c) || c == ' ');
}

/* --- sets --- */

/* One past the member of a set at `at`. */
static size_t member_end(struct slice inside, size_t at)
{
    uint32_t code_point;
    if (inside.text[at] != '\\')
        return at + utf8_decode(inside.text + at, inside.length - at, &code_point);
    const char *closing = at + 2 < inside.length && inside.text[at + 2] == '{'
                              ? memchr(inside.text + at, '}', inside.length - at)
                              : NULL;
    return closing ? (size_t)(closing - inside.text) + 1 : at + 2 < inside.length ? at + 2 : inside.length;
}

static bool read_member(struct slice member, uint32_t *code_point)
{
    if (member.text[0] == '\\')
        return read_escape(member, code_point);
    utf8_decode(member.text, member.length, code_point);
    return member.text[0] != '[';
}

static bool add_range(struct reading *reading, uint32_t first, uint32_t last)
{
    if (first >= 0x80)
        return add_code_point(reading, first) && (first > LONG_S || last < LONG_S) &&
               (first > KELVIN_SIGN || last < KELVIN_SIGN);
    for (; first <= last && first < 0x80; first++)
        add_ascii(reading, (char)first);
    return last < 0x80;
}

/* Adds the member at *at, perhaps the first of a range, and moves on. */
static bool add_member(struct reading *reading, struct slice inside, size_t *at)
{
    uint32_t first, last;
    size_t end = member_end(inside, *at);
    struct slice member = slice_sub(inside, *at, end);
    *at = end;
    if (member.text[0] == '\\' && member.length == 2 && add_class(reading, member.text[1]))
        return true;
    if (!read_member(member, &first))
        return false;
    if (end + 1 >= inside.length || inside.text[end] != '-')
        return add_code_point(reading, first);
    *at = member_end(inside, end + 1);
    return read_member(slice_sub(inside, end + 1, *at), &last) && add_range(reading, first, last);
}

static bool read_set(struct reading *reading, struct slice token)
{
    struct slice inside = slice_sub(token, 1, token.length - 1);
    if (inside.length && inside.text[0] == '^')
        return false;
    for (size_t at = 0; at < inside.length;)
        if (!add_member(reading, inside, &at))
            return false;
    return true;
}

/* --- tokens --- */

static bool read_token(struct reading *reading, struct slice token)
{
    uint32_t code_point;
    if (token.text[0] == '[')
        return read_set(reading, token);
    if (token.text[0] != '\\') {
        utf8_decode(token.text, token.length, &code_point);
        return add_code_point(reading, code_point);
    }
    if (token.length == 2 && add_class(reading, token.text[1]))
        return true;
    return read_escape(token, &code_point) && add_code_point(reading, code_point);
}

struct item character_item(struct slice token, bool case_sensitive)
{
    struct reading reading = {.case_sensitive = case_sensitive};
    struct item item = {.kind = ITEM_UNKNOWN};
    if (!read_token(&reading, token))
        return item;
    item.bytes = reading.bytes;
    if (reading.word != reading.other)
        item.kind = reading.word ? ITEM_WORD : ITEM_OTHER;
    if (token.length == 1 && is_word(token.text[0])) {
        item.kind = ITEM_LETTER;
        item.letter = ascii_lower(token.text[0]);
    }
    return item;
}
