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
#include "rule/vocabulary.h"

static uint32_t key_of_word(const struct vocabulary *words, uint32_t word)
{
    uint32_t i = 0;
    while (i < words->key_count && words->keys[i].word != word)
        i++;
    return i;
}

/* The built-in vocabulary has thousands of keys and is asked often. */
static uint32_t key_of_built_in_word(const struct vocabulary *words, uint32_t word)
{
    static uint32_t keys[16384];
    assert_true(word < 16384);
    if (!keys[word])
        keys[word] = key_of_word(words, word) + 1;
    return keys[word] - 1;
}

/* The text of a word that patterns ask for. */
static struct slice word_text(const struct vocabulary *words, uint32_t word, bool *stem)
{
    bool built_in = words == ruleset_builtin()->vocabulary;
    uint32_t key = built_in ? key_of_built_in_word(words, word) : key_of_word(words, word);
    *stem = key == words->key_count;
    if (!*stem)
        return (struct slice){words->text + words->keys[key].text, words->keys[key].length};
    for (uint32_t i = 0; i < words->stem_count; i++)
        if (words->stems[i].word == word)
            return (struct slice){words->text + words->stems[i].text, words->stems[i].length};
    fail_msg("word %u is in no table", word);
    return SLICE_LITERAL("");
}

/* The bytes, ... for those beyond ASCII; the words as found, parted by |; * behind the beginning of one; # for a class. */
static void put_need(struct buffer *out, const struct need *need, const struct vocabulary *words)
{
    bool class = need->actors;
    size_t start = out->length;
    for (int byte = 0; byte < 0x80; byte++)
        if (byte_set_has(&need->bytes, (unsigned char)byte))
            buffer_add_format(out, "%c", byte);
    buffer_add_text(out, byte_set_has(&need->bytes, 0xff) ? "..." : "");
    for (size_t i = 0; i < need->cue_count; i++) {
        bool stem;
        class |= need->cues[i].word == CUE_NO_WORD;
        if (need->cues[i].word == CUE_NO_WORD)
            continue;
        struct slice text = word_text(words, need->cues[i].word, &stem);
        buffer_add_format(out, "%s%.*s%s", out->length > start ? "|" : "", (int)text.length, text.text,
                          stem ? "*" : "");
    }
    if (class)
        buffer_add_text(out, out->length > start ? "|#" : "#");
}

struct derived {
    struct arena arena;
    struct pattern pattern;
    const struct vocabulary *words;
};

static void derive(struct derived *derived, const char *text)
{
    static const struct class_use classes[] = {{.source = CLASS_LEXICON, .lexicon = 3, .forms = FORM_ANY},
                                               {.source = CLASS_ENTITY, .actors = 1},
                                               {.source = CLASS_SUBJECT, .actors = 1}};
    *derived = (struct derived){.pattern = {.text = slice_of(text), .classes = classes, .class_count = 3}};
    struct vocabulary_builder builder = {.arena = &derived->arena};
    needs_derive(&derived->pattern, &builder);
    derived->words = vocabulary_build(&builder);
}

/* Needs joined by " & ", branches by " / ". */
static void assert_needs(const char *text, const char *expected)
{
    struct derived derived;
    struct buffer out = BUFFER_INIT;
    derive(&derived, text);
    for (size_t b = 0; b < derived.pattern.branch_count; b++) {
        const struct branch *branch = &derived.pattern.branches[b];
        buffer_add_text(&out, b ? " / " : "");
        for (size_t i = 0; i < branch->need_count; i++) {
            buffer_add_text(&out, i ? " & " : "");
            put_need(&out, &branch->needs[i], derived.words);
        }
    }
    if (strcmp(out.text, expected) != 0)
        fail_msg("%s: expected `%s`, found `%s`", text, expected, out.text);
    buffer_release(&out);
    arena_release(&derived.arena);
}

static void assert_start(const char *text, const char *expected)
{
    struct derived derived;
    struct buffer out = BUFFER_INIT;
    derive(&derived, text);
    for (size_t b = 0; b < derived.pattern.branch_count; b++) {
        const struct branch *branch = &derived.pattern.branches[b];
        buffer_add_text(&out, b ? " / " : "");
        buffer_add_text(&out, branch->subject >= 0 ? "{}" : "");
        buffer_add_text(&out, branch->starts_text ? "^" : "");
        if (branch->start)
            put_need(&out, branch->start, derived.words);
    }
    if (strcmp(out.text, expected) != 0)
        fail_msg("%s begins: expected `%s`, found `%s`", text, expected, out.text);
    buffer_release(&out);
    arena_release(&derived.arena);
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
    assert_needs("\\b(?:brush(?:ed)? aside|wave through)\\b", "aside|wave & wave|brush|brushed");
}

static void test_edges_must_be_certain(void **state)
{
    (void)state;
    assert_needs("should have", "have*");
    assert_needs("x should have", "should & have*");
    assert_needs("\\bcareless", "careless*");
    assert_needs("\\bcareless(?:ly)?", "careless*|carelessly*");
    assert_needs("\\bcareless\\w*", "careless*");
    assert_needs("\\bnot(?:\\w+| at) all\\b", "all & not*");
    assert_needs("\\bdidn't care\\b", "didn & t & care & '");
    assert_needs("\\b(?:a|)care\\b", "acare|care");
    assert_needs("\\bcare(?: taker)?\\b", "care");
    assert_needs("\\bcare(?:taker| )\\b", "care*");
}

static void test_what_may_be_left_out(void **state)
{
    (void)state;
    assert_needs("\\b(?:very )?careless\\b", "careless");
    assert_needs("\\b(?:very )*careless\\b", "careless");
    assert_needs("\\b(?:very ){0,2}careless\\b", "careless");
    assert_needs("\\b(?:very ){1,2}careless\\b", "careless & very");
    assert_needs("\\b(?:very )+careless\\b", "careless & very");
    assert_needs("\\bcareless\\b|.", "careless / ");
    assert_needs("\\bcareless\\b|\\blazy (?:fix|bones)\\b", "careless / lazy & fix|bones");
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

static void test_marks(void **state)
{
    (void)state;
    assert_needs("\\w(?:!{2,}|\\?{2,})", "!?");
    assert_needs("\\w [;\\x{1F644}]", ";...");
    assert_needs("\\bwhy ?!", "why & !");
    assert_needs("(?:no|yes)[,.!]*", "");
    assert_needs("[^,]\\s", "");
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

static void assert_second(const char *text, const char *expected)
{
    struct derived derived;
    struct buffer out = BUFFER_INIT;
    derive(&derived, text);
    const struct branch *branch = &derived.pattern.branches[0];
    if (branch->second)
        put_need(&out, branch->second, derived.words);
    if (strcmp(out.text ? out.text : "", expected) != 0)
        fail_msg("%s goes on: expected `%s`, found `%s`", text, expected, out.text);
    buffer_release(&out);
    arena_release(&derived.arena);
}

static void test_second_words(void **state)
{
    (void)state;
    assert_second("\\bforgot to\\b", "to");
    assert_second("\\bforgot(?: all)?[ ,-](?:about|to)", "all|about*|to*");
    assert_second("\\b(?:did not|didn't) (?:\\b(?C1)\\w++(?C2))", "not|t");
    assert_second("\\bforgot (?:\\b(?C1)\\w++(?C2))", "#");
    assert_second("\\b(?C5)\\w+ing\\b ?(?C5)(?:it|this)\\b", "it|this");
    assert_second("\\bforgot", "");
    assert_second("\\bforgot(?: to)?\\b", "");
    assert_second("\\bforgot \\w+", "");
    assert_second("\\b[\\w-]+ not\\b", "");
    assert_second("\\b(?:very )?careless work\\b", "careless|work");
    assert_second("\\b(?:very )?careless\\b", "");
    assert_second("(?:\\b(?C1)\\w++(?C2)) work\\b", "");
    assert_second("\\bforgot.to\\b", "");
}

static void test_starts(void **state)
{
    (void)state;
    assert_start("\\b(?<verb>forgot|failed) to\\b", "forgot|failed");
    assert_start("\\b(?:very )?careless\\b", "careless|very");
    assert_start("\\b(?:very )*careless\\w*", "careless*|very");
    assert_start("(?:^|(?<=, ))(?!not )(?:why|who) else\\b", "why|who");
    assert_start("(?:^|, ?)why\\b", ",|why");
    assert_start("^.*why\\b", "^");
    assert_start("^(?:why|.)", "^");
    assert_start("\\b[ab]\\w+", "ABab");
    assert_start("[ab]\\w+", "");
    assert_start("(?:\\x{2014}|!|\\bwhy) not\\b", "!...|why");
    assert_start("(?<=\\band )why\\b", "why");
    assert_start("(?:\\b(?C1)\\w++(?C2)) carelessly\\b", "#");
    assert_start("(?:(?<![\\w@])(?C3)\\w++(?C4)|sloppy) work\\b", "");
    assert_start("\\b(?:(?C3)\\w++(?C4)|sloppy) work\\b", "sloppy|#");
    assert_start("\\b(?C5)(?:did not|didn't)\\b", "{}did|didn");
    assert_start("(?:\\b(?C5))did\\b|\\bno\\b", "{}did / no");
    assert_start("(?:\\b(?C5)|\\bnobody )did\\b", "did|nobody");
    assert_start("\\b(?C5)", "");
    assert_start("forgot", "");
    assert_start("\\w+ to\\b", "");
    assert_start("\\b(?:forgot|\\d+)\\b", "0123456789...|forgot");
    assert_start("[ -] ?forgot\\b", " -");
    assert_start(" ?forgot\\b", "");
    assert_start("\\b(?:un)?likely\\b", "likely|unlikely");
    assert_start("\\b(?:un)?.", "");
    assert_start("^(?:\\w+: ){0,3}fix\\b", "^");
}

/* --- properties --- */

/* Is there a run of ASCII letters and digits at `at` that is the word or begins so? */
static bool run_is(struct slice text, size_t at, struct slice word, bool stem)
{
    size_t end = at + vocabulary_key_length(text, at);
    return end >= at + word.length && (stem || end == at + word.length) && (at == 0 || !ascii_is_alnum(text.text[at - 1])) &&
           slice_equals_caseless(slice_sub(text, at, at + word.length), word);
}

static bool is_word(char c)
{
    return ascii_is_alnum(c) || c == '_';
}

static bool meets_at(struct slice text, size_t at, const struct need *need, const struct vocabulary *words)
{
    for (size_t i = 0; i < need->cue_count; i++) {
        bool stem;
        if (need->cues[i].word == CUE_NO_WORD)
            return true;
        struct slice word = word_text(words, need->cues[i].word, &stem);
        if (run_is(text, at, word, stem))
            return true;
    }
    return need->actors || byte_set_has(&need->bytes, (unsigned char)text.text[at]);
}

/* A byte of a word counts only where the word begins. */
static bool starts_at(struct slice text, size_t at, const struct branch *branch, const struct vocabulary *words)
{
    if (!branch->start)
        return true;
    struct need other = *branch->start;
    bool inside = at && is_word(text.text[at]) && is_word(text.text[at - 1]);
    if (inside)
        other.bytes = (struct byte_set){{0}};
    return (branch->starts_text && at == 0) || (at < text.length && meets_at(text, at, &other, words));
}

static bool meets(struct slice text, const struct need *need, const struct vocabulary *words)
{
    bool met = false;
    for (size_t at = 0; at < text.length && !met; at++)
        met = meets_at(text, at, need, words);
    return met;
}

static bool anything(void *context, unsigned class_index, enum class_edge edge, size_t offset)
{
    (void)context;
    (void)class_index;
    (void)edge;
    (void)offset;
    return true;
}

/* Where the run after the first one at or after `at` begins; the text's end when bytes that are no plain word stand
 * before it. */
static size_t second_run(struct slice text, size_t at)
{
    size_t start = at;
    while (start < text.length && !ascii_is_alnum(text.text[start]))
        start++;
    start += vocabulary_key_length(text, start);
    while (start < text.length && !ascii_is_alnum(text.text[start]))
        start++;
    for (size_t i = at; i < start; i++)
        if (text.text[i] == '_' || (unsigned char)text.text[i] >= 0x80)
            return text.length;
    return start;
}

static bool second_allows(const struct branch *branch, const struct vocabulary *words, struct slice text, size_t at)
{
    size_t second = second_run(text, at);
    bool plain = true;
    for (size_t i = at; i < text.length; i++)
        plain &= text.text[i] != '_' && (unsigned char)text.text[i] < 0x80;
    return !branch->second || (second == text.length && !plain) ||
           (second < text.length && meets_at(text, second, branch->second, words));
}

static bool branch_allows(const struct branch *branch, const struct vocabulary *words, struct slice text, size_t at)
{
    for (size_t i = 0; i < branch->need_count; i++)
        if (!meets(text, &branch->needs[i], words))
            return false;
    return starts_at(text, at, branch, words) && second_allows(branch, words, text, at);
}

static bool is_allowed(const struct pattern *pattern, const struct vocabulary *words, struct slice text, size_t at)
{
    for (size_t i = 0; i < pattern->branch_count; i++)
        if (branch_allows(&pattern->branches[i], words, text, at))
            return true;
    return false;
}

static bool has_needs(const struct pattern *pattern)
{
    for (size_t i = 0; i < pattern->branch_count; i++)
        if (!pattern->branches[i].need_count)
            return false;
    return true;
}

static bool has_starts(const struct pattern *pattern)
{
    for (size_t i = 0; i < pattern->branch_count; i++)
        if (!pattern->branches[i].start)
            return false;
    return true;
}

/* Fails when the text is matched and no branch allows for it; returns whether it is matched. */
static bool check_match(struct regex *regex, struct regex_scratch *scratch, const struct pattern *pattern,
                        const struct vocabulary *words, struct slice text)
{
    struct regex_match match, again;
    if (regex_search(regex, scratch, text, 0, anything, NULL, NULL, &match) != REGEX_MATCH)
        return false;
    if (!is_allowed(pattern, words, text, match.groups[0].start))
        fail_msg("`%s` matches `%.*s` at %u against its needs", pattern->text.text, (int)text.length, text.text,
                 match.groups[0].start);
    assert_int_equal(regex_match_at(regex, scratch, text, match.groups[0].start, anything, NULL, NULL, &again),
                     REGEX_MATCH);
    assert_memory_equal(&match.groups[0], &again.groups[0], sizeof match.groups[0]);
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
    size_t matches = 0, needed = 0, started = 0;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct buffer source = BUFFER_INIT, text = BUFFER_INIT;
        struct regex_mistake mistake;
        struct derived derived = {0};
        add_random_pattern(&source, &lottery, 0);
        struct regex *regex = regex_compile(buffer_slice(&source), false, &mistake);
        if (regex)
            derive(&derived, source.text);
        needed += regex && has_needs(&derived.pattern);
        started += regex && has_starts(&derived.pattern);
        for (int i = 0; regex && i < 12; i++) {
            buffer_clear(&text);
            add_random_text(&text, &lottery);
            matches += check_match(regex, scratch, &derived.pattern, derived.words, buffer_slice(&text)) &&
                       has_needs(&derived.pattern);
        }
        regex_free(regex);
        buffer_release(&source);
        buffer_release(&text);
        arena_release(&derived.arena);
    }
    regex_scratch_free(scratch);
    print_message("# note %zu patterns with needs, %zu with a start, %zu matches of them\n", needed, started, matches);
    assert_true(needed > 1000 && started > 500 && matches > 500);
}

/* Every built-in pattern against every example of every rule, any run of words counted as a member of any class. */
static void check_examples(struct regex *regex, struct regex_scratch *scratch, const struct pattern *pattern,
                           size_t *matches)
{
    const struct ruleset *ruleset = ruleset_builtin();
    for (size_t i = 0; i < ruleset->rule_count; i++)
        for (size_t j = 0; j < ruleset->rules[i]->example_count; j++)
            *matches += check_match(regex, scratch, pattern, ruleset->vocabulary,
                                    slice_of(ruleset->rules[i]->examples[j].text));
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
            needed += has_needs(pattern);
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
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_starts),
        cmocka_unit_test(test_second_words),
        cmocka_unit_test(test_random_patterns_never_lose_a_match),
        cmocka_unit_test(test_built_in_patterns_never_lose_a_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
