#include "lint/suggest/keep.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/suggest/wording.h"
#include "read/phrase.h"

/* --- is it in the wording? ------------------------------------------------------------------------------ */

static bool bounded(struct slice text, size_t start, size_t end)
{
    return (start == 0 || !ascii_is_alnum(text.text[start - 1])) &&
           (end == text.length || !ascii_is_alnum(text.text[end]));
}

static bool holds(struct slice wording, struct slice fact)
{
    for (ptrdiff_t at = slice_find(wording, fact, 0); at >= 0; at = slice_find(wording, fact, (size_t)at + 1))
        if (bounded(wording, (size_t)at, (size_t)at + fact.length))
            return true;
    return false;
}

static bool holds_bytes(struct slice wording, struct slice bytes)
{
    return slice_find(wording, bytes, 0) >= 0;
}

/* --- what is a fact? ------------------------------------------------------------------------------------ */

static const char *const number_words[] = {
    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",     "ten",     "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",  "thirty",
    "forty",  "fifty",    "sixty",    "seventy", "eighty",  "ninety",    "hundred",  "thousand", "million", "half",
};

static bool is_number_word(struct slice word)
{
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++)
        if (slice_equals_caseless(word, slice_of(number_words[i])))
            return true;
    return false;
}

static bool is_identifier_byte(struct slice word, size_t i)
{
    char c = word.text[i];
    bool inner = i > 0 && i + 1 < word.length;
    return ascii_is_digit(c) || strchr("_/\\#=%$", c) || (inner && c == '.' && ascii_is_alnum(word.text[i + 1])) ||
           (i > 0 && ascii_is_upper(c));
}

static bool looks_like_identifier(struct slice word)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.text[i] && is_identifier_byte(word, i))
            return true;
    return false;
}

static bool is_first_person(struct slice word)
{
    return slice_equals_text(word, "I") || slice_starts_with(word, "I'");
}

/* "AGAIN": a common word that is shouted. */
static bool is_shouted(struct slice word)
{
    return phrase_is_any(word,
                         "again|never|nobody|still|seriously|really|anyone|everyone|every|always|not|no|all|obviously|"
                         "clearly|finally|repeatedly|ever|nothing|why|how|who|what|when|entire|whole|only|any|one");
}

static bool is_fact(struct slice word, bool begins_unit)
{
    if (is_first_person(word) || is_shouted(word))
        return false;
    return looks_like_identifier(word) || is_number_word(word) || (!begins_unit && ascii_is_upper(word.text[0]));
}

/* --- words of the range --------------------------------------------------------------------------------- */

static struct slice strip(struct slice word)
{
    while (word.length && strchr("()[]{}\"'.,;:!?*", word.text[0]))
        word = slice_sub(word, 1, word.length);
    while (word.length && strchr("()[]{}\"'.,;:!?*", word.text[word.length - 1]))
        word.length--;
    if (slice_ends_with(word, "'s"))
        word.length -= 2;
    return word;
}

static bool is_actor(const struct reading *reading, size_t unit, size_t offset)
{
    const struct entity *entity = entity_covering(&reading->entities, unit, offset);
    return entity && entity->actor != ACTOR_SYSTEM && entity->actor != ACTOR_USER;
}

static bool has_digit(struct slice word)
{
    for (size_t i = 0; i < word.length; i++)
        if (ascii_is_digit(word.text[i]))
            return true;
    return false;
}

static bool keeps_word(const struct reading *reading, size_t unit, struct slice word, struct slice wording)
{
    struct slice prose = reading->document.prose;
    struct slice bare = strip(word);
    size_t offset = (size_t)(bare.text - prose.text);
    if (bare.length == 0 || holds_bytes(bare, SLICE_LITERAL(TEXT_PLACEHOLDER)))
        return true;
    if ((is_actor(reading, unit, offset) && !has_digit(bare)) || bare.text[0] == '@' || slice_ends_with(bare, "@"))
        return true;
    return !is_fact(bare, offset == reading->document.units[unit].prose.start) || holds(wording, bare);
}

static bool keeps_words(const struct reading *reading, size_t unit, struct span prose, struct slice wording)
{
    struct slice text = document_text(&reading->document, prose);
    size_t start = 0;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && text.text[i] != ' ')
            continue;
        if (i > start && !keeps_word(reading, unit, slice_sub(text, start, i), wording))
            return false;
        start = i + 1;
    }
    return true;
}

/* --- code spans and links ------------------------------------------------------------------------------- */

static bool keeps_marks(const struct document *document, struct span prose, struct slice wording)
{
    const struct segment *before = NULL;
    for (size_t i = wording_segment(document, prose.start);
         i < document->segment_count && document->segments[i].prose.start < prose.end; i++) {
        const struct segment *segment = &document->segments[i];
        struct slice source = slice_sub(document->source->bytes, segment->source.start, segment->source.end);
        if (segment->kind == SEGMENT_PLACEHOLDER && !holds_bytes(wording, source))
            return false;
        if (before && before->source.end < segment->source.start) {
            struct slice marks = slice_sub(document->source->bytes, before->source.end, segment->source.start);
            bool link = holds_bytes(marks, SLICE_LITERAL("](")) || holds_bytes(marks, SLICE_LITERAL("]["));
            if (link && !holds_bytes(wording, marks))
                return false;
        }
        before = segment;
    }
    return true;
}

bool keeps_facts(const struct reading *reading, size_t unit, struct span prose, struct slice wording)
{
    return keeps_words(reading, unit, prose, wording) && keeps_marks(&reading->document, prose, wording);
}
