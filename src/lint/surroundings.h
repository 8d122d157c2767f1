/* All that the findings of a unit depend on, as bytes: where they are the same, so is what is found, said and proposed.
 *
 * That is the unit's words and their Markdown, who is spoken of in it, where it stands, and, as one number, what holds for
 * the document: settings, kind, names of people. Offsets are relative to the unit, so that it may move. Whatever a guard,
 * a message or a rewrite comes to look at has to be told here too; tests/lint/test_remembered.c finds out when it is not. */
#ifndef LINT_SURROUNDINGS_H
#define LINT_SURROUNDINGS_H

#include "base/buffer.h"
#include "lint/pass.h"

struct surroundings {
    const struct pass *pass;
    uint64_t document;     /* number of what holds for all its units */
    struct buffer bytes;
    size_t segment, quote; /* the first that may touch the next unit */
};

/* Adds what holds for all units of the pass's document, and `circumstances`: those of its proofs. */
void surroundings_add_document(struct buffer *out, const struct pass *pass, struct slice circumstances);
/* For the units of the pass's document, in prose order; `document` stands for what surroundings_add_document adds. */
void surroundings_begin(struct surroundings *surroundings, const struct pass *pass, uint64_t document);
void surroundings_release(struct surroundings *surroundings);
/* The surroundings of the unit, whose words have to be remembered; valid until the next call. */
struct slice surroundings_of(struct surroundings *surroundings, size_t unit);

#endif
