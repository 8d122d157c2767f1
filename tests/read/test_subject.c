/* Subjects: tests/cases/subjects/, where each line marks a verb and its subject. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"
#include "read/subject.h"

static size_t failures;

struct question {
    struct buffer markdown;
    size_t verb; /* offset of the verb in the Markdown */
    struct buffer subject;
    bool implied;
};

static bool skip_mark(const char **at, const char *mark)
{
    size_t length = strlen(mark);
    bool found = strncmp(*at, mark, length) == 0;
    *at += found ? length : 0;
    return found;
}

static void read_question(const char *text, struct question *question)
{
    bool inside = false;
    *question = (struct question){.markdown = BUFFER_INIT, .subject = BUFFER_INIT};
    question->implied = skip_mark(&text, "implied: ");
    while (*text != '\0') {
        if (skip_mark(&text, "^")) {
            question->verb = question->markdown.length;
        } else if (skip_mark(&text, "«")) {
            inside = true;
        } else if (skip_mark(&text, "»")) {
            inside = false;
        } else {
            buffer_add_byte(&question->markdown, *text);
            if (inside) {
                buffer_add_byte(&question->subject, *text);
            }
            text++;
        }
    }
}

/* The prose offset of a source byte, and its unit; the cases have no Markdown inside the sentence. */
static size_t unit_of(const struct document *document, size_t source, size_t *prose)
{
    for (size_t i = 0; i < document->segment_count; i++) {
        const struct segment *segment = &document->segments[i];
        if (segment->source.start <= source && source < segment->source.end && segment->kind == SEGMENT_VERBATIM) {
            *prose = segment->prose.start + (source - segment->source.start);
            return (size_t)(document_unit_at(document, *prose) - document->units);
        }
    }
    fail_msg("the verb is not in the prose");
    return 0;
}

static struct slice answer(const struct reading *reading, const struct question *question)
{
    struct subject subject;
    size_t prose = 0, unit = unit_of(&reading->document, question->verb, &prose);
    if (!subject_of(&reading->entities, unit, prose, ~(uint32_t)ACTOR_SYSTEM, &subject)) {
        return slice_of("(none)");
    }
    return subject.actor == ACTOR_IMPLIED ? slice_of("(implied)") : entity_text(&reading->entities, subject.entity);
}

static void run_case(const char *file, size_t line, const char *text)
{
    struct question question;
    struct reading reading;
    read_question(text, &question);
    read_markdown(&reading, buffer_slice(&question.markdown));
    struct slice expected = question.implied              ? slice_of("(implied)")
                            : question.subject.length > 0 ? buffer_slice(&question.subject)
                                                          : slice_of("(none)");
    struct slice found = answer(&reading, &question);
    if (!slice_equals(expected, found)) {
        print_error("%s:%zu: %s\n  found: %.*s\n", file, line, text, (int)found.length, found.text);
        failures++;
    }
    arena_release(&reading.arena);
    buffer_release(&question.markdown);
    buffer_release(&question.subject);
}

static void marked_verbs(void **state)
{
    (void)state;
    size_t cases = each_case("tests/cases/subjects", run_case);
    assert_true(cases >= 120);
    assert_int_equal(failures, 0);
}

static void agents_of_passives(void **state)
{
    (void)state;
    static const struct {
        const char *text, *verb, *agent;
    } cases[] = {
        {"The table was dropped by Marcus.", "dropped", "Marcus"},
        {"The alarm was silenced late at night by the on-call engineer.", "silenced", "the on-call engineer"},
        {"The flag was set by mistake by a contractor.", "set", "a contractor"},
        {"The node was removed by the scheduler.", "removed", NULL},
        {"The rows were deleted, and the page by Marcus went out.", "deleted", NULL},
        {"The rows were deleted by Marcus's script.", "deleted", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;
        struct subject subject;
        read_markdown(&reading, slice_of(cases[i].text));
        size_t verb = (size_t)slice_find(reading.document.prose, slice_of(cases[i].verb), 0);
        bool found = subject_agent(&reading.entities, 0, verb, ACTOR_HUMAN, &subject);
        assert_int_equal(found, cases[i].agent != NULL);
        assert_true(!found || slice_equals_text(entity_text(&reading.entities, subject.entity), cases[i].agent));
        arena_release(&reading.arena);
    }
}

static void adjacency_and_distance(void **state)
{
    (void)state;
    struct reading reading;
    struct subject subject;
    read_markdown(&reading, SLICE_LITERAL("Marcus never checked. The author set the flag but failed to copy it."));
    assert_true(subject_of(&reading.entities, 0, 13, ACTOR_PERSON, &subject));
    assert_true(subject.adjacent);
    assert_int_equal(subject.distance, 1);
    assert_false(subject_of(&reading.entities, 0, 13, ACTOR_ROLE, &subject));
    size_t failed = (size_t)slice_find(reading.document.prose, SLICE_LITERAL("failed"), 0);
    assert_true(subject_of(&reading.entities, 1, failed, ACTOR_ROLE, &subject));
    assert_false(subject.adjacent);
    assert_true(subject.confidence < 1);
    arena_release(&reading.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marked_verbs),
        cmocka_unit_test(agents_of_passives),
        cmocka_unit_test(adjacency_and_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
