#include "lint/lint.h"

#include "lint/fingerprint.h"
#include "lint/language.h"
#include "lint/linter.h"
#include "lint/structure.h"
#include "read/people.h"

static void note_refusal(struct report *report, const struct pass *pass, struct arena *arena)
{
    if (!pass->unchecked)
        return;
    report->over_budget = true;
    report->refused = arena_format(arena, "%s: the document is checked only in part", pass->unchecked);
}

/* Everything one document's passes work on. */
struct work {
    struct linter *linter;
    struct pass pass;
    struct suppressions *suppressions; /* NULL: none are honoured */
    struct diagnostic_list list;
};

/* --- structure rules ------------------------------------------------------------------------------------ */

static void check_structure(struct work *work)
{
    struct diagnostic_list *list = &work->list;
    size_t kept = list->count, first = list->count;
    structure_check(&work->pass, list);
    for (size_t i = first; i < list->count; i++) {
        const struct diagnostic *diagnostic = &list->items[i];
        if (!work->suppressions ||
            !suppressions_hide(work->suppressions, diagnostic->rule, diagnostic->source, diagnostic->unit))
            list->items[kept++] = *diagnostic;
    }
    list->count = kept;
}

/* --- the report ----------------------------------------------------------------------------------------- */

static void check(struct work *work, struct report *report)
{
    if (!work->pass.options->no_suppressions)
        work->suppressions = suppressions_read(&work->pass.reading->document, work->pass.settings, work->pass.arena,
                                               work->list.arena);
    language_check(&work->pass, work->linter, work->suppressions, &work->list);
    check_structure(work);
    note_refusal(report, &work->pass, work->list.arena);
    if (!work->suppressions)
        return;
    if (!report->over_budget)
        suppressions_report_unused(work->suppressions, &work->list);
    suppressions_publish(work->suppressions, report);
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
    struct reading reading;
    struct work work = {.linter = linter, .list.arena = arena};
    report->source = source;
    if (linter->memo)
        memo_turn(linter->memo);
    report->refused = reading_make(&reading, source, options->settings, NULL, linter->memo,
                                   &linter->document);
    if (!report->refused) {
        pass_init(&work.pass, linter, &reading, options, &linter->document);
        check(&work, report);
        if (options->collect_people)
            report->people = people_collect(&reading, arena);
    }
    finish(report, &work.list);
    arena_reset(&linter->document);
    return report;
}

bool lint_is_postmortem(const struct source *source, const struct settings *settings)
{
    struct arena arena = ARENA_INIT;
    struct document document;
    struct document_options options = {.aliases = &settings->aliases};
    const char *reason = NULL;
    bool is = mode_names_a_postmortem(slice_of(source->path)) ||
              (!source_is_binary(source) && (document_read(&document, source, &options, &arena, &reason) != DOCUMENT_READ ||
                                             mode_is_postmortem(&document)));
    arena_release(&arena);
    return is;
}
