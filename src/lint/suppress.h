/* Suppressions: comments and front matter by which writers silence findings, and what became of them.
 *
 *   <!-- blameless-disable-next-line RULE...: reason -->   the next line with text
 *   <!-- blameless-disable-line RULE...: reason -->        its own line
 *   <!-- blameless-disable RULE...: reason --> ... <!-- blameless-enable RULE... -->
 *   <!-- blameless-disable-file RULE...: reason -->
 *   blameless: {disable: [RULE, ...]} in the front matter
 *
 * Rules are ids or names of packs, separated by blanks or commas; none means all. */
#ifndef LINT_SUPPRESS_H
#define LINT_SUPPRESS_H

#include "lint/diagnose.h"

struct suppressions;

/* Reads the document's suppressions; they live in the arena, the report's part in `report_arena`. */
struct suppressions *suppressions_read(const struct document *document, const struct settings *settings,
                                       struct arena *arena, struct arena *report_arena);
/* Is a finding of the rule at these source bytes hidden? `unit` is its sentence. Whatever hides it counts it. */
bool suppressions_hide(struct suppressions *suppressions, const struct rule *rule, struct span range,
                       struct span unit);
/* The same question without any consequence. */
bool suppressions_would_hide(struct suppressions *suppressions, const struct rule *rule, struct span range,
                             struct span unit);
/* Adds a finding of the rule `unused-suppression` for each that hid nothing, is misspelt, names no rule, has no
 * other end, or gives no reason where one is required. To be called when all findings were asked about. */
void suppressions_report_unused(struct suppressions *suppressions, struct diagnostic_list *list);
/* Puts what was read and counted into the report. */
void suppressions_publish(const struct suppressions *suppressions, struct report *report);

#endif
