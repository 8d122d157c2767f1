#include "format/escape.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

struct code_point_range {
    uint32_t first, last;
};

bool escape_is_hidden(uint32_t code_point)
{
    static const struct code_point_range hidden[] = {
        {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200E, 0x200F},
        {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF},
    };
    if (code_point >= ' ' && code_point < 0x7F)
        return false; /* nearly all text */
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (code_point >= hidden[i].first && code_point <= hidden[i].last)
            return true;
    return false;
}

static void add_visible(struct buffer *out, uint32_t code_point)
{
    static const char named[] = {['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    if (code_point < sizeof named && named[code_point])
        buffer_add_format(out, "\\%c", named[code_point]);
    else
        buffer_add_format(out, code_point < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)code_point);
}

size_t escape_character(struct buffer *out, struct slice text)
{
    uint32_t code_point;
    size_t step = utf8_decode(text.text, text.length, &code_point);
    if (code_point == UTF8_REPLACEMENT && step == 1)
        add_visible(out, (unsigned char)text.text[0]);
    else if (escape_is_hidden(code_point))
        add_visible(out, code_point);
    else
        buffer_add(out, text.text, step);
    return step;
}

/* Appends what the sink writes instead of an ASCII character, or returns false: the general treatment. */
typedef bool (*escape_ascii)(struct buffer *out, char character);

static void escape_with(struct buffer *out, struct slice text, escape_ascii replace)
{
    for (size_t at = 0; at < text.length;) {
        if (replace(out, text.text[at]))
            at++;
        else
            at += escape_character(out, slice_sub(text, at, text.length));
    }
}

static bool keep(struct buffer *out, char character)
{
    (void)out;
    (void)character;
    return false;
}

void escape_terminal(struct buffer *out, struct slice text)
{
    escape_with(out, text, keep);
}

void escape_path(struct buffer *out, const char *path)
{
    struct slice name = slice_of(path);
    if (slice_starts_with(name, ":") || slice_starts_with(name, "##[")) /* a line number comes with a colon */
        buffer_add_text(out, "./");
    escape_terminal(out, name);
}

struct replacement {
    char character;
    const char *text;
};

static bool replaced(struct buffer *out, char character, const struct replacement *table)
{
    for (; table->text; table++) {
        if (table->character != character)
            continue;
        buffer_add_text(out, table->text);
        return true;
    }
    return false;
}

static bool xml_character(struct buffer *out, char character)
{
    static const struct replacement table[] = {
        {'<', "&lt;"},   {'>', "&gt;"},   {'&', "&amp;"}, {'"', "&quot;"}, {'\'', "&apos;"},
        {'\n', "&#10;"}, {'\t', "&#9;"}, {0, NULL},
    };
    return replaced(out, character, table);
}

void escape_xml(struct buffer *out, struct slice text)
{
    escape_with(out, text, xml_character);
}

void escape_xml_attribute(struct buffer *out, const char *name, struct slice value)
{
    buffer_add_format(out, " %s=\"", name);
    escape_xml(out, value);
    buffer_add_byte(out, '"');
}

static bool message_character(struct buffer *out, char character)
{
    static const struct replacement table[] = {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}, {0, NULL}};
    return replaced(out, character, table);
}

static bool property_character(struct buffer *out, char character)
{
    static const struct replacement table[] = {{':', "%3A"}, {',', "%2C"}, {0, NULL}};
    return replaced(out, character, table) || message_character(out, character);
}

void escape_workflow_message(struct buffer *out, struct slice text)
{
    escape_with(out, text, message_character);
}

void escape_workflow_property(struct buffer *out, struct slice text)
{
    escape_with(out, text, property_character);
}

static bool markdown_character(struct buffer *out, char character)
{
    /* A zero-width space keeps a mention from notifying anyone; a line end would end the table row. */
    static const struct replacement table[] = {
        {'@', "@&#8203;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'\n', " "}, {'\r', " "}, {0, NULL},
    };
    if (replaced(out, character, table))
        return true;
    if (!character || !strchr("\\`*_{}[]()#|~:$", character))
        return false;
    buffer_add_byte(out, '\\');
    buffer_add_byte(out, character);
    return true;
}

/* A host name that begins with "www." is a link without any mark. */
void escape_markdown(struct buffer *out, struct slice text)
{
    static const struct slice host = {"www.", 4};
    for (ptrdiff_t at; (at = slice_find(text, host, 0)) >= 0;) {
        size_t dot = (size_t)at + host.length - 1;
        escape_with(out, slice_sub(text, 0, dot), markdown_character);
        buffer_add_text(out, "\\.");
        text = slice_sub(text, dot + 1, text.length);
    }
    escape_with(out, text, markdown_character);
}

static bool hover_character(struct buffer *out, char character)
{
    static const struct replacement table[] = {
        {'\\', "\\\\"}, {'[', "\\["}, {']', "\\]"}, {'<', "\\<"}, {'`', "\\`"}, {'*', "\\*"}, {'\n', " "}, {0, NULL},
    };
    return replaced(out, character, table);
}

void escape_hover(struct buffer *out, struct slice text)
{
    escape_with(out, text, hover_character);
}

void escape_sarif(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.text[i] == '\\' || text.text[i] == '[' || text.text[i] == ']')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.text[i]);
    }
}

static size_t longest_run(struct slice text, char character)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.length; i++) {
        run = text.text[i] == character ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static bool code_character(struct buffer *out, char character)
{
    static const struct replacement table[] = {{'\n', " "}, {'\r', " "}, {0, NULL}};
    return replaced(out, character, table);
}

void escape_markdown_code(struct buffer *out, struct slice text)
{
    size_t fence = longest_run(text, '`') + 1;
    bool padded = text.length && (text.text[0] == '`' || text.text[text.length - 1] == '`');
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(out, '`');
    buffer_add_text(out, padded ? " " : "");
    escape_with(out, text, code_character);
    buffer_add_text(out, padded ? " " : "");
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(out, '`');
}

void escape_uri(struct buffer *out, struct slice path)
{
    while (slice_starts_with(path, "./"))
        path = slice_sub(path, 2, path.length);
    if (slice_starts_with(path, "/"))
        buffer_add_text(out, "file://");
    for (size_t i = 0; i < path.length; i++) {
        char byte = path.text[i];
        if (ascii_is_alnum(byte) || (byte && strchr("/-._~", byte)))
            buffer_add_byte(out, byte);
        else
            buffer_add_format(out, "%%%02X", (unsigned)(unsigned char)byte);
    }
}

void escape_repair(struct buffer *out, struct slice text)
{
    char bytes[4];
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        at += utf8_decode(text.text + at, text.length - at, &code_point);
        buffer_add(out, bytes, utf8_write(code_point, bytes));
    }
}
