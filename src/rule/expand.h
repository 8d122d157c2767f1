/* Patterns as written -> PCRE2: classes become callouts, macros their text. */
#ifndef RULE_EXPAND_H
#define RULE_EXPAND_H

#include "base/buffer.h"
#include "rule/pack.h"

/* From here on, bytes of the expanded text come from the written one at this offset. */
struct expansion_step {
    size_t expanded, written;
};

struct expansion {
    struct buffer text;
    struct class_use *classes;     size_t class_count, class_capacity;  /* in the pack's arena */
    struct expansion_step *steps;  size_t step_count, step_capacity;    /* in the pack's arena */
};

#define EXPANSION_INIT {.text = BUFFER_INIT}

/* Expands the scalar's text. Returns false after adding the mistakes found. Release with buffer_release(&text). */
bool expand(struct pack *pack, const struct yaml_node *scalar, struct expansion *expansion);
/* The offset in the written pattern of a byte of the expanded one. */
size_t expansion_written(const struct expansion *expansion, size_t expanded);
/* Has the name a meaning of its own in braces: actor, subject, code, np, gap? */
bool expand_is_reserved(struct slice name);

#endif
