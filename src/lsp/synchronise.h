/* Keeping the server's copies of the open documents equal to the client's. */
#ifndef LSP_SYNCHRONISE_H
#define LSP_SYNCHRONISE_H

#include "lsp/session.h"

void synchronise_open(struct session *session, const struct json_t *params);
void synchronise_change(struct session *session, const struct json_t *params);
void synchronise_save(struct session *session, const struct json_t *params);
void synchronise_close(struct session *session, const struct json_t *params);
/* Files on disk changed. */
void synchronise_files(struct session *session, const struct json_t *params);
void synchronise_folders(struct session *session, const struct json_t *params);

#endif
