/* Reads the scalars of a document's front matter; what it does not understand it leaves out. */
#ifndef TEXT_FRONT_MATTER_H
#define TEXT_FRONT_MATTER_H

#include "text/draft.h"

/* Appends a field for each scalar: "a: {b: 1}" and "[a] b = 1" give the key "a.b", a sequence repeats its key. */
void front_matter_read(struct draft *draft);

#endif
