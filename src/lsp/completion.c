#include <string.h>

#include "lsp/session.h"
#include "lsp/word.h"

enum item_kind { ITEM_MODULE = 9, ITEM_VALUE = 12 };

struct completion {
    struct json_t *items;
    const struct open_document *document;
    struct span word; /* what an item takes the place of */
    enum lsp_encoding encoding;
};

static struct json_t *add_item(const struct completion *completion, const char *name, enum item_kind kind)
{
    struct json_t *item = json_add_object(completion->items);
    json_put_text(item, "label", slice_of(name));
    json_put_integer(item, "kind", kind);
    struct json_t *edit = json_put_object(item, "textEdit");
    json_put(edit, "range", lsp_range(&completion->document->source, completion->word, completion->encoding));
    json_put_text(edit, "newText", slice_of(name));
    return item;
}

static void add_rule(const struct completion *completion, const struct rule *rule)
{
    struct json_t *item = add_item(completion, rule->id, ITEM_VALUE);
    json_put_text(item, "detail", slice_of(rule->title));
    json_put_text(item, "documentation", slice_of(rule->why));
}

static bool is_first_of_pack(const struct ruleset *ruleset, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(ruleset->rules[i]->pack, ruleset->rules[index]->pack) == 0)
            return false;
    return true;
}

/* A pack's name stands for all of its rules. */
static void add_pack(const struct completion *completion, const struct rule *rule)
{
    json_put_text(add_item(completion, rule->pack, ITEM_MODULE), "detail", SLICE_LITERAL("every rule of this pack"));
}

struct json_t *completion_at(const struct session *session, const struct open_document *document,
                             struct text_position at)
{
    struct slice text = document->source.bytes;
    size_t offset = text_offset(text, at, session->client.encoding);
    struct completion completion = {json_new_array(), document, word_around(text, offset), session->client.encoding};
    const struct ruleset *ruleset = document->settings ? document->settings->ruleset : ruleset_builtin();
    bool wanted = word_is_rule(document, text, completion.word.start);
    for (size_t i = 0; wanted && i < ruleset->rule_count; i++) {
        add_rule(&completion, ruleset->rules[i]);
        if (is_first_of_pack(ruleset, i))
            add_pack(&completion, ruleset->rules[i]);
    }
    return completion.items;
}
