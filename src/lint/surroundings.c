#include "lint/surroundings.h"

/* How far rewrites look beyond a unit in the prose: for a blank, a mark, a preposition or "own". */
enum { GLANCE = 16 };

static void add_number(struct buffer *out, uint32_t number)
{
    buffer_add(out, &number, sizeof number);
}

static void add_span(struct buffer *out, struct span span, uint32_t from)
{
    uint32_t numbers[] = {span.start - from, span.end - from};
    buffer_add(out, numbers, sizeof numbers);
}

/* Its length before it, so that it cannot run together with the next. */
static void add_text(struct buffer *out, struct slice text)
{
    add_number(out, (uint32_t)text.length);
    buffer_add_slice(out, text);
}

/* --- the document --------------------------------------------------------------------------------------- */

void surroundings_add_document(struct buffer *out, const struct pass *pass, struct slice circumstances)
{
    const struct settings *settings = pass->settings;
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        buffer_add_byte(out, (char)(settings->rules[i].enabled | (unsigned)settings->rules[i].cap << 1));
    add_number(out, pass->reading->draft);
    add_text(out, circumstances);
}

/* --- its words and their Markdown ----------------------------------------------------------------------- */

/* The words, and which of them are names, are one number; then what stands around them. */
static void add_words(struct buffer *out, const struct reading *reading, size_t unit)
{
    const struct document *document = &reading->document;
    struct span prose = document->units[unit].prose;
    buffer_add(out, &reading->annotation.units[unit].read_number, sizeof(uint64_t));
    add_text(out, slice_sub(document->prose, prose.start > GLANCE ? prose.start - GLANCE : 0, prose.start));
    add_text(out, slice_sub(document->prose, prose.end, prose.end + GLANCE));
}

static bool is_mark(char byte)
{
    return byte == '*' || byte == '_' || byte == '~';
}

/* A rewrite takes in marks that stand around it. */
static struct span with_marks(struct slice bytes, struct span range)
{
    while (range.start > 0 && is_mark(bytes.text[range.start - 1]))
        range.start--;
    while (range.end < bytes.length && is_mark(bytes.text[range.end]))
        range.end++;
    return range;
}

/* Part of a verbatim segment is that part of its source. */
static struct segment cut_segment(const struct segment *segment, struct span prose)
{
    struct segment cut = *segment;
    if (segment->kind != SEGMENT_VERBATIM)
        return cut;
    if (cut.prose.start < prose.start) {
        cut.source.start += prose.start - cut.prose.start;
        cut.prose.start = prose.start;
    }
    if (cut.prose.end > prose.end) {
        cut.source.end -= cut.prose.end - prose.end;
        cut.prose.end = prose.end;
    }
    return cut;
}

static void widen(struct span *range, struct span by)
{
    range->start = by.start < range->start ? by.start : range->start;
    range->end = by.end > range->end ? by.end : range->end;
}

static void add_source(struct surroundings *surroundings, struct span prose)
{
    const struct document *document = &surroundings->pass->reading->document;
    struct buffer *out = &surroundings->bytes;
    uint32_t start = document_source_range(document, prose).start;
    struct span range = {start, start};
    size_t i = surroundings->segment;
    while (i < document->segment_count && document->segments[i].prose.end <= prose.start)
        i++;
    surroundings->segment = i;
    for (; i < document->segment_count && document->segments[i].prose.start < prose.end; i++) {
        struct segment segment = cut_segment(&document->segments[i], prose);
        add_number(out, segment.kind);
        add_span(out, segment.prose, prose.start);
        add_span(out, segment.source, start);
        widen(&range, segment.source);
    }
    range = with_marks(document->source->bytes, range);
    add_span(out, range, start);
    add_text(out, slice_sub(document->source->bytes, range.start, range.end));
}

/* --- who is spoken of ----------------------------------------------------------------------------------- */

static void add_entity(struct buffer *out, const struct entity *entity, uint32_t start, uint32_t first_token)
{
    add_span(out, entity->prose, start);
    add_span(out, entity->head, start);
    add_number(out, entity->first_token - first_token);
    add_number(out, entity->token_end - first_token);
    add_number(out, entity->actor);
    buffer_add(out, &entity->confidence, sizeof entity->confidence);
    const uint8_t facts[] = {entity->plural, entity->possessive, entity->object_form, entity->antecedent != NO_INDEX};
    buffer_add(out, facts, sizeof facts);
}

/* Whom a pronoun means stands in another unit, perhaps. */
static void add_antecedent(struct buffer *out, const struct reading *reading, const struct entity *meant)
{
    const struct document *document = &reading->document;
    const struct unit *unit = document_unit_at(document, meant->prose.start);
    const struct unit_words *words = &reading->annotation.units[unit - document->units];
    add_entity(out, meant, unit->prose.start, words->first_token);
    add_text(out, document_text(document, unit->prose));
}

static void add_entities(struct buffer *out, const struct reading *reading, size_t unit)
{
    const struct entities *entities = &reading->entities;
    const struct unit_words *words = &reading->annotation.units[unit];
    uint32_t start = reading->document.units[unit].prose.start;
    add_number(out, entities->unit_first[unit + 1] - entities->unit_first[unit]);
    for (uint32_t i = entities->unit_first[unit]; i < entities->unit_first[unit + 1]; i++) {
        const struct entity *entity = &entities->items[i];
        add_entity(out, entity, start, words->first_token);
        if (entity->antecedent != NO_INDEX)
            add_antecedent(out, reading, &entities->items[entity->antecedent]);
    }
}

/* "the operator | Lewis": the entity right before the unit's first. */
static void add_neighbour(struct buffer *out, const struct reading *reading, size_t unit)
{
    const struct entities *entities = &reading->entities;
    const struct unit_words *words = &reading->annotation.units[unit];
    uint32_t first = entities->unit_first[unit];
    bool near = first > 0 && entities->items[first - 1].token_end == words->first_token;
    buffer_add_byte(out, near);
    if (near)
        add_entity(out, &entities->items[first - 1], reading->document.units[unit].prose.start, words->first_token);
}

/* Is the word that begins it a name, for it has its capital elsewhere too? */
static void add_beginning(struct buffer *out, const struct pass *pass, size_t unit)
{
    const struct annotation *annotation = &pass->reading->annotation;
    const struct unit_words *words = &annotation->units[unit];
    bool capital = words->first_token < words->token_end && annotation->tokens[words->first_token].capital;
    buffer_add_byte(out, capital && capitals_have(pass->capitals, token_text(annotation, words->first_token)));
}

/* --- where it stands ------------------------------------------------------------------------------------ */

static void add_cell(struct buffer *out, const struct reading *reading, const struct block *cell)
{
    const struct document *document = &reading->document;
    struct slice row = document_row_header(document, cell);
    const struct unit *header = row.length ? document_unit_at(document, (size_t)(row.text - document->prose.text)) : NULL;
    add_text(out, document_column_header(document, cell));
    add_text(out, row);
    if (header) { /* what a value cell leaves out is put into words as it is written there */
        struct span source = document->blocks[header->block].source;
        add_text(out, slice_sub(document->source->bytes, source.start, source.end));
        add_entities(out, reading, (size_t)(header - document->units));
    }
}

static void add_place(struct buffer *out, const struct reading *reading, size_t index)
{
    const struct document *document = &reading->document;
    const struct unit *unit = &document->units[index];
    const struct block *block = &document->blocks[unit->block];
    bool labelled = span_length(block->label) && unit->prose.start >= block->label.end;
    const uint8_t facts[] = {
        block->kind,   block->role,    block->exact,       block->struck, block->item != NO_INDEX,
        unit->log,     unit->example,  unit->quoted,       labelled,      reading->open_action[index],
        block->row > 0, block->column > 0, block->table != NO_INDEX,
    };
    buffer_add(out, facts, sizeof facts);
    add_text(out, labelled ? document_text(document, block->label) : SLICE_LITERAL(""));
    if (block->table != NO_INDEX)
        add_cell(out, reading, block);
}

static void add_quotes(struct surroundings *surroundings, struct span prose)
{
    const struct document *document = &surroundings->pass->reading->document;
    size_t i = surroundings->quote;
    while (i < document->quote_count && document->quotes[i].end <= prose.start)
        i++;
    surroundings->quote = i;
    for (; i < document->quote_count && document->quotes[i].start < prose.end; i++)
        add_span(&surroundings->bytes, document->quotes[i], prose.start);
}

/* --- all of it ------------------------------------------------------------------------------------------ */

void surroundings_begin(struct surroundings *surroundings, const struct pass *pass, uint64_t document)
{
    *surroundings = (struct surroundings){.pass = pass, .document = document, .bytes = BUFFER_INIT};
}

void surroundings_release(struct surroundings *surroundings)
{
    buffer_release(&surroundings->bytes);
}

struct slice surroundings_of(struct surroundings *surroundings, size_t unit)
{
    const struct reading *reading = surroundings->pass->reading;
    struct buffer *out = &surroundings->bytes;
    struct span prose = reading->document.units[unit].prose;
    buffer_clear(out);
    buffer_add(out, &surroundings->document, sizeof surroundings->document);
    add_words(out, reading, unit);
    add_place(out, reading, unit);
    add_source(surroundings, prose);
    add_beginning(out, surroundings->pass, unit);
    add_entities(out, reading, unit);
    add_neighbour(out, reading, unit);
    add_quotes(surroundings, prose);
    return buffer_slice(out);
}
