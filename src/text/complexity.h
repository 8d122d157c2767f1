/* Inputs that take the parser quadratic time, found before parsing in one pass over the bytes. */
#ifndef TEXT_COMPLEXITY_H
#define TEXT_COMPLEXITY_H

#include "text/source.h"

/* NULL when the source can be parsed in time about linear in its size, else what was found (static text). */
const char *complexity_reason(const struct source *source);

#endif
