#include "read/action_table.h"

#include "read/action_kind.h"
#include "read/phrase.h"

enum { MOST_COLUMNS = sizeof((struct action_columns *)0)->fields / sizeof(enum action_field) };

/* Cells stand row by row; some may be missing, so that the place is searched for. */
static const struct block *cell_at(const struct document *document, const struct table *table, uint32_t row,
                                   uint32_t column)
{
    uint32_t low = table->first_block, high = table->block_end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct block *cell = &document->blocks[middle];
        if (cell->row == row && cell->column == column)
            return cell;
        if (cell->row < row || (cell->row == row && cell->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static struct slice cell_text(const struct document *document, const struct block *cell)
{
    return cell ? document_text(document, cell->prose) : (struct slice){"", 0};
}

static uint32_t first_of(const struct action_columns *columns, uint32_t count, enum action_field field)
{
    for (uint32_t column = 0; column < count; column++)
        if (columns->fields[column] == field)
            return column;
    return NO_INDEX;
}

static bool says_action(struct slice header)
{
    static const char words[] = "action|actions|task|tasks|follow-up|follow up|todo";
    return phrase_find_any(header, words, NULL);
}

struct action_columns action_columns_read(const struct document *document, const struct table *table, bool in_actions)
{
    struct action_columns columns = {.text = NO_INDEX};
    uint32_t count = table->columns < MOST_COLUMNS ? table->columns : MOST_COLUMNS;
    unsigned fields = 0;
    for (uint32_t column = 0; column < count; column++) {
        columns.fields[column] = field_of_header(cell_text(document, cell_at(document, table, 0, column)));
        fields += columns.fields[column] != FIELD_NONE && columns.fields[column] != FIELD_TEXT;
    }
    columns.owner = first_of(&columns, count, FIELD_OWNER) != NO_INDEX;
    columns.due = first_of(&columns, count, FIELD_DUE) != NO_INDEX;
    uint32_t text = first_of(&columns, count, FIELD_TEXT);
    bool action = text != NO_INDEX && says_action(cell_text(document, cell_at(document, table, 0, text)));
    if (text == NO_INDEX && in_actions && columns.owner)
        text = first_of(&columns, count, FIELD_NONE);
    if (in_actions ? action || fields > 0 : action && columns.owner)
        columns.text = text;
    return columns;
}

bool action_row_read(const struct action_reader *reader, const struct table *table,
                     const struct action_columns *columns, uint32_t row, struct action_item *item)
{
    const struct document *document = reader->document;
    const struct block *text = cell_at(document, table, row, columns->text);
    if (!text || action_is_template(cell_text(document, text)))
        return false;
    item->row = true;
    item->block = (uint32_t)(text - document->blocks);
    action_read_text(reader, text->prose, item);
    for (uint32_t column = 0; column < table->columns && column < MOST_COLUMNS; column++) {
        const struct block *cell = cell_at(document, table, row, column);
        if (cell && column != columns->text)
            action_set_field(reader, item, columns->fields[column], cell->prose);
    }
    if (text->struck)
        item->status = ACTION_DONE;
    return true;
}
