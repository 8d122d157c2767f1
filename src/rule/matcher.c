/* Guards and patterns of a rule. */
#include "rule/rule_parts.h"

#include <string.h>

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
    struct text_list also;
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
    FIELD("also", read_rule_ids, also, NULL, false),
    FIELD("suggestions", read_node, suggestions, NULL, false),
};

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
    struct matcher_draft draft = {.matcher = {.confidence = 0.95f}, .negation = -1, .quotes = -1};
    record_read(pack, item, matcher_keys, COUNT(matcher_keys), &draft);
    if (!draft.id || !draft.match)
        return;
    if (!id_is_free(list, draft.id))
        pack_error(pack, item, "a pattern `%s` exists already in this rule", draft.id);
    draft.matcher.pattern.id = draft.id;
    if (!pattern_read(pack, draft.match, draft.case_sensitive, true, &draft.matcher.pattern))
        return;
    if (draft.suggestions)
        draft.matcher.suggestions = suggestions_read(pack, draft.suggestions, NULL, &draft.matcher.suggestion_count);
    draft.matcher.severity = draft.severity;
    draft.matcher.negation = draft.negation;
    draft.matcher.quotes = draft.quotes;
    draft.matcher.guards = draft.guards.items;
    draft.matcher.guard_count = draft.guards.count;
    draft.matcher.also = draft.also.items;
    draft.matcher.also_count = draft.also.count;
    *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = draft.matcher;
}

const struct matcher *matchers_read(struct pack *pack, const struct yaml_node *node, size_t *count)
{
    struct matcher_list list = {0};
    node_each(pack, node, add_matcher, &list);
    *count = list.count;
    return list.items;
}
