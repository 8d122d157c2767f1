/* Pronouns, and whom they mean. */
#ifndef LINT_PRONOUN_H
#define LINT_PRONOUN_H

#include "read/reader.h"

/* Recognises I, we, he, someone from ops, nobody on shift, whoever, those on call. "they" is an entity of no
 * class until it is resolved. */
bool pronoun_read(const struct reader *reader, uint32_t token, struct entity *entity);

struct pronoun_scope {
    const struct reader *reader; /* of the unit the pronoun stands in */
    struct entity *items;        /* all entities so far, in prose order */
    size_t first;                /* the first of those that may be an antecedent */
    uint32_t start;              /* the first token of the text they stand in */
};

/* Gives he, she and they (entity `index`) their antecedent; "they" gets the class PRONOUN when somebody who can be
 * blamed is the nearest plural noun before it, or where it is a subject and no plural noun is; USER or SYSTEM when
 * those are, else ACTOR_NONE. */
void pronoun_resolve(const struct pronoun_scope *scope, size_t index);

#endif
