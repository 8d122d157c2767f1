/* English inflection by rule and by the table of irregular verbs (rules/lexicons/irregular.yml). Used to
 * widen lexicons when packs are read and to put verbs of a sentence into the form a rewrite needs. */
#ifndef RULE_INFLECT_H
#define RULE_INFLECT_H

#include "base/buffer.h"
#include "rule/rule.h"

/* A verb whose forms do not follow the rules. A form is NULL where the rules are right; variants stand in one
 * text, the one to write first, parted by '|': "learned|learnt". */
struct irregular_verb {
    const char *base, *third, *past, *participle, *ing;
};

/* Sorted by base, in byte order. */
struct irregular_verbs {
    const struct irregular_verb *items;
    size_t count;
};

/* The built-in table: part of the rule set that is made at build time. */
const struct irregular_verbs *inflect_irregular(void);

/* Appends the form of a lemma ("renew" + FORM_PARTICIPLE -> "renewed"; "back up" -> "backed up"). */
void inflect(struct buffer *out, struct slice lemma, enum word_form form);
/* Appends the base form of an inflected verb, best guess by rule and table; returns false if unsure. */
bool inflect_base(struct buffer *out, struct slice word);
/* "a" or "an" before this text, by sound. */
const char *inflect_article(struct slice next);

/* Every way to write one form of a lemma, the best first, parted by '|': "canceled|cancelled". Appends nothing
 * where the word has no such form. Multiword lemmas: a verb's first word is inflected, of all others the last. */
void inflect_variants(const struct irregular_verbs *irregular, struct buffer *out, struct slice lemma,
                      enum word_form form);

#endif
