#include "lint/place.h"

enum { LONGEST_HEADER = 48 };

/* Columns whose cells are names, dates, links and states: read for facts, not for language. */
static const char *const value_columns[] = {
    "assigned to", "assignee", "bug",      "by",          "by when", "complete by", "date",     "deadline",
    "dri",         "due",      "due date", "eta",         "issue",   "jira",        "lead",     "link",
    "owner",       "owners",   "p",        "poc",         "point person", "pr",     "prio",     "priority",
    "rank",        "ref",      "responsible", "severity", "state",   "status",      "target date", "team",
    "ticket",      "time",     "tracking bug", "when",    "who",
};

static bool is_value_column(struct slice header)
{
    char normal[LONGEST_HEADER];
    if (header.length > sizeof normal)
        return false;
    struct slice name = {normal, section_normalise(header, normal)};
    for (size_t i = 0; i < sizeof value_columns / sizeof *value_columns; i++)
        if (slice_equals_text(name, value_columns[i]))
            return true;
    return false;
}

static enum section_role cell_section(const struct document *document, const struct block *cell)
{
    enum section_role role = section_role_of_heading(document_column_header(document, cell), NULL);
    if (role == SECTION_NONE && cell->column > 0)
        role = section_role_of_heading(document_row_header(document, cell), NULL);
    return role == SECTION_NONE ? cell->role : role;
}

static uint8_t kinds_of(const struct block *block, const struct unit *unit, bool action)
{
    uint8_t kinds = block->kind == BLOCK_HEADING   ? UNIT_HEADING
                    : block->kind == BLOCK_CELL    ? UNIT_CELL
                    : block->item != NO_INDEX      ? UNIT_ITEM
                                                   : UNIT_SENTENCE;
    if (span_length(block->label) && unit->prose.start >= block->label.end)
        kinds |= UNIT_LABEL;
    return action ? kinds | UNIT_ACTION : kinds;
}

/* No one writes such a sentence; guards and rewrites would look through all of it for each of its findings. */
enum { LONGEST_SENTENCE = 16 * 1024 };

static const char *drop_reason(const struct document *document, const struct block *block, const struct unit *unit)
{
    if (span_length(unit->prose) > LONGEST_SENTENCE)
        return "is longer than 16 KiB without the end of a sentence";
    if (unit->log)
        return "looks like a log line or another language";
    if (unit->example)
        return "is an example of wording, not a statement";
    if (block->struck)
        return "is struck through";
    if (block->kind == BLOCK_CELL && block->row > 0 && is_value_column(document_column_header(document, block)))
        return "stands in a column of names, dates or states";
    return NULL;
}

struct place place_of(const struct reading *reading, size_t index)
{
    const struct document *document = &reading->document;
    const struct unit *unit = &document->units[index];
    const struct block *block = &document->blocks[unit->block];
    bool in_body = block->kind == BLOCK_CELL && block->row > 0;
    return (struct place){
        .section = in_body ? cell_section(document, block) : block->role,
        .kinds = kinds_of(block, unit, reading->open_action[index]),
        .dropped = drop_reason(document, block, unit),
        .too_long = span_length(unit->prose) > LONGEST_SENTENCE,
    };
}

static const char *const role_headings[SECTION_ROLE_COUNT] = {
    [SECTION_SUMMARY] = "Summary",
    [SECTION_TIMELINE] = "Timeline",
    [SECTION_IMPACT] = "Impact",
    [SECTION_ROOT_CAUSE] = "Root cause",
    [SECTION_CONTRIBUTING] = "Contributing factors",
    [SECTION_FIVE_WHYS] = "Five whys",
    [SECTION_DETECTION] = "Detection",
    [SECTION_RESPONSE] = "Response",
    [SECTION_WENT_WELL] = "What went well",
    [SECTION_WENT_POORLY] = "What went poorly",
    [SECTION_LUCKY] = "Where we got lucky",
    [SECTION_ACTIONS] = "Action items",
    [SECTION_LESSONS] = "Lessons learned",
    [SECTION_PEOPLE] = "Responders",
    [SECTION_META] = "References",
};

const char *place_heading(enum section_role section)
{
    return role_headings[section];
}
