/* What the files behind lint/suppress.h share. */
#ifndef LINT_SUPPRESS_PARTS_H
#define LINT_SUPPRESS_PARTS_H

#include "lint/cover.h"
#include "lint/suppress.h"

struct suppressions {
    const struct document *document;
    const struct settings *settings;
    struct directive *items; /* in the order of the document */
    size_t count, capacity;
    struct cover *covers; /* of the rules that were asked about */
    size_t cover_count, cover_capacity;
    uint32_t asked_line, next_line; /* the last question for a next line with text, and its answer */
    struct arena *arena, *report_arena;
};

#endif
