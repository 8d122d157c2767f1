/* The language server as a program that reads its input: it comes to its end, whatever that is, and says nothing but
 * the protocol.
 *
 * What begins with "Content-Length" is served as it is. Of anything else each line is a message: it is framed, and a
 * session is begun before it, so that the fuzzer gets behind the framing. */
#include "../lsp/host.h"
#include "format/json.h"
#include "fuzz.h"
#include "lsp/frame.h"

#define INITIALIZE "{\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"

static void add_messages(struct buffer *in, struct slice lines)
{
    host_add_frame(in, SLICE_LITERAL(INITIALIZE));
    while (lines.length) {
        ptrdiff_t end = slice_find(lines, SLICE_LITERAL("\n"), 0);
        size_t length = end < 0 ? lines.length : (size_t)end;
        host_add_frame(in, slice_sub(lines, 0, length));
        lines = slice_sub(lines, length + 1, lines.length);
    }
}

static void check_output(struct slice out)
{
    struct frame_reader reader = FRAME_READER_INIT;
    struct slice message;
    enum frame_result result;
    frame_push(&reader, out);
    while ((result = frame_next(&reader, &message)) != FRAME_WAITING) {
        FUZZ_HOLDS(result == FRAME_MESSAGE);
        struct json_t *value = json_parse(message, NULL);
        FUZZ_HOLDS(slice_equals_text(json_text_of(json_member(value, "jsonrpc")), "2.0"));
        json_free(value);
    }
    FUZZ_HOLDS(reader.taken == reader.pending.length);
    frame_release(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct slice input = {(const char *)bytes, length};
    struct buffer in = BUFFER_INIT, out = BUFFER_INIT;
    if (slice_starts_with(input, "Content-Length"))
        buffer_add_slice(&in, input);
    else
        add_messages(&in, input);
    int status = host_serve(buffer_slice(&in), &out);
    FUZZ_HOLDS(status == 0 || status == 1);
    check_output(buffer_slice(&out));
    buffer_release(&in);
    buffer_release(&out);
    return 0;
}
