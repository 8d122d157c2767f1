#include "lsp/synchronise.h"

/* A YAML file that is open counts as it is in the editor, so its text is a setting. */
static void text_changed(struct session *session, struct open_document *document)
{
    if (document->markdown)
        document_touch(session, document);
    else
        settings_forget(session);
}

void synchronise_open(struct session *session, const struct json_t *params)
{
    const struct json_t *item = json_member(params, "textDocument");
    struct slice uri = json_text_of(json_member(item, "uri"));
    struct open_document *before = session_document(session, uri);
    if (before)
        session_close(session, before);
    text_changed(session, session_open(session, uri, json_text_of(json_member(item, "languageId")),
                                       json_integer_of(json_member(item, "version"), 0),
                                       json_text_of(json_member(item, "text"))));
}

static void apply_change(const struct session *session, struct open_document *document, const struct json_t *change)
{
    const struct json_t *range = json_member(change, "range");
    struct slice text = json_text_of(json_member(change, "text"));
    if (json_kind_of(range) != JSON_KIND_OBJECT) {
        buffer_clear(&document->text);
        buffer_add_slice(&document->text, text);
        return;
    }
    struct text_position start = rpc_position(json_member(range, "start")), end = rpc_position(json_member(range, "end"));
    text_replace(&document->text, start, end, text, session->client.encoding);
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
    text_changed(session, document);
}

/* Clients that watch no files tell at least what they save. */
void synchronise_save(struct session *session, const struct json_t *params)
{
    const struct open_document *document = session_document_of(session, params);
    if (document && !document->markdown)
        settings_forget(session);
}

void synchronise_close(struct session *session, const struct json_t *params)
{
    struct open_document *document = session_document_of(session, params);
    if (!document)
        return;
    bool setting = !document->markdown;
    if (!session->client.pulls)
        diagnostics_clear(session, document);
    session_close(session, document);
    if (setting)
        settings_forget(session);
}

void synchronise_files(struct session *session, const struct json_t *params)
{
    (void)params;
    settings_forget(session);
}

void synchronise_folders(struct session *session, const struct json_t *params)
{
    const struct json_t *event = json_member(params, "event");
    const struct json_t *added = json_member(event, "added"), *removed = json_member(event, "removed");
    for (size_t i = 0; i < json_length(removed); i++)
        folders_remove(session, json_text_of(json_member(json_item(removed, i), "uri")));
    for (size_t i = 0; i < json_length(added); i++)
        folders_add(session, json_text_of(json_member(json_item(added, i), "uri")));
    settings_forget(session);
}
