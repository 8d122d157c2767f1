/* Text inside quotation marks. */
#ifndef TEXT_QUOTATION_H
#define TEXT_QUOTATION_H

#include "text/draft.h"

/* Appends the quotations of one block: double quotes, and single quotes around two words or more. They do not overlap.
 */
void quotations_read(struct draft *draft, const struct block *block);

#endif
