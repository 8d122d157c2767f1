/* Content-Length framing: whatever arrives in whatever pieces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lsp/frame.h"

/* What the bytes give, pushed `step` at a time: each message and a bar, `!` for what is broken. */
static char *read_in_steps(struct slice bytes, size_t step)
{
    struct frame_reader reader = FRAME_READER_INIT;
    struct buffer out = BUFFER_INIT;
    for (size_t at = 0; at < bytes.length; at += step) {
        struct slice message;
        enum frame_result result;
        frame_push(&reader, slice_sub(bytes, at, at + step));
        while ((result = frame_next(&reader, &message)) != FRAME_WAITING) {
            if (result == FRAME_MESSAGE)
                buffer_add_slice(&out, message);
            buffer_add_text(&out, result == FRAME_MESSAGE ? "|" : "!");
        }
    }
    frame_release(&reader);
    return buffer_detach(&out, NULL);
}

static const struct {
    const char *bytes, *read;
} cases[] = {
    {"Content-Length: 2\r\n\r\nab", "ab|"},
    {"Content-Length: 2\r\n\r\nabContent-Length: 0\r\n\r\nContent-Length: 1\r\n\r\nc", "ab||c|"},
    {"content-LENGTH:2\n\nab", "ab|"},
    {"Content-Type: x; charset=utf-8\r\nContent-Length: 2\r\nX: y\r\n\r\nab", "ab|"},
    {"Content-Length: 2\r\n\r\n\r\n", "\r\n|"},
    {"Content-Length: 5\r\n\r\nab", ""},
    {"Content-Length: 2\r\n", ""},
    {"Content-Length: -2\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length: 2x\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length:\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length: 2 2\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length: 18446744073709551618\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length: 1000000000000\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length: 67108865\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"Length: 2\r\n\r\nabContent-Length: 1\r\n\r\nc", "!c|"},
    {"junkContent-Length: 1\r\n\r\nc", "!c|"},
    {"junk\r\n\r\nContent-Length: 1\r\n\r\nc", "!c|"},
    {"Content-Length: 1\r\n\r\ncjunk\r\nContent-Length: 1\r\n\r\nd", "c|d|"},
    {"\r\n\r\nContent-Length: 1\r\n\r\nc", "!c|"},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slice bytes = slice_of(cases[i].bytes);
        for (size_t step = 1; step <= bytes.length; step++) {
            char *read = read_in_steps(bytes, step);
            if (strcmp(read, cases[i].read) != 0)
                fail_msg("%s in steps of %zu gave %s", cases[i].bytes, step, read);
            free(read);
        }
    }
}

/* Messages between random junk that holds no header: all of them are read, at any cut. */
static void test_random(void **state)
{
    (void)state;
    srand(7);
    for (int round = 0; round < 500; round++) {
        struct buffer bytes = BUFFER_INIT, expected = BUFFER_INIT;
        for (int i = rand() % 6; i >= 0; i--) {
            int junk = rand() % 3 ? 0 : rand() % 9000;
            while (junk-- > 0)
                buffer_add_byte(&bytes, (char)(rand() % 97));
            buffer_add_format(&bytes, "\r\n\r\nContent-Length: 3\r\n\r\n<%d>", i);
            buffer_add_format(&expected, "<%d>|", i);
        }
        char *read = read_in_steps(buffer_slice(&bytes), 1 + (size_t)rand() % 5000);
        size_t kept = 0;
        for (const char *at = read; *at; at++)
            if (*at != '!')
                read[kept++] = *at;
        read[kept] = '\0';
        assert_string_equal(read, expected.text);
        free(read);
        buffer_release(&bytes);
        buffer_release(&expected);
    }
}

/* Junk without end is not kept, and of a large message no more than a little. */
static void test_memory(void **state)
{
    static char junk[4096];
    struct frame_reader reader = FRAME_READER_INIT;
    struct slice message;
    (void)state;
    memset(junk, 'x', sizeof junk);
    for (int i = 0; i < 10000; i++) {
        frame_push(&reader, (struct slice){junk, sizeof junk});
        while (frame_next(&reader, &message) != FRAME_WAITING)
            continue;
        assert_true(reader.pending.capacity < 64 * 1024);
    }
    frame_push(&reader, SLICE_LITERAL("Content-Length: 4096000\r\n\r\n"));
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(frame_next(&reader, &message), FRAME_WAITING);
        frame_push(&reader, (struct slice){junk, sizeof junk});
    }
    assert_int_equal(frame_next(&reader, &message), FRAME_MESSAGE);
    assert_int_equal(message.length, 4096000);
    frame_push(&reader, SLICE_LITERAL("C"));
    assert_true(reader.pending.capacity < 64 * 1024);
    frame_release(&reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
