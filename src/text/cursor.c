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

/* The same for a line, whose trailing blanks no text keeps. */
static size_t line_prefix_length(struct slice line)
{
    size_t length = prefix_length(line);
    while (length && length == line.length && ascii_is_blank(line.text[length - 1]))
        line.length = --length;
    return length;
}

static struct slice without_blanks(struct slice text)
{
    while (text.length && ascii_is_blank(text.text[0]))
        text = slice_sub(text, 1, text.length);
    return text;
}

static bool is_escaped_quote_mark(struct slice text)
{
    static const char *const escapes[] = {"\\>", "&gt;", "&#62;", "&#x3e;", "&#x3E;", "&#X3E;"};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (slice_starts_with(text, escapes[i]))
            return true;
    return false;
}

/* Do the line's `run` bytes of marks end in the `own` bytes that begin the text? Not when those come from an escape. */
static bool ends_in_text(struct slice line, size_t run, struct slice text, size_t own)
{
    if (own == 0 || own > run || memcmp(line.text + run - own, text.text, own) != 0)
        return false;
    bool same_follows = own < text.length && run < line.length && line.text[run] == text.text[own];
    return same_follows || !is_escaped_quote_mark(slice_sub(line, run, line.length));
}

/* The first `limit` bytes of the line, or fewer: up to the first quote mark that no quote around the block explains. */
static size_t explained_length(const struct cursor *cursor, struct slice line, size_t limit)
{
    size_t length = 0;
    for (unsigned quotes = 0; length < limit; length++)
        if (line.text[length] == '>' && ++quotes > cursor->quotes)
            break;
    return length;
}

/* Blanks and quote marks before the text. When the text itself begins with '>' the line's marks must end in it. */
static size_t marks_length(const struct cursor *cursor, struct slice line, struct slice text)
{
    text = without_blanks(text);
    size_t run = line_prefix_length(line), own = prefix_length(text);
    size_t marks = ends_in_text(line, run, text, own) ? run - own : run;
    return explained_length(cursor, line, marks);
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

/* Deeper parentheses make no target for libcmark either; without a limit each "](" would look through all that follow. */
static bool skip_bare_target(struct cursor *cursor)
{
    enum { DEEPEST = 32 };
    int depth = 0;
    for (int c = cursor_peek(cursor); c != -1 && !ascii_is_space((char)c); c = cursor_peek(cursor)) {
        if (depth > DEEPEST)
            return false;
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
    struct cursor probe = *cursor, label = *cursor;
    cursor_step(&label);
    cursor_skip_blanks(&label, true);
    if (cursor_peek(&label) == ']' || !skip_label(&probe) || !cursor_skip_byte(&probe, ':'))
        return false;
    skip_one_line_end(&probe);
    uint32_t target = probe.at;
    if (!skip_target(&probe) || probe.at == target || !skip_definition_title(&probe))
        return false;
    *cursor = probe;
    return true;
}

/* Is what looks like a definition text? A definition's label and colon are one literal then. Asked of each definition with
 * the same text, which may be long: it is only looked through where it stands on this line. */
static bool is_text_here(const struct cursor *cursor, struct slice text)
{
    text = without_blanks(text);
    return text.length <= cursor->line_end - cursor->at &&
           memcmp(cursor->bytes + cursor->at, text.text, text.length) == 0 &&
           slice_find(text, SLICE_LITERAL("]:"), 0) > 0;
}

void cursor_skip_definitions(struct cursor *cursor, struct slice text)
{
    while (cursor_peek(cursor) == '[' && !is_text_here(cursor, text) && skip_definition(cursor))
        if (!cursor_next_line(cursor, text))
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

/* The piece of HTML on the next line: after all quote marks, or fewer, for a '>' may be the tag's own. */
static bool skip_html_line(struct cursor *cursor, struct slice piece)
{
    if (!cursor_next_line(cursor, piece))
        return false;
    struct cursor line = *cursor;
    piece = without_blanks(piece);
    cursor_skip_blanks(&line, false);
    for (;;) {
        *cursor = line;
        if (skip_text(cursor, piece))
            return true;
        uint32_t start = cursor->source->lines[cursor->line];
        do {
            if (line.at == start)
                return false;
        } while (line.bytes[--line.at] != '>');
    }
}

bool cursor_skip_html(struct cursor *cursor, struct slice literal)
{
    struct cursor probe = *cursor;
    size_t length = line_length(literal);
    bool found = skip_text(&probe, slice_sub(literal, 0, length));
    while (found && length < literal.length) {
        literal = slice_sub(literal, length, literal.length);
        literal = slice_sub(literal, line_end_length(literal), literal.length);
        length = line_length(literal);
        found = skip_html_line(&probe, slice_sub(literal, 0, length));
    }
    if (found)
        *cursor = probe;
    return found;
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

bool cursor_skip_note(struct cursor *cursor)
{
    bool caret = cursor->at + 1 < cursor->line_end && cursor->bytes[cursor->at + 1] == '^';
    struct cursor probe = *cursor;
    if (!caret || !skip_label(&probe) || cursor_peek(&probe) == '(' || cursor_peek(&probe) == '[')
        return false;
    *cursor = probe;
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

bool cursor_is_at_underline(const struct cursor *cursor)
{
    struct slice text = slice_trim((struct slice){cursor->bytes + cursor->at, cursor->line_end - cursor->at});
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] != text.text[0] || !strchr("=-", text.text[0]))
            return false;
    return text.length > 0;
}
