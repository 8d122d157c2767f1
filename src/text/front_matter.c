#include "text/front_matter.h"

#include <string.h>

#include "base/ascii.h"

enum { DEEPEST = 16 };

struct level {
    size_t indent;
    struct slice path; /* the keys down to here, joined by '.' */
};

struct reader {
    struct draft *draft;
    const struct source *source;
    size_t line, last_line; /* 1-based */
    struct level levels[DEEPEST];
    size_t depth; /* levels in use */
};

static void add_field(struct reader *reader, struct slice key, struct slice value, struct slice raw)
{
    struct draft *draft = reader->draft;
    uint32_t start = (uint32_t)(raw.text - reader->source->bytes.text);
    *ARENA_PUSH(draft->arena, draft->fields, draft->field_count, draft->field_capacity) =
        (struct field){key, value, {start, start + (uint32_t)raw.length}};
}

static struct slice join(struct reader *reader, struct slice parent, struct slice key)
{
    if (!parent.length)
        return key;
    return slice_of(
        arena_format(reader->draft->arena, "%.*s.%.*s", (int)parent.length, parent.text, (int)key.length, key.text));
}

/* Where a quoted scalar that begins the text ends, after its quote; 0 when it does not end. */
static size_t quoted_length(struct slice text)
{
    char quote = text.text[0];
    for (size_t at = 1; at < text.length; at++) {
        bool doubled = quote == '\'' && at + 1 < text.length && text.text[at] == quote && text.text[at + 1] == quote;
        if (doubled || (quote == '"' && text.text[at] == '\\'))
            at++;
        else if (text.text[at] == quote)
            return at + 1;
    }
    return 0;
}

/* Inside quotes a quote is written '' or \"; other escapes mean nothing to those who read fields. */
static struct slice without_escapes(struct reader *reader, struct slice text, char quote)
{
    char escape = quote == '"' ? '\\' : '\'';
    if (!text.length || !memchr(text.text, escape, text.length))
        return text;
    char *plain = arena_copy(reader->draft->arena, text);
    size_t length = 0;
    for (size_t at = 0; at < text.length; at++) {
        at += text.text[at] == escape && at + 1 < text.length;
        plain[length++] = text.text[at];
    }
    return (struct slice){plain, length};
}

static bool is_quote(struct slice text)
{
    return text.length && (text.text[0] == '"' || text.text[0] == '\'');
}

/* The scalar without quotes, or without a comment after it. */
static struct slice scalar_value(struct reader *reader, struct slice raw)
{
    size_t quoted = is_quote(raw) ? quoted_length(raw) : 0;
    if (quoted)
        return without_escapes(reader, slice_sub(raw, 1, quoted - 1), raw.text[0]);
    for (size_t at = 0; at < raw.length; at++)
        if (raw.text[at] == '#' && (at == 0 || ascii_is_blank(raw.text[at - 1])))
            return slice_trim(slice_sub(raw, 0, at));
    return raw;
}

/* The length of one item of "[a, b]" or "{a: b}", to the comma or closing bracket. */
static size_t flow_item_length(struct slice text)
{
    int depth = 0;
    for (size_t at = 0; at < text.length; at++) {
        char c = text.text[at];
        if (c == '"' || c == '\'') {
            size_t quoted = quoted_length(slice_sub(text, at, text.length));
            at += quoted ? quoted - 1 : 0;
        } else if (depth == 0 && strchr(",]}", c)) {
            return at;
        } else {
            depth += (c == '[' || c == '{') - (c == ']' || c == '}');
        }
    }
    return text.length;
}

static void add_scalar(struct reader *reader, struct slice key, struct slice raw)
{
    raw = slice_trim(raw);
    struct slice value = scalar_value(reader, raw);
    if (value.length)
        add_field(reader, key, value, raw);
}

/* The length of a key before ':' (or '=' in TOML), 0 when the text has none. */
static size_t key_length(const struct reader *reader, struct slice text)
{
    bool toml = reader->source->front_matter == FRONT_MATTER_TOML;
    size_t at = is_quote(text) ? quoted_length(text) : 0;
    for (; at < text.length; at++) {
        char c = text.text[at];
        if (toml ? c == '=' : c == ':' && (at + 1 == text.length || ascii_is_space(text.text[at + 1])))
            return at;
        if (c == '#')
            return 0;
    }
    return 0;
}

static struct slice key_name(struct slice text, size_t length)
{
    struct slice key = slice_trim(slice_sub(text, 0, length));
    return is_quote(key) && key.length > 1 ? slice_sub(key, 1, key.length - 1) : key;
}

static bool is_flow(struct slice text)
{
    return text.length && strchr("[{", text.text[0]);
}

static void add_flow(struct reader *reader, struct slice key, struct slice text, unsigned depth);

static void add_flow_item(struct reader *reader, struct slice key, struct slice item, unsigned depth)
{
    if (is_flow(item) && depth < DEEPEST)
        add_flow(reader, key, item, depth + 1);
    else
        add_scalar(reader, key, item);
}

/* The items of "[a, b]" and "{a: b}". */
static void add_flow(struct reader *reader, struct slice key, struct slice text, unsigned depth)
{
    bool mapping = text.text[0] == '{';
    for (text = slice_sub(text, 1, text.length); text.length;) {
        size_t length = flow_item_length(text);
        struct slice item = slice_trim(slice_sub(text, 0, length));
        size_t name = mapping ? key_length(reader, item) : 0;
        if (name)
            add_flow_item(reader, join(reader, key, key_name(item, name)),
                          slice_trim(slice_sub(item, name + 1, item.length)), depth);
        else
            add_flow_item(reader, key, item, depth);
        if (length < text.length && text.text[length] != ',')
            return;
        text = slice_sub(text, length + 1, text.length);
    }
}

static size_t indent_of(struct slice line)
{
    size_t indent = 0;
    while (indent < line.length && ascii_is_blank(line.text[indent]))
        indent++;
    return indent;
}

static bool is_dashed(struct slice text)
{
    return slice_equals_text(text, "-") || slice_starts_with(text, "- ");
}

/* Past the lines indented deeper than the key: the text of a "|" or ">" block. */
static void add_block_scalar(struct reader *reader, struct slice key, size_t indent)
{
    size_t first = reader->line + 1, last = reader->line;
    while (last < reader->last_line) {
        struct slice line = source_line(reader->source, last + 1);
        if (slice_trim(line).length && indent_of(line) <= indent)
            break;
        last++;
    }
    if (last >= first) {
        struct slice end = source_line(reader->source, last);
        const char *start = source_line(reader->source, first).text;
        struct slice text = slice_trim((struct slice){start, (size_t)(end.text + end.length - start)});
        if (text.length)
            add_field(reader, key, text, text);
    }
    reader->line = last;
}

/* A flow sequence may go on over lines; TOML writes its long arrays so. */
static struct slice whole_flow(struct reader *reader, struct slice value)
{
    char close = value.text[0] == '[' ? ']' : '}';
    struct slice all = value;
    while (!memchr(all.text, close, all.length) && reader->line < reader->last_line) {
        struct slice line = source_line(reader->source, ++reader->line);
        all.length = (size_t)(line.text + line.length - all.text);
    }
    return all;
}

static void add_value(struct reader *reader, struct slice key, struct slice value, size_t indent)
{
    if (is_flow(value))
        add_flow(reader, key, whole_flow(reader, value), 0);
    else if (value.length && strchr("|>", value.text[0]) && reader->source->front_matter == FRONT_MATTER_YAML)
        add_block_scalar(reader, key, indent);
    else
        add_scalar(reader, key, value);
}

static struct slice path_at(struct reader *reader, size_t indent, bool dashed)
{
    while (reader->depth) {
        const struct level *level = &reader->levels[reader->depth - 1];
        if (level->indent < indent || (dashed && level->indent == indent))
            break;
        reader->depth--;
    }
    return reader->depth ? reader->levels[reader->depth - 1].path : (struct slice){"", 0};
}

static void push_level(struct reader *reader, size_t indent, struct slice path)
{
    if (reader->depth < DEEPEST)
        reader->levels[reader->depth++] = (struct level){indent, path};
}

static void read_entry(struct reader *reader, struct slice text, size_t indent, struct slice parent)
{
    size_t length = key_length(reader, text);
    if (!length) {
        add_value(reader, parent, text, indent);
        return;
    }
    struct slice key = join(reader, parent, key_name(text, length));
    struct slice value = slice_trim(slice_sub(text, length + 1, text.length));
    if (!value.length || value.text[0] == '#')
        push_level(reader, indent, key);
    else
        add_value(reader, key, value, indent);
}

static void read_yaml_line(struct reader *reader, struct slice line)
{
    size_t indent = indent_of(line);
    struct slice text = slice_trim(line);
    if (!text.length || text.text[0] == '#')
        return;
    bool dashed = is_dashed(text);
    struct slice parent = path_at(reader, indent, dashed);
    while (is_dashed(text)) {
        size_t more = 1 + indent_of(slice_sub(text, 1, text.length));
        indent += more;
        text = slice_sub(text, more, text.length);
    }
    if (text.length)
        read_entry(reader, text, indent, parent);
}

static void read_toml_line(struct reader *reader, struct slice line)
{
    struct slice text = slice_trim(line);
    if (!text.length || text.text[0] == '#')
        return;
    if (text.text[0] != '[') {
        read_entry(reader, text, 0, reader->depth ? reader->levels[0].path : (struct slice){"", 0});
        return;
    }
    while (text.length && strchr("[ ", text.text[0]))
        text = slice_sub(text, 1, text.length);
    const char *close = memchr(text.text, ']', text.length);
    reader->levels[0].path = slice_trim(slice_sub(text, 0, close ? (size_t)(close - text.text) : text.length));
    reader->depth = 1;
}

void front_matter_read(struct draft *draft)
{
    const struct source *source = draft->source;
    if (source->front_matter == FRONT_MATTER_NONE)
        return;
    struct reader reader = {.draft = draft, .source = source};
    reader.last_line = source_position(source, source->front_matter_text.end).line - 1;
    for (reader.line = 2; reader.line <= reader.last_line; reader.line++) {
        struct slice line = source_line(source, reader.line);
        if (source->front_matter == FRONT_MATTER_YAML)
            read_yaml_line(&reader, line);
        else
            read_toml_line(&reader, line);
    }
}
