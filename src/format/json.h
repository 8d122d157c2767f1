/* JSON values, built and read. The one place that knows the JSON library; no other file includes it.
 *
 * A value made by json_new_*, json_parse or json_share is owned and given back with json_free; what
 * json_put_object, json_put_array, json_add_object, json_add_array, json_member and json_item return
 * is borrowed from its parent. Text of any bytes is accepted: invalid UTF-8 becomes U+FFFD. */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/slice.h"

struct json_t; /* a value */

enum json_kind { JSON_KIND_NONE, JSON_KIND_NULL, JSON_KIND_BOOL, JSON_KIND_NUMBER, JSON_KIND_TEXT, JSON_KIND_ARRAY,
                 JSON_KIND_OBJECT };

/* Makes the library allocate with memory_alloc, so that no value is ever NULL for want of memory. Called
 * once, before any other function here and before threads start. */
void json_setup(void);

struct json_t *json_new_object(void);
struct json_t *json_new_array(void);
struct json_t *json_share(const struct json_t *value); /* one more owner of the same value */
void json_free(struct json_t *value);                  /* NULL is allowed */

/* Members of an object, in the order they are put. */
void json_put_text(struct json_t *object, const char *key, struct slice text);
void json_put_integer(struct json_t *object, const char *key, long long number);
void json_put_real(struct json_t *object, const char *key, double number); /* printed with three digits */
void json_put_bool(struct json_t *object, const char *key, bool value);
void json_put_null(struct json_t *object, const char *key);
void json_put(struct json_t *object, const char *key, struct json_t *value); /* takes the value over */
struct json_t *json_put_object(struct json_t *object, const char *key);
struct json_t *json_put_array(struct json_t *object, const char *key);

/* Items of an array. */
void json_add_text(struct json_t *array, struct slice text);
void json_add_integer(struct json_t *array, long long number);
void json_add(struct json_t *array, struct json_t *value); /* takes the value over */
struct json_t *json_add_object(struct json_t *array);
struct json_t *json_add_array(struct json_t *array);

/* Appends the value to out on one line. Controls, DEL, C1 and bidirectional controls are \u escapes,
 * so that the text can be shown on a terminal and still means the same. */
void json_write(const struct json_t *value, struct buffer *out);
/* The same, and the value is freed. */
void json_write_free(struct json_t *value, struct buffer *out);

/* Parses one JSON text of any kind. Duplicate keys, trailing text, invalid UTF-8 and too deep nesting
 * are refused: returns NULL and, where `reason` is not NULL, writes why. */
enum { JSON_REASON_SIZE = 256 };
struct json_t *json_parse(struct slice text, char reason[JSON_REASON_SIZE]);
enum json_kind json_kind_of(const struct json_t *value); /* JSON_KIND_NONE for NULL */
/* NULL when the value is NULL, not an object, or has no such member: calls can be chained. */
struct json_t *json_member(const struct json_t *object, const char *key);
size_t json_length(const struct json_t *array); /* 0 when it is not an array */
struct json_t *json_item(const struct json_t *array, size_t index);
/* The text, number or truth of a value; the fallback (or empty text) when it is of another kind. Text may hold NUL. */
struct slice json_text_of(const struct json_t *value);
long long json_integer_of(const struct json_t *value, long long fallback);
bool json_bool_of(const struct json_t *value, bool fallback);
bool json_equals(const struct json_t *a, const struct json_t *b);

#endif
