/* Content-Length framing of the base protocol (LSP 3.17, "Base Protocol"): bytes in, messages out.
 *
 * Headers end with an empty line; names are compared without case; LF alone is accepted as a line end. After
 * what cannot be a header, or announces too large a body, all is dropped up to the next `Content-Length:`, so
 * that a broken client is answered with one error and understood again from its next message. */
#ifndef LSP_FRAME_H
#define LSP_FRAME_H

#include "base/buffer.h"

enum { FRAME_MAX_BODY = 64 * 1024 * 1024, FRAME_MAX_HEADER = 8 * 1024 };

enum frame_result {
    FRAME_WAITING, /* no whole message yet */
    FRAME_MESSAGE,
    FRAME_BROKEN   /* what arrived is no message; it is being dropped */
};

struct frame_reader {
    struct buffer pending;
    size_t taken; /* bytes of pending already handed out */
    bool lost;    /* looking for the next header */
};

#define FRAME_READER_INIT {.pending = BUFFER_INIT}

void frame_push(struct frame_reader *reader, struct slice bytes);
/* The next message, borrowed from the reader until the next call of frame_push. */
enum frame_result frame_next(struct frame_reader *reader, struct slice *message);
void frame_release(struct frame_reader *reader);

#endif
