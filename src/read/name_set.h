/* The names a document vouches for, and those its team has ruled out. */
#ifndef LINT_NAME_SET_H
#define LINT_NAME_SET_H

#include "base/arena.h"
#include "base/slice.h"

enum name_evidence {
    NAME_UNKNOWN,
    NAME_OF_TEAM,   /* stands before "team", "squad" and so on */
    NAME_HANDLE,    /* a handle or a name in small letters: a person also without a capital */
    NAME_NEVER,     /* configured: not a name */
    NAME_HARVESTED, /* stands somewhere in the document where only a name stands */
    NAME_ADDED      /* configured: a name */
};

struct name_set;

/* `known`, which may be NULL and must outlive the set, holds names besides those that will be added. */
struct name_set *name_set_new(const struct name_set *known, struct arena *arena);
/* Adds one word of a name; the text is borrowed. The stronger evidence stays, NAME_NEVER above all. */
void name_set_add(struct name_set *set, struct slice word, enum name_evidence evidence);
/* Adds every name of another set; the texts are copied into the arena of `to`. */
void name_set_copy(struct name_set *to, const struct name_set *from);
/* Calls `visit` with each name that was added to the set itself. */
void name_set_each(const struct name_set *set, void (*visit)(void *context, struct slice word, enum name_evidence),
                   void *context);
enum name_evidence name_set_find(const struct name_set *set, struct slice word);

#endif
