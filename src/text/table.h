/* GFM pipe tables, which a CommonMark parser gives as one paragraph.
 *
 * A row is a line; a cell ends at every '|' that is neither escaped nor inside a code span or a link target. */
#ifndef TEXT_TABLE_H
#define TEXT_TABLE_H

#include "text/cursor.h"
#include "text/draft.h"

struct table_place {      /* where in a table a leaf is */
    uint32_t header_line; /* 0-based line of the header row, NO_INDEX when the leaf has no table */
    uint32_t index;       /* into the draft's tables once the header row is reached, else NO_INDEX */
    uint16_t columns;     /* of the delimiter row */
    uint16_t row, column; /* of the cell being read */
    uint32_t row_start;   /* first byte of the row's content */
};

/* Looks for a header row and its delimiter row among the cursor's lines. */
struct table_place table_find(const struct cursor *cursor);
static inline bool table_is_reading(const struct table_place *place)
{
    return place->index != NO_INDEX;
}

struct leaf;
/* The header row begins at the cursor: opens the table and its first cell. */
void table_begin(struct leaf *leaf);
/* An unescaped '|' stands at the source byte `at`. False when it is text: the row has all its cells already. */
bool table_next_cell(struct leaf *leaf, uint32_t at);
/* The row ended at `end`; the next line begins at the cursor. Missing cells are added, empty. */
void table_next_row(struct leaf *leaf, uint32_t end);
void table_end(struct leaf *leaf, uint32_t end);

#endif
