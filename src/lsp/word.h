/* Names of rules in texts that are being written: in comments that suppress, in configuration. */
#ifndef LSP_WORD_H
#define LSP_WORD_H

#include "lsp/session.h"

/* The bytes of the name that touches the offset; empty when there is none. */
struct span word_around(struct slice text, size_t offset);
/* Do names of rules stand at the offset: in a comment `blameless-...`, before its reason, or in the front matter's
 * `disable`; in a YAML file, among the keys of `rules`? */
bool word_is_rule(const struct open_document *document, struct slice text, size_t offset);

#endif
