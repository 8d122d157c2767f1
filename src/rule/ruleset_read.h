/* What the compiler of the built-in packs needs beyond rule/ruleset.h. */
#ifndef RULE_RULESET_READ_H
#define RULE_RULESET_READ_H

#include "rule/inflect.h"
#include "rule/ruleset.h"

/* Reads a pack on top of base, or from nothing when base is NULL. The irregular verbs in force are given back in
 * `irregular` when it is not NULL. Returns NULL after adding every mistake; all lives in the arena. */
const struct ruleset *ruleset_read(const struct ruleset *base, const char *path, struct arena *arena,
                                   struct errors *errors, const struct irregular_verbs **irregular);

#endif
