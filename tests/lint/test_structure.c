/* Text cases of the structure rules: the files of tests/cases/structure.
 *
 * A file begins with `%% rules: ID...`, the rules its cases run (with `%% profile: core` for another profile; with `%%
 * path: NAME` the document has that name and must first be taken for a report, else every document is). Each case
 * begins with
 * `%% case: NAME`, then stands the document, then a line `%% LINE RULE: TEXT` for every expected finding: the
 * document's line on which it begins, and the start of the bytes it covers. A case without such lines must be clean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "support.h"

struct run {
    struct linter *linter;
    struct settings settings;
    struct rule_setting *rules;
    struct arena arena;
    const char *path;     /* of the file with the cases */
    const char *document; /* the name the document goes by, or NULL */
    unsigned failed;
};

static struct slice next_line(struct slice text, size_t *at)
{
    size_t start = *at, end = start;
    while (end < text.length && text.text[end] != '\n')
        end++;
    *at = end + 1;
    return slice_sub(text, start, end);
}

static struct slice after(struct slice line, const char *prefix)
{
    size_t length = strlen(prefix);
    return slice_starts_with(line, prefix) ? slice_trim(slice_sub(line, length, line.length)) : (struct slice){NULL, 0};
}

static void enable(struct run *run, struct slice id)
{
    const struct ruleset *ruleset = run->settings.ruleset;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (slice_equals_text(id, ruleset->rules[i]->id)) {
            run->rules[i].enabled = true;
            return;
        }
    fail_msg("%s: there is no rule %.*s", run->path, (int)id.length, id.text);
}

static void choose_rules(struct run *run, struct slice ids)
{
    memset(run->rules, 0, run->settings.ruleset->rule_count * sizeof *run->rules);
    for (size_t at = 0; at < ids.length;) {
        size_t end = at;
        while (end < ids.length && ids.text[end] != ' ')
            end++;
        enable(run, slice_sub(ids, at, end));
        at = end + 1;
    }
}

static void choose_profile(struct run *run, struct slice name)
{
    static const char *const names[] = {
        [PROFILE_FULL] = "full", [PROFILE_CORE] = "core", [PROFILE_LEARNING] = "learning"};
    for (int i = PROFILE_FULL; i <= PROFILE_LEARNING; i++)
        if (slice_equals_text(name, names[i]))
            run->settings.profile = i;
}

/* A line for the finding in the form of the expectations, up to the end of its first line. */
static void describe(struct buffer *out, const struct diagnostic *found)
{
    size_t end = 0;
    while (end < found->match.length && found->match.text[end] != '\n')
        end++;
    buffer_add_format(out, "%u %s: %.*s\n", found->start.line, found->rule->id, (int)end, found->match.text);
}

static bool is_expected(struct slice expected, struct slice found)
{
    return found.length >= expected.length && memcmp(found.text, expected.text, expected.length) == 0;
}

static void compare(struct run *run, struct slice name, const struct report *report, struct slice expected)
{
    struct buffer found = BUFFER_INIT;
    size_t at = 0;
    bool same = true;
    for (size_t i = 0; i < report->count; i++) {
        size_t start = found.length;
        describe(&found, &report->diagnostics[i]);
        struct slice line = {found.text + start, found.length - start - 1};
        same = same && at < expected.length && is_expected(next_line(expected, &at), line);
    }
    if (!same || at < expected.length) {
        print_message("# %s: %.*s\n# expected\n%.*s# found\n%s", run->path, (int)name.length, name.text,
                      (int)expected.length, expected.text, found.text);
        run->failed++;
    }
    buffer_release(&found);
}

static void run_case(struct run *run, struct slice name, struct slice document, struct slice expected)
{
    struct lint_options options = {.settings = &run->settings, .all_documents = run->document == NULL};
    const char *path = run->document ? run->document : run->path;
    compare(run, name, lint_bytes(run->linter, &options, path, document, &run->arena), expected);
}

static bool begins_next(struct slice line)
{
    return slice_starts_with(line, "%% case:") || slice_starts_with(line, "%% rules:") ||
           slice_starts_with(line, "%% profile:") || slice_starts_with(line, "%% path:");
}

/* Reads the lines of a case up to the next one: the document, then its expectations. */
static void read_case(struct run *run, struct slice name, struct slice text, size_t *at)
{
    struct buffer document = BUFFER_INIT, expected = BUFFER_INIT;
    while (*at < text.length) {
        size_t before = *at;
        struct slice line = next_line(text, at);
        if (begins_next(line)) {
            *at = before;
            break;
        }
        struct buffer *into = slice_starts_with(line, "%% ") ? &expected : &document;
        buffer_add_slice(into, into == &expected ? after(line, "%% ") : line);
        buffer_add_byte(into, '\n');
    }
    run_case(run, name, buffer_slice(&document), buffer_slice(&expected));
    buffer_release(&document);
    buffer_release(&expected);
}

static size_t run_file(struct run *run)
{
    struct slice text = read_file(run->path, &run->arena);
    size_t cases = 0;
    for (size_t at = 0; at < text.length;) {
        struct slice line = next_line(text, &at);
        if (after(line, "%% rules:").text)
            choose_rules(run, after(line, "%% rules:"));
        else if (after(line, "%% profile:").text)
            choose_profile(run, after(line, "%% profile:"));
        else if (after(line, "%% path:").text)
            run->document = arena_copy(&run->arena, after(line, "%% path:"));
        else if (after(line, "%% case:").text) {
            read_case(run, after(line, "%% case:"), text, &at);
            cases++;
        }
    }
    return cases;
}

static void file_gives_its_findings(void **state)
{
    struct run run = {.path = *state, .linter = linter_new()};
    run.settings = default_settings(ruleset_builtin(), &run.arena);
    run.rules = arena_alloc(&run.arena, run.settings.ruleset->rule_count * sizeof *run.rules);
    run.settings.rules = run.rules;
    assert_true(run_file(&run) > 0);
    assert_int_equal(run.failed, 0);
    linter_free(run.linter);
    arena_release(&run.arena);
}

int main(void)
{
    struct CMUnitTest tests[64];
    glob_t paths;
    if (glob("tests/cases/structure/*.md", 0, NULL, &paths) != 0 || paths.gl_pathc > 64)
        return 1;
    for (size_t i = 0; i < paths.gl_pathc; i++)
        tests[i] = (struct CMUnitTest){paths.gl_pathv[i], file_gives_its_findings, NULL, NULL, paths.gl_pathv[i]};
    int failed = _cmocka_run_group_tests("structure", tests, paths.gl_pathc, NULL, NULL);
    globfree(&paths);
    return failed;
}
