#include <string.h>

#include "lsp/session.h"

static struct slice line_before(struct slice text, size_t offset)
{
    size_t start = offset;
    while (start > 0 && text.text[start - 1] != '\n' && text.text[start - 1] != '\r')
        start--;
    return slice_sub(text, start, offset);
}

/* Inside a suppression comment, before its reason. */
static bool in_suppression(struct slice line)
{
    ptrdiff_t opened = -1;
    for (ptrdiff_t at = 0; (at = slice_find(line, SLICE_LITERAL("<!--"), (size_t)at)) >= 0; at++)
        opened = at;
    if (opened < 0)
        return false;
    struct slice comment = slice_sub(line, (size_t)opened, line.length);
    return slice_find(comment, SLICE_LITERAL("blameless-"), 0) >= 0 && slice_find(comment, SLICE_LITERAL("-->"), 0) < 0 &&
           slice_find(comment, SLICE_LITERAL(":"), 0) < 0;
}

/* A key that is not a value: nothing but the key stands before the cursor. */
static bool at_yaml_key(struct slice line)
{
    return slice_find(line, SLICE_LITERAL(":"), 0) < 0 && slice_find(line, SLICE_LITERAL("#"), 0) < 0;
}

static void add_rule(struct json_t *items, const struct rule *rule)
{
    enum { KIND_VALUE = 12 };
    struct json_t *item = json_add_object(items);
    json_put_text(item, "label", slice_of(rule->id));
    json_put_integer(item, "kind", KIND_VALUE);
    json_put_text(item, "detail", slice_of(rule->title));
    json_put_text(item, "documentation", slice_of(rule->why ? rule->why : ""));
}

struct json_t *completion_at(struct session *session, const struct open_document *document, struct text_position at)
{
    struct slice text = buffer_slice(&document->text);
    struct slice line = line_before(text, text_offset(text, at, session->client.encoding));
    struct json_t *items = json_new_array();
    if (document->markdown ? !in_suppression(line) : !at_yaml_key(line))
        return items;
    struct errors errors = ERRORS_INIT;
    const struct settings *settings = settings_for(session, document->path, &errors);
    const struct ruleset *ruleset = settings ? settings->ruleset : ruleset_builtin();
    for (size_t i = 0; i < ruleset->rule_count; i++)
        add_rule(items, ruleset->rules[i]);
    errors_release(&errors);
    return items;
}
