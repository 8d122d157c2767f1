#include "read/clock.h"

#include "base/ascii.h"
#include "read/phrase.h"

static bool byte_is(struct slice text, size_t at, char c)
{
    return at < text.length && text.text[at] == c;
}

static size_t digits(struct slice text, size_t at, size_t most, int *value)
{
    size_t end = at;
    for (*value = 0; end < text.length && end < at + most && ascii_is_digit(text.text[end]); end++)
        *value = *value * 10 + text.text[end] - '0';
    return end - at;
}

static bool digit_at(struct slice text, size_t at)
{
    return at < text.length && ascii_is_digit(text.text[at]);
}

/* "am", "PM", "p.m." after at most one blank; adds twelve hours where it must. */
static size_t read_half(struct slice text, size_t at, struct clock *clock)
{
    static const char halves[] = "am|pm|a.m.|p.m.|a.m|p.m";
    size_t start = byte_is(text, at, ' ') ? at + 1 : at;
    size_t length = phrase_prefix_any(slice_sub(text, start, text.length), halves);
    if (!length || clock->minute >= 13 * 60)
        return 0;
    bool noon = clock->minute >= 12 * 60, after = ascii_lower(text.text[start]) == 'p';
    clock->minute += after && !noon ? 12 * 60 : !after && noon ? -12 * 60 : 0;
    return start + length - at;
}

/* "14:32", "14:32:10", "14:32:10.250", "14h32", and "8.48" where that can only be a time */
static size_t read_hours_minutes(struct slice text, bool dotted, struct clock *clock)
{
    int hours, minutes, seconds;
    size_t at = digits(text, 0, 2, &hours);
    bool letter = byte_is(text, at, 'h') || byte_is(text, at, 'H');
    if (!at || !(byte_is(text, at, ':') || letter || (dotted && byte_is(text, at, '.'))))
        return 0;
    char mark = text.text[at];
    if (digits(text, at + 1, 2, &minutes) != 2 || digit_at(text, at + 3) || hours > 24 || minutes > 59)
        return 0;
    at += 3;
    if (byte_is(text, at, mark) && digits(text, at + 1, 2, &seconds) == 2 && seconds <= 60 && !digit_at(text, at + 3))
        at += 3;
    if (byte_is(text, at, '.') && digit_at(text, at + 1)) {
        if (mark == '.')
            return 0;
        for (at++; digit_at(text, at); at++)
            continue;
    }
    if (byte_is(text, at, ':') && digit_at(text, at + 1))
        return 0;
    clock->minute = hours * 60 + minutes;
    return at;
}

/* "8 PM", "8pm": the hour alone needs its half of the day. */
static size_t read_hour(struct slice text, struct clock *clock)
{
    int hours;
    size_t at = digits(text, 0, 2, &hours);
    if (!at || hours < 1 || hours > 12)
        return 0;
    clock->minute = hours * 60;
    size_t half = read_half(text, at, clock);
    return half ? at + half : 0;
}

/* "1430 UTC", "1430Z": four digits need their zone. */
static size_t read_military(struct slice text, struct clock *clock)
{
    int hours, minutes, offset;
    if (digits(text, 0, 2, &hours) != 2 || digits(text, 2, 2, &minutes) != 2 || digit_at(text, 4) || hours > 23 ||
        minutes > 59)
        return 0;
    size_t zone = byte_is(text, 4, ' ') ? 5 : 4;
    if (!clock_read_zone(slice_sub(text, zone, text.length), &offset))
        return 0;
    clock->minute = hours * 60 + minutes;
    return 4;
}

/* "T+5m", "T-10 min", "T0", "T+1h05", "+00:05" */
static size_t read_relative(struct slice text, struct clock *clock)
{
    bool letter = byte_is(text, 0, 'T') || byte_is(text, 0, 't');
    size_t at = letter ? 1 : 0;
    if (byte_is(text, at, ' '))
        at++;
    bool minus = byte_is(text, at, '-'), sign = minus || byte_is(text, at, '+');
    int value, minutes = 0;
    size_t length = digits(text, at + sign, 4, &value);
    if (!length || !(letter || sign) || (letter && !sign && value != 0))
        return 0;
    at += sign + length;
    if (byte_is(text, at, ':') && digits(text, at + 1, 2, &minutes) == 2) {
        value = value * 60 + minutes;
        at += 3;
    } else {
        size_t unit = byte_is(text, at, ' ') ? at + 1 : at;
        static const char hours[] = "h|hr|hour|hours";
        static const char others[] = "m|min|mins|minutes|s|sec|seconds";
        size_t hour = phrase_prefix_any(slice_sub(text, unit, text.length), hours);
        size_t other = phrase_prefix_any(slice_sub(text, unit, text.length), others);
        if (!letter && !hour && !other)
            return 0;
        value *= hour ? 60 : 1;
        at = hour || other ? unit + hour + other : at;
    }
    clock->minute = minus ? -value : value;
    clock->relative = true;
    return at;
}

static size_t read_zone(struct slice text, size_t at, struct clock *clock)
{
    size_t start = byte_is(text, at, ' ') ? at + 1 : at;
    struct slice rest = slice_sub(text, start, text.length);
    size_t length = clock_read_zone(rest, &clock->offset);
    if (!length && start == at && (byte_is(text, at, '+') || byte_is(text, at, '-')) && digit_at(text, at + 1) &&
        digit_at(text, at + 2)) {
        length = byte_is(text, at + 3, ':') ? 6 : 5;
        length = at + length <= text.length && digit_at(text, at + length - 1) ? length : 0;
    }
    if (!length)
        return 0;
    clock->zoned = true;
    clock->zone = slice_sub(rest, 0, length);
    return start + length - at;
}

size_t clock_read(struct slice text, bool leading, struct clock *clock)
{
    *clock = (struct clock){0};
    size_t length = read_relative(text, clock);
    if (length)
        return length;
    length = read_hours_minutes(text, leading, clock);
    if (length)
        length += read_half(text, length, clock);
    if (!length)
        length = read_hour(text, clock);
    if (!length)
        length = read_military(text, clock);
    if (!length || (phrase_is_word_byte(text, length) && text.text[length] != 'Z' && text.text[length] != 'z'))
        return 0;
    return length + read_zone(text, length, clock);
}

/* What a number must not follow to begin a clock time: "v2:14", "10.0.0.1:80", "3:1:30", "db-14:32". */
static bool can_begin(struct slice text, size_t at)
{
    if (at == 0)
        return true;
    char before = text.text[at - 1];
    if (before == 'T' && at > 1 && ascii_is_digit(text.text[at - 2]))
        return true;
    return !phrase_is_word_byte(text, at - 1) && before != ':' && before != '.' && before != '/' && before != '#' &&
           before != '_' && before != '=' && !(before == '-' && at > 1 && ascii_is_alpha(text.text[at - 2]));
}

bool clock_find(struct slice text, size_t start, struct clock *clock, struct span *where)
{
    for (size_t at = start; at < text.length; at++) {
        if (!can_begin(text, at))
            continue;
        size_t length = clock_read(slice_sub(text, at, text.length), false, clock);
        if (!length)
            continue;
        *where = (struct span){(uint32_t)at, (uint32_t)(at + length)};
        return true;
    }
    return false;
}
