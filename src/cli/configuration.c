#include "cli/configuration.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/nearest.h"

struct configuration {
    struct arena arena;
    const struct options *options;
    const struct ruleset *ruleset;
    struct settings settings;
};

static const struct ruleset *add_packs(const struct options *options, struct arena *arena, struct errors *errors)
{
    const struct ruleset *ruleset = ruleset_builtin();
    for (size_t i = 0; i < options->packs.count && ruleset; i++)
        ruleset = ruleset_with_pack(ruleset, options->packs.items[i], arena, errors);
    return ruleset;
}

static bool names_rule(const struct rule *rule, const char *name)
{
    return !strcmp(rule->id, name) || !strcmp(rule->pack, name);
}

static int unknown_rule(const struct ruleset *ruleset, const char *name, struct errors *errors)
{
    const char **names = memory_zero(2 * ruleset->rule_count, sizeof *names);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        names[2 * i] = ruleset->rules[i]->id;
        names[2 * i + 1] = ruleset->rules[i]->pack;
    }
    const char *nearest = nearest_name(slice_of(name), names, 2 * ruleset->rule_count, sizeof *names);
    free(names);
    return errors_add(errors, ERROR_USAGE, NULL, 0, 0, "no rule or pack is called `%s`%s%s%s", name,
                      nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
}

/* Switches the rules of a list on or off. */
static void apply_list(const struct ruleset *ruleset, struct rule_setting *rules, const struct text_list *list,
                       bool enabled, struct errors *errors)
{
    for (size_t i = 0; i < list->count; i++) {
        bool found = false;
        for (size_t j = 0; j < ruleset->rule_count; j++)
            if (names_rule(ruleset->rules[j], list->items[i])) {
                rules[j].enabled = enabled;
                found = true;
            }
        if (!found)
            unknown_rule(ruleset, list->items[i], errors);
    }
}

static void apply_options(struct configuration *configuration, struct errors *errors)
{
    const struct options *options = configuration->options;
    const struct ruleset *ruleset = configuration->ruleset;
    struct rule_setting *rules = arena_alloc(&configuration->arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !options->select.count && !ruleset->rules[i]->off;
    apply_list(ruleset, rules, &options->select, true, errors);
    apply_list(ruleset, rules, &options->extend_select, true, errors);
    apply_list(ruleset, rules, &options->ignore, false, errors);
    configuration->settings = (struct settings){
        .ruleset = ruleset,
        .rules = rules,
        .profile = options->profile >= 0 ? (enum profile)options->profile : PROFILE_FULL,
        .fail_level = SEVERITY_ERROR,
    };
}

struct configuration *configuration_new(const struct options *options, struct errors *errors)
{
    struct configuration *configuration = memory_zero(1, sizeof *configuration);
    size_t before = errors->count;
    configuration->options = options;
    configuration->ruleset = add_packs(options, &configuration->arena, errors);
    if (configuration->ruleset)
        apply_options(configuration, errors);
    if (errors->count == before)
        return configuration;
    configuration_free(configuration);
    return NULL;
}

void configuration_free(struct configuration *configuration)
{
    arena_release(&configuration->arena);
    free(configuration);
}

const struct settings *configuration_for(struct configuration *configuration, const char *path,
                                         struct errors *errors)
{
    (void)path;
    (void)errors;
    return &configuration->settings;
}

const struct settings *configuration_everything(struct configuration *configuration)
{
    const struct ruleset *ruleset = configuration->ruleset;
    struct settings *settings = arena_alloc(&configuration->arena, sizeof *settings);
    struct rule_setting *rules = arena_alloc(&configuration->arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = true;
    *settings = (struct settings){.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR};
    return settings;
}
