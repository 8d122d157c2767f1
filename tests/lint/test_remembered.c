/* A linter that remembers tells what a new one tells, whatever was edited before: thousands of random edits of reports,
 * each of them linted by both. EDITS=100000 for more of them, SEED=7 for others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "support.h"

enum { EDITS = 2500, LONGEST = 4000, MOST_DOCUMENTS = 200, SETTINGS = 3 };

struct bench {
    struct arena arena;
    struct settings settings[SETTINGS];
    struct slice documents[MOST_DOCUMENTS]; /* what edits begin with and borrow from */
    size_t document_count;
    struct linter *remembering, *forgetting;
    struct buffer text;                     /* as it is now */
    const struct settings *chosen;
    uint64_t dice;
};

static size_t throw(struct bench *bench, size_t sides)
{
    bench->dice = bench->dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(bench->dice >> 33) % sides;
}

static size_t number_from(const char *name, size_t otherwise)
{
    const char *value = getenv(name);
    return value ? strtoul(value, NULL, 10) : otherwise;
}

/* --- all that a report says ----------------------------------------------------------------------------------- */

static void tell_suggestion(struct buffer *out, const struct suggestion *suggestion)
{
    buffer_add_format(out, "    %d %s\n", suggestion->kind, suggestion->text.text);
    for (size_t i = 0; i < suggestion->edit_count; i++)
        buffer_add_format(out, "      %u-%u %s\n", suggestion->edits[i].source.start, suggestion->edits[i].source.end,
                          suggestion->edits[i].text.text);
}

static void tell_diagnostic(struct buffer *out, const struct diagnostic *found)
{
    buffer_add_format(out, "%u:%u-%u:%u %s/%s %s %g %u %d %u-%u %u-%u %u-%u [%.*s] %s (%s) %s\n", found->start.line,
                      found->start.utf16, found->end.line, found->end.utf16, found->rule->id,
                      found->pattern ? found->pattern : "", severity_text(found->severity), (double)found->confidence,
                      found->actor, found->section, found->source.start, found->source.end, found->unit.start,
                      found->unit.end, found->prose.start, found->prose.end, (int)found->match.length,
                      found->match.text, found->message.text, found->why.text, found->fingerprint);
    buffer_add_format(out, "    %u-%u", found->scope.start, found->scope.end);
    for (size_t i = 0; i < found->also_count; i++)
        buffer_add_format(out, " %s", found->also[i]->id);
    buffer_add_text(out, "\n");
    for (size_t i = 0; i < found->suggestion_count; i++)
        tell_suggestion(out, &found->suggestions[i]);
}

static struct buffer told_by(struct bench *bench, struct linter *linter)
{
    struct buffer out = BUFFER_INIT;
    struct arena arena = ARENA_INIT;
    struct lint_options options = {.settings = bench->chosen};
    const struct report *report =
        lint_bytes(linter, &options, "postmortems/report.md", buffer_slice(&bench->text), &arena);
    buffer_add_format(&out, "%s %d\n", report->refused ? report->refused : "", report->over_budget);
    for (size_t i = 0; i < report->count; i++)
        tell_diagnostic(&out, &report->diagnostics[i]);
    for (size_t i = 0; i < report->suppression_count; i++)
        buffer_add_format(&out, "suppression %u %u\n", report->suppressions[i].line, report->suppressions[i].hidden);
    arena_release(&arena);
    return out;
}

static void assert_same(struct bench *bench, size_t edit)
{
    struct buffer known = told_by(bench, bench->remembering), fresh = told_by(bench, bench->forgetting);
    if (!slice_equals(buffer_slice(&known), buffer_slice(&fresh)))
        fail_msg("after edit %zu of\n%s\na linter that remembers says\n%s\nand one that does not\n%s", edit,
                 bench->text.text, known.text, fresh.text);
    buffer_release(&known);
    buffer_release(&fresh);
}

/* --- edits ---------------------------------------------------------------------------------------------------- */

static const char *const pieces[] = {
    "a", "s", " ", ". ", "\n", "\n\n", "*", "**", "_", "~~", "`", "\"", "'", "(", "[", "](u)", "- ", "1. ", "> ", ", ",
    "not ", "not only ", "nobody ", "may have ", "carelessly ", "forgot to ", "should have known ", "and then he ",
    "They ", "She ", "we ", "John ", "Priya Nair ", "@jane ", "Rowan ", "The Mapping squad ", "the on-call engineer ",
    "The engineer forgot to test it. ", "John's careless deployment broke it. ", "You must ", "Human error. ",
    "The engineers met. ", "The servers restarted. ", "They forgot to test it. ", "She forgot to test it. ",
    "Priya Signal ", "Grace Test ", "Marcus Check ", "Will ", "Mark ", "May ",
    "\n## Root cause\n\n", "\n## Action items\n\n- [ ] Be more careful (Owner: Jane, Due: 1 May)\n", "\n# Timeline\n\n",
    "\n\nAuthor: Rowan Blake\n\n", "\n| Who | What |\n| --- | --- |\n| Marcus | forgot the certificate |\n",
    "<!-- blameless-disable-line -->", "\n<!-- blameless-disable omission: reason -->\n", "<!-- blameless-enable -->",
    "\n<!-- blameless-disable-next-line -->\n", "&amp;", "\\*", "<br>", "https://a.example/b ", "\xE2\x80\x99",
    "\xC3\xA9", "\xF0\x9F\x94\xA5 ", "\xE5\xBC\xA0\xE4\xBC\x9F ", "\xE2\x80\x94 ", "12:40 ", "Do: ", "Don't: ", "\t",
};

static size_t any_place(struct bench *bench)
{
    size_t at = throw(bench, bench->text.length + 1);
    while (at > 0 && at < bench->text.length && ((unsigned char)bench->text.text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void put(struct bench *bench, size_t from, size_t to, struct slice text)
{
    buffer_splice(&bench->text, from < to ? from : to, from < to ? to : from, text);
}

static void type(struct bench *bench)
{
    size_t at = any_place(bench);
    for (size_t i = throw(bench, 3) + 1; i; i--)
        put(bench, at, at, slice_of(pieces[throw(bench, sizeof pieces / sizeof *pieces)]));
}

static void delete(struct bench *bench)
{
    size_t from = any_place(bench), to = from + throw(bench, throw(bench, 8) ? 12 : 400);
    while (to < bench->text.length && ((unsigned char)bench->text.text[to] & 0xC0) == 0x80)
        to++;
    put(bench, from, to < bench->text.length ? to : bench->text.length, SLICE_LITERAL(""));
}

/* Lines of some document, this one perhaps, put between two lines. */
static void paste(struct bench *bench)
{
    struct slice other = bench->documents[throw(bench, bench->document_count)];
    struct arena arena = ARENA_INIT;
    if (throw(bench, 2))
        other = (struct slice){arena_copy(&arena, buffer_slice(&bench->text)), bench->text.length};
    size_t line = throw(bench, other.length + 1), at = any_place(bench);
    while (line > 0 && other.text[line - 1] != '\n')
        line--;
    while (at > 0 && bench->text.text[at - 1] != '\n')
        at--;
    struct slice rest = slice_sub(other, line, other.length);
    ptrdiff_t end = slice_find(rest, SLICE_LITERAL("\n"), throw(bench, 300) < rest.length ? throw(bench, 300) : 0);
    put(bench, at, at, slice_sub(rest, 0, end < 0 ? rest.length : (size_t)end + 1));
    arena_release(&arena);
}

static void begin_anew(struct bench *bench)
{
    buffer_clear(&bench->text);
    buffer_add_slice(&bench->text, bench->documents[throw(bench, bench->document_count)]);
}

static void change_settings(struct bench *bench)
{
    bench->chosen = &bench->settings[throw(bench, SETTINGS)];
}

static void edit(struct bench *bench)
{
    size_t way = throw(bench, 100);
    if (bench->text.length > LONGEST)
        begin_anew(bench);
    (way < 55 ? type : way < 80 ? delete : way < 95 ? paste : way < 98 ? begin_anew : change_settings)(bench);
}

/* --- the test ------------------------------------------------------------------------------------------------- */

static void add_documents(struct bench *bench, const char *pattern)
{
    glob_t paths;
    assert_int_equal(glob(pattern, 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc && bench->document_count < MOST_DOCUMENTS; i++) {
        struct slice bytes = read_file(paths.gl_pathv[i], &bench->arena);
        bench->documents[bench->document_count++] = slice_sub(bytes, 0, LONGEST);
    }
    globfree(&paths);
}

static void make_settings(struct bench *bench)
{
    static const struct slice never[] = {{"Marcus", 6}, {"Jane", 4}}, added[] = {{"Checkout", 8}};
    const struct ruleset *ruleset = ruleset_builtin();
    struct settings base = default_settings(ruleset, &bench->arena);
    struct rule_setting *rules = arena_alloc(&bench->arena, ruleset->rule_count * sizeof *rules);
    memcpy(rules, base.rules, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++) {
        rules[i].enabled = rules[i].enabled && i % 5 != 0;
        rules[i].cap = i % 3 ? SEVERITY_OFF : SEVERITY_SUGGESTION;
    }
    for (size_t i = 0; i < SETTINGS; i++)
        bench->settings[i] = base;
    bench->settings[1].rules = rules;
    bench->settings[2].names_never = never;
    bench->settings[2].names_never_count = 2;
    bench->settings[2].names_add = added;
    bench->settings[2].names_add_count = 1;
    bench->settings[2].names_from_front_matter = true;
}

static void edits_are_told_as_anew(void **state)
{
    (void)state;
    struct bench bench = {.text = BUFFER_INIT, .dice = number_from("SEED", 1)};
    size_t edits = number_from("EDITS", EDITS);
    make_settings(&bench);
    add_documents(&bench, "tests/accuracy/rounds/r1/*/*.md");
    add_documents(&bench, "tests/cases/lint/*.md");
    bench.remembering = linter_new_remembering();
    bench.forgetting = linter_new();
    change_settings(&bench);
    begin_anew(&bench);
    for (size_t i = 0; i < edits; i++) {
        edit(&bench);
        assert_same(&bench, i);
    }
    linter_free(bench.remembering);
    linter_free(bench.forgetting);
    buffer_release(&bench.text);
    arena_release(&bench.arena);
}

/* --- what a sentence depends on besides itself ---------------------------------------------------------------- */

/* Two documents with the same sentence in other surroundings. */
static const char *const pairs[][2] = {
    {"The engineers met.\n\nThey forgot to renew it.\n", "The servers restarted.\n\nThey forgot to renew it.\n"},
    {"The operators were here. They were careless.\n", "The users were here. They were careless.\n"},
    {"Rowan was told.\n\nRowan forgot to renew it.\n", "Author: Rowan Blake\n\nRowan forgot to renew it.\n"},
    {"## Summary\n\nBe more careful.\n", "## Action items\n\n- Be more careful.\n"},
    {"Human error.\n", "<!-- blameless-disable-next-line -->\nHuman error.\n"},
    {"The engineer forgot to renew it.\n", "> The engineer forgot to renew it.\n"},
    {"The engineer forgot to renew it.\n", "---\nblameless:\n  status: draft\n---\n\nThe engineer forgot to renew it.\n"},
    {"| Who | What |\n| --- | --- |\n| Marcus | forgot the certificate |\n",
     "| Who | What |\n| --- | --- |\n| The server | forgot the certificate |\n"},
};

static void check_pair(struct bench *bench, const char *before, const char *after)
{
    const char *const texts[] = {before, after, before};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        buffer_clear(&bench->text);
        buffer_add_text(&bench->text, texts[i]);
        assert_same(bench, i);
    }
}

static void surroundings_are_minded(void **state)
{
    (void)state;
    struct bench bench = {.text = BUFFER_INIT, .remembering = linter_new_remembering(), .forgetting = linter_new()};
    make_settings(&bench);
    bench.chosen = &bench.settings[0];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_pair(&bench, pairs[i][0], pairs[i][1]);
    linter_free(bench.remembering);
    linter_free(bench.forgetting);
    buffer_release(&bench.text);
    arena_release(&bench.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surroundings_are_minded),
        cmocka_unit_test(edits_are_told_as_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
