#include "lint/directive.h"

#include <string.h>

#include "base/ascii.h"
#include "base/nearest.h"

#define PREFIX "blameless"

enum { PREFIX_LENGTH = sizeof PREFIX - 1 };

static const struct {
    const char *name;
    enum reach reach;
} names[] = {
    {"blameless-disable-next-line", REACH_NEXT_LINE},
    {"blameless-disable-line", REACH_LINE},
    {"blameless-disable-file", REACH_FILE},
    {"blameless-disable", REACH_REGION},
    {"blameless-enable", REACH_END_OF_REGION},
};

/* What may stand behind the prefix, words of other tools too, and the name that is meant. */
static const struct {
    const char *written, *meant;
} spellings[] = {
    {"disable-next-line", "blameless-disable-next-line"},
    {"disable-next", "blameless-disable-next-line"},
    {"ignore-next-line", "blameless-disable-next-line"},
    {"ignore-next", "blameless-disable-next-line"},
    {"disable-line", "blameless-disable-line"},
    {"ignore-line", "blameless-disable-line"},
    {"ignore", "blameless-disable-line"},
    {"disable-file", "blameless-disable-file"},
    {"ignore-file", "blameless-disable-file"},
    {"disable", "blameless-disable"},
    {"disable-start", "blameless-disable"},
    {"ignore-start", "blameless-disable"},
    {"enable", "blameless-enable"},
    {"disable-end", "blameless-enable"},
    {"ignore-end", "blameless-enable"},
};

static size_t word_end(struct slice text, size_t end)
{
    while (end < text.length && !ascii_is_space(text.text[end]) && text.text[end] != ':')
        end++;
    return end;
}

static enum reach reach_of(struct slice name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equals_text(name, names[i].name))
            return names[i].reach;
    return REACH_NOTHING;
}

/* Where the word behind a prefix begins that is ours or nearly so, after `-` or `_`; 0 when there is none. */
static size_t behind_prefix(struct slice name)
{
    static const char *const prefix = PREFIX;
    for (size_t at = 0; at < name.length; at++)
        if (name.text[at] == '-' || name.text[at] == '_')
            return nearest_name(slice_sub(name, 0, at), &prefix, 1, sizeof prefix) ? at + 1 : 0;
    return 0;
}

static const char *meant_by(struct slice name)
{
    size_t start = behind_prefix(name);
    const char *written = start ? nearest_name(slice_sub(name, start, name.length), &spellings[0].written,
                                               sizeof spellings / sizeof *spellings, sizeof *spellings)
                                : NULL;
    for (size_t i = 0; written && i < sizeof spellings / sizeof *spellings; i++)
        if (spellings[i].written == written)
            return spellings[i].meant;
    return NULL;
}

/* `blameless: disable-line` and the like: prose has the two words side by side only when it is misspelt. */
static const char *meant_apart(struct slice text, size_t *end)
{
    size_t start = PREFIX_LENGTH;
    if (!slice_starts_with(text, PREFIX))
        return NULL;
    while (start < text.length && (ascii_is_space(text.text[start]) || text.text[start] == ':'))
        start++;
    *end = word_end(text, start);
    struct slice word = slice_sub(text, start, *end);
    for (size_t i = 0; start > PREFIX_LENGTH && i < sizeof names / sizeof *names; i++)
        if (slice_equals_text(word, names[i].name + sizeof PREFIX))
            return names[i].name;
    return NULL;
}

static void read_rest(struct slice rest, struct directive *directive)
{
    const char *colon = memchr(rest.text, ':', rest.length);
    size_t end = colon ? (size_t)(colon - rest.text) : rest.length;
    directive->public.rules = slice_trim(slice_sub(rest, 0, end));
    directive->public.reason = slice_trim(slice_sub(rest, end + 1, rest.length));
}

bool directive_read(struct slice comment, struct directive *directive)
{
    if (comment.length < sizeof "<!---->" - 1)
        return false;
    struct slice text = slice_trim(slice_sub(comment, 4, comment.length - 3));
    size_t end = word_end(text, 0);
    directive->reach = reach_of(slice_sub(text, 0, end));
    if (directive->reach == REACH_NOTHING)
        directive->meant = meant_by(slice_sub(text, 0, end));
    if (directive->reach == REACH_NOTHING && !directive->meant)
        directive->meant = meant_apart(text, &end);
    directive->name = slice_sub(text, 0, end);
    read_rest(slice_sub(text, end, text.length), directive);
    return directive->reach != REACH_NOTHING || directive->meant;
}

/* --- lists of rules ------------------------------------------------------------------------------------- */

/* Brackets and quotes come with lists in front matter. */
static bool separates(char c)
{
    return ascii_is_space(c) || strchr(",[]'\"", c);
}

bool rule_list_take(struct slice *list, struct slice *name)
{
    size_t start = 0, end;
    while (start < list->length && separates(list->text[start]))
        start++;
    for (end = start; end < list->length && !separates(list->text[end]); end++)
        ;
    *name = slice_sub(*list, start, end);
    *list = slice_sub(*list, end, list->length);
    return name->length > 0;
}

bool rule_is_called(const struct rule *rule, struct slice name)
{
    return slice_equals_text(name, rule->id) || slice_equals_text(name, rule->pack);
}

bool rule_list_has(struct slice list, const struct rule *rule)
{
    struct slice name;
    bool any = false;
    while (rule_list_take(&list, &name)) {
        any = true;
        if (rule_is_called(rule, name))
            return true;
    }
    return !any;
}
