/* What the directives of a document hide for one rule. A rule's cover is made once; asking it takes a few steps however
 * many directives there are. */
#ifndef LINT_COVER_H
#define LINT_COVER_H

#include "lint/directive.h"

/* No directive. */
#define COVERED_BY_NONE SIZE_MAX

/* Lines, or bytes, from the first to the last, and the directive that hides what is found there. */
struct stretch {
    uint32_t first, last;
    size_t directive;
};

/* Both ends ascend. */
struct stretches {
    struct stretch *items;
    size_t count, capacity;
};

struct cover {
    const struct rule *rule;
    size_t file; /* the directive for the whole document, or COVERED_BY_NONE */
    struct stretches regions, lines, next_lines;
};

/* A finding: bytes, their lines, and the line where its sentence begins. `nowhere`: what the whole document lacks. */
struct covered_place {
    uint32_t offset, first_line, last_line, sentence_line;
    bool nowhere;
};

/* Makes the cover from directives in the order of the document; its lists live in the arena. */
void cover_make(struct cover *cover, const struct rule *rule, const struct directive *directives, size_t count,
                struct arena *arena);
/* The first directive, in the order of the document, that hides what is found there; or COVERED_BY_NONE. */
size_t cover_find(const struct cover *cover, const struct covered_place *place);

#endif
