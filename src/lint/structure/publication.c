/* When a post-mortem was reviewed and published, and who owns it: labels, table rows and front matter at its top. */
#include "lint/structure/checks.h"
#include "read/date.h"
#include "read/phrase.h"
#include "read/section_tree.h"

static const char end_labels[] =
    "incident date|date of incident|incident end|end date|end time|incident resolved|resolved|resolved at|date|"
    "incident|ended|end";
static const char reviewed_labels[] =
    "reviewed|review date|reviewed on|review|review meeting|meeting date|retro date|post-mortem meeting|"
    "postmortem meeting";
static const char published_labels[] =
    "published|published on|publication date|date published|posted|report date|post-mortem date|postmortem date";

/* A dated field of the document. */
struct dated_field {
    struct date date;
    struct span prose, source;
    uint32_t block; /* NO_INDEX in the front matter */
    bool found;
};

static void note_date(struct dated_field *field, struct slice value, struct span prose, struct span source,
                      uint32_t block)
{
    struct span where;
    if (field->found || !date_find(value, &field->date, &where) || field->date.year == 0)
        return;
    field->found = true;
    field->prose = prose;
    field->source = source;
    field->block = block;
}

/* Front matter keys are written with _ or -: "incident_date". */
static bool key_is(struct slice key, const char *labels)
{
    char spaced[64];
    if (key.length >= sizeof spaced)
        return false;
    for (size_t i = 0; i < key.length; i++)
        spaced[i] = key.text[i] == '_' || key.text[i] == '-' ? ' ' : key.text[i];
    return phrase_is_any((struct slice){spaced, key.length}, labels);
}

enum { LONGEST_LABEL = 30 };

static bool split_at_colon(const struct document *document, const struct block *block, struct slice *label,
                           struct span *value)
{
    struct slice text = document_text(document, block->prose);
    ptrdiff_t colon = slice_find(text, SLICE_LITERAL(": "), 0);
    if (colon < 0 || colon > LONGEST_LABEL)
        return false;
    *label = slice_sub(text, 0, (size_t)colon);
    *value = (struct span){block->prose.start + (uint32_t)colon + 2, block->prose.end};
    return true;
}

/* The label of a block and its value: "Published: 2026-05-20", or the second cell of a row. */
static bool labelled_value(const struct document *document, uint32_t index, struct slice *label, struct span *value)
{
    const struct block *block = &document->blocks[index];
    if (block->kind == BLOCK_CELL && block->column == 1) {
        *label = document_row_header(document, block);
        *value = block->prose;
        return true;
    }
    if (block->kind == BLOCK_CELL || block->kind == BLOCK_HEADING)
        return false;
    *label = document_text(document, block->label);
    *value = block->body;
    return span_length(block->label) > 0 || split_at_colon(document, block, label, value);
}

static struct dated_field find_date(const struct document *document, const char *labels)
{
    struct dated_field found = {.block = NO_INDEX};
    for (size_t i = 0; i < document->field_count; i++)
        if (key_is(document->fields[i].key, labels))
            note_date(&found, document->fields[i].value, (struct span){0, 0}, document->fields[i].source, NO_INDEX);
    for (uint32_t i = 0; i < document->block_count; i++) {
        struct slice label;
        struct span value;
        if (labelled_value(document, i, &label, &value) && phrase_is_any(label, labels))
            note_date(&found, document_text(document, value), value, (struct span){0, 0}, i);
    }
    return found;
}

static void report_late(struct check_context *context, const struct dated_field *end, const char *labels,
                        long most_days, const char *what)
{
    struct dated_field field = find_date(context->document, labels);
    long days = field.found ? date_days(field.date, 0) - date_days(end->date, 0) : 0;
    if (days <= most_days)
        return;
    struct check_finding *finding = field.block == NO_INDEX ? check_add_source(context, field.source)
                                                            : check_add(context, field.block, field.prose);
    check_argument(finding, "what", slice_of(what));
    check_argument(finding, "days", slice_of(arena_format(context->arena, "%ld", days)));
}

void check_late_publication(struct check_context *context)
{
    struct dated_field end = find_date(context->document, end_labels);
    if (!end.found)
        return;
    report_late(context, &end, reviewed_labels, check_option(context, "review-hours", 72) / 24, "reviewed");
    report_late(context, &end, published_labels, check_option(context, "publish-days", 7), "published");
}

/* --- owners of the document --- */

static long count_names(struct slice value)
{
    long names = phrase_word_count(value) > 0;
    for (size_t at = 0; at < value.length; at++)
        names += value.text[at] == ',' || value.text[at] == '&' || value.text[at] == '+' || value.text[at] == ';' ||
                 (value.text[at] == ' ' && phrase_prefix(slice_sub(value, at + 1, value.length), "and") > 0);
    return names;
}

void check_many_document_owners(struct check_context *context)
{
    static const char labels[] = "owner|owners|document owner|post-mortem owner|postmortem owner";
    const struct document *document = context->document;
    for (uint32_t i = 0; i < document->block_count; i++) {
        struct slice label;
        struct span value;
        if (!labelled_value(document, i, &label, &value) || !phrase_is_any(label, labels) ||
            section_within(document, document->blocks[i].section, SECTION_ACTIONS))
            continue;
        long names = count_names(document_text(document, value));
        if (names <= check_option(context, "most-owners", 1))
            continue;
        check_argument(check_add(context, i, value), "count", slice_of(arena_format(context->arena, "%ld", names)));
    }
}
