/* The settings of each document: the command line over the configuration file nearest to it. */
#ifndef CLI_CONFIGURATION_H
#define CLI_CONFIGURATION_H

#include "cli/options.h"
#include "rule/config.h"

struct configuration;

/* NULL after adding an error when a pack, a rule name or --config is wrong. Owned by the caller; settings and rule
 * sets live as long as it. Not to be used by two threads at once. */
struct configuration *configuration_new(const struct options *options, struct errors *errors);
/* The same with texts that are open in an editor, which must outlive it. */
struct configuration *configuration_new_unsaved(const struct options *options, const struct unsaved *unsaved,
                                                struct errors *errors);
void configuration_free(struct configuration *configuration);

/* The settings for a path (it need not exist). NULL when its configuration is wrong, which is added to errors the
 * first time. */
const struct settings *configuration_for(struct configuration *configuration, const char *path,
                                         struct errors *errors);
/* The configuration file that is in force for a path: NULL on error as above. */
struct config *configuration_file(struct configuration *configuration, const char *path, struct errors *errors);
/* Does a configuration that was given out say that the path is a document to look for; that it is a post-mortem
 * whatever it holds; that it is none to check? */
bool configuration_includes(struct configuration *configuration, const struct config *config, const char *path);
bool configuration_names(struct configuration *configuration, const struct config *config, const char *path);
bool configuration_excludes(struct configuration *configuration, const struct config *config, const char *path);
/* A document's path as a configuration that was given out sees it: what the functions of rule/config.h take. */
const char *configuration_seen(struct configuration *configuration, const char *path);
/* Where a configuration stands, as a user would name it. */
const char *configuration_shown(struct configuration *configuration, const char *path);
/* Reads a file that belongs to the configuration from where that is pinned, else from the disk: see file_read. */
int configuration_read(struct configuration *configuration, const char *path, size_t most, struct arena *arena,
                       struct slice *text, struct errors *errors);
/* Adds what is wrong with the configuration file of a path, as often as it is asked for. */
void configuration_mistakes(struct configuration *configuration, const char *path, struct errors *errors);
/* Adds an error that no rule or pack has this name, and which one is near. */
void configuration_unknown_rule(const struct ruleset *ruleset, const char *name, struct errors *errors);

#endif
