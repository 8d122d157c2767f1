/* The state of a running server, shared by its handlers. */
#ifndef LSP_SESSION_H
#define LSP_SESSION_H

#include "format/json.h"
#include "lint/lint.h"
#include "lsp/server.h"
#include "lsp/text.h"

enum session_phase { PHASE_NEW, PHASE_RUNNING, PHASE_SHUT_DOWN };

/* JSON-RPC 2.0 and LSP error codes. */
enum rpc_error {
    RPC_PARSE_ERROR = -32700, RPC_INVALID_REQUEST = -32600, RPC_METHOD_NOT_FOUND = -32601,
    RPC_NOT_INITIALIZED = -32002, RPC_CANCELLED = -32800
};

/* What the client told us of itself. */
struct client {
    enum lsp_encoding encoding; /* the unit of its positions */
    bool versioned_edits;       /* takes `documentChanges` */
    bool watches_files;         /* lets us register file watchers */
    bool pulls;                 /* asks for diagnostics itself: none are pushed then */
    bool refreshes;             /* can be told to ask for all of them again */
    bool plain_hover;           /* shows no Markdown */
};

struct open_document {
    char *uri, *path;
    long long version;
    unsigned long long revision; /* of what is checked: text, settings; never the same twice in a session */
    struct buffer text;
    bool markdown;               /* else a YAML file: perhaps a configuration, or part of a pack */
    bool changed;                /* since it was last checked */
    bool unpublished;            /* its present diagnostics have not been sent */
    struct arena arena;          /* the last report's */
    struct source source;        /* of the text as it was checked */
    bool settled;                /* the next two are in force; else the host is to be asked */
    const struct settings *settings; /* NULL: it is not checked */
    struct errors mistakes;      /* of its configuration */
    const struct report *report; /* of the text as it is when !changed; NULL for other files */
    const char *refused;         /* why there is no report, or only part of it; else NULL */
};

struct session {
    const struct lsp_host *host;
    int output;
    FILE *log;
    enum session_phase phase;
    bool done;
    struct client client;
    struct linter *linter;
    struct open_document **documents; size_t document_count, document_capacity;
    char **folders; size_t folder_count, folder_capacity; /* paths of the workspace's folders */
    unsigned long long revision; /* the last one given to a document */
    unsigned long long requests; /* sent to the client */
    bool settings_stale;  /* the host has not been told yet that files changed */
    bool refresh_due;     /* the client is to be told to pull again */
    struct arena unsaved; /* what the host was told of YAML files that are open */
};

/* documents.c */
struct open_document *session_open(struct session *session, struct slice uri, struct slice language, long long version,
                                   struct slice text);
struct open_document *session_document(const struct session *session, struct slice uri);
/* The document that a message's params.textDocument names, or NULL. */
struct open_document *session_document_of(const struct session *session, const struct json_t *params);
/* The document's text or what it depends on has changed. */
void document_touch(struct session *session, struct open_document *document);
void session_close(struct session *session, struct open_document *document);
void session_release(struct session *session);
/* Checks the document's present text if it has changed since the last time. */
void document_check(struct session *session, struct open_document *document);

/* settings.c */
/* Files may have changed, on disk or in the editor: every document is to be checked again. */
void settings_forget(struct session *session);
/* As lsp_host.settings_for, told of all that changed. */
const struct settings *settings_for(struct session *session, const char *path, struct errors *errors);

/* folders.c */
void folders_add(struct session *session, struct slice uri);
void folders_remove(struct session *session, struct slice uri);
/* The path as seen from the workspace folder it lies in, as the command line would be given it there; borrowed. */
const char *folders_below(const struct session *session, const char *path);

/* rpc.c: what goes out */
void rpc_send(struct session *session, struct json_t *message); /* takes the message over; adds "jsonrpc" */
void rpc_result(struct session *session, const struct json_t *id, struct json_t *result); /* takes the result over */
void rpc_fail(struct session *session, const struct json_t *id, enum rpc_error code, const char *message);
void rpc_notify(struct session *session, const char *method, struct json_t *params); /* takes params over */
/* A request to the client; what it answers is not needed. Takes params over; NULL: none. */
void rpc_request(struct session *session, const char *method, struct json_t *params);

/* A Position object; missing numbers are 0. */
struct text_position rpc_position(const struct json_t *position);

/* diagnostics.c: owned by the caller */
struct json_t *diagnostics_of(const struct session *session, const struct open_document *document);
/* The answer to a pull; `document` may be NULL. */
struct json_t *diagnostics_pulled(const struct session *session, const struct open_document *document,
                                  const struct json_t *params);
void diagnostics_publish(struct session *session, struct open_document *document);
void diagnostics_clear(struct session *session, const struct open_document *document);

/* actions.c, hover.c, completion.c: results of requests, owned by the caller */
struct json_t *actions_at(const struct session *session, const struct open_document *document,
                          const struct json_t *params);
struct json_t *hover_at(const struct session *session, const struct open_document *document, struct text_position at);
struct json_t *completion_at(const struct session *session, const struct open_document *document,
                             struct text_position at);

#endif
