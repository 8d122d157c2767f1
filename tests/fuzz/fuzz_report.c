/* The report on a Markdown document: findings on whole characters, the same ones without the scanner and from a linter
 * that remembers the documents before, fixes that come to an end. */
#include "base/utf8.h"
#include "fuzz.h"
#include "lint/fix.h"
#include "lint/lint.h"

struct bench {
    struct linter *linter, *remembering;
    struct arena arena;
    struct settings settings;
};

static const struct bench *bench(void)
{
    static struct bench bench;
    if (bench.linter)
        return &bench;
    const struct ruleset *ruleset = ruleset_builtin();
    struct rule_setting *rules = arena_alloc(&bench.arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = true;
    bench.settings = (struct settings){.ruleset = ruleset, .rules = rules, .names_from_front_matter = true};
    bench.linter = linter_new();
    bench.remembering = linter_new_remembering();
    return &bench;
}

static const struct report *lint_with(struct linter *linter, struct slice bytes, bool scan_off, struct arena *arena)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    struct lint_options options = {
        .settings = &bench()->settings, .scan_off = scan_off, .all_documents = true, .collect_people = true};
    source_init(source, "docs/pm.md", bytes, arena);
    return lint(linter, source, &options, arena);
}

static const struct report *lint_bytes(struct slice bytes, bool scan_off, struct arena *arena)
{
    return lint_with(bench()->linter, bytes, scan_off, arena);
}

/* --- the report --------------------------------------------------------------------------------------------- */

static void check_span(struct slice bytes, struct span span, const char *rule)
{
    if (span.start > span.end || span.end > bytes.length)
        fuzz_fail("%s: span %u-%u of %zu bytes", rule, span.start, span.end, bytes.length);
    if (strcmp(rule, "encoding") != 0 &&
        (!utf8_is_boundary(bytes, span.start) || !utf8_is_boundary(bytes, span.end)))
        fuzz_fail("%s: span %u-%u cuts a character", rule, span.start, span.end);
}

static void check_edits(struct slice bytes, const struct suggestion *suggestion, const char *rule)
{
    uint32_t end = 0;
    FUZZ_HOLDS(suggestion->text.length > 0);
    FUZZ_HOLDS(suggestion->kind != SUGGESTION_ASK || !suggestion->edit_count);
    for (size_t i = 0; i < suggestion->edit_count; i++) {
        check_span(bytes, suggestion->edits[i].source, rule);
        FUZZ_HOLDS(suggestion->edits[i].source.start >= end);
        end = suggestion->edits[i].source.end;
    }
}

static void check_diagnostic(struct slice bytes, const struct diagnostic *found)
{
    check_span(bytes, found->source, found->rule->id);
    check_span(bytes, found->unit, found->rule->id);
    check_span(bytes, found->scope, found->rule->id);
    FUZZ_HOLDS(slice_equals(found->match, slice_sub(bytes, found->source.start, found->source.end)));
    FUZZ_HOLDS(found->start.byte == found->source.start && found->end.byte == found->source.end);
    FUZZ_HOLDS(found->message.length > 0 && found->severity != SEVERITY_OFF);
    FUZZ_HOLDS(found->confidence > 0 && found->confidence <= 1);
    FUZZ_HOLDS(strlen(found->fingerprint) == FINGERPRINT_SIZE - 1);
    for (size_t i = 0; i < found->suggestion_count; i++)
        check_edits(bytes, &found->suggestions[i], found->rule->id);
}

static void check_same(const struct report *with, const struct report *without)
{
    for (size_t i = 0; i < with->count && i < without->count; i++)
        if (strcmp(with->diagnostics[i].fingerprint, without->diagnostics[i].fingerprint) != 0)
            fuzz_fail("%s at %u with the scanner, %s at %u without", with->diagnostics[i].rule->id,
                      with->diagnostics[i].source.start, without->diagnostics[i].rule->id,
                      without->diagnostics[i].source.start);
    if (with->count != without->count)
        fuzz_fail("%zu findings with the scanner, %zu without", with->count, without->count);
}

static bool are_alike(const struct diagnostic *a, const struct diagnostic *b)
{
    bool alike = strcmp(a->fingerprint, b->fingerprint) == 0 && a->source.start == b->source.start &&
                 slice_equals(a->message, b->message) && a->suggestion_count == b->suggestion_count;
    for (size_t i = 0; alike && i < a->suggestion_count; i++)
        alike = slice_equals(a->suggestions[i].text, b->suggestions[i].text) &&
                a->suggestions[i].edit_count == b->suggestions[i].edit_count;
    return alike;
}

static void check_remembered(const struct report *fresh, struct slice bytes, struct arena *arena)
{
    const struct report *known = lint_with(bench()->remembering, bytes, false, arena);
    FUZZ_HOLDS(known->count == fresh->count);
    for (size_t i = 0; i < known->count; i++)
        if (!are_alike(&known->diagnostics[i], &fresh->diagnostics[i]))
            fuzz_fail("%s at %u is told otherwise by a linter that remembers", known->diagnostics[i].rule->id,
                      known->diagnostics[i].source.start);
}

/* Returns the report with the scanner, for the fixes to begin with. */
static const struct report *check_report(struct slice bytes, struct arena *arena)
{
    const struct report *with = lint_bytes(bytes, false, arena), *without = lint_bytes(bytes, true, arena);
    for (size_t i = 0; i < with->count; i++) {
        check_diagnostic(bytes, &with->diagnostics[i]);
        FUZZ_HOLDS(i == 0 || with->diagnostics[i - 1].source.start <= with->diagnostics[i].source.start);
    }
    if (!with->refused && !without->refused)
        check_same(with, without);
    if (!with->refused)
        check_remembered(with, bytes, arena);
    return with;
}

/* --- fixes -------------------------------------------------------------------------------------------------- */

/* Appends the bytes of the report with its fixes made; returns how many edits those are. */
static size_t fix_once(struct buffer *fixed, const struct report *report, enum fix_scope scope, struct arena *arena)
{
    const struct edit *edits;
    struct slice before = report->source->bytes;
    size_t count = fix_choose(report, scope, arena, &edits, NULL);
    fix_apply(fixed, before, edits, count);
    FUZZ_HOLDS(utf8_valid_prefix(before) < before.length || utf8_valid_prefix(buffer_slice(fixed)) == fixed->length);
    return count;
}

/* A round leaves out overlapping edits, so that many rounds may be needed, but each settles something. */
static void check_fixes(const struct report *report, enum fix_scope scope)
{
    struct arena arena = ARENA_INIT;
    struct buffer text = BUFFER_INIT;
    size_t first = fix_once(&text, report, scope, &arena), rounds = 10 + first;
    for (size_t count = first; count > 0;) {
        struct buffer fixed = BUFFER_INIT;
        if (!rounds--)
            fuzz_fail("fixes do not come to an end; now: %s", text.text);
        count = fix_once(&fixed, lint_bytes(buffer_slice(&text), false, &arena), scope, &arena);
        buffer_release(&text);
        text = fixed;
        arena_release(&arena);
        arena = (struct arena)ARENA_INIT;
    }
    buffer_release(&text);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = ARENA_INIT;
    const struct report *report = check_report((struct slice){(const char *)bytes, length}, &arena);
    check_fixes(report, FIX_SAFE);
    check_fixes(report, FIX_UNSAFE);
    arena_release(&arena);
    return 0;
}
