/* One finding a place: rules that fire on overlapping text become one finding that names the others. */
#ifndef LINT_MERGE_H
#define LINT_MERGE_H

#include "base/arena.h"
#include "lint/finding.h"
#include "rule/settings.h"

/* Of findings that overlap the gravest stays; of equally grave ones that whose rule supersedes the other's, then the
 * longest, then the surest. The rules of the others, with what these name, become its `also`. The list is sorted by position, then rule id. */
void merge_findings(struct finding_list *findings, struct arena *arena);
/* The rules that a finding's pattern names as its kin, and those that claim it, join its `also`, but for those switched
 * off. Comes before merging. */
void name_kindred(struct finding_list *findings, const struct settings *settings, struct arena *arena);

#endif
