#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "lsp/session.h"

static bool write_all(int output, struct slice bytes)
{
    while (bytes.length) {
        ssize_t written = write(output, bytes.text, bytes.length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = output, .events = POLLOUT};
            poll(&ready, 1, -1);
            continue;
        }
        if (written <= 0)
            return false;
        bytes = slice_sub(bytes, (size_t)written, bytes.length);
    }
    return true;
}

void rpc_send(struct session *session, struct json_t *message)
{
    struct buffer body = BUFFER_INIT, frame = BUFFER_INIT;
    json_put_text(message, "jsonrpc", SLICE_LITERAL("2.0"));
    json_write_free(message, &body);
    buffer_add_format(&frame, "Content-Length: %zu\r\n\r\n", body.length);
    buffer_add_slice(&frame, buffer_slice(&body));
    if (session->log)
        fprintf(session->log, "<- %.*s\n", (int)body.length, body.text);
    if (!write_all(session->output, buffer_slice(&frame)))
        session->done = true; /* the client is gone; there is nobody left to tell */
    buffer_release(&body);
    buffer_release(&frame);
}

static struct json_t *answer(const struct json_t *id)
{
    struct json_t *message = json_new_object();
    if (id)
        json_put(message, "id", json_share(id));
    else
        json_put_null(message, "id");
    return message;
}

void rpc_result(struct session *session, const struct json_t *id, struct json_t *result)
{
    struct json_t *message = answer(id);
    if (result)
        json_put(message, "result", result);
    else
        json_put_null(message, "result");
    rpc_send(session, message);
}

void rpc_fail(struct session *session, const struct json_t *id, enum rpc_error code, const char *text)
{
    struct json_t *message = answer(id);
    struct json_t *error = json_put_object(message, "error");
    json_put_integer(error, "code", code);
    json_put_text(error, "message", slice_of(text));
    rpc_send(session, message);
}

void rpc_notify(struct session *session, const char *method, struct json_t *params)
{
    struct json_t *message = json_new_object();
    json_put_text(message, "method", slice_of(method));
    json_put(message, "params", params);
    rpc_send(session, message);
}

void rpc_request(struct session *session, const char *method, struct json_t *params)
{
    struct json_t *message = json_new_object();
    json_put_integer(message, "id", (long long)++session->requests);
    json_put_text(message, "method", slice_of(method));
    if (params)
        json_put(message, "params", params);
    rpc_send(session, message);
}

struct text_position rpc_position(const struct json_t *position)
{
    return (struct text_position){json_integer_of(json_member(position, "line"), 0),
                                  json_integer_of(json_member(position, "character"), 0)};
}
