/* Reports to bytes: one record of callbacks for each output format.
 *
 * A writer turns the reports of a run, given in their final order, into one output. It prints nothing
 * itself: bytes gather in `out`, and whoever runs it takes them when it likes, so that a run over
 * many files needs no more memory than its largest report. Formats neither filter nor count. */
#ifndef FORMAT_WRITER_H
#define FORMAT_WRITER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "lint/report.h"

struct writer_options {
    bool color;
    bool quiet;         /* findings only, no closing words */
    unsigned width;     /* columns of the terminal; 0: as for 100, and heads stay on one line */
    const char *fix;    /* the command that applies the fixes that are offered; NULL: "blameless fix" */
    const char *folder; /* absolute: where relative paths start, for file: URIs; NULL: URIs stay relative */
};

/* What a run amounted to. */
struct run_summary {
    size_t files;                  /* checked */
    size_t files_found;            /* with at least one finding shown */
    size_t found[SEVERITY_ERROR + 1]; /* findings shown, by severity */
    size_t fixable;                /* of those, how many --fix would settle */
    size_t fixed;                  /* settled by this run */
    const struct errors *errors;   /* what could not be checked, and why; may be NULL */
};

void run_summary_add(struct run_summary *summary, const struct report *report);
size_t run_summary_total(const struct run_summary *summary);

struct writer {
    const struct format *format;
    struct writer_options options;
    struct buffer out;
    struct arena arena; /* what the format keeps until the end */
    void *state;        /* the format's own, in the arena */
    size_t items;       /* list items so far: see writer_separate */
};

struct format {
    const char *name;
    const char *description; /* one line, for --help */
    void (*begin)(struct writer *writer);
    void (*report)(struct writer *writer, const struct report *report);
    void (*end)(struct writer *writer, const struct run_summary *summary);
};

/* All formats, ending with NULL; and one by name, or NULL. */
extern const struct format *const formats[];
const struct format *format_named(const char *name);

/* Rules of the reports must live until writer_end; a report itself only during writer_report. */
void writer_begin(struct writer *writer, const struct format *format, const struct writer_options *options);
void writer_report(struct writer *writer, const struct report *report);
void writer_end(struct writer *writer, const struct run_summary *summary);
void writer_release(struct writer *writer);

/* For formats: the separator between the items of a list that spans reports; nothing before the first. */
void writer_separate(struct writer *writer, const char *separator);

const char *severity_name(enum severity severity); /* "error", "warning", "suggestion", "off" */
void severity_count(struct buffer *out, enum severity severity, size_t count); /* "1 error", "2 warnings" */
const char *suggestion_kind_name(enum suggestion_kind kind); /* "fix", "rewrite", "ask" */

#endif
