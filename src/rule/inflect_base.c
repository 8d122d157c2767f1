/* From an inflected verb back to its base, and the article before a word. */
#include <string.h>

#include "base/ascii.h"
#include "rule/inflect.h"
#include "rule/ruleset.h"
#include "rule/spelling.h"

/* --- what is known: the irregular table and the verbs of the lexicons --- */

static bool among_variants(const char *variants, struct slice word)
{
    while (variants && *variants) {
        size_t length = strcspn(variants, "|");
        if (slice_equals_caseless((struct slice){variants, length}, word))
            return true;
        variants += length + (variants[length] == '|');
    }
    return false;
}

static const char *irregular_base(struct slice word)
{
    const struct irregular_verbs *irregular = inflect_irregular();
    for (size_t i = 0; i < irregular->count; i++) {
        const struct irregular_verb *verb = &irregular->items[i];
        if (among_variants(verb->base, word) || among_variants(verb->third, word) || among_variants(verb->past, word) ||
            among_variants(verb->participle, word) || among_variants(verb->ing, word))
            return verb->base;
    }
    return NULL;
}

static bool add_known_base(struct buffer *out, struct slice word)
{
    enum { VERBAL = FORM_BASE | FORM_THIRD | FORM_PAST | FORM_PARTICIPLE | FORM_ING, ROOM = 32 };
    const struct ruleset *ruleset = ruleset_builtin();
    struct lexicon_hit hits[ROOM];
    size_t count = vocabulary_find(ruleset->vocabulary, word, 0, hits, ROOM);
    for (size_t i = 0; i < count; i++)
        if (hits[i].length == word.length && (hits[i].forms & VERBAL) &&
            ruleset->lexicons[hits[i].lexicon].kind == WORD_VERB) {
            buffer_add_slice(out, vocabulary_lemma(ruleset->vocabulary, &hits[i]));
            return true;
        }
    return false;
}

/* --- what the spelling tells: does a stem left by -ed or -ing take an e? The first ending that fits decides --- */

static const struct {
    const char *ending;
    bool takes_e;
} stems[] = {
    {"creat", true},  {"eat", false},  {"oat", false},  {"at", true},     {"rout", true},     {"out", false},
    {"ut", true},     {"plet", true},  {"elet", true},  {"cret", true},   {"et", false},      {"vit", true},
    {"cit", true},    {"nit", true},   {"it", false},   {"pivot", false}, {"ot", true},       {"ss", false},
    {"focus", false}, {"bias", false}, {"s", true},     {"c", true},      {"belong", false},  {"ong", false},
    {"ang", true},    {"eng", true},   {"ing", false},  {"g", true},      {"v", true},        {"zz", false},
    {"z", true},      {"u", true},     {"ll", false},   {"bl", true},     {"cl", true},       {"dl", true},
    {"fl", true},     {"gl", true},    {"pl", true},    {"tl", true},     {"zl", true},       {"sl", true},
    {"kl", true},     {"ail", false},  {"eal", false},  {"oil", false},   {"eel", false},     {"ool", false},
    {"scal", true},   {"il", true},    {"ul", true},    {"l", false},     {"air", false},     {"our", false},
    {"ear", false},   {"oor", false},  {"ur", true},    {"ir", true},     {"interfer", true}, {"er", false},
    {"itor", false},  {"thor", false}, {"ctor", false}, {"rror", false},  {"or", true},       {"ar", true},
    {"ad", true},     {"id", true},    {"ud", true},    {"od", true},     {"in", true},       {"um", true},
    {"am", true},     {"ib", true},    {"ok", true},    {"ap", true},     {"yp", true},       {"yz", true},
    {"as", true},
};

static bool has_two_vowels_before_last(struct slice stem)
{
    return spelling_is_vowel(spelling_letter(stem, 2)) && spelling_is_vowel(spelling_letter(stem, 3)) &&
           spelling_letter(stem, 3) != 'u';
}

/* "hop" would have been doubled: a short stem with one vowel and one consonant took an e. */
static bool is_short_with_e(struct slice stem)
{
    return spelling_vowel_groups(stem) == 1 && spelling_is_vowel(spelling_letter(stem, 2)) &&
           !spelling_is_vowel(spelling_letter(stem, 3)) && !spelling_is_vowel(spelling_letter(stem, 1)) &&
           !strchr("hwxy", spelling_letter(stem, 1));
}

static bool takes_e(struct slice stem)
{
    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
        if (spelling_ends_in(stem, stems[i].ending))
            return stems[i].takes_e && !(stems[i].ending[1] && strlen(stems[i].ending) == 2 &&
                                         spelling_is_vowel(stems[i].ending[0]) && has_two_vowels_before_last(stem));
    return is_short_with_e(stem);
}

static bool is_doubled(struct slice stem)
{
    char last = spelling_letter(stem, 1);
    return stem.length > 3 && last == spelling_letter(stem, 2) && !spelling_is_vowel(last) && !strchr("sfz", last) &&
           (last != 'l' || spelling_vowel_groups(stem) > 1) && !spelling_ends_in(stem, "all") &&
           !spelling_ends_in(stem, "ill");
}

static void add_stem(struct buffer *out, struct slice stem)
{
    if (is_doubled(stem))
        stem.length--;
    else if (takes_e(stem)) {
        buffer_add_slice(out, stem);
        buffer_add_byte(out, 'e');
        return;
    }
    buffer_add_slice(out, stem);
}

static void add_cut(struct buffer *out, struct slice word, size_t cut, const char *ending)
{
    buffer_add_slice(out, slice_sub(word, 0, word.length - cut));
    buffer_add_text(out, ending);
}

static void add_base_of_s(struct buffer *out, struct slice word)
{
    if (spelling_ends_in(word, "ies"))
        add_cut(out, word, word.length > 4 ? 3 : 1, word.length > 4 ? "y" : "");
    else if (spelling_ends_in(word, "sses") || spelling_ends_in(word, "shes") || spelling_ends_in(word, "ches") ||
             spelling_ends_in(word, "xes") || spelling_ends_in(word, "zzes") || spelling_ends_in(word, "oes"))
        add_cut(out, word, 2, "");
    else
        add_cut(out, word, 1, "");
}

static bool add_base_by_rule(struct buffer *out, struct slice word)
{
    if (spelling_ends_in(word, "eed") || word.length < 4)
        buffer_add_slice(out, word);
    else if (spelling_ends_in(word, "ied"))
        add_cut(out, word, word.length > 4 ? 3 : 1, word.length > 4 ? "y" : "");
    else if (spelling_ends_in(word, "ed"))
        add_stem(out, slice_sub(word, 0, word.length - 2));
    else if (spelling_ends_in(word, "ying") && word.length == 5)
        add_cut(out, word, 4, "ie");
    else if (spelling_ends_in(word, "ing") && spelling_vowel_groups(slice_sub(word, 0, word.length - 3)))
        add_stem(out, slice_sub(word, 0, word.length - 3));
    else if (spelling_letter(word, 1) == 's' && !strchr("siu", spelling_letter(word, 2)))
        add_base_of_s(out, word);
    else
        buffer_add_slice(out, word);
    return !spelling_ends_in(word, "eed") && word.length >= 4 &&
           (spelling_ends_in(word, "ed") || spelling_ends_in(word, "ing") ||
            (spelling_letter(word, 1) == 's' && !strchr("siu", spelling_letter(word, 2))));
}

bool inflect_base(struct buffer *out, struct slice word)
{
    if (add_known_base(out, word))
        return true;
    size_t end = 0;
    while (end < word.length && word.text[end] != ' ')
        end++;
    struct slice first = slice_sub(word, 0, end), rest = slice_sub(word, end, word.length);
    const char *base = irregular_base(first);
    bool sure = base || (first.length != word.length && add_known_base(out, first));
    if (base)
        buffer_add_text(out, base);
    else if (!sure)
        sure = add_base_by_rule(out, first);
    buffer_add_slice(out, rest);
    return sure;
}

/* --- articles --- */

static bool starts_with_any(struct slice word, const char *const *beginnings)
{
    for (; *beginnings; beginnings++)
        if (word.length >= strlen(*beginnings) &&
            slice_equals_caseless(slice_sub(word, 0, strlen(*beginnings)), slice_of(*beginnings)))
            return true;
    return false;
}

/* Letters whose names begin with a vowel: an SRE, an HTTP error, an on-call; but a URL. */
static bool is_spelled_out(struct slice word)
{
    if (word.length < 2 || !ascii_is_upper(word.text[0]))
        return false;
    for (size_t i = 0; i < word.length; i++)
        if (!ascii_is_upper(word.text[i]) && !ascii_is_digit(word.text[i]))
            return false;
    return true;
}

const char *inflect_article(struct slice next)
{
    static const char *const silent[] = {"hour", "honest", "honor", "honour", "heir", NULL};
    static const char *const consonantal[] = {"uni", "use", "usu", "uti", "eu", "one", "once", "ubiq", "ura", NULL};
    static const char *const vocal[] = {"unin", "unim", "unident", NULL};
    static const char *const vowel_names = "AEFHILMNORSX8";
    size_t end = 0;
    while (end < next.length && ascii_is_alnum(next.text[end]))
        end++;
    struct slice word = slice_sub(next, 0, end);
    bool vowel = spelling_is_vowel(spelling_letter(word, word.length)) || spelling_letter(word, word.length) == '8';
    if (is_spelled_out(word))
        vowel = strchr(vowel_names, word.text[0]);
    else if (starts_with_any(word, silent) || starts_with_any(word, vocal))
        vowel = true;
    else if (starts_with_any(word, consonantal))
        vowel = false;
    return vowel ? "an" : "a";
}
