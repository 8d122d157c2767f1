/* The state of a running server, shared by its handlers. */
#ifndef LSP_SESSION_H
#define LSP_SESSION_H

#include "format/json.h"
#include "lint/lint.h"
#include "lsp/frame.h"
#include "lsp/server.h"
#include "lsp/text.h"

enum session_phase { PHASE_NEW, PHASE_RUNNING, PHASE_SHUT_DOWN };

/* JSON-RPC 2.0 and LSP error codes. */
enum rpc_error {
    RPC_PARSE_ERROR = -32700, RPC_INVALID_REQUEST = -32600, RPC_METHOD_NOT_FOUND = -32601, RPC_INVALID_PARAMS = -32602,
    RPC_NOT_INITIALIZED = -32002, RPC_CANCELLED = -32800
};

struct open_document {
    char *uri, *path;
    long long version;
    struct buffer text;
    bool markdown;     /* else a configuration file or rule pack */
    bool changed;      /* since it was last checked */
    bool unpublished;  /* its present diagnostics have not been sent */
    struct arena arena; /* the last report's */
    struct source source;
    const struct report *report; /* of the text as it is when !changed; NULL for other files */
    struct errors errors;        /* what its configuration or a pack says, or why it could not be checked */
};

struct session {
    const struct lsp_host *host;
    int output;
    FILE *log;
    enum session_phase phase;
    enum lsp_encoding encoding;
    bool document_changes;  /* the client takes versioned edits */
    bool watches_files;     /* the client lets us register file watchers */
    bool pulls;             /* the client asks for diagnostics itself */
    bool done;
    struct linter *linter;
    struct open_document **documents; size_t document_count, document_capacity;
};

/* documents.c */
struct open_document *session_open(struct session *session, struct slice uri, struct slice language, long long version,
                                   struct slice text);
struct open_document *session_document(const struct session *session, struct slice uri);
/* The document that a message's params.textDocument names, or NULL. */
struct open_document *session_document_of(const struct session *session, const struct json_t *params);
/* The document's text or what it depends on has changed. */
void document_touch(struct open_document *document);
void session_close(struct session *session, struct open_document *document);
void session_release(struct session *session);
/* Checks the document's present text if it has changed since the last time. */
void document_check(struct session *session, struct open_document *document);

/* rpc.c: what goes out */
void rpc_send(struct session *session, struct json_t *message); /* takes the message over; adds "jsonrpc" */
void rpc_result(struct session *session, const struct json_t *id, struct json_t *result); /* takes the result over */
void rpc_fail(struct session *session, const struct json_t *id, enum rpc_error code, const char *message);
void rpc_notify(struct session *session, const char *method, struct json_t *params); /* takes params over */

/* A Position object; missing numbers are 0. */
struct text_position rpc_position(const struct json_t *position);

/* diagnostics.c: owned by the caller */
struct json_t *diagnostics_of(const struct session *session, const struct open_document *document);
void diagnostics_publish(struct session *session, struct open_document *document);
void diagnostics_clear(struct session *session, const struct open_document *document);

/* actions.c, hover.c, completion.c: results of requests, owned by the caller */
struct json_t *actions_at(const struct session *session, const struct open_document *document,
                          const struct json_t *params);
struct json_t *hover_at(const struct session *session, const struct open_document *document, struct text_position at);
struct json_t *completion_at(const struct session *session, const struct open_document *document,
                             struct text_position at);

#endif
