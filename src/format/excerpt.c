#include "format/excerpt.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "format/escape.h"

enum { TAB = 4, LEAST_ROOM = 20, SNAP = 16 };

#define ELLIPSIS "..."

/* The part of a line that is shown, and the part that is marked, as byte offsets into the line. */
struct window {
    size_t start, end;
    size_t mark_start, mark_end;
};

size_t excerpt_columns(struct slice text)
{
    size_t columns = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        at += utf8_decode(text.text + at, text.length - at, &code_point);
        columns += (size_t)utf8_width(code_point);
    }
    return columns;
}

/* Appends the character at line[at] as shown at this column, moves the column on, returns the bytes read. */
static size_t draw_character(struct buffer *out, struct slice line, size_t at, size_t *column)
{
    size_t before = out->length, step = 1;
    if (line.text[at] == '\t')
        buffer_add(out, "    ", TAB - *column % TAB);
    else
        step = escape_character(out, slice_sub(line, at, line.length));
    *column += excerpt_columns((struct slice){out->text + before, out->length - before});
    return step;
}

/* An upper bound of the columns of a character, good enough to choose where to cut. */
static size_t rough_width(char lead)
{
    return lead == '\t' ? TAB : (unsigned char)lead >= 0xE0 ? 2 : 1;
}

static size_t forward(struct slice line, size_t at, size_t *room)
{
    while (at < line.length && *room >= rough_width(line.text[at])) {
        *room -= rough_width(line.text[at++]);
        while (at < line.length && !utf8_is_boundary(line, at))
            at++;
    }
    return at;
}

static size_t backward(struct slice line, size_t at, size_t *room)
{
    while (at > 0 && *room >= TAB) {
        do
            at--;
        while (at > 0 && !utf8_is_boundary(line, at));
        *room -= rough_width(line.text[at]);
    }
    return at;
}

/* Prefers to cut between words, where one ends near enough. */
static void snap_to_words(struct window *window, struct slice line)
{
    for (size_t at = window->start; window->start && at < window->mark_start && at < window->start + SNAP; at++)
        if (ascii_is_blank(line.text[at])) {
            window->start = at + 1;
            break;
        }
    for (size_t at = window->end; window->end < line.length && at > window->mark_end && at + SNAP > window->end; at--)
        if (ascii_is_blank(line.text[at])) {
            window->end = at;
            break;
        }
}

static struct window choose_window(struct slice line, size_t mark_start, size_t mark_end, size_t room)
{
    struct window window = {.mark_start = mark_start, .mark_end = mark_end};
    size_t whole = room;
    window.end = forward(line, 0, &whole);
    if (window.end == line.length)
        return window;
    room -= 2 * (sizeof ELLIPSIS - 1);
    size_t before = room / 3;
    size_t lead = before;
    window.start = backward(line, mark_start, &lead);
    room -= before - lead;
    window.end = forward(line, mark_start, &room);
    window.start = backward(line, window.start, &room);
    snap_to_words(&window, line);
    return window;
}

static void add_repeated(struct buffer *out, char byte, size_t count)
{
    while (count--)
        buffer_add_byte(out, byte);
}

static void add_gutter(struct buffer *out, const struct excerpt_style *style, size_t number)
{
    buffer_add_text(out, style->gutter);
    if (number)
        buffer_add_format(out, "%*zu", (int)style->gutter_width, number);
    else
        add_repeated(out, ' ', style->gutter_width);
    buffer_add_format(out, " |%s ", style->reset);
}

static void add_marks(struct buffer *out, const struct excerpt_style *style, size_t start, size_t end)
{
    add_gutter(out, style, 0);
    add_repeated(out, ' ', start);
    buffer_add_text(out, style->mark);
    add_repeated(out, '^', end > start ? end - start : 1);
    buffer_add_format(out, "%s\n", style->reset);
}

static void draw_line(struct buffer *out, struct slice line, const struct window *window,
                      const struct excerpt_style *style)
{
    size_t column = 0, mark_start = 0, mark_end = 0;
    if (window->start)
        buffer_add_text(out, ELLIPSIS);
    column = window->start ? sizeof ELLIPSIS - 1 : 0;
    for (size_t at = window->start; at < window->end;) {
        if (at <= window->mark_start)
            mark_start = column;
        at += draw_character(out, line, at, &column);
        if (at <= window->mark_end)
            mark_end = column;
    }
    if (window->mark_start >= window->end)
        mark_start = column;
    buffer_add_text(out, window->end < line.length ? ELLIPSIS "\n" : "\n");
    add_marks(out, style, mark_start, window->mark_end > window->end ? column : mark_end);
}

/* The blanks and quote marks that begin a continuation line are not part of what is meant. */
static size_t content_start(struct slice line)
{
    size_t at = 0;
    while (at < line.length && (ascii_is_blank(line.text[at]) || line.text[at] == '>'))
        at++;
    return at;
}

static void write_line(struct buffer *out, const struct source *source, size_t number, struct span span,
                       const struct excerpt_style *style)
{
    struct slice line = source_line(source, number);
    size_t offset = source->lines[number - 1];
    size_t start = span.start > offset ? span.start - offset : content_start(line);
    size_t end = span.end > offset ? span.end - offset : 0;
    start = start < line.length ? start : line.length;
    end = end < start ? start : end < line.length ? end : line.length;
    size_t used = style->gutter_width + sizeof " | " - 1;
    size_t room = style->width > used + LEAST_ROOM ? style->width - used : LEAST_ROOM;
    struct window window = choose_window(line, start, end, room);
    add_gutter(out, style, number);
    draw_line(out, line, &window, style);
}

void excerpt_write(struct buffer *out, const struct source *source, struct span span,
                   const struct excerpt_style *style)
{
    size_t first = source_position(source, span.start).line;
    size_t last = source_position(source, span.end).line;
    if (last > first && span.end == source->lines[last - 1])
        last--; /* the span ends with its line */
    for (size_t number = first; number <= last && number < first + EXCERPT_LINES; number++)
        write_line(out, source, number, span, style);
    if (last >= first + EXCERPT_LINES) {
        add_gutter(out, style, 0);
        buffer_add_text(out, ELLIPSIS "\n");
    }
}
