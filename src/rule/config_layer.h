/* One configuration file as it was read: a layer. Private to the files of the configuration. */
#ifndef RULE_CONFIG_LAYER_H
#define RULE_CONFIG_LAYER_H

#include "rule/config.h"
#include "rule/record.h"

/* `names`. */
struct layer_names {
    struct text_list add, never;
    const struct yaml_node *from;
};

/* What one file, or one entry of its `overrides`, says. Numbers are -1 where it says nothing. */
struct layer_part {
    const struct yaml_node *root;      /* all of it, for origins */
    struct text_list files;            /* globs of an override; of a file: its `files` */
    const struct yaml_node *rules;
    struct layer_names names;
    int profile, fail_level, require_reason;
};

struct layer {
    const char *path, *folder;         /* canonical */
    struct layer_part part;
    struct text_list exclude;
    struct text_list pack_files;       /* canonical paths */
    struct text_list pack_names;       /* of packs of the base rule set */
    const char *baseline;              /* canonical; NULL where it names none */
    struct heading_alias *aliases;     size_t alias_count, alias_capacity;
    struct layer_part *overrides;      size_t override_count, override_capacity;
};

struct layer_list {
    struct layer *items;
    size_t count, capacity;
};

/* Reads a file and, before it, those it extends: appends them to the list, the farthest first. Mistakes are added;
 * whether rules exist is not looked at, for packs are not read yet. */
void layers_read(struct layer_list *list, const char *path, const struct unsaved *unsaved,
                 const struct ruleset *base, struct arena *arena, struct errors *errors);

struct config {
    struct arena *arena;
    struct layer_list layers;          /* the farthest first */
    const struct ruleset *ruleset;
    size_t base_rules;                 /* rules of the built-in packs */
    struct heading_aliases aliases;
    struct variant *variants;          /* settings made so far, by the overrides that matched */
};

/* An absolute path; what does not exist is taken as it is written. */
char *config_absolute(const char *path, struct arena *arena);
/* An absolute path as seen from the layer's folder; empty when it is not below it. */
struct slice layer_below(const struct layer *layer, const char *path);
/* Does one of the globs match the relative path, or a folder it lies in? */
bool globs_cover(const struct text_list *globs, struct slice path);

#endif
