/* The CommonMark parser and the walk over its tree. */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include "text/draft.h"

/* Parses the source's body and appends its blocks, list items, tables, code and comments to the draft. */
void markdown_read(struct draft *draft);

#endif
