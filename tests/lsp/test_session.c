/* Whole sessions in this process: each request is answered once, in order, and with what it must be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "format/json.h"
#include "host.h"
#include "lsp/frame.h"

#define REQUEST(id, method) "{\"id\":" #id ",\"method\":\"" method "\"}"
#define NOTIFICATION(method) "{\"method\":\"" method "\"}"
#define INITIALIZE REQUEST(0, "initialize")
#define DOCUMENT "\"uri\":\"file:///a.md\",\"version\":1"
#define OPEN(text) \
    "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{" DOCUMENT ",\"text\":\"" text "\"}}}"
#define CLOSE "{\"method\":\"textDocument/didClose\",\"params\":{\"textDocument\":{" DOCUMENT "}}}"
#define CANCEL(id) "{\"method\":\"$/cancelRequest\",\"params\":{\"id\":" #id "}}"

enum { MOST_MESSAGES = 8 };

/* What comes back is told one a line: an answer as its id and error code, or a method with its number of diagnostics. */
static const struct {
    const char *messages[MOST_MESSAGES];
    int status;
    const char *back;
} sessions[] = {
    /* the life of a session */
    {{NULL}, 1, ""},
    {{NOTIFICATION("exit")}, 1, ""},
    {{INITIALIZE, REQUEST(1, "shutdown"), NOTIFICATION("exit")}, 0, "0 0\n1 0\n"},
    {{INITIALIZE, REQUEST(1, "shutdown")}, 0, "0 0\n1 0\n"},
    {{INITIALIZE, NOTIFICATION("exit"), REQUEST(1, "shutdown")}, 1, "0 0\n"},
    {{REQUEST(1, "shutdown"), INITIALIZE}, 1, "1 -32002\n0 0\n"},
    {{INITIALIZE, INITIALIZE, REQUEST(2, "x")}, 1, "0 0\n0 -32600\n2 -32601\n"},
    /* what is no message, no request, or needs no answer */
    {{INITIALIZE, "{", "[]"}, 1, "0 0\n-1 -32700\n-1 -32600\n"},
    {{INITIALIZE, REQUEST([], "x"), NOTIFICATION("$/x"), "{\"id\":3,\"result\":1}"}, 1, "0 0\n-1 -32600\n"},
    /* the end of the input comes with the messages, and still what was opened is published */
    {{INITIALIZE, OPEN("It is fine.")}, 1, "0 0\ntextDocument/publishDiagnostics 0\n"},
    {{INITIALIZE, OPEN("The engineer forgot to renew it.")}, 1, "0 0\ntextDocument/publishDiagnostics 1\n"},
    {{INITIALIZE, OPEN("The engineer forgot to renew it."), CLOSE}, 1, "0 0\ntextDocument/publishDiagnostics 0\n"},
    /* a cancellation overtakes its request, not a later one of the same name */
    {{INITIALIZE, REQUEST(1, "x"), REQUEST(2, "x"), CANCEL(2), REQUEST(2, "x")}, 1,
     "0 0\n1 -32601\n2 -32800\n2 -32601\n"},
};

static void tell(struct buffer *lines, struct slice message)
{
    struct json_t *value = json_parse(message, NULL);
    struct slice method = json_text_of(json_member(value, "method"));
    if (method.length)
        buffer_add_format(lines, "%.*s %zu\n", (int)method.length, method.text,
                          json_length(json_member(json_member(value, "params"), "diagnostics")));
    else
        buffer_add_format(lines, "%lld %lld\n", json_integer_of(json_member(value, "id"), -1),
                          json_integer_of(json_member(json_member(value, "error"), "code"), 0));
    json_free(value);
}

static void check_session(const char *const *messages, int status, const char *back)
{
    struct buffer in = BUFFER_INIT, out = BUFFER_INIT, lines = BUFFER_INIT;
    struct frame_reader reader = FRAME_READER_INIT;
    struct slice message;
    for (size_t i = 0; i < MOST_MESSAGES && messages[i]; i++)
        host_add_frame(&in, slice_of(messages[i]));
    assert_int_equal(host_serve(buffer_slice(&in), &out), status);
    frame_push(&reader, buffer_slice(&out));
    while (frame_next(&reader, &message) == FRAME_MESSAGE)
        tell(&lines, message);
    assert_string_equal(lines.text, back);
    frame_release(&reader);
    buffer_release(&in);
    buffer_release(&out);
    buffer_release(&lines);
}

static void test_sessions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sessions / sizeof *sessions; i++)
        check_session(sessions[i].messages, sessions[i].status, sessions[i].back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sessions)};
    json_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
