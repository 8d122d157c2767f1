#include "format/advice.h"

const char *advice_label(enum suggestion_kind kind)
{
    static const char *const labels[] = {
        [SUGGESTION_FIX] = "fix",
        [SUGGESTION_REWRITE] = "try",
        [SUGGESTION_ASK] = "ask",
    };
    return labels[kind];
}

static void add_line(struct buffer *out, const char *label, struct slice text)
{
    buffer_add_format(out, "\n%s: ", label);
    buffer_add_slice(out, text);
}

void advice_text(struct buffer *out, const struct diagnostic *diagnostic)
{
    buffer_add_slice(out, diagnostic->message);
    if (diagnostic->why.length)
        add_line(out, "why", diagnostic->why);
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        add_line(out, advice_label(diagnostic->suggestions[i].kind), diagnostic->suggestions[i].text);
}
