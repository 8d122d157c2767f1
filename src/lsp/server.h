/* The language server: LSP 3.17 over a pair of descriptors, with the command line's engine.
 *
 * Where settings come from is the host's business, as it is for the command line; the server asks for each
 * document, and tells the host when a file changed on disk or in the editor. */
#ifndef LSP_SERVER_H
#define LSP_SERVER_H

#include <stdio.h>

#include "base/error.h"
#include "base/file.h"
#include "rule/settings.h"

struct lsp_host {
    void *context;
    size_t most_bytes; /* larger documents are not checked */
    /* The settings for a document's path, valid until settings_changed. NULL when it is not to be checked: it is
     * excluded, or its configuration is wrong, and then every mistake is added to errors. */
    const struct settings *(*settings_for)(void *context, const char *path, struct errors *errors);
    /* Files may have changed; `unsaved` are those YAML files that are open, valid until the next call. */
    void (*settings_changed)(void *context, const struct unsaved *unsaved);
};

/* Serves until `exit` or the end of input. Writes nothing but the protocol to `output`; `log` may be NULL.
 * Returns the exit status: 0 after `shutdown`, else 1. */
int lsp_serve(int input, int output, FILE *log, const struct lsp_host *host);

#endif
