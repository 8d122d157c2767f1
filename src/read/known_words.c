#include "read/known_words.h"

#include "base/room.h"

/* What is read depends on the rule set, the unit's text and the byte before it: a hyphen or an apostrophe. */
struct slice known_words_key(struct buffer *out, const struct annotation *annotation, const struct unit *unit)
{
    const struct document *document = annotation->document;
    buffer_clear(out);
    buffer_add(out, &annotation->ruleset, sizeof annotation->ruleset);
    buffer_add_byte(out, unit->prose.start > 0 ? document->prose.text[unit->prose.start - 1] : '\n');
    buffer_add_slice(out, document_text(document, unit->prose));
    return buffer_slice(out);
}

const struct known_words *known_words_find(struct memo *memo, struct slice key)
{
    return memo_find(memo, MEMO_WORDS, key);
}

/* Unsigned numbers wrap around as they should. */
void known_words_move(const struct known_words *words, struct words_place place)
{
    for (size_t i = 0; i < words->token_count; i++) {
        words->tokens[i].prose = span_moved(words->tokens[i].prose, place.prose);
        words->tokens[i].first_hit += place.hit;
    }
    for (size_t i = 0; i < words->hit_count; i++) {
        words->hits[i].prose = span_moved(words->hits[i].prose, place.prose);
        words->hits[i].token += place.token;
        words->hits[i].token_end += place.token;
    }
    for (size_t i = 0; i < words->cue_count; i++) {
        words->cues[i].offset += place.prose;
    }
}

uint64_t known_words_add(struct memo *memo, struct slice key, const struct known_words *words, struct words_place place)
{
    size_t tokens = words->token_count * sizeof *words->tokens, hits = words->hit_count * sizeof *words->hits;
    size_t cues = words->cue_count * sizeof *words->cues;
    size_t size = room_size(sizeof *words) + room_size(tokens) + room_size(hits) + room_size(cues);
    struct room room = {memo_add(memo, MEMO_WORDS, key, size)};
    if (room.next == NULL) {
        return 0;
    }
    struct known_words *known = room_take(&room, words, sizeof *words);
    known->number = memo_number(memo);
    known->tokens = room_take(&room, words->tokens, tokens);
    known->hits = room_take(&room, words->hits, hits);
    known->cues = room_take(&room, words->cues, cues);
    known_words_move(known, (struct words_place){-place.prose, -place.token, -place.hit});
    return known->number;
}
