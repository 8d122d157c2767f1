/* The layout of a vocabulary: flat arrays of numbers and one text, so that the built-in one is read-only data
 * without a single relocation.
 *
 * A member's key is its first run of ASCII letters and digits, perhaps empty ("Łukasz"). Keys stand in a hash
 * table with open addressing; each has its members, longest first. */
#ifndef RULE_VOCABULARY_H
#define RULE_VOCABULARY_H

#include "rule/ruleset.h"

struct vocabulary_key {
    uint32_t member;         /* the first; its text begins with the key */
    uint16_t count, length;  /* members; bytes of the key */
};

struct vocabulary_member {
    uint32_t text;           /* offset; ASCII letters are lower case, hyphens are spaces */
    uint32_t lemma;
    uint16_t length, lexicon, forms;
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
    uint32_t text_length, key_count, member_count, lemma_count;
};

/* The hash of a key; letters are lowered. */
uint32_t vocabulary_hash(const char *text, size_t length);
/* Bytes of the run of ASCII letters and digits at offset. */
size_t vocabulary_key_length(struct slice text, size_t offset);

/* Collects members, then freezes them into a vocabulary. */
struct vocabulary_builder {
    struct arena *arena;
    const struct vocabulary *base;
    struct vocabulary_entry *entries; size_t entry_count, entry_capacity;
    struct slice *lemmas;             size_t lemma_count, lemma_capacity;
};

enum { VOCABULARY_MAX_LEMMAS = 1000000 };

/* A lemma's number, or -1 when there are VOCABULARY_MAX_LEMMAS. */
int vocabulary_add_lemma(struct vocabulary_builder *builder, struct slice lemma);
/* Adds a surface text that is one of the forms of a lemma in a lexicon; the text is copied. */
void vocabulary_add(struct vocabulary_builder *builder, struct slice text, uint16_t lexicon, uint16_t form,
                    uint32_t lemma);
/* Takes back every member with this text in this lexicon (`never`). */
void vocabulary_remove(struct vocabulary_builder *builder, struct slice text, uint16_t lexicon);
/* The vocabulary of all that was added; it lives in the builder's arena. */
const struct vocabulary *vocabulary_build(struct vocabulary_builder *builder);

#endif
