/* What one unit holds, as patterns ask for it: its words, members of lexicons and entities, and where they stand. */
#ifndef LINT_INVENTORY_H
#define LINT_INVENTORY_H

#include "lint/entity.h"
#include "rule/scan_index.h"

struct inventory;

/* Owned by the caller; for units read with this rule set. */
struct inventory *inventory_new(const struct ruleset *ruleset);
void inventory_free(struct inventory *inventory);

/* Forgets the last unit and takes stock of this one; `actors` are classes to count as present besides its own. */
void inventory_take(struct inventory *inventory, const struct entities *entities, size_t unit, uint32_t actors);

/* Can the need (all needs of the pattern) be met by the unit? Never a false no. */
bool inventory_meets(const struct inventory *inventory, const struct need *need);
bool inventory_may_match(const struct inventory *inventory, const struct pattern *pattern);
/* The numbers of the matchers that may match, ascending; valid until the next call. */
const uint32_t *inventory_candidates(struct inventory *inventory, size_t *count);
/* Where in the unit, in bytes from its start, a match of a pattern with a start may begin, ascending and once each;
 * valid until the next call. */
const uint32_t *inventory_places(struct inventory *inventory, const struct pattern *pattern, size_t *count);

#endif
