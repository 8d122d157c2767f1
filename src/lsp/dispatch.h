/* One table of methods: what a message asks for, and who answers. */
#ifndef LSP_DISPATCH_H
#define LSP_DISPATCH_H

#include "lsp/session.h"

/* Handles one JSON-RPC message; every request gets exactly one answer. */
void dispatch(struct session *session, const struct json_t *message);

#endif
