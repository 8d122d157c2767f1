/* Noun phrases whose head is a lexicon word: "the newest on-call engineer", "none of the DBAs", "QA",
 * "our friends in networking", "the vendor", "two customers", "the ingest service". */
#ifndef LINT_NOUN_PHRASE_H
#define LINT_NOUN_PHRASE_H

#include "read/reader.h"

/* Recognises the longest such phrase that starts at this token; false when there is none. */
bool noun_phrase_read(const struct reader *reader, uint32_t token, struct entity *entity);

#endif
