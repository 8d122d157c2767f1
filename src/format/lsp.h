/* Findings as Language Server Protocol objects: for the `lsp` format and for the server. */
#ifndef FORMAT_LSP_H
#define FORMAT_LSP_H

#include "format/json.h"
#include "lint/report.h"

enum lsp_encoding { LSP_UTF16, LSP_UTF8 }; /* the unit of `character` in positions */

/* Each result is owned by the caller. */
struct json_t *lsp_range(const struct source *source, struct span span, enum lsp_encoding encoding);
/* An LSP Diagnostic; its `data` holds {"fingerprint","suggestions"} as in the json format. */
struct json_t *lsp_diagnostic(const struct diagnostic *diagnostic, enum lsp_encoding encoding);
/* Array of LSP TextEdit. */
struct json_t *lsp_edits(const struct source *source, const struct edit *edits, size_t count,
                         enum lsp_encoding encoding);

#endif
