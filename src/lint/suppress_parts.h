/* What the files behind lint/suppress.h share. */
#ifndef LINT_SUPPRESS_PARTS_H
#define LINT_SUPPRESS_PARTS_H

#include "lint/directive.h"
#include "lint/suppress.h"

struct suppressions {
    const struct document *document;
    const struct settings *settings;
    struct directive *items; /* in the order of the document */
    size_t count, capacity;
    struct arena *arena, *report_arena;
};

#endif
