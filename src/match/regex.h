/* PCRE2 with limits, word classes as callouts, and lazy JIT.
 *
 * A pattern is ordinary PCRE2 text. Word and entity classes are not expanded into alternations (a
 * lexicon of a thousand lemmas would not compile): the rule floor writes a class as a pair of numbered
 * callouts around a run of words, `(?C<2k+1>)...(?C<2k+2>)`, and the caller answers, at match time, whether
 * a member of class k starts, or ends, at an offset. A zero-width class uses only the first of the pair.
 * Text, offsets, \b and distances are those of the plain prose. */
#ifndef MATCH_REGEX_H
#define MATCH_REGEX_H

#include "base/arena.h"
#include "base/slice.h"

enum { REGEX_MAX_CAPTURES = 32, REGEX_MAX_CLASSES = 127, REGEX_MAX_PATTERN = 16384 };

enum class_edge { CLASS_START, CLASS_END };

/* Does a member of the pattern's class number `class_index` start (end) at this subject offset? The end is asked for
 * after the start: it is that of the member that started last, except where a repeated group was backtracked into.
 * Of the ends of a lexicon's member the farthest is asked for first, of an entity's the nearest. */
typedef bool (*class_test)(void *context, unsigned class_index, enum class_edge edge, size_t offset);

struct regex;         /* immutable to its users; JIT code is made after some matches, thread-safely */
struct regex_scratch; /* match data, JIT stack: one a thread */

struct regex_match {
    struct span groups[REGEX_MAX_CAPTURES]; /* [0] is the whole match; unset groups have start == UINT32_MAX */
    unsigned group_count;
};

enum regex_result { REGEX_NO_MATCH, REGEX_MATCH, REGEX_GAVE_UP /* a limit was reached: "could not check" */ };

/* How much work a document may cost. One step is one start offset tried at the usual match limit; a search that
 * needs a higher limit is charged more, up to 64 steps an offset. A search that finds less than it needs gives up. */
struct regex_budget {
    uint64_t steps_left;
};

/* Where and why a pattern is refused. */
struct regex_mistake {
    size_t offset; /* byte offset into the pattern */
    char message[160];
};

/* Compiles pattern (UTF, UCP, CASELESS unless case_sensitive; never \C, \K, or any (*VERB); at most
 * REGEX_MAX_PATTERN bytes and REGEX_MAX_CAPTURES - 1 groups). Returns NULL and fills mistake when it is refused.
 * Owned by the caller. */
struct regex *regex_compile(struct slice pattern, bool case_sensitive, struct regex_mistake *mistake);
/* The compiled regex as bytes that regex_load makes it of again, for far less than compiling costs; it lives in the
 * arena. */
struct slice regex_image(const struct regex *regex, struct arena *arena);
/* Makes a regex of an image in two parts, for all images begin with the same thousand bytes or so. Owned by the caller.
 * NULL when the image was made by another version of PCRE2 or on another kind of machine. */
struct regex *regex_load(struct slice head, struct slice rest);
void regex_free(struct regex *regex);
/* The index of a named group, or -1. */
int regex_group(const struct regex *regex, const char *name);
/* Could it match the empty string? Such patterns are refused by packs. */
bool regex_matches_empty(const struct regex *regex);

struct regex_scratch *regex_scratch_new(void);
void regex_scratch_free(struct regex_scratch *scratch);

/* Searches subject from start on, with lookbehind into what precedes start; \z and $ are the subject's end. The
 * subject is valid UTF-8 and start is between two code points. `test` may be NULL: then no class has members.
 * `budget` may be NULL: then only the limits of one search hold. `match` is filled on REGEX_MATCH. */
enum regex_result regex_search(struct regex *regex, struct regex_scratch *scratch, struct slice subject,
                               size_t start, class_test test, void *context, struct regex_budget *budget,
                               struct regex_match *match);

/* The same for a match that begins at `start` and nowhere else. */
enum regex_result regex_match_at(struct regex *regex, struct regex_scratch *scratch, struct slice subject,
                                 size_t start, class_test test, void *context, struct regex_budget *budget,
                                 struct regex_match *match);

/* How many offsets searches have tried so far, about: what the regex has cost. JIT ends the count. */
unsigned regex_tried(const struct regex *regex);

/* Turns JIT off for the whole process (BLAMELESS_NO_JIT); results must not change. */
void regex_disable_jit(void);

#endif
