#include "text/entity.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

size_t entity_length(struct slice source)
{
    enum { LONGEST = 40 };
    size_t length = 1, limit = source.length < LONGEST ? source.length : LONGEST;
    if (!source.length || source.text[0] != '&')
        return 0;
    if (length < limit && source.text[length] == '#')
        length++;
    while (length < limit && ascii_is_alnum(source.text[length]))
        length++;
    return length > 1 && length < source.length && source.text[length] == ';' ? length + 1 : 0;
}

/* Reads the digits before ';' and returns how many there are; 0 when they are no number an entity may have. */
static size_t read_number(const char *text, unsigned base, uint32_t *value)
{
    size_t digits = 0, most = base == 16 ? 6 : 7;
    for (*value = 0; text[digits] != ';'; digits++) {
        char c = ascii_lower(text[digits]);
        if (digits == most || !(ascii_is_digit(c) || (base == 16 && c >= 'a' && c <= 'f')))
            return 0;
        *value = *value * base + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return digits;
}

static size_t numeric_length(struct slice entity, struct slice text)
{
    bool hexadecimal = ascii_lower(entity.text[2]) == 'x';
    uint32_t value;
    char expected[4];
    if (!read_number(entity.text + (hexadecimal ? 3 : 2), hexadecimal ? 16 : 10, &value))
        return 0;
    bool unusable = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    size_t length = utf8_write(unusable ? UTF8_REPLACEMENT : value, expected);
    return text.length >= length && memcmp(text.text, expected, length) == 0 ? length : 0;
}

/* The second code point of those HTML entities that have two. */
static bool is_second_code_point(uint32_t code_point)
{
    static const uint32_t seconds[] = {0x6A, 0x331, 0x333, 0x338, 0x200A, 0x20D2, 0x20E5, 0xFE00};
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (seconds[i] == code_point)
            return true;
    return false;
}

/* The parser knows all names. These few are checked, for their characters may be met by accident; 0 for others. */
static uint32_t known_entity(struct slice name)
{
    static const struct {
        const char *name;
        uint32_t code_point;
    } known[] = {{"&amp;", '&'}, {"&AMP;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&nbsp;", 0xA0}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_equals_text(name, known[i].name))
            return known[i].code_point;
    return 0;
}

/* One code point, or two. */
static size_t named_length(struct slice name, struct slice text)
{
    uint32_t first, second = 0, known = known_entity(name);
    size_t length = utf8_decode(text.text, text.length, &first);
    if (known)
        return first == known ? length : 0;
    if (first == '&') /* only a name that the parser does not know stays as it is */
        return 0;
    bool letters = slice_equals_text(name, "&fjlig;"); /* the one name that gives letters of ASCII */
    if (first < 0x80 && ascii_is_alnum((char)first) && !letters)
        return 0;
    size_t more = length < text.length ? utf8_decode(text.text + length, text.length - length, &second) : 0;
    bool two = more && is_second_code_point(second) && (second == 'j') == letters && first >= '<';
    return two ? length + more : length;
}

size_t entity_decoded_length(struct slice entity, struct slice text)
{
    if (!entity.length || !text.length)
        return 0;
    return entity.text[1] == '#' ? numeric_length(entity, text) : named_length(entity, text);
}
