/* The claims of a rule: which findings of other rules belong to its family as well. */
#include "rule/rule_parts.h"

#include "base/arena.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct claim_draft {
    struct claim claim;
    struct text_list of;
    const struct yaml_node *when;
};

#define FIELD(name, reader, member) {name, reader, offsetof(struct claim_draft, member), NULL, false}

static const struct record_key claim_keys[] = {
    FIELD("of", read_rule_ids, of),
    FIELD("when", read_node, when),
    FIELD("actors", read_actors, claim.actors),
    FIELD("sections", read_section_filter, claim.sections),
};

struct claim_list {
    struct claim *items;
    size_t count, capacity;
};

static const struct pattern *read_when(struct pack *pack, const struct yaml_node *node)
{
    struct pattern *pattern = arena_alloc(pack->arena, sizeof *pattern);
    return node && pattern_read(pack, node, false, false, pattern) ? pattern : NULL;
}

static void add_claim(struct pack *pack, const struct yaml_node *item, void *context)
{
    struct claim_list *list = context;
    struct claim_draft draft = {0};
    record_read(pack, item, claim_keys, COUNT(claim_keys), &draft);
    if (!draft.of.count || (!draft.when && !draft.claim.sections))
        pack_error(pack, item, "a claim says of which rules, and in which `sections` or `when`");
    draft.claim.of = draft.of.items;
    draft.claim.of_count = draft.of.count;
    draft.claim.when = read_when(pack, draft.when);
    *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = draft.claim;
}

const struct claim *claims_read(struct pack *pack, const struct yaml_node *node, size_t *count)
{
    struct claim_list list = {0};
    node_each(pack, node, add_claim, &list);
    *count = list.count;
    return list.items;
}
