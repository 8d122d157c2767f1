/* Personal names and handles. A capital letter alone is never one: it takes a list, the document's own evidence, a
 * title, a family name, or a verb that only people do. */
#ifndef LINT_NAME_H
#define LINT_NAME_H

#include "read/reader.h"

/* Recognises a name ("Nguyen Thi Hoa", "Dr. Okafor", "Jan van der Berg") that starts at this token. */
bool name_read(const struct reader *reader, uint32_t token, struct entity *entity);
/* Recognises @jane, jane@, and a bare e-mail address. @sre-team is a team; @here is nobody. */
bool mention_read(const struct reader *reader, uint32_t token, struct entity *entity);

#endif
