/* Needs are certain: no text that a pattern matches lacks one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "match/regex.h"
#include "rule/needs.h"
#include "rule/ruleset.h"

/* "word|word & word": the alternatives of a need sorted as found, needs joined by " & "; # for a class. */
static void put_needs(struct buffer *out, const struct pattern *pattern)
{
    for (size_t i = 0; i < pattern->need_count; i++) {
        const struct need *need = &pattern->needs[i];
        buffer_add_text(out, i ? " & " : "");
        for (size_t j = 0; j < need->word_count; j++)
            buffer_add_format(out, "%s%s", j ? "|" : "", need->words[j].text);
        if (need->lexicon_count || need->actors)
            buffer_add_text(out, need->word_count ? "|#" : "#");
    }
}

static void assert_needs(const char *text, const char *expected)
{
    static const struct class_use classes[] = {{.source = CLASS_LEXICON, .lexicon = 3},
                                               {.source = CLASS_ENTITY, .actors = 1}};
    struct arena arena = ARENA_INIT;
    struct buffer out = BUFFER_INIT;
    struct pattern pattern = {.text = slice_of(text), .classes = classes, .class_count = 2};
    needs_derive(&pattern, &arena);
    put_needs(&out, &pattern);
    if (strcmp(out.text, expected) != 0)
        fail_msg("%s: expected `%s`, found `%s`", text, expected, out.text);
    buffer_release(&out);
    arena_release(&arena);
}

static void test_words(void **state)
{
    (void)state;
    assert_needs("\\bshould have\\b", "should & have");
    assert_needs("\\bfail(?:ed|s|ure)?\\b", "fail|failed|fails|failure");
    assert_needs("\\bengineers?\\b", "engineer|engineers");
    assert_needs("\\b(?:careless|sloppy)\\b", "careless|sloppy");
    assert_needs("(?:^|, )why on earth\\b", "why & earth & on");
    assert_needs("\\bshould\\b(?! not)(?: really)? \\w+", "should");
    assert_needs("\\b(?<verb>forgot) to\\b", "forgot & to");
    assert_needs("\\b(?:brush(?:ed)? aside|wave through)\\b", "aside|wave");
}

static void test_edges_must_be_certain(void **state)
{
    (void)state;
    assert_needs("should have", "");
    assert_needs("x should have", "should");
    assert_needs("\\bcareless", "");
    assert_needs("\\bcareless(?:ly)?", "");
    assert_needs("\\bcareless\\w*", "");
    assert_needs("\\bnot(?:\\w+| at) all\\b", "all");
    assert_needs("\\bdidn't care\\b", "care");
    assert_needs("\\b(?:a|)care\\b", "acare|care");
    assert_needs("\\bcare(?: taker)?\\b", "care");
    assert_needs("\\bcare(?:taker| )\\b", "");
}

static void test_what_may_be_left_out(void **state)
{
    (void)state;
    assert_needs("\\b(?:very )?careless\\b", "careless");
    assert_needs("\\b(?:very )*careless\\b", "careless");
    assert_needs("\\b(?:very ){0,2}careless\\b", "careless");
    assert_needs("\\b(?:very ){1,2}careless\\b", "very & careless");
    assert_needs("\\b(?:very )+careless\\b", "very & careless");
    assert_needs("\\bcareless\\b|.", "");
    assert_needs("(?=\\bcareless\\b).", "");
    assert_needs("(?!\\bcareless\\b).", "");
    assert_needs("(?<!careless )\\bx\\b", "x");
    assert_needs("(?(?=x)\\bcareless\\b|y)", "");
    assert_needs("(?x)\\b careless \\b", "");
    assert_needs("\\Q careless \\E", "");
    assert_needs("[ ]careless[,;. ]", "careless");
    assert_needs("[^a]careless[^b]", "");
    assert_needs("(?i: careless )(?:a|(?#no ) b )", "careless");
    assert_needs("\\bcarel(?#no)?ess\\b(?#()", "careess|careless");
    assert_needs("\\bcare\\E?\\b", "");
}

static void test_classes(void **state)
{
    (void)state;
    assert_needs("(?:\\b(?C1)\\w++(?: \\w++){0,3}(?C2)) carelessly\\b", "carelessly & #");
    assert_needs("(?:(?:\\b(?C1)\\w++(?C2))|sloppy) work\\b", "work");
    assert_needs("(?: (?:\\b(?C1)\\w++(?C2))| sloppy) work\\b", "work & sloppy|#");
    assert_needs("(?:(?!(?C1))\\w+ ){0,3}?\\bwork\\b", "work");
    assert_needs("\\b(?C3)(?:was|is) to blame\\b", "blame & # & to & was|is");
}

/* --- properties --- */

static bool holds_word(struct slice text, struct slice word)
{
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && (ascii_is_alnum(text.text[end]) || text.text[end] == '_'))
            end++;
        if (slice_equals_caseless(slice_sub(text, at, end), word))
            return true;
        at = end > at ? end : at + 1;
    }
    return false;
}

static bool meets(struct slice text, const struct need *need)
{
    if (need->lexicon_count || need->actors)
        return true;
    for (size_t i = 0; i < need->word_count; i++)
        if (holds_word(text, need->words[i]))
            return true;
    return false;
}

static bool anything(void *context, unsigned class_index, enum class_edge edge, size_t offset)
{
    (void)context;
    (void)class_index;
    (void)edge;
    (void)offset;
    return true;
}

/* Fails when the text is matched and a need is not met; returns whether it is matched. */
static bool check_match(struct regex *regex, struct regex_scratch *scratch, const struct pattern *pattern,
                        struct slice text)
{
    struct regex_match match;
    if (regex_search(regex, scratch, text, 0, anything, NULL, NULL, &match) != REGEX_MATCH)
        return false;
    for (size_t i = 0; i < pattern->need_count; i++)
        if (!meets(text, &pattern->needs[i]))
            fail_msg("`%s` matches `%.*s` without its need %zu (%s)", pattern->text.text, (int)text.length, text.text,
                     i, pattern->needs[i].words[0].text);
    return true;
}

struct lottery {
    uint32_t seed;
};

static unsigned draw(struct lottery *lottery, unsigned most)
{
    lottery->seed = lottery->seed * 1664525u + 1013904223u;
    return (lottery->seed >> 16) % most;
}

/* Few letters, so that texts and patterns meet often. */
static void add_random_pattern(struct buffer *out, struct lottery *lottery, unsigned depth)
{
    static const char *const pieces[] = {
        "a",        "b",   "ab",   " ",    "\\b",  "-",      "'",     ".",      "\\w", "\\W",   "a?",
        "b*",       " ?",  "a{2}", "[ab]", "[ -]", "[^a]",   "\\s+",  "^",      "$",   "(?=a)", "(?!b)",
        "\\d",      "_",   "1",    "é",    "\\.",  "(?<=a)", "(?C2)", "a{0,2}", "A",   "\\ba",  "b\\b",
        "\\bab\\b", " a ", " b",   "a ",   " ab",  "ba ",    " a",    "\\b",    " "};
    unsigned count = 1 + draw(lottery, 4);
    for (unsigned i = 0; i < count; i++) {
        if (depth < 3 && draw(lottery, 3) == 0) {
            static const char *const opening[] = {"(?:", "(", "(?>", "(?i:", "(?|"};
            static const char *const closing[] = {")", ")?", ")*", ")+", "){1,2}", "){0,2}?", ")"};
            buffer_add_text(out, opening[draw(lottery, 5)]);
            add_random_pattern(out, lottery, depth + 1);
            while (draw(lottery, 2)) {
                buffer_add_byte(out, '|');
                if (draw(lottery, 5))
                    add_random_pattern(out, lottery, depth + 1);
            }
            buffer_add_text(out, closing[draw(lottery, 7)]);
        } else {
            buffer_add_text(out, pieces[draw(lottery, sizeof pieces / sizeof pieces[0])]);
        }
    }
}

static void add_random_text(struct buffer *out, struct lottery *lottery)
{
    static const char *const pieces[] = {"a", "b", "a", "b",  " ", " ",  "-",   "'",  ".", "é",
                                         "1", "_", "A", "ab", " ", "a ", "ab ", "ba", " b"};
    unsigned count = draw(lottery, 14);
    for (unsigned i = 0; i < count; i++)
        buffer_add_text(out, pieces[draw(lottery, sizeof pieces / sizeof pieces[0])]);
}

static void test_random_patterns_never_lose_a_match(void **state)
{
    struct lottery lottery = {20261124};
    struct regex_scratch *scratch = regex_scratch_new();
    size_t matches = 0, needed = 0;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct arena arena = ARENA_INIT;
        struct buffer source = BUFFER_INIT, text = BUFFER_INIT;
        struct regex_mistake mistake;
        add_random_pattern(&source, &lottery, 0);
        struct pattern pattern = {.text = buffer_slice(&source)};
        struct regex *regex = regex_compile(pattern.text, false, &mistake);
        if (regex)
            needs_derive(&pattern, &arena);
        needed += pattern.need_count > 0;
        for (int i = 0; regex && i < 12; i++) {
            buffer_clear(&text);
            add_random_text(&text, &lottery);
            matches += check_match(regex, scratch, &pattern, buffer_slice(&text)) && pattern.need_count;
        }
        regex_free(regex);
        buffer_release(&source);
        buffer_release(&text);
        arena_release(&arena);
    }
    regex_scratch_free(scratch);
    print_message("# note %zu patterns with needs, %zu matches of them\n", needed, matches);
    assert_true(needed > 1000 && matches > 500);
}

/* Every built-in pattern against every example of every rule, any run of words counted as a member of any class. */
static void check_examples(struct regex *regex, struct regex_scratch *scratch, const struct pattern *pattern,
                           size_t *matches)
{
    const struct ruleset *ruleset = ruleset_builtin();
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t j = 0; j < ruleset->rules[i]->example_count; j++)
            *matches += check_match(regex, scratch, pattern, slice_of(ruleset->rules[i]->examples[j].text));
}

static void test_built_in_patterns_never_lose_a_match(void **state)
{
    const struct ruleset *ruleset = ruleset_builtin();
    struct regex_scratch *scratch = regex_scratch_new();
    size_t matches = 0, needed = 0, count = 0;
    (void)state;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t j = 0; j < ruleset->rules[i]->matcher_count; j++) {
            const struct pattern *pattern = &ruleset->rules[i]->matchers[j].pattern;
            struct regex_mistake mistake;
            struct regex *regex = regex_compile(pattern->text, pattern->case_sensitive, &mistake);
            assert_non_null(regex);
            check_examples(regex, scratch, pattern, &matches);
            needed += pattern->need_count > 0;
            count++;
            regex_free(regex);
        }
    regex_scratch_free(scratch);
    print_message("# note %zu of %zu built-in patterns have needs; %zu matches\n", needed, count, matches);
    assert_true(needed * 2 > count);
    assert_true(matches > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_edges_must_be_certain),
        cmocka_unit_test(test_what_may_be_left_out),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_random_patterns_never_lose_a_match),
        cmocka_unit_test(test_built_in_patterns_never_lose_a_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
