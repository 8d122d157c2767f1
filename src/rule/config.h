/* `.blameless.yml`: what a team configures, and what is in force for a document.
 *
 * A configuration is one file and those it extends, read from the farthest to the nearest; the nearest word on a
 * key counts. Nothing in it can run a program or read outside of the repository. Not for two threads at once:
 * settings are made when they are first asked for. What is made lives as long as the configuration's arena. */
#ifndef RULE_CONFIG_H
#define RULE_CONFIG_H

#include "rule/settings.h"

struct config;

/* One word of the configuration that is in force, and where it stands. */
struct config_origin {
    const char *key;   /* "rules.omission", "fail-level", "names.add" */
    const char *value; /* as written */
    const char *path;
    uint32_t line;
};

/* The configuration file for a document: the nearest `.blameless.yml` or `.blameless.yaml` in the folder of `path`
 * (which need not exist) or above, up to the root of its Git repository. NULL when there is none. In the arena. */
const char *config_find(const char *path, struct arena *arena);

/* Reads a configuration on top of the built-in rules in `base`. Its packs are read too. Returns NULL after adding
 * every mistake, with `did you mean` for unknown keys and rules. */
struct config *config_load(const char *path, const struct ruleset *base, struct arena *arena, struct errors *errors);
/* The same with texts that are open in an editor; `unsaved` may be NULL. */
struct config *config_load_unsaved(const char *path, const struct unsaved *unsaved, const struct ruleset *base,
                                   struct arena *arena, struct errors *errors);
/* The configuration of those who have none: the rules as they are. */
struct config *config_default(const struct ruleset *base, struct arena *arena);

/* The settings for a document: those of the file with the overrides whose globs match its path. */
const struct settings *config_settings_for(struct config *config, const char *path);
/* Is the file called *.md or *.markdown, in capitals or not? */
bool path_is_markdown(const char *path);
/* Is the document one of those to lint: matched by `files` (default: path_is_markdown) and not by `exclude`? */
bool config_includes(const struct config *config, const char *path);
/* Is it one that `files` names, so that its content need not show that it is a post-mortem? */
bool config_names(const struct config *config, const char *path);
/* Is it matched by `exclude`? */
bool config_excludes(const struct config *config, const char *path);
/* The words in force for a document, in the order of the files. */
const struct config_origin *config_origins(struct config *config, const char *path, size_t *count);

#endif
