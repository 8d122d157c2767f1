#include "lint/lint.h"

#include "lint/diagnose.h"
#include "lint/fingerprint.h"
#include "lint/judge.h"
#include "lint/linter.h"
#include "lint/match.h"
#include "lint/merge.h"
#include "lint/structure.h"

/* Match-limit units: a report of ordinary size takes a few million; the rest is room for its length. */
enum { BUDGET_BASE = 200 * 1000 * 1000, BUDGET_A_BYTE = 2000 };

static uint64_t budget_for(const struct source *source)
{
    return BUDGET_BASE + (uint64_t)source->bytes.length * BUDGET_A_BYTE;
}

static void note_refusal(struct report *report, const struct pass *pass, struct arena *arena)
{
    if (!pass->gave_up)
        return;
    report->over_budget = true;
    report->refused = arena_format(arena, "rule %s reached its search limit: the document is checked only in part",
                                   pass->gave_up->id);
}

static void check_language(struct pass *pass, struct diagnostic_list *list)
{
    struct finding_list findings = {0};
    match_document(pass, &findings);
    judge_findings(pass, &findings, pass->reading->draft);
    merge_findings(&findings, list->arena);
    for (size_t i = 0; i < findings.count; i++)
        diagnose_finding(pass, &findings.items[i], list);
}

static void finish(struct report *report, struct diagnostic_list *list)
{
    diagnostics_sort(list);
    fingerprints_make(list->items, list->count, report->source);
    report->diagnostics = list->items;
    report->count = list->count;
}

const struct report *lint(struct linter *linter, const struct source *source, const struct lint_options *options,
                          struct arena *arena)
{
    struct report *report = arena_alloc(arena, sizeof *report);
    struct diagnostic_list list = {.arena = arena};
    struct reading reading;
    report->source = source;
    report->refused = reading_make(&reading, source, options->settings, &linter->document);
    if (!report->refused) {
        struct pass pass = {
            .reading = &reading,
            .options = options,
            .settings = options->settings,
            .plan = linter_plan(linter, options->settings->ruleset),
            .scratch = linter->scratch,
            .budget = {budget_for(source)},
            .arena = &linter->document,
        };
        check_language(&pass, &list);
        structure_check(&pass, &list);
        note_refusal(report, &pass, arena);
    }
    finish(report, &list);
    arena_reset(&linter->document);
    return report;
}

bool lint_is_postmortem(const struct source *source, const struct settings *settings)
{
    struct arena arena = ARENA_INIT;
    struct document document;
    struct document_options options = {.aliases = &settings->aliases};
    const char *reason = NULL;
    bool is = document_read(&document, source, &options, &arena, &reason) == DOCUMENT_READ &&
              mode_is_postmortem(&document);
    arena_release(&arena);
    return is;
}
