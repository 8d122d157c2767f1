#include "lsp/server.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "lsp/dispatch.h"
#include "lsp/frame.h"
#include "lsp/session.h"
#include "lsp/surrogate.h"

/* A message that has arrived and waits for its turn, so that a cancellation can overtake its request. */
struct arrival {
    struct json_t *message; /* NULL: it is none */
    const char *broken;     /* why */
    bool cancelled;
};

struct queue {
    struct arrival *items;
    size_t count, capacity;
    struct arena arena;
};

enum { LOGGED_BYTES = 4096 };

/* --- what arrives --------------------------------------------------------------------------------------- */

static void cancel(struct queue *queue, const struct json_t *id)
{
    for (size_t i = 0; i < queue->count; i++) {
        const struct json_t *request = json_member(queue->items[i].message, "id");
        if (request && json_equals(request, id))
            queue->items[i].cancelled = true;
    }
}

static struct arrival *enqueue(struct queue *queue)
{
    return ARENA_PUSH(&queue->arena, queue->items, queue->count, queue->capacity);
}

static void take_message(struct queue *queue, struct slice text)
{
    char reason[JSON_REASON_SIZE];
    struct json_t *message = surrogate_parse(text, reason);
    const struct json_t *id = json_member(json_member(message, "params"), "id");
    if (id && slice_equals_text(json_text_of(json_member(message, "method")), "$/cancelRequest"))
        cancel(queue, id);
    *enqueue(queue) = (struct arrival){
        .message = message, .broken = message ? NULL : arena_copy(&queue->arena, slice_of(reason))};
}

static void take_messages(const struct session *session, struct frame_reader *reader, struct queue *queue)
{
    struct slice text;
    enum frame_result result;
    while ((result = frame_next(reader, &text)) != FRAME_WAITING) {
        if (result == FRAME_BROKEN) {
            enqueue(queue)->broken = "what is no message, or too large a one, was dropped";
            continue;
        }
        if (session->log)
            fprintf(session->log, "-> %.*s\n", (int)(text.length < LOGGED_BYTES ? text.length : LOGGED_BYTES),
                    text.text);
        take_message(queue, text);
    }
}

/* Waits for bytes. Returns false at the end of input. */
static bool read_some(int input, struct frame_reader *reader)
{
    char bytes[64 * 1024];
    ssize_t count = read(input, bytes, sizeof bytes);
    if (count < 0)
        return errno == EINTR || errno == EAGAIN;
    frame_push(reader, (struct slice){bytes, (size_t)count});
    return count > 0;
}

static bool more_arrived(int input)
{
    struct pollfd ready = {.fd = input, .events = POLLIN};
    return poll(&ready, 1, 0) > 0 && (ready.revents & POLLIN);
}

/* --- what is answered ----------------------------------------------------------------------------------- */

static void answer(struct session *session, const struct arrival *arrival)
{
    if (arrival->broken)
        rpc_fail(session, NULL, RPC_PARSE_ERROR, arrival->broken);
    else if (arrival->cancelled)
        rpc_fail(session, json_member(arrival->message, "id"), RPC_CANCELLED, "cancelled");
    else
        dispatch(session, arrival->message);
}

static void answer_all(struct session *session, struct queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        if (!session->done)
            answer(session, &queue->items[i]);
        json_free(queue->items[i].message);
    }
    arena_reset(&queue->arena);
    queue->items = NULL;
    queue->count = queue->capacity = 0;
}

static bool publish_next(struct session *session)
{
    for (size_t i = 0; i < session->document_count; i++) {
        if (!session->documents[i]->unpublished)
            continue;
        diagnostics_publish(session, session->documents[i]);
        return true;
    }
    return false;
}

static bool tell_to_pull(struct session *session)
{
    bool due = session->refresh_due && session->client.refreshes;
    session->refresh_due = false;
    if (due)
        rpc_request(session, "workspace/diagnostic/refresh", NULL);
    return false;
}

/* What nobody asked for. Returns true when there may be more of it. */
static bool speak_up(struct session *session)
{
    if (session->done || session->phase != PHASE_RUNNING)
        return false;
    return session->client.pulls ? tell_to_pull(session) : publish_next(session);
}

/* --- the loop ------------------------------------------------------------------------------------------- */

/* Edits that arrive while a document is checked are taken in together before any is checked again: that is all the
 * delay there is, so a single keystroke waits for nothing and a burst costs two checks. */
static void serve(struct session *session, int input)
{
    struct frame_reader reader = FRAME_READER_INIT;
    struct queue queue = {0};
    bool open = true;
    while (open && !session->done) {
        open = read_some(input, &reader);
        take_messages(session, &reader, &queue);
        answer_all(session, &queue);
        while (!more_arrived(input) && speak_up(session))
            continue;
    }
    while (speak_up(session))
        continue;
    arena_release(&queue.arena);
    frame_release(&reader);
}

int lsp_serve(int input, int output, FILE *log, const struct lsp_host *host)
{
    struct session session = {.host = host, .output = output, .log = log, .linter = linter_new_remembering()};
    json_setup();
    serve(&session, input);
    bool proper = session.phase == PHASE_SHUT_DOWN;
    session_release(&session);
    return proper ? 0 : 1;
}
