/* Single characters of a pattern: literals, escapes, sets. */
#ifndef RULE_CHARACTER_H
#define RULE_CHARACTER_H

#include "rule/pattern_tree.h"

/* The item of a token that stands for one character, see syntax_token_end. ITEM_UNKNOWN without bytes when it is not
 * understood. */
struct item character_item(struct slice token, bool case_sensitive);

#endif
