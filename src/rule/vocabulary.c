#include "rule/vocabulary.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

static const uint32_t hash_start = 2166136261u;

static inline uint32_t hash_step(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)ascii_lower(c)) * 16777619u;
}

static inline uint32_t hash_end(uint32_t hash)
{
    return hash ^ hash >> 15;
}

uint32_t vocabulary_hash(const char *text, size_t length)
{
    uint32_t hash = hash_start;
    for (size_t i = 0; i < length; i++)
        hash = hash_step(hash, text[i]);
    return hash_end(hash);
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

/* Is the text, lowered, `length` bytes of `lower`? */
static bool same_text(const char *text, const char *lower, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (ascii_lower(text[i]) != lower[i])
            return false;
    return true;
}

static const struct vocabulary_key *find_key(const struct vocabulary *vocabulary, const char *key, size_t length,
                                             uint32_t hash)
{
    for (uint32_t slot = hash & vocabulary->slot_mask; vocabulary->slots[slot];
         slot = (slot + 1) & vocabulary->slot_mask) {
        const struct vocabulary_key *found = &vocabulary->keys[vocabulary->slots[slot] - 1];
        if (found->length == length && same_text(key, vocabulary->text + found->text, length))
            return found;
    }
    return NULL;
}

/* As members are written: a hyphen is a space. */
static inline char normal(char text)
{
    char c = ascii_lower(text);
    return c == '-' ? ' ' : c;
}

/* Of the member, `known` bytes are known to stand there. */
static bool stands_at(const char *member, size_t length, size_t known, struct slice text, size_t offset)
{
    if (length > text.length - offset)
        return false;
    for (size_t i = known; i < length; i++)
        if (member[i] != normal(text.text[offset + i]))
            return false;
    return true;
}

static uint8_t count_words(struct slice member)
{
    unsigned words = 1;
    for (size_t i = 0; i < member.length; i++)
        words += member.text[i] == ' ';
    return (uint8_t)(words < UINT8_MAX ? words : UINT8_MAX);
}

/* Keeps the longest first; those that came first stay first among equals. */
static void insert_hit(struct vocabulary_found *found, struct lexicon_hit hit)
{
    size_t at = found->hit_count;
    while (at && found->hits[at - 1].length < hit.length)
        at--;
    if (at == VOCABULARY_MOST_HITS)
        return;
    size_t kept = found->hit_count < VOCABULARY_MOST_HITS ? found->hit_count++ : VOCABULARY_MOST_HITS - 1;
    memmove(&found->hits[at + 1], &found->hits[at], (kept - at) * sizeof hit);
    found->hits[at] = hit;
}

/* Adds the members of one text, which are neighbours, if it stands at the offset. Returns one past the last. */
static uint32_t try_text(const struct vocabulary *vocabulary, const struct vocabulary_key *key, uint32_t first,
                         struct slice text, size_t offset, struct vocabulary_found *found)
{
    const struct vocabulary_member *members = &vocabulary->members[key->member], *member = &members[first];
    size_t end = offset + member->length;
    bool stands = stands_at(vocabulary->text + member->text, member->length, key->length, text, offset) &&
                  may_end(text, end);
    struct lexicon_hit hit = {.length = member->length};
    if (stands) {
        hit.words = count_words(slice_sub(text, offset, end));
        hit.compound = is_compound(text, offset, end);
    }
    uint32_t next = first;
    for (; next < key->count && members[next].text == member->text; next++) {
        hit.lexicon = members[next].lexicon;
        hit.forms = members[next].forms;
        hit.lemma = members[next].lemma;
        if (stands)
            insert_hit(found, hit);
    }
    return next;
}

/* The first of the members, sorted by what follows their key, that is not below. */
static uint32_t first_after(const struct vocabulary_member *members, uint32_t count, uint16_t after)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (members[middle].after < after)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void find_in(const struct vocabulary *vocabulary, const struct vocabulary_key *key, struct slice text,
                    size_t offset, struct vocabulary_found *found)
{
    const struct vocabulary_member *members = &vocabulary->members[key->member];
    size_t end = offset + key->length;
    for (uint32_t i = 0; i < key->count && members[i].after == 0;)
        i = try_text(vocabulary, key, i, text, offset, found);
    if (end + 1 >= text.length || key->count == 0 || members[key->count - 1].after == 0)
        return;
    uint16_t after = (uint16_t)((unsigned char)normal(text.text[end]) << 8 | (unsigned char)normal(text.text[end + 1]));
    for (uint32_t i = first_after(members, key->count, after); i < key->count && members[i].after == after;)
        i = try_text(vocabulary, key, i, text, offset, found);
}

/* --- what patterns ask for ------------------------------------------------------------------------------ */

static void add_word(struct vocabulary_found *found, uint32_t word)
{
    if (word != CUE_NO_WORD && found->word_count < VOCABULARY_MOST_WORDS)
        found->words[found->word_count++] = word;
}

static uint32_t find_stem(const struct vocabulary *vocabulary, const char *text, size_t length, uint32_t hash)
{
    for (uint32_t slot = hash & vocabulary->stem_mask; vocabulary->stem_slots[slot];
         slot = (slot + 1) & vocabulary->stem_mask) {
        const struct vocabulary_stem *stem = &vocabulary->stems[vocabulary->stem_slots[slot] - 1];
        if (stem->length == length && same_text(text, vocabulary->text + stem->text, length))
            return stem->word;
    }
    return CUE_NO_WORD;
}

uint32_t vocabulary_word(const struct vocabulary *vocabulary, struct slice word, bool stem)
{
    uint32_t hash = vocabulary_hash(word.text, word.length), found = CUE_NO_WORD;
    for (; vocabulary && found == CUE_NO_WORD; vocabulary = vocabulary->base) {
        const struct vocabulary_key *key = find_key(vocabulary, word.text, word.length, hash);
        found = stem ? find_stem(vocabulary, word.text, word.length, hash) : key ? key->word : CUE_NO_WORD;
    }
    return found;
}

/* --- both in one pass ----------------------------------------------------------------------------------- */

/* Returns the run's length, writes the hash of the run and of its beginnings. */
static size_t hash_run(struct slice text, size_t offset, uint32_t *hashes, uint32_t *whole)
{
    uint32_t hash = hash_start;
    size_t length = 0;
    for (; offset + length < text.length && ascii_is_alnum(text.text[offset + length]); length++) {
        hash = hash_step(hash, text.text[offset + length]);
        if (length < VOCABULARY_LONGEST_STEM)
            hashes[length + 1] = hash_end(hash);
    }
    *whole = hash_end(hash);
    return length;
}

void vocabulary_read(const struct vocabulary *vocabulary, struct slice text, size_t offset, bool members,
                     struct vocabulary_found *found)
{
    uint32_t hashes[VOCABULARY_LONGEST_STEM + 1], whole;
    size_t length = hash_run(text, offset, hashes, &whole);
    size_t longest = length < VOCABULARY_LONGEST_STEM ? length : VOCABULARY_LONGEST_STEM;
    found->length = length;
    found->hit_count = found->word_count = 0;
    for (const struct vocabulary *layer = vocabulary; layer; layer = layer->base) {
        const struct vocabulary_key *key = find_key(layer, text.text + offset, length, whole);
        if (key)
            add_word(found, key->word);
        if (key && members)
            find_in(layer, key, text, offset, found);
        for (size_t beginning = 1; beginning <= longest; beginning++)
            add_word(found, find_stem(layer, text.text + offset, beginning, hashes[beginning]));
    }
}

size_t vocabulary_find(const struct vocabulary *vocabulary, struct slice text, size_t offset,
                       struct lexicon_hit *out, size_t room)
{
    struct vocabulary_found found;
    if (offset >= text.length)
        return 0;
    vocabulary_read(vocabulary, text, offset, true, &found);
    size_t count = found.hit_count < room ? found.hit_count : room;
    memcpy(out, found.hits, count * sizeof *out);
    return count;
}

struct slice vocabulary_lemma(const struct vocabulary *vocabulary, const struct lexicon_hit *hit)
{
    while (hit->lemma < vocabulary->first_lemma)
        vocabulary = vocabulary->base;
    const struct vocabulary_lemma *lemma = &vocabulary->lemmas[hit->lemma - vocabulary->first_lemma];
    return (struct slice){vocabulary->text + lemma->text, lemma->length};
}
