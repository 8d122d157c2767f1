#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/memory.h"
#include "match/regex.h"
#include "match/syntax.h"

static struct regex *compiled(const char *pattern)
{
    struct regex_mistake mistake;
    struct regex *regex = regex_compile(slice_of(pattern), false, &mistake);
    if (!regex)
        fail_msg("%s: %s", pattern, mistake.message);
    return regex;
}

/* Searches often enough that the later searches run as machine code, and demands one answer of all. */
static enum regex_result search(const char *pattern, struct slice subject, size_t start, class_test test, void *context,
                                struct regex_match *match)
{
    struct regex *regex = compiled(pattern);
    struct regex_scratch *scratch = regex_scratch_new();
    struct regex_match again;
    enum regex_result result = regex_search(regex, scratch, subject, start, test, context, NULL, match);
    for (int i = 0; i < 30; i++) {
        assert_int_equal(regex_search(regex, scratch, subject, start, test, context, NULL, &again), result);
        if (result == REGEX_MATCH)
            assert_memory_equal(again.groups, match->groups, sizeof again.groups);
    }
    regex_scratch_free(scratch);
    regex_free(regex);
    return result;
}

static void test_groups(void **state)
{
    struct regex_match match;
    struct regex *regex = compiled("(?<who>\\w+) (forgot)?(?<what> .*)?");
    (void)state;
    assert_int_equal(search("(?<who>\\w+) (forgot)?(?<what> .*)?", slice_of("Ravi went"), 0, NULL, NULL, &match),
                     REGEX_MATCH);
    assert_int_equal(match.groups[0].start, 0);
    assert_int_equal(match.groups[0].end, 5);
    assert_int_equal(match.groups[regex_group(regex, "who")].end, 4);
    assert_true(match.groups[regex_group(regex, "what")].start == UINT32_MAX);
    assert_true(match.groups[2].start == UINT32_MAX);
    assert_int_equal(regex_group(regex, "whom"), -1);
    regex_free(regex);
}

static void test_case_and_unicode(void **state)
{
    struct regex_match match;
    struct regex_mistake mistake;
    (void)state;
    assert_int_equal(search("zoË\\b", slice_of("then ZOë left"), 0, NULL, NULL, &match), REGEX_MATCH);
    struct regex *regex = regex_compile(slice_of("US"), true, &mistake);
    struct regex_scratch *scratch = regex_scratch_new();
    assert_int_equal(regex_search(regex, scratch, slice_of("us"), 0, NULL, NULL, NULL, &match), REGEX_NO_MATCH);
    assert_int_equal(regex_search(regex, scratch, slice_of("US"), 0, NULL, NULL, NULL, &match), REGEX_MATCH);
    regex_scratch_free(scratch);
    regex_free(regex);
}

static void test_looks_before_start(void **state)
{
    struct regex_match match;
    (void)state;
    assert_int_equal(search("(?<=not )done", slice_of("not done"), 4, NULL, NULL, &match), REGEX_MATCH);
    assert_int_equal(search("^done", slice_of("not done"), 4, NULL, NULL, &match), REGEX_NO_MATCH);
    assert_int_equal(search("not", slice_of("not done"), 4, NULL, NULL, &match), REGEX_NO_MATCH);
    assert_int_equal(search("done$", slice_of("not done"), 8, NULL, NULL, &match), REGEX_NO_MATCH);
}

/* --- classes --- */

struct member {
    struct slice subject;
    const char *text;
};

static bool member_test(void *context, unsigned class_index, enum class_edge edge, size_t offset)
{
    const struct member *member = (const struct member *)context + class_index;
    ptrdiff_t start = slice_find(member->subject, slice_of(member->text), 0);
    return start >= 0 && offset == (size_t)start + (edge == CLASS_END ? strlen(member->text) : 0);
}

static void test_classes(void **state)
{
    static const char pattern[] =
        "(?<who>\\b(?C1)\\w+(?: \\w+){0,4}?(?C2)) (?<verb>\\b(?C3)\\w+(?: \\w+){0,4}?(?C4))\\b";
    struct slice subject = slice_of("then the on call engineer brushed aside the alert");
    struct member members[] = {{subject, "the on call engineer"}, {subject, "brushed aside"}};
    struct regex_match match;
    (void)state;
    assert_int_equal(search(pattern, subject, 0, member_test, members, &match), REGEX_MATCH);
    assert_int_equal(match.groups[0].start, 5);
    assert_int_equal(match.groups[0].end, 39);
    members[1].text = "nothing";
    assert_int_equal(search(pattern, subject, 0, member_test, members, &match), REGEX_NO_MATCH);
    assert_int_equal(search(pattern, subject, 0, NULL, NULL, &match), REGEX_NO_MATCH);
}

static void test_zero_width_class_in_lookahead(void **state)
{
    struct slice subject = slice_of("failed when Ravi failed");
    struct member members[] = {{subject, "Ravi"}};
    struct regex_match match;
    (void)state;
    assert_int_equal(search("(?:(?!(?C1))\\w+ ){2}failed", subject, 0, member_test, members, &match), REGEX_NO_MATCH);
    members[0].text = "nobody";
    assert_int_equal(search("(?:(?!(?C1))\\w+ ){2}failed", subject, 0, member_test, members, &match), REGEX_MATCH);
}

/* --- refusals --- */

static void test_refused(void **state)
{
    static const struct {
        const char *pattern;
        size_t offset;
    } patterns[] = {{"a\\Kb", 1},      {"a\\Cb", 1},       {"(*UTF)a", 0},   {"(*LIMIT_MATCH=1)a", 0},
                    {"a(*PRUNE)b", 1}, {"\\Q(*\\E\\K", 6}, {"[]\\K]\\K", 5}, {"[[:alpha:](*]\\K", 13},
                    {"(?#(*)\\K", 6},  {"(a", 2}};
    struct regex_mistake mistake;
    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        assert_null(regex_compile(slice_of(patterns[i].pattern), false, &mistake));
        assert_int_equal(mistake.offset, patterns[i].offset);
        assert_true(mistake.message[0]);
    }
}

static void test_size_limits(void **state)
{
    struct regex_mistake mistake;
    char *pattern = memory_zero(1, REGEX_MAX_PATTERN + 2);
    (void)state;
    memset(pattern, 'a', REGEX_MAX_PATTERN + 1);
    assert_null(regex_compile((struct slice){pattern, REGEX_MAX_PATTERN + 1}, false, &mistake));
    assert_null(
        regex_compile(slice_of("(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)"
                               "(a)(a)(a)(a)"),
                      false, &mistake));
    assert_null(regex_compile(slice_of("(((((x{0,9}){0,9}){0,9}){0,9}){0,9}){0,9}"), false, &mistake));
    free(pattern);
}

static void test_matches_empty(void **state)
{
    static const char *const empty[] = {"a*", "a?", "(?=a)", "\\b", "(?:a|)"}, *const full[] = {"a+", "a", "\\ba\\b",
                                                                                                "(?C1)a"};
    (void)state;
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
        struct regex *regex = compiled(empty[i]);
        assert_true(regex_matches_empty(regex));
        regex_free(regex);
    }
    for (size_t i = 0; i < sizeof full / sizeof full[0]; i++) {
        struct regex *regex = compiled(full[i]);
        assert_false(regex_matches_empty(regex));
        regex_free(regex);
    }
}

static void test_token_ends(void **state)
{
    static const struct {
        const char *pattern;
        size_t end;
    } tokens[] = {{"ab", 1},
                  {"\\p{Lu}b", 6},
                  {"\\x{2014}b", 8},
                  {"\\k<name>b", 8},
                  {"\\g{-1}b", 6},
                  {"\\Qa(b\\Ec", 7},
                  {"[]a]b", 4},
                  {"[^]a]b", 5},
                  {"[[:alpha:]x]b", 12},
                  {"[\\]]b", 4},
                  {"(?#a(b)c", 7},
                  {"é1", 2},
                  {"\\", 1},
                  {"[ab", 3},
                  {"\\p{L", 4},
                  {"\\c(a", 3},
                  {"\\c", 2},
                  {"[[:a]b]", 5},
                  {"[\\g<a]>]", 6},
                  {"[[:^alpha:]]b", 12}};
    (void)state;
    for (size_t i = 0; i < sizeof tokens / sizeof tokens[0]; i++)
        assert_int_equal(syntax_token_end(slice_of(tokens[i].pattern), 0), tokens[i].end);
}

static void test_braces(void **state)
{
    static const struct {
        const char *pattern;
        size_t end;
    } braces[] = {{"{2}x", 3}, {"{2,}x", 4}, {"{2,4}x", 5}, {"{12,345}", 8}, {"{,4}", 0},
                  {"{}", 0},   {"{a}", 0},   {"{2", 0},     {"{2,4", 0},     {"x", 0}};
    (void)state;
    for (size_t i = 0; i < sizeof braces / sizeof braces[0]; i++)
        assert_int_equal(syntax_braces_end(slice_of(braces[i].pattern), 0), braces[i].end);
}

/* --- limits --- */

static struct slice repeated(const char *text, size_t length)
{
    char *bytes = memory_alloc(length + 1);
    size_t period = strlen(text);
    for (size_t i = 0; i < length; i++)
        bytes[i] = text[i % period];
    bytes[length] = '\0';
    return (struct slice){bytes, length};
}

static double seconds_of(const char *pattern, struct slice subject, enum regex_result *result)
{
    struct timespec before, after;
    struct regex_match match;
    struct regex *regex = compiled(pattern);
    struct regex_scratch *scratch = regex_scratch_new();
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    *result = regex_search(regex, scratch, subject, 0, NULL, NULL, NULL, &match);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    regex_scratch_free(scratch);
    regex_free(regex);
    return (double)(after.tv_sec - before.tv_sec) + 1e-9 * (double)(after.tv_nsec - before.tv_nsec);
}

static void test_catastrophic_pattern_gives_up(void **state)
{
    struct slice subject = repeated("a", 4096);
    enum regex_result result;
    (void)state;
    ((char *)subject.text)[4095] = '!';
    assert_true(seconds_of("^(a+)+$", subject, &result) < 2.0);
    assert_int_equal(result, REGEX_GAVE_UP);
    assert_true(seconds_of("(\\w)\\w*\\1:", subject, &result) < 2.0);
    assert_int_not_equal(result, REGEX_MATCH);
    free((char *)subject.text);
}

/* The machine stack of JIT code is 32 KiB; a larger one, then the interpreter, give the same answer. */
static void test_deep_recursion_is_answered(void **state)
{
    struct slice subject = repeated("ab", 3000);
    struct regex_match match;
    char nested[801];
    (void)state;
    assert_int_equal(search("^(?:a|b)*+c", subject, 0, NULL, NULL, &match), REGEX_NO_MATCH);
    memset(nested, 'a', 400);
    memset(nested + 400, 'b', 400);
    nested[800] = '\0';
    assert_int_equal(search("^(a(?1)?b)$", slice_of(nested), 0, NULL, NULL, &match), REGEX_MATCH);
    assert_int_equal(match.groups[0].end, 800);
    free((char *)subject.text);
}

static void test_budget(void **state)
{
    struct regex *regex = compiled("b");
    struct regex_scratch *scratch = regex_scratch_new();
    struct regex_match match;
    struct regex_budget budget = {.steps_left = 100};
    struct slice subject = slice_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    (void)state;
    assert_int_equal(regex_search(regex, scratch, subject, 0, NULL, NULL, &budget, &match), REGEX_NO_MATCH);
    assert_int_equal(budget.steps_left, 100 - 40);
    assert_int_equal(regex_search(regex, scratch, subject, 0, NULL, NULL, &budget, &match), REGEX_NO_MATCH);
    assert_int_equal(regex_search(regex, scratch, subject, 0, NULL, NULL, &budget, &match), REGEX_GAVE_UP);
    assert_int_equal(budget.steps_left, 0);
    assert_int_equal(regex_search(regex, scratch, slice_of("b"), 0, NULL, NULL, &budget, &match), REGEX_GAVE_UP);
    regex_scratch_free(scratch);
    regex_free(regex);
}

/* --- threads --- */

static void *search_often(void *argument)
{
    struct regex *regex = argument;
    struct regex_scratch *scratch = regex_scratch_new();
    struct regex_match match;
    size_t found = 0;
    for (int i = 0; i < 200; i++)
        found += regex_search(regex, scratch, slice_of("one two three"), 0, NULL, NULL, NULL, &match) == REGEX_MATCH;
    regex_scratch_free(scratch);
    return (void *)found;
}

static void test_threads_share_a_regex(void **state)
{
    enum { THREADS = 8 };
    pthread_t threads[THREADS];
    struct regex *regex = compiled("\\btwo\\b");
    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, search_often, regex), 0);
    for (int i = 0; i < THREADS; i++) {
        void *found;
        pthread_join(threads[i], &found);
        assert_int_equal((size_t)found, 200);
    }
    regex_free(regex);
}

/* The last test: it cannot be taken back. The tests above run again without machine code. */
static void test_without_jit(void **state)
{
    regex_disable_jit();
    test_groups(state);
    test_classes(state);
    test_zero_width_class_in_lookahead(state);
    test_looks_before_start(state);
    test_case_and_unicode(state);
    test_catastrophic_pattern_gives_up(state);
    test_deep_recursion_is_answered(state);
    test_budget(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_case_and_unicode),
        cmocka_unit_test(test_looks_before_start),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_zero_width_class_in_lookahead),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_size_limits),
        cmocka_unit_test(test_matches_empty),
        cmocka_unit_test(test_token_ends),
        cmocka_unit_test(test_braces),
        cmocka_unit_test(test_catastrophic_pattern_gives_up),
        cmocka_unit_test(test_deep_recursion_is_answered),
        cmocka_unit_test(test_budget),
        cmocka_unit_test(test_threads_share_a_regex),
        cmocka_unit_test(test_without_jit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
