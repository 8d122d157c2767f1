#include "text/outline.h"

#include <string.h>

#include "base/ascii.h"
#include "text/block_memory.h"
#include "text/label.h"

struct outline {
    struct draft *draft;
    const struct heading_aliases *aliases;
    uint32_t title;   /* block of the heading that names the document, NO_INDEX if none does */
    bool has_actions; /* some heading means actions beyond doubt */
    uint32_t *open;   /* sections that are open, the outermost first */
    size_t open_count, open_capacity;
    struct block_memory memory;
};

static struct slice prose_of(const struct draft *draft, struct span span)
{
    return (struct slice){draft->prose + span.start, span_length(span)};
}

/* --- labels --- */

enum { LONGEST_LABEL = 80 };

static void set_label(struct block *block, size_t label_length, size_t body_offset)
{
    block->label.end = block->prose.start + (uint32_t)label_length;
    block->body.start = block->prose.start + (uint32_t)body_offset;
    if (block->body.start > block->prose.end)
        block->body.start = block->prose.end;
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.length && text.text[at] == ' ')
        at++;
    return at;
}

static bool is_sentence(struct slice bold)
{
    return slice_find(bold, SLICE_LITERAL(". "), 0) >= 0 || slice_ends_with(bold, ".") || slice_ends_with(bold, "!");
}

/* "**Label:** text", "**Label**: text", "**Label** - text"; without a mark only the name of a section is a label. */
static bool take_bold_label(const struct outline *outline, struct block *block, struct slice text, size_t strong)
{
    struct slice bold = slice_trim(slice_sub(text, 0, strong)), rest = slice_sub(text, strong, text.length);
    if (!bold.length || bold.length > LONGEST_LABEL || is_sentence(bold))
        return false;
    if (slice_ends_with(bold, ":")) {
        set_label(block, bold.length - 1, skip_blanks(text, strong));
        return true;
    }
    size_t separator = slice_starts_with(rest, ":") ? 1 : label_separator_length(rest);
    bool section = section_role_of_label(bold, outline->aliases) != SECTION_NONE;
    if (!separator && !section)
        return false;
    set_label(block, bold.length, skip_blanks(text, strong + separator));
    return true;
}

/* "Impact - 30 users": a dash is too common to begin the text of anything but a section. */
static size_t dashed_label_length(const struct outline *outline, struct slice text)
{
    for (size_t at = 1; at < text.length && at < LONGEST_LABEL / 2; at++) {
        bool dash = text.text[at] == ' ' && label_separator_length(slice_sub(text, at, text.length));
        if (dash)
            return section_role_of_label(slice_sub(text, 0, at), outline->aliases) != SECTION_NONE ? at : 0;
    }
    return 0;
}

static void take_plain_label(const struct outline *outline, struct block *block, struct slice text)
{
    size_t length = label_field_length(text, outline->aliases);
    if (!length)
        length = dashed_label_length(outline, text);
    if (length)
        set_label(block, length,
                  skip_blanks(text, length + label_separator_length(slice_sub(text, length, text.length))));
}

static void find_label(struct outline *outline, struct block *block, size_t strong)
{
    struct slice text = prose_of(outline->draft, block->prose);
    const struct known_label *known = block_memory_label(&outline->memory, text, strong);
    uint32_t start = block->prose.start;
    if (known) {
        set_label(block, known->label_end, known->body_start);
        return;
    }
    if (!strong || !take_bold_label(outline, block, text, strong))
        take_plain_label(outline, block, text);
    block_memory_keep_label(&outline->memory,
                            (struct known_label){block->label.end - start, block->body.start - start});
}

static void find_labels(struct outline *outline)
{
    struct draft *draft = outline->draft;
    for (size_t i = 0; i < draft->block_count; i++) {
        struct block *block = &draft->blocks[i];
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        uint32_t strong_end = draft->notes[i].strong_end;
        size_t strong = strong_end > block->prose.start ? strong_end - block->prose.start : 0;
        find_label(outline, block, strong);
    }
}

/* --- roles --- */

/* "Remediation" is what was done when another section says what will be done. */
static bool is_doubtful(struct slice heading)
{
    char normalised[64];
    if (heading.length > sizeof normalised)
        return false;
    return slice_equals_text((struct slice){normalised, section_normalise(heading, normalised)}, "remediation");
}

static enum section_role settle(const struct outline *outline, struct slice name, enum section_role role)
{
    return role == SECTION_ACTIONS && outline->has_actions && is_doubtful(name) ? SECTION_RESPONSE : role;
}

static enum section_role meaning_of(struct outline *outline, struct slice name, bool label)
{
    int known = block_memory_role(&outline->memory, name, label);
    if (known >= 0)
        return (enum section_role)known;
    enum section_role role =
        label ? section_role_of_label(name, outline->aliases) : section_role_of_heading(name, outline->aliases);
    block_memory_keep_role(&outline->memory, role);
    return role;
}

static enum section_role heading_role(struct outline *outline, const struct block *block)
{
    struct slice name = prose_of(outline->draft, block->prose);
    return settle(outline, name, meaning_of(outline, name, false));
}

static enum section_role label_role(struct outline *outline, const struct block *block)
{
    struct slice name = prose_of(outline->draft, block->label);
    return settle(outline, name, meaning_of(outline, name, true));
}

/* The first heading names the document when it alone is of level 1 and sections with known roles follow. */
static void survey_headings(struct outline *outline)
{
    const struct draft *draft = outline->draft;
    size_t level_one = 0, known_below = 0;
    uint32_t first = NO_INDEX;
    for (uint32_t i = 0; i < draft->block_count; i++) {
        const struct block *block = &draft->blocks[i];
        if (block->kind != BLOCK_HEADING)
            continue;
        enum section_role role = heading_role(outline, block);
        if (first == NO_INDEX)
            first = i;
        level_one += block->heading_level == 1;
        known_below += block->heading_level > 1 && role != SECTION_NONE;
        outline->has_actions |= role == SECTION_ACTIONS && !is_doubtful(prose_of(draft, block->prose));
    }
    bool titled = first != NO_INDEX && draft->blocks[first].heading_level == 1 && level_one == 1 && known_below;
    outline->title = titled ? first : NO_INDEX;
}

/* --- sections --- */

static struct section *innermost(const struct outline *outline)
{
    return outline->open_count ? &outline->draft->sections[outline->open[outline->open_count - 1]] : NULL;
}

static uint32_t innermost_index(const struct outline *outline)
{
    return outline->open_count ? outline->open[outline->open_count - 1] : NO_INDEX;
}

static bool is_label_section(const struct outline *outline, const struct section *section)
{
    return outline->draft->blocks[section->heading].kind != BLOCK_HEADING;
}

static void close_innermost(struct outline *outline, size_t block_end)
{
    innermost(outline)->block_end = (uint32_t)block_end;
    outline->open_count--;
}

static void open_section(struct outline *outline, struct section section)
{
    struct draft *draft = outline->draft;
    const struct section *parent = innermost(outline);
    bool inherits = parent && parent->heading != outline->title;
    section.parent = innermost_index(outline);
    section.role = section.own != SECTION_NONE ? section.own : inherits ? parent->role : SECTION_NONE;
    *ARENA_PUSH(draft->arena, outline->open, outline->open_count, outline->open_capacity) =
        (uint32_t)draft->section_count;
    *ARENA_PUSH(draft->arena, draft->sections, draft->section_count, draft->section_capacity) = section;
}

static void begin_heading(struct outline *outline, uint32_t index)
{
    const struct block *block = &outline->draft->blocks[index];
    for (const struct section *top = innermost(outline); top; top = innermost(outline)) {
        if (!is_label_section(outline, top) && top->level < block->heading_level)
            break;
        close_innermost(outline, index);
    }
    open_section(outline, (struct section){
                              .own = index == outline->title ? SECTION_NONE : heading_role(outline, block),
                              .heading = index,
                              .level = block->heading_level,
                              .first_block = index + 1,
                          });
}

static void close_label_section(struct outline *outline, uint32_t index)
{
    const struct section *top = innermost(outline);
    if (top && is_label_section(outline, top))
        close_innermost(outline, index);
}

/* A label inside a list item is in force for the item's blocks only. */
static void close_ended_items(struct outline *outline, uint32_t index)
{
    const struct draft *draft = outline->draft;
    for (const struct section *top = innermost(outline); top && is_label_section(outline, top);
         top = innermost(outline)) {
        uint32_t item = draft->blocks[top->heading].item;
        if (item == NO_INDEX || draft->items[item].block_end > index)
            break;
        close_innermost(outline, index);
    }
}

static void begin_label(struct outline *outline, uint32_t index, enum section_role role)
{
    const struct section *above = innermost(outline);
    bool has_body = span_length(outline->draft->blocks[index].body) > 0;
    open_section(outline, (struct section){
                              .own = role,
                              .heading = index,
                              .level = (uint8_t)(above ? above->level + 1 : 1),
                              .first_block = index + !has_body,
                          });
}

static bool has_nested_blocks(const struct draft *draft, uint32_t index)
{
    const struct list_item *item = &draft->items[draft->blocks[index].item];
    return item->first_block == index && item->block_end > index + 1;
}

/* The label's role for the block itself; also begins or ends the section it stands for. */
static enum section_role read_label(struct outline *outline, uint32_t index)
{
    const struct block *block = &outline->draft->blocks[index];
    bool alone = span_length(block->body) == 0, in_item = block->item != NO_INDEX;
    enum section_role role = label_role(outline, block);
    if (!in_item && (alone || role != SECTION_NONE))
        close_label_section(outline, index);
    if (role != SECTION_NONE && (in_item ? has_nested_blocks(outline->draft, index) : alone))
        begin_label(outline, index, role);
    return role;
}

/* "12:40 Jarkko doubled the fleet": tells when, whatever section the line stands in. */
static bool begins_with_clock(struct slice text)
{
    size_t hour = 0;
    while (hour < 2 && hour < text.length && ascii_is_digit(text.text[hour]))
        hour++;
    if (hour == 0 || text.length < hour + 4)
        return false;
    char mark = text.text[hour];
    return (mark == ':' || (hour == 2 && (mark == 'h' || mark == '.'))) && ascii_is_digit(text.text[hour + 1]) &&
           ascii_is_digit(text.text[hour + 2]) && !ascii_is_digit(text.text[hour + 3]);
}

/* Sections that tell what happened: a line of theirs that begins with a time is one of a timeline. */
static bool is_narrative(enum section_role role)
{
    return role == SECTION_NONE || role == SECTION_SUMMARY || role == SECTION_DETECTION || role == SECTION_RESPONSE;
}

static enum section_role role_of(const struct outline *outline, const struct block *block, enum section_role role)
{
    bool told = is_narrative(role) && block->item != NO_INDEX && block->kind != BLOCK_HEADING;
    return told && begins_with_clock(prose_of(outline->draft, block->prose)) ? SECTION_TIMELINE : role;
}

static void place_block(struct outline *outline, uint32_t index)
{
    struct block *block = &outline->draft->blocks[index];
    enum section_role own = SECTION_NONE;
    close_ended_items(outline, index);
    if (block->kind == BLOCK_HEADING)
        begin_heading(outline, index);
    else if (span_length(block->label))
        own = read_label(outline, index);
    const struct section *section = innermost(outline);
    block->section = innermost_index(outline);
    block->role = role_of(outline, block, own != SECTION_NONE ? own : section ? section->role : SECTION_NONE);
}

static void place_tables_and_code(struct draft *draft)
{
    for (size_t i = 0; i < draft->table_count; i++)
        draft->tables[i].section = draft->blocks[draft->tables[i].first_block].section;
    for (size_t i = 0; i < draft->code_count; i++)
        if (draft->code_after[i])
            draft->code[i].section = draft->blocks[draft->code_after[i] - 1].section;
}

void outline_read(struct draft *draft, const struct heading_aliases *aliases)
{
    bool own_names = aliases && aliases->count; /* what is remembered holds for ours */
    struct outline outline = {
        .draft = draft, .aliases = aliases, .memory = {.memo = own_names ? NULL : draft->memo, .key = BUFFER_INIT}};
    find_labels(&outline);
    survey_headings(&outline);
    for (uint32_t i = 0; i < draft->block_count; i++)
        place_block(&outline, i);
    while (outline.open_count)
        close_innermost(&outline, draft->block_count);
    place_tables_and_code(draft);
    block_memory_release(&outline.memory);
}
