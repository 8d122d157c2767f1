/* Keeping the server's copies of the open documents equal to the client's. */
#ifndef LSP_SYNCHRONISE_H
#define LSP_SYNCHRONISE_H

#include "lsp/session.h"

void synchronise_open(struct session *session, const struct json_t *params);
void synchronise_change(struct session *session, const struct json_t *params);
void synchronise_close(struct session *session, const struct json_t *params);
/* Configuration, a pack or the folders changed: every open document is checked again. */
void synchronise_settings(struct session *session, const struct json_t *params);

#endif
