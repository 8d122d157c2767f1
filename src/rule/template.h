/* Templates of messages and suggestions: `${name|filter}`. */
#ifndef RULE_TEMPLATE_H
#define RULE_TEMPLATE_H

#include "rule/pack.h"

/* Checks a template's names and filters against the language and the groups of the rule that is read. `any_name`:
 * structure checks bring names of their own. Adds every mistake. */
void template_check(struct pack *pack, const struct yaml_node *scalar, bool any_name);

#endif
