/* Everything that must hold for any document, checked against the bytes by an independent decoder. */
#ifndef TESTS_TEXT_CHECK_DOCUMENT_H
#define TESTS_TEXT_CHECK_DOCUMENT_H

#include <cmark.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "text/document.h"

struct check {
    const struct document *document;
    char message[512]; /* what does not hold; empty when all does */
};

__attribute__((format(printf, 2, 3))) static bool check_fail(struct check *check, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(check->message, sizeof check->message, format, arguments);
    va_end(arguments);
    return false;
}

static struct slice check_source(const struct check *check, struct span span)
{
    return slice_sub(check->document->source->bytes, span.start, span.end);
}

/* --- the decoder: what a reader sees of a piece of source --- */

static void check_normalise(struct slice text, struct buffer *out)
{
    static const struct {
        const char *from, *to;
    } characters[] = {
        {"\xE2\x80\x98", "'"},  {"\xE2\x80\x99", "'"},  {"\xE2\x80\x9B", "'"},  {"\xCA\xBC", "'"},
        {"\xE2\x80\x9C", "\""}, {"\xE2\x80\x9D", "\""}, {"\xE2\x80\x9F", "\""}, {"\xC2\xA0", " "},
        {"\xE2\x80\x89", " "},  {"\xE2\x80\xAF", " "},  {"\xE3\x80\x80", " "},  {"\xE2\x80\x82", " "},
        {"\xE2\x80\x83", " "},  {"\xE2\x80\x85", " "},  {"\xE2\x80\x87", " "},  {"\xE2\x80\x88", " "},
        {"\xE2\x80\x8A", " "},  {"\xE2\x81\x9F", " "},  {"\xE1\x9A\x80", " "},  {"\xE2\x80\x80", " "},
        {"\xE2\x80\x81", " "},  {"\xE2\x80\x84", " "},  {"\xE2\x80\x86", " "},  {"\xE2\x80\xA8", " "},
        {"\xE2\x80\xA9", " "},
    };
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        if (slice_equals_text(text, characters[i].from)) {
            buffer_add_text(out, characters[i].to);
            return;
        }
    bool control = text.length == 1 && (unsigned char)text.text[0] < ' ';
    buffer_add_slice(out, control ? SLICE_LITERAL(" ") : text);
}

static void check_decode_entity(struct slice entity, struct buffer *out)
{
    cmark_node *root = cmark_parse_document(entity.text, entity.length, CMARK_OPT_DEFAULT);
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(root));
    if (text && cmark_node_get_type(text) == CMARK_NODE_TEXT)
        check_normalise(slice_of(cmark_node_get_literal(text)), out);
    else
        buffer_add_text(out, " "); /* an entity for a line end */
    cmark_node_free(root);
}

static bool check_is_blank(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!ascii_is_space(text.text[i]) && (unsigned char)text.text[i] >= ' ')
            return false;
    return text.length > 0;
}

static void check_decode(struct slice source, struct buffer *out)
{
    bool invalid = source.length == 1 && (unsigned char)source.text[0] >= 0x80;
    if (source.length == 2 && source.text[0] == '\\')
        buffer_add_byte(out, source.text[1]);
    else if (source.length > 2 && source.text[0] == '&')
        check_decode_entity(source, out);
    else if (invalid || (source.length == 1 && source.text[0] == '\0'))
        buffer_add_text(out, "\xEF\xBF\xBD");
    else if (check_is_blank(source))
        buffer_add_byte(out, ' ');
    else
        check_normalise(source, out);
}

/* --- segments --- */

static bool check_decoded(struct check *check, const struct segment *segment, struct slice prose)
{
    struct buffer expected = BUFFER_INIT;
    check_decode(check_source(check, segment->source), &expected);
    bool same = slice_equals(buffer_slice(&expected), prose);
    if (!same)
        check_fail(check, "decoded segment at source %u is '%.*s', expected '%s'", segment->source.start,
                   (int)prose.length, prose.text, expected.text);
    buffer_release(&expected);
    return same;
}

static bool check_placeholder(struct check *check, const struct segment *segment, struct slice prose)
{
    struct slice source = check_source(check, segment->source);
    bool starts = source.length > 2 &&
                  (strchr("`<", source.text[0]) || slice_starts_with(source, "![") || ascii_is_alnum(source.text[0]));
    if (!slice_equals_text(prose, TEXT_PLACEHOLDER) || !starts)
        return check_fail(check, "placeholder at source %u stands for '%.*s'", segment->source.start,
                          (int)source.length, source.text);
    return true;
}

static bool check_has_break_tag(struct slice source)
{
    for (size_t i = 0; i < source.length; i++)
        if (slice_equals_caseless(slice_sub(source, i, i + 3), SLICE_LITERAL("<br")))
            return true;
    return false;
}

static bool check_break(struct check *check, const struct segment *segment, struct slice prose)
{
    struct slice source = check_source(check, segment->source);
    if (slice_equals_text(prose, "\n"))
        return source.length == 0 || check_fail(check, "a block's end has source at %u", segment->source.start);
    bool line_end =
        source.length && (memchr(source.text, '\n', source.length) || memchr(source.text, '\r', source.length));
    bool tag = check_has_break_tag(source);
    if (!slice_equals_text(prose, " ") || !(line_end || tag))
        return check_fail(check, "break at source %u is '%.*s'", segment->source.start, (int)source.length,
                          source.text);
    return true;
}

static bool check_verbatim(struct check *check, const struct segment *segment, struct slice prose)
{
    return slice_equals(prose, check_source(check, segment->source)) ||
           check_fail(check, "verbatim segment at source %u differs", segment->source.start);
}

static bool check_unplaced(struct check *check, const struct segment *segment, struct slice prose)
{
    (void)prose;
    return span_length(segment->source) > 0 ||
           check_fail(check, "unplaced segment without lines at prose %u", segment->prose.start);
}

static bool check_segment(struct check *check, const struct segment *segment)
{
    static bool (*const by_kind[])(struct check *, const struct segment *, struct slice) = {
        [SEGMENT_VERBATIM] = check_verbatim,       [SEGMENT_DECODED] = check_decoded,
        [SEGMENT_PLACEHOLDER] = check_placeholder, [SEGMENT_BREAK] = check_break,
        [SEGMENT_UNPLACED] = check_unplaced,
    };
    const struct document *document = check->document;
    if (segment->source.end < segment->source.start || segment->source.end > document->source->bytes.length)
        return check_fail(check, "segment's source %u-%u is out of bounds", segment->source.start, segment->source.end);
    return by_kind[segment->kind](check, segment, document_text(document, segment->prose));
}

static bool check_boundaries(struct check *check, const struct segment *segment)
{
    struct slice bytes = check->document->source->bytes;
    if (check->document->source->invalid_utf8 < bytes.length)
        return true;
    bool clean = utf8_is_boundary(bytes, segment->source.start) && utf8_is_boundary(bytes, segment->source.end) &&
                 utf8_is_boundary(check->document->prose, segment->prose.start);
    return clean || check_fail(check, "segment at source %u cuts a code point", segment->source.start);
}

static bool check_segments(struct check *check)
{
    const struct document *document = check->document;
    uint32_t prose = 0, source = 0;
    for (size_t i = 0; i < document->segment_count; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->prose.start != prose || segment->prose.end <= segment->prose.start)
            return check_fail(check, "segment %zu does not tile the prose at %u", i, prose);
        bool placed = segment->kind != SEGMENT_UNPLACED && span_length(segment->source) > 0;
        if (placed && segment->source.start < source)
            return check_fail(check, "segment %zu goes back to source %u from %u", i, segment->source.start, source);
        if (!check_segment(check, segment) || !check_boundaries(check, segment))
            return false;
        prose = segment->prose.end;
        source = placed ? segment->source.end : source;
    }
    return prose == document->prose.length || check_fail(check, "the segments end at %u", prose);
}

/* --- blocks, units and the rest --- */

static bool check_prose(struct check *check)
{
    struct slice prose = check->document->prose;
    if (utf8_valid_prefix(prose) != prose.length)
        return check_fail(check, "the prose is not UTF-8 at %zu", utf8_valid_prefix(prose));
    for (size_t i = 0; i + 1 < prose.length; i++) {
        bool blank = prose.text[i] == ' ', next_blank = prose.text[i + 1] == ' ' || prose.text[i + 1] == '\n';
        if ((blank && next_blank) || (prose.text[i] == '\n' && prose.text[i + 1] == ' '))
            return check_fail(check, "blanks at prose %zu", i);
        if ((unsigned char)prose.text[i] < ' ' && prose.text[i] != '\n')
            return check_fail(check, "a control character at prose %zu", i);
    }
    return true;
}

static bool check_index(uint32_t index, size_t count)
{
    return index == NO_INDEX || index < count;
}

static bool check_block(struct check *check, size_t i, uint32_t *prose)
{
    const struct document *document = check->document;
    const struct block *block = &document->blocks[i];
    if (block->prose.start != *prose || document->prose.text[block->prose.end] != '\n' ||
        memchr(document->prose.text + block->prose.start, '\n', span_length(block->prose)))
        return check_fail(check, "block %zu does not hold one piece of the prose", i);
    bool parts = span_contains(block->prose, block->label) && span_contains(block->prose, block->body) &&
                 block->label.end <= block->body.start && block->body.end == block->prose.end;
    bool indexes = check_index(block->section, document->section_count) &&
                   check_index(block->item, document->item_count) && check_index(block->table, document->table_count);
    bool kinds = (block->kind == BLOCK_HEADING) == (block->heading_level > 0) &&
                 (block->kind == BLOCK_CELL) == (block->table != NO_INDEX);
    bool source = block->source.start <= block->source.end && block->source.end <= document->source->bytes.length;
    *prose = block->prose.end + 1;
    return (parts && indexes && kinds && source) || check_fail(check, "block %zu is inconsistent", i);
}

static bool check_blocks(struct check *check)
{
    const struct document *document = check->document;
    uint32_t prose = 0;
    for (size_t i = 0; i < document->block_count; i++)
        if (!check_block(check, i, &prose))
            return false;
    return prose == document->prose.length || check_fail(check, "the blocks end at %u", prose);
}

static bool check_units(struct check *check)
{
    const struct document *document = check->document;
    uint32_t end = 0;
    for (size_t i = 0; i < document->unit_count; i++) {
        const struct unit *unit = &document->units[i];
        struct slice text = document_text(document, unit->prose);
        if (unit->block >= document->block_count || !span_contains(document->blocks[unit->block].prose, unit->prose))
            return check_fail(check, "unit %zu is outside its block", i);
        if (unit->prose.start < end || !text.length || slice_trim(text).length != text.length)
            return check_fail(check, "unit %zu is out of order, empty or not trimmed", i);
        if (!utf8_is_boundary(document->prose, unit->prose.start) ||
            !utf8_is_boundary(document->prose, unit->prose.end))
            return check_fail(check, "unit %zu cuts a code point", i);
        if (document_unit_at(document, unit->prose.start) != unit)
            return check_fail(check, "unit %zu is not found at its start", i);
        end = unit->prose.end;
    }
    return true;
}

/* No text is lost between the units of a block but check marks, separators of labels, and blanks. */
static bool check_coverage(struct check *check)
{
    const struct document *document = check->document;
    for (size_t i = 1; i < document->unit_count; i++) {
        const struct unit *unit = &document->units[i], *before = &document->units[i - 1];
        const struct block *block = &document->blocks[unit->block];
        bool same_part = before->block == unit->block && before->prose.start >= block->body.start;
        if (same_part && unit->prose.start - before->prose.end > 1)
            return check_fail(check, "text is lost before unit %zu", i);
    }
    return true;
}

static bool check_items(struct check *check)
{
    const struct document *document = check->document;
    for (size_t i = 0; i < document->item_count; i++) {
        const struct list_item *item = &document->items[i];
        if (item->first_block > item->block_end || item->block_end > document->block_count ||
            item->source.start > item->source.end || item->depth == 0)
            return check_fail(check, "list item %zu is inconsistent", i);
        if (item->parent == NO_INDEX)
            continue;
        const struct list_item *parent = &document->items[item->parent];
        if (item->parent >= i || item->first_block < parent->first_block || item->block_end > parent->block_end)
            return check_fail(check, "list item %zu is not inside its parent", i);
    }
    return true;
}

static bool check_sections(struct check *check)
{
    const struct document *document = check->document;
    for (size_t i = 0; i < document->section_count; i++) {
        const struct section *section = &document->sections[i];
        if (section->heading >= document->block_count || section->first_block > section->block_end ||
            section->block_end > document->block_count)
            return check_fail(check, "section %zu is inconsistent", i);
        if (section->parent == NO_INDEX)
            continue;
        const struct section *parent = &document->sections[section->parent];
        if (section->parent >= i || section->level <= parent->level || section->block_end > parent->block_end)
            return check_fail(check, "section %zu is not inside its parent", i);
    }
    return true;
}

static bool check_tables(struct check *check)
{
    const struct document *document = check->document;
    for (size_t i = 0; i < document->table_count; i++) {
        const struct table *table = &document->tables[i];
        if (table->block_end - table->first_block != (uint32_t)table->rows * table->columns)
            return check_fail(check, "table %zu is no grid", i);
        for (uint32_t b = table->first_block; b < table->block_end; b++) {
            const struct block *cell = &document->blocks[b];
            if (cell->table != i || (uint32_t)cell->row * table->columns + cell->column != b - table->first_block)
                return check_fail(check, "block %u is not the cell it should be", b);
        }
    }
    return true;
}

static bool check_quotes_and_comments(struct check *check)
{
    const struct document *document = check->document;
    uint32_t end = 0;
    for (size_t i = 0; i < document->quote_count; i++) {
        struct span quote = document->quotes[i];
        if (quote.start < end || quote.end < quote.start + 3 || quote.end > document->prose.length)
            return check_fail(check, "quotation %zu is inconsistent", i);
        end = quote.end;
    }
    for (size_t i = 0; i < document->comment_count; i++) {
        struct slice text = check_source(check, document->comments[i].source);
        if (!slice_starts_with(text, "<!--") || !slice_ends_with(text, ">") ||
            document->comments[i].next_block > document->block_count)
            return check_fail(check, "comment %zu is '%.*s'", i, (int)text.length, text.text);
    }
    return true;
}

/* Cutting a verbatim segment maps each byte to itself. */
static bool check_ranges(struct check *check)
{
    const struct document *document = check->document;
    for (size_t i = 0; i < document->segment_count; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->kind != SEGMENT_VERBATIM)
            continue;
        struct span middle = {segment->prose.start + (uint32_t)span_length(segment->prose) / 2, segment->prose.end};
        struct span source = document_source_range(document, middle);
        if (!slice_equals(check_source(check, source), document_text(document, middle)))
            return check_fail(check, "the source range of prose %u is wrong", middle.start);
    }
    return true;
}

/* True when everything holds; else check->message says what does not. */
static inline bool check_document(struct check *check, const struct document *document)
{
    static bool (*const checks[])(struct check *) = {
        check_prose,    check_segments, check_blocks,
        check_units,    check_coverage, check_items,
        check_sections, check_tables,   check_quotes_and_comments,
        check_ranges,
    };
    *check = (struct check){.document = document};
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!checks[i](check))
            return false;
    return true;
}

#endif
