/* What stays of a sentence when the clause of the finding is replaced. */
#ifndef LINT_SURROUND_H
#define LINT_SURROUND_H

#include "lint/suggest/values.h"

struct surround {
    struct span before, after; /* blanks, marks and joints kept */
    bool emphatic;             /* ", full stop." stood behind the clause, and does not stay */
};

/* False where the clause cannot be told from the rest: then only the whole sentence can be replaced. */
bool surround_read(struct finding_values *values, struct surround *surround);
/* Appends what stood before, the wording and what stood after, people without their names. The wording begins with
 * the party when it needs a subject; where what stood before shares it ("was in a hurry and | skimmed it") it is not
 * said again. False where what is left would make no sense. */
bool surround_add(struct finding_values *values, struct buffer *out, const struct surround *surround,
                  struct slice wording);

#endif
