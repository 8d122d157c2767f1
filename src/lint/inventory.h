/* What one unit holds, as patterns ask for it: its words, members of lexicons and entities, and where they stand. */
#ifndef LINT_INVENTORY_H
#define LINT_INVENTORY_H

#include "read/entity.h"
#include "rule/scan_index.h"

struct inventory;

/* Owned by the caller; for units read with this rule set. */
struct inventory *inventory_new(const struct ruleset *ruleset);
void inventory_free(struct inventory *inventory);

/* Forgets the last unit and takes stock of this one; `actors` are classes to count as present besides its own. */
void inventory_take(struct inventory *inventory, const struct entities *entities, size_t unit, uint32_t actors);

/* Can the pattern match in the unit? Never a false no. */
bool inventory_may_match(const struct inventory *inventory, const struct pattern *pattern);

/* The numbers of the matchers that may match and run in a section of this role and a unit of one of these kinds,
 * ascending; valid until the next call. */
const uint32_t *inventory_candidates(struct inventory *inventory, enum section_role section, uint32_t kinds,
                                     size_t *count);
/* May a match of the branch begin at the offset? */
typedef bool (*place_filter)(void *context, const struct branch *branch, uint32_t offset);
struct places {
    const uint32_t *offsets; size_t count; /* in bytes from the unit's start, ascending, once each */
};

/* Where in the unit a match of the pattern may begin; false when that may be anywhere. Valid until the next call. */
bool inventory_places(struct inventory *inventory, const struct pattern *pattern, place_filter filter, void *context,
                      struct places *places);

#endif
