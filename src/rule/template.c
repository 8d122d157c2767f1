#include "rule/template.h"

#include <string.h>

#include "base/ascii.h"
#include "base/nearest.h"

static const char *const places[] = {
    "account", "act", "actor", "after", "args", "audience", "before", "content", "done", "kind", "lead", "main", "match",
    "matter", "moment", "note", "notion", "object", "occasion", "party", "passive", "people", "prompted", "rest",
    "sentence", "sequel", "setting", "subject", "tail", "thing", "topic", "undone", "was",
};
static const char *const filters[] = {
    "a", "bare", "base", "body", "cap", "clause", "given", "ing", "lower", "participle", "past", "phrase",
    "quiet", "reason", "role", "sober", "the", "third", "trim", "where",
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool is_among(struct slice name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_text(name, names[i]))
            return true;
    return false;
}

static bool is_group(const struct pack *pack, struct slice name)
{
    char text[64];
    if (name.length >= sizeof text)
        return false;
    memcpy(text, name.text, name.length);
    text[name.length] = '\0';
    return pattern_has_group(pack, text);
}

static void check_filters(struct pack *pack, const struct yaml_node *scalar, struct slice list)
{
    while (list.length) {
        const char *bar = memchr(list.text, '|', list.length);
        struct slice filter = slice_sub(list, 0, bar ? (size_t)(bar - list.text) : list.length);
        list = slice_sub(list, filter.length + 1, list.length);
        if (is_among(filter, filters, COUNT(filters)))
            continue;
        const char *nearest = nearest_name(filter, filters, COUNT(filters), sizeof filters[0]);
        pack_error_at(pack, scalar, (size_t)(filter.text - scalar->text.text), "no filter `%.*s`%s%s%s",
                      (int)filter.length, filter.text, nearest ? "; did you mean `" : "", nearest ? nearest : "",
                      nearest ? "`?" : "");
    }
}

static void check_name(struct pack *pack, const struct yaml_node *scalar, struct slice name, bool any_name)
{
    if (any_name || is_among(name, places, COUNT(places)) || is_group(pack, name))
        return;
    const char *nearest = nearest_name(name, places, COUNT(places), sizeof places[0]);
    pack_error_at(pack, scalar, (size_t)(name.text - scalar->text.text),
                  "`${%.*s}` is no group of a pattern here%s%s%s", (int)name.length, name.text,
                  nearest ? "; did you mean `${" : "", nearest ? nearest : "", nearest ? "}`?" : "");
}

/* Checks what stands after a dollar sign; returns the offset to go on from. */
static size_t check_reference(struct pack *pack, const struct yaml_node *scalar, size_t dollar, bool any_name)
{
    struct slice text = scalar->text;
    ptrdiff_t closing = slice_find(text, SLICE_LITERAL("}"), dollar);
    if (dollar + 1 >= text.length || text.text[dollar + 1] != '{' || closing < 0) {
        pack_error_at(pack, scalar, dollar, "write `${name}` after a dollar sign");
        return dollar + 1;
    }
    struct slice inside = slice_sub(text, dollar + 2, (size_t)closing);
    const char *bar = memchr(inside.text, '|', inside.length);
    size_t name_length = bar ? (size_t)(bar - inside.text) : inside.length;
    check_name(pack, scalar, slice_sub(inside, 0, name_length), any_name);
    check_filters(pack, scalar, slice_sub(inside, name_length + 1, inside.length));
    return (size_t)closing + 1;
}

void template_check(struct pack *pack, const struct yaml_node *scalar, bool any_name)
{
    if (scalar->text.length > PACK_MAX_TEMPLATE)
        pack_error(pack, scalar, "the template is longer than 1 KiB");
    ptrdiff_t dollar = slice_find(scalar->text, SLICE_LITERAL("$"), 0);
    while (dollar >= 0) {
        size_t next = check_reference(pack, scalar, (size_t)dollar, any_name);
        dollar = slice_find(scalar->text, SLICE_LITERAL("$"), next);
    }
}
