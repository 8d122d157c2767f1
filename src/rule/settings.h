/* The settings in force for one document: configuration file, profile, overrides, command line. */
#ifndef RULE_SETTINGS_H
#define RULE_SETTINGS_H

#include "base/arena.h"
#include "base/error.h"
#include "rule/ruleset.h"

struct rule_setting {
    bool enabled;
    enum severity cap;      /* SEVERITY_OFF: none; else the severity of every finding of this rule */
    const struct rule_option *options; size_t option_count; /* over the rule's own */
};

enum profile { PROFILE_FULL, PROFILE_CORE, PROFILE_LEARNING };

struct settings {
    const struct ruleset *ruleset;
    const struct rule_setting *rules;         /* one for each rule of the rule set, same order */
    struct heading_aliases aliases;           /* `sections:` */
    const struct slice *names_add;            size_t names_add_count;
    const struct slice *names_never;          size_t names_never_count;
    bool names_from_front_matter, names_from_git, names_from_codeowners;
    enum profile profile;
    enum severity fail_level;
    bool require_reason;                      /* suppressions must say why */
    const char *baseline;                     /* a file of old findings, or NULL; it need not exist */
};

#endif
