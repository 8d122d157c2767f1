/* Beginning and end of a session. */
#ifndef LSP_LIFECYCLE_H
#define LSP_LIFECYCLE_H

#include "lsp/session.h"

struct json_t *lifecycle_initialize(struct session *session, const struct json_t *params);
void lifecycle_initialized(struct session *session, const struct json_t *params);
struct json_t *lifecycle_shutdown(struct session *session, const struct json_t *params);
void lifecycle_exit(struct session *session, const struct json_t *params);

#endif
