/* "The head of Logistics": who leads a unit, by the unit. */
#ifndef READ_HEADSHIP_H
#define READ_HEADSHIP_H

#include "read/reader.h"

/* The token after "head of Logistics" or "head of the night crew" that begins at the token, or 0. A head of things
 * ("the head of the queue") is none. */
uint32_t headship_end(const struct reader *reader, uint32_t token);

#endif
