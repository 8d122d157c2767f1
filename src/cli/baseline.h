/* Old findings that a team decided to live with: written once, left out of later runs.
 *
 * An entry is a file, a rule and a fingerprint of the sentence's words, with how many findings it stands for; no line
 * numbers and no text. It holds when lines above change, when the sentence moves in its file or is broken into lines
 * anew, and when the file is renamed. The file is JSON, one entry a line, sorted: it merges well. */
#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include "base/buffer.h"
#include "base/error.h"
#include "lint/report.h"

struct baseline; /* owned by the caller */

/* Which entries a document's findings met: an index each. */
struct baseline_matches {
    const size_t *items;
    size_t count;
};

/* An empty one, to be filled; `path` says where it will be written, for paths in it are relative to that folder. */
struct baseline *baseline_new(const char *path);
/* Reads the bytes of a baseline file; no bytes are an empty baseline. NULL after adding an error. */
struct baseline *baseline_read(const char *path, struct slice text, struct errors *errors);
void baseline_free(struct baseline *baseline); /* NULL is allowed */

/* The report without the findings that the baseline knows. Safe on any thread; all lives in the arena. */
const struct report *baseline_filter(const struct baseline *baseline, const struct report *report, struct arena *arena,
                                     struct baseline_matches *matches);
/* Counts what a document met: its entries without a match are expired. For one thread. */
void baseline_count(struct baseline *baseline, const char *path, const struct baseline_matches *matches);
/* Appends a line for each rule of each file whose entries are expired: no longer found in documents that were counted,
 * or (with `everywhere`) of files that are gone. */
void baseline_add_expired(struct buffer *out, const struct baseline *baseline, bool everywhere);

/* Takes the findings of a report in. */
void baseline_add(struct baseline *baseline, const struct report *report);
/* How many findings it holds. */
size_t baseline_findings(const struct baseline *baseline);
/* Appends the file's bytes. */
void baseline_write(struct buffer *out, struct baseline *baseline);

#endif
