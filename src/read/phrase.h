/* Fixed words and phrases in prose: ASCII case is ignored, only whole words count. Bytes of 0x80 and above are letters,
 * so accented words stay whole; the placeholder of code and links is a word of its own. */
#ifndef LINT_PHRASE_H
#define LINT_PHRASE_H

#include "base/slice.h"

/* The next word at or after *offset (letters, digits, inner ' and -), or an empty slice at the end.
 * *offset moves past it. */
struct slice phrase_word(struct slice text, size_t *offset);
size_t phrase_word_count(struct slice text);
/* Length of the phrase when the text begins with it, else 0. */
size_t phrase_prefix(struct slice text, const char *phrase);
/* Where the phrase stands at or after start, or -1. */
ptrdiff_t phrase_find(struct slice text, const char *phrase, size_t start);

/* A list of phrases is one string with bars between them: "soon|later|when possible".
 * Length of the first one that the text begins with, or 0. */
size_t phrase_prefix_any(struct slice text, const char *phrases);
/* Is the text, blanks apart, one of them? */
bool phrase_is_any(struct slice text, const char *phrases);
/* Does one of them stand in the text? `where` (may be NULL) gets the place of the first in the list that does. */
bool phrase_find_any(struct slice text, const char *phrases, struct span *where);

/* The first offset at or after `at` whose byte is none of the marks. */
size_t phrase_skip(struct slice text, size_t at, const char *marks);
/* How many ASCII digits stand at this offset. */
size_t phrase_digits(struct slice text, size_t at);
/* Is there a letter or digit at this offset? */
bool phrase_is_word_byte(struct slice text, size_t offset);

#endif
