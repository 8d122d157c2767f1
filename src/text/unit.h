/* Units, quotations, and what units are: quoted, a log, an example. */
#ifndef TEXT_UNIT_H
#define TEXT_UNIT_H

#include "text/draft.h"

/* Cuts the body of every block into units; the outline must be there. */
void units_read(struct draft *draft);

#endif
