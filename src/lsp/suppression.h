/* Comments that silence a finding, put where they do so. */
#ifndef LSP_SUPPRESSION_H
#define LSP_SUPPRESSION_H

#include "lsp/session.h"

/* The edit that silences the diagnostic on its line, made in the arena; false when no comment there does: the finding
 * is about the whole document, or its line ends inside of something where a comment would be text. */
bool suppression_on_line(const struct session *session, const struct open_document *document,
                         const struct diagnostic *diagnostic, struct arena *arena, struct edit *edit);
/* The edit that silences its rule in the whole document. */
void suppression_in_file(const struct open_document *document, const struct diagnostic *diagnostic,
                         struct arena *arena, struct edit *edit);
/* The edit that takes a comment away that silences nothing; false when that is not what the diagnostic says. */
bool suppression_removal(const struct open_document *document, const struct diagnostic *diagnostic,
                         struct edit *edit);

#endif
