#include "format/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "format/escape.h"

enum { REAL_DIGITS = 3 };

void json_setup(void)
{
    json_set_alloc_funcs(memory_alloc, free);
}

struct json_t *json_new_object(void)
{
    return json_object();
}

struct json_t *json_new_array(void)
{
    return json_array();
}

struct json_t *json_share(const struct json_t *value)
{
    return json_incref((json_t *)value);
}

void json_free(struct json_t *value)
{
    json_decref(value);
}

static json_t *text_value(struct slice text)
{
    if (utf8_valid_prefix(text) == text.length)
        return json_stringn_nocheck(text.length ? text.text : "", text.length);
    struct buffer repaired = BUFFER_INIT;
    escape_repair(&repaired, text);
    json_t *value = json_stringn_nocheck(repaired.text, repaired.length);
    buffer_release(&repaired);
    return value;
}

void json_put(struct json_t *object, const char *key, struct json_t *value)
{
    json_object_set_new_nocheck(object, key, value);
}

void json_add(struct json_t *array, struct json_t *value)
{
    json_array_append_new(array, value);
}

void json_put_text(struct json_t *object, const char *key, struct slice text)
{
    json_put(object, key, text_value(text));
}

void json_put_integer(struct json_t *object, const char *key, long long number)
{
    json_put(object, key, json_integer(number));
}

void json_put_real(struct json_t *object, const char *key, double number)
{
    json_put(object, key, json_real(number));
}

void json_put_bool(struct json_t *object, const char *key, bool value)
{
    json_put(object, key, json_boolean(value));
}

void json_put_null(struct json_t *object, const char *key)
{
    json_put(object, key, json_null());
}

struct json_t *json_put_object(struct json_t *object, const char *key)
{
    json_t *member = json_object();
    json_put(object, key, member);
    return member;
}

struct json_t *json_put_array(struct json_t *object, const char *key)
{
    json_t *member = json_array();
    json_put(object, key, member);
    return member;
}

void json_add_text(struct json_t *array, struct slice text)
{
    json_add(array, text_value(text));
}

void json_add_integer(struct json_t *array, long long number)
{
    json_add(array, json_integer(number));
}

struct json_t *json_add_object(struct json_t *array)
{
    json_t *item = json_object();
    json_add(array, item);
    return item;
}

struct json_t *json_add_array(struct json_t *array)
{
    json_t *item = json_array();
    json_add(array, item);
    return item;
}

/* Outside strings JSON is ASCII, so whatever is hidden here stands inside one and may be written as \u. */
static void add_visibly(struct buffer *out, struct slice json)
{
    size_t start = 0;
    for (size_t at = 0, step; at < json.length; at += step) {
        uint32_t code_point;
        step = utf8_decode(json.text + at, json.length - at, &code_point);
        if (code_point < 0x20 || !escape_is_hidden(code_point))
            continue;
        buffer_add(out, json.text + start, at - start);
        buffer_add_format(out, "\\u%04x", (unsigned)code_point);
        start = at + step;
    }
    buffer_add(out, json.text + start, json.length - start);
}

void json_write(const struct json_t *value, struct buffer *out)
{
    size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS);
    char *dumped = json_dumps(value, flags);
    if (dumped)
        add_visibly(out, slice_of(dumped));
    free(dumped);
}

void json_write_free(struct json_t *value, struct buffer *out)
{
    json_write(value, out);
    json_free(value);
}

struct json_t *json_parse(struct slice text, char reason[JSON_REASON_SIZE])
{
    json_error_t error;
    size_t flags = JSON_DECODE_ANY | JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL;
    json_t *value = json_loadb(text.text, text.length, flags, &error);
    if (!value && reason)
        snprintf(reason, JSON_REASON_SIZE, "%s at byte %d", error.text, error.position);
    return value;
}

enum json_kind json_kind_of(const struct json_t *value)
{
    static const enum json_kind kinds[] = {
        [JSON_OBJECT] = JSON_KIND_OBJECT, [JSON_ARRAY] = JSON_KIND_ARRAY,   [JSON_STRING] = JSON_KIND_TEXT,
        [JSON_INTEGER] = JSON_KIND_NUMBER, [JSON_REAL] = JSON_KIND_NUMBER,  [JSON_TRUE] = JSON_KIND_BOOL,
        [JSON_FALSE] = JSON_KIND_BOOL,    [JSON_NULL] = JSON_KIND_NULL,
    };
    return value ? kinds[json_typeof(value)] : JSON_KIND_NONE;
}

struct json_t *json_member(const struct json_t *object, const char *key)
{
    return json_object_get(object, key);
}

size_t json_length(const struct json_t *array)
{
    return json_array_size(array);
}

struct json_t *json_item(const struct json_t *array, size_t index)
{
    return json_array_get(array, index);
}

struct slice json_text_of(const struct json_t *value)
{
    if (!json_is_string(value))
        return SLICE_LITERAL("");
    return (struct slice){json_string_value(value), json_string_length(value)};
}

long long json_integer_of(const struct json_t *value, long long fallback)
{
    if (json_is_integer(value))
        return json_integer_value(value);
    double real = json_is_real(value) ? json_real_value(value) : fallback;
    return real > -9e15 && real < 9e15 ? (long long)real : fallback;
}

bool json_equals(const struct json_t *a, const struct json_t *b)
{
    return json_equal(a, b);
}

bool json_bool_of(const struct json_t *value, bool fallback)
{
    return json_is_boolean(value) ? json_is_true(value) : fallback;
}
