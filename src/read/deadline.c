/* The part of date.h that reads deadlines: dates, and the milestones people name instead of dates. */
#include "base/ascii.h"
#include "read/date.h"
#include "read/phrase.h"

static const char leads[] = "\xF0\x9F\x93\x85|by|before|until|till|due|within|no later than|end "
                            "of|the|end|of|mid|early|late|beginning of|start of|on|in|"
                            "after|from|eta|target|for|about|approx|every";
static const char nearness[] = "next|this|same|following|coming|current|upcoming";
static const char units[] =
    "day|days|week|weeks|month|months|quarter|quarters|sprint|sprints|year|years|wk|wks|business|working|"
    "iteration|iterations|hours";
static const char milestones[] =
    "week|month|quarter|sprint|year|release|milestone|iteration|freeze|closing|upgrade|peak|review|deploy|"
    "deployment|cycle|half|version|drop|game day|audit|maintenance|renewal|patch|rollout|planning";
static const char moments[] = "today|tomorrow|tonight|now|immediately|eod|eow|eom|eoq|eoy|noon|christmas|easter";

static struct slice rest(struct slice text, size_t at)
{
    return slice_sub(text, at, text.length);
}

static size_t skip_leads(struct slice text, bool *any)
{
    size_t at = phrase_skip(text, 0, " \t-"), length;
    *any = false;
    while ((length = phrase_prefix_any(rest(text, at), leads)) > 0) {
        at = phrase_skip(text, at + length, " \t-");
        *any = true;
    }
    return at;
}

/* "Q3", "Q3 2026", "H2", "2026-Q3", "Q3/2026" */
static size_t read_quarter(struct slice text)
{
    size_t year = phrase_digits(text, 0) == 4 ? 5 : 0;
    if (year + 2 > text.length)
        return 0;
    char letter = ascii_upper(text.text[year]), number = text.text[year + 1];
    if (!((letter == 'Q' && number >= '1' && number <= '4') || (letter == 'H' && (number == '1' || number == '2'))))
        return 0;
    size_t end = year + 2;
    if (phrase_is_word_byte(text, end))
        return 0;
    size_t after = end < text.length && (text.text[end] == ' ' || text.text[end] == '/') ? end + 1 : end;
    return phrase_digits(text, after) == 4 ? after + 4 : end;
}

static const char number_words[] = "a|one|two|three|four|five|six|eight|ten";

/* "2 weeks", "10 working days", "two sprints", "2w" */
static size_t read_duration(struct slice text)
{
    size_t at = phrase_digits(text, 0);
    if (at > 3)
        return 0;
    if (!at)
        at = phrase_prefix_any(text, number_words);
    if (!at)
        return 0;
    size_t unit = phrase_skip(text, at, " \t-"), length;
    if (unit == at && unit < text.length && (text.text[unit] == 'w' || text.text[unit] == 'd'))
        return phrase_is_word_byte(text, unit + 1) ? 0 : unit + 1;
    size_t end = unit;
    while ((length = phrase_prefix_any(rest(text, end), units)) > 0)
        end = phrase_skip(text, end + length, " \t-");
    return end > unit ? end : 0;
}

/* "next sprint", "sprint 24", and after "before the": "release" alone */
static size_t read_milestone(struct slice text, bool led)
{
    size_t near = phrase_prefix_any(text, nearness);
    size_t at = phrase_skip(text, near, " \t-");
    size_t weekday = near ? date_weekday(rest(text, at)) : 0;
    if (weekday)
        return at + weekday;
    /* One word may stand between: "next reliability review". */
    for (int words = 0; words < 2; words++) {
        size_t length = phrase_prefix_any(rest(text, at), milestones);
        size_t number = phrase_skip(text, at + length, " \t-");
        if (length && (near || led || phrase_digits(text, number)))
            return phrase_digits(text, number) ? number + phrase_digits(text, number) : at + length;
        if (!near && !led)
            return 0;
        phrase_word(text, &at);
        at = phrase_skip(text, at, " \t-");
    }
    /* "before the next storage move": what is next is an event, whatever it is called. */
    return near && led ? at : 0;
}

/* "20th", where no noun follows that it could count ("3rd party"). */
static size_t read_ordinal_day(struct slice text)
{
    static const char suffixes[] = "st|nd|rd|th";
    size_t at = phrase_digits(text, 0);
    size_t suffix = at && at <= 2 ? phrase_prefix_any(rest(text, at), suffixes) : 0;
    bool counts = phrase_is_word_byte(text, phrase_skip(text, at + suffix, " \t-"));
    return suffix && !counts ? at + suffix : 0;
}

/* "30.04" alone: day and month without the closing full stop. */
static size_t read_day_and_month(struct slice text)
{
    bool shaped = text.length == 5 && phrase_digits(text, 0) == 2 && text.text[2] == '.' && phrase_digits(text, 3) == 2;
    int day = shaped ? (text.text[0] - '0') * 10 + text.text[1] - '0' : 0;
    int month = shaped ? (text.text[3] - '0') * 10 + text.text[4] - '0' : 0;
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 ? text.length : 0;
}

static size_t read_month(struct slice text)
{
    static const char months[] =
        "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
        "jun|jul|aug|sept|sep|oct|nov|dec";
    size_t length = phrase_prefix_any(text, months), year = phrase_skip(text, length, " \t-");
    return length && phrase_digits(text, year) == 4 ? year + 4 : length;
}

size_t date_read_deadline(struct slice text)
{
    bool led;
    size_t at = skip_leads(text, &led);
    struct slice tail = rest(text, at);
    struct date date;
    size_t found[] = {date_read(tail, &date),
                      read_quarter(tail),
                      read_duration(tail),
                      date_weekday(tail),
                      read_milestone(tail, led),
                      read_ordinal_day(tail),
                      phrase_prefix_any(tail, moments),
                      read_month(tail),
                      read_day_and_month(tail)};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        if (found[i])
            return at + found[i];
    return 0;
}
