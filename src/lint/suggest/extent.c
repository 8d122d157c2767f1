#include "lint/suggest/extent.h"

#include <string.h>

#include "base/ascii.h"

static const struct document *document_of(const struct clause *clause)
{
    return clause->reader.annotation->document;
}

static struct span unit_of(const struct clause *clause)
{
    return document_of(clause)->units[clause->unit].prose;
}

static struct slice text_between(const struct clause *clause, uint32_t start, uint32_t end)
{
    return document_text(document_of(clause), (struct span){start, end});
}

/* --- asides --------------------------------------------------------------------------------------------- */

/* The tokens of a span: [first, end). */
struct words {
    uint32_t first, end;
};

static bool words_of(const struct clause *clause, struct span span, struct words *words)
{
    const struct annotation *annotation = clause->reader.annotation;
    words->first = token_starting(annotation, clause->unit, span.start);
    uint32_t last = token_ending(annotation, clause->unit, span.end);
    words->end = last == NO_INDEX ? NO_INDEX : last + 1;
    return words->first != NO_INDEX && words->end != NO_INDEX && words->first < words->end;
}

/* "it's", "that's", "one's" */
static bool is_short_verb(const struct reader *reader, uint32_t token)
{
    static const char *const before[] = {"it", "that", "this", "one", "there", "here", "he", "she", "who", "what"};
    return reader_token(reader, token)->kind == TOKEN_CLITIC && READER_IS_ONE_OF(reader, token - 1, before);
}

static bool has_verb(const struct clause *clause, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (clause_is_finite(clause, i) || reader_has(&clause->reader, i, WORD_AUXILIARY) ||
            is_short_verb(&clause->reader, i))
            return true;
    return false;
}

static bool is_mark(const struct reader *reader, uint32_t token)
{
    static const char *const marks[] = {",", ";", ":", "-", "\xE2\x80\x93", "\xE2\x80\x94", ".", "!", "?"};
    return READER_IS_ONE_OF(reader, token, marks);
}

static uint32_t next_mark(const struct reader *reader, uint32_t token, const char *mark)
{
    while (token < reader->end && !(mark ? reader_is(reader, token, mark) : is_mark(reader, token)))
        token++;
    return token;
}

/* "(who is quite junior, to be fair)" */
static bool take_parenthesis(const struct reader *reader, struct words *words)
{
    if (!reader_is(reader, words->first - 1, "("))
        return false;
    words->end = next_mark(reader, words->end, ")") + 1;
    words->first--;
    return words->end <= reader->end;
}

enum {
    FARTHEST_WHICH = 12 /* words from a "which" to what it says: ", which for a change on the money path is | hard" */
};

/* ", so there is | no excuse", ", it was a | beginner's blunder": words that say nothing by themselves. */
static void take_frame(const struct reader *reader, struct words *words)
{
    uint32_t first = words->first;
    while (first > reader->first && reader_is_word(reader, first - 1) &&
           reader_has(reader, first - 1, WORD_FUNCTION | WORD_ADVERB | WORD_COORDINATOR) &&
           !reader_is(reader, first - 1, "because"))
        first--;
    uint32_t which = first;
    while (which > reader->first && first - which < FARTHEST_WHICH && !is_mark(reader, which - 1))
        which--;
    bool relative = which > reader->first && reader_is(reader, which - 1, ",") && reader_is(reader, which, "which");
    if (relative || (first > reader->first && is_mark(reader, first - 1)))
        words->first = relative ? which : first;
}

/* Behind a comma a clause about what was said reaches to the next mark: ", which was a poor choice given the hour". */
static bool take_clause(const struct reader *reader, struct words *words)
{
    static const char *const persons[] = {"me", "us", "him", "her", "them"};
    take_frame(reader, words);
    words->end += READER_IS_ONE_OF(reader, words->end, persons); /* ", and that was dumb of | me" */
    bool set_off = words->first == reader->first || is_mark(reader, words->first - 1);
    if (set_off && words->first > reader->first && reader_has(reader, words->first, WORD_RELATIVE))
        words->end = next_mark(reader, words->end, NULL);
    return set_off && (words->end == reader->end || is_mark(reader, words->end));
}

enum { LONGEST_CLAUSE = 8 /* words of a clause that may be an aside */ };

/* "does not, however, | relieve him": is it the verb that an auxiliary before the comma waits for? */
static bool is_awaited(const struct reader *reader, uint32_t first)
{
    uint32_t before = first;
    while (before > reader->first &&
           (is_mark(reader, before - 1) || reader_is(reader, before - 1, "however") ||
            (reader_has(reader, before - 1, WORD_ADVERB) && !reader_has(reader, before - 1, WORD_NEGATOR))))
        before--;
    return reader_has(reader, first, WORD_BASE) && reader_has(reader, before - 1, WORD_AUXILIARY | WORD_NEGATOR);
}

/* ", went straight into the bin" is no aside but what the sentence says, and "not our code" what it denies. */
static bool is_needed(const struct clause *clause, const struct words *words)
{
    const struct reader *reader = &clause->reader;
    if (has_verb(clause, words->first, words->first + 1) || reader_has(reader, words->first, WORD_NEGATOR) ||
        reader_is(reader, words->first - 1, ":") || is_awaited(reader, words->first))
        return true;
    if (!has_verb(clause, words->first, words->end))
        return false;
    bool joined = reader_has(reader, words->end + 1, WORD_COORDINATOR) ||
                  (words->end > words->first + LONGEST_CLAUSE && !reader_has(reader, words->first, WORD_RELATIVE));
    return joined || !reader_is(reader, words->first - 1, ",") || !has_verb(clause, reader->first, words->first);
}

/* The first of two commas goes with what they set off; before a full stop so does the one there is. */
static void take_commas(const struct reader *reader, struct words *words)
{
    bool before = words->first > reader->first && reader_is(reader, words->first - 1, ",");
    if (before && reader_is(reader, words->end, ",")) {
        words->first--;
        words->end++;
    }
}

/* "ran around | like headless chickens | until seven": how it looked to somebody, and nothing that happened. */
static bool take_comparison(const struct reader *reader, struct words *words)
{
    static const char *const links[] = {"was",   "were",   "is",     "are",     "be",    "been", "being",
                                        "look",  "looks",  "looked", "feel",    "feels", "felt", "seem",
                                        "seems", "seemed", "sounds", "sounded", "it",    "us",   "them"};
    uint32_t first = words->first;
    while (first > reader->first && reader_has(reader, first - 1, WORD_DETERMINER))
        first--;
    bool like = reader_is(reader, first, "like") || (first > reader->first && reader_is(reader, first - 1, "like"));
    first -= like && !reader_is(reader, first, "like");
    if (!like || first <= reader->first + 1 || READER_IS_ONE_OF(reader, first - 1, links))
        return false;
    words->first = first;
    return true;
}

/* "was granted | in a mechanical manner": a phrase that says how, and ends its clause. */
static bool is_manner(const struct clause *clause, const struct words *words)
{
    static const char *const openers[] = {"in", "with", "without", "out", "on", "through", "off"};
    const struct reader *reader = &clause->reader;
    uint32_t before = words->first - 1;
    bool governed = clause_is_finite(clause, before) || reader_has(reader, before, WORD_AUXILIARY | WORD_PREPOSITION) ||
                    reader_has(reader, before, WORD_COORDINATOR | WORD_SUBORDINATOR);
    return words->first > reader->first + 1 && READER_IS_ONE_OF(reader, words->first, openers) && !governed &&
           reader_is_word(reader, before) && (words->end == reader->end || is_mark(reader, words->end)) &&
           !has_verb(clause, words->first, words->end) && has_verb(clause, reader->first, words->first);
}

bool extent_aside(const struct clause *clause, struct span *span)
{
    const struct reader *reader = &clause->reader;
    struct words words;
    if (!words_of(clause, *span, &words))
        return false;
    bool unmarked = take_comparison(reader, &words) || is_manner(clause, &words);
    if (!unmarked && !take_parenthesis(reader, &words)) {
        if (!take_clause(reader, &words) || is_needed(clause, &words))
            return false;
        take_commas(reader, &words);
    }
    uint32_t rest = words.first - reader->first + reader->end - words.end;
    *span =
        (struct span){reader_token(reader, words.first)->prose.start, reader_token(reader, words.end - 1)->prose.end};
    if (unmarked) /* the blank before it goes too, and the mark behind it stays */
        span->start = reader_token(reader, words.first - 1)->prose.end;
    return rest > 1;
}

bool extent_has_verb(const struct clause *clause, struct span span)
{
    struct words words;
    return words_of(clause, span, &words) && has_verb(clause, words.first, words.end);
}

/* --- fragments ------------------------------------------------------------------------------------------ */

bool extent_is_fragment(const struct clause *clause)
{
    const struct reader *reader = &clause->reader;
    uint32_t end = reader->first;
    while (end < reader->end && (end == reader->first || !reader_has(reader, end, WORD_RELATIVE)))
        end++; /* "the people | who created it", but "that answer was" */
    return !has_verb(clause, reader->first, end);
}

/* --- words taken out ------------------------------------------------------------------------------------ */

static bool ends_in_word(struct slice text, const char *word)
{
    size_t length = strlen(word);
    return slice_ends_with(text, word) &&
           (text.length == length || word[0] == '\'' || text.text[text.length - length - 1] == ' ');
}

static bool ends_in_any(struct slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ends_in_word(text, words[i]))
            return true;
    return false;
}

#define ENDS_IN_ANY(text, words) ends_in_any((text), (words), sizeof(words) / sizeof *(words))

/* "Ravi was | careless | with the change": nothing that a form of "be" could stand before follows. */
static bool needs_predicate(const struct clause *clause, struct slice before, struct span span)
{
    static const char *const links[] = {"was", "were", "is",     "are",   "be",     "been",   "being",  "am",      "'s",
                                        "'re", "'m",   "seemed", "seems", "became", "looked", "proved", "remained"};
    const struct reader *reader = &clause->reader;
    struct words words;
    if (!ENDS_IN_ANY(before, links) || !words_of(clause, span, &words))
        return false;
    return !reader_has(reader, words.end, WORD_PARTICIPLE | WORD_ING | WORD_ADVERB | WORD_DETERMINER) ||
           reader_has(reader, words.end, WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_COORDINATOR);
}

/* "| negligence | in the review": nothing is left that is in the review. */
static bool precedes_preposition(const struct clause *clause, struct span span)
{
    struct words words;
    return words_of(clause, span, &words) && reader_has(&clause->reader, words.end, WORD_PREPOSITION);
}

/* "I | botched | the handover": the verb of a subject beside it. */
static bool is_predicate(const struct clause *clause, struct span span)
{
    const struct reader *reader = &clause->reader;
    struct words words;
    return words_of(clause, span, &words) && words.first > reader->first && reader_is_word(reader, words.first - 1) &&
           words.end < reader->end && reader_is_word(reader, words.end) &&
           !reader_has(reader, words.first, WORD_ADVERB) &&
           !reader_has(reader, words.first - 1, WORD_DETERMINER | WORD_AUXILIARY | WORD_PREPOSITION) &&
           clause_is_finite(clause, words.first);
}

bool extent_leaves_gap(const struct clause *clause, struct span span)
{
    static const char *const needy[] = {"was", "were", "is",    "are",  "be",   "been", "being", "a",
                                        "an",  "the",  "and",   "or",   "very", "so",   "too",   "of",
                                        "by",  "to",   "in",    "with", "most", "more", "not",   "my",
                                        "his", "her",  "their", "our",  "your", "its",  "'s"};
    struct span unit = unit_of(clause);
    struct slice before = slice_trim(text_between(clause, unit.start, span.start));
    struct slice after = slice_trim(text_between(clause, span.end, unit.end));
    if (is_predicate(clause, span) || needs_predicate(clause, before, span) ||
        (before.length == 0 && precedes_preposition(clause, span)))
        return true;
    if (after.length && (ascii_is_alnum(after.text[0]) || (unsigned char)after.text[0] >= 0x80))
        return false;
    return ENDS_IN_ANY(before, needy) || before.length == 0;
}

bool extent_cuts_word(const struct clause *clause, struct span span)
{
    struct slice after = text_between(clause, span.end, unit_of(clause).end);
    return after.length > 1 && after.text[0] == '-' && ascii_is_alnum(after.text[1]);
}

/* The length of the joint that the text begins with (ends in), or 0. */
static uint32_t joint_length(struct slice text, bool at_end)
{
    static const char *const joints[] = {" and ",          " or ", " but ", " - ", " \xE2\x80\x93 ",
                                         " \xE2\x80\x94 ", ", ",   ": ",    " "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (at_end ? slice_ends_with(text, joints[i]) : slice_starts_with(text, joints[i]))
            return (uint32_t)strlen(joints[i]);
    return 0;
}

struct span extent_with_joint(const struct clause *clause, struct span span)
{
    struct span unit = unit_of(clause);
    if (document_of(clause)->prose.text[span.start] == ' ')
        return span;
    uint32_t before = joint_length(text_between(clause, unit.start, span.start), true);
    uint32_t after = joint_length(text_between(clause, span.end, unit.end), false);
    if (after >= before)
        span.end += after;
    else
        span.start -= before;
    return span;
}

/* --- words lost ----------------------------------------------------------------------------------------- */

enum { STEM = 4 /* bytes two forms of a word share */ };

static bool is_substance(const struct clause *clause, uint32_t token)
{
    const struct reader *reader = &clause->reader;
    const struct entity *entity = clause_entity_at(clause, token);
    return reader_is_word(reader, token) && span_length(reader_token(reader, token)->prose) >= STEM &&
           !reader_has(reader, token, WORD_FUNCTION | WORD_ADVERB) &&
           (entity == NULL || !(entity->actor & ACTOR_HUMAN));
}

static bool has_stem(struct slice wording, struct slice word)
{
    for (size_t i = 0; i + STEM <= wording.length; i++)
        if ((i == 0 || !ascii_is_alnum(wording.text[i - 1])) &&
            slice_equals_caseless(slice_sub(wording, i, i + STEM), slice_sub(word, 0, STEM)))
            return true;
    return false;
}

size_t extent_lost_words(const struct clause *clause, struct span match, struct slice wording)
{
    const struct reader *reader = &clause->reader;
    size_t lost = 0;
    for (uint32_t i = reader->first; i < reader->end; i++)
        if (!span_contains(match, reader_token(reader, i)->prose) && is_substance(clause, i) &&
            !has_stem(wording, reader_text(reader, i)))
            lost++;
    return lost;
}
