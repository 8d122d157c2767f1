#include "text/register.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/section.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool next_word(struct slice *text, struct slice *word)
{
    size_t start = 0;
    while (start < text->length && text->text[start] == ' ')
        start++;
    size_t end = start;
    while (end < text->length && text->text[end] != ' ')
        end++;
    *word = slice_sub(*text, start, end);
    *text = slice_sub(*text, end, text->length);
    return word->length > 0;
}

static bool is_listed(struct slice word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_text(word, list[i]))
            return true;
    return false;
}

/* --- logs --- */

static struct slice without_brackets(struct slice word)
{
    while (word.length && memchr("[(<", word.text[0], 3))
        word = slice_sub(word, 1, word.length);
    while (word.length && memchr("]):>,", word.text[word.length - 1], 5))
        word.length--;
    return word;
}

static const char *const levels[] = {"ERROR",  "WARN",    "INFO",     "DEBUG",  "FATAL", "TRACE",
                                     "SEVERE", "WARNING", "CRITICAL", "NOTICE", "PANIC", "EMERG"};

enum { LEVELS_OF_PROGRAMS = 7 }; /* the others begin sentences of people, too: "WARNING: ..." */

static bool is_level(struct slice word, size_t count)
{
    word = without_brackets(word);
    return word.length > 3 && ascii_is_upper(word.text[0]) && ascii_is_upper(word.text[1]) &&
           is_listed(word, levels, count);
}

/* With a year or seconds, as programs write them: 2026-03-04T14:32:05Z, 14:32:05.123, [04/Mar/2026:14:32:05 */
static bool is_machine_time(struct slice word)
{
    size_t digits = 0, colons = 0;
    word = without_brackets(word);
    for (size_t i = 0; i < word.length; i++) {
        digits += ascii_is_digit(word.text[i]);
        colons += word.text[i] == ':';
    }
    return digits >= 6 && colons >= 2 && ascii_is_digit(word.text[0]);
}

static bool is_pair(struct slice word)
{
    const char *sign = memchr(word.text, '=', word.length);
    return sign && sign > word.text && sign + 1 < word.text + word.length && ascii_is_alpha(word.text[0]);
}

static bool is_stack_frame(struct slice text)
{
    static const char *const starts[] = {
        "Traceback (most recent", "Exception in thread", "Caused by: ", "goroutine ", "panic: ", "File \""};
    for (size_t i = 0; i < COUNT(starts); i++)
        if (text.text[0] == starts[i][0] && slice_starts_with(text, starts[i]))
            return true;
    bool at = slice_starts_with(text, "at ");
    return at && text.text[text.length - 1] == ')' && memchr(text.text, '(', text.length) &&
           !memchr(text.text + 3, ' ', text.length - 3);
}

bool register_is_log(struct slice text)
{
    struct slice rest = text, word;
    size_t words = 0, pairs = 0;
    bool time = false, level = false, bare = false;
    while (next_word(&rest, &word)) {
        words++;
        pairs += is_pair(word);
        time |= words <= 3 && is_machine_time(word);
        level |= words <= 5 && is_level(word, COUNT(levels));
        bare |= words == 1 && memchr("]:", word.text[word.length - 1], 2) && is_level(word, LEVELS_OF_PROGRAMS);
    }
    return (time && level) || bare || (pairs >= 2 && pairs * 2 >= words) || is_stack_frame(text);
}

/* --- languages --- */

/* Function words by their first letter, each between blanks. */
static const char *const english_words['z' - 'a' + 1] = {
    ['a' - 'a'] = " a about after all an and are as at ",
    ['b' - 'a'] = " be because been before but by ",
    ['c' - 'a'] = " could ",
    ['d' - 'a'] = " did ",
    ['f' - 'a'] = " for from ",
    ['h' - 'a'] = " had has have he her his how ",
    ['i' - 'a'] = " i if in into is it its ",
    ['m' - 'a'] = " my ",
    ['n' - 'a'] = " never no nobody not ",
    ['o' - 'a'] = " of on one only or our out ",
    ['s' - 'a'] = " she should so ",
    ['t' - 'a'] = " that the their then there they this to ",
    ['u' - 'a'] = " up ",
    ['w' - 'a'] = " was we were what when which who why will with would ",
    ['y' - 'a'] = " you your ",
};

/* Function words that are no English words. */
static const char *const foreign_words['z' - 'a' + 1] = {
    ['a' - 'a'] = " ao att auch auf aux av avec ",
    ['c' - 'a'] = " cette che como con czy ",
    ['d' - 'a'] = " dans das del della dem der des di dos du ",
    ['e' - 'a'] = " een ein eine einen el est et ",
    ['f' - 'a'] = " foi fue ",
    ['g' - 'a'] = " gli ",
    ['h' - 'a'] = " het ",
    ['i' - 'a'] = " il ist ",
    ['j' - 'a'] = " jest ",
    ['l' - 'a'] = " las le les los ",
    ['m' - 'a'] = " mais mit ",
    ['n' - 'a'] = " nel nicht nie niet nous ",
    ['o' - 'a'] = " och ont op ",
    ['p' - 'a'] = " para pas pero por pour ",
    ['q' - 'a'] = " que qui ",
    ['s' - 'a'] = " sich som sono stato su sur ",
    ['u' - 'a'] = " uma una und une ",
    ['v' - 'a'] = " van voor ",
    ['w' - 'a'] = " werd wir wurde wurden ",
    ['z' - 'a'] = " zijn ",
};

struct language_counts {
    size_t words, english, foreign, wide_letters, letters;
};

static void count_letters(struct language_counts *counts, struct slice word)
{
    for (size_t at = 0; at < word.length;) {
        uint32_t code_point;
        at += utf8_decode(word.text + at, word.length - at, &code_point);
        bool wide = code_point >= 0x370 && !(code_point >= 0x2000 && code_point < 0x2C00) && code_point < 0xFE00;
        counts->wide_letters += wide;
        counts->letters += wide || (code_point < 0x80 && ascii_is_alpha((char)code_point));
    }
}

static bool is_function_word(const char *padded, const char *const *words)
{
    const char *group = padded[1] >= 'a' && padded[1] <= 'z' ? words[padded[1] - 'a'] : NULL;
    return group && strstr(group, padded);
}

static void count_word(struct language_counts *counts, struct slice word)
{
    char padded[16] = " ";
    while (word.length && ascii_is_punct(word.text[word.length - 1]))
        word.length--;
    count_letters(counts, word);
    if (!word.length || word.length + 3 > sizeof padded)
        return;
    for (size_t i = 0; i < word.length; i++)
        padded[i + 1] = ascii_lower(word.text[i]);
    memcpy(padded + word.length + 1, " ", 2);
    counts->english += is_function_word(padded, english_words);
    counts->foreign += is_function_word(padded, foreign_words);
}

/* A few function words settle it; the rest need not be read. */
static bool is_plainly_english(const struct language_counts *counts)
{
    return counts->english >= 3 && counts->english > counts->foreign * 3;
}

bool register_is_foreign(struct slice text)
{
    struct language_counts counts = {0};
    struct slice word;
    while (!is_plainly_english(&counts) && next_word(&text, &word)) {
        counts.words++;
        count_word(&counts, word);
    }
    if (is_plainly_english(&counts))
        return false;
    bool other_script = counts.wide_letters * 2 > counts.letters;
    return other_script ||
           (counts.foreign >= 3 && counts.foreign > counts.english && counts.foreign * 7 >= counts.words);
}

/* --- examples --- */

/* "Bad" and "Good" also head lists of what happened: they announce only what is quoted. */
bool register_announces_examples(struct slice heading, bool quoted)
{
    static const char *const names[] = {
        "dont",
        "donts",
        "dos",
        "dos and donts",
        "do and dont",
        "bad example",
        "good example",
        "bad examples",
        "good examples",
        "example",
        "examples",
        "avoid",
        "instead of",
        "say instead",
        "dont say",
        "blame language",
        "blameless language",
        "blame culture",
        "blameless culture",
        "blame culture statement",
        "blameless culture statement",
        "blame statement",
        "blameless statement",
        "language to avoid",
        "wording to avoid",
        "preferred wording",
    };
    static const char *const doubtful[] = {"do",  "bad",     "good",     "worse",    "better",
                                           "say", "instead", "blameful", "blameless"};
    char normalised[128];
    if (heading.length > sizeof normalised)
        return false;
    struct slice text = {normalised, section_normalise(heading, normalised)};
    return is_listed(text, names, COUNT(names)) || slice_starts_with(text, "instead of ") ||
           (quoted && is_listed(text, doubtful, COUNT(doubtful)));
}
