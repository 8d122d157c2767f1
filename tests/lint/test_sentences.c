/* The sentences of the taxonomy: positives are found by their family, negatives by nobody.
 *
 * ../shared/sentences.tsv: family, label (P or N), tags, start, end, sentence; skipped where it is absent. The
 * floors in tests/lint/sentences.floors (family, positives, negatives) only rise; the program prints the counts, and
 * with SENTENCES set every sentence that is missed or falsely found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "support.h"

#define SENTENCES "../shared/sentences.tsv"
#define FLOORS "tests/lint/sentences.floors"

enum { MOST_FAMILIES = 64, COLUMNS = 6 };

struct sentence {
    struct slice family, label, tags, start, end, text;
};

struct family {
    struct slice name;
    unsigned positives, found, negatives, silent;
};

struct tally {
    struct family items[MOST_FAMILIES];
    size_t count;
};

static struct slice take_field(struct slice *line, char separator)
{
    const char *end = line->length ? memchr(line->text, separator, line->length) : NULL;
    size_t length = end ? (size_t)(end - line->text) : line->length;
    struct slice field = slice_sub(*line, 0, length);
    *line = slice_sub(*line, length + 1, line->length);
    return field;
}

static struct sentence parse(struct slice line)
{
    struct slice fields[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        fields[i] = take_field(&line, i + 1 < COLUMNS ? '\t' : '\n');
    return (struct sentence){fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]};
}

static struct family *family_named(struct tally *tally, struct slice name)
{
    for (size_t i = 0; i < tally->count; i++)
        if (slice_equals(tally->items[i].name, name))
            return &tally->items[i];
    assert_true(tally->count < MOST_FAMILIES);
    tally->items[tally->count] = (struct family){.name = name};
    return &tally->items[tally->count++];
}

/* The value of a tag "key:value", or an empty slice. */
static struct slice tag_value(struct slice tags, const char *key, size_t ordinal)
{
    while (tags.length) {
        struct slice tag = slice_trim(take_field(&tags, ','));
        if (slice_starts_with(tag, key) && ordinal-- == 0)
            return slice_sub(tag, strlen(key), tag.length);
    }
    return (struct slice){"", 0};
}

static bool is_tagged(struct slice tags, const char *key, const char *rule)
{
    struct slice value;
    for (size_t i = 0; (value = tag_value(tags, key, i)).length; i++)
        if (slice_equals_text(value, rule))
            return true;
    return false;
}

static struct slice section_of(const struct sentence *sentence)
{
    struct slice section = tag_value(sentence->tags, "sec:", 0);
    if (section.length)
        return section;
    return slice_of(slice_equals_text(sentence->family, "human-root-cause") ? "Root cause" : "Summary");
}

static void write_document(struct buffer *out, const struct sentence *sentence)
{
    struct slice section = section_of(sentence);
    buffer_clear(out);
    buffer_add_format(out, "# Incident review\n\n## %.*s\n\n", (int)section.length, section.text);
    if (slice_starts_with(sentence->text, "|"))
        buffer_add_text(out, "| Field | Value |\n| --- | --- |\n");
    buffer_add_slice(out, sentence->text);
    buffer_add_byte(out, '\n');
}

static bool names_family(const struct diagnostic *found, const struct sentence *sentence)
{
    if (slice_equals_text(sentence->family, found->rule->id) || is_tagged(sentence->tags, "also:", found->rule->id))
        return true;
    for (size_t i = 0; i < found->also_count; i++)
        if (slice_equals_text(sentence->family, found->also[i]->id))
            return true;
    return false;
}

static bool is_found(const struct report *report, const struct sentence *sentence)
{
    for (size_t i = 0; i < report->count; i++)
        if (names_family(&report->diagnostics[i], sentence))
            return true;
    return false;
}

static const struct diagnostic *first_unwanted(const struct report *report, const struct sentence *sentence)
{
    for (size_t i = 0; i < report->count; i++)
        if (!is_tagged(sentence->tags, "other:", report->diagnostics[i].rule->id))
            return &report->diagnostics[i];
    return NULL;
}

static void note(const struct sentence *sentence, const char *problem, const char *rule)
{
    if (getenv("SENTENCES"))
        printf("# %.*s %s%s: [%.*s] %.*s\n", (int)sentence->family.length, sentence->family.text, problem, rule,
               (int)sentence->tags.length, sentence->tags.text, (int)sentence->text.length, sentence->text.text);
}

static void count_sentence(struct tally *tally, const struct sentence *sentence, const struct report *report)
{
    struct family *family = family_named(tally, sentence->family);
    if (slice_equals_text(sentence->label, "P")) {
        bool found = is_found(report, sentence);
        family->positives++;
        family->found += found;
        if (!found)
            note(sentence, "missed", "");
        return;
    }
    const struct diagnostic *unwanted = first_unwanted(report, sentence);
    family->negatives++;
    family->silent += unwanted == NULL;
    if (unwanted)
        note(sentence, "false, by ", unwanted->rule->id);
}

static void count_all(struct tally *tally, struct slice lines, struct arena *arena)
{
    struct settings settings = language_settings(ruleset_builtin(), arena);
    struct lint_options options = {.settings = &settings};
    struct linter *linter = linter_new();
    struct buffer text = BUFFER_INIT;
    take_field(&lines, '\n');
    while (lines.length) {
        struct arena scratch = ARENA_INIT;
        struct sentence sentence = parse(take_field(&lines, '\n'));
        write_document(&text, &sentence);
        count_sentence(tally, &sentence, lint_bytes(linter, &options, "sentence.md", buffer_slice(&text), &scratch));
        arena_release(&scratch);
    }
    buffer_release(&text);
    linter_free(linter);
}

static unsigned number(struct slice digits)
{
    return (unsigned)strtoul(digits.text, NULL, 10);
}

static unsigned check_floors(struct tally *tally, struct slice floors)
{
    unsigned below = 0;
    while (floors.length) {
        struct slice line = take_field(&floors, '\n');
        struct slice name = take_field(&line, ' ');
        unsigned found = number(take_field(&line, ' ')), silent = number(take_field(&line, ' '));
        struct family *family = family_named(tally, name);
        if (family->found < found || family->silent < silent) {
            below++;
            printf("# %.*s is below its floor: found %u of at least %u, silent %u of at least %u\n", (int)name.length,
                   name.text, family->found, found, family->silent, silent);
        }
    }
    return below;
}

static void print_tally(const struct tally *tally)
{
    struct family all = {0};
    for (size_t i = 0; i < tally->count; i++) {
        const struct family *family = &tally->items[i];
        printf("# %-24.*s found %2u of %2u, silent %2u of %2u\n", (int)family->name.length, family->name.text,
               family->found, family->positives, family->silent, family->negatives);
        all.found += family->found, all.positives += family->positives;
        all.silent += family->silent, all.negatives += family->negatives;
    }
    printf("# note: %u of %u positives found, %u of %u negatives silent\n", all.found, all.positives, all.silent,
           all.negatives);
}

static void sentences_stay_above_their_floors(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    static struct tally tally;
    struct slice lines = read_file(SENTENCES, &arena), floors = read_file(FLOORS, &arena);
    if (!lines.text) {
        printf("# note: %s is absent\n", SENTENCES);
        skip();
    }
    count_all(&tally, lines, &arena);
    print_tally(&tally);
    assert_non_null(floors.text);
    assert_int_equal(check_floors(&tally, floors), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sentences_stay_above_their_floors)};
    return cmocka_run_group_tests_name("sentences", tests, NULL, NULL);
}
