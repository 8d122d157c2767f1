/* Where a word of a pattern certainly begins or ends. */
#ifndef RULE_EDGE_H
#define RULE_EDGE_H

#include "rule/pattern_tree.h"

/* Is it certain that a word cannot go on across the place before item `from` (behind item `to` - 1)? `after` tells of
 * the place behind the whole sequence, `before` of the place before it. */
bool edge_at_start(const struct sequence *sequence, size_t from, bool after);
bool edge_at_end(const struct sequence *sequence, size_t to, bool before);
/* The same for the body of a group, which may be followed by another round of itself. */
bool edge_after_body(const struct item *group, bool after);
/* Does every match of the sequence begin where the text does? */
bool edge_is_start(const struct sequence *sequence);

#endif
