#include "lsp/frame.h"

#include "base/ascii.h"

#define LENGTH_NAME SLICE_LITERAL("content-length:")

enum { KEPT_CAPACITY = 1024 * 1024 }; /* of an empty buffer: a large message is no reason to stay large */

/* --- bytes in ------------------------------------------------------------------------------------------- */

static void drop_taken(struct frame_reader *reader)
{
    struct buffer *pending = &reader->pending;
    if (reader->taken < pending->length)
        buffer_splice(pending, 0, reader->taken, SLICE_LITERAL(""));
    else if (pending->capacity > KEPT_CAPACITY)
        buffer_release(pending);
    else
        buffer_clear(pending);
    reader->taken = 0;
}

void frame_push(struct frame_reader *reader, struct slice bytes)
{
    if (reader->taken)
        drop_taken(reader);
    buffer_add_slice(&reader->pending, bytes);
}

static struct slice rest_of(const struct frame_reader *reader)
{
    return slice_sub(buffer_slice(&reader->pending), reader->taken, reader->pending.length);
}

/* --- headers -------------------------------------------------------------------------------------------- */

/* The length of the header block at the start, its empty line included; 0 when it is not whole. */
static size_t header_length(struct slice rest)
{
    for (size_t i = 0; i < rest.length && i < FRAME_MAX_HEADER; i++) {
        if (rest.text[i] != '\n')
            continue;
        if (i + 1 < rest.length && rest.text[i + 1] == '\n')
            return i + 2;
        if (i + 2 < rest.length && rest.text[i + 1] == '\r' && rest.text[i + 2] == '\n')
            return i + 3;
    }
    return 0;
}

static bool read_number(struct slice digits, size_t *number)
{
    enum { MOST_DIGITS = 12 };
    *number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (!ascii_is_digit(digits.text[i]) || i == MOST_DIGITS)
            return false;
        *number = *number * 10 + (size_t)(digits.text[i] - '0');
    }
    return digits.length > 0;
}

static bool content_length(struct slice header, size_t *length)
{
    bool found = false;
    for (size_t start = 0; start < header.length;) {
        ptrdiff_t end = slice_find(header, SLICE_LITERAL("\n"), start);
        struct slice line = slice_trim(slice_sub(header, start, (size_t)end));
        if (slice_equals_caseless(slice_sub(line, 0, LENGTH_NAME.length), LENGTH_NAME)) {
            found = read_number(slice_trim(slice_sub(line, LENGTH_NAME.length, line.length)), length);
            if (!found)
                return false;
        }
        start = (size_t)end + 1;
    }
    return found;
}

/* --- messages out --------------------------------------------------------------------------------------- */

/* From the next byte on, for what is broken may begin like a header. */
static enum frame_result lose(struct frame_reader *reader)
{
    reader->taken++;
    reader->lost = true;
    return FRAME_BROKEN;
}

/* Drops all before the next header's name; of a name that is not whole yet nothing is dropped. */
static bool find_again(struct frame_reader *reader)
{
    struct slice rest = rest_of(reader), name = LENGTH_NAME;
    size_t at = 0;
    while (at < rest.length && !slice_equals_caseless(slice_sub(rest, at, at + name.length), name))
        at++;
    reader->lost = at == rest.length;
    if (reader->lost)
        at = rest.length < name.length ? 0 : rest.length - name.length + 1;
    reader->taken += at;
    return !reader->lost;
}

enum frame_result frame_next(struct frame_reader *reader, struct slice *message)
{
    if (reader->lost && !find_again(reader))
        return FRAME_WAITING;
    struct slice rest = rest_of(reader);
    size_t header = header_length(rest), body = 0;
    if (!header)
        return rest.length < FRAME_MAX_HEADER ? FRAME_WAITING : lose(reader);
    if (!content_length(slice_sub(rest, 0, header), &body) || body > FRAME_MAX_BODY)
        return lose(reader);
    if (rest.length - header < body)
        return FRAME_WAITING;
    *message = slice_sub(rest, header, header + body);
    reader->taken += header + body;
    return FRAME_MESSAGE;
}

void frame_release(struct frame_reader *reader)
{
    buffer_release(&reader->pending);
}
