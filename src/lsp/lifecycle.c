#include "lsp/lifecycle.h"

#include "format/product.h"

/* --- what the client is and can do ---------------------------------------------------------------------- */

static bool lists(const struct json_t *names, const char *name)
{
    for (size_t i = 0; i < json_length(names); i++)
        if (slice_equals_text(json_text_of(json_item(names, i)), name))
            return true;
    return false;
}

/* The flag at two keys below `object`. */
static bool says(const struct json_t *object, const char *outer, const char *inner)
{
    return json_bool_of(json_member(json_member(object, outer), inner), false);
}

/* UTF-8 where it is offered. The option is for clients that count bytes and do not say so. */
static enum lsp_encoding read_encoding(const struct json_t *params)
{
    const struct json_t *general = json_member(json_member(params, "capabilities"), "general");
    const struct json_t *option = json_member(json_member(params, "initializationOptions"), "positionEncoding");
    bool utf8 = lists(json_member(general, "positionEncodings"), "utf-8") ||
                slice_equals_text(json_text_of(option), "utf-8");
    return utf8 ? LSP_UTF8 : LSP_UTF16;
}

static struct client read_client(const struct json_t *params)
{
    const struct json_t *capabilities = json_member(params, "capabilities");
    const struct json_t *workspace = json_member(capabilities, "workspace");
    const struct json_t *document = json_member(capabilities, "textDocument");
    const struct json_t *hover_formats = json_member(json_member(document, "hover"), "contentFormat");
    return (struct client){
        .encoding = read_encoding(params),
        .versioned_edits = says(workspace, "workspaceEdit", "documentChanges"),
        .watches_files = says(workspace, "didChangeWatchedFiles", "dynamicRegistration"),
        .pulls = json_kind_of(json_member(document, "diagnostic")) == JSON_KIND_OBJECT,
        .refreshes = says(workspace, "diagnostics", "refreshSupport"),
        .plain_hover = json_length(hover_formats) && !lists(hover_formats, "markdown"),
    };
}

/* Older clients name one folder, by `rootUri`. */
static void read_folders(struct session *session, const struct json_t *params)
{
    const struct json_t *folders = json_member(params, "workspaceFolders");
    for (size_t i = 0; i < json_length(folders); i++)
        folders_add(session, json_text_of(json_member(json_item(folders, i), "uri")));
    if (!session->folder_count)
        folders_add(session, json_text_of(json_member(params, "rootUri")));
}

/* --- what the server can do ----------------------------------------------------------------------------- */

static void put_synchronisation(struct json_t *capabilities)
{
    enum { INCREMENTAL = 2 };
    struct json_t *synchronisation = json_put_object(capabilities, "textDocumentSync");
    json_put_bool(synchronisation, "openClose", true);
    json_put_integer(synchronisation, "change", INCREMENTAL);
    json_put_bool(synchronisation, "save", true);
}

static void put_texts(struct json_t *object, const char *key, const char *const *texts)
{
    struct json_t *array = json_put_array(object, key);
    for (size_t i = 0; texts[i]; i++)
        json_add_text(array, slice_of(texts[i]));
}

static void put_pulling(struct json_t *capabilities)
{
    struct json_t *pull = json_put_object(capabilities, "diagnosticProvider");
    json_put_text(pull, "identifier", SLICE_LITERAL(PRODUCT_NAME));
    json_put_bool(pull, "interFileDependencies", false);
    json_put_bool(pull, "workspaceDiagnostics", false);
}

static void put_workspace(struct json_t *capabilities)
{
    struct json_t *folders = json_put_object(json_put_object(capabilities, "workspace"), "workspaceFolders");
    json_put_bool(folders, "supported", true);
    json_put_bool(folders, "changeNotifications", true);
}

static void put_capabilities(const struct session *session, struct json_t *capabilities)
{
    static const char *const action_kinds[] = {"quickfix", "source.fixAll.blameless", NULL};
    static const char *const triggers[] = {" ", ",", "[", NULL};
    bool utf8 = session->client.encoding == LSP_UTF8;
    json_put_text(capabilities, "positionEncoding", slice_of(utf8 ? "utf-8" : "utf-16"));
    put_synchronisation(capabilities);
    json_put_bool(capabilities, "hoverProvider", true);
    put_texts(json_put_object(capabilities, "codeActionProvider"), "codeActionKinds", action_kinds);
    put_texts(json_put_object(capabilities, "completionProvider"), "triggerCharacters", triggers);
    if (session->client.pulls)
        put_pulling(capabilities);
    put_workspace(capabilities);
}

/* --- beginning and end ---------------------------------------------------------------------------------- */

struct json_t *lifecycle_initialize(struct session *session, const struct json_t *params)
{
    session->client = read_client(params);
    session->phase = PHASE_RUNNING;
    read_folders(session, params);
    struct json_t *result = json_new_object();
    put_capabilities(session, json_put_object(result, "capabilities"));
    struct json_t *server = json_put_object(result, "serverInfo");
    json_put_text(server, "name", SLICE_LITERAL(PRODUCT_NAME));
    json_put_text(server, "version", SLICE_LITERAL(BLAMELESS_VERSION));
    return result;
}

/* Every YAML file may be part of a pack. */
void lifecycle_initialized(struct session *session, const struct json_t *params)
{
    (void)params;
    if (!session->client.watches_files)
        return;
    struct json_t *registrations = json_new_object();
    struct json_t *registration = json_add_object(json_put_array(registrations, "registrations"));
    json_put_text(registration, "id", SLICE_LITERAL(PRODUCT_NAME "/files"));
    json_put_text(registration, "method", SLICE_LITERAL("workspace/didChangeWatchedFiles"));
    struct json_t *watchers = json_put_array(json_put_object(registration, "registerOptions"), "watchers");
    json_put_text(json_add_object(watchers), "globPattern", SLICE_LITERAL("**/*.{yml,yaml}"));
    rpc_request(session, "client/registerCapability", registrations);
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
