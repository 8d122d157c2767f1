/* What a unit must hold for a pattern to match, read off the pattern itself. */
#ifndef RULE_NEEDS_H
#define RULE_NEEDS_H

#include "base/arena.h"
#include "rule/rule.h"

/* Fills pattern->needs from its expanded text and its classes; they live in the arena. Conservative: a need that is
 * not certain is left out, so that no match is ever lost. The text must be a pattern that compiles. */
void needs_derive(struct pattern *pattern, struct arena *arena);

#endif
