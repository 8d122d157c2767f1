/* Bytes that grow. The text is always NUL-terminated; the length does not count the NUL.
 * Modelled on git's strbuf: BUFFER_INIT needs no allocation, _release frees, _detach hands over. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

#include "base/slice.h"

struct buffer {
    char *text;
    size_t length, capacity;
};

extern char buffer_empty[1];
#define BUFFER_INIT {.text = buffer_empty}

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* length 0, memory kept */
void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_slice(struct buffer *buffer, struct slice slice);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_add_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Replaces the bytes [start, end) by the given ones. */
void buffer_splice(struct buffer *buffer, size_t start, size_t end, struct slice bytes);
/* Hands the text to the caller, who frees it with free(); the buffer is empty afterwards. */
char *buffer_detach(struct buffer *buffer, size_t *length);

static inline struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer->text, buffer->length};
}

#endif
