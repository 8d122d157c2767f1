#include "text/document.h"

#include "text/complexity.h"
#include "text/draft.h"
#include "text/front_matter.h"
#include "text/markdown.h"
#include "text/outline.h"
#include "text/unit.h"

static void publish(struct document *document, const struct draft *draft)
{
    *document = (struct document){
        .source = draft->source,
        .prose = {draft->prose, draft->prose_length},
        .segments = draft->segments, .segment_count = draft->segment_count,
        .blocks = draft->blocks,     .block_count = draft->block_count,
        .items = draft->items,       .item_count = draft->item_count,
        .tables = draft->tables,     .table_count = draft->table_count,
        .sections = draft->sections, .section_count = draft->section_count,
        .units = draft->units,       .unit_count = draft->unit_count,
        .quotes = draft->quotes,     .quote_count = draft->quote_count,
        .code = draft->code,         .code_count = draft->code_count,
        .comments = draft->comments, .comment_count = draft->comment_count,
        .fields = draft->fields,     .field_count = draft->field_count,
        .memo = draft->memo,
    };
}

static enum document_status refuse(struct document *document, const struct source *source, const char *what,
                                   const char **reason)
{
    *document = (struct document){.source = source, .prose = {"", 0}};
    *reason = what;
    return DOCUMENT_TOO_COMPLEX;
}

enum document_status document_read(struct document *document, const struct source *source,
                                   const struct document_options *options, struct arena *arena, const char **reason)
{
    const char *why = complexity_reason(source);
    if (why)
        return refuse(document, source, why, reason);
    struct draft draft;
    draft_init(&draft, source, arena);
    draft.memo = options ? options->memo : NULL;
    front_matter_read(&draft);
    markdown_read(&draft);
    if (draft.too_complex)
        return refuse(document, source, draft.too_complex, reason);
    outline_read(&draft, options ? options->aliases : NULL);
    units_read(&draft);
    publish(document, &draft);
    return DOCUMENT_READ;
}

/* The first segment that ends after the prose offset. */
static size_t segment_after(const struct document *document, uint32_t offset)
{
    size_t low = 0, high = document->segment_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (document->segments[middle].prose.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t source_start(const struct segment *segment, uint32_t offset)
{
    bool inside = segment->kind == SEGMENT_VERBATIM && offset > segment->prose.start;
    return segment->source.start + (inside ? offset - segment->prose.start : 0);
}

static uint32_t source_end(const struct segment *segment, uint32_t offset)
{
    bool inside = segment->kind == SEGMENT_VERBATIM && offset < segment->prose.end;
    return segment->source.end - (inside ? segment->prose.end - offset : 0);
}

struct span document_source_range(const struct document *document, struct span prose)
{
    size_t first = segment_after(document, prose.start);
    if (first == document->segment_count) {
        uint32_t end = (uint32_t)document->source->bytes.length;
        return (struct span){end, end};
    }
    uint32_t start = source_start(&document->segments[first], prose.start);
    if (prose.end <= prose.start)
        return (struct span){start, start};
    size_t last = segment_after(document, prose.end - 1);
    if (last == document->segment_count)
        last--;
    uint32_t end = source_end(&document->segments[last], prose.end);
    return (struct span){start, end > start ? end : start};
}

static bool loses_marks(const struct document *document, const struct segment *segment)
{
    struct slice bytes = slice_sub(document->source->bytes, segment->source.start, segment->source.end);
    return segment->kind == SEGMENT_BREAK && slice_find(bytes, SLICE_LITERAL(">"), 0) >= 0;
}

static bool crosses_blocks(const struct segment *segment)
{
    return segment->kind == SEGMENT_BREAK && span_length(segment->source) == 0;
}

bool document_is_editable(const struct document *document, struct span prose)
{
    for (size_t i = segment_after(document, prose.start); i < document->segment_count; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->prose.start >= prose.end)
            return true;
        if (segment->kind == SEGMENT_UNPLACED || crosses_blocks(segment) || loses_marks(document, segment))
            return false;
    }
    return true;
}

const struct unit *document_unit_at(const struct document *document, size_t prose_offset)
{
    size_t low = 0, high = document->unit_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (document->units[middle].prose.end <= prose_offset)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < document->unit_count && document->units[low].prose.start <= prose_offset;
    return found ? &document->units[low] : NULL;
}

static struct slice cell_text(const struct document *document, const struct table *table, size_t row, size_t column)
{
    size_t index = table->first_block + row * table->columns + column;
    if (column >= table->columns || index >= table->block_end)
        return (struct slice){"", 0};
    return document_text(document, document->blocks[index].prose);
}

struct slice document_column_header(const struct document *document, const struct block *cell)
{
    if (cell->table == NO_INDEX)
        return (struct slice){"", 0};
    return cell_text(document, &document->tables[cell->table], 0, cell->column);
}

struct slice document_row_header(const struct document *document, const struct block *cell)
{
    if (cell->table == NO_INDEX)
        return (struct slice){"", 0};
    return cell_text(document, &document->tables[cell->table], cell->row, 0);
}
