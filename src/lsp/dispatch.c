#include "lsp/dispatch.h"

#include "lsp/lifecycle.h"
#include "lsp/synchronise.h"

/* A request's handler returns the result; NULL is null. */
typedef struct json_t *(*request_handler)(struct session *session, const struct json_t *params);
typedef void (*notification_handler)(struct session *session, const struct json_t *params);

static struct open_document *checked_document(struct session *session, const struct json_t *params)
{
    struct open_document *document = session_document_of(session, params);
    if (document)
        document_check(session, document);
    return document;
}

static struct json_t *request_actions(struct session *session, const struct json_t *params)
{
    struct open_document *document = checked_document(session, params);
    return document ? actions_at(session, document, params) : json_new_array();
}

static struct json_t *request_hover(struct session *session, const struct json_t *params)
{
    struct open_document *document = checked_document(session, params);
    return document ? hover_at(session, document, rpc_position(json_member(params, "position"))) : NULL;
}

static struct json_t *request_completion(struct session *session, const struct json_t *params)
{
    struct open_document *document = checked_document(session, params);
    struct text_position at = rpc_position(json_member(params, "position"));
    return document ? completion_at(session, document, at) : json_new_array();
}

static struct json_t *request_diagnostics(struct session *session, const struct json_t *params)
{
    return diagnostics_pulled(session, checked_document(session, params), params);
}

static const struct {
    const char *method;
    request_handler handler;
} requests[] = {
    {"initialize", lifecycle_initialize},
    {"shutdown", lifecycle_shutdown},
    {"textDocument/codeAction", request_actions},
    {"textDocument/completion", request_completion},
    {"textDocument/diagnostic", request_diagnostics},
    {"textDocument/hover", request_hover},
};

static const struct {
    const char *method;
    notification_handler handler;
} notifications[] = {
    {"exit", lifecycle_exit},
    {"initialized", lifecycle_initialized},
    {"textDocument/didChange", synchronise_change},
    {"textDocument/didClose", synchronise_close},
    {"textDocument/didOpen", synchronise_open},
    {"textDocument/didSave", synchronise_save},
    {"workspace/didChangeConfiguration", synchronise_files},
    {"workspace/didChangeWatchedFiles", synchronise_files},
    {"workspace/didChangeWorkspaceFolders", synchronise_folders},
};

static void notify(struct session *session, struct slice method, const struct json_t *params)
{
    bool exit = slice_equals_text(method, "exit");
    if (session->phase != PHASE_RUNNING && !exit)
        return;
    for (size_t i = 0; i < sizeof notifications / sizeof *notifications; i++)
        if (slice_equals_text(method, notifications[i].method))
            notifications[i].handler(session, params);
}

static void request(struct session *session, const struct json_t *id, struct slice method, const struct json_t *params)
{
    bool initialize = slice_equals_text(method, "initialize");
    if (session->phase == PHASE_NEW && !initialize) {
        rpc_fail(session, id, RPC_NOT_INITIALIZED, "the first request must be `initialize`");
        return;
    }
    if (session->phase == PHASE_SHUT_DOWN || (initialize && session->phase == PHASE_RUNNING)) {
        rpc_fail(session, id, RPC_INVALID_REQUEST, initialize ? "already initialized" : "the server is shut down");
        return;
    }
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        if (slice_equals_text(method, requests[i].method)) {
            rpc_result(session, id, requests[i].handler(session, params));
            return;
        }
    }
    rpc_fail(session, id, RPC_METHOD_NOT_FOUND, "unknown method");
}

static bool is_id(const struct json_t *id)
{
    enum json_kind kind = json_kind_of(id);
    return kind == JSON_KIND_NONE || kind == JSON_KIND_NUMBER || kind == JSON_KIND_TEXT;
}

void dispatch(struct session *session, const struct json_t *message)
{
    const struct json_t *id = json_member(message, "id");
    const struct json_t *method = json_member(message, "method");
    bool answer = !method && (json_member(message, "result") || json_member(message, "error"));
    if (answer)
        return; /* to a request of ours */
    if (json_kind_of(method) != JSON_KIND_TEXT || !is_id(id)) {
        rpc_fail(session, is_id(id) ? id : NULL, RPC_INVALID_REQUEST,
                 "not a request: an object with a text `method` was expected, its `id` a number or a text");
        return;
    }
    if (id)
        request(session, id, json_text_of(method), json_member(message, "params"));
    else
        notify(session, json_text_of(method), json_member(message, "params"));
}
