#include "lint/guard.h"

#include "base/ascii.h"

/* What stands beside a match is looked for no farther away than this, in bytes. */
enum { REACH = 400 };

static bool is_inside_character(struct slice text, size_t offset)
{
    return offset < text.length && ((unsigned char)text.text[offset] & 0xC0) == 0x80;
}

static size_t reach_back(struct slice text, size_t offset)
{
    size_t start = offset > REACH ? offset - REACH : 0;
    while (is_inside_character(text, start))
        start++;
    return start;
}

static size_t reach_on(struct slice text, size_t offset)
{
    size_t end = text.length - offset > REACH ? offset + REACH : text.length;
    while (is_inside_character(text, end))
        end++;
    return end;
}

/* Does a match of the pattern within [from, to) end exactly at `to`? */
static bool ends_at(struct unit_search *search, const struct pattern *pattern, size_t from, size_t to)
{
    struct class_states states;
    struct regex_match match;
    while (from < to && unit_search_find(search, pattern, from, to, &states, &match)) {
        if (match.groups[0].end == to)
            return true;
        from = match.groups[0].start + 1;
        while (is_inside_character(search->text, from))
            from++;
    }
    return false;
}

/* With the blanks between or without them. */
static bool found_before(struct unit_search *search, const struct pattern *pattern, size_t offset)
{
    size_t word_end = offset;
    while (word_end > 0 && ascii_is_blank(search->text.text[word_end - 1]))
        word_end--;
    size_t from = reach_back(search->text, word_end);
    return ends_at(search, pattern, from, word_end) || (word_end != offset && ends_at(search, pattern, from, offset));
}

static bool found_after(struct unit_search *search, const struct pattern *pattern, size_t offset)
{
    struct class_states states;
    struct regex_match match;
    size_t word = offset;
    while (word < search->text.length && ascii_is_blank(search->text.text[word]))
        word++;
    return unit_search_find(search, pattern, offset, reach_on(search->text, offset), &states, &match) &&
           (match.groups[0].start == offset || match.groups[0].start == word);
}

static bool unless(struct unit_search *search, const struct pattern *pattern, const struct guarded *guarded)
{
    (void)guarded;
    return unit_search_has(search, pattern);
}

static bool unless_inside(struct unit_search *search, const struct pattern *pattern, const struct guarded *guarded)
{
    struct class_states states;
    struct regex_match match;
    return unit_search_find(search, pattern, guarded->reported.start, guarded->reported.end, &states, &match);
}

static bool unless_before(struct unit_search *search, const struct pattern *pattern, const struct guarded *guarded)
{
    return found_before(search, pattern, guarded->reported.start) ||
           (guarded->match.start != guarded->reported.start && found_before(search, pattern, guarded->match.start));
}

static bool unless_after(struct unit_search *search, const struct pattern *pattern, const struct guarded *guarded)
{
    return found_after(search, pattern, guarded->match.end);
}

static bool requires(struct unit_search *search, const struct pattern *pattern, const struct guarded *guarded)
{
    return !unless(search, pattern, guarded);
}

typedef bool (*guard_test)(struct unit_search *, const struct pattern *, const struct guarded *);

static const struct {
    const char *name;
    guard_test stops;
    bool stops_when_absent;
} guard_table[] = {
    [GUARD_UNLESS] = {"unless", unless, false},
    [GUARD_UNLESS_INSIDE] = {"unless-inside", unless_inside, false},
    [GUARD_UNLESS_BEFORE] = {"unless-before", unless_before, false},
    [GUARD_UNLESS_AFTER] = {"unless-after", unless_after, false},
    [GUARD_REQUIRES] = {"requires", requires, true},
};

static bool guard_stops(struct unit_search *search, const struct guarded *guarded, const struct guard *guard)
{
    if (!unit_search_may_find(search, &guard->pattern))
        return guard_table[guard->kind].stops_when_absent;
    return guard_table[guard->kind].stops(search, &guard->pattern, guarded);
}

const struct guard *guards_stop(struct unit_search *search, const struct guarded *guarded,
                                const struct guard *guards, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (guard_stops(search, guarded, &guards[i]))
            return &guards[i];
    return NULL;
}

const char *guard_name(enum guard_kind kind)
{
    return guard_table[kind].name;
}
