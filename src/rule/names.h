/* The words of the rule language and what they stand for: one table for each enumeration. */
#ifndef RULE_NAMES_H
#define RULE_NAMES_H

#include "rule/rule.h"
#include "rule/settings.h"

/* Those who can be blamed, and who stand where such a one stands: `human` in a pattern. */
#define ACTORS_HUMAN (ACTOR_BLAMABLE | ACTOR_NOBODY | ACTOR_I | ACTOR_WE)
#define ACTORS_ANY ((1u << ACTOR_CLASS_COUNT) - 1)

struct name {
    const char *name;
    int value;
};

struct names {
    const char *what;            /* "a severity": for messages */
    const struct name *items;
    size_t count;
};

extern const struct names severity_names;   /* enum severity */
extern const struct names actor_names;      /* bit numbers of enum actor_class */
extern const struct names unit_names;       /* enum unit_kind */
extern const struct names form_names;       /* enum word_form */
extern const struct names negation_names;   /* enum negation_policy */
extern const struct names quote_names;      /* enum quote_policy */
extern const struct names word_kind_names;  /* enum word_kind */
extern const struct names profile_names;    /* enum profile */

/* The value of a name, or -1. */
int names_find(const struct names *names, struct slice name);
/* The first name of a value, or NULL. */
const char *names_of(const struct names *names, int value);
/* ", did you mean `x`?" or a list of what is allowed: the end of an error about an unknown name, in `out`. */
const char *names_hint(const struct names *names, struct slice typed, char *out, size_t room);

#endif
