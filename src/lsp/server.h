/* The language server: LSP 3.17 over a pair of descriptors, with the command line's engine.
 *
 * Where settings come from is the host's business, as it is for the command line; the server asks
 * for each document, and tells the host when a configuration file changed. */
#ifndef LSP_SERVER_H
#define LSP_SERVER_H

#include <stdio.h>

#include "base/error.h"
#include "rule/settings.h"

struct lsp_host {
    void *context;
    /* The settings for a document's path, valid until settings_changed. NULL after adding errors. */
    const struct settings *(*settings_for)(void *context, const char *path, struct errors *errors);
    void (*settings_changed)(void *context);
    /* Checks the text of a configuration file or rule pack, as open in the editor; adds every mistake. */
    void (*check_file)(void *context, const char *path, struct slice text, struct errors *errors);
};

/* Serves until `exit` or the end of input. Writes nothing but the protocol to `output`; `log` may be NULL.
 * Returns the exit status: 0 after shutdown and exit, 1 otherwise. */
int lsp_serve(int input, int output, FILE *log, const struct lsp_host *host);

#endif
