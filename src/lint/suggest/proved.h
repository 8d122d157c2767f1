/* What became of wordings that were proved: the same wording, in the same surroundings, is linted once. Many sentences
 * of a document get the same question, and in an editor most of a document is what it was a letter ago. */
#ifndef LINT_PROVED_H
#define LINT_PROVED_H

#include "base/slice.h"
#include "lint/suggest/word_set.h"
#include "rule/rule.h"

enum { PROOF_MAX_RULES = 16 };

/* The rules a wording breaks. */
struct proof_result {
    const struct rule *rules[PROOF_MAX_RULES];
    size_t count;  /* findings; of more than PROOF_MAX_RULES the rules are not kept */
    bool complete; /* no search reached its limit */
    struct word_set words; /* of the prose that was linted */
};

struct proved;

struct proved *proved_new(void);
void proved_free(struct proved *proved);
/* Forgets everything unless it was proved under the same circumstances: bytes that tell of all that results depend on
 * besides the wording. */
void proved_begin(struct proved *proved, struct slice circumstances);
/* What became of the wording, or NULL; good until the next call. */
const struct proof_result *proved_find(const struct proved *proved, struct slice wording);
void proved_add(struct proved *proved, struct slice wording, const struct proof_result *result);

#endif
