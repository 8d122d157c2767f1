/* Teams by a bare name: "the business", "legal told us", "security approved it". */
#ifndef LINT_TEAM_H
#define LINT_TEAM_H

#include "read/reader.h"

/* Recognises one that starts at this token: a name whose article stands in the lexicon, or a name that is also
 * that of a thing, where a verb of people or a plural verb follows. */
bool team_read(const struct reader *reader, uint32_t token, struct entity *entity);

#endif
