/* Proof of a proposed wording: it is linted again where its sentence stands, under every pack.
 *
 * A proof looks at language rules only and proposes nothing itself, so it cannot call for another proof. */
#ifndef LINT_PROOF_H
#define LINT_PROOF_H

#include "lint/finding.h"
#include "lint/linter.h"
#include "lint/pass.h"
#include "lint/suggest/proved.h"

/* Who linted the document, the settings of its proofs, every rule that is not opt-in, and its people's names. */
struct proof {
    struct linter *linter;
    const struct pass *pass;
    struct settings settings;
    const struct name_set *people;
    struct lint_options options;
    struct slice circumstances; /* bytes that tell of all that proofs depend on besides their wordings and names */
    struct slice names;         /* bytes that tell of `people` */
    struct word_set *words;     /* gets the words of all that is linted for a proof */
    size_t left; /* proofs the document may still ask for; then there are only questions */
};

/* A wording as it was linted: what proof_run tells the rules of. */
struct proof_case {
    struct source source;
    struct reading reading;
    struct lint_options options;
    struct pass pass;
    struct finding_list findings; /* those in the wording */
};

/* Makes ready to prove wordings of the pass's document; both must outlive the proof. */
void proof_init(struct proof *proof, struct linter *linter, const struct pass *pass);
/* A number for those of the people whose names are among the words: the same where no proof of these words could be told
 * from another one by the names it knew. */
uint64_t proof_names_among(const struct proof *proof, const struct word_set *words);
/* Lints the Markdown wording as if it stood in place of the unit. False when there are no proofs left or a search
 * reached its limit: then nothing is proved. */
bool proof_run(struct proof *proof, size_t unit, struct slice wording, struct proof_result *result);
/* The same, and keeps in the arena what was read and found, so that the wording can be worked on. */
bool proof_open(struct proof *proof, size_t unit, struct slice wording, struct arena *arena, struct proof_case *opened);

#endif
