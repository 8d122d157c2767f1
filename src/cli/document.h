/* One document of a run: read, linted, its findings filtered, its fixes made in memory. */
#ifndef CLI_DOCUMENT_H
#define CLI_DOCUMENT_H

#include "base/buffer.h"
#include "cli/baseline.h"
#include "cli/inputs.h"
#include "lint/lint.h"

/* Owned by whoever made it; zeroed before check_document, given back with document_release. */
struct checked {
    struct arena arena;
    struct errors errors;
    struct buffer trace;         /* lines of --trace */
    struct slice original;       /* as read */
    struct slice fixed;          /* with fixes made */
    size_t fixes;                /* findings settled by them */
    const struct report *all;    /* of `original`, with nothing filtered out */
    struct baseline_matches known; /* findings that the baseline knew */
    const struct report *before; /* of `original`; NULL: not checked (see errors) or passed over */
    const struct report *report; /* of `fixed`: the same where nothing was fixed */
    bool passed_over;            /* walked, and no post-mortem */
    const char *unreadable;      /* why nothing in it was read, or NULL */
};

void checked_init(struct checked *checked);
void checked_release(struct checked *checked);
/* Safe on any thread that owns the linter. The baseline may be NULL. */
void check_document(struct checked *checked, struct linter *linter, const struct input *input,
                    const struct options *options, const struct baseline *baseline);

#endif
