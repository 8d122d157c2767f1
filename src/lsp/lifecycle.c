#include "lsp/lifecycle.h"

static bool offers(const struct json_t *encodings, const char *name)
{
    for (size_t i = 0; i < json_length(encodings); i++)
        if (slice_equals_text(json_text_of(json_item(encodings, i)), name))
            return true;
    return false;
}

static void read_client(struct session *session, const struct json_t *capabilities)
{
    const struct json_t *workspace = json_member(capabilities, "workspace");
    const struct json_t *encodings = json_member(json_member(capabilities, "general"), "positionEncodings");
    const struct json_t *watching = json_member(workspace, "didChangeWatchedFiles");
    session->encoding = offers(encodings, "utf-8") ? LSP_UTF8 : LSP_UTF16;
    session->document_changes = json_bool_of(json_member(json_member(workspace, "workspaceEdit"), "documentChanges"), false);
    session->watches_files = json_bool_of(json_member(watching, "dynamicRegistration"), false);
    session->pulls = json_member(json_member(capabilities, "textDocument"), "diagnostic") != NULL;
}

static void put_synchronisation(struct json_t *capabilities)
{
    enum { INCREMENTAL = 2 };
    struct json_t *synchronisation = json_put_object(capabilities, "textDocumentSync");
    json_put_bool(synchronisation, "openClose", true);
    json_put_integer(synchronisation, "change", INCREMENTAL);
}

static void put_capabilities(const struct session *session, struct json_t *capabilities)
{
    json_put_text(capabilities, "positionEncoding", slice_of(session->encoding == LSP_UTF8 ? "utf-8" : "utf-16"));
    put_synchronisation(capabilities);
    json_put_bool(capabilities, "hoverProvider", true);
    struct json_t *kinds = json_put_array(json_put_object(capabilities, "codeActionProvider"), "codeActionKinds");
    json_add_text(kinds, SLICE_LITERAL("quickfix"));
    json_add_text(kinds, SLICE_LITERAL("source.fixAll.blameless"));
    json_add_text(json_put_array(json_put_object(capabilities, "completionProvider"), "triggerCharacters"),
                  SLICE_LITERAL(" "));
    struct json_t *pull = json_put_object(capabilities, "diagnosticProvider");
    json_put_text(pull, "identifier", SLICE_LITERAL("blameless"));
    json_put_bool(pull, "interFileDependencies", false);
    json_put_bool(pull, "workspaceDiagnostics", false);
    struct json_t *folders = json_put_object(json_put_object(capabilities, "workspace"), "workspaceFolders");
    json_put_bool(folders, "supported", true);
    json_put_bool(folders, "changeNotifications", true);
}

struct json_t *lifecycle_initialize(struct session *session, const struct json_t *params)
{
    read_client(session, json_member(params, "capabilities"));
    session->phase = PHASE_RUNNING;
    struct json_t *result = json_new_object();
    put_capabilities(session, json_put_object(result, "capabilities"));
    struct json_t *server = json_put_object(result, "serverInfo");
    json_put_text(server, "name", SLICE_LITERAL("blameless"));
    json_put_text(server, "version", SLICE_LITERAL(BLAMELESS_VERSION));
    return result;
}

void lifecycle_initialized(struct session *session, const struct json_t *params)
{
    (void)params;
    if (!session->watches_files)
        return;
    struct json_t *message = json_new_object();
    json_put_text(message, "id", SLICE_LITERAL("blameless/watch"));
    json_put_text(message, "method", SLICE_LITERAL("client/registerCapability"));
    struct json_t *registration = json_add_object(json_put_array(json_put_object(message, "params"), "registrations"));
    json_put_text(registration, "id", SLICE_LITERAL("blameless/watch"));
    json_put_text(registration, "method", SLICE_LITERAL("workspace/didChangeWatchedFiles"));
    struct json_t *watchers = json_put_array(json_put_object(registration, "registerOptions"), "watchers");
    json_put_text(json_add_object(watchers), "globPattern", SLICE_LITERAL("**/.blameless.{yml,yaml}"));
    json_put_text(json_add_object(watchers), "globPattern", SLICE_LITERAL("**/*.{yml,yaml}"));
    rpc_send(session, message);
}

struct json_t *lifecycle_shutdown(struct session *session, const struct json_t *params)
{
    (void)params;
    session->phase = PHASE_SHUT_DOWN;
    return NULL;
}

void lifecycle_exit(struct session *session, const struct json_t *params)
{
    (void)params;
    session->done = true;
}
