#include "rule/inflect.h"

#include <string.h>

#include "rule/spelling.h"

/* Verbs of two or more syllables that are stressed on the last, so that the last consonant is doubled. */
static const char *const doubling[] = {
    "abet", "abhor", "abut", "acquit", "admit", "allot", "annul", "aver", "befit", "beget", "beset", "commit",
    "compel", "concur", "confer", "control", "corral", "debug", "defer", "demur", "deter", "dispel", "embed",
    "emit", "entrap", "equip", "excel", "expel", "extol", "forget", "format", "impel", "incur", "infer",
    "inter", "kidnap", "occur", "omit", "outbid", "outwit", "patrol", "permit", "prefer", "program", "propel",
    "readmit", "rebut", "recap", "recommit", "recur", "refer", "refit", "regret", "remit", "repel", "replan",
    "resubmit", "retransmit", "retrofit", "sandbag", "submit", "transfer", "transmit", "unplug", "unwrap",
    "unzip", "wiretap", "zigzag", "reprogram", "reformat", "unpin", "unstop",
};

/* In these both ways are written, and the single consonant is the one to write. */
static bool doubles_in_britain(struct slice word)
{
    return word.length > 4 && word.text[word.length - 1] == 'l';
}

/* --- letters --- */

static bool ends_in_any(struct slice word, const char *const *endings)
{
    for (; *endings; endings++)
        if (spelling_ends_in(word, *endings))
            return true;
    return false;
}

/* Ends in one vowel and one consonant that can be doubled: stop, commit, cancel; not deploy, fix, show, rain. */
static bool ends_in_vowel_consonant(struct slice word)
{
    char last = spelling_letter(word, 1), vowel = spelling_letter(word, 2), before = spelling_letter(word, 3);
    bool squeeze = before == 'u' && spelling_letter(word, 4) == 'q';
    return word.length > 2 && !spelling_is_vowel(last) && !strchr("hwxy", last) && spelling_is_vowel(vowel) &&
           (!spelling_is_vowel(before) || squeeze);
}

/* The part after the last hyphen: "double-check" inflects as "check". */
static struct slice last_part(struct slice word)
{
    size_t start = word.length;
    while (start && word.text[start - 1] != '-')
        start--;
    return slice_sub(word, start, word.length);
}

enum doubling { DOUBLE_NEVER, DOUBLE_ALWAYS, DOUBLE_ALSO };

static enum doubling doubles_last(struct slice word)
{
    word = last_part(word);
    if (!ends_in_vowel_consonant(word))
        return DOUBLE_NEVER;
    if (spelling_vowel_groups(word) == 1)
        return DOUBLE_ALWAYS;
    for (size_t i = 0; i < sizeof doubling / sizeof doubling[0]; i++)
        if (slice_equals_caseless(word, slice_of(doubling[i])))
            return DOUBLE_ALWAYS;
    return doubles_in_britain(word) ? DOUBLE_ALSO : DOUBLE_NEVER;
}

/* --- regular endings: the word without its last `cut` letters, then the ending --- */

static void add_part(struct buffer *out, struct slice word, size_t cut, const char *ending)
{
    buffer_add_slice(out, slice_sub(word, 0, word.length - cut));
    buffer_add_text(out, ending);
}

static void add_doubled(struct buffer *out, struct slice word, const char *ending)
{
    buffer_add_slice(out, word);
    buffer_add_byte(out, spelling_letter(word, 1));
    buffer_add_text(out, ending);
}

static bool ends_in_consonant_y(struct slice word)
{
    return spelling_letter(word, 1) == 'y' && word.length > 1 && !spelling_is_vowel(spelling_letter(word, 2));
}

static void add_s(struct buffer *out, struct slice word)
{
    static const char *const hissing[] = {"s", "x", "z", "ch", "sh", NULL};
    if (ends_in_consonant_y(word))
        add_part(out, word, 1, "ies");
    else if (ends_in_any(word, hissing) ||
             (spelling_letter(word, 1) == 'o' && !spelling_is_vowel(spelling_letter(word, 2))))
        add_part(out, word, 0, "es");
    else
        add_part(out, word, 0, "s");
}

static void add_with_doubling(struct buffer *out, struct slice word, const char *ending)
{
    enum doubling doubled = doubles_last(word);
    if (doubled != DOUBLE_ALWAYS)
        add_part(out, word, 0, ending);
    if (doubled == DOUBLE_ALSO)
        buffer_add_byte(out, '|');
    if (doubled != DOUBLE_NEVER)
        add_doubled(out, word, ending);
}

static void add_ed(struct buffer *out, struct slice word)
{
    if (spelling_letter(word, 1) == 'e')
        add_part(out, word, 0, "d");
    else if (ends_in_consonant_y(word))
        add_part(out, word, 1, "ied");
    else if (spelling_letter(word, 1) == 'c' && spelling_is_vowel(spelling_letter(word, 2)) && word.length > 3)
        add_part(out, word, 0, "ked");
    else
        add_with_doubling(out, word, "ed");
}

static void add_ing(struct buffer *out, struct slice word)
{
    static const char *const kept[] = {"ee", "oe", "ye", "inge", NULL};
    if (spelling_ends_in(word, "ie"))
        add_part(out, word, 2, "ying");
    else if (spelling_letter(word, 1) == 'e' && !ends_in_any(word, kept) && word.length > 2)
        add_part(out, word, 1, "ing");
    else if (spelling_letter(word, 1) == 'c' && spelling_is_vowel(spelling_letter(word, 2)) && word.length > 3)
        add_part(out, word, 0, "king");
    else
        add_with_doubling(out, word, "ing");
}

static void add_people(struct buffer *out, struct slice word)
{
    add_part(out, word, 4, "ople|");
    add_part(out, word, 0, "s");
}

static void add_plural(struct buffer *out, struct slice word)
{
    if (spelling_ends_in(word, "man") && !spelling_ends_in(word, "human"))
        add_part(out, word, 2, "en");
    else if (spelling_ends_in(word, "person"))
        add_people(out, word);
    else if (spelling_ends_in(word, "sis"))
        add_part(out, word, 2, "es");
    else if (spelling_ends_in(word, "child"))
        add_part(out, word, 0, "ren");
    else
        add_s(out, word);
}

/* --- adjectives: the first ending that fits says how the adverb and the nouns are made --- */

struct derivation {
    const char *ending;
    unsigned cut;       /* letters of the word that go */
    const char *result; /* what comes; variants are parted by '|' */
};

static const struct derivation adverbs[] = {
    {"sly", 0, "ly"}, {"ly", 0, NULL}, {"ic", 0, "ally"}, {"ll", 0, "y"},    {"ble", 1, "y"},  {"ple", 1, "y"},
    {"tle", 1, "y"},  {"dle", 1, "y"}, {"gle", 1, "y"},   {"true", 1, "ly"}, {"due", 1, "ly"}, {"shy", 0, "ly"},
    {"dry", 0, "ly"}, {"ay", 0, "ly"}, {"oy", 0, "ly"},   {"ey", 0, "ly"},   {"y", 1, "ily"},  {"", 0, "ly"},
};

static const struct derivation nouns[] = {
    {"ient", 1, "ce|cy"}, {"ent", 1, "ce|cy"},         {"iant", 1, "ce"},
    {"ant", 1, "ce|cy"},  {"able", 2, "ility|leness"}, {"ible", 2, "ility|leness"},
    {"curate", 2, "cy"},  {"equate", 2, "cy"},         {"mature", 1, "ity"},
    {"pid", 0, "ity"},    {"mid", 0, "ity"},           {"bile", 1, "ity"},
    {"gile", 1, "ity"},   {"ay", 0, "ness"},           {"ey", 0, "ness"},
    {"oy", 0, "ness"},    {"shy", 0, "ness"},          {"dry", 0, "ness"},
    {"sly", 0, "ness"},   {"y", 1, "iness"},           {"", 0, "ness"},
};

static void add_derived(struct buffer *out, struct slice word, const struct derivation *derivation)
{
    while (!spelling_ends_in(word, derivation->ending))
        derivation++;
    const char *result = derivation->result;
    while (result) {
        const char *bar = strchr(result, '|');
        buffer_add_slice(out, slice_sub(word, 0, word.length - derivation->cut));
        buffer_add(out, result, bar ? (size_t)(bar - result) : strlen(result));
        if (bar)
            buffer_add_byte(out, '|');
        result = bar ? bar + 1 : NULL;
    }
}

/* --- irregular verbs --- */

static const struct irregular_verb *find_verb(const struct irregular_verbs *irregular, struct slice word)
{
    size_t low = 0, high = irregular->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = slice_compare(word, slice_of(irregular->items[middle].base));
        if (order == 0)
            return &irregular->items[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* "overtake", "rebuild", "misread" go like the verb they are made of. "relay" and "remind" only look so. */
static size_t prefix_length(struct slice word)
{
    static const char *const prefixes[] = {"over", "under", "with", "fore", "inter", "out",
                                           "mis",  "off",   "un",   "re",   "up",    NULL};
    if (slice_equals_text(word, "relay"))
        return 0;
    for (size_t i = 0; prefixes[i]; i++)
        if (slice_starts_with(word, prefixes[i]))
            return strlen(prefixes[i]);
    return 0;
}

static const char *form_of(const struct irregular_verb *verb, enum word_form form)
{
    switch (form) {
    case FORM_THIRD:
        return verb->third;
    case FORM_PAST:
        return verb->past;
    case FORM_PARTICIPLE:
        return verb->participle ? verb->participle : verb->past;
    case FORM_ING:
        return verb->ing;
    default:
        return verb->base;
    }
}

/* Appends each variant after the given prefix. */
static void add_variants(struct buffer *out, struct slice prefix, const char *variants)
{
    while (*variants) {
        size_t length = strcspn(variants, "|");
        buffer_add_slice(out, prefix);
        buffer_add(out, variants, length);
        variants += length;
        if (*variants) {
            buffer_add_byte(out, '|');
            variants++;
        }
    }
}

/* Where the irregular part of a word starts: after its hyphens, or after a prefix. */
static const struct irregular_verb *find_inside(const struct irregular_verbs *irregular, struct slice word,
                                                size_t *start)
{
    struct slice part = last_part(word);
    *start = word.length - part.length;
    const struct irregular_verb *verb = find_verb(irregular, part);
    if (verb)
        return verb;
    size_t prefix = prefix_length(part);
    *start += prefix;
    return prefix ? find_verb(irregular, slice_sub(part, prefix, part.length)) : NULL;
}

static bool add_irregular(const struct irregular_verbs *irregular, struct buffer *out, struct slice word,
                          enum word_form form)
{
    size_t start;
    const struct irregular_verb *verb = find_inside(irregular, word, &start);
    const char *text = verb ? form_of(verb, form) : NULL;
    if (!text)
        return false;
    add_variants(out, slice_sub(word, 0, start), text);
    return true;
}

/* --- lemmas --- */

static void inflect_word(const struct irregular_verbs *irregular, struct buffer *out, struct slice word,
                         enum word_form form)
{
    static const enum word_form verbal = FORM_THIRD | FORM_PAST | FORM_PARTICIPLE | FORM_ING;
    if ((form & verbal) && add_irregular(irregular, out, word, form))
        return;
    if (form == FORM_THIRD)
        add_s(out, word);
    else if (form == FORM_PAST || form == FORM_PARTICIPLE)
        add_ed(out, word);
    else if (form == FORM_ING)
        add_ing(out, word);
    else if (form == FORM_PLURAL)
        add_plural(out, word);
    else if (form == FORM_ADVERB)
        add_derived(out, word, adverbs);
    else if (form == FORM_NOUN)
        add_derived(out, word, nouns);
    else
        buffer_add_slice(out, word);
}

static struct span inflected_word(struct slice lemma, enum word_form form)
{
    size_t start = 0, end = 0;
    bool verb = form & (FORM_BASE | FORM_THIRD | FORM_PAST | FORM_PARTICIPLE | FORM_ING);
    while (verb && end < lemma.length && lemma.text[end] != ' ')
        end++;
    if (verb)
        return (struct span){0, (uint32_t)end};
    for (size_t i = 0; i < lemma.length; i++)
        if (lemma.text[i] == ' ')
            start = i + 1;
    return (struct span){(uint32_t)start, (uint32_t)lemma.length};
}

void inflect_variants(const struct irregular_verbs *irregular, struct buffer *out, struct slice lemma,
                      enum word_form form)
{
    struct buffer word = BUFFER_INIT;
    struct span inflected = inflected_word(lemma, form);
    inflect_word(irregular, &word, slice_sub(lemma, inflected.start, inflected.end), form);
    for (const char *variant = word.text; *variant;) {
        size_t length = strcspn(variant, "|");
        buffer_add_slice(out, slice_sub(lemma, 0, inflected.start));
        buffer_add(out, variant, length);
        buffer_add_slice(out, slice_sub(lemma, inflected.end, lemma.length));
        variant += length;
        if (*variant)
            buffer_add_byte(out, *variant++);
    }
    buffer_release(&word);
}

void inflect(struct buffer *out, struct slice lemma, enum word_form form)
{
    struct buffer variants = BUFFER_INIT;
    inflect_variants(inflect_irregular(), &variants, lemma, form);
    buffer_add(out, variants.text, strcspn(variants.text, "|"));
    buffer_release(&variants);
}
