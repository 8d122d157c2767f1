#include "text/leaf.h"

#include <string.h>

#include "base/ascii.h"
#include "text/label.h"
#include "text/section.h"

struct block *leaf_open(struct leaf *leaf)
{
    struct block *block = draft_open(leaf->draft, leaf->frame.kind, leaf->cursor.at);
    block->heading_level = leaf->frame.heading_level;
    block->quote_depth = leaf->frame.quote_depth;
    block->item = leaf->frame.item;
    return block;
}

enum { LONGEST_BOLD_HEADING = 120, LONGEST_HEADING_WITH_A_STOP = 32 };

/* "What we change." ends like a sentence and is a heading all the same. */
static bool is_sentence(struct slice bold)
{
    return strchr(".!", bold.text[bold.length - 1]) &&
           (bold.length > LONGEST_HEADING_WITH_A_STOP || section_role_of_heading(bold, NULL) == SECTION_NONE);
}

/* A bold line alone is a heading, unless it is a sentence. */
static bool is_bold_heading(const struct draft *draft)
{
    const struct block *block = draft->open;
    struct slice text =
        slice_sub((struct slice){draft->prose, draft->prose_length}, block->prose.start, draft->prose_length);
    uint32_t strong_end = draft->notes[draft->note_count - 1].strong_end;
    if (block->kind != BLOCK_PARAGRAPH || block->item != NO_INDEX || strong_end <= block->prose.start)
        return false;
    struct slice rest = slice_trim(slice_sub(text, strong_end - block->prose.start, text.length));
    struct slice bold = slice_trim(slice_sub(text, 0, strong_end - block->prose.start));
    bool alone = !rest.length || slice_equals_text(rest, ":");
    return alone && bold.length && bold.length <= LONGEST_BOLD_HEADING && !is_sentence(bold);
}

void leaf_close(struct leaf *leaf, uint32_t end)
{
    struct block *block = leaf->draft->open;
    if (is_bold_heading(leaf->draft)) {
        block->kind = BLOCK_HEADING;
        block->heading_level = BOLD_HEADING_LEVEL;
    }
    draft_close(leaf->draft, end);
}

/* The parser may count the line below a setext heading's underline as its last one. */
static uint32_t last_text_line(const struct leaf *leaf)
{
    struct cursor line = leaf->cursor;
    uint32_t underline = line.last_line;
    while (leaf->underlined && cursor_next_line(&line, (struct slice){"", 0}))
        if (cursor_is_at_underline(&line))
            underline = line.line;
    return underline > leaf->cursor.line && leaf->underlined ? underline - 1 : underline;
}

/* A setext heading may turn out to be a table with a thematic break right below it. */
static void find_table(struct leaf *leaf)
{
    struct cursor lines = leaf->cursor;
    lines.last_line = last_text_line(leaf);
    leaf->table = table_find(&lines);
    if (leaf->table.header_line == NO_INDEX)
        return;
    leaf->frame.kind = BLOCK_PARAGRAPH;
    leaf->frame.heading_level = 0;
}

void leaf_begin(struct leaf *leaf, struct slice text)
{
    struct cursor *cursor = &leaf->cursor;
    struct slice last = source_line(cursor->source, cursor->last_line + 1);
    leaf->lines = (struct span){cursor->at, (uint32_t)(last.text + last.length - cursor->bytes)};
    if (leaf->definitions_allowed)
        cursor_skip_definitions(cursor, text);
    leaf->blanks_kept = cursor->at > leaf->lines.start;
    find_table(leaf);
    leaf->outer_item = leaf->frame.item;
    leaf->first_segment = leaf->draft->segment_count;
    leaf->first_block = leaf->draft->block_count;
    leaf->line_start = true;
    if (leaf->table.header_line == cursor->line)
        table_begin(leaf);
    else
        leaf_open(leaf);
}

/* From here on nothing can be placed. Between the rows of a table no block is open: the rest becomes a paragraph. */
static void lose(struct leaf *leaf)
{
    leaf->lost = true;
    leaf->skipping = false;
    if (leaf->draft->open)
        return;
    table_end(leaf, leaf->cursor.at);
    leaf->frame.kind = BLOCK_PARAGRAPH;
    leaf_open(leaf);
}

static bool is_empty(const struct leaf *leaf)
{
    return leaf->draft->prose_length == leaf->draft->open->prose.start;
}

/* "[ ] " or "[x] " at the start of a list item. */
static size_t task_mark_length(struct leaf *leaf, struct slice literal)
{
    bool allowed = leaf->task_allowed && leaf->frame.item != NO_INDEX && is_empty(leaf);
    leaf->task_allowed = false;
    if (!allowed || literal.length < 3 || literal.text[0] != '[' || literal.text[2] != ']' ||
        !strchr(" xX", literal.text[1]))
        return 0;
    bool escaped = leaf->cursor.bytes[leaf->cursor.at] == '\\';
    if (escaped || (literal.length > 3 && !ascii_is_blank(literal.text[3])))
        return 0;
    leaf->draft->items[leaf->frame.item].task = literal.text[1] == ' ' ? TASK_OPEN : TASK_DONE;
    return 3;
}

/* The parser keeps a line's indentation after a backslash break and after reference definitions. Elsewhere a blank
 * that begins a literal is an entity's. */
static struct slice enter_line(struct leaf *leaf, struct slice literal)
{
    size_t blanks = 0;
    cursor_skip_blanks(&leaf->cursor, false);
    bool entity = cursor_peek(&leaf->cursor) == '&' && !leaf->blanks_kept;
    while (blanks < literal.length && ascii_is_blank(literal.text[blanks]) && !entity)
        blanks++;
    leaf->cursor.at += leaf->stray_mark;
    blanks += leaf->stray_mark;
    leaf->stray_mark = 0;
    leaf->line_start = false;
    return slice_sub(literal, blanks, literal.length);
}

void leaf_text(struct leaf *leaf, struct slice literal)
{
    if (leaf->skipping)
        return;
    if (leaf->line_start)
        literal = enter_line(leaf, literal);
    size_t mark = task_mark_length(leaf, literal);
    literal = slice_sub(literal, mark, literal.length);
    leaf->cursor.at += (uint32_t)mark;
    size_t placed = leaf->lost ? 0 : leaf_place_text(leaf, literal);
    if (placed == literal.length)
        return;
    lose(leaf);
    leaf_lose_text(leaf, slice_sub(literal, placed, literal.length));
}

/* Appends a placeholder for the source from `start` to the cursor. */
static void add_placeholder(struct leaf *leaf, uint32_t start)
{
    if (leaf->lost)
        draft_unplaced(leaf->draft, leaf->lines, TEXT_PLACEHOLDER, sizeof TEXT_PLACEHOLDER - 1);
    else
        draft_placeholder(leaf->draft, (struct span){start, leaf->cursor.at});
}

/* Moves the cursor with `skip`, unless the leaf is lost; loses it when that fails. */
static void move(struct leaf *leaf, bool (*skip)(struct cursor *))
{
    leaf->line_start = false;
    if (!leaf->lost && !skip(&leaf->cursor))
        lose(leaf);
}

void leaf_code(struct leaf *leaf)
{
    uint32_t start = leaf->cursor.at;
    move(leaf, cursor_skip_code);
    if (!leaf->skipping)
        add_placeholder(leaf, start);
}

void leaf_autolink(struct leaf *leaf)
{
    uint32_t start = leaf->cursor.at;
    move(leaf, cursor_skip_autolink);
    if (!leaf->skipping)
        add_placeholder(leaf, start);
}

static void add_comment(struct leaf *leaf, uint32_t start)
{
    struct draft *draft = leaf->draft;
    uint32_t next = (uint32_t)draft->block_count - is_empty(leaf);
    *ARENA_PUSH(draft->arena, draft->comments, draft->comment_count, draft->comment_capacity) =
        (struct comment){{start, leaf->cursor.at}, next};
}

static bool is_line_break(struct slice html)
{
    return html.length >= 4 && ascii_lower(html.text[1]) == 'b' && ascii_lower(html.text[2]) == 'r' &&
           !ascii_is_alnum(html.text[3]);
}

void leaf_html(struct leaf *leaf, struct slice literal)
{
    uint32_t start = leaf->cursor.at;
    leaf->line_start = false;
    if (leaf->lost || leaf->skipping)
        return;
    if (!cursor_skip_html(&leaf->cursor, literal)) {
        lose(leaf);
    } else if (slice_starts_with(literal, "<!--")) {
        add_comment(leaf, start);
    } else if (is_line_break(literal) && !leaf->image_depth) {
        draft_blank(leaf->draft, (struct span){start, leaf->cursor.at}, SEGMENT_BREAK);
        draft_stop(leaf->draft);
    }
}

void leaf_emphasis(struct leaf *leaf, unsigned length)
{
    struct cursor *cursor = &leaf->cursor;
    leaf->line_start = false;
    for (; length && !leaf->lost; length--)
        if (!cursor_skip_byte(cursor, '*') && !cursor_skip_byte(cursor, '_'))
            lose(leaf);
}

void leaf_strong_begin(struct leaf *leaf)
{
    leaf_emphasis(leaf, 2);
    leaf->strong_from = (uint32_t)leaf->draft->prose_length;
}

void leaf_strong_end(struct leaf *leaf)
{
    struct draft *draft = leaf->draft;
    leaf_emphasis(leaf, 2);
    if (draft->open && leaf->strong_from == draft->open->prose.start)
        draft_note(draft)->strong_end = (uint32_t)draft->prose_length;
}

bool leaf_note(struct leaf *leaf)
{
    leaf->line_start = false;
    return !leaf->lost && cursor_skip_note(&leaf->cursor);
}

static bool skip_link_begin(struct cursor *cursor)
{
    return cursor_skip_byte(cursor, '[');
}

void leaf_link_begin(struct leaf *leaf)
{
    move(leaf, skip_link_begin);
}

void leaf_link_end(struct leaf *leaf)
{
    move(leaf, cursor_skip_link_end);
}

static bool skip_image_begin(struct cursor *cursor)
{
    return cursor_skip_byte(cursor, '!') && cursor_skip_byte(cursor, '[');
}

/* Images nest; only the outermost becomes a placeholder. */
void leaf_image_begin(struct leaf *leaf)
{
    if (leaf->image_depth++ == 0) {
        leaf->image_source = leaf->cursor.at;
        leaf->image_prose = (uint32_t)leaf->draft->prose_length;
    }
    move(leaf, skip_image_begin);
}

void leaf_image_end(struct leaf *leaf)
{
    move(leaf, cursor_skip_link_end);
    if (--leaf->image_depth || !leaf->draft->open)
        return;
    uint32_t floor = leaf->draft->open->prose.start;
    draft_rollback(leaf->draft, leaf->image_prose > floor ? leaf->image_prose : floor);
    add_placeholder(leaf, leaf->image_source);
}

/* A bullet that the indentation made part of a paragraph: its mark's length, else 0. */
static size_t stray_bullet_length(const struct leaf *leaf, struct slice text)
{
    const struct cursor *cursor = &leaf->cursor;
    bool bullet = text.length > 2 && strchr("-*+", text.text[0]) && text.text[1] == ' ' && text.text[2] != ' ';
    bool escaped = bullet && (cursor->at == cursor->line_end || cursor->bytes[cursor->at] != text.text[0]);
    return bullet && !escaped ? 2 : 0;
}

static bool is_note(struct slice text)
{
    const char *close = slice_starts_with(text, "[^") ? memchr(text.text, ']', text.length) : NULL;
    return close && close + 1 < text.text + text.length && close[1] == ':';
}

/* Does the line that follows a break begin a block of its own? */
static bool begins_block(const struct leaf *leaf, const struct leaf_line *next)
{
    struct draft *draft = leaf->draft;
    struct slice text = {draft->prose + draft->open->prose.start, draft->prose_length - draft->open->prose.start};
    size_t mark;
    if (leaf->frame.kind != BLOCK_PARAGRAPH)
        return false;
    bool labels = next->strong_label || (next->strong_dash && draft_note(draft)->strong_end);
    return labels || stray_bullet_length(leaf, next->text) || is_note(next->text) || is_bold_heading(draft) ||
           label_mark(next->text, &mark) != MARK_NONE ||
           (label_field_length(next->text, NULL) && label_field_length(text, NULL));
}

static void end_stray_item(struct leaf *leaf)
{
    if (leaf->frame.item != leaf->outer_item)
        leaf->draft->items[leaf->frame.item].block_end = (uint32_t)leaf->draft->block_count;
    leaf->frame.item = leaf->outer_item;
}

static void begin_stray_item(struct leaf *leaf)
{
    struct draft *draft = leaf->draft;
    uint32_t outer = leaf->outer_item;
    uint32_t list = draft->list_count++;
    leaf->frame.item = (uint32_t)draft->item_count;
    *ARENA_PUSH(draft->arena, draft->items, draft->item_count, draft->item_capacity) = (struct list_item){
        .parent = outer,
        .list = list,
        .first_block = (uint32_t)draft->block_count,
        .depth = (uint8_t)(outer == NO_INDEX ? 1 : draft->items[outer].depth + (draft->items[outer].depth < UINT8_MAX)),
        .source = {leaf->cursor.at, leaf->cursor.line_end},
    };
    leaf->task_allowed = true;
}

static void begin_line_block(struct leaf *leaf, uint32_t end, size_t bullet)
{
    leaf_close(leaf, end);
    if (bullet) {
        end_stray_item(leaf);
        begin_stray_item(leaf);
        leaf->stray_mark = (uint8_t)bullet;
    }
    leaf_open(leaf);
}

/* Past the end of the line, its trailing blanks and backslash included. */
static bool end_line(struct leaf *leaf, struct slice next)
{
    struct cursor *cursor = &leaf->cursor;
    if (leaf->skipping)
        cursor->at = cursor->line_end;
    cursor_skip_blanks(cursor, false);
    leaf->blanks_kept = cursor->at + 1 == cursor->line_end && cursor_skip_byte(cursor, '\\');
    leaf->line_start = true;
    return cursor->at == cursor->line_end && cursor_next_line(cursor, next);
}

void leaf_break(struct leaf *leaf, struct leaf_line next)
{
    uint32_t end = leaf->cursor.at;
    if (leaf->lost || !end_line(leaf, next.text)) {
        lose(leaf);
        draft_unplaced(leaf->draft, leaf->lines, " ", 1);
        return;
    }
    if (leaf->image_depth)
        return;
    if (table_is_reading(&leaf->table)) {
        table_next_row(leaf, end);
    } else if (leaf->cursor.line == leaf->table.header_line) {
        leaf_close(leaf, end);
        table_begin(leaf);
    } else if (begins_block(leaf, &next)) {
        begin_line_block(leaf, end, stray_bullet_length(leaf, next.text));
    } else {
        draft_blank(leaf->draft, (struct span){end, leaf->cursor.at}, SEGMENT_BREAK);
    }
}

/* Only what a parser drops from the end of a block may be left: blanks, closing '#', a setext underline. */
static bool is_at_end(const struct leaf *leaf)
{
    struct cursor rest = leaf->cursor;
    bool closing_signs = leaf->frame.kind == BLOCK_HEADING && !leaf->underlined;
    cursor_skip_blanks(&rest, false);
    while (closing_signs && cursor_skip_byte(&rest, '#'))
        ;
    cursor_skip_blanks(&rest, false);
    if (leaf->skipping || rest.at != rest.line_end)
        return leaf->skipping;
    return leaf->underlined ? cursor_next_line(&rest, (struct slice){"", 0}) && cursor_is_at_underline(&rest)
                            : rest.line == rest.last_line;
}

/* What was placed cannot be believed when the literals end before the lines do. */
static void unplace(struct leaf *leaf)
{
    struct draft *draft = leaf->draft;
    for (size_t i = leaf->first_segment; i < draft->segment_count; i++)
        if (span_length(draft->segments[i].source)) {
            draft->segments[i].kind = SEGMENT_UNPLACED;
            draft->segments[i].source = leaf->lines;
        }
    for (size_t i = leaf->first_block; i < draft->block_count; i++)
        draft->blocks[i].exact = false;
}

void leaf_end(struct leaf *leaf)
{
    uint32_t end = leaf->cursor.at;
    if (!leaf->lost && !is_at_end(leaf))
        unplace(leaf);
    if (table_is_reading(&leaf->table))
        table_end(leaf, end);
    else if (leaf->draft->open)
        leaf_close(leaf, end);
    end_stray_item(leaf);
}
