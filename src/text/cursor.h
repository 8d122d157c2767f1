/* A place in the source of one leaf block, moved forward only.
 *
 * The parser strips container marks before it reads inlines, so its positions inside a line cannot be
 * trusted; it is right about which lines a block has. A cursor walks those lines and knows what a parser has
 * dropped between them: line ends, quote marks, indentation, link targets, backticks. Every function
 * returns false, and leaves the cursor where it was, when the source is not what the caller expects. */
#ifndef TEXT_CURSOR_H
#define TEXT_CURSOR_H

#include "text/source.h"

struct cursor {
    const struct source *source;
    const char *bytes;  /* source->bytes.text */
    uint32_t at;        /* the next byte */
    uint32_t line;      /* 0-based line of `at` */
    uint32_t line_end;  /* where that line's text ends */
    uint32_t last_line; /* of the block */
    uint8_t quotes;     /* block quotes around the block */
};

/* At column 0 of first_line; lines are 0-based and inclusive. */
void cursor_init(struct cursor *cursor, const struct source *source, size_t first_line, size_t last_line,
                 uint8_t quotes);
/* Moves forward to an offset in the block. */
void cursor_move(struct cursor *cursor, uint32_t at);
/* To the first byte of the next line's content. `text` is what the parser says stands there: it
 * decides whether a '>' is a quote mark or text. */
bool cursor_next_line(struct cursor *cursor, struct slice text);
/* The byte here, '\n' at a line's end, -1 at the block's end. */
int cursor_peek(const struct cursor *cursor);
/* Past the byte or line end here; quote marks and indentation of the new line are skipped. */
void cursor_step(struct cursor *cursor);
/* Skips blanks; line ends too if `lines`. */
void cursor_skip_blanks(struct cursor *cursor, bool lines);

bool cursor_skip_byte(struct cursor *cursor, char byte);
/* Past reference definitions that begin a paragraph; never past `text`, its first literal. */
void cursor_skip_definitions(struct cursor *cursor, struct slice text);
/* Past a code span, which begins here. */
bool cursor_skip_code(struct cursor *cursor);
/* Past raw HTML that the parser gave as `literal`. */
bool cursor_skip_html(struct cursor *cursor, struct slice literal);
/* Past an autolink's closing '>'. */
bool cursor_skip_autolink(struct cursor *cursor);
/* Past "[^note]". */
bool cursor_skip_note(struct cursor *cursor);
/* Past the "](target "title")", "][label]" or "]" that ends a link or image. */
bool cursor_skip_link_end(struct cursor *cursor);
/* Is the rest of the line the underline of a setext heading? */
bool cursor_is_at_underline(const struct cursor *cursor);

#endif
