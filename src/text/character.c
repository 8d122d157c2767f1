#include "text/character.h"

#include <stddef.h>

struct replacement {
    uint32_t first, last;
    char by; /* an ASCII character, or CHARACTER_GONE */
};

/* In order of code points. */
static const struct replacement replacements[] = {
    {0x00A0, 0x00A0, ' '},            /* no-break space */
    {0x00AD, 0x00AD, CHARACTER_GONE}, /* soft hyphen */
    {0x02BC, 0x02BC, '\''},           /* modifier letter apostrophe */
    {0x034F, 0x034F, CHARACTER_GONE}, /* combining grapheme joiner */
    {0x061C, 0x061C, CHARACTER_GONE}, /* Arabic letter mark */
    {0x1680, 0x1680, ' '},            /* Ogham space */
    {0x180E, 0x180E, CHARACTER_GONE}, /* Mongolian vowel separator */
    {0x2000, 0x200A, ' '},            /* spaces of many widths */
    {0x200B, 0x200F, CHARACTER_GONE}, /* zero-width characters, direction marks */
    {0x2018, 0x2019, '\''},           /* curly single quotes */
    {0x201B, 0x201B, '\''},
    {0x201C, 0x201D, '"'}, /* curly double quotes */
    {0x201F, 0x201F, '"'},
    {0x2028, 0x2029, ' '},            /* line and paragraph separators */
    {0x202A, 0x202E, CHARACTER_GONE}, /* direction overrides */
    {0x202F, 0x202F, ' '},            /* narrow no-break space */
    {0x205F, 0x205F, ' '},            /* mathematical space */
    {0x2060, 0x2064, CHARACTER_GONE}, /* word joiner, invisible operators */
    {0x2066, 0x206F, CHARACTER_GONE}, /* direction isolates */
    {0x3000, 0x3000, ' '},            /* ideographic space */
    {0xFEFF, 0xFEFF, CHARACTER_GONE}, /* byte-order mark inside text */
    {0xFFFC, 0xFFFC, CHARACTER_GONE}, /* the placeholder itself, when an author wrote it */
};

char character_in_prose(uint32_t code_point)
{
    if (code_point <= ' ')
        return ' ';
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements && replacements[i].first <= code_point; i++)
        if (code_point <= replacements[i].last)
            return replacements[i].by;
    return CHARACTER_AS_IS;
}
