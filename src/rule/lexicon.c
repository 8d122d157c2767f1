/* Lexicons: words with their forms, into the vocabulary. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "rule/expand.h"
#include "rule/record.h"

enum { LONGEST_WORD = 120, FORM_COUNT = 10, MOST_ALTERNATIVES = 1000 };

struct entry {
    const char *lemma;
    struct text_list forms[FORM_COUNT]; /* given ones, by bit number of word_form */
};

#define FORM_KEY(name, bit)                                                                                    \
    {name, read_texts, offsetof(struct entry, forms) + (bit) * sizeof(struct text_list), NULL, false}

static const struct record_key entry_keys[] = {
    {"lemma", read_text, offsetof(struct entry, lemma), NULL, true},
    FORM_KEY("base", 0),
    FORM_KEY("third", 1),
    FORM_KEY("past", 2),
    FORM_KEY("participle", 3),
    FORM_KEY("ing", 4),
    FORM_KEY("singular", 5),
    FORM_KEY("plural", 6),
    FORM_KEY("adjective", 7),
    FORM_KEY("adverb", 8),
    FORM_KEY("noun", 9),
};

struct file {
    const char *id, *note;
    int kind;
    const struct yaml_node *words, *never;
};

static const struct record_key file_keys[] = {
    {"id", read_text, offsetof(struct file, id), NULL, true},
    {"kind", read_choice, offsetof(struct file, kind), &word_kind_names, true},
    {"note", read_text, offsetof(struct file, note), NULL, false},
    {"words", read_node, offsetof(struct file, words), NULL, true},
    {"never", read_node, offsetof(struct file, never), NULL, false},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The forms each kind of word has; a word that is not inflected can stand for any form. */
static unsigned forms_of_kind(int kind)
{
    static const unsigned forms[] = {
        [WORD_PLAIN] = 0,
        [WORD_PHRASE] = 0,
        [WORD_VERB] = FORM_BASE | FORM_THIRD | FORM_PAST | FORM_PARTICIPLE | FORM_ING,
        [WORD_NOUN] = FORM_SINGULAR | FORM_PLURAL,
        [WORD_ADJECTIVE] = FORM_ADJECTIVE | FORM_ADVERB | FORM_NOUN,
    };
    return forms[kind];
}

struct words {
    struct pack *pack;
    uint16_t lexicon;
    int kind;
    unsigned room;      /* how many words a line may still stand for */
};

static bool is_good_word(const struct words *words, const struct yaml_node *node, struct slice word)
{
    const char *wrong = NULL;
    if (!word.length || word.length > LONGEST_WORD)
        wrong = "a word must have 1 to 120 bytes";
    else if (word.text[0] == ' ' || word.text[word.length - 1] == ' ' || slice_find(word, SLICE_LITERAL("  "), 0) >= 0)
        wrong = "blanks at an end of a word, or two in a row";
    else if (ascii_is_punct(word.text[0]))
        wrong = "a word must begin with a letter or a digit";
    else if (ascii_is_punct(word.text[word.length - 1]))
        wrong = "a word must end with a letter or a digit";
    else if (memchr(word.text, '\n', word.length))
        wrong = "a line end in a word";
    if (wrong)
        pack_error(words->pack, node, "%s: `%s`", wrong, word.text);
    return !wrong;
}

/* --- surface forms --- */

static void add_variants(const struct words *words, const char *variants, uint16_t form, uint32_t lemma)
{
    while (*variants) {
        size_t length = strcspn(variants, "|");
        vocabulary_add(&words->pack->words, (struct slice){variants, length}, words->lexicon, form, lemma);
        variants += length + (variants[length] == '|');
    }
}

static void add_regular(const struct words *words, struct slice lemma, uint16_t form, uint32_t number)
{
    struct buffer variants = BUFFER_INIT;
    inflect_variants(words->pack->irregular, &variants, lemma, form);
    add_variants(words, variants.text, form, number);
    buffer_release(&variants);
}

static void add_given(const struct words *words, const struct text_list *given, uint16_t form, uint32_t number)
{
    for (size_t i = 0; i < given->count; i++)
        vocabulary_add(&words->pack->words, slice_of(given->items[i]), words->lexicon, form, number);
}

static void add_forms(const struct words *words, const struct entry *entry, uint32_t number)
{
    struct slice lemma = slice_of(entry->lemma);
    unsigned forms = forms_of_kind(words->kind);
    if (!forms)
        vocabulary_add(&words->pack->words, lemma, words->lexicon, FORM_ANY, number);
    for (int bit = 0; bit < FORM_COUNT; bit++) {
        uint16_t form = (uint16_t)(1u << bit);
        if (entry->forms[bit].count)
            add_given(words, &entry->forms[bit], form, number);
        else if (forms & form)
            add_regular(words, lemma, form, number);
    }
}

static void add_lemma(const struct words *words, const struct yaml_node *node, const struct entry *entry)
{
    if (!is_good_word(words, node, slice_of(entry->lemma)))
        return;
    int number = vocabulary_add_lemma(&words->pack->words, slice_of(entry->lemma));
    if (number < 0)
        pack_error(words->pack, node, "more than 1,000,000 words in all lexicons");
    else
        add_forms(words, entry, (uint32_t)number);
}

/* "sleep on the (watch|shift)" is two words: each alternative of the first group, what follows expanded in turn. */
static void add_alternatives(struct words *words, const struct yaml_node *node, const struct entry *entry)
{
    const char *opening = strchr(entry->lemma, '('), *closing = opening ? strchr(opening, ')') : NULL;
    if (words->room == 0)
        return;
    if (!closing || !memchr(opening, '|', (size_t)(closing - opening))) {
        add_lemma(words, node, entry);
        if (--words->room == 0)
            pack_error(words->pack, node, "more than 1,000 words from one line");
        return;
    }
    for (const char *start = opening + 1; start <= closing; start += strcspn(start, "|)") + 1) {
        struct entry one = *entry;
        one.lemma = arena_format(words->pack->arena, "%.*s%.*s%s", (int)(opening - entry->lemma), entry->lemma,
                                 (int)strcspn(start, "|)"), start, closing + 1);
        add_alternatives(words, node, &one);
    }
}

static void add_word(struct pack *pack, const struct yaml_node *node, void *context)
{
    struct words *words = context;
    struct entry entry = {0};
    if (node->kind == YAML_MAPPING)
        record_read(pack, node, entry_keys, COUNT(entry_keys), &entry);
    else
        read_text(pack, node, &entry_keys[0], &entry.lemma);
    words->room = MOST_ALTERNATIVES;
    if (entry.lemma)
        add_alternatives(words, node, &entry);
}

static void remove_word(struct pack *pack, const struct yaml_node *node, void *context)
{
    const struct words *words = context;
    if (node_is(pack, node, YAML_SCALAR))
        vocabulary_remove(&pack->words, node->text, words->lexicon);
}

/* --- files --- */

static bool is_free_id(struct pack *pack, const struct yaml_node *root, const char *id)
{
    const struct yaml_node *node = yaml_get(root, "id");
    if (!id)
        return false;
    bool reserved = expand_is_reserved(slice_of(id));
    if (!reserved && pack_lexicon(pack, slice_of(id)) < 0)
        return true;
    pack_error(pack, node, reserved ? "`{%s}` has a meaning of its own: give the lexicon another id"
                                           : "a lexicon `%s` exists already",
               id);
    return false;
}

void lexicon_read(struct pack *pack, const struct yaml_node *root)
{
    struct file file = {.kind = -1};
    record_read(pack, root, file_keys, COUNT(file_keys), &file);
    if (root->kind != YAML_MAPPING || !is_free_id(pack, root, file.id) || file.kind < 0)
        return;
    struct words words = {pack, (uint16_t)pack->lexicon_count, file.kind, 0};
    *ARENA_PUSH(pack->arena, pack->lexicons, pack->lexicon_count, pack->lexicon_capacity) =
        (struct lexicon){file.id, file.kind};
    if (file.words)
        node_each(pack, file.words, add_word, &words);
    if (file.never)
        node_each(pack, file.never, remove_word, &words);
}

/* --- irregular verbs --- */

struct verbs {
    struct irregular_verb *items;
    size_t count, capacity;
};

static const char *joined(struct pack *pack, const struct text_list *variants)
{
    const char *text = variants->count ? variants->items[0] : NULL;
    for (size_t i = 1; i < variants->count; i++)
        text = arena_format(pack->arena, "%s|%s", text, variants->items[i]);
    return text;
}

static void add_verb(struct pack *pack, const struct yaml_node *node, void *context)
{
    struct verbs *verbs = context;
    struct entry entry = {0};
    record_read(pack, node, entry_keys, COUNT(entry_keys), &entry);
    if (!entry.lemma)
        return;
    *ARENA_PUSH(pack->arena, verbs->items, verbs->count, verbs->capacity) = (struct irregular_verb){
        entry.lemma, joined(pack, &entry.forms[1]), joined(pack, &entry.forms[2]), joined(pack, &entry.forms[3]),
        joined(pack, &entry.forms[4])};
}

static int compare_verbs(const void *left, const void *right)
{
    return strcmp(((const struct irregular_verb *)left)->base, ((const struct irregular_verb *)right)->base);
}

const struct irregular_verbs *irregular_read(struct pack *pack, const struct yaml_node *root)
{
    struct file file = {.kind = -1};
    struct verbs verbs = {0};
    record_read(pack, root, file_keys, COUNT(file_keys), &file);
    if (file.words)
        node_each(pack, file.words, add_verb, &verbs);
    if (verbs.count)
        qsort(verbs.items, verbs.count, sizeof *verbs.items, compare_verbs);
    struct irregular_verbs *irregular = arena_alloc(pack->arena, sizeof *irregular);
    *irregular = (struct irregular_verbs){verbs.items, verbs.count};
    return irregular;
}
