/* What a pattern may ask of a text, while it is derived: words, beginnings of words, classes, any of which will do. */
#ifndef RULE_WISH_H
#define RULE_WISH_H

#include "rule/spelled.h"
#include "rule/vocabulary.h"

enum { WISH_MOST_WORDS = 160 /* more would be met by nearly every text */ };

struct wished_word {
    struct slice text; /* lower case */
    bool stem;         /* a word that begins so will do */
};

struct wish {
    struct wished_word *words; size_t word_count, word_capacity;
    struct cue *classes;       size_t class_count, class_capacity;
    uint32_t actors;
    struct byte_set bytes;
    unsigned weight; /* how common what it asks for is; the lightest wish tells the most */
};

/* Words that end at an edge are asked for whole, others by their beginning; false when such a beginning is shorter
 * than `shortest`. */
bool wish_for_words(struct wish *wish, const struct spellings *words, bool whole, size_t shortest,
                    struct arena *arena);
void wish_for_class(struct wish *wish, const struct class_use *use, struct arena *arena);
void wish_for_bytes(struct wish *wish, const struct byte_set *bytes);
/* Makes `wish` one that is also met by what meets `other`. */
void wish_widen(struct wish *wish, const struct wish *other, struct arena *arena);
/* Is all that meets `a` sure to meet `b`? */
bool wish_implies(const struct wish *a, const struct wish *b);
/* The need it becomes; its words are entered into the vocabulary. */
struct need wish_need(const struct wish *wish, struct vocabulary_builder *words, struct arena *arena);

#endif
