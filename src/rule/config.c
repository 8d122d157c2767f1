#include "rule/config.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "rule/config_layer.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct variant {
    struct variant *next;
    const bool *matched;      /* one for each override, layer by layer */
    struct settings settings;
};

/* Settings while they are made. */
struct making {
    struct config *config;
    struct pack *reader;      /* for errors */
    struct settings *settings;
    struct rule_setting *rules;
};

/* --- rules --- */

static bool names_rule(const struct rule *rule, struct slice name)
{
    return slice_equals_text(name, rule->id) || slice_equals_text(name, rule->pack);
}

static void unknown_rule(const struct making *making, const struct yaml_node *key)
{
    const struct ruleset *ruleset = making->config->ruleset;
    const char **known = arena_alloc(making->config->arena, (2 * ruleset->rule_count + 1) * sizeof *known);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        known[2 * i] = ruleset->rules[i]->id;
        known[2 * i + 1] = ruleset->rules[i]->pack;
    }
    const char *nearest = nearest_name(key->text, known, 2 * ruleset->rule_count, sizeof *known);
    pack_error(making->reader, key, "no rule or pack is called `%s`%s%s%s", key->text.text,
               nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
}

enum { SWITCH_ON = SEVERITY_ERROR + 1 };

static const struct name level_items[] = {{"off", SEVERITY_OFF},
                                          {"suggestion", SEVERITY_SUGGESTION},
                                          {"warning", SEVERITY_WARNING},
                                          {"error", SEVERITY_ERROR},
                                          {"on", SWITCH_ON}};
static const struct names level_names = {"`on`, `off` or a severity", level_items, COUNT(level_items)};

struct rule_word {
    int level;
    const struct yaml_node *options;
};

static const struct record_key rule_word_keys[] = {
    {"severity", read_choice, offsetof(struct rule_word, level), &level_names, false},
    {"options", read_node, offsetof(struct rule_word, options), NULL, false},
};

static bool has_option(const struct rule *rule, struct slice name)
{
    for (size_t i = 0; i < rule->option_count; i++)
        if (slice_equals_text(name, rule->options[i].name))
            return true;
    return false;
}

static void unknown_option(const struct making *making, const struct rule *rule, const struct yaml_node *key)
{
    const char *nearest = rule->option_count ? nearest_name(key->text, &rule->options[0].name, rule->option_count,
                                                            sizeof rule->options[0])
                                             : NULL;
    pack_error(making->reader, key, "`%s` has no option `%s`%s%s%s", rule->id, key->text.text,
               nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
}

static void set_options(const struct making *making, const struct rule *rule, struct rule_setting *setting,
                        const struct yaml_node *node)
{
    if (!node_is(making->reader, node, YAML_MAPPING))
        return;
    struct rule_option *options = arena_alloc(making->config->arena, (node->count + 1) * sizeof *options);
    size_t count = 0;
    for (size_t i = 0; i < node->count; i++) {
        const struct yaml_node *key = yaml_key(node, i);
        long value;
        if (!has_option(rule, key->text))
            unknown_option(making, rule, key);
        else if (node_number(making->reader, yaml_value(node, i), 0, 1000000, &value))
            options[count++] = (struct rule_option){key->text.text, value};
    }
    setting->options = options;
    setting->option_count = count;
}

static void set_rule(const struct making *making, size_t number, const struct rule_word *word)
{
    struct rule_setting *setting = &making->rules[number];
    if (word->level >= 0) {
        setting->enabled = word->level != SEVERITY_OFF;
        setting->cap = word->level == SWITCH_ON ? SEVERITY_OFF : (enum severity)word->level;
    }
    if (word->options)
        set_options(making, making->config->ruleset->rules[number], setting, word->options);
}

static void apply_rule_word(const struct making *making, const struct yaml_node *key, const struct yaml_node *value)
{
    const struct ruleset *ruleset = making->config->ruleset;
    struct rule_word word = {.level = -1};
    bool found = false;
    if (value->kind == YAML_MAPPING)
        record_read(making->reader, value, rule_word_keys, COUNT(rule_word_keys), &word);
    else
        word.level = node_choice(making->reader, value, &level_names);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (names_rule(ruleset->rules[i], key->text)) {
            set_rule(making, i, &word);
            found = true;
        }
    if (!found)
        unknown_rule(making, key);
}

/* --- names --- */

/* Both lists, the farther one first. */
static const struct slice *joined(struct arena *arena, const struct slice *before, size_t count,
                                  const struct text_list *list)
{
    if (!list->count)
        return before;
    struct slice *all = arena_alloc(arena, (count + list->count) * sizeof *all);
    if (count)
        memcpy(all, before, count * sizeof *all);
    for (size_t i = 0; i < list->count; i++)
        all[count + i] = slice_of(list->items[i]);
    return all;
}

static void set_name_source(struct pack *reader, const struct yaml_node *item, void *context)
{
    static const struct name items[] = {{"git", 0}, {"codeowners", 1}, {"front-matter", 2}};
    static const struct names sources = {"a source of names", items, COUNT(items)};
    struct settings *settings = context;
    bool *const fields[] = {&settings->names_from_git, &settings->names_from_codeowners,
                            &settings->names_from_front_matter};
    int source = node_choice(reader, item, &sources);
    if (source >= 0)
        *fields[source] = true;
}

static void apply_names(const struct making *making, const struct layer_names *names)
{
    struct settings *settings = making->settings;
    struct arena *arena = making->config->arena;
    settings->names_add = joined(arena, settings->names_add, settings->names_add_count, &names->add);
    settings->names_add_count += names->add.count;
    settings->names_never = joined(arena, settings->names_never, settings->names_never_count, &names->never);
    settings->names_never_count += names->never.count;
    if (!names->from)
        return;
    settings->names_from_git = settings->names_from_codeowners = settings->names_from_front_matter = false;
    node_each(making->reader, names->from, set_name_source, settings);
}

/* --- parts, in the order of the files --- */

static void apply_part(const struct making *making, const struct layer_part *part)
{
    struct settings *settings = making->settings;
    const struct yaml_node *rules = part->rules;
    for (size_t i = 0; rules && node_is(making->reader, rules, YAML_MAPPING) && i < rules->count; i++)
        apply_rule_word(making, yaml_key(rules, i), yaml_value(rules, i));
    apply_names(making, &part->names);
    if (part->profile >= 0)
        settings->profile = part->profile;
    if (part->fail_level >= 0)
        settings->fail_level = part->fail_level;
    if (part->require_reason >= 0)
        settings->require_reason = part->require_reason;
}

/* Where built-in packs are named, the others are off. The rules of base come first. */
static bool is_wanted(const struct config *config, size_t number)
{
    const char *pack = config->ruleset->rules[number]->pack;
    bool named = false;
    for (size_t i = 0; i < config->layers.count; i++) {
        const struct text_list *names = &config->layers.items[i].pack_names;
        named |= names->count > 0;
        for (size_t j = 0; j < names->count; j++)
            if (strcmp(names->items[j], pack) == 0)
                return true;
    }
    return !named || number >= config->base_rules;
}

static void start_settings(const struct making *making)
{
    const struct config *config = making->config;
    *making->settings = (struct settings){
        .ruleset = config->ruleset,
        .rules = making->rules,
        .aliases = config->aliases,
        .names_from_front_matter = true,
        .fail_level = SEVERITY_ERROR,
    };
    for (size_t i = 0; i < config->ruleset->rule_count; i++)
        making->rules[i].enabled = !config->ruleset->rules[i]->off && is_wanted(config, i);
}

/* `matched` says which overrides count, layer by layer; NULL means all, to find every mistake. */
static void make_settings(struct config *config, const bool *matched, struct settings *settings, struct errors *errors)
{
    struct pack reader = {.arena = config->arena, .errors = errors};
    struct rule_setting *rules = arena_alloc(config->arena, (config->ruleset->rule_count + 1) * sizeof *rules);
    struct making making = {config, &reader, settings, rules};
    size_t number = 0;
    start_settings(&making);
    for (size_t i = 0; i < config->layers.count; i++) {
        const struct layer *layer = &config->layers.items[i];
        reader.path = layer->path;
        apply_part(&making, &layer->part);
        if (layer->baseline)
            settings->baseline = layer->baseline;
        for (size_t j = 0; j < layer->override_count; j++, number++)
            if (!matched || matched[number])
                apply_part(&making, &layer->overrides[j]);
    }
}

/* --- settings of a document --- */

static size_t count_overrides(const struct config *config)
{
    size_t count = 0;
    for (size_t i = 0; i < config->layers.count; i++)
        count += config->layers.items[i].override_count;
    return count;
}

static void match_overrides(const struct config *config, const char *path, bool *matched)
{
    struct arena scratch = ARENA_INIT;
    const char *full = config_absolute(path, &scratch);
    size_t number = 0;
    for (size_t i = 0; i < config->layers.count; i++) {
        const struct layer *layer = &config->layers.items[i];
        for (size_t j = 0; j < layer->override_count; j++)
            matched[number++] = globs_cover(&layer->overrides[j].files, layer_below(layer, full));
    }
    arena_release(&scratch);
}

static const struct variant *find_variant(const struct config *config, const bool *matched, size_t count)
{
    const struct variant *variant = config->variants;
    while (variant && memcmp(variant->matched, matched, count * sizeof *matched) != 0)
        variant = variant->next;
    return variant;
}

const struct settings *config_settings_for(struct config *config, const char *path)
{
    size_t count = count_overrides(config);
    bool *matched = arena_alloc(config->arena, count * sizeof *matched);
    match_overrides(config, path, matched);
    const struct variant *known = find_variant(config, matched, count);
    if (known)
        return &known->settings;
    struct errors errors = ERRORS_INIT; /* mistakes were told when the configuration was read */
    struct variant *variant = arena_alloc(config->arena, sizeof *variant);
    *variant = (struct variant){.next = config->variants, .matched = matched};
    make_settings(config, matched, &variant->settings, &errors);
    errors_release(&errors);
    config->variants = variant;
    return &variant->settings;
}

/* --- loading --- */

static void gather_aliases(struct config *config)
{
    struct heading_alias *aliases = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = config->layers.count; i > 0; i--) {
        const struct layer *layer = &config->layers.items[i - 1];
        for (size_t j = 0; j < layer->alias_count; j++)
            *ARENA_PUSH(config->arena, aliases, count, capacity) = layer->aliases[j];
    }
    config->aliases = (struct heading_aliases){aliases, count};
}

/* A pack that two layers name is read once. */
static bool was_read(const struct text_list *seen, const char *path)
{
    for (size_t i = 0; i < seen->count; i++)
        if (strcmp(seen->items[i], path) == 0)
            return true;
    return false;
}

static void read_packs(struct config *config, const struct unsaved *unsaved, struct errors *errors)
{
    struct text_list seen = {0};
    for (size_t i = 0; i < config->layers.count; i++) {
        const struct text_list *packs = &config->layers.items[i].pack_files;
        for (size_t j = 0; j < packs->count && config->ruleset; j++) {
            if (was_read(&seen, packs->items[j]))
                continue;
            *ARENA_PUSH(config->arena, seen.items, seen.count, seen.capacity) = packs->items[j];
            config->ruleset =
                ruleset_with_unsaved_pack(config->ruleset, packs->items[j], unsaved, config->arena, errors);
        }
    }
}

struct config *config_default(const struct ruleset *base, struct arena *arena)
{
    struct config *config = arena_alloc(arena, sizeof *config);
    *config = (struct config){.arena = arena, .ruleset = base, .base_rules = base->rule_count};
    return config;
}

struct config *config_load(const char *path, const struct ruleset *base, struct arena *arena, struct errors *errors)
{
    return config_load_unsaved(path, NULL, base, arena, errors);
}

struct config *config_load_unsaved(const char *path, const struct unsaved *unsaved, const struct ruleset *base,
                                   struct arena *arena, struct errors *errors)
{
    size_t mistakes = errors->count;
    struct settings settings;
    struct config *config = config_default(base, arena);
    layers_read(&config->layers, path, unsaved, base, arena, errors);
    read_packs(config, unsaved, errors);
    gather_aliases(config);
    if (config->ruleset)
        make_settings(config, NULL, &settings, errors);
    return errors->count == mistakes ? config : NULL;
}
