/* Sections without words, and words that are only a template's. */
#include "base/ascii.h"
#include "lint/structure/checks.h"
#include "read/field.h"
#include "read/phrase.h"
#include "read/section_tree.h"

/* --- empty sections --- */

/* Is there anything but blanks, rules and comments in these source bytes? Images, code and HTML are content. */
static bool source_says_something(const struct document *document, struct span range)
{
    struct slice text = slice_sub(document->source->bytes, range.start, range.end);
    for (size_t at = 0; at < text.length; at++) {
        if (slice_starts_with(slice_sub(text, at, text.length), "<!--")) {
            ptrdiff_t end = slice_find(text, SLICE_LITERAL("-->"), at);
            if (end < 0)
                return false;
            at = (size_t)end + 2;
        } else if (phrase_is_word_byte(text, at) || text.text[at] == '<' || text.text[at] == '|') {
            return true;
        }
    }
    return false;
}

/* From the end of the heading's line to the next heading of the same rank. */
static struct span source_body(const struct document *document, const struct section *section)
{
    struct slice bytes = document->source->bytes;
    uint32_t start = document->blocks[section->heading].source.end;
    while (start < bytes.length && bytes.text[start] != '\n')
        start++;
    bool last = section->block_end >= document->block_count;
    uint32_t end = last ? (uint32_t)bytes.length : document->blocks[section->block_end].source.start;
    return (struct span){start, end > start ? end : start};
}

/* The first section in another stands right behind it in document order. */
static bool has_child(const struct document *document, uint32_t index)
{
    return index + 1 < document->section_count && document->sections[index + 1].parent == index;
}

/* "## Impact: 40 minutes of failed logins" says it in the heading. */
static bool heading_says_it(const struct document *document, const struct section *section)
{
    struct slice text = document_text(document, document->blocks[section->heading].prose);
    ptrdiff_t colon = slice_find(text, SLICE_LITERAL(": "), 0);
    return colon > 0 && phrase_word_count(slice_sub(text, (size_t)colon + 1, text.length)) > 0;
}

static bool has_words(const struct document *document, const struct section *section)
{
    for (uint32_t i = section->heading + 1; i < section->block_end; i++)
        if (span_length(document->blocks[i].prose) > 0)
            return true;
    return false;
}

static bool is_empty(const struct document *document, uint32_t index)
{
    const struct section *section = &document->sections[index];
    if (has_words(document, section) || section->own == SECTION_NONE || section_is_label(document, section) ||
        has_child(document, index))
        return false;
    return !heading_says_it(document, section) && !source_says_something(document, source_body(document, section));
}

/* A table that is to hold a timeline or action items; others may be there for their looks. */
static bool is_register(const struct document *document, const struct table *table)
{
    unsigned known = 0;
    for (uint32_t block = table->first_block; block < table->block_end; block++) {
        struct slice header = document_text(document, document->blocks[block].prose);
        known += field_of_header(header) != FIELD_NONE || phrase_find(header, "time", 0) >= 0;
    }
    return known > 0 && table->section != NO_INDEX && document->sections[table->section].role != SECTION_NONE;
}

static void report_empty_tables(struct check_context *context)
{
    const struct document *document = context->document;
    for (size_t i = 0; i < document->table_count; i++) {
        const struct table *table = &document->tables[i];
        if (table->rows > 1 || !is_register(document, table))
            continue;
        struct check_finding *finding =
            check_add(context, table->first_block, document->blocks[table->first_block].prose);
        check_argument(finding, "what", slice_of("The table has a header and no rows"));
    }
}

void check_empty_section(struct check_context *context)
{
    const struct document *document = context->document;
    for (uint32_t i = 0; i < document->section_count; i++) {
        if (!is_empty(document, i))
            continue;
        const struct block *heading = &document->blocks[document->sections[i].heading];
        struct check_finding *finding = check_add(context, document->sections[i].heading, heading->prose);
        struct slice name = document_text(document, heading->prose);
        const char *what = arena_format(context->arena, "The section \"%.*s\" is empty", (int)name.length, name.text);
        check_argument(finding, "what", slice_of(what));
    }
    report_empty_tables(context);
}

/* --- template text --- */

static struct slice bare(struct slice text)
{
    size_t start = 0, end = text.length;
    while (start < end && (ascii_is_space(text.text[start]) || ascii_is_punct(text.text[start])) &&
           text.text[start] != '?')
        start++;
    while (end > start && (ascii_is_space(text.text[end - 1]) || ascii_is_punct(text.text[end - 1])) &&
           text.text[end - 1] != '?')
        end--;
    return slice_sub(text, start, end);
}

/* The whole value is a word that stands for one still to be written. */
static bool is_stand_in(struct slice text)
{
    static const char words[] =
        "todo|tbd|tbc|tba|n/a|xxx|fixme|fill in|fill me in|to be written|to be done|to be filled in|"
        "to be completed|coming soon|placeholder|your text here";
    struct slice value = bare(text);
    bool marks = slice_starts_with(value, "???") && phrase_word_count(value) == 0;
    return marks || phrase_is_any(value, words) || phrase_prefix(value, "lorem ipsum") > 0;
}

/* "TODO: describe the impact", but not "TODO(ops-12)" in a sentence. */
static bool is_open_note(struct slice text)
{
    struct slice value = slice_trim(text);
    return phrase_prefix(value, "TODO:") > 0 || phrase_prefix(value, "TBD:") > 0 || phrase_prefix(value, "FIXME:") > 0;
}

/* "{{ hh:mm }}" */
static bool has_slot(struct slice text)
{
    ptrdiff_t open = slice_find(text, SLICE_LITERAL("{{"), 0);
    return open >= 0 && slice_find(text, SLICE_LITERAL("}}"), (size_t)open) > 0;
}

/* "<describe the impact>", which Markdown takes for HTML: a tag's attributes have values, an instruction's words have
 * none. */
static bool is_bracketed_slot(struct slice source)
{
    struct slice text = slice_trim(source);
    ptrdiff_t end = slice_find(text, SLICE_LITERAL(">"), 0);
    return slice_starts_with(text, "<") && end > 0 && (size_t)end + 1 == text.length && phrase_word_count(text) > 1 &&
           slice_find(text, SLICE_LITERAL("="), 0) < 0 && slice_find(text, SLICE_LITERAL("!"), 0) != 1;
}

static bool is_emphasised(const struct document *document, const struct block *block)
{
    struct slice bytes = document->source->bytes;
    struct slice source = slice_trim(slice_sub(bytes, block->source.start, block->source.end));
    uint32_t before = block->source.start;
    char first = source.length ? source.text[0] : 0;
    /* The block's range may begin inside the mark. */
    if (first != '_' && first != '*' && before > 0)
        first = bytes.text[before - 1];
    bool doubled = slice_starts_with(source, "**") || slice_starts_with(source, "__");
    return (first == '_' || first == '*') && !doubled;
}

/* "_One paragraph here_", "*Describe what users saw.*": an instruction of the template, alone in its section. */
static bool is_instruction(const struct document *document, const struct block *block)
{
    static const char verbs[] =
        "describe|list|explain|add|write|insert|include|fill|provide|summarize|summarise|give|briefly|what|how|"
        "one paragraph|a paragraph|a short|a brief|enter|put|a few sentences|one sentence";
    struct slice text = document_text(document, block->prose);
    if (block->kind != BLOCK_PARAGRAPH || !is_emphasised(document, block) || phrase_word_count(text) > 30)
        return false;
    return phrase_prefix_any(text, verbs) > 0 || phrase_find(text, "here", 0) > 0;
}

static bool is_alone(const struct document *document, const struct block *block)
{
    if (block->section == NO_INDEX)
        return false;
    const struct section *section = &document->sections[block->section];
    for (uint32_t i = section->first_block; i < section->block_end; i++)
        if (&document->blocks[i] != block && i != section->heading)
            return false;
    return true;
}

static bool is_placeholder(const struct document *document, const struct block *block)
{
    struct span value = span_length(block->label) > 0 && span_length(block->body) > 0 ? block->body : block->prose;
    struct slice text = document_text(document, value);
    if (block->kind == BLOCK_HEADING || block->quote_depth > 0)
        return false;
    /* Cells without a value are the business of the rules about their table. */
    if (block->kind == BLOCK_CELL)
        return has_slot(text) || slice_equals_caseless(bare(text), SLICE_LITERAL("todo"));
    return is_stand_in(text) || is_open_note(text) || has_slot(text) ||
           (is_instruction(document, block) && is_alone(document, block));
}

static bool in_action_item(const struct check_context *context, const struct block *block)
{
    return block->item != NO_INDEX && section_within(context->document, block->section, SECTION_ACTIONS);
}

static struct slice shortened(const struct document *document, struct span source)
{
    return slice_sub(slice_trim(slice_sub(document->source->bytes, source.start, source.end)), 0, 60);
}

/* Sections that hold nothing but a slot in angle brackets, which is no block of prose. */
static void report_bracketed_slots(struct check_context *context)
{
    const struct document *document = context->document;
    for (size_t i = 0; i < document->section_count; i++) {
        const struct section *section = &document->sections[i];
        struct span body = source_body(document, section);
        if (has_words(document, section) ||
            !is_bracketed_slot(slice_sub(document->source->bytes, body.start, body.end)))
            continue;
        while (document->source->bytes.text[body.start] != '<')
            body.start++;
        while (document->source->bytes.text[body.end - 1] != '>')
            body.end--;
        check_argument(check_add_source(context, body), "text", shortened(document, body));
    }
}

void check_placeholder_text(struct check_context *context)
{
    const struct document *document = context->document;
    for (uint32_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (!is_placeholder(document, block) || (in_action_item(context, block) && span_length(block->label) > 0))
            continue;
        struct check_finding *finding = check_add(context, i, block->prose);
        check_argument(finding, "text", shortened(document, finding->source));
    }
    report_bracketed_slots(context);
}
