#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

char buffer_empty[1] = "";

void buffer_release(struct buffer *buffer)
{
    if (buffer->capacity)
        free(buffer->text);
    *buffer = (struct buffer)BUFFER_INIT;
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->capacity)
        buffer->text[0] = '\0';
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : 64;
    if (capacity < needed)
        capacity = needed;
    buffer->text = memory_resize(buffer->capacity ? buffer->text : NULL, capacity, 1);
    buffer->text[buffer->length] = '\0';
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
    if (!length)
        return;
    buffer_reserve(buffer, length);
    memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = '\0';
}

void buffer_add_slice(struct buffer *buffer, struct slice slice)
{
    buffer_add(buffer, slice.text, slice.length);
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
    buffer_add(buffer, &byte, 1);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    buffer_reserve(buffer, (size_t)length);
    vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
    va_end(again);
    buffer->length += (size_t)length;
}

void buffer_splice(struct buffer *buffer, size_t start, size_t end, struct slice bytes)
{
    size_t tail = buffer->length - end;
    buffer_reserve(buffer, bytes.length);
    memmove(buffer->text + start + bytes.length, buffer->text + end, tail);
    if (bytes.length)
        memcpy(buffer->text + start, bytes.text, bytes.length);
    buffer->length = start + bytes.length + tail;
    buffer->text[buffer->length] = '\0';
}

char *buffer_detach(struct buffer *buffer, size_t *length)
{
    buffer_reserve(buffer, 0);
    char *text = buffer->text;
    if (length)
        *length = buffer->length;
    *buffer = (struct buffer)BUFFER_INIT;
    return text;
}
