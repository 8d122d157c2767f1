/* YAML as a small tree that remembers lines and columns.
 *
 * Only plain YAML: UTF-8, one document, no anchors, aliases, tags, directives, no duplicate keys, no control
 * characters, nesting up to 64. Every scalar is text; what it means is its reader's business. */
#ifndef RULE_YAML_H
#define RULE_YAML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

enum { YAML_MAX_DEPTH = 64, YAML_MAX_KEYS = 2000, YAML_MAX_BYTES = 256 * 1024 };

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };
enum yaml_style { YAML_PLAIN, YAML_SINGLE_QUOTED, YAML_DOUBLE_QUOTED, YAML_BLOCK };

struct yaml_node {
    enum yaml_kind kind;
    enum yaml_style style;       /* of a scalar */
    uint32_t line, column;       /* 1-based; columns are code points */
    uint32_t end_line;           /* where a scalar ends: the same line for one that fits on it */
    struct slice text;           /* of a scalar; NUL-terminated */
    const struct yaml_node **items; /* of a sequence; of a mapping: key, value, key, value */
    size_t count;                /* items of a sequence, pairs of a mapping */
};

/* Parses text into a tree in the arena; path is only for errors. Returns NULL after adding an error. An
 * empty document is an empty mapping. Strings live as long as the arena. */
const struct yaml_node *yaml_parse(struct slice text, const char *path, struct arena *arena, struct errors *errors);

static inline const struct yaml_node *yaml_key(const struct yaml_node *mapping, size_t pair)
{
    return mapping->items[2 * pair];
}

static inline const struct yaml_node *yaml_value(const struct yaml_node *mapping, size_t pair)
{
    return mapping->items[2 * pair + 1];
}

/* The value of a key, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);
/* "a text", "a list", "a table": for messages. */
const char *yaml_kind_name(enum yaml_kind kind);
/* The column in the file of a byte of a scalar's text, where it can be told: else the scalar's own. */
uint32_t yaml_column_of(const struct yaml_node *scalar, size_t offset);

#endif
