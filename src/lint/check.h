/* Structure checks: rules that read blocks instead of sentences. Everything but the looking stands in the rule's YAML
 * file (message, severity by actor, options, suggestions); a check only says where, and fills the message's ${...}.
 *
 * The engine makes one context for each rule with `check: NAME`, calls the function and turns the findings into
 * diagnostics: severity from the rule's table by `actor`, message and `ask` suggestions by replacing ${name} with
 * the argument of that name, then suppressions and order as for every other rule. */
#ifndef LINT_CHECK_H
#define LINT_CHECK_H

#include "read/action.h"
#include "read/entity.h"
#include "read/timeline.h"
#include "rule/settings.h"

enum { CHECK_MAX_ARGUMENTS = 4 };

struct check_argument {
    const char *name; /* "item" for ${item} */
    struct slice value;
};

struct check_finding {
    struct span source; /* bytes reported; empty at 0 for what the whole document lacks */
    struct span prose;  /* the same in prose; empty where it has none */
    struct span unit;   /* bytes of the item, row or section it belongs to */
    struct span scope;  /* bytes of its section, whose change makes it news; empty for what the whole document lacks */
    enum section_role section;
    uint32_t actor;   /* one actor_class bit, or ACTOR_NONE: the row of the severity table */
    float confidence; /* 0..1 */
    struct check_argument arguments[CHECK_MAX_ARGUMENTS];
    size_t argument_count;
};

struct check_context {
    const struct document *document;
    const struct entities *entities;
    const struct actions *actions;
    const struct timeline *timeline;
    const struct settings *settings;
    const struct rule *rule;
    const struct rule_setting *setting; /* NULL: the rule's own options */
    struct arena *arena;                /* findings live here */
    struct check_finding *findings;
    size_t count, capacity;
};

typedef void (*check_function)(struct check_context *context);

/* The check of this name, or NULL. Structure checks run only on post-mortems (mode_is_postmortem). */
check_function check_named(const char *name);

/* Adds a finding at a prose range of a block, or at source bytes, with the defaults of the block's section, no actor,
 * confidence 0.9. The finding is the context's; more can be set on it until the next one is added. */
struct check_finding *check_add(struct check_context *context, uint32_t block, struct span prose);
struct check_finding *check_add_source(struct check_context *context, struct span source);
/* Sets ${name} of the finding's message; the value must live as long as the context's arena. */
void check_argument(struct check_finding *finding, const char *name, struct slice value);
/* The number of a rule's option: configured, or the rule's own, or `otherwise`. */
long check_option(const struct check_context *context, const char *name, long otherwise);

#endif
