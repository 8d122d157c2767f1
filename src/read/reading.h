/* One document as the engine reads it: prose, words, who is spoken of, what kind of document it is. */
#ifndef LINT_READING_H
#define LINT_READING_H

#include "read/action.h"
#include "read/entity.h"
#include "read/mode.h"

struct reading {
    struct document document;
    struct annotation annotation;
    struct entities entities;
    struct actions actions;
    const bool *open_action; /* by unit: does it say what an open action item is to do? */
    enum document_mode mode;
    bool draft; /* front matter says `blameless: {status: draft}` */
};

/* Reads source into a reading whose arrays live in the arena; `known`: see entities_find;
 * `memo`: see document_options. Returns NULL, or why the document was
 * refused (static text); the reading is empty then. Neither may move afterwards: parts point at each other. */
const char *reading_make(struct reading *reading, const struct source *source, const struct settings *settings,
                         const struct name_set *known, struct memo *memo, struct arena *arena);

#endif
