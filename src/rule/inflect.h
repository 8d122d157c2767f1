/* English inflection by rule and by the table of irregular verbs (rules/lexicons/irregular.yml). Used to
 * widen lexicons at build time and to put verbs of a sentence into the form a rewrite needs. */
#ifndef RULE_INFLECT_H
#define RULE_INFLECT_H

#include "base/buffer.h"
#include "rule/rule.h"

/* Appends the form of a lemma ("renew" + FORM_PARTICIPLE -> "renewed"; "back up" -> "backed up"). */
void inflect(struct buffer *out, struct slice lemma, enum word_form form);
/* Appends the base form of an inflected verb, best guess by rule and table; returns false if unsure. */
bool inflect_base(struct buffer *out, struct slice word);
/* "a" or "an" before this text, by sound. */
const char *inflect_article(struct slice next);

#endif
