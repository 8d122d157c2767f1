#include "lsp/fix_all.h"

#include "base/utf8.h"
#include "lint/fix.h"

/* A fix can make room for the next; more rounds than this means that two undo each other. */
enum { MOST_ROUNDS = 10 };

/* The document's text as it becomes. */
struct fixing {
    const struct session *session;
    const struct open_document *document;
    struct arena *arena;
    struct slice text;
    const struct report *report;
};

static size_t choose(struct fixing *fixing, const struct edit **edits)
{
    return fix_choose(fixing->report, FIX_SAFE, fixing->arena, edits, NULL);
}

static void apply(struct fixing *fixing, const struct edit *edits, size_t count)
{
    struct lint_options options = {.settings = fixing->document->settings};
    struct source *source = arena_alloc(fixing->arena, sizeof *source);
    struct buffer text = BUFFER_INIT;
    fix_apply(&text, fixing->text, edits, count);
    fixing->text = (struct slice){arena_copy(fixing->arena, buffer_slice(&text)), text.length};
    buffer_release(&text);
    source_init(source, fixing->document->source.path, fixing->text, fixing->arena);
    fixing->report = lint(fixing->session->linter, source, &options, fixing->arena);
}

/* One edit of all between the first and the last difference, on borders of characters. */
static const struct edit *difference(struct slice before, struct slice after, struct arena *arena)
{
    struct edit *edit = arena_alloc(arena, sizeof *edit);
    size_t start = 0, end = 0;
    while (start < before.length && start < after.length && before.text[start] == after.text[start])
        start++;
    while (!utf8_is_boundary(before, start) || !utf8_is_boundary(after, start))
        start--;
    while (end < before.length - start && end < after.length - start &&
           before.text[before.length - 1 - end] == after.text[after.length - 1 - end])
        end++;
    while (!utf8_is_boundary(before, before.length - end) || !utf8_is_boundary(after, after.length - end))
        end--;
    edit->source = (struct span){(uint32_t)start, (uint32_t)(before.length - end)};
    edit->text = slice_sub(after, start, after.length - end);
    return edit;
}

size_t fix_all(const struct session *session, const struct open_document *document, struct arena *arena,
               const struct edit **edits)
{
    struct fixing fixing = {session, document, arena, document->source.bytes, document->report};
    const struct edit *more;
    size_t count = choose(&fixing, edits), next = count;
    more = *edits;
    for (int round = 0; next && round < MOST_ROUNDS; round++) {
        apply(&fixing, more, next);
        next = choose(&fixing, &more);
        if (round == 0 && !next)
            return count;
    }
    if (!count)
        return 0;
    *edits = difference(document->source.bytes, fixing.text, arena);
    return 1;
}
