/* The labels and values of an action item's fields, as words: "DRI", "due by", "TBD", "soon", "P1", "OPS-12". */
#ifndef LINT_FIELD_H
#define LINT_FIELD_H

#include "base/slice.h"

enum action_field {
    FIELD_NONE,
    FIELD_OWNER,
    FIELD_DUE,
    FIELD_TEXT,
    FIELD_TICKET,
    FIELD_PRIORITY,
    FIELD_STATUS,
    FIELD_NUMBER
};

/* The field that a table header or a whole label means ("Expected date", "Assigned to"). */
enum action_field field_of_header(struct slice header);
/* The field of a label at the start of text ("Owner: Jane", "assigned to Jane"); *value is where its value starts.
 * A label needs a colon, an equals sign, or to be a phrase that reads on ("owned by"). */
enum action_field field_of_label(struct slice text, size_t *value);
/* No label begins in the text at or after this offset. */
size_t field_labels_end(struct slice text);

/* The text without the blanks, emphasis marks, brackets and closing marks around it. */
struct slice field_bare(struct slice text);
bool field_is_blank(struct slice value);     /* "", "-", "?", "TBD", "n/a", "..." */
bool field_is_nobody(struct slice value);    /* blank, or "unassigned", "everyone", "all" */
bool field_is_never(struct slice value);     /* blank, or "soon", "ASAP", "ongoing" */
bool field_is_done(struct slice value);      /* "Done", "done 4 Oct", "completed", a check mark */
bool field_is_dropped(struct slice value);   /* "won't do", "cancelled" */
bool field_is_under_way(struct slice value); /* "PR open", "in review", "planned" */
bool field_is_priority(struct slice value);  /* "P1", "high", "sev 2" */
bool field_is_crowd(struct slice value);     /* "all SREs", "the team", "everyone": no one in particular */
bool field_is_mention(struct slice value);   /* "@jane", "jane@" */
/* "OPS-12", "#2127", "PR 51", "org/repo#5" at the start of text: its length, or 0. */
size_t field_read_ticket(struct slice text);
/* Could the value be the name of a person or team by its look: one to three words with capitals, or "... team"? */
bool field_looks_like_name(struct slice value);

#endif
