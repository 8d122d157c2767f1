#include "text/section.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/section_alias.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const role_names[SECTION_ROLE_COUNT] = {
    [SECTION_NONE] = "none",           [SECTION_SUMMARY] = "summary",         [SECTION_TIMELINE] = "timeline",
    [SECTION_IMPACT] = "impact",       [SECTION_ROOT_CAUSE] = "root-cause",   [SECTION_CONTRIBUTING] = "contributing",
    [SECTION_FIVE_WHYS] = "five-whys", [SECTION_DETECTION] = "detection",     [SECTION_RESPONSE] = "response",
    [SECTION_WENT_WELL] = "went-well", [SECTION_WENT_POORLY] = "went-poorly", [SECTION_LUCKY] = "lucky",
    [SECTION_ACTIONS] = "actions",     [SECTION_LESSONS] = "lessons",         [SECTION_PEOPLE] = "people",
    [SECTION_META] = "meta",
};

const char *section_role_name(enum section_role role)
{
    return role_names[role];
}

int section_role_from_name(struct slice name)
{
    for (int role = 0; role < SECTION_ROLE_COUNT; role++)
        if (slice_equals_text(name, role_names[role]))
            return role;
    return -1;
}

/* Symbols, emoji, and the Latin letters that mis-decoded UTF-8 is made of; other scripts stay. */
static bool is_noise(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x80, 0x17F},    {0x192, 0x192},   {0x2BC, 0x2BC},   {0x2C6, 0x2C6},   {0x2DC, 0x2DC},     {0x2000, 0x2BFF},
        {0x3000, 0x303F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFFC, 0xFFFD}, {0x1F000, 0x1FAFF},
    };
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

static bool is_joiner(char c)
{
    return c == '\'' || c == ';'; /* didn't, tl;dr: one word */
}

static bool is_dash(uint32_t code_point)
{
    return code_point >= 0x2010 && code_point <= 0x2015;
}

/* The offset after the bracket's content, or the end when it never closes. */
static size_t skip_brackets(struct slice heading, size_t at)
{
    char close = heading.text[at] == '(' ? ')' : ']';
    const char *end = memchr(heading.text + at, close, heading.length - at);
    return end ? (size_t)(end - heading.text) + 1 : heading.length;
}

static size_t add_blank(char *out, size_t length)
{
    if (length && out[length - 1] != ' ')
        out[length++] = ' ';
    return length;
}

/* A number with its dot or bracket, as in "4." or "2.1)", is a count, not part of the name. */
static size_t skip_count(struct slice heading, size_t at)
{
    size_t end = at;
    bool punctuated = false;
    while (end < heading.length && (ascii_is_digit(heading.text[end]) || strchr(".)", heading.text[end])))
        punctuated |= !ascii_is_digit(heading.text[end++]);
    return punctuated ? end : at;
}

static size_t normalise_wide(struct slice heading, size_t *at, char *out, size_t length)
{
    uint32_t code_point;
    size_t consumed = utf8_decode(heading.text + *at, heading.length - *at, &code_point);
    if (is_dash(code_point)) {
        length = add_blank(out, length);
    } else if (!is_noise(code_point)) {
        memcpy(out + length, heading.text + *at, consumed);
        length += consumed;
    }
    *at += consumed;
    return length;
}

static size_t normalise_one(struct slice heading, size_t *at, char *out, size_t length)
{
    char c = heading.text[*at];
    if ((unsigned char)c >= 0x80)
        return normalise_wide(heading, at, out, length);
    if (c == '(' || c == '[') {
        *at = skip_brackets(heading, *at);
        return length;
    }
    if (length == 0 && ascii_is_digit(c)) {
        size_t after = skip_count(heading, *at);
        if (after > *at) {
            *at = after;
            return length;
        }
    }
    ++*at;
    if (is_joiner(c))
        return length;
    if (!ascii_is_alnum(c))
        return add_blank(out, length);
    out[length] = ascii_lower(c);
    return length + 1;
}

size_t section_normalise(struct slice heading, char *out)
{
    size_t length = 0;
    for (size_t at = 0; at < heading.length;)
        length = normalise_one(heading, &at, out, length);
    while (length && out[length - 1] == ' ')
        length--;
    return length;
}

/* Does the alias explain more than `best` bytes of the heading? There are hundreds: most differ in an outer letter. */
static inline bool alias_fits(struct slice heading, struct slice alias, enum alias_reach reach, size_t best)
{
    if (alias.length <= best || heading.length < alias.length)
        return false;
    size_t rest = heading.length - alias.length;
    if (rest && reach != ALIAS_EDGE)
        return false;
    if (heading.text[0] == alias.text[0] && (!rest || heading.text[alias.length] == ' ') &&
        memcmp(heading.text, alias.text, alias.length) == 0)
        return true;
    return rest && heading.text[rest - 1] == ' ' && heading.text[rest] == alias.text[0] &&
           memcmp(heading.text + rest, alias.text, alias.length) == 0;
}

/* The alias that explains most of the heading; with `whole` only one that is all of it. */
static enum section_role find_role(struct slice heading, const struct heading_aliases *more, bool whole)
{
    size_t best = 0;
    enum section_role role = SECTION_NONE;
    for (size_t i = 0; more && i < more->count; i++) {
        if (alias_fits(heading, more->items[i].heading, whole ? ALIAS_WHOLE : ALIAS_EDGE, best))
            best = more->items[i].heading.length, role = more->items[i].role;
    }
    size_t count;
    const struct section_alias *aliases = section_aliases(&count);
    for (size_t i = 0; i < count; i++)
        if (alias_fits(heading, aliases[i].heading, whole ? ALIAS_WHOLE : aliases[i].reach, best) &&
            !(whole && aliases[i].reach == ALIAS_HEADING))
            best = aliases[i].heading.length, role = aliases[i].role;
    return role;
}

enum { SHORT_HEADING = 256 };

/* "7 actions" without its number; "5 whys" is looked up whole before. */
static struct slice after_number(struct slice name)
{
    size_t at = 0;
    while (at < name.length && (ascii_is_digit(name.text[at]) || name.text[at] == ' '))
        at++;
    return slice_sub(name, at, name.length);
}

static enum section_role role_of(struct slice heading, const struct heading_aliases *more, bool whole)
{
    char normalised[SHORT_HEADING];
    if (heading.length > sizeof normalised)
        return SECTION_NONE;
    struct slice name = {normalised, section_normalise(heading, normalised)};
    enum section_role role = name.length ? find_role(name, more, whole) : SECTION_NONE;
    struct slice bare = after_number(name);
    return role == SECTION_NONE && bare.length < name.length ? find_role(bare, more, whole) : role;
}

enum section_role section_role_of_heading(struct slice heading, const struct heading_aliases *more)
{
    return role_of(heading, more, false);
}

enum section_role section_role_of_label(struct slice label, const struct heading_aliases *more)
{
    return role_of(label, more, true);
}
