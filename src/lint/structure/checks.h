/* The checks of check.c's table, one function for each `check: NAME` of rules/structure and rules/actions. */
#ifndef LINT_STRUCTURE_CHECKS_H
#define LINT_STRUCTURE_CHECKS_H

#include "lint/check.h"

/* Adds a finding about an action item at a prose range (empty: its block), with ${item}: "Action item 3", "Row 2 ...".
 */
struct check_finding *check_add_item(struct check_context *context, const struct action_item *item, struct span where);

void check_action_no_owner(struct check_context *context);
void check_action_no_due(struct check_context *context);
void check_action_no_verb(struct check_context *context);
void check_action_no_ticket(struct check_context *context);
void check_action_equal_priority(struct check_context *context);
void check_action_shared_owner(struct check_context *context);

void check_missing_section(struct check_context *context);
void check_empty_section(struct check_context *context);
void check_placeholder_text(struct check_context *context);
void check_no_went_well(struct check_context *context);
void check_no_went_poorly(struct check_context *context);

void check_single_cause(struct check_context *context);
void check_whys_end_at_person(struct check_context *context);
void check_name_in_analysis(struct check_context *context);
void check_impact_unquantified(struct check_context *context);

void check_timeline_no_timezone(struct check_context *context);
void check_timeline_order(struct check_context *context);
void check_timeline_judgment(struct check_context *context);

void check_late_publication(struct check_context *context);
void check_many_document_owners(struct check_context *context);

void check_encoding(struct check_context *context); /* every document, guides too */

#endif
