/* What holds for any document: positions, the scanner's promise, fixes that come to an end.
 *
 * Runs over the text cases, and over ../shared's documents where that folder is present. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "lint/fix.h"
#include "match/regex.h"
#include "support.h"

enum { MOST_ROUNDS = 10 };

static const char *const documents[] = {
    "tests/cases/lint/*.md", "tests/*.md", "../shared/seeds/*.txt", "../shared/corpus/*/*.md",
};
enum { ALL_DOCUMENTS = 4, SEEDED_DOCUMENTS = 3, OWN_DOCUMENTS = 2 /* for what takes long */ };

struct bench {
    struct linter *linter;
    struct arena settings_arena;
    struct settings settings;
};

typedef void (*property)(struct bench *bench, const char *path, struct slice bytes);

static void for_each_document(size_t sets, property check)
{
    struct bench bench = {.linter = linter_new()};
    size_t count = 0;
    bench.settings = default_settings(ruleset_builtin(), &bench.settings_arena);
    for (size_t d = 0; d < sets; d++) {
        glob_t paths;
        if (glob(documents[d], 0, NULL, &paths) != 0)
            continue;
        for (size_t i = 0; i < paths.gl_pathc; i++, count++) {
            struct arena arena = ARENA_INIT;
            check(&bench, paths.gl_pathv[i], read_file(paths.gl_pathv[i], &arena));
            arena_release(&arena);
        }
        globfree(&paths);
    }
    assert_true(count > 0);
    arena_release(&bench.settings_arena);
    linter_free(bench.linter);
}

/* --- positions -------------------------------------------------------------------------------------------- */

static void assert_span(const char *path, struct slice bytes, struct span span)
{
    if (span.start > span.end || span.end > bytes.length || !utf8_is_boundary(bytes, span.start) ||
        !utf8_is_boundary(bytes, span.end))
        fail_msg("%s: span %u-%u is no range of characters", path, span.start, span.end);
}

static void assert_diagnostic(const char *path, struct slice bytes, const struct diagnostic *found)
{
    if (strcmp(found->rule->id, "encoding") != 0) { /* it marks bytes that are no characters */
        assert_span(path, bytes, found->source);
        assert_span(path, bytes, found->unit);
    }
    assert_true(slice_equals(found->match, slice_sub(bytes, found->source.start, found->source.end)));
    assert_int_equal(found->start.byte, found->source.start);
    assert_int_equal(found->end.byte, found->source.end);
    assert_true(found->message.length > 0 && found->severity != SEVERITY_OFF);
    assert_true(found->confidence > 0 && found->confidence <= 1);
    assert_int_equal(strlen(found->fingerprint), 32);
    for (size_t i = 0; i < found->suggestion_count; i++)
        for (size_t j = 0; j < found->suggestions[i].edit_count; j++)
            assert_span(path, bytes, found->suggestions[i].edits[j].source);
}

static void check_positions(struct bench *bench, const char *path, struct slice bytes)
{
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = &bench->settings};
    const struct report *report = lint_bytes(bench->linter, &options, path, bytes, &arena);
    for (size_t i = 0; i < report->count; i++) {
        assert_diagnostic(path, bytes, &report->diagnostics[i]);
        assert_true(i == 0 || report->diagnostics[i - 1].source.start <= report->diagnostics[i].source.start);
    }
    arena_release(&arena);
}

static void positions_are_those_of_the_match(void **state)
{
    (void)state;
    for_each_document(ALL_DOCUMENTS, check_positions);
}

/* --- the scanner only saves work ----------------------------------------------------------------------------- */

static void assert_same(const char *path, const struct report *a, const struct report *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        const struct diagnostic *left = &a->diagnostics[i], *right = &b->diagnostics[i];
        if (left->rule != right->rule || left->source.start != right->source.start ||
            left->severity != right->severity || left->suggestion_count != right->suggestion_count)
            fail_msg("%s:%u: %s with the scanner, %s:%u without", path, left->start.line, left->rule->id,
                     right->rule->id, right->start.line);
    }
    if (a->count != b->count)
        fail_msg("%s: %zu findings with the scanner, %zu without", path, a->count, b->count);
}

static void check_scanner(struct bench *bench, const char *path, struct slice bytes)
{
    struct arena arena = ARENA_INIT;
    struct lint_options on = {.settings = &bench->settings}, off = {.settings = &bench->settings, .scan_off = true};
    const struct report *with = lint_bytes(bench->linter, &on, path, bytes, &arena);
    assert_same(path, with, lint_bytes(bench->linter, &off, path, bytes, &arena));
    arena_release(&arena);
}

static void the_scanner_changes_nothing(void **state)
{
    (void)state;
    for_each_document(ALL_DOCUMENTS, check_scanner);
}

/* --- fixes ------------------------------------------------------------------------------------------------------ */

static size_t fix_once(struct bench *bench, const char *path, struct buffer *bytes, enum fix_scope scope)
{
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = &bench->settings};
    const struct edit *edits;
    struct buffer fixed = BUFFER_INIT;
    const struct report *report = lint_bytes(bench->linter, &options, path, buffer_slice(bytes), &arena);
    size_t count = fix_choose(report, scope, &arena, &edits, NULL);
    fix_apply(&fixed, buffer_slice(bytes), edits, count);
    assert_int_equal(utf8_valid_prefix(buffer_slice(bytes)) == bytes->length,
                     utf8_valid_prefix(buffer_slice(&fixed)) == fixed.length);
    buffer_release(bytes);
    *bytes = fixed;
    arena_release(&arena);
    return count;
}

static void assert_converges(struct bench *bench, const char *path, struct slice bytes, enum fix_scope scope)
{
    struct buffer text = BUFFER_INIT;
    buffer_add_slice(&text, bytes);
    unsigned rounds = 0;
    while (rounds < MOST_ROUNDS && fix_once(bench, path, &text, scope) > 0)
        rounds++;
    if (rounds == MOST_ROUNDS)
        fail_msg("%s: fixes do not come to an end", path);
    buffer_release(&text);
}

static void check_fixes(struct bench *bench, const char *path, struct slice bytes)
{
    assert_converges(bench, path, bytes, FIX_SAFE);
    assert_converges(bench, path, bytes, FIX_UNSAFE);
}

static void fixes_come_to_an_end(void **state)
{
    (void)state;
    for_each_document(ALL_DOCUMENTS, check_fixes);
}

/* --- documents that are cut or garbled --------------------------------------------------------------------- */

enum { GARBLED_VARIANTS = 8, GARBLED_MOST = 20000 /* bytes of a document that are garbled */ };

/* xorshift: the same documents in every run. */
static uint32_t next_number(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

static struct slice garble(struct slice bytes, uint32_t seed, struct arena *arena)
{
    static const char marks[] = "*_`|>#\n\r[]()<!-\"'.:\\~\xC3\x28\0";
    uint32_t state = seed * 2654435761u + 1;
    struct slice cut = slice_sub(bytes, 0, bytes.length < GARBLED_MOST ? bytes.length : GARBLED_MOST);
    char *text = arena_copy(arena, cut);
    for (size_t i = 0; i < cut.length; i += 1 + next_number(&state) % 60)
        text[i] = marks[next_number(&state) % (sizeof marks - 1)];
    return (struct slice){text, cut.length ? next_number(&state) % cut.length : 0};
}

static void check_garbled(struct bench *bench, const char *path, struct slice bytes)
{
    for (uint32_t seed = 1; seed <= GARBLED_VARIANTS; seed++) {
        struct arena arena = ARENA_INIT;
        struct slice garbled = garble(bytes, seed, &arena);
        check_positions(bench, path, garbled);
        check_scanner(bench, path, garbled);
        arena_release(&arena);
    }
}

static void garbled_documents_keep_the_rules(void **state)
{
    (void)state;
    for_each_document(OWN_DOCUMENTS, check_garbled);
}

/* --- what a linter remembers only saves time ------------------------------------------------------------------- */

/* Everything a reader is told. */
static uint64_t told(struct linter *linter, const struct settings *settings, struct slice bytes)
{
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = settings, .all_documents = true};
    const struct report *report = lint_bytes(linter, &options, "one.md", bytes, &arena);
    uint64_t hash = report->count;
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *found = &report->diagnostics[i];
        hash = hash * 31 + slice_hash_caseless(slice_of(found->fingerprint)) + found->source.start;
        for (size_t j = 0; j < found->suggestion_count; j++)
            hash = hash * 31 + slice_hash_caseless(found->suggestions[j].text);
    }
    arena_release(&arena);
    return hash;
}

/* The same with other people in it. */
static struct slice with_names(struct slice bytes, const char *name, struct arena *arena)
{
    return slice_of(arena_format(arena, "%.*s\n\nIncident commander: %s\n", (int)bytes.length, bytes.text, name));
}

static void check_memory(struct bench *bench, const char *path, struct slice bytes)
{
    struct arena arena = ARENA_INIT;
    struct slice variants[] = {bytes, with_names(bytes, "Wolke", &arena), with_names(bytes, "Nobody", &arena), bytes};
    struct settings fewer = default_settings(ruleset_builtin(), &arena);
    static const struct slice never[] = {{"Marcus", 6}, {"Jane", 4}};
    fewer.names_never = never;
    fewer.names_never_count = sizeof never / sizeof *never;
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        const struct settings *settings = i % 2 ? &fewer : &bench->settings;
        struct linter *fresh = linter_new();
        if (told(bench->linter, settings, variants[i]) != told(fresh, settings, variants[i]))
            fail_msg("%s: variant %zu is told otherwise by a linter that read others before", path, i);
        linter_free(fresh);
    }
    arena_release(&arena);
}

static void what_was_read_before_changes_nothing(void **state)
{
    (void)state;
    for_each_document(OWN_DOCUMENTS, check_memory);
}

/* --- the just-in-time compiler only saves time ---------------------------------------------------------------- */

static uint64_t all_findings;

static void add_findings(struct bench *bench, const char *path, struct slice bytes)
{
    (void)path;
    all_findings = all_findings * 31 + told(bench->linter, &bench->settings, bytes);
}

/* Last: there is no way back. */
static void the_interpreter_finds_the_same(void **state)
{
    (void)state;
    for_each_document(SEEDED_DOCUMENTS, add_findings);
    uint64_t compiled = all_findings;
    all_findings = 0;
    regex_disable_jit();
    for_each_document(SEEDED_DOCUMENTS, add_findings);
    assert_true(compiled == all_findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_are_those_of_the_match),
        cmocka_unit_test(the_scanner_changes_nothing),
        cmocka_unit_test(fixes_come_to_an_end),
        cmocka_unit_test(garbled_documents_keep_the_rules),
        cmocka_unit_test(what_was_read_before_changes_nothing),
        cmocka_unit_test(the_interpreter_finds_the_same),
    };
    return cmocka_run_group_tests_name("properties", tests, NULL, NULL);
}
