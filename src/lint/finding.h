/* A match on its way from pattern to diagnostic. Spans are prose offsets of the document. */
#ifndef LINT_FINDING_H
#define LINT_FINDING_H

#include "match/regex.h"
#include "read/entity.h"
#include "rule/rule.h"

/* Who the finding is about. */
struct finding_actor {
    uint32_t actor;              /* one actor_class bit, or ACTOR_NONE */
    float confidence;            /* 1 when there is none */
    struct span prose;           /* empty when the actor stands nowhere in the text */
    const struct entity *entity; /* or NULL */
};

struct finding {
    const struct rule *rule;
    const struct matcher *matcher;
    uint32_t rule_index;
    uint32_t unit;
    enum section_role section;
    struct span prose;           /* what is reported: the match, from its subject on where that stands near */
    struct span match;           /* what the pattern matched */
    struct span trigger;         /* the word that says it: negation is looked for on its left */
    struct finding_actor actor;
    const struct regex *regex;   /* for the names of groups */
    const struct span *groups; unsigned group_count; /* unset ones have start == UINT32_MAX */
    bool quoted;                 /* inside quotation marks or a block quote */
    enum severity severity;      /* set by judging */
    float confidence;            /* set by judging */
    const struct rule **claimants; size_t claimant_count; /* rules that claim it for their family too */
    const struct rule **also; size_t also_count; /* set by merging: other rules at this place */
};

struct finding_list {
    struct finding *items;
    size_t count, capacity;
};

/* What the matcher, or else its rule, does with quoted text. */
enum quote_policy finding_quotes(const struct finding *finding);
/* The span of a named group; false when there is no such group or it is unset. */
bool finding_group(const struct finding *finding, const char *name, struct span *span);

#endif
