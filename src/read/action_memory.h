/* Texts of action items that were read before, remembered in a document's memo. */
#ifndef LINT_ACTION_MEMORY_H
#define LINT_ACTION_MEMORY_H

#include "base/buffer.h"
#include "read/action_text.h"

struct action_memory {
    struct memo *memo; /* NULL: nothing is remembered */
    struct buffer key;
};

/* Fills in what such a prose range, with such people in it, was read as; false when it is new. To be released. */
bool action_memory_find(struct action_memory *memory, const struct action_reader *reader, struct span prose,
                        struct action_item *item);
/* Remembers what the range that was looked for was read as. */
void action_memory_keep(struct action_memory *memory, struct span prose, const struct action_item *item);
void action_memory_release(struct action_memory *memory);

#endif
