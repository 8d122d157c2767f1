/* stages FILE ROUNDS: lints the file in process and prints, a line each, what every stage of the data flow takes, in
 * microseconds: the least of all rounds, after one that is not counted. Then what a keystroke takes: the document is linted
 * again and again with one letter changed, each time another one, by a linter that remembers, as the language server's
 * does; the median and the 99th percentile are printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "format/writer.h"
#include "lint/diagnose.h"
#include "lint/judge.h"
#include "lint/linter.h"
#include "lint/match.h"
#include "lint/merge.h"
#include "lint/structure.h"
#include "lint/suggest/suggest.h"

enum stage { READ, PARSE, WORDS, ENTITIES, ACTIONS, MATCH, JUDGE, SUGGEST, STRUCTURE, WRITE, STAGE_COUNT };

static const char *const stage_names[] = {
    [READ] = "read",       [PARSE] = "parse and prose", [WORDS] = "words",     [ENTITIES] = "entities",
    [ACTIONS] = "actions", [MATCH] = "scan and regex",  [JUDGE] = "judge",     [SUGGEST] = "suggestions, proved",
    [STRUCTURE] = "structure", [WRITE] = "write",
};

struct bench {
    struct settings settings;
    struct lint_options options;
    struct linter *linter;
    double least[STAGE_COUNT], this_round[STAGE_COUNT];
    double clock;
};

static double time_of(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static double microseconds(void)
{
    return time_of(CLOCK_MONOTONIC);
}

/* What went by since the last call belongs to the stage. */
static void lap(struct bench *bench, enum stage stage)
{
    double now = microseconds();
    bench->this_round[stage] = now - bench->clock;
    bench->clock = microseconds();
}

static void init(struct bench *bench, struct arena *arena)
{
    const struct ruleset *ruleset = ruleset_builtin();
    struct rule_setting *rules = arena_alloc(arena, ruleset->rule_count * sizeof *rules);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !ruleset->rules[i]->off;
    *bench = (struct bench){
        .settings = {.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR},
        .linter = linter_new_remembering(),
    };
    bench->options = (struct lint_options){.settings = &bench->settings, .all_documents = true};
}

static void read_stages(struct bench *bench, struct reading *reading, const struct source *source)
{
    struct arena *arena = &bench->linter->document;
    const char *reason = NULL;
    struct document_options options = {.aliases = &bench->settings.aliases};
    *reading = (struct reading){0};
    document_read(&reading->document, source, &options, arena, &reason);
    lap(bench, PARSE);
    annotate(&reading->annotation, &reading->document, bench->settings.ruleset, arena);
    lap(bench, WORDS);
    entities_find(&reading->entities, &reading->annotation, &bench->settings, NULL, arena);
    lap(bench, ENTITIES);
    actions_find(&reading->actions, &reading->document, &reading->entities, arena);
    reading->open_action = arena_alloc(arena, reading->document.unit_count + 1);
    reading->mode = mode_of(&reading->annotation);
    lap(bench, ACTIONS);
}

static void suggest_all(struct bench *bench, struct pass *pass, const struct finding_list *findings,
                        struct diagnostic_list *list)
{
    struct proof proof;
    proof_init(&proof, bench->linter, pass);
    for (size_t i = 0; i < findings->count; i++)
        suggest(&proof, &findings->items[i], diagnose_finding(pass, &findings->items[i], list), list->arena);
}

static void check_stages(struct bench *bench, const struct reading *reading, struct diagnostic_list *list)
{
    struct pass pass;
    struct finding_list findings = {0};
    pass_init(&pass, bench->linter, reading, &bench->options, &bench->linter->document);
    match_document(&pass, &findings);
    lap(bench, MATCH);
    judge_findings(&pass, &findings, false);
    merge_findings(&findings, list->arena);
    lap(bench, JUDGE);
    suggest_all(bench, &pass, &findings, list);
    lap(bench, SUGGEST);
    structure_check(&pass, list);
    diagnostics_sort(list);
    lap(bench, STRUCTURE);
}

static void write_stage(struct bench *bench, const struct source *source, const struct diagnostic_list *list)
{
    struct writer writer;
    struct report report = {.source = source, .diagnostics = list->items, .count = list->count};
    writer_begin(&writer, format_named("ndjson"), &(struct writer_options){0});
    writer_report(&writer, &report);
    writer_release(&writer);
    lap(bench, WRITE);
}

static void run_stages(struct bench *bench, const char *path)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct source source;
    struct reading reading;
    struct slice bytes;
    struct diagnostic_list list = {.arena = &arena};
    bench->clock = microseconds();
    if (file_read(path, 256 << 20, &arena, &bytes, &errors) < 0)
        exit(2);
    source_init(&source, path, bytes, &arena);
    lap(bench, READ);
    read_stages(bench, &reading, &source);
    check_stages(bench, &reading, &list);
    write_stage(bench, &source, &list);
    arena_reset(&bench->linter->document);
    errors_release(&errors);
    arena_release(&arena);
}

static void print_stages(struct bench *bench, const char *path, unsigned rounds)
{
    double sum = 0;
    for (unsigned i = 0; i <= rounds; i++) {
        run_stages(bench, path);
        for (int stage = 0; stage < STAGE_COUNT; stage++)
            if (i > 0 && (i == 1 || bench->this_round[stage] < bench->least[stage]))
                bench->least[stage] = bench->this_round[stage];
    }
    for (int stage = 0; stage < STAGE_COUNT; stage++) {
        printf("%s\t%.0f\n", stage_names[stage], bench->least[stage]);
        sum += bench->least[stage];
    }
    printf("all\t%.0f\n", sum);
}

/* --- the editor's case --- */

/* On a busy machine only the second tells what the work takes. */
struct taken {
    double wall, processor;
};

static struct taken lint_once(struct bench *bench, struct slice bytes)
{
    struct arena arena = ARENA_INIT;
    struct source source;
    double wall = time_of(CLOCK_MONOTONIC), processor = time_of(CLOCK_PROCESS_CPUTIME_ID);
    source_init(&source, "edited.md", bytes, &arena);
    lint(bench->linter, &source, &bench->options, &arena);
    arena_release(&arena);
    return (struct taken){time_of(CLOCK_MONOTONIC) - wall, time_of(CLOCK_PROCESS_CPUTIME_ID) - processor};
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void print_times(const char *name, double *times, unsigned count)
{
    qsort(times, count, sizeof *times, compare);
    printf("%s, median\t%.0f\n%s, 99th percentile\t%.0f\n", name, times[count / 2], name, times[count * 99 / 100]);
}

/* A letter somewhere in the document, never the same twice, for another one; then it is put back. */
static struct taken change_letter(struct bench *bench, char *text, size_t length, unsigned round)
{
    size_t at = (size_t)round * 7919 % length;
    while (at + 1 < length && !(text[at] >= 'a' && text[at] <= 'z'))
        at++;
    char old = text[at];
    text[at] = old == 'x' ? 'y' : 'x';
    struct taken taken = lint_once(bench, (struct slice){text, length});
    text[at] = old;
    return taken;
}

static void print_keystrokes(struct bench *bench, const char *path, unsigned rounds)
{
    struct arena arena = ARENA_INIT;
    struct errors errors = ERRORS_INIT;
    struct slice bytes;
    double *wall = calloc(rounds, sizeof *wall), *processor = calloc(rounds, sizeof *processor);
    if (file_read(path, 256 << 20, &arena, &bytes, &errors) < 0)
        exit(2);
    char *text = arena_copy(&arena, bytes);
    lint_once(bench, bytes); /* it is opened */
    for (unsigned i = 0; i < rounds; i++) {
        struct taken taken = change_letter(bench, text, bytes.length, i + 1);
        wall[i] = taken.wall;
        processor[i] = taken.processor;
    }
    print_times("keystroke", wall, rounds);
    print_times("keystroke, processor", processor, rounds);
    free(wall);
    free(processor);
    errors_release(&errors);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    struct arena arena = ARENA_INIT;
    struct bench bench;
    if (argc != 3) {
        fputs("usage: stages FILE ROUNDS\n", stderr);
        return 2;
    }
    unsigned rounds = (unsigned)strtoul(argv[2], NULL, 10);
    init(&bench, &arena);
    print_stages(&bench, argv[1], rounds);
    print_keystrokes(&bench, argv[1], rounds);
    linter_free(bench.linter);
    arena_release(&arena);
    return 0;
}
