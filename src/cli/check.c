#include "cli/check.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/baselines.h"
#include "cli/configuration.h"
#include "cli/diff.h"
#include "cli/document.h"
#include "cli/disk.h"
#include "cli/inputs.h"
#include "cli/pool.h"
#include "cli/problems.h"
#include "cli/results.h"
#include "cli/selection.h"
#include "cli/sink.h"
#include "cli/statistics.h"

enum { MOST_WORKERS = 256 };

struct run {
    const struct options *options;
    struct errors *errors;
    struct configuration *configuration;
    struct inputs inputs;
    struct baselines known;
    struct baseline *written; /* of --write-baseline, or NULL */
    struct results *results;
    struct run_summary summary;
    struct statistics statistics;
    size_t passed_over;
    size_t changed; /* files with fixes */
    bool failed;    /* a finding at or above its file's fail level */
};

/* --- one document, on a worker's thread ---------------------------------------------------------------------- */

static void *new_worker(void *context)
{
    (void)context;
    return linter_new();
}

static void free_worker(void *worker)
{
    linter_free(worker);
}

static void work(void *context, void *worker, size_t task, void *result)
{
    const struct run *run = context;
    checked_init(result);
    const struct input *input = &run->inputs.items[task];
    check_document(result, worker, input, run->options, baselines_for(&run->known, input->settings));
}

/* --- its results, in order, on the caller's thread ------------------------------------------------------------ */

static void say(const struct buffer *text)
{
    fwrite(text->text, 1, text->length, stderr);
}

static void print_patch(const struct run *run, const struct input *input, const struct checked *checked)
{
    struct buffer patch = BUFFER_INIT;
    diff_unified(&patch, input->path, checked->original, checked->fixed);
    sink_print(buffer_slice(&patch), run->errors);
    buffer_release(&patch);
}

/* The text of standard input goes on to standard output, changed or not, as a filter's does. What is staged is fixed in
 * the work tree, where that holds the same text: other changes there are the user's own. */
static int deliver_text(struct run *run, const struct input *input, const struct checked *checked)
{
    if (input->origin == INPUT_STANDARD)
        return sink_print(checked->fixed, run->errors);
    if (!checked->fixes)
        return 0;
    int holds = input->origin == INPUT_STAGED ? disk_holds(input->path, checked->original, run->errors) : 1;
    if (holds < 0)
        return -1;
    if (!holds) {
        inputs_note(&run->inputs, input->path, "not fixed: the work tree holds changes that are not staged");
        return -1;
    }
    return disk_replace(input->path, checked->original, checked->fixed, run->errors);
}

/* Returns the report that is true now: of the fixed text, or of the original where it could not be written. */
static const struct report *deliver_fixes(struct run *run, const struct input *input, const struct checked *checked)
{
    if (run->options->diff)
        print_patch(run, input, checked);
    else if (run->options->fix && deliver_text(run, input, checked))
        return checked->before;
    run->changed += checked->fixes > 0;
    run->summary.fixed += run->options->diff ? 0 : checked->fixes;
    return checked->report;
}

static bool fails(const struct report *report, enum severity level)
{
    for (size_t i = 0; i < report->count && level != SEVERITY_OFF; i++)
        if (report->diagnostics[i].severity >= level)
            return true;
    return false;
}

/* A fix in the work tree is not staged yet: what the commit would hold decides, not what is left to do. */
static void take_report(struct run *run, const struct input *input, const struct checked *checked)
{
    const struct report *report = deliver_fixes(run, input, checked);
    run_summary_add(&run->summary, report);
    statistics_add(&run->statistics, report);
    run->failed |= fails(input->origin == INPUT_STAGED ? checked->before : report, input->settings->fail_level);
    results_add(run->results, report, run->errors);
}

/* A hook says nothing of files that are no post-mortems. */
static bool passes_over_quietly(const struct options *options)
{
    return (selection_is_wanted(options) || options->only_postmortems) && !options->verbose;
}

static void take(void *context, size_t task, void *result)
{
    struct run *run = context;
    struct checked *checked = result;
    const struct input *input = &run->inputs.items[task];
    say(&checked->trace);
    problems_move(run->errors, &checked->errors);
    run->passed_over += checked->passed_over;
    if (checked->passed_over && checked->unreadable && !passes_over_quietly(run->options))
        inputs_note(&run->inputs, input->path, checked->unreadable);
    struct baseline *known = baselines_for(&run->known, input->settings);
    if (checked->report && known)
        baseline_count(known, input->path, &checked->known);
    if (checked->report && run->written)
        baseline_add(run->written, checked->all);
    else if (checked->report)
        take_report(run, input, checked);
    checked_release(checked);
}

/* --- baselines -------------------------------------------------------------------------------------------------- */

/* What is not complete would bring findings back that the team did not see again. */
static void write_baseline(struct run *run)
{
    struct buffer out = BUFFER_INIT;
    const char *path = run->options->write_baseline;
    if (!run->written || run->errors->count)
        return;
    baseline_write(&out, run->written);
    sink_write_whole(path, buffer_slice(&out), run->errors);
    buffer_release(&out);
}

static void add_baseline_notes(struct buffer *out, const struct run *run)
{
    bool partial = selection_is_wanted(run->options); /* a hook says nothing when all is well */
    if (!partial || run->options->verbose)
        baselines_add_expired(out, &run->known, !partial);
    if (run->written && !run->errors->count)
        buffer_add_format(out, "blameless: the baseline holds %zu finding%s now\n", baseline_findings(run->written),
                          baseline_findings(run->written) == 1 ? "" : "s");
}

/* --- the run --------------------------------------------------------------------------------------------------- */

static size_t worker_count(const struct run *run)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = run->options->jobs ? (size_t)run->options->jobs : processors > 0 ? (size_t)processors : 1;
    wanted = wanted < MOST_WORKERS ? wanted : MOST_WORKERS;
    return wanted < run->inputs.count ? wanted : run->inputs.count;
}

static void check_all(struct run *run)
{
    pool_run(&(struct pool_job){
        .count = run->inputs.count,
        .workers = worker_count(run),
        .result_size = sizeof(struct checked),
        .context = run,
        .worker_new = new_worker,
        .worker_free = free_worker,
        .work = work,
        .take = take,
    });
}

/* A patch stands alone on standard output, so what it does not settle would be a status without a reason. */
static void add_patch_note(struct buffer *out, const struct run *run)
{
    size_t left = run_summary_total(&run->summary);
    if (run->options->diff && left)
        buffer_add_format(out, "blameless: %s leave %zu finding%s; without --diff they are shown\n",
                          run->options->unsafe_fixes ? "fixes and rewrites" : "the safe fixes", left,
                          left == 1 ? "" : "s");
}

static void add_notes(struct buffer *out, const struct run *run)
{
    const struct options *options = run->options;
    buffer_add_slice(out, buffer_slice(&run->inputs.notes));
    add_baseline_notes(out, run);
    add_patch_note(out, run);
    if (run->passed_over && !passes_over_quietly(options) && (!run->summary.files || options->verbose))
        buffer_add_format(out, "blameless: %zu Markdown file%s passed over as no post-mortem; --all checks every "
                          "file\n", run->passed_over, run->passed_over == 1 ? "" : "s");
    if (options->verbose)
        buffer_add_format(out, "blameless: %zu file%s checked\n", run->summary.files,
                          run->summary.files == 1 ? "" : "s");
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void conclude(struct run *run, const struct timespec *start)
{
    struct buffer notes = BUFFER_INIT;
    if (!run->options->quiet)
        add_notes(&notes, run);
    if (run->options->stats)
        statistics_print(&notes, &run->statistics, &run->summary, seconds_since(start));
    say(&notes);
    buffer_release(&notes);
}

/* Where findings for standard output go: nowhere beside a patch, to standard error beside a fixed document. */
static int standard_descriptor(const struct run *run)
{
    if (run->options->diff)
        return -1;
    for (size_t i = 0; run->options->fix && i < run->inputs.count; i++)
        if (run->inputs.items[i].origin == INPUT_STANDARD)
            return STDERR_FILENO;
    return STDOUT_FILENO;
}

static enum exit_status status_of(const struct run *run)
{
    const struct options *options = run->options;
    if (run->errors->count)
        return STATUS_TROUBLE;
    if (options->exit_zero)
        return STATUS_CLEAN;
    return run->failed || (options->exit_non_zero_on_fix && run->changed) ? STATUS_FINDINGS : STATUS_CLEAN;
}

static enum exit_status run_all(struct run *run, const struct timespec *start)
{
    inputs_collect(&run->inputs, run->options, run->configuration, run->errors);
    if (baselines_read(&run->known, run->options, &run->inputs, run->configuration, run->errors))
        return STATUS_TROUBLE;
    if (run->options->write_baseline)
        run->written = baseline_new(run->options->write_baseline);
    run->results = results_open(run->options, standard_descriptor(run), run->errors);
    if (!run->results)
        return STATUS_TROUBLE;
    check_all(run);
    write_baseline(run);
    run->summary.errors = run->errors;
    results_close(run->results, &run->summary, run->errors);
    conclude(run, start);
    return status_of(run);
}

enum exit_status check_run(const struct options *options, struct errors *errors)
{
    struct run run = {.options = options, .errors = errors, .inputs = INPUTS_INIT};
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    run.configuration = configuration_new(options, errors);
    if (!run.configuration)
        return STATUS_TROUBLE;
    enum exit_status status = run_all(&run, &start);
    baselines_release(&run.known);
    baseline_free(run.written);
    statistics_release(&run.statistics);
    inputs_release(&run.inputs);
    configuration_free(run.configuration);
    return status;
}
