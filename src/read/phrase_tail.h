/* What follows the head of a noun phrase for somebody and belongs to it. */
#ifndef LINT_PHRASE_TAIL_H
#define LINT_PHRASE_TAIL_H

#include "read/reader.h"

/* One past the tail that starts at this token ("on call", "from storage", "in charge"), or `token` if there is none. */
uint32_t phrase_tail_end(const struct reader *reader, uint32_t token);

#endif
