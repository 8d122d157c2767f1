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

#define INITIALIZE "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"
#define OPEN(text) \
    "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///a.md\",\"version\":1,\"text\":\"" text "\"}}}"

/* The messages after each other, NULL at the end; then what came back, one a line: id and code, or the method. */
static char *serve(const char *const *messages, int *status)
{
    struct buffer in = BUFFER_INIT, out = BUFFER_INIT, lines = BUFFER_INIT;
    struct frame_reader reader = FRAME_READER_INIT;
    struct slice message;
    for (; *messages; messages++)
        host_add_frame(&in, slice_of(*messages));
    *status = host_serve(buffer_slice(&in), &out);
    frame_push(&reader, buffer_slice(&out));
    while (frame_next(&reader, &message) == FRAME_MESSAGE) {
        struct json_t *value = json_parse(message, NULL);
        struct slice method = json_text_of(json_member(value, "method"));
        long long code = json_integer_of(json_member(json_member(value, "error"), "code"), 0);
        if (method.length)
            buffer_add_format(&lines, "%.*s %zu\n", (int)method.length, method.text,
                              json_length(json_member(json_member(value, "params"), "diagnostics")));
        else
            buffer_add_format(&lines, "%lld %lld\n", json_integer_of(json_member(value, "id"), -1), code);
        json_free(value);
    }
    frame_release(&reader);
    buffer_release(&in);
    buffer_release(&out);
    return buffer_detach(&lines, NULL);
}

static void check(const char *const *messages, int status, const char *expected)
{
    int actual;
    char *lines = serve(messages, &actual);
    assert_string_equal(lines, expected);
    assert_int_equal(actual, status);
    free(lines);
}

static void test_life(void **state)
{
    (void)state;
    check((const char *[]){NULL}, 1, "");
    check((const char *[]){"{\"method\":\"exit\"}", NULL}, 1, "");
    check((const char *[]){INITIALIZE, "{\"id\":1,\"method\":\"shutdown\"}", "{\"method\":\"exit\"}", NULL}, 0, "0 0\n1 0\n");
    check((const char *[]){INITIALIZE, "{\"id\":1,\"method\":\"shutdown\"}", NULL}, 0, "0 0\n1 0\n");
    check((const char *[]){INITIALIZE, "{\"method\":\"exit\"}", "{\"id\":1,\"method\":\"shutdown\"}", NULL}, 1, "0 0\n");
    check((const char *[]){"{\"id\":1,\"method\":\"shutdown\"}", INITIALIZE, NULL}, 1, "1 -32002\n0 0\n");
    check((const char *[]){INITIALIZE, INITIALIZE, "{\"id\":2,\"method\":\"x\"}", NULL}, 1, "0 0\n0 -32600\n2 -32601\n");
}

static void test_messages(void **state)
{
    (void)state;
    check((const char *[]){INITIALIZE, "{", "[]", "{\"id\":[],\"method\":\"x\"}", "{\"method\":\"$/x\"}", "{\"id\":3,\"result\":1}",
                           NULL}, 1, "0 0\n-1 -32700\n-1 -32600\n-1 -32600\n");
}

/* The end of the input comes with the messages, and still what was opened is published. */
static void test_publishing(void **state)
{
    (void)state;
    check((const char *[]){INITIALIZE, OPEN("It is fine."), NULL}, 1, "0 0\ntextDocument/publishDiagnostics 0\n");
    check((const char *[]){INITIALIZE, OPEN("The engineer forgot to renew it."), NULL}, 1,
          "0 0\ntextDocument/publishDiagnostics 1\n");
    check((const char *[]){INITIALIZE, OPEN("x"), "{\"method\":\"textDocument/didClose\",\"params\":{\"textDocument\":{\"uri\":"
                           "\"file:///a.md\"}}}", NULL}, 1, "0 0\ntextDocument/publishDiagnostics 0\n");
}

static void test_cancelling(void **state)
{
    (void)state;
    check((const char *[]){INITIALIZE, "{\"id\":1,\"method\":\"x\"}", "{\"id\":2,\"method\":\"x\"}",
                           "{\"method\":\"$/cancelRequest\",\"params\":{\"id\":2}}", "{\"id\":2,\"method\":\"x\"}", NULL}, 1,
          "0 0\n1 -32601\n2 -32800\n2 -32601\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_life),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_publishing),
        cmocka_unit_test(test_cancelling),
    };
    json_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
