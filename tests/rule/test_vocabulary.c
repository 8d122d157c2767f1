#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rule/vocabulary.h"

enum { VERBS, NAMES, OTHERS };

struct fixture {
    struct arena arena;
    const struct vocabulary *words;
};

static void add(struct vocabulary_builder *builder, const char *lemma, const char *text, uint16_t lexicon,
                uint16_t form)
{
    int number = vocabulary_add_lemma(builder, slice_of(lemma));
    assert_true(number >= 0);
    vocabulary_add(builder, slice_of(text), lexicon, form, (uint32_t)number);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct vocabulary_builder first = {.arena = &fixture->arena}, second = {.arena = &fixture->arena};
    add(&first, "forget", "forgot", VERBS, FORM_PAST);
    add(&first, "forget about", "forgot about", VERBS, FORM_PAST);
    add(&first, "point a finger", "pointed a finger", VERBS, FORM_PAST);
    add(&first, "hand-wave", "hand-waved", VERBS, FORM_PAST);
    add(&first, "finger pointing", "finger pointing", OTHERS, FORM_ANY);
    add(&first, "can't be bothered", "can't be bothered", OTHERS, FORM_ANY);
    add(&first, "Ravi", "Ravi", NAMES, FORM_ANY);
    add(&first, "Zoë", "Zoë", NAMES, FORM_ANY);
    add(&first, "Łukasz", "Łukasz", NAMES, FORM_ANY);
    add(&first, "Don", "Don", NAMES, FORM_ANY);
    add(&first, "lazy", "lazy", OTHERS, FORM_ADJECTIVE);
    int put = vocabulary_add_lemma(&first, slice_of("put"));
    vocabulary_add(&first, slice_of("put"), VERBS, FORM_PAST, (uint32_t)put);
    vocabulary_add(&first, slice_of("put"), VERBS, FORM_BASE, (uint32_t)put);
    second.base = vocabulary_build(&first);
    add(&second, "forget all about", "forgot all about", OTHERS, FORM_PAST);
    add(&second, "forget", "forgot", OTHERS, FORM_PAST);
    fixture->words = vocabulary_build(&second);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

/* "lemma/lexicon/length/words" for each hit at the offset, `-` after the words of a compound. */
static void assert_found(void **state, const char *text, size_t offset, const char *expected)
{
    const struct fixture *fixture = *state;
    struct lexicon_hit hits[8];
    char found[512] = "";
    size_t count = vocabulary_find(fixture->words, slice_of(text), offset, hits, 8);
    for (size_t i = 0; i < count; i++) {
        struct slice lemma = vocabulary_lemma(fixture->words, &hits[i]);
        size_t used = strlen(found);
        snprintf(found + used, sizeof found - used, "%s%.*s/%u/%u/%u%s", i ? " + " : "", (int)lemma.length, lemma.text,
                 hits[i].lexicon, hits[i].length, hits[i].words, hits[i].compound ? "-" : "");
    }
    if (strcmp(found, expected) != 0)
        fail_msg("`%s` at %zu: expected `%s`, found `%s`", text, offset, expected, found);
}

static void test_longest_first(void **state)
{
    assert_found(state, "They Forgot about it", 5, "forget about/0/12/2 + forget/2/6/1 + forget/0/6/1");
    assert_found(state, "forgot all about it", 0, "forget all about/2/16/3 + forget/2/6/1 + forget/0/6/1");
    assert_found(state, "forgot", 0, "forget/2/6/1 + forget/0/6/1");
    assert_found(state, "remembered", 0, "");
    assert_found(state, "", 0, "");
}

static void test_where_members_end(void **state)
{
    assert_found(state, "forgotten", 0, "");
    assert_found(state, "forgot_x", 0, "");
    assert_found(state, "forgot.", 0, "forget/2/6/1 + forget/0/6/1");
    assert_found(state, "pointed a fingertip", 0, "");
    assert_found(state, "Ravi's fix", 0, "Ravi/1/4/1");
    assert_found(state, "Ravi'll fix", 0, "Ravi/1/4/1");
    assert_found(state, "Ravi' fix", 0, "Ravi/1/4/1");
    assert_found(state, "don't", 0, "");
    assert_found(state, "Don'Juan", 0, "");
    assert_found(state, "Ravi—again", 0, "Ravi/1/4/1");
    assert_found(state, "Ravié", 0, "");
}

static void test_hyphens(void **state)
{
    assert_found(state, "Finger-pointing began", 0, "finger pointing/2/15/1");
    assert_found(state, "finger pointing began", 0, "finger pointing/2/15/2");
    assert_found(state, "hand waved it", 0, "hand-wave/0/10/2");
    assert_found(state, "lazy-loaded", 0, "lazy/2/4/1-");
    assert_found(state, "too-lazy", 4, "lazy/2/4/1-");
    assert_found(state, "too -lazy", 5, "lazy/2/4/1");
    assert_found(state, "lazy - loaded", 0, "lazy/2/4/1");
}

static void test_apostrophes(void **state)
{
    assert_found(state, "Can't be bothered", 0, "can't be bothered/2/17/3");
    assert_found(state, "can be bothered", 0, "");
}

static void test_letters_beyond_ascii(void **state)
{
    assert_found(state, "by Zoë.", 3, "Zoë/1/4/1");
    assert_found(state, "łukasz", 0, "");
    assert_found(state, "Łukasz did", 0, "Łukasz/1/7/1");
    assert_found(state, "\xEF\xBF\xBC did", 0, "");
}

static void test_forms_are_joined(void **state)
{
    const struct fixture *fixture = *state;
    struct lexicon_hit hits[2];
    assert_int_equal(vocabulary_find(fixture->words, slice_of("put it"), 0, hits, 2), 1);
    assert_int_equal(hits[0].forms, FORM_BASE | FORM_PAST);
}

static void test_room_keeps_the_longest(void **state)
{
    const struct fixture *fixture = *state;
    struct lexicon_hit hits[1];
    assert_int_equal(vocabulary_find(fixture->words, slice_of("forgot all about"), 0, hits, 1), 1);
    assert_int_equal(hits[0].length, 16);
    assert_int_equal(vocabulary_find(fixture->words, slice_of("forgot all about"), 0, hits, 0), 0);
}

/* Every member of the built-in vocabulary is found where it stands, with its lexicon and lemma. */
static void test_built_in_members_are_found(void **state)
{
    const struct vocabulary *words = ruleset_builtin()->vocabulary;
    (void)state;
    assert_true(words->member_count > 1000);
    for (uint32_t i = 0; i < words->member_count; i++) {
        const struct vocabulary_member *member = &words->members[i];
        struct slice text = {words->text + member->text, member->length};
        struct lexicon_hit hits[64];
        size_t count = vocabulary_find(words, text, 0, hits, 64);
        bool found = false;
        for (size_t j = 0; j < count; j++)
            found |= hits[j].lexicon == member->lexicon && hits[j].lemma == member->lemma &&
                     hits[j].forms == member->forms && hits[j].length == member->length;
        if (!found)
            fail_msg("`%.*s` is not found", (int)text.length, text.text);
    }
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_longest_first),
        TEST(test_where_members_end),
        TEST(test_hyphens),
        TEST(test_apostrophes),
        TEST(test_letters_beyond_ascii),
        TEST(test_forms_are_joined),
        TEST(test_room_keeps_the_longest),
        cmocka_unit_test(test_built_in_members_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
