/* The names a template may use that no pattern captures: parts of the finding's clause, put into words by grammar.
 *
 *   lead, tail   the sentence before and after the clause; unset where another subject cannot stand there
 *   prompted     "prompted" or, of what is told in the present tense, "prompts"
 *   act          the verb with all that belongs to it, for a filter: "drop the index at 03:12"
 *   kind         what stands before the noun it acts on: "smoke" of "improve the smoke tests"
 *   topic        what it acts on, unless that is a pronoun
 *   object, was  what it acts on, and "was" or "were" to go with it
 *   rest         what follows the object in the clause: " at 03:12"
 *   main         the clause that stands before the match: "Priya scaled the job up | without looking"
 *   done         its participle: "dropped"
 *   passive      "the index was dropped at 03:12"
 *   undone       "the index was not dropped at 03:12", "no index was dropped"
 *   args         what follows the verb: " the index at 03:12"
 *   content      what was thought, said or known: "the upload was enough"
 *   sequel       what follows that clause in the sentence
 *   people       whom to ask after, nobody by name: "the on-call engineer", "those involved"
 *   party        the same, unset where the text names nobody
 *   subject      of the verb that stands in or before the match, unless that is somebody: "communication to Finance"
 *   notion       what the match begins with, up to its verb: "a look at one order"
 *   account      the statement behind the colon after the match
 *   thing        what it acts on, or what is spoken of after the match: a noun phrase that is nobody
 *   setting      such a phrase before the match
 *   matter       what an action deals with: "locking code" of "be careful with locking code"
 *   audience     whom an action is for: "the rules administrator" of "mentoring for ..."; as the text calls them
 *   occasion     when or around what an action is to be done: "before touching the buckets"
 *   note         the parenthesis it ends with, or nothing: " (Ana, 3 May)"
 *   moment       when it was: "at 03:12", "at that moment"
 */
#ifndef LINT_RESTATE_H
#define LINT_RESTATE_H

#include "lint/suggest/values.h"

/* The clause the finding tells of, or NULL; read once. */
const struct predicate *restate_predicate(struct finding_values *values);

/* A template_lookup as finding_value is, for these names only. */
bool restate_value(struct finding_values *values, struct slice name, struct template_value *value);

#endif
