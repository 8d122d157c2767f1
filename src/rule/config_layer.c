#include "rule/config_layer.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/nearest.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { DEEPEST_EXTENDS = 8 };

struct chain {
    struct layer_list *list;
    const struct ruleset *base;
    const char *root;        /* no path may lead out of this folder */
    const char *open[DEEPEST_EXTENDS + 1]; /* files that are being read */
    unsigned depth;
};

/* --- paths: relative, and not out of the repository, links resolved --- */

static bool is_inside(const char *path, const char *root)
{
    size_t length = strlen(root);
    return strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == '\0' || root[length - 1] == '/');
}

/* What Git keeps beside the documents may hold a password. */
static bool is_of_git(const char *path, const char *root)
{
    for (const char *name = path + strlen(root); (name = strstr(name, "/.git")); name++)
        if (name[5] == '/' || name[5] == '\0')
            return true;
    return false;
}

enum presence { IS_THERE, MAY_BE_ABSENT };

/* Where the path leads, NULL when it must be there and is not. */
static const char *canonical_path(const char *path, enum presence presence, struct arena *arena)
{
    char canonical[PATH_MAX];
    if (realpath(path, canonical))
        return arena_copy(arena, slice_of(canonical));
    return presence == MAY_BE_ABSENT ? path_without_dots(path, arena) : NULL;
}

/* The canonical path of what a file names, or NULL after an error. */
static const char *resolve(struct pack *reader, const struct yaml_node *node, const char *folder, const char *root,
                           enum presence presence)
{
    const char *name = node->text.text, *path = NULL, *wrong = NULL;
    if (!*name || *name == '/' || strstr(name, "://"))
        wrong = "must be a path relative to this file";
    else if (!(path = canonical_path(path_join(reader->arena, folder, name), presence, reader->arena)))
        wrong = "cannot be found";
    else if (!is_inside(path, root))
        wrong = "leads out of the repository";
    else if (is_of_git(path, root))
        wrong = "is Git's own";
    if (!wrong)
        return path;
    pack_error(reader, node, "`%s` %s", name, wrong);
    return NULL;
}

/* The path with its folder made canonical: where a link stands, not where it leads. */
static const char *located(const char *path, struct arena *arena)
{
    char folder[PATH_MAX];
    if (!realpath(path_folder(arena, path), folder))
        return path;
    return path_join(arena, folder, path_name(path));
}

/* The root of the repository that holds the folder, or NULL. */
static const char *repository_root(const char *folder, struct arena *arena)
{
    char *root = arena_copy(arena, slice_of(folder));
    while (*root) {
        if (file_exists(path_join(arena, root, ".git")))
            return root;
        char *slash = strrchr(root, '/');
        *(slash ? slash : root) = '\0';
    }
    return NULL;
}

/* --- keys --- */

struct file {
    struct layer layer;
    const char *language;
    const struct yaml_node *extends, *packs, *sections, *overrides, *baseline;
};

static const struct name switch_items[] = {{"false", 0}, {"true", 1}};
static const struct names switch_names = {"true or false", switch_items, 2};
static const struct name level_items[] = {{"none", SEVERITY_OFF},
                                          {"suggestion", SEVERITY_SUGGESTION},
                                          {"warning", SEVERITY_WARNING},
                                          {"error", SEVERITY_ERROR}};
static const struct names level_names = {"a level", level_items, COUNT(level_items)};

static const struct record_key name_keys[] = {
    {"add", read_texts, offsetof(struct layer_names, add), NULL, false},
    {"never", read_texts, offsetof(struct layer_names, never), NULL, false},
    {"from", read_node, offsetof(struct layer_names, from), NULL, false},
};

static void read_names(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field)
{
    (void)key;
    record_read(pack, value, name_keys, COUNT(name_keys), field);
}

static const struct record_key override_keys[] = {
    {"files", read_texts, offsetof(struct layer_part, files), NULL, true},
    {"rules", read_node, offsetof(struct layer_part, rules), NULL, false},
    {"names", read_names, offsetof(struct layer_part, names), NULL, false},
    {"profile", read_choice, offsetof(struct layer_part, profile), &profile_names, false},
    {"fail-level", read_choice, offsetof(struct layer_part, fail_level), &level_names, false},
    {"require-reason", read_choice, offsetof(struct layer_part, require_reason), &switch_names, false},
};

#define FIELD(name, reader, member, argument) {name, reader, offsetof(struct file, member), argument, false}

static const struct record_key file_keys[] = {
    FIELD("extends", read_node, extends, NULL),
    FIELD("packs", read_node, packs, NULL),
    FIELD("rules", read_node, layer.part.rules, NULL),
    FIELD("files", read_texts, layer.part.files, NULL),
    FIELD("exclude", read_texts, layer.exclude, NULL),
    FIELD("overrides", read_node, overrides, NULL),
    FIELD("sections", read_node, sections, NULL),
    FIELD("names", read_names, layer.part.names, NULL),
    FIELD("profile", read_choice, layer.part.profile, &profile_names),
    FIELD("fail-level", read_choice, layer.part.fail_level, &level_names),
    FIELD("require-reason", read_choice, layer.part.require_reason, &switch_names),
    FIELD("baseline", read_node, baseline, NULL),
    FIELD("language", read_text, language, NULL),
};

#undef FIELD

static struct layer_part silent_part(const struct yaml_node *root)
{
    return (struct layer_part){.root = root, .profile = -1, .fail_level = -1, .require_reason = -1};
}

/* --- parts of a file --- */

static void add_override(struct pack *reader, const struct yaml_node *item, void *context)
{
    struct layer *layer = context;
    struct layer_part part = silent_part(item);
    record_read(reader, item, override_keys, COUNT(override_keys), &part);
    *ARENA_PUSH(reader->arena, layer->overrides, layer->override_count, layer->override_capacity) = part;
}

struct aliases {
    struct layer *layer;
    enum section_role role;
};

static void add_alias(struct pack *reader, const struct yaml_node *item, void *context)
{
    struct aliases *aliases = context;
    struct layer *layer = aliases->layer;
    if (!node_is(reader, item, YAML_SCALAR))
        return;
    char *heading = arena_alloc(reader->arena, item->text.length + 1);
    size_t length = section_normalise(item->text, heading);
    if (!length)
        pack_error(reader, item, "the heading has no letters");
    else
        *ARENA_PUSH(reader->arena, layer->aliases, layer->alias_count, layer->alias_capacity) =
            (struct heading_alias){{heading, length}, aliases->role};
}

static void read_aliases(struct pack *reader, const struct yaml_node *sections, struct layer *layer)
{
    for (size_t i = 0; node_is(reader, sections, YAML_MAPPING) && i < sections->count; i++) {
        int role = node_section(reader, yaml_key(sections, i));
        struct aliases aliases = {layer, role < 0 ? SECTION_NONE : role};
        if (role >= 0)
            node_each(reader, yaml_value(sections, i), add_alias, &aliases);
    }
}

/* A pack of the team is a path; a word without a slash or a dot is a built-in pack. */
static bool is_path(const char *name)
{
    return strchr(name, '/') || strchr(name, '.');
}

/* The name itself when the base rule set has such a pack, else NULL after an error. */
static const char *known_pack(struct pack *reader, const struct yaml_node *node, const struct ruleset *base)
{
    const char **names = arena_alloc(reader->arena, (base->rule_count + 1) * sizeof *names);
    for (size_t i = 0; i < base->rule_count; i++) {
        names[i] = base->rules[i]->pack;
        if (slice_equals_text(node->text, names[i]))
            return names[i];
    }
    const char *nearest = nearest_name(node->text, names, base->rule_count, sizeof *names);
    pack_error(reader, node, "no built-in pack is called `%s`%s%s%s; write ./NAME for a pack of your own",
               node->text.text, nearest ? "; did you mean `" : "", nearest ? nearest : "", nearest ? "`?" : "");
    return NULL;
}

struct naming {
    struct chain *chain;
    struct layer *layer;
};

static void add_pack(struct pack *reader, const struct yaml_node *item, void *context)
{
    struct naming *naming = context;
    struct layer *layer = naming->layer;
    if (!node_is(reader, item, YAML_SCALAR))
        return;
    bool path = is_path(item->text.text);
    struct text_list *list = path ? &layer->pack_files : &layer->pack_names;
    const char *name = path ? resolve(reader, item, layer->folder, naming->chain->root, IS_THERE)
                            : known_pack(reader, item, naming->chain->base);
    if (name)
        *ARENA_PUSH(reader->arena, list->items, list->count, list->capacity) = name;
}

static void read_chain(struct chain *chain, const char *path, struct pack *reader);

static void extend(struct pack *reader, const struct yaml_node *item, void *context)
{
    struct naming *naming = context;
    if (!node_is(reader, item, YAML_SCALAR))
        return;
    if (!is_path(item->text.text)) {
        add_pack(reader, item, context);
        return;
    }
    const char *path = resolve(reader, item, naming->layer->folder, naming->chain->root, IS_THERE);
    const char *here = reader->path;
    bool loop = false;
    for (unsigned i = 0; path && i < naming->chain->depth; i++)
        loop |= strcmp(naming->chain->open[i], path) == 0;
    if (loop || naming->chain->depth == DEEPEST_EXTENDS)
        pack_error(reader, item, loop ? "`%s` extends itself" : "`%s` is extended more than 8 files deep",
                   item->text.text);
    else if (path)
        read_chain(naming->chain, path, reader);
    reader->path = here;
}

/* --- files --- */

static const struct yaml_node *parse(struct pack *reader, const char *path)
{
    struct slice text;
    reader->path = path;
    if (file_read_unsaved(reader->unsaved, path, YAML_MAX_BYTES, reader->arena, &text, reader->errors) < 0)
        return NULL;
    return yaml_parse(text, path, reader->arena, reader->errors);
}

static void check_language(struct pack *reader, const struct yaml_node *root, const char *language)
{
    if (language && strcmp(language, "en") != 0)
        pack_error(reader, yaml_get(root, "language"), "only `en` is known as a language");
}

/* Reads one file; the files it extends go into the list before it. */
static void read_chain(struct chain *chain, const char *path, struct pack *reader)
{
    const struct yaml_node *root = parse(reader, path);
    struct file file = {.layer = {.path = path, .folder = path_folder(reader->arena, path), .part = silent_part(root)}};
    if (!root)
        return;
    record_read(reader, root, file_keys, COUNT(file_keys), &file);
    if (root->kind != YAML_MAPPING)
        return;
    check_language(reader, root, file.language);
    struct naming naming = {chain, &file.layer};
    chain->open[chain->depth++] = path;
    if (file.extends)
        node_each(reader, file.extends, extend, &naming);
    chain->depth--;
    if (file.packs)
        node_each(reader, file.packs, add_pack, &naming);
    if (file.sections)
        read_aliases(reader, file.sections, &file.layer);
    if (file.baseline && node_is(reader, file.baseline, YAML_SCALAR)) /* it is written with this very configuration */
        file.layer.baseline = resolve(reader, file.baseline, file.layer.folder, chain->root, MAY_BE_ABSENT);
    if (file.overrides)
        node_each(reader, file.overrides, add_override, &file.layer);
    *ARENA_PUSH(reader->arena, chain->list->items, chain->list->count, chain->list->capacity) = file.layer;
}

void layers_read(struct layer_list *list, const char *path, const struct unsaved *unsaved,
                 const struct ruleset *base, struct arena *arena, struct errors *errors)
{
    char canonical[PATH_MAX];
    struct pack reader = {.arena = arena, .errors = errors, .unsaved = unsaved};
    if (!realpath(path, canonical)) {
        errors_add(errors, ERROR_INPUT, path, 0, 0, "the configuration cannot be found");
        return;
    }
    const char *file = arena_copy(arena, slice_of(canonical));
    const char *root = repository_root(path_folder(arena, located(path, arena)), arena);
    struct chain chain = {.list = list, .base = base, .root = root ? root : path_folder(arena, file)};
    if (root && !is_inside(file, root))
        errors_add(errors, ERROR_CONFIG, path, 0, 0, "the configuration is a link that leads out of the repository");
    else
        read_chain(&chain, file, &reader);
}
