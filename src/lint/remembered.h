/* What was found in units before, for a linter that sees a document again and again, slightly changed.
 *
 * A unit whose surroundings are known gets the diagnostics it got then, moved to where it stands now. */
#ifndef LINT_REMEMBERED_H
#define LINT_REMEMBERED_H

#include "base/memo.h"
#include "lint/diagnose.h"
#include "lint/suggest/word_set.h"

/* A number that stands for these bytes, of that kind: the same for the same ones, 0 where there is no room for more. */
uint64_t remembered_number(struct memo *memo, enum memo_kind kind, struct slice bytes);

/* A finding before merging: what a suppression would be asked about. */
struct judged {
    const struct rule *rule;
    struct span prose;
};

/* What a unit cost and came to. */
struct verdict {
    size_t matches, proofs; /* of those that a document may have */
    uint64_t steps;         /* of its budget */
    struct word_set words;  /* of all that was linted for its proofs */
    uint64_t names;         /* the document's names among them: see proof_names_among */
    uint64_t people;        /* number of all names of a document of which that was found to hold */
    const struct judged *judged; size_t judged_count;
    const struct diagnostic *diagnostics; size_t count;
};

/* The verdict on a unit of these surroundings, or NULL; offsets in it are relative to the unit. Valid until the
 * memo's next turn. */
struct verdict *remembered_find(struct memo *memo, struct slice surroundings);
/* Remembers the verdict on a unit that stands at this place, instead of any other; all it points to is copied. */
void remembered_add(struct memo *memo, struct slice surroundings, const struct verdict *verdict,
                    const struct document *document, struct span prose);
/* Adds the diagnostics of a verdict for a unit that stands at this place; they live in the list's arena. */
void remembered_replay(const struct verdict *verdict, const struct document *document, struct span prose,
                       struct diagnostic_list *list);

#endif
