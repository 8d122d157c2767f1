#include "rule/vocabulary.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

uint32_t vocabulary_hash(const char *text, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)ascii_lower(text[i])) * 16777619u;
    return hash ^ hash >> 15;
}

size_t vocabulary_key_length(struct slice text, size_t offset)
{
    size_t end = offset;
    while (end < text.length && ascii_is_alnum(text.text[end]))
        end++;
    return end - offset;
}

/* --- where a member may end --- */

/* Letters and digits beyond ASCII: all but the blocks of punctuation, symbols and emoji. */
static bool is_letter_beyond_ascii(uint32_t c)
{
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x2E00 && c < 0x2E80) &&
           !(c >= 0x3000 && c < 0x3005) && !(c >= 0xFE00 && c < 0xFE70) && !(c >= 0xFFF0 && c < 0x10000) &&
           !(c >= 0x1F000 && c < 0x20000);
}

static bool is_letter_at(struct slice text, size_t offset)
{
    uint32_t code_point;
    if (offset >= text.length)
        return false;
    if ((unsigned char)text.text[offset] < 0x80)
        return ascii_is_alnum(text.text[offset]) || text.text[offset] == '_';
    utf8_decode(text.text + offset, text.length - offset, &code_point);
    return is_letter_beyond_ascii(code_point);
}

/* 's, 'd, 'll, 've, 're, 'm: a word of its own after the member. */
static bool is_clitic(struct slice text, size_t offset)
{
    static const char *const clitics[] = {"s", "d", "m", "ll", "ve", "re"};
    struct slice letters = {text.text + offset, vocabulary_key_length(text, offset)};
    for (size_t i = 0; i < sizeof clitics / sizeof clitics[0]; i++)
        if (slice_equals_caseless(letters, slice_of(clitics[i])))
            return !is_letter_at(text, offset + letters.length);
    return false;
}

static bool may_end(struct slice text, size_t end)
{
    if (end < text.length && text.text[end] == '\'')
        return !is_letter_at(text, end + 1) || is_clitic(text, end + 1);
    return !is_letter_at(text, end);
}

static bool is_compound(struct slice text, size_t start, size_t end)
{
    bool before = start > 1 && text.text[start - 1] == '-' && ascii_is_alnum(text.text[start - 2]);
    return before || (end < text.length && text.text[end] == '-' && is_letter_at(text, end + 1));
}

/* --- looking up --- */

static const struct vocabulary_key *find_key(const struct vocabulary *vocabulary, const char *key, size_t length,
                                             uint32_t hash)
{
    for (uint32_t slot = hash & vocabulary->slot_mask; vocabulary->slots[slot];
         slot = (slot + 1) & vocabulary->slot_mask) {
        const struct vocabulary_key *found = &vocabulary->keys[vocabulary->slots[slot] - 1];
        const char *text = vocabulary->text + vocabulary->members[found->member].text;
        if (found->length == length && slice_equals_caseless((struct slice){text, length}, (struct slice){key, length}))
            return found;
    }
    return NULL;
}

static bool stands_at(const char *member, size_t length, struct slice text, size_t offset)
{
    if (length > text.length - offset)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = ascii_lower(text.text[offset + i]);
        if (member[i] != (c == '-' ? ' ' : c))
            return false;
    }
    return true;
}

static uint8_t count_words(struct slice member)
{
    unsigned words = 1;
    for (size_t i = 0; i < member.length; i++)
        words += member.text[i] == ' ';
    return (uint8_t)(words < UINT8_MAX ? words : UINT8_MAX);
}

struct hits {
    struct lexicon_hit *items;
    size_t count, room;
};

/* Keeps the longest first; those that came first stay first among equals. */
static void insert_hit(struct hits *hits, struct lexicon_hit hit)
{
    size_t at = hits->count;
    while (at && hits->items[at - 1].length < hit.length)
        at--;
    if (at == hits->room)
        return;
    size_t kept = hits->count < hits->room ? hits->count++ : hits->room - 1;
    memmove(&hits->items[at + 1], &hits->items[at], (kept - at) * sizeof hit);
    hits->items[at] = hit;
}

static void find_in(const struct vocabulary *vocabulary, const struct vocabulary_key *key, struct slice text,
                    size_t offset, struct hits *hits)
{
    for (uint32_t i = 0; i < key->count; i++) {
        const struct vocabulary_member *member = &vocabulary->members[key->member + i];
        size_t end = offset + member->length;
        if (!stands_at(vocabulary->text + member->text, member->length, text, offset) || !may_end(text, end))
            continue;
        insert_hit(hits, (struct lexicon_hit){
                             .lexicon = member->lexicon,
                             .forms = member->forms,
                             .lemma = member->lemma,
                             .words = count_words(slice_sub(text, offset, end)),
                             .compound = is_compound(text, offset, end),
                             .length = member->length,
                         });
    }
}

size_t vocabulary_find(const struct vocabulary *vocabulary, struct slice text, size_t offset,
                       struct lexicon_hit *out, size_t room)
{
    struct hits hits = {out, 0, room};
    if (offset >= text.length)
        return 0;
    size_t length = vocabulary_key_length(text, offset);
    uint32_t hash = vocabulary_hash(text.text + offset, length);
    for (const struct vocabulary *layer = vocabulary; layer; layer = layer->base) {
        const struct vocabulary_key *key = find_key(layer, text.text + offset, length, hash);
        if (key)
            find_in(layer, key, text, offset, &hits);
    }
    return hits.count;
}

struct slice vocabulary_lemma(const struct vocabulary *vocabulary, const struct lexicon_hit *hit)
{
    while (hit->lemma < vocabulary->first_lemma)
        vocabulary = vocabulary->base;
    const struct vocabulary_lemma *lemma = &vocabulary->lemmas[hit->lemma - vocabulary->first_lemma];
    return (struct slice){vocabulary->text + lemma->text, lemma->length};
}
