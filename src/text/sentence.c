#include "text/sentence.h"

#include <string.h>

#include "base/ascii.h"

enum follow { NEVER, BEFORE_CAPITAL, NOT_BEFORE_DIGIT };

struct abbreviation {
    struct slice text; /* without its last dot */
    enum follow ends;  /* when its dot also ends a sentence */
};

#define ABBREVIATION(text, ends) {{text, sizeof text - 1}, ends}

static const struct abbreviation abbreviations[] = {
    ABBREVIATION("e.g", NEVER),
    ABBREVIATION("i.e", NEVER),
    ABBREVIATION("eg", NEVER),
    ABBREVIATION("ie", NEVER),
    ABBREVIATION("vs", NEVER),
    ABBREVIATION("cf", NEVER),
    ABBREVIATION("viz", NEVER),
    ABBREVIATION("ca", NEVER),
    ABBREVIATION("approx", NEVER),
    ABBREVIATION("incl", NEVER),
    ABBREVIATION("excl", NEVER),
    ABBREVIATION("resp", NEVER),
    ABBREVIATION("st", NEVER),
    ABBREVIATION("mr", NEVER),
    ABBREVIATION("mrs", NEVER),
    ABBREVIATION("ms", NEVER),
    ABBREVIATION("dr", NEVER),
    ABBREVIATION("prof", NEVER),
    ABBREVIATION("w.r.t", NEVER),
    ABBREVIATION("a.k.a", NEVER),

    ABBREVIATION("etc", BEFORE_CAPITAL),
    ABBREVIATION("a.m", BEFORE_CAPITAL),
    ABBREVIATION("p.m", BEFORE_CAPITAL),
    ABBREVIATION("inc", BEFORE_CAPITAL),
    ABBREVIATION("ltd", BEFORE_CAPITAL),
    ABBREVIATION("co", BEFORE_CAPITAL),
    ABBREVIATION("corp", BEFORE_CAPITAL),
    ABBREVIATION("al", BEFORE_CAPITAL),
    ABBREVIATION("u.s", BEFORE_CAPITAL),
    ABBREVIATION("u.k", BEFORE_CAPITAL),
    ABBREVIATION("e.u", BEFORE_CAPITAL),
    ABBREVIATION("sr", BEFORE_CAPITAL),
    ABBREVIATION("jr", BEFORE_CAPITAL),
    ABBREVIATION("dept", BEFORE_CAPITAL),
    ABBREVIATION("est", BEFORE_CAPITAL),
    ABBREVIATION("avg", BEFORE_CAPITAL),
    ABBREVIATION("misc", BEFORE_CAPITAL),
    ABBREVIATION("hrs", BEFORE_CAPITAL),
    ABBREVIATION("min", BEFORE_CAPITAL),
    ABBREVIATION("mins", BEFORE_CAPITAL),
    ABBREVIATION("max", BEFORE_CAPITAL),
    ABBREVIATION("sec", BEFORE_CAPITAL),
    ABBREVIATION("secs", BEFORE_CAPITAL),
    ABBREVIATION("temp", BEFORE_CAPITAL),

    ABBREVIATION("no", NOT_BEFORE_DIGIT),
    ABBREVIATION("nos", NOT_BEFORE_DIGIT),
    ABBREVIATION("nr", NOT_BEFORE_DIGIT),
    ABBREVIATION("fig", NOT_BEFORE_DIGIT),
    ABBREVIATION("ch", NOT_BEFORE_DIGIT),
    ABBREVIATION("vol", NOT_BEFORE_DIGIT),
    ABBREVIATION("pp", NOT_BEFORE_DIGIT),
    ABBREVIATION("art", NOT_BEFORE_DIGIT),
    ABBREVIATION("ref", NOT_BEFORE_DIGIT),
    ABBREVIATION("ext", NOT_BEFORE_DIGIT),
    ABBREVIATION("tel", NOT_BEFORE_DIGIT),
    ABBREVIATION("eq", NOT_BEFORE_DIGIT),
    ABBREVIATION("jan", NOT_BEFORE_DIGIT),
    ABBREVIATION("feb", NOT_BEFORE_DIGIT),
    ABBREVIATION("mar", NOT_BEFORE_DIGIT),
    ABBREVIATION("apr", NOT_BEFORE_DIGIT),
    ABBREVIATION("jun", NOT_BEFORE_DIGIT),
    ABBREVIATION("jul", NOT_BEFORE_DIGIT),
    ABBREVIATION("aug", NOT_BEFORE_DIGIT),
    ABBREVIATION("sep", NOT_BEFORE_DIGIT),
    ABBREVIATION("sept", NOT_BEFORE_DIGIT),
    ABBREVIATION("oct", NOT_BEFORE_DIGIT),
    ABBREVIATION("nov", NOT_BEFORE_DIGIT),
    ABBREVIATION("dec", NOT_BEFORE_DIGIT),
};

enum { LONGEST_ABBREVIATION = 6 };

static const struct abbreviation *find_abbreviation(struct slice word)
{
    for (size_t i = 0; word.length <= LONGEST_ABBREVIATION && i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (slice_equals_caseless(word, abbreviations[i].text))
            return &abbreviations[i];
    return NULL;
}

static bool abbreviation_ends(const struct abbreviation *abbreviation, char next)
{
    if (abbreviation->ends == BEFORE_CAPITAL)
        return ascii_is_upper(next);
    return abbreviation->ends == NOT_BEFORE_DIGIT && !ascii_is_digit(next);
}

static bool is_ellipsis(struct slice text, size_t at)
{
    return at + 3 <= text.length && memcmp(text.text + at, "\xE2\x80\xA6", 3) == 0;
}

static bool is_mark(char c)
{
    return c == '.' || c == '!' || c == '?';
}

/* The offset after the marks that begin at `at`. */
static size_t skip_marks(struct slice text, size_t at)
{
    for (;;) {
        if (at < text.length && is_mark(text.text[at]))
            at++;
        else if (is_ellipsis(text, at))
            at += 3;
        else
            return at;
    }
}

static size_t skip_closers(struct slice text, size_t at)
{
    while (at < text.length && strchr("\"')]}", text.text[at]))
        at++;
    return at;
}

/* The word that ends at `end`, its inner dots included; only so much of it as an abbreviation could have. */
static struct slice word_before(struct slice text, size_t start, size_t end)
{
    enum { LONGEST = 24 };
    size_t at = end, floor = end - start > LONGEST ? end - LONGEST : start;
    while (at > floor && !strchr(" (\"'[/", text.text[at - 1]))
        at--;
    return slice_sub(text, at, end);
}

static bool is_number(struct slice word)
{
    for (size_t i = 0; i < word.length; i++)
        if (!ascii_is_digit(word.text[i]))
            return false;
    return word.length > 0;
}

static bool is_initial(struct slice word)
{
    return word.length == 1 && ascii_is_upper(word.text[0]) && word.text[0] != 'I';
}

struct ending {
    struct slice word; /* before the marks */
    bool dot;          /* one dot and nothing else */
    bool quoted;       /* a quotation mark closes after the marks */
    bool trails_off;   /* "..." */
    bool number_first; /* the word is all of the sentence so far */
    char next;         /* first byte after the blank */
};

/* Lower case after a dot: a new sentence in careless writing, unless the word before looks shortened. */
static bool ends_before_lower_case(const struct ending *ending)
{
    if (ending->quoted || ending->trails_off)
        return false;
    return !ending->dot || (ending->word.length >= 3 && !memchr(ending->word.text, '.', ending->word.length));
}

static bool ends_sentence(const struct ending *ending)
{
    const struct abbreviation *abbreviation = ending->dot ? find_abbreviation(ending->word) : NULL;
    if (abbreviation)
        return abbreviation_ends(abbreviation, ending->next);
    if (ending->dot && (is_initial(ending->word) || (ending->number_first && is_number(ending->word))))
        return false;
    bool lower = ascii_is_alpha(ending->next) && !ascii_is_upper(ending->next);
    return !lower || ends_before_lower_case(ending);
}

static struct ending ending_at(struct slice text, size_t start, size_t mark, size_t marks_end, size_t end)
{
    struct slice word = word_before(text, start, mark);
    return (struct ending){
        .word = word,
        .dot = marks_end - mark == 1 && text.text[mark] == '.',
        .quoted = end > marks_end,
        .trails_off = marks_end - mark > 1 && text.text[mark] != '!' && text.text[mark] != '?',
        .number_first = word.text == text.text + start,
        .next = text.text[end + 1],
    };
}

size_t sentence_end(struct slice text, size_t start)
{
    for (size_t at = start; at < text.length; at++) {
        if (!is_mark(text.text[at]) && !is_ellipsis(text, at))
            continue;
        size_t marks_end = skip_marks(text, at), end = skip_closers(text, marks_end);
        if (end + 1 >= text.length)
            return text.length;
        if (text.text[end] == ' ' && at > start) {
            struct ending ending = ending_at(text, start, at, marks_end, end);
            if (ends_sentence(&ending))
                return end;
        }
        at = end - 1;
    }
    return text.length;
}
