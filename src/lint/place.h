/* Where a unit stands: its section, what shapes it has, and whether language rules look at it. */
#ifndef LINT_PLACE_H
#define LINT_PLACE_H

#include "read/reading.h"

struct place {
    enum section_role section; /* the block's; of a table cell, what its column or row header means */
    uint8_t kinds;             /* set of unit_kind */
    const char *dropped;       /* why no language rule looks at the unit (static text), or NULL */
    bool too_long;             /* dropped although it may hold findings: the document is checked only in part */
};

struct place place_of(const struct reading *reading, size_t unit);
/* A heading that puts what follows into this section; NULL for SECTION_NONE. */
const char *place_heading(enum section_role section);

#endif
