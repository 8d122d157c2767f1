/* Examples of a rule. */
#include "rule/rule_parts.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

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
    FIELD("section", read_node, section),        FIELD("also", read_rule_ids, also),
    FIELD("other", read_rule_ids, other),
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
