/* The compiled patterns of a rule set, made when they are first used, shared by threads. */
#ifndef RULE_REGEX_TABLE_H
#define RULE_REGEX_TABLE_H

#include "match/regex.h"
#include "rule/ruleset.h"

struct regex_table;

/* A table without any compiled pattern yet. The rule set must outlive it. Owned by the caller. */
struct regex_table *regex_table_new(const struct ruleset *ruleset);
void regex_table_free(struct regex_table *table);
/* The regex of a pattern of the table's rule set, compiled on first use. Never NULL: patterns are proved to
 * compile when packs are read. Safe from any thread; owned by the table. */
struct regex *regex_table_get(struct regex_table *table, const struct pattern *pattern);
/* The same, or NULL while it has not been used. */
const struct regex *regex_table_find(const struct regex_table *table, const struct pattern *pattern);

#endif
