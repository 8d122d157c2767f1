/* The one entry point: a document in, a report out. Command line, hook, language server call nothing else. */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "base/arena.h"
#include "lint/report.h"
#include "rule/ruleset.h"
#include "rule/settings.h"
#include "text/source.h"

struct linter; /* scratch memory of one thread: reused from document to document */

struct linter *linter_new(void);
/* The same for an editor, whose documents come again and again with little changed: what was found in a sentence is
 * remembered, so that reports are the same and cost less; takes memory. Rule sets it has seen must outlive it. */
struct linter *linter_new_remembering(void);
void linter_free(struct linter *linter);

/* One line of --trace: which unit was dropped, which guard stopped which match. */
typedef void (*trace_line)(void *context, const struct source *source, struct span where, const char *text);

struct lint_options {
    const struct settings *settings;  /* rules in force, names, sections, thresholds; required */
    bool no_suppressions;             /* --no-inline-suppressions */
    bool scan_off;                    /* try every pattern on every unit: for the differential test */
    bool all_documents;               /* structure rules also where the document is not a post-mortem */
    bool collect_people;              /* fill report.people, for lint/redact.h */
    const struct pattern *without;    /* left out, to tell what it adds; may be NULL */
    trace_line trace;                 /* may be NULL */
    void *trace_context;
};

/* Lints source. The report and all it points to live in `arena`; it is never NULL. */
const struct report *lint(struct linter *linter, const struct source *source,
                          const struct lint_options *options, struct arena *arena);

/* Is this document a post-mortem: two known sections, or such a path or title? One that is too complex to be read may
 * be one; text that is not UTF-8 is judged by its path. Used by folder walks. */
bool lint_is_postmortem(const struct source *source, const struct settings *settings);

#endif
