/* The steps of a walk through a clause: what stands before a verb group, where a noun phrase begins. */
#ifndef LINT_CLAUSE_H
#define LINT_CLAUSE_H

#include "read/entity.h"
#include "read/reader.h"

struct clause {
    struct reader reader;
    const struct entities *entities;
    size_t unit;
};

struct clause clause_of(const struct entities *entities, size_t unit);

/* The entity that covers this token, or that ends right before it; NULL if none. */
const struct entity *clause_entity_at(const struct clause *clause, uint32_t token);
const struct entity *clause_entity_before(const struct clause *clause, uint32_t token);

/* Where the verb group that holds `token` begins: to the left of its adverbs, auxiliaries, negators and of
 * parentheses. `auxiliary` (may be NULL) tells whether there was one. */
uint32_t clause_group_start(const struct clause *clause, uint32_t token, bool *auxiliary);
/* Where the noun phrase that ends right before `token` begins; `token` itself when none does. */
uint32_t clause_phrase_start(const struct clause *clause, uint32_t token);
/* Can the token be part of a noun phrase, determiners and pronouns apart? */
bool clause_is_nominal(const struct reader *reader, uint32_t token);
/* Where the preposition that ends right before `token` begins ("instead of" is one), or `token`. */
uint32_t clause_preposition_start(const struct clause *clause, uint32_t token);
/* Is this token the finite verb of a clause: no participle before a noun or "by", no noun? */
bool clause_is_finite(const struct clause *clause, uint32_t token);
/* The nearest finite verb or auxiliary to the left of `token` within the unit, or NO_INDEX. */
uint32_t clause_verb_before(const struct clause *clause, uint32_t token);
bool clause_verb_after(const struct clause *clause, uint32_t token);
/* The first token that is no time, number or mark: where the text of "14:32 - Deployed" begins. */
uint32_t clause_text_start(const struct clause *clause);

#endif
