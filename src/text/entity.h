/* HTML entities, without a table of their names: the parser has decoded them, and its text says to what. */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include "base/slice.h"

/* The length of what looks like an entity at the start of the source, from '&' to ';', or 0. */
size_t entity_length(struct slice source);
/* How many bytes at the start of the parser's text the entity gave; 0 when it gave none, because it is no entity or
 * the text is another one. */
size_t entity_decoded_length(struct slice entity, struct slice text);

#endif
