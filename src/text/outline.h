/* What the blocks of a document are about: labels, sections, roles. */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include "text/draft.h"

/* Finds the label of each block, builds the sections, and gives each block, table and code block its own.
 * `aliases` may be NULL. */
void outline_read(struct draft *draft, const struct heading_aliases *aliases);

#endif
