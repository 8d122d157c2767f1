/* What kind of prose a document is. Language rules are for reports; a guide that tells its readers how
 * to work is full of the same words and means no one. */
#ifndef LINT_MODE_H
#define LINT_MODE_H

#include "read/annotate.h"

enum document_mode {
    MODE_REPORT, /* tells what happened: clock times, known sections, past tense */
    MODE_GUIDE,  /* tells a reader what to do (many "you" and imperatives, few clock times), or is about post-mortems */
    MODE_OTHER   /* too short or too mixed to say; treated as a report by language rules */
};

enum document_mode mode_of(const struct annotation *annotation);

/* Does a path or a title say post-mortem, incident report and so on? */
bool mode_names_a_postmortem(struct slice text);
/* Two known sections, or a path or title that says post-mortem, incident report, RCA and so on. */
bool mode_is_postmortem(const struct document *document);

#endif
