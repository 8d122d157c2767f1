/* The part of clock.h that knows time zones. */
#include "base/ascii.h"
#include "read/clock.h"
#include "read/phrase.h"

struct zone {
    const char *name;
    int offset;
};

static const struct zone zones[] = {
    {"UTC", 0},    {"GMT", 0},    {"Zulu", 0},    {"Z", 0},      {"CEST", 120}, {"CET", 60},   {"MESZ", 120},
    {"MEZ", 60},   {"BST", 60},   {"WEST", 60},   {"WET", 0},    {"EEST", 180}, {"EET", 120},  {"MSK", 180},
    {"IST", 330},  {"EST", -300}, {"EDT", -240},  {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360},
    {"PST", -480}, {"PDT", -420}, {"AKST", -540}, {"HST", -600}, {"AST", -240}, {"BRT", -180}, {"ART", -180},
    {"AEST", 600}, {"AEDT", 660}, {"ACST", 570},  {"AWST", 480}, {"NZST", 720}, {"NZDT", 780}, {"JST", 540},
    {"KST", 540},  {"SGT", 480},  {"HKT", 480},   {"PHT", 480},  {"ICT", 420},  {"WIB", 420},  {"WAT", 60},
    {"SAST", 120}, {"CAT", 120},  {"EAT", 180},   {"PKT", 300},  {"GST", 240},  {"ET", -300},  {"CT", -360},
    {"MT", -420},  {"PT", -480},
};

static const char worded[] =
    "Pacific|Eastern|Central European|Central|Mountain|Greenwich|Coordinated Universal|Universal|British Summer|"
    "West Africa|East Africa|India Standard";
static const char *const areas[] = {"Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/", "Etc/", NULL};

static bool byte_is(struct slice text, size_t at, char c)
{
    return at < text.length && text.text[at] == c;
}

static size_t digits(struct slice text, size_t at, int *value)
{
    size_t end = at;
    for (*value = 0; end < text.length && end < at + 2 && ascii_is_digit(text.text[end]); end++)
        *value = *value * 10 + text.text[end] - '0';
    return end - at;
}

/* "+01:00", "-5", "+0530" */
static size_t read_shift(struct slice text, int *offset)
{
    int hours, minutes = 0;
    if (!byte_is(text, 0, '+') && !byte_is(text, 0, '-'))
        return 0;
    size_t length = digits(text, 1, &hours), at = 1 + length;
    if (!length || hours > 14)
        return 0;
    size_t colon = byte_is(text, at, ':') ? at + 1 : at, more = digits(text, colon, &minutes);
    if (more == 2)
        at = colon + 2;
    *offset = (text.text[0] == '-' ? -1 : 1) * (hours * 60 + (more == 2 ? minutes : 0));
    return phrase_is_word_byte(text, at) ? 0 : at;
}

/* Zone letters count only as capitals: "pt", "est" and "cat" are words. */
static size_t read_letters(struct slice text, int *offset)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        struct slice name = slice_of(zones[i].name);
        bool universal = zones[i].offset == 0 && name.length == 3;
        bool same = universal ? phrase_prefix(text, zones[i].name) > 0 : slice_starts_with(text, zones[i].name);
        if (!same || phrase_is_word_byte(text, name.length))
            continue;
        int shift = 0;
        size_t more = universal ? read_shift(slice_sub(text, name.length, text.length), &shift) : 0;
        *offset = zones[i].offset + shift;
        return name.length + more;
    }
    return 0;
}

static size_t read_words(struct slice text)
{
    size_t length = phrase_prefix_any(text, worded);
    size_t time = length ? phrase_prefix(slice_sub(text, length, text.length), " time") : 0;
    size_t standard = length && !time ? phrase_prefix(slice_sub(text, length, text.length), " standard time") : 0;
    if (time || standard)
        return length + time + standard;
    for (size_t i = 0; areas[i]; i++) {
        size_t end = slice_of(areas[i]).length;
        if (!slice_starts_with(text, areas[i]) || !phrase_is_word_byte(text, end))
            continue;
        while (phrase_is_word_byte(text, end) || byte_is(text, end, '_') || byte_is(text, end, '/'))
            end++;
        return end;
    }
    return 0;
}

size_t clock_read_zone(struct slice text, int *offset)
{
    size_t open = byte_is(text, 0, '(') || byte_is(text, 0, '[') ? 1 : 0;
    struct slice inner = slice_sub(text, open, text.length);
    *offset = 0;
    size_t length = read_letters(inner, offset);
    if (!length)
        length = read_words(inner);
    if (!length)
        return 0;
    return open + length + (open && (byte_is(inner, length, ')') || byte_is(inner, length, ']')));
}

bool clock_names_zone(struct slice text)
{
    int offset;
    for (size_t at = 0; at < text.length; at++) {
        if (at > 0 && phrase_is_word_byte(text, at - 1))
            continue;
        size_t length = clock_read_zone(slice_sub(text, at, text.length), &offset);
        if (length > 1)
            return true;
    }
    return false;
}
