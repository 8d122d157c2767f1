#include "base/glob.h"

#include "base/utf8.h"

/* Where to go on when a later part of the pattern fails: the pattern after the star, the path one step further. */
struct retry {
    bool set;
    size_t pattern, path;
};

static bool in_set(struct slice set, uint32_t wanted)
{
    bool found = false;
    for (size_t at = 0; at < set.length;) {
        uint32_t first, last;
        at += utf8_decode(set.text + at, set.length - at, &first);
        last = first;
        if (at + 1 < set.length && set.text[at] == '-') {
            at++;
            at += utf8_decode(set.text + at, set.length - at, &last);
        }
        found |= first <= wanted && wanted <= last;
    }
    return found;
}

/* Matches `[...]` at pattern[*at] and moves behind it; a set that is never closed matches nothing. */
static bool match_set(struct slice pattern, size_t *at, uint32_t wanted)
{
    size_t start = *at + 1;
    bool negated = start < pattern.length && (pattern.text[start] == '!' || pattern.text[start] == '^');
    start += negated;
    size_t end = start + 1;
    while (end < pattern.length && pattern.text[end] != ']')
        end++;
    if (end >= pattern.length)
        return false;
    *at = end + 1;
    return in_set(slice_sub(pattern, start, end), wanted) != negated;
}

/* Matches one character that is no slash, or a slash with a slash. */
static bool match_one(struct slice pattern, size_t *pattern_at, struct slice path, size_t *path_at)
{
    uint32_t wanted, expected;
    size_t next = *path_at + utf8_decode(path.text + *path_at, path.length - *path_at, &wanted);
    size_t at = *pattern_at;
    char kind = pattern.text[at];
    if ((kind == '?' || kind == '[') && wanted == '/')
        return false;
    if (kind == '?') {
        at++;
    } else if (kind == '[') {
        if (!match_set(pattern, &at, wanted))
            return false;
    } else {
        at += kind == '\\' && at + 1 < pattern.length;
        at += utf8_decode(pattern.text + at, pattern.length - at, &expected);
        if (expected != wanted)
            return false;
    }
    *pattern_at = at;
    *path_at = next;
    return true;
}

/* Is there `**` as a whole name at this place? */
static bool is_deep(struct slice pattern, size_t at)
{
    struct slice rest = slice_sub(pattern, at, pattern.length);
    bool starts_name = at == 0 || pattern.text[at - 1] == '/';
    return starts_name && slice_starts_with(rest, "**") && (rest.length == 2 || rest.text[2] == '/');
}

static bool retry_star(struct retry *star, struct slice path)
{
    if (!star->set || star->path >= path.length || path.text[star->path] == '/')
        return false;
    star->path++;
    return true;
}

static bool retry_deep(struct retry *deep, struct slice path)
{
    ptrdiff_t slash = deep->set ? slice_find(path, SLICE_LITERAL("/"), deep->path) : -1;
    if (slash < 0)
        return false;
    deep->path = (size_t)slash + 1;
    return true;
}

bool glob_match(struct slice pattern, struct slice path)
{
    struct retry star = {0}, deep = {0};
    size_t at = 0, seen = 0;
    while (at < pattern.length || seen < path.length) {
        if (at < pattern.length && is_deep(pattern, at)) {
            if (at + 2 >= pattern.length)
                return true;
            at += 3;
            star.set = false;
            deep = (struct retry){true, at, seen};
        } else if (at < pattern.length && pattern.text[at] == '*') {
            star = (struct retry){true, ++at, seen};
        } else if (at < pattern.length && seen < path.length && match_one(pattern, &at, path, &seen)) {
            continue;
        } else if (retry_star(&star, path)) {
            at = star.pattern, seen = star.path;
        } else if (retry_deep(&deep, path)) {
            at = deep.pattern, seen = deep.path;
            star.set = false;
        } else {
            return false;
        }
    }
    return true;
}
