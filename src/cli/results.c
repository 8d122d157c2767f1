#include "cli/results.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "cli/sink.h"

struct result {
    struct writer writer;
    struct sink sink;
};

struct results {
    struct result *items;
    size_t count;
    char folder[PATH_MAX];
};

bool results_use_color(const struct options *options, int descriptor)
{
    const char *unwanted = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    if ((unwanted && *unwanted) || !terminal || !strcmp(terminal, "dumb"))
        return false;
    return isatty(descriptor);
}

enum { WIDEST = 1000, WIDEST_TEXT = 88, NARROWEST_TEXT = 50 };

/* COLUMNS is seldom exported: where it is, somebody wants it. */
unsigned results_width(int descriptor)
{
    struct winsize size;
    const char *wanted = getenv("COLUMNS");
    long columns = wanted ? strtol(wanted, NULL, 10) : 0;
    if (columns > 0)
        return columns < WIDEST ? (unsigned)columns : WIDEST;
    return isatty(descriptor) && !ioctl(descriptor, TIOCGWINSZ, &size) ? size.ws_col : 0;
}

unsigned results_text_width(int descriptor)
{
    unsigned columns = results_width(descriptor);
    return !columns || columns > WIDEST_TEXT ? WIDEST_TEXT : columns < NARROWEST_TEXT ? NARROWEST_TEXT : columns;
}

static void drain(struct result *result, struct errors *errors)
{
    sink_write(&result->sink, buffer_slice(&result->writer.out), errors);
    buffer_clear(&result->writer.out);
}

static int open_result(struct results *results, const struct output *output, int standard,
                       const struct options *options, struct errors *errors)
{
    struct result *result = &results->items[results->count];
    if (sink_open(&result->sink, output->path, errors))
        return -1;
    if (!output->path)
        result->sink.descriptor = standard;
    int descriptor = result->sink.descriptor;
    struct writer_options writing = {
        .color = results_use_color(options, descriptor),
        .quiet = options->quiet,
        .width = results_width(descriptor),
        .fix = options->staged ? "blameless check --staged --fix" : NULL,
        .folder = *results->folder ? results->folder : NULL,
    };
    writer_begin(&result->writer, output->format, &writing);
    results->count++;
    return 0;
}

static void release(struct results *results)
{
    for (size_t i = 0; i < results->count; i++)
        writer_release(&results->items[i].writer);
    free(results->items);
    free(results);
}

struct results *results_open(const struct options *options, int standard, struct errors *errors)
{
    struct results *results = memory_zero(1, sizeof *results);
    results->items = memory_zero(options->output_count, sizeof *results->items);
    if (!getcwd(results->folder, sizeof results->folder))
        results->folder[0] = '\0';
    int failed = 0;
    for (size_t i = 0; i < options->output_count && !failed; i++)
        if (options->outputs[i].path || standard >= 0)
            failed = open_result(results, &options->outputs[i], standard, options, errors);
    if (!failed)
        return results;
    release(results);
    return NULL;
}

void results_add(struct results *results, const struct report *report, struct errors *errors)
{
    for (size_t i = 0; i < results->count; i++) {
        writer_report(&results->items[i].writer, report);
        drain(&results->items[i], errors);
    }
}

void results_close(struct results *results, const struct run_summary *summary, struct errors *errors)
{
    for (size_t i = 0; i < results->count; i++) {
        writer_end(&results->items[i].writer, summary);
        drain(&results->items[i], errors);
        sink_close(&results->items[i].sink, errors);
    }
    release(results);
}
