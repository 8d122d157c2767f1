/* A report made by hand that holds what outputs break on: quotes, markup, workflow commands, escapes, wide
 * characters, bidirectional controls, invalid bytes, a span over two lines, findings about a whole document. */
#ifndef TESTS_FORMAT_SAMPLE_H
#define TESTS_FORMAT_SAMPLE_H

#include <stdio.h>
#include <string.h>

#include "lint/report.h"

struct sample {
    struct arena arena;
    struct report nasty, plain, clean;
};

static const struct example examples[] = {
    {.kind = EXAMPLE_BAD, .text = "«Ravi forgot to renew» the certificate."},
    {.kind = EXAMPLE_GOOD, .text = "Nothing in the process prompts anyone to renew the certificate."},
};

static const struct matcher matchers[] = {{.pattern = {.id = "active"}, .confidence = 0.9f, .negation = -1}};

static const struct rule omission = {
    .id = "omission",
    .pack = "core",
    .title = "Something a person did not do",
    .why = "A list of what did not happen is only visible afterwards; say what the work looked like at that moment.",
    .severity = {SEVERITY_WARNING},
    .matchers = matchers,
    .matcher_count = 1,
    .examples = examples,
    .example_count = 2,
};

static const struct rule label = {
    .id = "label",
    .pack = "tone",
    .title = "A word that judges a person",
    .why = "]]> \"quotes\" & 'apostrophes', <b>markup</b>\n::error::not a command",
    .severity = {[ACTOR_CLASS_COUNT] = SEVERITY_ERROR},
};

static const struct rule missing_summary = {
    .id = "missing-summary",
    .pack = "structure",
    .title = "No summary",
    .why = "Most readers read only the summary.",
    .check = "missing-summary",
    .severity = {[ACTOR_CLASS_COUNT] = SEVERITY_SUGGESTION},
};

static const char nasty_text[] =
    "::set-output name=x::y\n"
    "\tDie \xE5\xA4\xA7\xE6\x96\x87\xE5\xAD\x97 \xF0\x9F\x94\xA5 Ravi </failure>]]>\"'&\x1b[31m forgot\xE2\x80\xAE it %0A,:\n"
    "> Marcus did not\n"
    "> check \xff the pager | @jane `x` <img src=x>\n";

static const char plain_text[] =
    "Ravi forgot to renew the certificate before it expired, and because the page went to a team whose rotation had "
    "ended an hour before, Marcus failed to notice the alert until customers wrote to support at ten past four.\n";

static struct span find(struct slice text, const char *needle)
{
    ptrdiff_t at = slice_find(text, slice_of(needle), 0);
    return (struct span){(uint32_t)at, (uint32_t)((size_t)at + strlen(needle))};
}

static void place(struct diagnostic *diagnostic, const struct source *source, struct span span, unsigned number)
{
    diagnostic->source = diagnostic->unit = span;
    diagnostic->start = source_position(source, span.start);
    diagnostic->end = source_position(source, span.end);
    diagnostic->match = slice_sub(source->bytes, span.start, span.end);
    snprintf(diagnostic->fingerprint, sizeof diagnostic->fingerprint, "%032x", number);
}

static struct suggestion suggest(struct arena *arena, enum suggestion_kind kind, struct span span, const char *text)
{
    struct edit *edit = arena_alloc(arena, sizeof *edit);
    *edit = (struct edit){span, slice_of(text)};
    return (struct suggestion){kind, slice_of(text), kind == SUGGESTION_ASK ? NULL : edit, kind != SUGGESTION_ASK};
}

static const struct source *new_source(struct arena *arena, const char *path, struct slice text)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    source_init(source, path, text, arena);
    return source;
}

static void build_nasty(struct report *report, struct arena *arena)
{
    static const char path[] = "::error::post mortems/a,b%0A\"<x>]]>\x1b[1m\n-\xff\xF0\x9F\x94\xA5:1.md";
    struct slice text = {nasty_text, sizeof nasty_text - 1};
    const struct source *source = new_source(arena, path, text);
    struct diagnostic *found = arena_alloc(arena, 3 * sizeof *found);
    struct suggestion *suggestions = arena_alloc(arena, 3 * sizeof *suggestions);
    const struct rule **also = arena_alloc(arena, sizeof *also);
    also[0] = &omission;
    struct span forgot = find(text, "Ravi </failure>]]>\"'&\x1b[31m forgot\xE2\x80\xAE");
    suggestions[0] = suggest(arena, SUGGESTION_FIX, forgot, "</failure>]]>\"'&\x1b[31m\xE2\x80\xAE \xF0\x9F\x94\xA5");
    suggestions[1] = suggest(arena, SUGGESTION_REWRITE, forgot, "::set-output name=a::b\n<script>@jane</script>");
    suggestions[2] = suggest(arena, SUGGESTION_ASK, forgot, "What did %0A the | `engineer` see?");
    found[0] = (struct diagnostic){
        .rule = &missing_summary, .severity = SEVERITY_SUGGESTION, .confidence = 1, .message = SLICE_LITERAL("No summary."),
        .why = slice_of(missing_summary.why)};
    place(&found[0], source, (struct span){0, 0}, 1);
    found[1] = (struct diagnostic){
        .rule = &label, .also = also, .also_count = 1, .severity = SEVERITY_ERROR, .confidence = 0.9f,
        .section = SECTION_ROOT_CAUSE, .suggestions = suggestions, .suggestion_count = 3,
        .message = SLICE_LITERAL("\"Ravi\" ]]> is judged: 100%,\r\n\x1b[31m\xE2\x80\xAE </failure> & \xff"),
        .why = slice_of(label.why)};
    place(&found[1], source, forgot, 2);
    found[2] = (struct diagnostic){
        .rule = &omission, .severity = SEVERITY_WARNING, .confidence = 0.85f, .section = SECTION_TIMELINE,
        .message = SLICE_LITERAL("Marcus is described by what did not happen"), .why = slice_of(omission.why)};
    place(&found[2], source, find(text, "Marcus did not\n> check \xff"), 3);
    *report = (struct report){.source = source, .diagnostics = found, .count = 3};
}

static void build_plain(struct report *report, struct arena *arena)
{
    struct slice text = {plain_text, sizeof plain_text - 1};
    const struct source *source = new_source(arena, "docs/2026-03-certificate.md", text);
    struct diagnostic *found = arena_alloc(arena, 2 * sizeof *found);
    struct suggestion *suggestions = arena_alloc(arena, 3 * sizeof *suggestions);
    struct span first = find(text, "Ravi forgot to renew"), second = find(text, "Marcus failed to notice");
    suggestions[0] = suggest(arena, SUGGESTION_REWRITE, first,
                             "Nothing in the process prompted anyone to renew the certificate.");
    suggestions[1] = suggest(arena, SUGGESTION_FIX, find(text, "failed to notice"), "did not notice");
    suggestions[2] = suggest(arena, SUGGESTION_ASK, second, "What was the engineer seeing and doing at that moment?");
    found[0] = (struct diagnostic){
        .rule = &omission, .severity = SEVERITY_WARNING, .confidence = 0.9f, .section = SECTION_SUMMARY,
        .message = SLICE_LITERAL("Ravi is described by what did not happen"), .why = slice_of(omission.why),
        .suggestions = suggestions, .suggestion_count = 1};
    place(&found[0], source, first, 4);
    found[1] = (struct diagnostic){
        .rule = &omission, .severity = SEVERITY_ERROR, .confidence = 0.8f, .section = SECTION_SUMMARY,
        .message = SLICE_LITERAL("Marcus is described by what did not happen"), .why = slice_of(omission.why),
        .suggestions = suggestions + 1, .suggestion_count = 2};
    place(&found[1], source, second, 5);
    *report = (struct report){.source = source, .diagnostics = found, .count = 2};
}

static void sample_init(struct sample *sample)
{
    *sample = (struct sample){0};
    build_nasty(&sample->nasty, &sample->arena);
    build_plain(&sample->plain, &sample->arena);
    sample->clean.source = new_source(&sample->arena, "docs/clean.md", SLICE_LITERAL("# Clean\n"));
}

static void sample_release(struct sample *sample)
{
    arena_release(&sample->arena);
}

#endif
