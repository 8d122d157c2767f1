#include "lsp/server.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "lsp/dispatch.h"
#include "lsp/session.h"

/* Messages that have arrived and wait for their turn, so that a cancellation can overtake its request. */
struct queue {
    struct json_t **items;
    size_t count, capacity;
    struct arena arena;
};

static void enqueue(struct session *session, struct queue *queue, struct slice text)
{
    char reason[JSON_REASON_SIZE];
    struct json_t *message = json_parse(text, reason);
    if (session->log)
        fprintf(session->log, "-> %.*s\n", (int)(text.length < 4096 ? text.length : 4096), text.text);
    if (!message) {
        rpc_fail(session, NULL, RPC_PARSE_ERROR, reason);
        return;
    }
    *ARENA_PUSH(&queue->arena, queue->items, queue->count, queue->capacity) = message;
}

static void take_messages(struct session *session, struct frame_reader *reader, struct queue *queue)
{
    struct slice message;
    for (;;) {
        switch (frame_next(reader, &message)) {
        case FRAME_WAITING:
            return;
        case FRAME_MESSAGE:
            enqueue(session, queue, message);
            break;
        case FRAME_BROKEN:
            rpc_fail(session, NULL, RPC_PARSE_ERROR, "a header block without a usable Content-Length was dropped");
            break;
        }
    }
}

/* Reads what has arrived; waits for it when `wait`. Returns false at the end of input. */
static bool read_some(int input, struct frame_reader *reader, bool wait)
{
    struct pollfd ready = {.fd = input, .events = POLLIN};
    char bytes[64 * 1024];
    if (!wait && poll(&ready, 1, 0) <= 0)
        return true;
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

static void publish_changed(struct session *session)
{
    for (size_t i = 0; i < session->document_count && !session->pulls; i++)
        if (session->documents[i]->unpublished)
            diagnostics_publish(session, session->documents[i]);
}

static bool is_cancelled(const struct queue *queue, size_t request)
{
    const struct json_t *id = json_member(queue->items[request], "id");
    for (size_t i = request + 1; id && i < queue->count; i++) {
        const struct json_t *message = queue->items[i];
        const struct json_t *target = json_member(json_member(message, "params"), "id");
        if (slice_equals_text(json_text_of(json_member(message, "method")), "$/cancelRequest") && target &&
            json_kind_of(target) == json_kind_of(id) && json_integer_of(target, 0) == json_integer_of(id, 0) &&
            slice_equals(json_text_of(target), json_text_of(id)))
            return true;
    }
    return false;
}

static void answer_all(struct session *session, struct queue *queue)
{
    for (size_t i = 0; i < queue->count && !session->done; i++) {
        if (is_cancelled(queue, i))
            rpc_fail(session, json_member(queue->items[i], "id"), RPC_CANCELLED, "cancelled");
        else
            dispatch(session, queue->items[i]);
    }
    for (size_t i = 0; i < queue->count; i++)
        json_free(queue->items[i]);
    arena_reset(&queue->arena);
    queue->items = NULL;
    queue->count = queue->capacity = 0;
}

/* Edits that arrive together are taken in together; checking waits until no more have arrived. */
static void serve(struct session *session, int input)
{
    struct frame_reader reader = FRAME_READER_INIT;
    struct queue queue = {0};
    bool open = true;
    while (open && !session->done) {
        open = read_some(input, &reader, true);
        take_messages(session, &reader, &queue);
        answer_all(session, &queue);
        if (!session->done && !more_arrived(input))
            publish_changed(session);
    }
    arena_release(&queue.arena);
    frame_release(&reader);
}

int lsp_serve(int input, int output, FILE *log, const struct lsp_host *host)
{
    struct session session = {.host = host, .output = output, .log = log, .linter = linter_new()};
    json_setup();
    serve(&session, input);
    bool proper = session.phase == PHASE_SHUT_DOWN;
    session_release(&session);
    return proper && session.done ? 0 : 1;
}
