#include "lsp/synchronise.h"

void synchronise_open(struct session *session, const struct json_t *params)
{
    const struct json_t *item = json_member(params, "textDocument");
    struct slice uri = json_text_of(json_member(item, "uri"));
    struct open_document *before = session_document(session, uri);
    if (before)
        session_close(session, before);
    session_open(session, uri, json_text_of(json_member(item, "languageId")),
                 json_integer_of(json_member(item, "version"), 0), json_text_of(json_member(item, "text")));
}

static void apply_change(struct session *session, struct open_document *document, const struct json_t *change)
{
    const struct json_t *range = json_member(change, "range");
    struct slice text = json_text_of(json_member(change, "text"));
    if (json_kind_of(range) != JSON_KIND_OBJECT) {
        buffer_clear(&document->text);
        buffer_add_slice(&document->text, text);
        return;
    }
    text_replace(&document->text, rpc_position(json_member(range, "start")), rpc_position(json_member(range, "end")), text,
                 session->encoding);
}

void synchronise_change(struct session *session, const struct json_t *params)
{
    struct open_document *document = session_document_of(session, params);
    if (!document)
        return;
    const struct json_t *changes = json_member(params, "contentChanges");
    for (size_t i = 0; i < json_length(changes); i++)
        apply_change(session, document, json_item(changes, i));
    document->version = json_integer_of(json_member(json_member(params, "textDocument"), "version"), document->version);
    document_touch(document);
}

void synchronise_close(struct session *session, const struct json_t *params)
{
    struct open_document *document = session_document_of(session, params);
    if (!document)
        return;
    diagnostics_clear(session, document);
    session_close(session, document);
}

void synchronise_settings(struct session *session, const struct json_t *params)
{
    (void)params;
    session->host->settings_changed(session->host->context);
    for (size_t i = 0; i < session->document_count; i++)
        document_touch(session->documents[i]);
}
