#include "cli/configuration.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/nearest.h"
#include "cli/path.h"
#include "cli/pinned.h"

/* A folder and the configuration of the documents in it. */
struct folder {
    const char *path;
    struct config *config; /* NULL: it is wrong, which was said */
};

/* A configuration file that was read. */
struct read_file {
    const char *path;
    struct config *config;
    struct errors mistakes; /* of a pinned one until a document asks for it, of others for good */
};

/* Settings of a configuration, and the same with the command line on top. */
struct layered {
    const struct settings *below, *above;
};

struct configuration {
    struct arena arena;
    const struct options *options;
    const struct unsaved *unsaved;   /* texts in an editor; may be NULL */
    const struct ruleset *ruleset;   /* built in, and --pack */
    struct config *fixed;            /* --config, --no-config: the same for every document */
    struct pinned *pinned;           /* --config-from-rev */
    struct folder *folders;          size_t folder_count, folder_capacity;
    struct read_file *files;         size_t file_count, file_capacity;
    struct layered *layers;          size_t layer_count, layer_capacity;
    struct text_list unknown;        /* names of rules that were said to be unknown */
};

/* --- names of rules on the command line ------------------------------------------------------------------------- */

static bool names_rule(const struct rule *rule, const char *name)
{
    return !strcmp(rule->id, name) || !strcmp(rule->pack, name);
}

static bool is_known(const struct ruleset *ruleset, const char *name)
{
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (names_rule(ruleset->rules[i], name))
            return true;
    return false;
}

void configuration_unknown_rule(const struct ruleset *ruleset, const char *name, struct errors *errors)
{
    const char **names = memory_zero(2 * ruleset->rule_count, sizeof *names);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        names[2 * i] = ruleset->rules[i]->id;
        names[2 * i + 1] = ruleset->rules[i]->pack;
    }
    const char *nearest = nearest_name(slice_of(name), names, 2 * ruleset->rule_count, sizeof *names);
    free(names);
    errors_add(errors, ERROR_USAGE, NULL, 0, 0, "no rule or pack is called `%s`%s%s%s", name,
               nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
}

static bool was_named(const struct text_list *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i] == name)
            return true;
    return false;
}

/* Says of each name once that a rule set does not know it. */
static void check_names(struct configuration *configuration, const struct ruleset *ruleset,
                        const struct text_list *list, struct errors *errors)
{
    struct text_list *unknown = &configuration->unknown;
    for (size_t i = 0; i < list->count; i++) {
        const char *name = list->items[i];
        if (is_known(ruleset, name) || is_known(configuration->ruleset, name) || was_named(unknown, name))
            continue;
        configuration_unknown_rule(ruleset, name, errors);
        *ARENA_PUSH(&configuration->arena, unknown->items, unknown->count, unknown->capacity) = name;
    }
}

static void switch_rules(const struct ruleset *ruleset, struct rule_setting *rules, const struct text_list *list,
                         bool enabled)
{
    for (size_t i = 0; i < list->count; i++)
        for (size_t j = 0; j < ruleset->rule_count; j++)
            if (names_rule(ruleset->rules[j], list->items[i]))
                rules[j].enabled = enabled;
}

/* --- the command line over a configuration ---------------------------------------------------------------------- */

static const struct settings *put_above(struct configuration *configuration, const struct settings *below,
                                        struct errors *errors)
{
    const struct options *options = configuration->options;
    const struct ruleset *ruleset = below->ruleset;
    struct settings *above = arena_alloc(&configuration->arena, sizeof *above);
    struct rule_setting *rules = arena_alloc(&configuration->arena, ruleset->rule_count * sizeof *rules);
    check_names(configuration, ruleset, &options->select, errors);
    check_names(configuration, ruleset, &options->extend_select, errors);
    check_names(configuration, ruleset, &options->ignore, errors);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        rules[i] = below->rules[i];
        rules[i].enabled &= !options->select.count;
    }
    switch_rules(ruleset, rules, &options->select, true);
    switch_rules(ruleset, rules, &options->extend_select, true);
    switch_rules(ruleset, rules, &options->ignore, false);
    *above = *below;
    above->rules = rules;
    if (options->profile >= 0)
        above->profile = (enum profile)options->profile;
    if (options->fail_level >= 0)
        above->fail_level = (enum severity)options->fail_level;
    if (options->baseline)
        above->baseline = options->baseline;
    else if (below->baseline && configuration->pinned)
        above->baseline = pinned_origin(configuration->pinned, below->baseline, &configuration->arena);
    return above;
}

static const struct settings *layer(struct configuration *configuration, const struct settings *below,
                                    struct errors *errors)
{
    for (size_t i = 0; i < configuration->layer_count; i++)
        if (configuration->layers[i].below == below)
            return configuration->layers[i].above;
    const struct settings *above = put_above(configuration, below, errors);
    *ARENA_PUSH(&configuration->arena, configuration->layers, configuration->layer_count,
                configuration->layer_capacity) = (struct layered){below, above};
    return above;
}

/* --- which configuration ------------------------------------------------------------------------------------------ */

static struct read_file *file_read_before(const struct configuration *configuration, const char *path)
{
    for (size_t i = 0; i < configuration->file_count; i++)
        if (!strcmp(configuration->files[i].path, path))
            return &configuration->files[i];
    return NULL;
}

static struct read_file *add_file(struct configuration *configuration, const char *path)
{
    struct read_file *file = ARENA_PUSH(&configuration->arena, configuration->files, configuration->file_count,
                                        configuration->file_capacity);
    file->path = path;
    return file;
}

static void add_mistakes(const struct read_file *file, struct errors *errors)
{
    for (size_t i = 0; i < file->mistakes.count; i++) {
        const struct error *error = &file->mistakes.items[i];
        errors_add(errors, error->code, error->path, error->line, error->column, "%s", error->message);
    }
}

static struct config *read_file(struct configuration *configuration, const char *path, struct errors *errors)
{
    struct read_file *file = file_read_before(configuration, path);
    if (file)
        return file->config;
    file = add_file(configuration, path);
    file->config = config_load_unsaved(path, configuration->unsaved, configuration->ruleset, &configuration->arena,
                                       &file->mistakes);
    add_mistakes(file, errors);
    return file->config;
}

static struct config *look_up(struct configuration *configuration, const char *path, struct errors *errors)
{
    const char *found = config_find(path, &configuration->arena);
    return found ? read_file(configuration, found, errors)
                 : config_default(configuration->ruleset, &configuration->arena);
}

/* --- configurations of a revision --------------------------------------------------------------------------------- */

/* All are read at once, for their files do not stay. */
static int read_pinned(struct configuration *configuration, struct errors *errors)
{
    size_t count;
    configuration->pinned = pinned_new(configuration->options->config_from_rev, errors);
    if (!configuration->pinned)
        return -1;
    const char *const *paths = pinned_configurations(configuration->pinned, &count);
    for (size_t i = 0; i < count; i++) {
        struct errors mistakes = ERRORS_INIT;
        struct config *config = config_load(paths[i], configuration->ruleset, &configuration->arena, &mistakes);
        struct read_file *file = add_file(configuration, paths[i]);
        file->config = config;
        file->mistakes = mistakes;
    }
    pinned_clear(configuration->pinned);
    return 0;
}

static void tell_mistakes(struct configuration *configuration, struct read_file *file, struct errors *errors)
{
    for (size_t i = 0; i < file->mistakes.count; i++) {
        const struct error *error = &file->mistakes.items[i];
        errors_add(errors, error->code, pinned_shown(configuration->pinned, error->path, &configuration->arena),
                   error->line, error->column, "%s", error->message);
    }
    errors_release(&file->mistakes);
    file->mistakes = (struct errors)ERRORS_INIT;
}

static struct read_file *pinned_in(const struct configuration *configuration, const char *folder, struct arena *arena)
{
    struct read_file *file = file_read_before(configuration, path_join(arena, folder, ".blameless.yml"));
    return file ? file : file_read_before(configuration, path_join(arena, folder, ".blameless.yaml"));
}

static struct config *look_up_pinned(struct configuration *configuration, const char *path, struct errors *errors)
{
    struct arena *arena = &configuration->arena;
    struct read_file *file = NULL;
    const char *folder = pinned_path(configuration->pinned, path, arena);
    while (!file && folder[0] == '/' && folder[1])
        file = pinned_in(configuration, folder = path_folder(arena, folder), arena);
    if (!file)
        return config_default(configuration->ruleset, arena);
    tell_mistakes(configuration, file, errors);
    return file->config;
}

const char *configuration_seen(struct configuration *configuration, const char *path)
{
    return configuration->pinned ? pinned_path(configuration->pinned, path, &configuration->arena) : path;
}

const char *configuration_shown(struct configuration *configuration, const char *path)
{
    return configuration->pinned ? pinned_shown(configuration->pinned, path, &configuration->arena)
                                 : path_from_here(path);
}

int configuration_read(struct configuration *configuration, const char *path, size_t most, struct arena *arena,
                       struct slice *text, struct errors *errors)
{
    return configuration->pinned ? pinned_read(configuration->pinned, path, most, arena, text, errors)
                                 : file_read(path, most, arena, text, errors);
}

/* Documents arrive folder by folder, so the last folder asked for is nearly always the one. */
struct config *configuration_file(struct configuration *configuration, const char *path, struct errors *errors)
{
    if (configuration->fixed)
        return configuration->fixed;
    const char *folder = path_folder(&configuration->arena, path);
    for (size_t i = configuration->folder_count; i > 0; i--)
        if (!strcmp(configuration->folders[i - 1].path, folder))
            return configuration->folders[i - 1].config;
    struct config *config = configuration->pinned ? look_up_pinned(configuration, path, errors)
                                                  : look_up(configuration, path, errors);
    *ARENA_PUSH(&configuration->arena, configuration->folders, configuration->folder_count,
                configuration->folder_capacity) = (struct folder){folder, config};
    return config;
}

const struct settings *configuration_for(struct configuration *configuration, const char *path,
                                         struct errors *errors)
{
    struct config *config = configuration_file(configuration, path, errors);
    const char *seen = configuration_seen(configuration, path);
    return config ? layer(configuration, config_settings_for(config, seen), errors) : NULL;
}

bool configuration_includes(struct configuration *configuration, const struct config *config, const char *path)
{
    return config_includes(config, configuration_seen(configuration, path));
}

bool configuration_names(struct configuration *configuration, const struct config *config, const char *path)
{
    return config_names(config, configuration_seen(configuration, path));
}

bool configuration_excludes(struct configuration *configuration, const struct config *config, const char *path)
{
    return config_excludes(config, configuration_seen(configuration, path));
}

void configuration_mistakes(struct configuration *configuration, const char *path, struct errors *errors)
{
    struct arena scratch = ARENA_INIT;
    const char *found = configuration->fixed ? configuration->options->config : config_find(path, &scratch);
    const struct read_file *file = found ? file_read_before(configuration, found) : NULL;
    if (file)
        add_mistakes(file, errors);
    arena_release(&scratch);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void add_packs(struct configuration *configuration, struct errors *errors)
{
    const struct options *options = configuration->options;
    configuration->ruleset = ruleset_builtin();
    for (size_t i = 0; i < options->packs.count && configuration->ruleset; i++)
        configuration->ruleset =
            ruleset_with_unsaved_pack(configuration->ruleset, options->packs.items[i], configuration->unsaved,
                                      &configuration->arena, errors);
}

static void choose_file(struct configuration *configuration, struct errors *errors)
{
    const struct options *options = configuration->options;
    if (options->config)
        configuration->fixed = read_file(configuration, options->config, errors);
    else if (options->config_from_rev)
        read_pinned(configuration, errors);
    else if (options->no_config)
        configuration->fixed = config_default(configuration->ruleset, &configuration->arena);
}

struct configuration *configuration_new(const struct options *options, struct errors *errors)
{
    return configuration_new_unsaved(options, NULL, errors);
}

struct configuration *configuration_new_unsaved(const struct options *options, const struct unsaved *unsaved,
                                                struct errors *errors)
{
    struct configuration *configuration = memory_zero(1, sizeof *configuration);
    size_t before = errors->count;
    configuration->options = options;
    configuration->unsaved = unsaved;
    add_packs(configuration, errors);
    if (configuration->ruleset)
        choose_file(configuration, errors);
    if (configuration->fixed && errors->count == before)
        configuration_for(configuration, ".", errors); /* mistakes in names of rules, before anything is read */
    if (errors->count == before)
        return configuration;
    configuration_free(configuration);
    return NULL;
}

void configuration_free(struct configuration *configuration)
{
    if (!configuration)
        return;
    for (size_t i = 0; i < configuration->file_count; i++)
        errors_release(&configuration->files[i].mistakes);
    pinned_free(configuration->pinned);
    arena_release(&configuration->arena);
    free(configuration);
}
