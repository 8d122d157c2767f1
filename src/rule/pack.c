/* Packs: from files and folders to a rule set. */
#include "rule/pack.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "rule/ruleset_read.h"
#include "rule/scan_index.h"

/* --- errors --- */

static void add_error(struct pack *pack, const struct yaml_node *node, uint32_t column, const char *format,
                      va_list arguments)
{
    char message[1024];
    vsnprintf(message, sizeof message, format, arguments);
    errors_add(pack->errors, ERROR_CONFIG, pack->path, node->line, column, "%s", message);
}

void pack_error(struct pack *pack, const struct yaml_node *node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_error(pack, node, node->column, format, arguments);
    va_end(arguments);
}

void pack_error_at(struct pack *pack, const struct yaml_node *scalar, size_t offset, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_error(pack, scalar, yaml_column_of(scalar, offset), format, arguments);
    va_end(arguments);
}

/* --- names --- */

int pack_lexicon(const struct pack *pack, struct slice id)
{
    for (size_t i = 0; i < pack->lexicon_count; i++)
        if (slice_equals_text(id, pack->lexicons[i].id))
            return (int)i;
    return -1;
}

const struct macro *pack_macro(const struct pack *pack, struct slice name)
{
    for (size_t i = 0; i < pack->macro_count; i++)
        if (slice_equals_text(name, pack->macros[i].name))
            return &pack->macros[i];
    return NULL;
}

/* --- files --- */

typedef void (*root_reader)(struct pack *pack, const struct yaml_node *root);

static const struct yaml_node *parse_file(struct pack *pack, const char *path)
{
    struct slice text;
    pack->path = arena_copy(pack->arena, slice_of(path));
    if (file_read_unsaved(pack->unsaved, path, YAML_MAX_BYTES, pack->arena, &text, pack->errors) < 0)
        return NULL;
    pack->bytes_read += text.length;
    if (pack->bytes_read > PACK_MAX_BYTES) {
        errors_add(pack->errors, ERROR_LIMIT, path, 0, 0, "the files of the pack are larger than 8 MiB together");
        return NULL;
    }
    return yaml_parse(text, pack->path, pack->arena, pack->errors);
}

static void read_file(struct pack *pack, const char *path, root_reader read)
{
    const struct yaml_node *root = parse_file(pack, path);
    if (root)
        read(pack, root);
}

static void check_file_name(struct pack *pack, const struct yaml_node *root)
{
    const struct yaml_node *id = root->kind == YAML_MAPPING ? yaml_get(root, "id") : NULL;
    const char *name = path_name(pack->path);
    if (id && !slice_equals(id->text, slice_sub(slice_of(name), 0, strlen(name) - strlen(".yml"))))
        pack_error(pack, id, "the id `%s` is not the file's name", id->text.text);
}

static void read_named_lexicon(struct pack *pack, const struct yaml_node *root)
{
    check_file_name(pack, root);
    lexicon_read(pack, root);
}

static void read_named_rule(struct pack *pack, const struct yaml_node *root)
{
    check_file_name(pack, root);
    if (pack->rule_count - (pack->base ? pack->base->rule_count : 0) < PACK_MAX_RULES)
        rule_read(pack, root);
    else
        pack_error(pack, root, "more than 500 rules");
}

/* --- folders: lexicons and macros first, for rules name them. Links are not followed: a pack must not read outside of
 * its folder --- */

static bool is_yaml(const char *name)
{
    return slice_ends_with(slice_of(name), ".yml");
}

static bool is_link(struct pack *pack, const char *path)
{
    bool link = file_is_link(path);
    if (link)
        errors_add(pack->errors, ERROR_CONFIG, path, 0, 0, "links inside a pack are not followed");
    return link;
}

static void read_below(struct pack *pack, const char *path, root_reader read)
{
    if (!is_link(pack, path))
        read_file(pack, path, read);
}

/* Calls read for every YAML file of the folder but `not`. */
static void read_files(struct pack *pack, const char *folder, const char *not, root_reader read)
{
    const char **names;
    size_t count;
    if (folder_list(folder, pack->arena, &names, &count, pack->errors) < 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (is_yaml(names[i]) && strcmp(names[i], not) != 0)
            read_below(pack, path_join(pack->arena, folder, names[i]), read);
}

static void read_irregular(struct pack *pack, const struct yaml_node *root)
{
    pack->irregular = irregular_read(pack, root);
}

static void read_words(struct pack *pack, const char *folder)
{
    const char *lexicons = path_join(pack->arena, folder, "lexicons");
    const char *irregular = path_join(pack->arena, lexicons, "irregular.yml");
    const char *macros = path_join(pack->arena, folder, "macros.yml");
    if (file_may_exist(lexicons) && is_link(pack, lexicons))
        return;
    if (file_may_exist(irregular))
        read_below(pack, irregular, read_irregular);
    if (file_may_exist(lexicons))
        read_files(pack, lexicons, "irregular.yml", read_named_lexicon);
    if (file_may_exist(macros))
        read_below(pack, macros, macros_read);
}

static void read_rules(struct pack *pack, const char *folder)
{
    pack->name = arena_copy(pack->arena, slice_of(path_name(folder)));
    read_files(pack, folder, "macros.yml", read_named_rule);
}

/* Folders inside are packs of their own. */
static void read_folder(struct pack *pack, const char *folder)
{
    const char **names;
    size_t count;
    read_words(pack, folder);
    read_rules(pack, folder);
    if (folder_list(folder, pack->arena, &names, &count, pack->errors) < 0)
        return;
    for (size_t i = 0; i < count; i++) {
        const char *inner = path_join(pack->arena, folder, names[i]);
        if (strcmp(names[i], "lexicons") != 0 && file_is_folder(inner) && !is_link(pack, inner))
            read_rules(pack, inner);
    }
}

/* --- rule sets --- */

#define COPY_ALL(pack, field, from, total)                                                                     \
    for (size_t i = 0; i < (total); i++)                                                                       \
        *ARENA_PUSH((pack)->arena, (pack)->field##s, (pack)->field##_count, (pack)->field##_capacity) = (from)[i]

static void start_from(struct pack *pack, const struct ruleset *base)
{
    pack->base = base;
    pack->irregular = inflect_irregular();
    if (!base)
        return;
    COPY_ALL(pack, lexicon, base->lexicons, base->lexicon_count);
    COPY_ALL(pack, macro, base->macros, base->macro_count);
    COPY_ALL(pack, rule, base->rules, base->rule_count);
    pack->pattern_count = base->pattern_count;
    pack->words.base = base->vocabulary;
}

static const struct ruleset *sealed(struct pack *pack)
{
    struct ruleset *ruleset = arena_alloc(pack->arena, sizeof *ruleset);
    *ruleset = (struct ruleset){
        .rules = pack->rules,
        .rule_count = pack->rule_count,
        .lexicons = pack->lexicons,
        .lexicon_count = pack->lexicon_count,
        .vocabulary = vocabulary_build(&pack->words),
        .macros = pack->macros,
        .macro_count = pack->macro_count,
        .pattern_count = pack->pattern_count,
    };
    ruleset->scan = scan_index_build(ruleset, pack->arena);
    return ruleset;
}

static void read_path(struct pack *pack, const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    path = arena_copy(pack->arena, (struct slice){path, length});
    if (file_is_folder(path)) {
        read_folder(pack, path);
        return;
    }
    const char *name = path_name(path);
    pack->name = arena_copy(pack->arena, slice_sub(slice_of(name), 0, strcspn(name, ".")));
    read_file(pack, path, read_named_rule);
}

static const struct ruleset *read_pack(struct pack *pack, const struct ruleset *base, const char *path)
{
    size_t mistakes = pack->errors->count;
    pack->words.arena = pack->arena;
    pack->scratch = regex_scratch_new();
    start_from(pack, base);
    read_path(pack, path);
    rules_check_references(pack);
    regex_scratch_free(pack->scratch);
    return pack->errors->count == mistakes ? sealed(pack) : NULL;
}

const struct ruleset *ruleset_read(const struct ruleset *base, const char *path, struct arena *arena,
                                   struct errors *errors, const struct irregular_verbs **irregular)
{
    struct pack pack = {.arena = arena, .errors = errors};
    const struct ruleset *ruleset = read_pack(&pack, base, path);
    if (irregular)
        *irregular = pack.irregular;
    return ruleset;
}

const struct ruleset *ruleset_with_unsaved_pack(const struct ruleset *base, const char *path,
                                                const struct unsaved *unsaved, struct arena *arena,
                                                struct errors *errors)
{
    struct pack pack = {.arena = arena, .errors = errors, .unsaved = unsaved};
    return read_pack(&pack, base, path);
}

const struct ruleset *ruleset_with_pack(const struct ruleset *base, const char *path, struct arena *arena,
                                        struct errors *errors)
{
    return ruleset_read(base, path, arena, errors, NULL);
}
