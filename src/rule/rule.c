/* One rule file -> struct rule. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "rule/record.h"
#include "rule/rule_parts.h"
#include "rule/template.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* --- severity: one level, or a table by class; what is not named is off --- */

enum { SEVERITY_PLACES = ACTOR_CLASS_COUNT + 1 };

static void set_severity(struct pack *pack, const struct yaml_node *key, const struct yaml_node *value,
                         enum severity *table)
{
    int level = node_choice(pack, value, &severity_names);
    if (level < 0 || slice_equals_text(key->text, "default"))
        return;
    int place = slice_equals_text(key->text, "none") ? ACTOR_CLASS_COUNT : node_choice(pack, key, &actor_names);
    if (place >= 0)
        table[place] = level;
}

static void read_severity(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    enum severity *table = field;
    const struct yaml_node *others = value->kind == YAML_MAPPING ? yaml_get(value, "default") : value;
    int level = others ? node_choice(pack, others, &severity_names) : SEVERITY_OFF;
    (void)key;
    for (int i = 0; i < SEVERITY_PLACES && level >= 0; i++)
        table[i] = level;
    for (size_t i = 0; value->kind == YAML_MAPPING && i < value->count; i++)
        if (yaml_value(value, i) != others)
            set_severity(pack, yaml_key(value, i), yaml_value(value, i), table);
}

/* --- sections --- */

static void read_section_steps(struct pack *pack, const struct yaml_node *value, const struct record_key *key,
                               void *field)
{
    int8_t *steps = field;
    (void)key;
    for (size_t i = 0; node_is(pack, value, YAML_MAPPING) && i < value->count; i++) {
        long step = -3;
        const struct yaml_node *node = yaml_value(value, i);
        int role = node_section(pack, yaml_key(value, i));
        bool good = slice_equals_text(node->text, "off") || node_number(pack, node, -3, 3, &step);
        if (good && role >= 0)
            steps[role] = (int8_t)step;
    }
}

/* --- options --- */

struct option_list {
    struct rule_option *items;
    size_t count, capacity;
};

static void read_options(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    struct option_list *options = field;
    (void)key;
    for (size_t i = 0; node_is(pack, value, YAML_MAPPING) && i < value->count; i++) {
        long number;
        if (node_number(pack, yaml_value(value, i), 0, 1000000, &number))
            *ARENA_PUSH(pack->arena, options->items, options->count, options->capacity) =
                (struct rule_option){arena_copy(pack->arena, yaml_key(value, i)->text), number};
    }
}

/* --- the file --- */

struct draft {
    struct rule rule;
    int negation, quotes;
    struct text_list supersedes;
    struct option_list options;
    const struct yaml_node *id, *message, *patterns, *claims, *suggestions, *examples;
    struct guard_list guards;
};

#define FIELD(name, reader, member, argument, required)                                                        \
    {name, reader, offsetof(struct draft, member), argument, required}

static const struct record_key rule_keys[] = {
    FIELD("id", read_node, id, NULL, true),
    FIELD("title", read_text, rule.title, NULL, true),
    FIELD("message", read_node, message, NULL, true),
    FIELD("why", read_text, rule.why, NULL, true),
    FIELD("source", read_text, rule.source, NULL, false),
    FIELD("severity", read_severity, rule.severity, NULL, true),
    FIELD("sections", read_section_filter, rule.sections, NULL, false),
    FIELD("section-severity", read_section_steps, rule.section_step, NULL, false),
    FIELD("units", read_units, rule.units, NULL, false),
    FIELD("negation", read_choice, negation, &negation_names, false),
    FIELD("quotes", read_choice, quotes, &quote_names, false),
    FIELD("off", read_bool, rule.off, NULL, false),
    FIELD("in-guides", read_bool, rule.in_guides, NULL, false),
    FIELD("supersedes", read_rule_ids, supersedes, NULL, false),
    FIELD("check", read_text, rule.check, NULL, false),
    FIELD("options", read_options, options, NULL, false),
    FIELD("patterns", read_node, patterns, NULL, false),
    FIELD("unless", read_guards, guards, &guard_kinds[GUARD_UNLESS], false),
    FIELD("unless-inside", read_guards, guards, &guard_kinds[GUARD_UNLESS_INSIDE], false),
    FIELD("unless-before", read_guards, guards, &guard_kinds[GUARD_UNLESS_BEFORE], false),
    FIELD("unless-after", read_guards, guards, &guard_kinds[GUARD_UNLESS_AFTER], false),
    FIELD("requires", read_guards, guards, &guard_kinds[GUARD_REQUIRES], false),
    FIELD("claims", read_node, claims, NULL, false),
    FIELD("suggestions", read_node, suggestions, NULL, true),
    FIELD("examples", read_node, examples, NULL, false),
};

static bool id_is_free(const struct pack *pack, const char *id)
{
    for (size_t i = 0; i < pack->rule_count; i++)
        if (strcmp(pack->rules[i]->id, id) == 0)
            return false;
    return true;
}

static const char *read_id(struct pack *pack, const struct yaml_node *node)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (!node || !node_is(pack, node, YAML_SCALAR))
        return "";
    const char *id = arena_copy(pack->arena, node->text);
    if (!node->text.length || node->text.length > 60 || strspn(id, letters) != node->text.length)
        pack_error(pack, node, "an id has 1 to 60 of the letters a-z, digits and hyphens, not `%s`", id);
    else if (!id_is_free(pack, id))
        pack_error(pack, node, "a rule `%s` exists already", id);
    return id;
}

static void check_form(struct pack *pack, const struct yaml_node *root, const struct draft *draft)
{
    if (!draft->rule.check == !draft->patterns)
        pack_error(pack, root, draft->patterns ? "a rule has `patterns` or a `check`, not both"
                                               : "a rule needs `patterns` or a `check`");
    if (draft->options.count && !draft->rule.check)
        pack_error(pack, root, "`options` are for rules with a `check`");
}

static void read_parts(struct pack *pack, struct draft *draft)
{
    struct rule *rule = &draft->rule;
    bool structural = rule->check;
    if (draft->patterns)
        rule->matchers = matchers_read(pack, draft->patterns, &rule->matcher_count);
    if (draft->claims)
        rule->claims = claims_read(pack, draft->claims, &rule->claim_count);
    if (draft->message && node_is(pack, draft->message, YAML_SCALAR)) {
        template_check(pack, draft->message, structural);
        rule->message = arena_copy(pack->arena, draft->message->text);
    }
    if (draft->suggestions)
        rule->suggestions = suggestions_read(pack, draft->suggestions, rule, &rule->suggestion_count);
    if (rule->suggestion_count && rule->suggestions[rule->suggestion_count - 1].kind != SUGGESTION_ASK)
        pack_error(pack, draft->suggestions, "the last suggestion must be an `ask`");
    if (draft->examples)
        rule->examples = examples_read(pack, draft->examples, structural, &rule->example_count);
}

static const struct rule *finish(struct pack *pack, struct draft *draft)
{
    struct rule *rule = arena_alloc(pack->arena, sizeof *rule);
    draft->rule.negation = draft->negation;
    draft->rule.quotes = draft->quotes;
    draft->rule.supersedes = draft->supersedes.items;
    draft->rule.supersede_count = draft->supersedes.count;
    draft->rule.options = draft->options.items;
    draft->rule.option_count = draft->options.count;
    draft->rule.guards = draft->guards.items;
    draft->rule.guard_count = draft->guards.count;
    *rule = draft->rule;
    return rule;
}

static void forget_regexes(struct pack *pack)
{
    for (size_t i = 0; i < pack->regex_count; i++)
        regex_free(pack->regexes[i]);
    pack->regex_count = 0;
}

void rule_read(struct pack *pack, const struct yaml_node *root)
{
    struct draft draft = {.rule = {.pack = pack->name, .path = pack->path, .sections = SECTIONS_ALL,
                                   .units = UNIT_SENTENCE | UNIT_ITEM | UNIT_CELL | UNIT_LABEL}};
    record_read(pack, root, rule_keys, COUNT(rule_keys), &draft);
    if (root->kind != YAML_MAPPING)
        return;
    draft.rule.id = read_id(pack, draft.id);
    check_form(pack, root, &draft);
    read_parts(pack, &draft);
    forget_regexes(pack);
    *ARENA_PUSH(pack->arena, pack->rules, pack->rule_count, pack->rule_capacity) = finish(pack, &draft);
}

static void unknown_rule(struct pack *pack, const struct yaml_node *id)
{
    const char **known = arena_alloc(pack->arena, (pack->rule_count + 1) * sizeof *known);
    for (size_t i = 0; i < pack->rule_count; i++)
        known[i] = pack->rules[i]->id;
    const char *nearest = nearest_name(id->text, known, pack->rule_count, sizeof *known);
    pack_error(pack, id, "no rule is called `%s`%s%s%s", id->text.text, nearest ? "; did you mean `" : "",
               nearest ? nearest : "", nearest ? "`?" : "");
}

void rules_check_references(struct pack *pack)
{
    for (size_t i = 0; i < pack->reference_count; i++) {
        pack->path = pack->references[i].path;
        if (id_is_free(pack, pack->references[i].id->text.text))
            unknown_rule(pack, pack->references[i].id);
    }
}
