/* The words that are people's names in a document, kept for --redact. */
#ifndef LINT_PEOPLE_H
#define LINT_PEOPLE_H

#include "read/name_set.h"
#include "read/reading.h"

/* Every word of a person's name or mention that the document's entities, its harvest or the configuration know. The set
 * and its texts live in the arena. */
const struct name_set *people_collect(const struct reading *reading, struct arena *arena);

#endif
