/* The lexical grain of PCRE2 patterns: where an escape, a set or a comment ends. */
#ifndef MATCH_SYNTAX_H
#define MATCH_SYNTAX_H

#include "base/slice.h"

/* The end of the token that starts at `at` (< pattern.length): an escape with its braces (`\p{Lu}`, `\x{2014}`,
 * `\g{1}`, `\k<name>`), quoted text (`\Q...\E`), a set (`[^]a-z[:digit:]]`), a comment (`(?#...)`), or one
 * character. What is cut off ends with the pattern. */
size_t syntax_token_end(struct slice pattern, size_t at);
/* The end of a quantifier in braces at `at`, `{2}`, `{2,}`, `{2,4}`, or `at` when there is none. */
size_t syntax_braces_end(struct slice pattern, size_t at);

#endif
