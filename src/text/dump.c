#include "text/dump.h"

static void add_range(const struct document *document, struct span source, struct buffer *out)
{
    struct position start = source_position(document->source, source.start);
    struct position end = source_position(document->source, source.end);
    buffer_add_format(out, "%u:%u-%u:%u", start.line, start.column, end.line, end.column);
}

static void add_quoted(struct slice text, struct buffer *out)
{
    buffer_add_text(out, "\"");
    buffer_add_slice(out, text);
    buffer_add_text(out, "\"");
}

static void add_flag(bool set, const char *name, struct buffer *out)
{
    if (set)
        buffer_add_format(out, " %s", name);
}

static void dump_item(const struct document *document, const struct block *block, struct buffer *out)
{
    static const char *const tasks[] = {[TASK_NONE] = "", [TASK_OPEN] = " open", [TASK_DONE] = " done"};
    if (block->item == NO_INDEX)
        return;
    const struct list_item *item = &document->items[block->item];
    buffer_add_format(out, " item %u depth %u", block->item, item->depth);
    if (item->number)
        buffer_add_format(out, " number %u", item->number);
    buffer_add_text(out, tasks[item->task]);
}

static void dump_block_line(const struct document *document, const struct block *block, struct buffer *out)
{
    static const char *const kinds[] = {"paragraph", "heading", "cell"};
    buffer_add_text(out, kinds[block->kind]);
    if (block->kind == BLOCK_HEADING)
        buffer_add_format(out, " %u", block->heading_level);
    if (block->kind == BLOCK_CELL)
        buffer_add_format(out, " table %u row %u column %u", block->table, block->row, block->column);
    buffer_add_format(out, " %s", section_role_name(block->role));
    dump_item(document, block, out);
    if (block->quote_depth)
        buffer_add_format(out, " quote %u", block->quote_depth);
    add_flag(block->struck, "struck", out);
    add_flag(!block->exact, "unplaced", out);
    buffer_add_text(out, " ");
    add_range(document, block->source, out);
    buffer_add_text(out, "\n");
}

static void dump_unit(const struct document *document, const struct unit *unit, struct buffer *out)
{
    const struct block *block = &document->blocks[unit->block];
    bool label = span_length(block->label) && span_contains(block->label, unit->prose);
    buffer_add_text(out, label ? "  label " : "  ");
    add_quoted(document_text(document, unit->prose), out);
    add_flag(unit->quoted, "quoted", out);
    add_flag(unit->log, "log", out);
    add_flag(unit->example, "example", out);
    buffer_add_text(out, " ");
    add_range(document, document_source_range(document, unit->prose), out);
    buffer_add_text(out, "\n");
}

static void dump_blocks(const struct document *document, struct buffer *out)
{
    const struct unit *unit = document->units, *end = document->units + document->unit_count;
    for (uint32_t i = 0; i < document->block_count; i++) {
        dump_block_line(document, &document->blocks[i], out);
        for (; unit < end && unit->block == i; unit++)
            dump_unit(document, unit, out);
    }
}

static void dump_ranges(const struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->code_count; i++) {
        buffer_add_text(out, "code ");
        add_range(document, document->code[i].source, out);
        buffer_add_text(out, "\n");
    }
    for (size_t i = 0; i < document->comment_count; i++) {
        buffer_add_format(out, "comment before block %u ", document->comments[i].next_block);
        add_range(document, document->comments[i].source, out);
        buffer_add_text(out, "\n");
    }
    for (size_t i = 0; i < document->quote_count; i++) {
        buffer_add_text(out, "quotation ");
        add_quoted(document_text(document, document->quotes[i]), out);
        buffer_add_text(out, "\n");
    }
}

void document_dump(const struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->field_count; i++) {
        const struct field *field = &document->fields[i];
        buffer_add_format(out, "field %.*s = ", (int)field->key.length, field->key.text);
        add_quoted(field->value, out);
        buffer_add_text(out, " ");
        add_range(document, field->source, out);
        buffer_add_text(out, "\n");
    }
    dump_blocks(document, out);
    dump_ranges(document, out);
}
