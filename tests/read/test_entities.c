/* Entities: tests/cases/entities/, where each line is a document with its entities marked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"

#define OPTIONAL (ACTOR_SYSTEM | ACTOR_I | ACTOR_WE | ACTOR_YOU)

static size_t failures;

/* The Markdown of a case: the marks taken away, `\n` made a line break. */
static void plain_text(const char *text, struct buffer *out)
{
    for (const char *at = text; *at != '\0'; at++) {
        const char *colon = *at == '[' ? strchr(at, ':') : NULL;
        if (colon != NULL) {
            at = colon;
        } else if (at[0] == '\\' && at[1] == 'n') {
            buffer_add_byte(out, '\n');
            at++;
        } else if (*at != ']') {
            buffer_add_byte(out, *at);
        }
    }
}

/* Appends "[class:text]" lines of what is marked. */
static void marked_entities(const char *text, struct buffer *out)
{
    for (const char *open = strchr(text, '['); open != NULL; open = strchr(open + 1, '[')) {
        buffer_add(out, open, (size_t)(strchr(open, ']') + 1 - open));
        buffer_add_byte(out, '\n');
    }
}

/* Appends those that were recognised; the optional classes only where the case marks the very same. */
static void found_entities(const struct entities *entities, const char *marked, struct buffer *out)
{
    struct buffer one = BUFFER_INIT;
    for (size_t i = 0; i < entities->count; i++) {
        const struct entity *entity = &entities->items[i];
        struct slice text = entity_text(entities, entity);
        buffer_clear(&one);
        buffer_add_format(&one, "[%s:%.*s]\n", actor_name(entity->actor), (int)text.length, text.text);
        if (!(entity->actor & OPTIONAL) || strstr(marked, one.text) != NULL) {
            buffer_add_slice(out, buffer_slice(&one));
        }
    }
    buffer_release(&one);
}

static void run_case(const char *file, size_t line, const char *text)
{
    struct buffer markdown = BUFFER_INIT, marked = BUFFER_INIT, found = BUFFER_INIT;
    struct reading reading;
    plain_text(text, &markdown);
    marked_entities(text, &marked);
    read_markdown(&reading, buffer_slice(&markdown));
    found_entities(&reading.entities, marked.text, &found);
    if (strcmp(marked.text, found.text) != 0) {
        print_error("%s:%zu: %s\n  found: %s\n", file, line, text, found.text);
        failures++;
    }
    arena_release(&reading.arena);
    buffer_release(&markdown);
    buffer_release(&marked);
    buffer_release(&found);
}

static void marked_sentences(void **state)
{
    (void)state;
    size_t cases = each_case("tests/cases/entities", run_case);
    assert_true(cases >= 150);
    assert_int_equal(failures, 0);
}

static void names_of_the_configuration_overrule(void **state)
{
    (void)state;
    static const struct slice add[] = {{"Zed Quux", 8}}, never[] = {{"Amara", 5}};
    struct settings settings = {.names_add = add, .names_add_count = 1, .names_never = never, .names_never_count = 1};
    struct reading reading;
    read_markdown(&reading, SLICE_LITERAL("Amara and Zed looked at it."));
    entities_find(&reading.entities, &reading.annotation, &settings, NULL, &reading.arena);
    assert_int_equal(reading.entities.count, 1);
    struct slice text = entity_text(&reading.entities, &reading.entities.items[0]);
    assert_true(slice_equals_text(text, "Zed"));
    arena_release(&reading.arena);
}

static void pronouns_know_their_antecedent(void **state)
{
    (void)state;
    struct reading reading;
    read_markdown(&reading, SLICE_LITERAL("Two reviewers looked at it. They found nothing."));
    assert_int_equal(reading.entities.count, 2);
    const struct entity *they = &reading.entities.items[1];
    assert_int_equal(they->actor, ACTOR_PRONOUN);
    assert_int_equal(they->antecedent, 0);
    assert_true(they->confidence < 1);
    arena_release(&reading.arena);
}

static void possessors_are_flagged(void **state)
{
    (void)state;
    struct reading reading;
    read_markdown(&reading, SLICE_LITERAL("Priya's script and the reviewers' notes. Oleg's joining. He's gone."));
    static const bool expected[] = {true, true, false, false};
    size_t people = 0;
    for (size_t i = 0; i < reading.entities.count; i++) {
        if (reading.entities.items[i].actor != ACTOR_SYSTEM) {
            assert_true(people < 4);
            assert_int_equal(reading.entities.items[i].possessive, expected[people++]);
        }
    }
    assert_int_equal(people, 4);
    arena_release(&reading.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marked_sentences),
        cmocka_unit_test(names_of_the_configuration_overrule),
        cmocka_unit_test(pronouns_know_their_antecedent),
        cmocka_unit_test(possessors_are_flagged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
