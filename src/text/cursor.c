#include "text/cursor.h"

#include <string.h>

#include "base/ascii.h"

static void enter_line(struct cursor *cursor, uint32_t line, uint32_t at)
{
    struct slice text = source_line(cursor->source, line + 1);
    cursor->line = line;
    cursor->line_end = (uint32_t)(text.text + text.length - cursor->bytes);
    cursor->at = at;
}

void cursor_init(struct cursor *cursor, const struct source *source, size_t first_line, size_t last_line,
                 uint8_t quotes)
{
    size_t limit = source->line_count - 1;
    *cursor = (struct cursor){.source = source, .bytes = source->bytes.text, .quotes = quotes};
    cursor->last_line = (uint32_t)(last_line < limit ? last_line : limit);
    if (first_line > cursor->last_line)
        first_line = cursor->last_line;
    enter_line(cursor, (uint32_t)first_line, source->lines[first_line]);
}

void cursor_move(struct cursor *cursor, uint32_t at)
{
    const struct source *source = cursor->source;
    uint32_t line = cursor->line;
    while (line < cursor->last_line && source->lines[line + 1] <= at)
        line++;
    if (line == cursor->line)
        cursor->at = at;
    else
        enter_line(cursor, line, at);
}

static bool is_prefix(char c)
{
    return ascii_is_blank(c) || c == '>';
}

/* How many of the bytes at the start of text could be container marks. */
static size_t prefix_length(struct slice text)
{
    size_t length = 0;
    while (length < text.length && is_prefix(text.text[length]))
        length++;
    return length;
}

/* Blanks and quote marks before the text, as many marks as there are quotes around the block. When the text itself
 * begins with '>' the line's run must end in it, and what is left are marks. */
static size_t marks_length(const struct cursor *cursor, struct slice line, struct slice text)
{
    size_t run = prefix_length(line), own = prefix_length(text);
    bool ends = own && own <= run && memcmp(line.text + run - own, text.text, own) == 0;
    if (ends && memchr(text.text, '>', own))
        return run - own;
    size_t length = 0;
    for (unsigned quotes = 0; length < run; length++)
        if (line.text[length] == '>' && ++quotes > cursor->quotes)
            break;
    return length;
}

bool cursor_next_line(struct cursor *cursor, struct slice text)
{
    if (cursor->line >= cursor->last_line)
        return false;
    uint32_t line = cursor->line + 1;
    enter_line(cursor, line, cursor->source->lines[line]);
    struct slice bytes = {cursor->bytes + cursor->at, cursor->line_end - cursor->at};
    cursor->at += (uint32_t)marks_length(cursor, bytes, text);
    return true;
}

int cursor_peek(const struct cursor *cursor)
{
    if (cursor->at < cursor->line_end)
        return (unsigned char)cursor->bytes[cursor->at];
    return cursor->line < cursor->last_line ? '\n' : -1;
}

void cursor_step(struct cursor *cursor)
{
    if (cursor->at < cursor->line_end)
        cursor->at++;
    else
        cursor_next_line(cursor, (struct slice){"", 0});
}

void cursor_skip_blanks(struct cursor *cursor, bool lines)
{
    for (int c = cursor_peek(cursor); c == ' ' || c == '\t' || (lines && c == '\n'); c = cursor_peek(cursor))
        cursor_step(cursor);
}

bool cursor_skip_byte(struct cursor *cursor, char byte)
{
    if (cursor->at >= cursor->line_end || cursor->bytes[cursor->at] != byte)
        return false;
    cursor->at++;
    return true;
}

static bool is_escape(const struct cursor *cursor)
{
    return cursor->at + 1 < cursor->line_end && cursor->bytes[cursor->at] == '\\' &&
           ascii_is_punct(cursor->bytes[cursor->at + 1]);
}

/* Past text that ends in `close`, escapes skipped; false at a byte of `never` or the block's end. */
static bool skip_until(struct cursor *cursor, char close, const char *never)
{
    for (int c = cursor_peek(cursor); c != -1 && !(c && strchr(never, c)); c = cursor_peek(cursor)) {
        if (is_escape(cursor))
            cursor_step(cursor);
        cursor_step(cursor);
        if (c == close)
            return true;
    }
    return false;
}

static bool skip_label(struct cursor *cursor)
{
    struct cursor probe = *cursor;
    if (!cursor_skip_byte(&probe, '[') || !skip_until(&probe, ']', "["))
        return false;
    *cursor = probe;
    return true;
}

static bool skip_bare_target(struct cursor *cursor)
{
    int depth = 0;
    for (int c = cursor_peek(cursor); c != -1 && !ascii_is_space((char)c); c = cursor_peek(cursor)) {
        if (c == ')' && depth-- == 0)
            return true;
        depth += c == '(';
        if (is_escape(cursor))
            cursor_step(cursor);
        cursor_step(cursor);
    }
    return depth <= 0;
}

static bool skip_target(struct cursor *cursor)
{
    if (cursor_skip_byte(cursor, '<'))
        return skip_until(cursor, '>', "<\n");
    return skip_bare_target(cursor);
}

static bool skip_title(struct cursor *cursor)
{
    struct cursor probe = *cursor;
    char open = (char)cursor_peek(cursor);
    if (open != '"' && open != '\'' && open != '(')
        return false;
    cursor_step(&probe);
    if (!skip_until(&probe, open == '(' ? ')' : open, open == '(' ? "(" : ""))
        return false;
    *cursor = probe;
    return true;
}

/* Past blanks to the end of the line; the line end itself is left. */
static bool skip_to_line_end(struct cursor *cursor)
{
    cursor_skip_blanks(cursor, false);
    return cursor->at == cursor->line_end;
}

static void skip_one_line_end(struct cursor *cursor)
{
    cursor_skip_blanks(cursor, false);
    if (cursor_peek(cursor) == '\n')
        cursor_step(cursor);
    cursor_skip_blanks(cursor, false);
}

/* A title that something follows on its line is no title: then the target must end its own line. */
static bool skip_definition_title(struct cursor *cursor)
{
    struct cursor title = *cursor;
    skip_one_line_end(&title);
    if (title.at > cursor->at && skip_title(&title) && skip_to_line_end(&title)) {
        *cursor = title;
        return true;
    }
    return skip_to_line_end(cursor);
}

static bool skip_definition(struct cursor *cursor)
{
    struct cursor probe = *cursor;
    if (!skip_label(&probe) || !cursor_skip_byte(&probe, ':'))
        return false;
    skip_one_line_end(&probe);
    uint32_t target = probe.at;
    if (!skip_target(&probe) || probe.at == target || !skip_definition_title(&probe))
        return false;
    *cursor = probe;
    return true;
}

void cursor_skip_definitions(struct cursor *cursor)
{
    while (cursor_peek(cursor) == '[' && skip_definition(cursor))
        if (!cursor_next_line(cursor, (struct slice){"", 0}))
            return;
}

static uint32_t count_run(const struct cursor *cursor, uint32_t at, uint32_t end, char byte)
{
    uint32_t length = 0;
    while (at + length < end && cursor->bytes[at + length] == byte)
        length++;
    return length;
}

/* Where the block's text ends in the source. */
static uint32_t block_end(const struct cursor *cursor)
{
    struct slice text = source_line(cursor->source, cursor->last_line + 1);
    return (uint32_t)(text.text + text.length - cursor->bytes);
}

bool cursor_skip_code(struct cursor *cursor)
{
    uint32_t end = block_end(cursor);
    uint32_t ticks = count_run(cursor, cursor->at, end, '`');
    uint32_t at = cursor->at + ticks;
    while (ticks && at < end) {
        const char *tick = memchr(cursor->bytes + at, '`', end - at);
        if (!tick)
            return false;
        at = (uint32_t)(tick - cursor->bytes);
        uint32_t length = count_run(cursor, at, end, '`');
        at += length;
        if (length == ticks) {
            cursor_move(cursor, at);
            return true;
        }
    }
    return false;
}

/* The bytes of text before its first line end. */
static size_t line_length(struct slice text)
{
    size_t length = 0;
    while (length < text.length && text.text[length] != '\n' && text.text[length] != '\r')
        length++;
    return length;
}

static size_t line_end_length(struct slice text)
{
    if (!text.length)
        return 0;
    return text.length > 1 && text.text[0] == '\r' && text.text[1] == '\n' ? 2 : 1;
}

static bool skip_text(struct cursor *cursor, struct slice text)
{
    if (cursor->line_end - cursor->at < text.length || memcmp(cursor->bytes + cursor->at, text.text, text.length) != 0)
        return false;
    cursor->at += (uint32_t)text.length;
    return true;
}

bool cursor_skip_html(struct cursor *cursor, struct slice literal)
{
    struct cursor probe = *cursor;
    for (;;) {
        size_t length = line_length(literal);
        if (!skip_text(&probe, slice_sub(literal, 0, length)))
            return false;
        if (length == literal.length)
            break;
        literal = slice_sub(literal, length, literal.length);
        literal = slice_sub(literal, line_end_length(literal), literal.length);
        if (!cursor_next_line(&probe, literal))
            return false;
        size_t blanks = 0;
        while (blanks < literal.length && ascii_is_blank(literal.text[blanks]))
            blanks++;
        literal = slice_sub(literal, blanks, literal.length);
        cursor_skip_blanks(&probe, false);
    }
    *cursor = probe;
    return true;
}

bool cursor_skip_autolink(struct cursor *cursor)
{
    const char *start = cursor->bytes + cursor->at;
    const char *end = cursor->at < cursor->line_end ? memchr(start, '>', cursor->line_end - cursor->at) : NULL;
    if (!end)
        return false;
    cursor->at += (uint32_t)(end - start) + 1;
    return true;
}

static bool skip_inline_target(struct cursor *cursor)
{
    struct cursor probe = *cursor;
    if (!cursor_skip_byte(&probe, '('))
        return false;
    cursor_skip_blanks(&probe, true);
    if (!skip_target(&probe))
        return false;
    uint32_t end = probe.at;
    cursor_skip_blanks(&probe, true);
    if (probe.at > end && skip_title(&probe))
        cursor_skip_blanks(&probe, true);
    if (!cursor_skip_byte(&probe, ')'))
        return false;
    *cursor = probe;
    return true;
}

bool cursor_skip_link_end(struct cursor *cursor)
{
    if (!cursor_skip_byte(cursor, ']'))
        return false;
    if (!skip_inline_target(cursor))
        skip_label(cursor);
    return true;
}
