/* What a text must hold for a pattern to match, read off the pattern itself. */
#ifndef RULE_NEEDS_H
#define RULE_NEEDS_H

#include "rule/rule.h"
#include "rule/vocabulary.h"

/* Fills the pattern's branches from its expanded text and its classes; they live in the builder's arena, their words
 * are entered into its vocabulary. Conservative: what is not certain is left out, so that no match is
 * ever lost. The text must be a pattern that compiles. */
void needs_derive(struct pattern *pattern, struct vocabulary_builder *words);

#endif
