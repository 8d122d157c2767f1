/* The parts of a rule file: guards, patterns, claims, suggestions, examples. Private to the rule floor. */
#ifndef RULE_RULE_PARTS_H
#define RULE_RULE_PARTS_H

#include "rule/record.h"

struct guard_list {
    struct guard *items;
    size_t count, capacity;
};

/* The argument of read_guards is an element of this table. */
extern const enum guard_kind guard_kinds[GUARD_REQUIRES + 1];
void read_guards(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field);

/* The patterns of a rule; how many is written to count. */
const struct matcher *matchers_read(struct pack *pack, const struct yaml_node *list, size_t *count);
/* Of a rule, read but for its suggestions: one with a check has templates that may name what the check brings. NULL: of
 * one pattern. */
const struct suggestion_template *suggestions_read(struct pack *pack, const struct yaml_node *list,
                                                   const struct rule *rule, size_t *count);
const struct claim *claims_read(struct pack *pack, const struct yaml_node *list, size_t *count);
const struct example *examples_read(struct pack *pack, const struct yaml_node *list, bool structural, size_t *count);

#endif
