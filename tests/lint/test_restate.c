/* What the names of suggestions stand for: tests/cases/wordings/, where each line gives a name, a sentence with a
 * marked match, and the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lint/pass.h"
#include "lint/suggest/restate.h"
#include "read/subject.h"
#include "support.h"

static size_t failures, cases;

/* A line of a case file, cut at its bars, and the sentence without its marks. */
struct wording_case {
    struct slice name, text;
    struct buffer sentence;
    struct span match;
    uint32_t verb; /* offset, or UINT32_MAX */
};

static struct slice cut_part(struct slice *line)
{
    ptrdiff_t bar = slice_find(*line, SLICE_LITERAL(" | "), 0);
    size_t end = bar < 0 ? line->length : (size_t)bar;
    struct slice part = slice_sub(*line, 0, end);
    *line = slice_sub(*line, end + 3, line->length);
    return part;
}

static void read_sentence(struct wording_case *wording, struct slice marked)
{
    *wording = (struct wording_case){.name = wording->name, .sentence = BUFFER_INIT, .verb = UINT32_MAX};
    while (marked.length) {
        uint32_t at = (uint32_t)wording->sentence.length;
        size_t mark = slice_starts_with(marked, "^") ? 1 : 2;
        if (slice_starts_with(marked, "«"))
            wording->match.start = at;
        else if (slice_starts_with(marked, "»"))
            wording->match.end = at;
        else if (mark == 1)
            wording->verb = at;
        else
            buffer_add(&wording->sentence, marked.text, mark = 1);
        marked = slice_sub(marked, mark, marked.length);
    }
}

static struct slice without_brackets(struct slice text)
{
    bool bracketed = slice_starts_with(text, "[") && slice_ends_with(text, "]");
    return bracketed ? slice_sub(text, 1, text.length - 1) : text;
}

static void find_actor(struct finding *finding, const struct reading *reading, uint32_t verb)
{
    struct subject subject;
    size_t offset = verb != UINT32_MAX ? verb : finding->match.start;
    if (subject_of(&reading->entities, 0, offset, ~(uint32_t)ACTOR_SYSTEM, &subject))
        finding->actor = (struct finding_actor){subject.actor, subject.confidence, subject.prose, subject.entity};
}

static void check_case(struct slice line, const char *path, size_t number, struct regex *groups)
{
    struct arena arena = ARENA_INIT;
    struct wording_case wording = {.name = cut_part(&line)};
    read_sentence(&wording, cut_part(&line));
    struct settings settings = default_settings(ruleset_builtin(), &arena);
    struct lint_options options = {.settings = &settings};
    struct source source;
    struct reading reading;
    source_init(&source, "case.md", buffer_slice(&wording.sentence), &arena);
    assert_null(reading_make(&reading, &source, &settings, NULL, NULL, &arena));
    struct span spans[] = {wording.match, {wording.verb, wording.verb == UINT32_MAX ? 0 : wording.match.end}};
    struct finding finding = {.match = wording.match,
                              .prose = wording.match,
                              .trigger = wording.match,
                              .regex = groups,
                              .groups = spans,
                              .group_count = 2};
    find_actor(&finding, &reading, wording.verb);
    struct pass pass = {.reading = &reading, .options = &options, .settings = &settings, .arena = &arena,
                        .capitals = capitals_new(&reading.annotation, &arena)};
    struct finding_values values = {.pass = &pass, .finding = &finding, .scratch = &arena};
    struct template_value value;
    bool found = restate_value(&values, wording.name, &value);
    struct slice expected = without_brackets(slice_trim(line)), text = found ? value.text : SLICE_LITERAL("(none)");
    if (!slice_equals(expected, text)) {
        print_error("%s:%zu: %.*s of %s\n  found: %.*s\n", path, number, (int)wording.name.length, wording.name.text,
                    wording.sentence.text, (int)text.length, text.text);
        failures++;
    }
    cases++;
    buffer_release(&wording.sentence);
    arena_release(&arena);
}

static void check_file(const char *path, struct regex *groups)
{
    struct arena arena = ARENA_INIT;
    struct slice rest = read_file(path, &arena);
    for (size_t number = 1; rest.length; number++) {
        ptrdiff_t newline = slice_find(rest, SLICE_LITERAL("\n"), 0);
        size_t end = newline < 0 ? rest.length : (size_t)newline;
        struct slice line = slice_sub(rest, 0, end);
        if (line.length && line.text[0] != '#')
            check_case(line, path, number, groups);
        rest = slice_sub(rest, end + 1, rest.length);
    }
    arena_release(&arena);
}

static void every_wording_is_as_its_case_says(void **state)
{
    (void)state;
    struct regex_mistake mistake;
    struct regex *groups = regex_compile(SLICE_LITERAL("(?<verb>x)"), false, &mistake);
    glob_t paths;
    assert_non_null(groups);
    assert_int_equal(glob("tests/cases/wordings/*.txt", 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        check_file(paths.gl_pathv[i], groups);
    globfree(&paths);
    regex_free(groups);
    assert_true(cases >= 50);
    assert_int_equal(failures, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_wording_is_as_its_case_says)};
    return cmocka_run_group_tests_name("restate", tests, NULL, NULL);
}
