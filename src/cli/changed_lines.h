/* Which findings are news: those on lines that a change touched. */
#ifndef CLI_CHANGED_LINES_H
#define CLI_CHANGED_LINES_H

#include "base/arena.h"
#include "lint/report.h"

/* What changed from an older text to this one. */
struct changed_lines {
    const struct span *items; /* bytes of added lines; empty where lines only went; in order */
    size_t count;
    bool headings;            /* a heading came, went or changed */
};

/* Compares two texts. Differences of line ends alone do not count. The spans live in the arena. */
void changed_lines_find(struct changed_lines *changed, struct slice before, struct slice after, struct arena *arena);
/* A filter_keeps over them: a finding stays when a change touched its sentence; one about structure, its section; one
 * about what the document lacks, its headings. */
bool changed_lines_keep(const void *changed, const struct diagnostic *diagnostic);

#endif
