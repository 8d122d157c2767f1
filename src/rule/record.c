#include "rule/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"

/* --- records --- */

static const struct record_key *find_key(const struct record_key *keys, size_t count, struct slice name)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_text(name, keys[i].name))
            return &keys[i];
    return NULL;
}

static void unknown_key(struct pack *pack, const struct yaml_node *key, const struct record_key *keys, size_t count)
{
    const char *nearest = nearest_name(key->text, &keys->name, count, sizeof *keys);
    if (nearest)
        pack_error(pack, key, "unknown key `%s`; did you mean `%s`?", key->text.text, nearest);
    else
        pack_error(pack, key, "unknown key `%s`", key->text.text);
}

void record_read(struct pack *pack, const struct yaml_node *mapping, const struct record_key *keys, size_t count,
                 void *record)
{
    if (!node_is(pack, mapping, YAML_MAPPING))
        return;
    for (size_t i = 0; i < mapping->count; i++) {
        const struct record_key *key = find_key(keys, count, yaml_key(mapping, i)->text);
        if (key)
            key->read(pack, yaml_value(mapping, i), key, (char *)record + key->offset);
        else
            unknown_key(pack, yaml_key(mapping, i), keys, count);
    }
    for (size_t i = 0; i < count; i++)
        if (keys[i].required && !yaml_get(mapping, keys[i].name))
            pack_error(pack, mapping, "the key `%s` is missing", keys[i].name);
}

/* --- pieces --- */

bool node_is(struct pack *pack, const struct yaml_node *node, enum yaml_kind kind)
{
    if (node->kind == kind)
        return true;
    pack_error(pack, node, "expected %s, found %s", yaml_kind_name(kind), yaml_kind_name(node->kind));
    return false;
}

int node_choice(struct pack *pack, const struct yaml_node *node, const struct names *names)
{
    char hint[512];
    if (!node_is(pack, node, YAML_SCALAR))
        return -1;
    int value = names_find(names, node->text);
    if (value < 0)
        pack_error(pack, node, "`%s` is not %s%s", node->text.text, names->what,
                   names_hint(names, node->text, hint, sizeof hint));
    return value;
}

bool node_number(struct pack *pack, const struct yaml_node *node, long low, long high, long *number)
{
    if (!node_is(pack, node, YAML_SCALAR))
        return false;
    char *end;
    *number = strtol(node->text.text, &end, 10);
    if (node->text.length && !*end && node->text.length < 12 && *number >= low && *number <= high)
        return true;
    pack_error(pack, node, "expected a whole number from %ld to %ld, found `%s`", low, high, node->text.text);
    return false;
}

int node_section(struct pack *pack, const struct yaml_node *node)
{
    if (!node_is(pack, node, YAML_SCALAR))
        return -1;
    int role = section_role_from_name(node->text);
    if (role >= 0)
        return role;
    const char *known[SECTION_ROLE_COUNT];
    for (int i = 0; i < SECTION_ROLE_COUNT; i++)
        known[i] = section_role_name(i);
    const char *nearest = nearest_name(node->text, known, SECTION_ROLE_COUNT, sizeof *known);
    pack_error(pack, node, "`%s` is not a section%s%s%s", node->text.text, nearest ? "; did you mean `" : "",
               nearest ? nearest : "", nearest ? "`?" : "");
    return -1;
}

void node_each(struct pack *pack, const struct yaml_node *node,
               void (*each)(struct pack *pack, const struct yaml_node *item, void *context), void *context)
{
    if (node->kind != YAML_SEQUENCE) {
        each(pack, node, context);
        return;
    }
    for (size_t i = 0; i < node->count; i++)
        each(pack, node->items[i], context);
}

/* --- readers --- */

void read_text(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    if (!node_is(pack, value, YAML_SCALAR))
        return;
    if (key->required && !value->text.length)
        pack_error(pack, value, "`%s` is empty", key->name);
    *(const char **)field = arena_copy(pack->arena, slice_trim(value->text));
}

void read_bool(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    static const struct name items[] = {{"false", 0}, {"true", 1}, {"no", 0}, {"yes", 1}};
    static const struct names truths = {"true or false", items, 2};
    (void)key;
    int truth = node_choice(pack, value, &truths);
    if (truth >= 0)
        *(bool *)field = truth;
}

void read_choice(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    int choice = node_choice(pack, value, key->argument);
    if (choice >= 0)
        *(int *)field = choice;
}

void read_share(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    if (!node_is(pack, value, YAML_SCALAR))
        return;
    char *end;
    double share = strtod(value->text.text, &end);
    if (!value->text.length || *end || !(share >= 0 && share <= 1))
        pack_error(pack, value, "expected a number from 0 to 1, found `%s`", value->text.text);
    else
        *(float *)field = (float)share;
}

static void add_text(struct pack *pack, const struct yaml_node *item, void *context)
{
    struct text_list *list = context;
    if (node_is(pack, item, YAML_SCALAR))
        *ARENA_PUSH(pack->arena, list->items, list->count, list->capacity) = arena_copy(pack->arena, item->text);
}

void read_texts(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    node_each(pack, value, add_text, field);
}

static void add_reference(struct pack *pack, const struct yaml_node *item, void *context)
{
    add_text(pack, item, context);
    *ARENA_PUSH(pack->arena, pack->references, pack->reference_count, pack->reference_capacity) =
        (struct rule_reference){pack->path, item};
}

void read_rule_ids(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    node_each(pack, value, add_reference, field);
}

static void add_section(struct pack *pack, const struct yaml_node *item, void *context)
{
    int role = node_section(pack, item);
    if (role >= 0)
        *(uint32_t *)context |= 1u << role;
}

void read_sections(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    node_each(pack, value, add_section, field);
}

struct section_filter {
    uint32_t only, not;
};

static const struct record_key section_keys[] = {
    {"only", read_sections, offsetof(struct section_filter, only), NULL, false},
    {"not", read_sections, offsetof(struct section_filter, not), NULL, false},
};

void read_section_filter(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    struct section_filter filter = {0, 0};
    if (value->kind == YAML_MAPPING)
        record_read(pack, value, section_keys, sizeof section_keys / sizeof section_keys[0], &filter);
    else
        read_sections(pack, value, key, &filter.only);
    *(uint32_t *)field = (filter.only ? filter.only : SECTIONS_ALL) & ~filter.not;
}

static void add_unit(struct pack *pack, const struct yaml_node *item, void *context)
{
    int unit = node_choice(pack, item, &unit_names);
    if (unit >= 0)
        *(uint8_t *)context |= (uint8_t)unit;
}

void read_units(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    *(uint8_t *)field = 0;
    node_each(pack, value, add_unit, field);
}

static void add_actor(struct pack *pack, const struct yaml_node *item, void *context)
{
    uint32_t *actors = context;
    if (slice_equals_text(item->text, "human")) {
        *actors |= ACTORS_HUMAN;
        return;
    }
    int bit = node_choice(pack, item, &actor_names);
    if (bit >= 0)
        *actors |= 1u << bit;
}

void read_actors(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    node_each(pack, value, add_actor, field);
}

void read_node(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)pack;
    (void)key;
    *(const struct yaml_node **)field = value;
}
