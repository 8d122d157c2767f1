/* The words of units that were read before, remembered in a document's memo. */
#ifndef READ_KNOWN_WORDS_H
#define READ_KNOWN_WORDS_H

#include "base/buffer.h"
#include "read/annotate.h"

/* What a unit's words came to: offsets are from its start, indices from its first token and hit. */
struct known_words {
    uint64_t number; /* of these words */
    struct token *tokens;       size_t token_count;
    struct annotated_hit *hits; size_t hit_count;
    struct annotated_cue *cues; size_t cue_count;
};

/* Where the words of a unit begin in the annotation. */
struct words_place {
    uint32_t prose, token, hit;
};

/* Writes the key of the unit's words into the buffer. */
struct slice known_words_key(struct buffer *out, const struct annotation *annotation, const struct unit *unit);
/* The words of that key, or NULL; valid until the memo's next turn. */
const struct known_words *known_words_find(struct memo *memo, struct slice key);
/* Remembers copies of words that stand at the place. Returns their number, 0 where there is no room. */
uint64_t known_words_add(struct memo *memo, struct slice key, const struct known_words *words, struct words_place place);
/* Moves copies of known words to the place. */
void known_words_move(const struct known_words *words, struct words_place place);

#endif
