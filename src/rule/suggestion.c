/* Suggestions of a rule or a pattern. */
#include "rule/rule_parts.h"

#include "base/buffer.h"
#include "rule/template.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct suggestion_draft {
    struct suggestion_template suggestion;
    const struct yaml_node *texts[SUGGESTION_ASK + 1]; /* by kind: one of them stands there */
    const struct yaml_node *in, *when, *unless, *inside, *patterns;
};

#define FIELD(name, reader, member) {name, reader, offsetof(struct suggestion_draft, member), NULL, false}

static const struct record_key suggestion_keys[] = {
    FIELD("fix", read_node, texts[SUGGESTION_FIX]),
    FIELD("rewrite", read_node, texts[SUGGESTION_REWRITE]),
    FIELD("ask", read_node, texts[SUGGESTION_ASK]),
    FIELD("in", read_node, in),
    FIELD("when", read_node, when),
    FIELD("unless", read_node, unless),
    FIELD("inside", read_node, inside),
    FIELD("actors", read_actors, suggestion.actors),
    FIELD("sections", read_section_filter, suggestion.sections),
    FIELD("patterns", read_node, patterns),
};

struct suggestion_list {
    const struct rule *rule; /* NULL: the list is a pattern's */
    struct suggestion_template *items;
    size_t count, capacity;
};

/* The ids of patterns of the rule, between bars. */
struct pattern_ids {
    const struct rule *rule;
    struct buffer text;
};

static const struct pattern *read_condition(struct pack *pack, const struct yaml_node *node)
{
    if (!node || (node->kind == YAML_SCALAR && !node->text.length))
        return NULL;
    struct pattern *pattern = arena_alloc(pack->arena, sizeof *pattern);
    return pattern_read(pack, node, false, false, pattern) ? pattern : NULL;
}

static const struct {
    const char *name;
    enum suggestion_scope scope;
} scopes[] = {
    {"match", SCOPE_MATCH},   {"aside", SCOPE_ASIDE},       {"sentence", SCOPE_SENTENCE},
    {"clause", SCOPE_CLAUSE}, {"fragment", SCOPE_FRAGMENT},
};

static void read_scope(struct pack *pack, const struct suggestion_draft *draft, struct suggestion_template *suggestion)
{
    const struct yaml_node *in = draft->in;
    suggestion->scope = suggestion->kind == SUGGESTION_REWRITE ? SCOPE_SENTENCE : SCOPE_MATCH;
    if (!in || !node_is(pack, in, YAML_SCALAR))
        return;
    for (size_t i = 0; i < COUNT(scopes); i++)
        if (slice_equals_text(in->text, scopes[i].name)) {
            suggestion->scope = scopes[i].scope;
            return;
        }
    suggestion->scope = SCOPE_GROUP;
    suggestion->group = arena_copy(pack->arena, in->text);
    if (!pattern_has_group(pack, suggestion->group))
        pack_error(pack, in,
                   "`%s` is no group of a pattern here; `match`, `aside`, `clause`, `fragment` and `sentence` are known",
                   suggestion->group);
}

static const struct yaml_node *read_kind(const struct suggestion_draft *draft, struct suggestion_template *suggestion)
{
    const struct yaml_node *text = NULL;
    unsigned texts = 0;
    for (int kind = SUGGESTION_FIX; kind <= SUGGESTION_ASK; kind++)
        if (draft->texts[kind]) {
            text = draft->texts[kind];
            suggestion->kind = kind;
            texts++;
        }
    return texts == 1 ? text : NULL;
}

static bool has_pattern(const struct rule *rule, struct slice id)
{
    for (size_t i = 0; rule && i < rule->matcher_count; i++)
        if (slice_equals_text(id, rule->matchers[i].pattern.id))
            return true;
    return false;
}

static void add_pattern_id(struct pack *pack, const struct yaml_node *item, void *context)
{
    struct pattern_ids *ids = context;
    if (!node_is(pack, item, YAML_SCALAR))
        return;
    if (!has_pattern(ids->rule, item->text))
        pack_error(pack, item, "no pattern of this rule is called `%s`", item->text.text);
    buffer_add_slice(&ids->text, item->text);
    buffer_add_byte(&ids->text, '|');
}

static const char *read_patterns(struct pack *pack, const struct yaml_node *node, const struct rule *rule)
{
    struct pattern_ids ids = {.rule = rule, .text = BUFFER_INIT};
    if (!node)
        return NULL;
    buffer_add_byte(&ids.text, '|');
    node_each(pack, node, add_pattern_id, &ids);
    const char *text = arena_copy(pack->arena, buffer_slice(&ids.text));
    buffer_release(&ids.text);
    return text;
}

static void add_suggestion(struct pack *pack, const struct yaml_node *item, void *context)
{
    struct suggestion_list *list = context;
    struct suggestion_draft draft = {0};
    record_read(pack, item, suggestion_keys, COUNT(suggestion_keys), &draft);
    struct suggestion_template *suggestion = &draft.suggestion;
    const struct yaml_node *text = read_kind(&draft, suggestion);
    if (!text) {
        pack_error(pack, item, "a suggestion has one of `fix`, `rewrite` and `ask`");
        return;
    }
    if (!node_is(pack, text, YAML_SCALAR))
        return;
    template_check(pack, text, list->rule && list->rule->check);
    suggestion->text = arena_copy(pack->arena, text->text);
    read_scope(pack, &draft, suggestion);
    suggestion->when = read_condition(pack, draft.when);
    suggestion->unless = read_condition(pack, draft.unless);
    suggestion->inside = read_condition(pack, draft.inside);
    suggestion->patterns = read_patterns(pack, draft.patterns, list->rule);
    *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = *suggestion;
}

const struct suggestion_template *suggestions_read(struct pack *pack, const struct yaml_node *node,
                                                   const struct rule *rule, size_t *count)
{
    struct suggestion_list list = {.rule = rule};
    node_each(pack, node, add_suggestion, &list);
    *count = list.count;
    return list.items;
}
