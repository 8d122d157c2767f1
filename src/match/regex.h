/* PCRE2 with limits, word classes as callouts, and lazy JIT.
 *
 * A pattern is ordinary PCRE2 text. Word and entity classes are not expanded into alternations (a
 * lexicon of a thousand lemmas would not compile): the rule floor writes a class as a pair of numbered
 * callouts around a lazily growing run of words, `(?C<2k+1>)...(?C<2k+2>)`, and the caller answers, at
 * match time, whether a member of class k starts, or ends, at an offset. A zero-width class uses only
 * the first of the pair. Text, offsets, \b and distances are those of the plain prose. */
#ifndef MATCH_REGEX_H
#define MATCH_REGEX_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

enum { REGEX_MAX_CAPTURES = 32, REGEX_MAX_CLASSES = 127, REGEX_MAX_PATTERN = 16384 };

enum class_edge { CLASS_START, CLASS_END };

/* Does a member of the pattern's class number `class_index` start or end at this subject offset? */
typedef bool (*class_test)(void *context, unsigned class_index, enum class_edge edge, size_t offset);

struct regex;         /* immutable once compiled; JIT code is made on first match, thread-safely */
struct regex_scratch; /* match data, JIT stack: one a thread */

struct regex_match {
    struct span groups[REGEX_MAX_CAPTURES]; /* [0] is the whole match; unset groups have start == UINT32_MAX */
    unsigned group_count;
};

enum regex_result { REGEX_NO_MATCH, REGEX_MATCH, REGEX_GAVE_UP /* a limit was reached: "could not check" */ };

struct regex_budget {
    uint64_t steps_left; /* match-limit units left for this document; a call that reaches 0 gives up */
};

/* Compiles pattern (UTF, UCP, CASELESS unless case_sensitive; never \C, \K, (*VERB) at the start; at most
 * REGEX_MAX_PATTERN bytes). On error returns NULL and adds an ERROR_CONFIG for path:line:column,
 * the column moved to the place of the mistake where that is known. Owned by the caller. */
struct regex *regex_compile(struct slice pattern, bool case_sensitive, const char *path, size_t line,
                            size_t column, struct errors *errors);
void regex_free(struct regex *regex);
/* The index of a named group, or -1. */
int regex_group(const struct regex *regex, const char *name);
/* Could it match the empty string? Such patterns are refused by packs. */
bool regex_matches_empty(const struct regex *regex);

struct regex_scratch *regex_scratch_new(void);
void regex_scratch_free(struct regex_scratch *scratch);

/* Searches subject[start..end) with lookbehind into what precedes start. Subjects are valid UTF-8. */
enum regex_result regex_search(struct regex *regex, struct regex_scratch *scratch, struct slice subject,
                               size_t start, class_test test, void *context, struct regex_budget *budget,
                               struct regex_match *match);

/* Turns JIT off for the whole process (BLAMELESS_NO_JIT); results must not change. */
void regex_disable_jit(void);

#endif
