#include "text/table.h"

#include <string.h>

#include "base/ascii.h"
#include "text/leaf.h"

enum {
    MOST_COLUMNS = 256,
    MOST_MISSING_CELLS = 200 * 1000 /* in a document: a narrow row below a wide header costs memory it does not have */
};

static struct slice rest_of_line(const struct cursor *cursor)
{
    return slice_trim((struct slice){cursor->bytes + cursor->at, cursor->line_end - cursor->at});
}

static size_t run_length(struct slice text, size_t at)
{
    size_t length = 0;
    while (at + length < text.length && text.text[at + length] == text.text[at])
        length++;
    return length;
}

/* The offset after the code span that begins at `at`, or after the backticks when none does. */
static size_t skip_code(struct slice row, size_t at)
{
    size_t ticks = run_length(row, at), after = at + ticks;
    for (size_t close = after; close < row.length; close++) {
        if (row.text[close] != '`')
            continue;
        size_t length = run_length(row, close);
        if (length == ticks)
            return close + length;
        close += length - 1;
    }
    return after;
}

static size_t count_cells(struct slice row)
{
    size_t cells = 1;
    if (row.length && row.text[0] == '|')
        row = slice_sub(row, 1, row.length);
    for (size_t at = 0; at < row.length;) {
        if (row.text[at] == '`') {
            at = skip_code(row, at);
            continue;
        }
        cells += row.text[at] == '|' && at + 1 < row.length;
        at += row.text[at] == '\\' ? 2 : 1;
    }
    return cells;
}

static size_t skip_while(struct slice text, size_t at, const char *bytes)
{
    while (at < text.length && strchr(bytes, text.text[at]))
        at++;
    return at;
}

/* The offset after ":---:" and the blanks around it, or 0. */
static size_t skip_delimiter(struct slice row, size_t at)
{
    at = skip_while(row, at, " \t");
    at += at < row.length && row.text[at] == ':';
    size_t dashes = skip_while(row, at, "-");
    if (dashes == at)
        return 0;
    at = dashes + (dashes < row.length && row.text[dashes] == ':');
    return skip_while(row, at, " \t");
}

/* The number of columns of a delimiter row, 0 when the line is none. */
static size_t delimiter_columns(struct slice row)
{
    if (!row.length || !strchr("|:-", row.text[0]))
        return 0;
    size_t columns = 0;
    for (size_t at = row.text[0] == '|'; at < row.length; at++) {
        at = skip_delimiter(row, at);
        if (!at || (at < row.length && row.text[at] != '|'))
            return 0;
        columns++;
    }
    return columns;
}

static bool is_header(struct slice header, struct slice delimiter, size_t columns)
{
    bool has_pipe = memchr(header.text, '|', header.length) || memchr(delimiter.text, '|', delimiter.length);
    return has_pipe && columns <= MOST_COLUMNS && count_cells(header) == columns;
}

struct table_place table_find(const struct cursor *cursor)
{
    struct cursor line = *cursor;
    struct slice above = rest_of_line(&line);
    while (cursor_next_line(&line, (struct slice){"", 0})) {
        struct slice here = rest_of_line(&line);
        size_t columns = delimiter_columns(here);
        if (columns && above.length && is_header(above, here, columns))
            return (struct table_place){.header_line = line.line - 1, .index = NO_INDEX, .columns = (uint16_t)columns};
        above = here;
    }
    return (struct table_place){.header_line = NO_INDEX, .index = NO_INDEX};
}

static void open_cell(struct leaf *leaf)
{
    struct block *cell = leaf_open(leaf);
    cell->table = leaf->table.index;
    cell->row = leaf->table.row;
    cell->column = leaf->table.column;
}

static void open_row(struct leaf *leaf)
{
    struct table *table = &leaf->draft->tables[leaf->table.index];
    leaf->table.row = table->rows;
    leaf->table.column = 0;
    leaf->table.row_start = leaf->cursor.at;
    if (table->rows == UINT16_MAX)
        leaf->draft->too_complex = "a table of more than 65,534 rows";
    else
        table->rows++;
    open_cell(leaf);
}

void table_begin(struct leaf *leaf)
{
    struct draft *draft = leaf->draft;
    leaf->frame.kind = BLOCK_CELL;
    leaf->table.index = (uint32_t)draft->table_count;
    *ARENA_PUSH(draft->arena, draft->tables, draft->table_count, draft->table_capacity) = (struct table){
        .first_block = (uint32_t)draft->block_count,
        .columns = leaf->table.columns,
        .section = NO_INDEX,
        .source = {leaf->cursor.at, leaf->cursor.at},
    };
    open_row(leaf);
}

static bool ends_row(const struct cursor *cursor, uint32_t at)
{
    while (++at < cursor->line_end)
        if (!ascii_is_blank(cursor->bytes[at]))
            return false;
    return true;
}

bool table_next_cell(struct leaf *leaf, uint32_t at)
{
    struct table_place *place = &leaf->table;
    if (at == place->row_start || ends_row(&leaf->cursor, at))
        return true;
    if (place->column + 1 == place->columns)
        return false;
    leaf_close(leaf, at);
    place->column++;
    leaf->cursor.at = at + 1;
    open_cell(leaf);
    return true;
}

static void close_row(struct leaf *leaf, uint32_t end)
{
    struct table_place *place = &leaf->table;
    leaf_close(leaf, end);
    while (place->column + 1 < place->columns && leaf->draft->missing_cells < MOST_MISSING_CELLS) {
        place->column++;
        leaf->draft->missing_cells++;
        open_cell(leaf);
        leaf->draft->open->source.start = end;
        leaf_close(leaf, end);
    }
    if (place->column + 1 < place->columns)
        leaf->draft->too_complex = "table rows lack too many cells";
    leaf->draft->tables[place->index].source.end = end;
}

void table_next_row(struct leaf *leaf, uint32_t end)
{
    if (leaf->skipping) {
        leaf->skipping = false;
        open_row(leaf);
        return;
    }
    close_row(leaf, end);
    /* A code span may have swallowed the delimiter row. */
    if (leaf->table.row == 0 && leaf->cursor.line == leaf->table.header_line + 1) {
        leaf->skipping = true;
        return;
    }
    open_row(leaf);
}

void table_end(struct leaf *leaf, uint32_t end)
{
    struct draft *draft = leaf->draft;
    if (draft->open)
        close_row(leaf, end);
    draft->tables[leaf->table.index].block_end = (uint32_t)draft->block_count;
    leaf->table.index = NO_INDEX;
}
