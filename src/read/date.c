#include "read/date.h"

#include "base/ascii.h"
#include "read/phrase.h"

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};
static const char *const weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/* Reads up to `most` digits; returns how many were read. */
static size_t read_number(struct slice text, size_t at, size_t most, int *value)
{
    size_t count = 0;
    for (*value = 0; count < most && at + count < text.length && ascii_is_digit(text.text[at + count]); count++)
        *value = *value * 10 + (text.text[at + count] - '0');
    return count;
}

static bool digit_at(struct slice text, size_t at)
{
    return at < text.length && ascii_is_digit(text.text[at]);
}

static bool byte_is(struct slice text, size_t at, char c)
{
    return at < text.length && text.text[at] == c;
}

/* The number (1-based) of the name that the word is, or is an abbreviation of with at least three letters. */
static int name_number(struct slice word, const char *const *names, int count)
{
    for (int i = 0; i < count && word.length >= 3; i++)
        if (slice_equals_caseless(word, slice_sub(slice_of(names[i]), 0, word.length)))
            return i + 1;
    return 0;
}

static struct slice letters(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.length && ascii_is_alpha(text.text[end]))
        end++;
    return slice_sub(text, at, end);
}

static int month_number(struct slice word)
{
    return slice_equals_caseless(word, SLICE_LITERAL("sept")) ? 9 : name_number(word, months, 12);
}

size_t date_weekday(struct slice text)
{
    struct slice word = letters(text, 0);
    bool full = name_number(word, weekdays, 7) > 0 || slice_equals_caseless(word, SLICE_LITERAL("tues")) ||
                slice_equals_caseless(word, SLICE_LITERAL("thurs"));
    return full && !phrase_is_word_byte(text, word.length) ? word.length : 0;
}

static bool plausible(const struct date *date)
{
    return date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= 31 &&
           (date->year == 0 || (date->year >= 1990 && date->year < 2100));
}

/* "2026-03-04", "2026/03/04" */
static size_t read_year_first(struct slice text, struct date *date)
{
    if (read_number(text, 0, 4, &date->year) != 4 || !(byte_is(text, 4, '-') || byte_is(text, 4, '/')))
        return 0;
    size_t month = read_number(text, 5, 2, &date->month), separator = 5 + month;
    if (!byte_is(text, separator, text.text[4]))
        return 0;
    size_t day = read_number(text, separator + 1, 2, &date->day), end = separator + 1 + day;
    return month && day && !digit_at(text, end) ? end : 0;
}

/* "04.03.2026", "04.03.", "3/4/2026": a dotted date has the day first, a slashed one the month unless it cannot be. */
static size_t read_numeric(struct slice text, struct date *date)
{
    int first, second;
    size_t at = read_number(text, 0, 2, &first);
    if (!at || !(byte_is(text, at, '.') || byte_is(text, at, '/')))
        return 0;
    bool slash = text.text[at] == '/';
    size_t length = read_number(text, at + 1, 2, &second), end = at + 1 + length;
    if (length < (slash ? 1 : 2) || !byte_is(text, end, slash ? '/' : '.'))
        return 0;
    size_t year = read_number(text, end + 1, 4, &date->year);
    if (slash && year != 4 && year != 2)
        return 0;
    date->year = year == 4 ? date->year : year == 2 ? 2000 + date->year : 0;
    bool month_first = slash && first <= 12;
    date->month = month_first ? first : second;
    date->day = month_first ? second : first;
    return digit_at(text, end + 1 + year) ? 0 : end + 1 + year;
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.length && (ascii_is_blank(text.text[at]) || text.text[at] == '-' || text.text[at] == ','))
        at++;
    return at;
}

/* A year after a day and month: "March 4, 2026", "4-Mar-2026"; none is no fault. */
static size_t read_year(struct slice text, size_t at, struct date *date)
{
    size_t start = skip_blanks(text, byte_is(text, at, '.') ? at + 1 : at);
    int year;
    if (read_number(text, start, 4, &year) == 4 && !digit_at(text, start + 4) && !byte_is(text, start + 4, ':')) {
        date->year = year;
        return start + 4;
    }
    date->year = 0;
    return at;
}

static size_t skip_ordinal(struct slice text, size_t at)
{
    struct slice suffix = letters(text, at);
    static const char ordinals[] = "st|nd|rd|th";
    return phrase_is_any(suffix, ordinals) ? at + 2 : at;
}

/* "4 Mar 2026", "4th of March", "4. März" is not ours */
static size_t read_day_first(struct slice text, struct date *date)
{
    size_t at = read_number(text, 0, 2, &date->day);
    if (!at)
        return 0;
    at = skip_blanks(text, skip_ordinal(text, at));
    at += phrase_prefix(slice_sub(text, at, text.length), "of");
    at = skip_blanks(text, at);
    struct slice word = letters(text, at);
    date->month = month_number(word);
    return date->month ? read_year(text, at + word.length, date) : 0;
}

/* "March 4th, 2026", "Mar. 4" */
static size_t read_month_first(struct slice text, struct date *date)
{
    struct slice word = letters(text, 0);
    date->month = month_number(word);
    if (!date->month)
        return 0;
    size_t at = skip_blanks(text, byte_is(text, word.length, '.') ? word.length + 1 : word.length);
    size_t length = read_number(text, at, 2, &date->day);
    if (!length || at == word.length || digit_at(text, at + length) || byte_is(text, at + length, ':'))
        return 0;
    return read_year(text, skip_ordinal(text, at + length), date);
}

size_t date_read(struct slice text, struct date *date)
{
    static size_t (*const readers[])(struct slice, struct date *) = {read_year_first, read_numeric, read_day_first,
                                                                     read_month_first};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct date found = {0};
        size_t length = readers[i](text, &found);
        if (length && plausible(&found)) {
            *date = found;
            return length;
        }
    }
    return 0;
}

bool date_find(struct slice text, struct date *date, struct span *where)
{
    for (size_t at = 0; at < text.length; at++) {
        if (at > 0 && (phrase_is_word_byte(text, at - 1) || byte_is(text, at - 1, '.')))
            continue;
        size_t length = date_read(slice_sub(text, at, text.length), date);
        if (!length)
            continue;
        *where = (struct span){(uint32_t)at, (uint32_t)(at + length)};
        return true;
    }
    return false;
}

/* Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last of its year. */
long date_days(struct date date, int year_if_none)
{
    long year = (date.year ? date.year : year_if_none) - (date.month <= 2);
    long era = year / 400, of_era = year - era * 400;
    long day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719468;
}
