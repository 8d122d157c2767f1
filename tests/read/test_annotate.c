/* Tokens, lexicon hits, what patterns ask for, and the kind of a document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"
#include "read/mode.h"
#include "rule/vocabulary.h"

static void words_end_before_their_clitics(void **state)
{
    (void)state;
    static const char *const expected[] = {"The", "on-call", "'s", "O'Brien", "didn't", "wait", ",",  "14:32", ";",
                                           "the", "teams",   "'",  "page",    "I",      "'d",   "sent", "."};
    struct reading reading;
    read_markdown(&reading, SLICE_LITERAL("The on-call's O'Brien didn't wait, 14:32; the teams' page I'd sent."));
    assert_int_equal(reading.annotation.token_count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < reading.annotation.token_count; i++) {
        assert_true(slice_equals_text(token_text(&reading.annotation, i), expected[i]));
    }
    assert_int_equal(reading.annotation.tokens[2].kind, TOKEN_CLITIC);
    assert_int_equal(reading.annotation.tokens[7].kind, TOKEN_NUMBER);
    arena_release(&reading.arena);
}

static size_t offset_of(const struct reading *reading, const char *text)
{
    return (size_t)slice_find(reading->document.prose, slice_of(text), 0);
}

static void members_start_and_end(void **state)
{
    (void)state;
    struct reading reading;
    read_markdown(&reading, SLICE_LITERAL("The incident commanders ignored it."));
    uint16_t roles = (uint16_t)ruleset_lexicon(ruleset_builtin(), "roles");
    size_t start = offset_of(&reading, "incident"), end = offset_of(&reading, " ignored");
    const struct annotation *annotation = &reading.annotation;
    assert_true(member_starts(annotation, 0, roles, FORM_ANY, start));
    assert_true(member_starts(annotation, 0, roles, FORM_PLURAL, start));
    assert_false(member_starts(annotation, 0, roles, FORM_SINGULAR, start));
    assert_false(member_starts(annotation, 0, roles, FORM_ANY, start + 1));
    assert_true(member_ends(annotation, 0, roles, FORM_ANY, end));
    assert_true(member_spans(annotation, 0, roles, FORM_ANY, (struct span){(uint32_t)start, (uint32_t)end}));
    assert_false(member_spans(annotation, 0, roles, FORM_ANY, (struct span){0, (uint32_t)end}));
    arena_release(&reading.arena);
}

/* Does a unit hold the word, one of those that the built-in patterns ask for? */
static bool holds(const struct reading *reading, const char *word)
{
    const struct annotation *annotation = &reading->annotation;
    uint32_t number = vocabulary_word(ruleset_builtin()->vocabulary, slice_of(word), false);
    assert_true(number != CUE_NO_WORD);
    for (uint32_t i = annotation->units[0].first_cue; i < annotation->units[0].cue_end; i++)
        if (annotation->cues[i].word == number)
            return true;
    return false;
}

static void words_and_their_parts_are_known(void **state)
{
    (void)state;
    struct reading reading;
    read_markdown(&reading, SLICE_LITERAL("Amara didn't half-heartedly check it, to blame someone."));
    assert_true(holds(&reading, "blame"));
    assert_true(holds(&reading, "half"));
    assert_true(holds(&reading, "didn"));
    assert_false(holds(&reading, "forgot"));
    assert_true(reading.annotation.units[0].actors & ACTOR_PERSON);
    assert_false(reading.annotation.units[0].actors & ACTOR_TEAM);
    arena_release(&reading.arena);
}

static const char report[] =
    "# Cache outage\n\n## Summary\n\nThe cache was cold for an hour after the drain and the cart was slow for all shops.\n\n"
    "## Timeline\n\n- 10:02 alert fired\n- 10:05 Amara joined the bridge and read the log\n- 10:20 the node was back\n"
    "- 10:40 the queue was empty again and the shops saw the cart\n\n## Root cause\n\nThe pool had no limit, so the drain "
    "took every slot and the cart waited for the cache until it gave up and went to the database, which was slow.\n";

static const char guide[] =
    "# On call\n\nWhen you are on call, keep your phone near you. You will be paged when the cart is slow. Read the page, "
    "then open your laptop. If you cannot log in, call your lead. You should never feel that you are alone: you can "
    "always ask. Hand over to your successor at noon, and tell them what you saw. Drink water. Take breaks when you can, "
    "and do not skip your lunch. You are not a machine.\n";

static void documents_have_a_mode(void **state)
{
    (void)state;
    static const struct {
        const char *markdown;
        enum document_mode mode;
        bool postmortem;
    } cases[] = {
        {report, MODE_REPORT, true},
        {guide, MODE_GUIDE, false},
        {"Too short to say.\n", MODE_OTHER, false},
        {"# Post-mortem of the cache\n\nIt was cold.\n", MODE_OTHER, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading reading;
        read_markdown(&reading, slice_of(cases[i].markdown));
        assert_int_equal(mode_of(&reading.annotation), cases[i].mode);
        assert_int_equal(mode_is_postmortem(&reading.document), cases[i].postmortem);
        arena_release(&reading.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_before_their_clitics),
        cmocka_unit_test(members_start_and_end),
        cmocka_unit_test(words_and_their_parts_are_known),
        cmocka_unit_test(documents_have_a_mode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
