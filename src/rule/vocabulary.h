/* The layout of a vocabulary: flat arrays of numbers and one text, so that the built-in one is read-only data
 * without a single relocation.
 *
 * A member's key is its first run of ASCII letters and digits, perhaps empty ("Łukasz"). Keys stand in a hash
 * table with open addressing; each has its members, in the order of their texts. */
#ifndef RULE_VOCABULARY_H
#define RULE_VOCABULARY_H

#include "rule/ruleset.h"

struct vocabulary_key {
    uint32_t text;           /* offset */
    uint32_t member;         /* the first */
    uint32_t word;           /* its number when a pattern asks for it, else CUE_NO_WORD */
    uint16_t count, length;  /* members; bytes of the key */
};

/* A beginning of words that a pattern asks for. */
struct vocabulary_stem {
    uint32_t text;           /* offset */
    uint32_t word;           /* its number */
    uint32_t length;
};

struct vocabulary_member {
    uint32_t text;           /* offset; ASCII letters are lower case, hyphens are spaces */
    uint32_t lemma;
    uint16_t length, lexicon, forms;
    uint16_t after;          /* the two bytes after the key, the first one higher; 0: the key is all of it */
};

struct vocabulary_lemma {
    uint32_t text;
    uint32_t length;
};

struct vocabulary {
    const struct vocabulary *base; /* the vocabulary this one adds to, or NULL */
    uint32_t first_lemma;          /* lemmas of `base` and its bases come before */
    const char *text;
    const uint32_t *slots;         /* key index + 1, or 0; their number is slot_mask + 1 */
    uint32_t slot_mask;
    const struct vocabulary_key *keys;
    const struct vocabulary_member *members;
    const struct vocabulary_lemma *lemmas;
    const uint32_t *stem_slots;    /* stem index + 1, or 0; their number is stem_mask + 1 */
    uint32_t stem_mask;
    const struct vocabulary_stem *stems;
    uint32_t first_word;           /* words and stems of `base` and its bases are numbered before */
    uint32_t text_length, key_count, member_count, lemma_count, stem_count, word_count;
};

enum { VOCABULARY_MOST_HITS = 64, VOCABULARY_LONGEST_STEM = 40, VOCABULARY_MOST_WORDS = VOCABULARY_LONGEST_STEM + 1 };

/* What is known of one run of ASCII letters and digits. */
struct vocabulary_found {
    size_t length;                  /* bytes of the run */
    struct lexicon_hit hits[VOCABULARY_MOST_HITS]; size_t hit_count;   /* members that start here, longest first */
    uint32_t words[VOCABULARY_MOST_WORDS];         size_t word_count;  /* what patterns ask for that this run is */
};

/* Looks up the run at text[offset], of which nothing stands before the offset; `members`: the members, too. */
void vocabulary_read(const struct vocabulary *vocabulary, struct slice text, size_t offset, bool members,
                     struct vocabulary_found *found);

/* The hash of a key; letters are lowered. */
uint32_t vocabulary_hash(const char *text, size_t length);
/* Bytes of the run of ASCII letters and digits at offset. */
size_t vocabulary_key_length(struct slice text, size_t offset);

/* The number of a word or stem that a pattern of this vocabulary asks for, or CUE_NO_WORD. `vocabulary` may be NULL. */
uint32_t vocabulary_word(const struct vocabulary *vocabulary, struct slice word, bool stem);

/* Collects members, then freezes them into a vocabulary. */
struct vocabulary_builder {
    struct arena *arena;
    const struct vocabulary *base;
    struct vocabulary_entry *entries; size_t entry_count, entry_capacity;
    struct slice *lemmas;             size_t lemma_count, lemma_capacity;
    struct vocabulary_word *words;    size_t word_count, word_capacity;
    uint32_t *word_slots;             size_t word_slot_count; /* word index + 1, or 0 */
};

enum { VOCABULARY_MAX_LEMMAS = 1000000 };

/* A lemma's number, or -1 when there are VOCABULARY_MAX_LEMMAS. */
int vocabulary_add_lemma(struct vocabulary_builder *builder, struct slice lemma);
/* Adds a surface text that is one of the forms of a lemma in a lexicon; the text is copied. */
void vocabulary_add(struct vocabulary_builder *builder, struct slice text, uint16_t lexicon, uint16_t form,
                    uint32_t lemma);
/* Takes back every member with this text in this lexicon (`never`). */
void vocabulary_remove(struct vocabulary_builder *builder, struct slice text, uint16_t lexicon);
/* The number of a word, letters a-z and digits only, that a pattern asks for; `stem`: of any that begins so, at most
 * VOCABULARY_LONGEST_STEM bytes. The same word has the same number always. */
uint32_t vocabulary_add_word(struct vocabulary_builder *builder, struct slice word, bool stem);
/* The vocabulary of all that was added; it lives in the builder's arena. */
const struct vocabulary *vocabulary_build(struct vocabulary_builder *builder);

#endif
