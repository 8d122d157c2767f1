#include "lsp/frame.h"

#include <string.h>

#include "base/ascii.h"

void frame_push(struct frame_reader *reader, struct slice bytes)
{
    if (reader->skipping) {
        size_t dropped = bytes.length < reader->skipping ? bytes.length : reader->skipping;
        reader->skipping -= dropped;
        bytes = slice_sub(bytes, dropped, bytes.length);
    }
    if (reader->taken) {
        buffer_splice(&reader->pending, 0, reader->taken, SLICE_LITERAL(""));
        reader->taken = 0;
    }
    buffer_add_slice(&reader->pending, bytes);
}

static struct slice rest_of(const struct frame_reader *reader)
{
    return slice_sub(buffer_slice(&reader->pending), reader->taken, reader->pending.length);
}

/* The length of the header block at the start, its empty line included; 0 when it is not whole. */
static size_t header_length(struct slice rest)
{
    for (size_t i = 0; i < rest.length; i++) {
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
    *number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (!ascii_is_digit(digits.text[i]) || i > 12)
            return false;
        *number = *number * 10 + (size_t)(digits.text[i] - '0');
    }
    return digits.length > 0;
}

static bool content_length(struct slice header, size_t *length)
{
    struct slice wanted = SLICE_LITERAL("content-length");
    bool found = false;
    for (size_t start = 0; start < header.length;) {
        ptrdiff_t end = slice_find(header, SLICE_LITERAL("\n"), start);
        struct slice line = slice_trim(slice_sub(header, start, end < 0 ? header.length : (size_t)end));
        ptrdiff_t colon = slice_find(line, SLICE_LITERAL(":"), 0);
        if (colon >= 0 && slice_equals_caseless(slice_trim(slice_sub(line, 0, (size_t)colon)), wanted)) {
            if (!read_number(slice_trim(slice_sub(line, (size_t)colon + 1, line.length)), length))
                return false;
            found = true;
        }
        if (end < 0)
            break;
        start = (size_t)end + 1;
    }
    return found;
}

/* Where the next header block may begin: after the broken one, or at its last line when that opens another. */
static size_t next_header(struct slice rest, size_t broken)
{
    for (size_t i = 1; i + 15 <= broken; i++)
        if (slice_equals_caseless(slice_sub(rest, i, i + 15), SLICE_LITERAL("content-length:")))
            return i;
    return broken;
}

static enum frame_result oversized(struct frame_reader *reader, size_t header, size_t body)
{
    size_t here = reader->pending.length - reader->taken - header;
    size_t dropped = body < here ? body : here;
    reader->taken += header + dropped;
    reader->skipping = body - dropped;
    return FRAME_BROKEN;
}

enum frame_result frame_next(struct frame_reader *reader, struct slice *message)
{
    struct slice rest = rest_of(reader);
    size_t header = header_length(rest), body;
    if (!header) {
        if (rest.length <= FRAME_MAX_HEADER)
            return FRAME_WAITING;
        reader->taken = reader->pending.length;
        return FRAME_BROKEN;
    }
    if (!content_length(slice_sub(rest, 0, header), &body)) {
        reader->taken += next_header(rest, header);
        return FRAME_BROKEN;
    }
    if (body > FRAME_MAX_BODY)
        return oversized(reader, header, body);
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
