#include "text/unit.h"

#include <string.h>

#include "base/ascii.h"
#include "text/block_memory.h"
#include "text/label.h"
#include "text/quotation.h"
#include "text/register.h"
#include "text/sentence.h"

enum {
    LONGEST_UNIT = 4096,      /* patterns are matched against short subjects only */
    LONGEST_WHOLE_QUOTE = 400 /* a quotation up to here is not cut into its sentences */
};

struct cutter {
    struct draft *draft;
    bool *example_sections; /* by section: its heading announces examples */
    bool in_example_list;   /* a label above announced examples, and its list goes on */
    size_t next_stop;       /* into the draft's stops */
    size_t next_quote;      /* into the draft's quotations: the first that ends after the unit begins */
    uint32_t block;
    bool log;               /* of the block */
    struct block_memory memory;
};

static struct slice prose_of(const struct draft *draft, struct span span)
{
    return (struct slice){draft->prose + span.start, span_length(span)};
}

static struct span trim(const struct draft *draft, struct span span)
{
    while (span.start < span.end && draft->prose[span.start] == ' ')
        span.start++;
    while (span.end > span.start && draft->prose[span.end - 1] == ' ')
        span.end--;
    return span;
}

/* --- units --- */

/* The quotation that the offset is inside of, or NULL. */
static const struct span *quote_around(const struct cutter *cutter, uint32_t offset)
{
    for (size_t i = cutter->next_quote; i < cutter->draft->quote_count; i++) {
        const struct span *quote = &cutter->draft->quotes[i];
        if (quote->start >= offset)
            return NULL;
        if (offset < quote->end)
            return quote;
    }
    return NULL;
}

static void skip_quotes_before(struct cutter *cutter, uint32_t offset)
{
    const struct draft *draft = cutter->draft;
    while (cutter->next_quote < draft->quote_count && draft->quotes[cutter->next_quote].end <= offset)
        cutter->next_quote++;
}

static bool is_quoted(const struct cutter *cutter, struct span unit)
{
    const struct draft *draft = cutter->draft;
    if (draft->blocks[cutter->block].quote_depth)
        return true;
    while (unit.end > unit.start && strchr(".,;:!?", draft->prose[unit.end - 1]))
        unit.end--;
    if (unit.end == unit.start)
        return false;
    const struct span *quote = quote_around(cutter, unit.start + 1);
    return quote && span_contains(*quote, unit);
}

static void add_unit(struct cutter *cutter, struct span span, bool first)
{
    struct draft *draft = cutter->draft;
    span = trim(draft, span);
    if (!span_length(span))
        return;
    *ARENA_PUSH(draft->arena, draft->units, draft->unit_count, draft->unit_capacity) = (struct unit){
        .prose = span,
        .block = cutter->block,
        .first_in_block = first,
        .quoted = is_quoted(cutter, span),
        .log = cutter->log || register_is_log(prose_of(draft, span)),
    };
}

/* Where the sentence at the start of the span ends, quotations kept whole. */
static uint32_t end_of_sentence(const struct cutter *cutter, struct span span)
{
    struct slice text = prose_of(cutter->draft, span);
    size_t from = 0;
    for (;;) {
        size_t end = sentence_end(text, from);
        const struct span *quote = quote_around(cutter, span.start + (uint32_t)end);
        if (end >= text.length || !quote || span_length(*quote) > LONGEST_WHOLE_QUOTE)
            return span.start + (uint32_t)end;
        size_t resume = quote->end - span.start > 2 ? quote->end - span.start - 2 : 0;
        from = resume > end ? resume : end;
    }
}

static void skip_stops_before(struct cutter *cutter, uint32_t offset)
{
    const struct draft *draft = cutter->draft;
    while (cutter->next_stop < draft->stop_count && draft->stops[cutter->next_stop] <= offset)
        cutter->next_stop++;
}

/* A stop inside the span cuts it short. */
static uint32_t end_at_stop(struct cutter *cutter, struct span span)
{
    const struct draft *draft = cutter->draft;
    skip_stops_before(cutter, span.start);
    bool inside = cutter->next_stop < draft->stop_count && draft->stops[cutter->next_stop] < span.end;
    return inside ? draft->stops[cutter->next_stop] : span.end;
}

/* The end of the longest unit that may begin the span: at its last blank, or between two code points. */
static uint32_t end_at_limit(const struct draft *draft, struct span span)
{
    if (span_length(span) <= LONGEST_UNIT)
        return span.end;
    const char *start = draft->prose + span.start, *blank = memrchr(start, ' ', LONGEST_UNIT);
    if (blank && blank > start)
        return (uint32_t)(blank - draft->prose);
    uint32_t end = span.start + LONGEST_UNIT;
    while (((unsigned char)draft->prose[end] & 0xC0) == 0x80)
        end--;
    return end;
}

static void add_sentences(struct cutter *cutter, struct span span)
{
    bool first = true;
    size_t mark;
    label_mark(prose_of(cutter->draft, span), &mark);
    span.start += (uint32_t)mark;
    while (span.start < span.end) {
        struct span sentence = span;
        skip_quotes_before(cutter, span.start);
        sentence.end = end_at_limit(cutter->draft, sentence);
        sentence.end = end_at_stop(cutter, sentence);
        sentence.end = end_of_sentence(cutter, sentence);
        add_unit(cutter, sentence, first);
        first = false;
        span.start = sentence.end;
        span = trim(cutter->draft, span);
    }
}

/* --- examples --- */

static bool is_report_section(enum section_role role)
{
    return role != SECTION_NONE && role != SECTION_META && role != SECTION_LESSONS;
}

/* "Don't", "Blame language" and the like; a check or cross mark on a heading. Never a section of a report. */
static bool heading_announces_examples(const struct draft *draft, const struct section *section)
{
    struct slice text = slice_trim(prose_of(draft, draft->blocks[section->heading].prose));
    size_t length, last = text.length;
    if (section->own != SECTION_NONE || is_report_section(section->role))
        return false;
    while (last && text.text[last - 1] != ' ')
        last--;
    return register_announces_examples(text, false) || label_mark(text, &length) != MARK_NONE ||
           label_mark(slice_sub(text, last, text.length), &length) != MARK_NONE;
}

static void survey_sections(struct cutter *cutter)
{
    const struct draft *draft = cutter->draft;
    cutter->example_sections = arena_alloc(draft->arena, draft->section_count);
    for (size_t i = 0; i < draft->section_count; i++) {
        const struct section *section = &draft->sections[i];
        bool inherited = section->parent != NO_INDEX && cutter->example_sections[section->parent];
        cutter->example_sections[i] = inherited || heading_announces_examples(draft, section);
    }
}

static enum mark mark_of(const struct draft *draft, size_t block)
{
    size_t length;
    return block < draft->block_count ? label_mark(prose_of(draft, draft->blocks[block].prose), &length) : MARK_NONE;
}

/* A cross beside a check shows two wordings; a mark before a quotation shows one. */
static bool is_marked_example(const struct draft *draft, uint32_t index)
{
    const struct block *block = &draft->blocks[index];
    struct slice text = prose_of(draft, block->prose);
    size_t length;
    enum mark mark = label_mark(text, &length);
    if (mark == MARK_NONE)
        return false;
    enum mark other = mark == MARK_CHECK ? MARK_CROSS : MARK_CHECK;
    return (length < text.length && text.text[length] == '"') || mark_of(draft, index + 1) == other ||
           (index && mark_of(draft, index - 1) == other);
}

static bool is_example_column(const struct draft *draft, const struct block *block)
{
    if (block->table == NO_INDEX || block->row == 0)
        return false;
    const struct table *table = &draft->tables[block->table];
    struct slice header = prose_of(draft, draft->blocks[table->first_block + block->column].prose);
    return register_announces_examples(header, true);
}

static bool is_labelled_example(const struct draft *draft, const struct block *block)
{
    if (!span_length(block->label))
        return false;
    bool quoted = span_length(block->body) && draft->prose[block->body.start] == '"';
    return register_announces_examples(prose_of(draft, block->label), quoted);
}

static bool announces_list(const struct draft *draft, const struct block *block)
{
    struct slice text = prose_of(draft, block->prose);
    return slice_ends_with(text, ":") && register_announces_examples(text, false);
}

static bool is_example(struct cutter *cutter, const struct block *block)
{
    const struct draft *draft = cutter->draft;
    bool announces = announces_list(draft, block);
    if (announces || block->item == NO_INDEX)
        cutter->in_example_list = announces;
    if (announces || block->kind == BLOCK_HEADING)
        return false;
    if (block->section != NO_INDEX && cutter->example_sections[block->section])
        return true;
    return !is_report_section(block->role) &&
           (cutter->in_example_list || is_labelled_example(draft, block) || is_marked_example(draft, cutter->block) ||
            is_example_column(draft, block));
}

/* --- */

static void read_block(struct cutter *cutter, const struct block *block)
{
    struct draft *draft = cutter->draft;
    quotations_read(draft, block);
    struct slice text = prose_of(draft, block->prose);
    cutter->log = register_is_foreign(text) || (span_length(block->label) && register_is_log(text));
    if (span_length(block->label))
        add_unit(cutter, block->label, true);
    if (block->kind == BLOCK_HEADING)
        add_unit(cutter, block->prose, true);
    else
        add_sentences(cutter, block->body);
}

static void cut_block(struct cutter *cutter, const struct block *block)
{
    struct draft *draft = cutter->draft;
    size_t first_quote = draft->quote_count, first_unit = draft->unit_count;
    skip_stops_before(cutter, block->prose.start);
    if (!block_memory_cut(&cutter->memory, draft, cutter->block, cutter->next_stop)) {
        read_block(cutter, block);
        block_memory_keep_cut(&cutter->memory, draft, cutter->block, first_quote, first_unit);
    }
    bool example = is_example(cutter, block);
    for (size_t i = first_unit; i < draft->unit_count; i++)
        draft->units[i].example = example;
}

void units_read(struct draft *draft)
{
    struct cutter cutter = {.draft = draft, .memory = {.memo = draft->memo, .key = BUFFER_INIT}};
    survey_sections(&cutter);
    for (size_t i = 0; i < draft->block_count; i++) {
        cutter.block = (uint32_t)i;
        cut_block(&cutter, &draft->blocks[i]);
    }
    block_memory_release(&cutter.memory);
}
