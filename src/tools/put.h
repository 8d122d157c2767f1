#ifndef BLAMELESS_TOOLS_PUT_H
#define BLAMELESS_TOOLS_PUT_H
/* Values as C source, appended to a buffer: what the compiler of rule packs writes is made of these. */

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/* A string literal, broken over lines. */
void put_string(struct buffer *out, struct slice text);
/* The same of NUL-terminated text; NULL is written as such. */
void put_text(struct buffer *out, const char *text);
/* The initialiser of a struct slice. */
void put_slice(struct buffer *out, struct slice text);
/* A field that points to an array printed earlier under this name and number, and its count. */
void put_array(struct buffer *out, const char *name, unsigned number, size_t count);
/* What stands behind the i-th number of a list: eight a line. */
void put_separator(struct buffer *out, size_t i);
/* The definition of a constant array of that name. */
void put_numbers(struct buffer *out, const char *name, const uint32_t *numbers, size_t count);

#endif
