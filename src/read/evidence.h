/* What stands around a word that may be somebody or something: does it say that it is somebody? */
#ifndef LINT_EVIDENCE_H
#define LINT_EVIDENCE_H

#include "read/reader.h"

/* Is the verb group at the token an act of people, no passive? Base and -s forms that are as often nouns do not
 * count. */
bool evidence_verb(const struct reader *reader, uint32_t token);
/* Does a verb group begin at `end`, right after the word, that only people have: a verb of people, a form of be with
 * a state of people ("was told", "were asleep"), a verb with hands and feet of their own ("dragged their feet")? */
bool evidence_acts(const struct reader *reader, uint32_t end);
/* Does the verb group at `end` act on what is its own: "dragged their feet"? */
bool evidence_acts_on_own(const struct reader *reader, uint32_t end);
/* Is the verb of people in the group at `end` one that programs are said to do as well: "the planner ignored it"? */
bool evidence_may_be_program(const struct reader *reader, uint32_t end);
/* Is it the subject of a question or an inversion: "did the desk notice", "was Supply doing"? */
bool evidence_asked(const struct reader *reader, uint32_t first, uint32_t end);
/* Is he or she spoken of from `end` to the end of the unit, with no somebody else's name in between? */
bool evidence_he_or_she(const struct reader *reader, uint32_t end);

#endif
