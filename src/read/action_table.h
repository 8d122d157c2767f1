/* The rows of a table of action items. */
#ifndef LINT_ACTION_TABLE_H
#define LINT_ACTION_TABLE_H

#include "read/action_text.h"

/* What each column means; `text` is NO_INDEX when the table is not one of actions. */
struct action_columns {
    uint32_t text;
    enum action_field fields[32];
    bool owner, due;
};

/* Reads a table's header. Outside a section of actions the header must say "action" or "task" and "owner". */
struct action_columns action_columns_read(const struct document *document, const struct table *table, bool in_actions);
/* Reads a row (1-based; the header is 0). False for a row that is empty or only a template. */
bool action_row_read(const struct action_reader *reader, const struct table *table,
                     const struct action_columns *columns, uint32_t row, struct action_item *item);

#endif
