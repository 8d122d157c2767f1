#include "lsp/surrogate.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

enum { ESCAPE_LENGTH = 6, FIRST_HIGH = 0xD800, FIRST_LOW = 0xDC00, AFTER_LOW = 0xE000 };

/* The UTF-16 unit of the escape \uXXXX that starts at `at`, or 0. */
static unsigned long unit_at(const struct buffer *text, size_t at)
{
    char digits[5] = "";
    if (at + ESCAPE_LENGTH > text->length || text->text[at] != '\\' || text->text[at + 1] != 'u')
        return 0;
    memcpy(digits, text->text + at + 2, 4);
    return strtoul(digits, NULL, 16);
}

static bool is_high(unsigned long unit)
{
    return unit >= FIRST_HIGH && unit < FIRST_LOW;
}

static bool is_low(unsigned long unit)
{
    return unit >= FIRST_LOW && unit < AFTER_LOW;
}

/* Backslashes are taken in pairs, so that "\\ud83d" stays text. Returns whether something was replaced. */
static bool repair(struct buffer *text)
{
    bool repaired = false;
    for (size_t at = 0; at + 1 < text->length; at++) {
        if (text->text[at] != '\\')
            continue;
        unsigned long unit = unit_at(text, at);
        if (is_high(unit) && is_low(unit_at(text, at + ESCAPE_LENGTH))) {
            at += 2 * ESCAPE_LENGTH - 1;
            continue;
        }
        if (is_high(unit) || is_low(unit)) {
            memcpy(text->text + at, "\\ufffd", ESCAPE_LENGTH);
            repaired = true;
        }
        at++;
    }
    return repaired;
}

struct json_t *surrogate_parse(struct slice text, char reason[JSON_REASON_SIZE])
{
    struct json_t *value = json_parse(text, reason);
    if (value)
        return value;
    struct buffer copy = BUFFER_INIT;
    buffer_add_slice(&copy, text);
    if (repair(&copy))
        value = json_parse(buffer_slice(&copy), reason);
    buffer_release(&copy);
    return value;
}
