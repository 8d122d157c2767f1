/* Bytes that are not UTF-8: one finding for each run of them. */
#include "base/utf8.h"
#include "lint/structure/checks.h"

enum { MOST_RUNS = 5 }; /* of a file in another encoding the first ones say enough */

static size_t end_of_run(struct slice bytes, size_t start)
{
    size_t end = start;
    while (end < bytes.length && utf8_valid_prefix(slice_sub(bytes, end, bytes.length < end + 4 ? bytes.length : end + 4)) == 0)
        end++;
    return end;
}

void check_encoding(struct check_context *context)
{
    const struct source *source = context->document->source;
    size_t start = source->invalid_utf8;
    while (start < source->bytes.length && context->count < MOST_RUNS) {
        size_t end = end_of_run(source->bytes, start);
        check_add_source(context, (struct span){(uint32_t)start, (uint32_t)end});
        start = end + utf8_valid_prefix(slice_sub(source->bytes, end, source->bytes.length));
    }
}
