#include "lsp/suppression.h"

#include <string.h>

#include "lint/fix.h"

/* --- where a comment at the end of a line goes ---------------------------------------------------------- */

static size_t without_blanks(struct slice line, size_t end)
{
    while (end > 0 && (line.text[end - 1] == ' ' || line.text[end - 1] == '\t'))
        end--;
    return end;
}

static size_t without(struct slice line, size_t end, char mark)
{
    while (end > 0 && line.text[end - 1] == mark)
        end--;
    return end;
}

/* Before what must stay at the end: a hard break, the closing marks of a heading, the last bar of a table row. */
static size_t end_of_text(struct slice line)
{
    size_t end = without_blanks(line, line.length);
    char first = *slice_trim(line).text, last = end ? line.text[end - 1] : '\0';
    size_t backslashes = end - without(line, end, '\\');
    if (backslashes % 2)
        return without_blanks(line, end - 1);
    if (first == '#' && last == '#')
        return without_blanks(line, without(line, end, '#'));
    if (last == '|')
        return without_blanks(line, end - 1);
    return end;
}

/* Where a reason is required none is made up: the comment asks for it until it is given. */
static const char *reason_mark(const struct open_document *document)
{
    return document->settings->require_reason ? ":" : "";
}

static void put_on_line(const struct open_document *document, uint32_t line, const struct rule *rule,
                        struct arena *arena, struct edit *edit)
{
    struct slice text = source_line(&document->source, line);
    uint32_t place = (uint32_t)((size_t)(text.text - document->source.bytes.text) + end_of_text(text));
    edit->source = (struct span){place, place};
    edit->text = slice_of(
        arena_format(arena, " <!-- blameless-disable-line %s%s -->", rule->id, reason_mark(document)));
}

/* --- does it? ------------------------------------------------------------------------------------------- */

static bool still_finds(const struct report *report, const struct diagnostic *diagnostic)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->diagnostics[i].rule == diagnostic->rule &&
            report->diagnostics[i].source.start == diagnostic->source.start)
            return true;
    return false;
}

/* The document is checked with the edit made: nothing else knows what a comment means where it stands. */
static bool silences(const struct session *session, const struct open_document *document, const struct edit *edit,
                     const struct diagnostic *diagnostic)
{
    struct settings settings = *document->settings;
    struct lint_options options = {.settings = &settings};
    struct arena arena = ARENA_INIT;
    struct buffer text = BUFFER_INIT;
    struct source source;
    settings.require_reason = false;
    fix_apply(&text, document->source.bytes, edit, 1);
    source_init(&source, document->source.path, buffer_slice(&text), &arena);
    bool silent = !still_finds(lint(session->linter, &source, &options, &arena), diagnostic);
    buffer_release(&text);
    arena_release(&arena);
    return silent;
}

bool suppression_on_line(const struct session *session, const struct open_document *document,
                         const struct diagnostic *diagnostic, struct arena *arena, struct edit *edit)
{
    for (uint32_t line = diagnostic->start.line; line <= diagnostic->end.line; line++) {
        put_on_line(document, line, diagnostic->rule, arena, edit);
        if (edit->source.start >= diagnostic->source.start && silences(session, document, edit, diagnostic))
            return true;
    }
    return false;
}

/* --- the whole document --------------------------------------------------------------------------------- */

static const char *line_end(struct slice text)
{
    const char *end = memchr(text.text, '\n', text.length);
    return end && end > text.text && end[-1] == '\r' ? "\r\n" : "\n";
}

void suppression_in_file(const struct open_document *document, const struct diagnostic *diagnostic,
                         struct arena *arena, struct edit *edit)
{
    const struct source *source = &document->source;
    uint32_t place = (uint32_t)source->body;
    const char *end = line_end(source->bytes);
    bool open_line = source->front_matter != FRONT_MATTER_NONE && place == source->bytes.length &&
                     source->bytes.text[place - 1] != '\n';
    edit->source = (struct span){place, place};
    edit->text = slice_of(arena_format(arena, "%s<!-- blameless-disable-file %s%s -->%s", open_line ? end : "",
                                       diagnostic->rule->id, reason_mark(document), end));
}

bool suppression_removal(const struct open_document *document, const struct diagnostic *diagnostic,
                         struct edit *edit)
{
    struct slice bytes = document->source.bytes;
    if (strcmp(diagnostic->rule->id, "unused-suppression") != 0 || !slice_starts_with(diagnostic->match, "<!--"))
        return false;
    edit->source = diagnostic->source;
    edit->text = SLICE_LITERAL("");
    if (edit->source.start > 0 && bytes.text[edit->source.start - 1] == ' ')
        edit->source.start--;
    return true;
}
