#include "cli/document.h"

#include "base/file.h"
#include "cli/changed_lines.h"
#include "cli/filter.h"
#include "cli/git_blobs.h"
#include "cli/problems.h"
#include "format/escape.h"
#include "lint/fix.h"
#include "lint/redact.h"

/* A fix can make room for the next; more rounds than this means that two undo each other. Each round checks the whole
 * document anew, so that one full of findings gets fewer of them; what is left is reported, and fixed by the next run. */
enum { MOST_ROUNDS = 10, MOST_FINDINGS = 40000 /* of all rounds */ };

void checked_init(struct checked *checked)
{
    *checked = (struct checked){.trace = BUFFER_INIT};
}

void checked_release(struct checked *checked)
{
    arena_release(&checked->arena);
    errors_release(&checked->errors);
    buffer_release(&checked->trace);
}

static void add_trace(void *context, const struct source *source, struct span where, const char *text)
{
    struct checked *checked = context;
    struct position position = source_position(source, where.start);
    escape_path(&checked->trace, source->path);
    buffer_add_format(&checked->trace, ":%u:%u: ", position.line, position.column);
    escape_terminal(&checked->trace, slice_of(text));
    buffer_add_byte(&checked->trace, '\n');
}

static bool is_shown(const void *context, const struct diagnostic *diagnostic)
{
    const struct options *options = context;
    return (int)diagnostic->severity >= options->min_severity && diagnostic->confidence >= options->min_confidence;
}

/* What one round of linting needs. */
struct round {
    struct checked *checked;
    struct linter *linter;
    const struct input *input;
    const struct options *options;
    const struct baseline *baseline;
    struct lint_options lint;
    size_t findings; /* of all rounds so far, shown or not */
};

static const struct report *filter_changed(const struct report *report, struct slice base, struct arena *arena)
{
    struct changed_lines changed;
    changed_lines_find(&changed, base, report->source->bytes, arena);
    return filter_report(report, changed_lines_keep, &changed, arena);
}

/* What the baseline knew in the document as it was read is kept: it decides which entries are expired. */
static const struct report *filter_known(struct round *round, const struct report *report)
{
    struct checked *checked = round->checked;
    struct baseline_matches matches;
    bool first = !checked->all;
    if (first)
        checked->all = report;
    if (!round->baseline)
        return report;
    return baseline_filter(round->baseline, report, &checked->arena, first ? &checked->known : &matches);
}

static const struct report *lint_shown(struct round *round, const struct source *source)
{
    struct arena *arena = &round->checked->arena;
    const struct report *report = lint(round->linter, source, &round->lint, arena);
    round->findings += report->count;
    report = filter_known(round, report);
    report = filter_report(report, is_shown, round->options, arena);
    return round->input->has_base ? filter_changed(report, round->input->base, arena) : report;
}

static const struct source *new_source(struct checked *checked, const char *path, struct slice bytes)
{
    struct source *source = arena_alloc(&checked->arena, sizeof *source);
    source_init(source, path, bytes, &checked->arena);
    return source;
}

/* Makes one round of fixes; false when there was nothing to fix. */
static bool fix_round(struct round *round)
{
    struct checked *checked = round->checked;
    enum fix_scope scope = round->options->unsafe_fixes ? FIX_UNSAFE : FIX_SAFE;
    const struct edit *edits;
    size_t findings;
    size_t count = fix_choose(checked->report, scope, &checked->arena, &edits, &findings);
    if (!count)
        return false;
    struct buffer out = BUFFER_INIT;
    fix_apply(&out, checked->fixed, edits, count);
    checked->fixed = (struct slice){arena_copy(&checked->arena, buffer_slice(&out)), out.length};
    checked->fixes += findings;
    buffer_release(&out);
    round->lint.trace = NULL; /* what was traced is the document as it was read */
    checked->report = lint_shown(round, new_source(checked, checked->report->source->path, checked->fixed));
    return true;
}

static void lint_document(struct round *round, const struct source *source)
{
    struct checked *checked = round->checked;
    const struct report *report = checked->before = checked->report = lint_shown(round, source);
    bool fixing = round->options->fix || round->options->diff;
    if (report->refused)
        errors_add(&checked->errors, ERROR_LIMIT, source->path, 0, 0, "not fully checked%s: %s",
                   fixing ? ", so not fixed" : "", report->refused);
    if (!fixing || report->refused)
        return;
    for (int i = 0; i < MOST_ROUNDS && round->findings < MOST_FINDINGS && fix_round(round); i++)
        continue;
}

static int read_text(struct checked *checked, const struct input *input, size_t max_size)
{
    checked->original = checked->fixed = input->text;
    if (input->has_text)
        return 0;
    int failed = file_read(input->path, max_size, &checked->arena, &checked->original, &checked->errors);
    if (problems_name_limit(&checked->errors, failed))
        return -1;
    checked->fixed = checked->original;
    return 0;
}

static const char *unreadable(const struct source *source)
{
    if (source_is_binary(source))
        return "is not UTF-8 text (UTF-16, UTF-32 or binary); nothing in it was checked";
    if (git_blob_is_lfs_pointer(source->bytes))
        return "is a pointer: Git LFS keeps its text elsewhere (`git lfs pull`), so nothing in it was checked";
    return NULL;
}

void check_document(struct checked *checked, struct linter *linter, const struct input *input,
                    const struct options *options, const struct baseline *baseline)
{
    struct round round = {
        .checked = checked, .linter = linter, .input = input, .options = options, .baseline = baseline,
        .lint = {.settings = input->settings, .no_suppressions = options->no_inline_suppressions,
                 .collect_people = options->redact,
                 .trace = options->trace ? add_trace : NULL, .trace_context = checked}};
    if (read_text(checked, input, (size_t)options->max_size))
        return;
    const struct source *source = new_source(checked, input->path, checked->original);
    checked->unreadable = unreadable(source);
    checked->passed_over = input->walked && (!options->all || checked->unreadable) &&
                           !lint_is_postmortem(source, input->settings);
    if (checked->passed_over)
        return;
    if (checked->unreadable) {
        errors_add(&checked->errors, ERROR_INPUT, input->path, 0, 0, "%s", checked->unreadable);
        return;
    }
    lint_document(&round, source);
    if (options->redact)
        checked->before = checked->report = redact(checked->report, &checked->arena);
}
