#include "rule/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"

struct reader {
    yaml_parser_t parser;
    yaml_event_t event;
    bool open;              /* event holds one that must be deleted */
    unsigned depth;
    const char *path;
    struct arena *arena;
    struct errors *errors;
};

/* --- events --- */

static bool fail(struct reader *reader, const char *message)
{
    yaml_mark_t mark = reader->event.start_mark;
    errors_add(reader->errors, ERROR_CONFIG, reader->path, mark.line + 1, mark.column + 1, "%s", message);
    return false;
}

static bool fail_in_parser(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_READER_ERROR)
        errors_add(reader->errors, ERROR_CONFIG, reader->path, parser->mark.line + 1, 0, "YAML: %s, at byte %zu",
                   parser->problem, parser->problem_offset);
    else
        errors_add(reader->errors, ERROR_CONFIG, reader->path, parser->problem_mark.line + 1,
                   parser->problem_mark.column + 1, "YAML: %s%s%s", parser->problem ? parser->problem : "out of memory",
                   parser->context ? " " : "", parser->context ? parser->context : "");
    return false;
}

static bool refuse_directives(struct reader *reader)
{
    const yaml_event_t *event = &reader->event;
    if (event->type != YAML_DOCUMENT_START_EVENT)
        return true;
    bool directive = event->data.document_start.version_directive ||
                     event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end;
    return directive ? fail(reader, "directives (%) are not allowed") : true;
}

static bool refuse_properties(struct reader *reader)
{
    const yaml_event_t *event = &reader->event;
    const yaml_char_t *anchor = NULL, *tag = NULL;
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return fail(reader, "aliases (*name) are not allowed: quote text that begins with *");
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        break;
    default:
        break;
    }
    if (anchor)
        return fail(reader, "anchors (&name) are not allowed: quote text that begins with &");
    return tag ? fail(reader, "tags (!name) are not allowed: quote text that begins with !") : true;
}

static bool next(struct reader *reader)
{
    if (reader->open)
        yaml_event_delete(&reader->event);
    reader->open = yaml_parser_parse(&reader->parser, &reader->event);
    if (!reader->open)
        return fail_in_parser(reader);
    return refuse_directives(reader) && refuse_properties(reader);
}

static bool expect(struct reader *reader, yaml_event_type_t type, const char *message)
{
    return next(reader) && (reader->event.type == type || fail(reader, message));
}

/* --- nodes --- */

static struct yaml_node *new_node(struct reader *reader, enum yaml_kind kind)
{
    struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);
    node->kind = kind;
    node->line = (uint32_t)reader->event.start_mark.line + 1;
    node->column = (uint32_t)reader->event.start_mark.column + 1;
    node->end_line = (uint32_t)reader->event.end_mark.line + 1;
    node->text = SLICE_LITERAL("");
    return node;
}

static enum yaml_style scalar_style(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return YAML_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_BLOCK;
    default:
        return YAML_PLAIN;
    }
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' ? c != '\n' && c != '\t' : c == 0x7f;
}

static const struct yaml_node *read_scalar(struct reader *reader)
{
    struct slice text = {(const char *)reader->event.data.scalar.value, reader->event.data.scalar.length};
    for (size_t i = 0; i < text.length; i++)
        if (is_control(text.text[i])) {
            fail(reader, "a control character in a value");
            return NULL;
        }
    struct yaml_node *node = new_node(reader, YAML_SCALAR);
    node->style = scalar_style(reader->event.data.scalar.style);
    node->text = (struct slice){arena_copy(reader->arena, text), text.length};
    return node;
}

static const struct yaml_node *read_node(struct reader *reader);

/* Reads nodes up to the event that closes the collection. */
static bool read_items(struct reader *reader, struct yaml_node *node, yaml_event_type_t end)
{
    size_t capacity = 0;
    while (next(reader)) {
        if (reader->event.type == end)
            return true;
        const struct yaml_node *item = read_node(reader);
        if (!item)
            return false;
        *ARENA_PUSH(reader->arena, node->items, node->count, capacity) = item;
    }
    return false;
}

static bool is_repeated(const struct yaml_node *mapping, size_t pair)
{
    for (size_t i = 0; i < pair; i++)
        if (slice_equals(yaml_key(mapping, i)->text, yaml_key(mapping, pair)->text))
            return true;
    return false;
}

static bool check_keys(struct reader *reader, const struct yaml_node *mapping)
{
    bool good = mapping->count <= YAML_MAX_KEYS;
    if (!good)
        errors_add(reader->errors, ERROR_LIMIT, reader->path, mapping->line, mapping->column,
                   "more than 2,000 keys in one table");
    for (size_t i = 0; i < mapping->count && mapping->count <= YAML_MAX_KEYS; i++) {
        const struct yaml_node *key = yaml_key(mapping, i);
        const char *wrong = key->kind != YAML_SCALAR ? "a key must be a text" : NULL;
        if (!wrong && is_repeated(mapping, i))
            wrong = "the key stands here a second time";
        if (wrong) {
            errors_add(reader->errors, ERROR_CONFIG, reader->path, key->line, key->column, "%s: `%s`", wrong,
                       key->text.text);
            good = false;
        }
    }
    return good;
}

static const struct yaml_node *read_collection(struct reader *reader, enum yaml_kind kind, yaml_event_type_t end)
{
    if (reader->depth == YAML_MAX_DEPTH) {
        fail(reader, "nested deeper than 64 levels");
        return NULL;
    }
    struct yaml_node *node = new_node(reader, kind);
    reader->depth++;
    bool complete = read_items(reader, node, end);
    reader->depth--;
    if (kind == YAML_MAPPING)
        node->count /= 2;
    return complete && (kind != YAML_MAPPING || check_keys(reader, node)) ? node : NULL;
}

static const struct yaml_node *read_node(struct reader *reader)
{
    switch (reader->event.type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(reader);
    case YAML_SEQUENCE_START_EVENT:
        return read_collection(reader, YAML_SEQUENCE, YAML_SEQUENCE_END_EVENT);
    case YAML_MAPPING_START_EVENT:
        return read_collection(reader, YAML_MAPPING, YAML_MAPPING_END_EVENT);
    default:
        fail(reader, "unexpected YAML");
        return NULL;
    }
}

static const struct yaml_node *read_stream(struct reader *reader)
{
    if (!expect(reader, YAML_STREAM_START_EVENT, "not a YAML stream") || !next(reader))
        return NULL;
    if (reader->event.type == YAML_STREAM_END_EVENT)
        return new_node(reader, YAML_MAPPING);
    if (!next(reader))
        return NULL;
    const struct yaml_node *root = read_node(reader);
    if (!root || !expect(reader, YAML_DOCUMENT_END_EVENT, "unexpected YAML after the document") ||
        !expect(reader, YAML_STREAM_END_EVENT, "a second document in the file; write one file for each"))
        return NULL;
    return root;
}

const struct yaml_node *yaml_parse(struct slice text, const char *path, struct arena *arena, struct errors *errors)
{
    struct reader reader = {.path = path, .arena = arena, .errors = errors};
    if (text.length > YAML_MAX_BYTES) {
        errors_add(errors, ERROR_LIMIT, path, 0, 0, "larger than 256 KiB");
        return NULL;
    }
    if (!yaml_parser_initialize(&reader.parser)) {
        errors_add(errors, ERROR_INTERNAL, path, 0, 0, "the YAML reader could not be started");
        return NULL;
    }
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.text, text.length);
    const struct yaml_node *root = read_stream(&reader);
    if (reader.open)
        yaml_event_delete(&reader.event);
    yaml_parser_delete(&reader.parser);
    return root;
}

/* --- trees --- */

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
    for (size_t i = 0; i < mapping->count; i++)
        if (slice_equals_text(yaml_key(mapping, i)->text, key))
            return yaml_value(mapping, i);
    return NULL;
}

const char *yaml_kind_name(enum yaml_kind kind)
{
    static const char *const names[] = {
        [YAML_SCALAR] = "a text", [YAML_SEQUENCE] = "a list", [YAML_MAPPING] = "a table"};
    return names[kind];
}

uint32_t yaml_column_of(const struct yaml_node *scalar, size_t offset)
{
    if (scalar->line != scalar->end_line || scalar->style == YAML_DOUBLE_QUOTED || scalar->style == YAML_BLOCK)
        return scalar->column;
    struct slice before = slice_sub(scalar->text, 0, offset);
    uint32_t column = scalar->column + (uint32_t)utf8_count(before);
    if (scalar->style == YAML_PLAIN)
        return column;
    for (size_t i = 0; i < before.length; i++)
        column += before.text[i] == '\'';
    return column + 1;
}
