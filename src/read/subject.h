/* Who acts: the grammatical subject of a verb group, the agent of a passive.
 *
 * No parser: a walk over the tokens of one unit that knows auxiliaries, adverbs, parentheses,
 * appositions, relative clauses, coordination and subordinate -ing. It would rather find no subject than a wrong one.
 */
#ifndef LINT_SUBJECT_H
#define LINT_SUBJECT_H

#include "read/entity.h"

struct subject {
    struct span prose;           /* of the noun phrase; empty for ACTOR_IMPLIED */
    uint32_t actor;              /* one actor_class bit */
    float confidence;            /* 0..1: the entity's, lowered by the way it was found */
    bool adjacent;               /* only adverbs, auxiliaries and parentheses stand between it and the verb */
    uint32_t distance;           /* words between its end and the verb */
    const struct entity *entity; /* NULL for ACTOR_IMPLIED; the antecedent of a resolved pronoun is in it */
};

/* The subject of the verb group that holds the word starting at this prose offset of the unit. True when
 * its class is one of `actors`. Offsets inside the group (after its auxiliaries and adverbs) are fine. */
bool subject_of(const struct entities *entities, size_t unit, size_t offset, uint32_t actors, struct subject *subject);

/* The agent of a passive participle that starts at this offset: "was dropped late at night by {actor}". */
bool subject_agent(const struct entities *entities, size_t unit, size_t offset, uint32_t actors,
                   struct subject *subject);

#endif
