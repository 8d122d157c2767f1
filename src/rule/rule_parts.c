#include "rule/rule_parts.h"

#include <string.h>

#include "rule/template.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* --- guards --- */

const enum guard_kind guard_kinds[] = {
    [GUARD_UNLESS] = GUARD_UNLESS,
    [GUARD_UNLESS_INSIDE] = GUARD_UNLESS_INSIDE,
    [GUARD_UNLESS_BEFORE] = GUARD_UNLESS_BEFORE,
    [GUARD_UNLESS_AFTER] = GUARD_UNLESS_AFTER,
    [GUARD_REQUIRES] = GUARD_REQUIRES,
};

struct guards_of_kind {
    struct guard_list *list;
    enum guard_kind kind;
};

static void add_guard(struct pack *pack, const struct yaml_node *item, void *context)
{
    const struct guards_of_kind *guards = context;
    struct guard guard = {.kind = guards->kind};
    if (pattern_read(pack, item, false, false, &guard.pattern))
        *ARENA_PUSH(pack->arena, guards->list->items, guards->list->count, guards->list->capacity) = guard;
}

void read_guards(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    struct guards_of_kind guards = {field, *(const enum guard_kind *)key->argument};
    node_each(pack, value, add_guard, &guards);
}

/* --- patterns --- */

static void read_sensitivity(struct pack *pack, const struct yaml_node *value, const struct record_key *key,
                             void *field)
{
    static const struct name items[] = {{"ignored", 0}, {"sensitive", 1}};
    static const struct names cases = {"a way to treat case", items, 2};
    (void)key;
    *(bool *)field = node_choice(pack, value, &cases) == 1;
}

struct matcher_draft {
    struct matcher matcher;
    int severity, negation, quotes;
    bool case_sensitive;
    const char *id;
    const struct yaml_node *match, *suggestions;
    struct guard_list guards;
};

#define FIELD(name, reader, member, argument, required)                                                        \
    {name, reader, offsetof(struct matcher_draft, member), argument, required}

static const struct record_key matcher_keys[] = {
    FIELD("id", read_text, id, NULL, true),
    FIELD("match", read_node, match, NULL, true),
    FIELD("confidence", read_share, matcher.confidence, NULL, false),
    FIELD("severity", read_choice, severity, &severity_names, false),
    FIELD("negation", read_choice, negation, &negation_names, false),
    FIELD("quotes", read_choice, quotes, &quote_names, false),
    FIELD("sections", read_section_filter, matcher.sections, NULL, false),
    FIELD("units", read_units, matcher.units, NULL, false),
    FIELD("case", read_sensitivity, case_sensitive, NULL, false),
    FIELD("unless", read_guards, guards, &guard_kinds[GUARD_UNLESS], false),
    FIELD("unless-inside", read_guards, guards, &guard_kinds[GUARD_UNLESS_INSIDE], false),
    FIELD("unless-before", read_guards, guards, &guard_kinds[GUARD_UNLESS_BEFORE], false),
    FIELD("unless-after", read_guards, guards, &guard_kinds[GUARD_UNLESS_AFTER], false),
    FIELD("requires", read_guards, guards, &guard_kinds[GUARD_REQUIRES], false),
    FIELD("suggestions", read_node, suggestions, NULL, false),
};

#undef FIELD

struct matcher_list {
    struct matcher *items;
    size_t count, capacity;
};

static bool id_is_free(const struct matcher_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].pattern.id, id) == 0)
            return false;
    return true;
}

static void add_matcher(struct pack *pack, const struct yaml_node *item, void *context)
{
    struct matcher_list *list = context;
    struct matcher_draft draft = {.matcher = {.confidence = 0.8f}, .negation = -1, .quotes = -1};
    record_read(pack, item, matcher_keys, COUNT(matcher_keys), &draft);
    if (!draft.id || !draft.match)
        return;
    if (!id_is_free(list, draft.id))
        pack_error(pack, item, "a pattern `%s` exists already in this rule", draft.id);
    draft.matcher.pattern.id = draft.id;
    if (!pattern_read(pack, draft.match, draft.case_sensitive, true, &draft.matcher.pattern))
        return;
    if (draft.suggestions)
        draft.matcher.suggestions = suggestions_read(pack, draft.suggestions, false, &draft.matcher.suggestion_count);
    draft.matcher.severity = draft.severity;
    draft.matcher.negation = draft.negation;
    draft.matcher.quotes = draft.quotes;
    draft.matcher.guards = draft.guards.items;
    draft.matcher.guard_count = draft.guards.count;
    *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = draft.matcher;
}

const struct matcher *matchers_read(struct pack *pack, const struct yaml_node *node, size_t *count)
{
    struct matcher_list list = {0};
    node_each(pack, node, add_matcher, &list);
    *count = list.count;
    return list.items;
}

/* --- suggestions --- */

struct suggestion_draft {
    struct suggestion_template suggestion;
    const struct yaml_node *texts[SUGGESTION_ASK + 1]; /* by kind: one of them stands there */
    const struct yaml_node *in, *when, *unless;
};

#define FIELD(name, reader, member) {name, reader, offsetof(struct suggestion_draft, member), NULL, false}

static const struct record_key suggestion_keys[] = {
    FIELD("fix", read_node, texts[SUGGESTION_FIX]),
    FIELD("rewrite", read_node, texts[SUGGESTION_REWRITE]),
    FIELD("ask", read_node, texts[SUGGESTION_ASK]),
    FIELD("in", read_node, in),
    FIELD("when", read_node, when),
    FIELD("unless", read_node, unless),
    FIELD("actors", read_actors, suggestion.actors),
    FIELD("sections", read_section_filter, suggestion.sections),
};

#undef FIELD

struct suggestion_list {
    struct suggestion_template *items;
    size_t count, capacity;
    bool structural;
};

static const struct pattern *read_condition(struct pack *pack, const struct yaml_node *node)
{
    if (!node || (node->kind == YAML_SCALAR && !node->text.length))
        return NULL;
    struct pattern *pattern = arena_alloc(pack->arena, sizeof *pattern);
    return pattern_read(pack, node, false, false, pattern) ? pattern : NULL;
}

static void read_scope(struct pack *pack, const struct suggestion_draft *draft, struct suggestion_template *suggestion)
{
    const struct yaml_node *in = draft->in;
    suggestion->scope = suggestion->kind == SUGGESTION_REWRITE ? SCOPE_SENTENCE : SCOPE_MATCH;
    if (!in || !node_is(pack, in, YAML_SCALAR))
        return;
    if (slice_equals_text(in->text, "match"))
        suggestion->scope = SCOPE_MATCH;
    else if (slice_equals_text(in->text, "sentence"))
        suggestion->scope = SCOPE_SENTENCE;
    else {
        suggestion->scope = SCOPE_GROUP;
        suggestion->group = arena_copy(pack->arena, in->text);
        if (!pattern_has_group(pack, suggestion->group))
            pack_error(pack, in, "`%s` is no group of a pattern here; `match` and `sentence` are known", suggestion->group);
    }
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
    template_check(pack, text, list->structural);
    suggestion->text = arena_copy(pack->arena, text->text);
    read_scope(pack, &draft, suggestion);
    suggestion->when = read_condition(pack, draft.when);
    suggestion->unless = read_condition(pack, draft.unless);
    *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = *suggestion;
}

const struct suggestion_template *suggestions_read(struct pack *pack, const struct yaml_node *node, bool structural,
                                                   size_t *count)
{
    struct suggestion_list list = {.structural = structural};
    node_each(pack, node, add_suggestion, &list);
    *count = list.count;
    return list.items;
}

/* --- examples --- */

struct example_draft {
    const struct yaml_node *texts[EXAMPLE_OK + 1]; /* by kind */
    const char *rewrite;
    const struct yaml_node *section;
    struct text_list also, other;
};

#define FIELD(name, reader, member) {name, reader, offsetof(struct example_draft, member), NULL, false}

static const struct record_key example_keys[] = {
    FIELD("bad", read_node, texts[EXAMPLE_BAD]), FIELD("good", read_node, texts[EXAMPLE_GOOD]),
    FIELD("ok", read_node, texts[EXAMPLE_OK]),   FIELD("rewrite", read_text, rewrite),
    FIELD("section", read_node, section),        FIELD("also", read_texts, also),
    FIELD("other", read_texts, other),
};

struct example_list {
    struct example *items;
    size_t count, capacity;
    bool structural;
};

/* The text of the draft's only kind, or NULL. */
static const struct yaml_node *example_text(const struct example_draft *draft, struct example *example)
{
    const struct yaml_node *text = NULL;
    unsigned texts = 0;
    for (int kind = EXAMPLE_BAD; kind <= EXAMPLE_OK; kind++)
        if (draft->texts[kind]) {
            text = draft->texts[kind];
            example->kind = kind;
            texts++;
        }
    return texts == 1 ? text : NULL;
}

static void check_marks(struct pack *pack, const struct yaml_node *text, bool wanted)
{
    ptrdiff_t opening = slice_find(text->text, SLICE_LITERAL("«"), 0);
    ptrdiff_t closing = slice_find(text->text, SLICE_LITERAL("»"), 0);
    if (wanted && (opening < 0 || closing < opening))
        pack_error(pack, text, "a bad example has « and » around what is found");
    else if (!wanted && opening >= 0)
        pack_error(pack, text, "only bad examples have « and »");
}

static void add_example(struct pack *pack, const struct yaml_node *item, void *context)
{
    struct example_list *list = context;
    struct example_draft draft = {0};
    struct example example = {.section = SECTION_SUMMARY, .line = item->line};
    record_read(pack, item, example_keys, COUNT(example_keys), &draft);
    const struct yaml_node *text = example_text(&draft, &example);
    if (!text || !node_is(pack, text, YAML_SCALAR)) {
        pack_error(pack, item, "an example has one of `bad`, `good` and `ok`");
        return;
    }
    if (!list->structural)
        check_marks(pack, text, example.kind == EXAMPLE_BAD);
    const struct text_list *others = draft.also.count ? &draft.also : &draft.other;
    int role = draft.section ? node_section(pack, draft.section) : SECTION_SUMMARY;
    example.text = arena_copy(pack->arena, text->text);
    example.rewrite = draft.rewrite;
    example.section = role < 0 ? SECTION_SUMMARY : role;
    example.others = others->items;
    example.other_count = others->count;
    *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = example;
}

const struct example *examples_read(struct pack *pack, const struct yaml_node *node, bool structural, size_t *count)
{
    struct example_list list = {.structural = structural};
    node_each(pack, node, add_example, &list);
    *count = list.count;
    return list.items;
}
