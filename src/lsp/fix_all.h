/* Every safe fix at once. */
#ifndef LSP_FIX_ALL_H
#define LSP_FIX_ALL_H

#include "lsp/session.h"

/* The edits that make of the document what the command line's --fix makes of it, in the arena; 0 when nothing is to be
 * fixed. */
size_t fix_all(const struct session *session, const struct open_document *document, struct arena *arena,
               const struct edit **edits);

#endif
