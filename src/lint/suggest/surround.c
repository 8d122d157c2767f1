#include "lint/suggest/surround.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/suggest/extent.h"
#include "lint/suggest/neutral.h"
#include "lint/suggest/restate.h"
#include "read/nominal.h"

static struct slice text_of(const struct finding_values *values, struct span span)
{
    return document_text(&values->pass->reading->document, span);
}

static struct span unit_of(const struct finding_values *values)
{
    return values->pass->reading->document.units[values->finding->unit].prose;
}

/* --- where the clause ends ------------------------------------------------------------------------------ */

/* Does a clause end with the match? */
static bool begins_with_mark(struct slice text)
{
    static const char *const joints[] = {"when ", "while ", "because ", "after ", "before "};
    text = slice_trim(text);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (slice_starts_with(text, joints[i]))
            return true;
    return text.length == 0 || strchr(",;:.!?", text.text[0]);
}

/* Can a clause begin behind the text: behind a mark or a conjunction? */
static bool ends_with_joint(struct slice text)
{
    static const char *const joints[] = {"and", "but", "because", "so", "since", "although", "while", "that"};
    text = slice_trim(text);
    if (text.length == 0 || strchr(",;:", text.text[text.length - 1]))
        return true;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t length = strlen(joints[i]);
        if (slice_ends_with(text, joints[i]) && text.length > length && text.text[text.length - length - 1] == ' ')
            return true;
    }
    return false;
}

static bool read_by_grammar(struct finding_values *values, struct surround *surround)
{
    const struct predicate *predicate = restate_predicate(values);
    struct span match = values->finding->match;
    if (!predicate || !predicate->opens || !predicate->closes || predicate->lead.end > match.end)
        return false;
    *surround = (struct surround){predicate->lead, predicate->tail, false};
    if (surround->after.start < match.end)
        surround->after.start = match.end;
    return true;
}

/* The match with the article before it: "the | fault lies with". */
static struct span with_determiner(const struct finding_values *values, struct span match)
{
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    uint32_t token = token_starting(clause.reader.annotation, clause.unit, match.start);
    while (token != NO_INDEX && reader_has(&clause.reader, token - 1, WORD_DETERMINER | WORD_POSSESSIVE))
        match.start = reader_token(&clause.reader, --token)->prose.start;
    return match;
}

/* The match with what a preposition ties to it: "was not attentive | to the screen". */
static struct span with_complement(const struct finding_values *values, struct span match)
{
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    const struct reader *reader = &clause.reader;
    uint32_t last = token_ending(reader->annotation, clause.unit, match.end);
    if (last == NO_INDEX || begins_with_mark(text_of(values, (struct span){match.end, unit_of(values).end})))
        return match;
    bool tied = reader_has(reader, last, WORD_PREPOSITION); /* "fell short of | the standard" */
    uint32_t phrase = tied ? last + 1 : last + 2;
    bool infinitive = reader_is(reader, phrase - 1, "to") && reader_has(reader, phrase, WORD_BASE) &&
                      !reader_has(reader, phrase, WORD_DETERMINER);
    uint32_t end =
        reader_has(reader, phrase - 1, WORD_PREPOSITION) && !infinitive ? nominal_end(&clause, phrase) : phrase;
    if (end > phrase)
        match.end = reader_token(reader, end - 1)->prose.end;
    return match;
}

/* Does another verb share the subject: " and opened a ticket"? */
static bool shares_subject(struct slice after)
{
    return slice_starts_with(after, " and ") || slice_starts_with(after, " but ");
}

/* ", I ran the teardown": a statement of its own, which a comma joins no other to. */
static bool is_statement(struct slice after)
{
    static const char *const subjects[] = {", I ", ", we ", ", he ", ", she ", ", it ", ", this ", ", they "};
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        if (slice_starts_with(after, subjects[i]))
            return true;
    return false;
}

/* "were bored | and scrolling": what is joined is no verb that could follow another one. */
static bool joins_participle(const struct finding_values *values, uint32_t end)
{
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    uint32_t last = token_ending(clause.reader.annotation, clause.unit, end);
    return last != NO_INDEX && reader_has(&clause.reader, last + 2, WORD_ING);
}

static bool read_by_marks(const struct finding_values *values, struct surround *surround)
{
    struct span unit = unit_of(values);
    const struct finding *finding = values->finding;
    struct span told = {finding->prose.start < finding->match.start ? finding->prose.start : finding->match.start,
                        finding->match.end}; /* from its subject on, where that stands beside it */
    struct span match = with_complement(values, with_determiner(values, told));
    *surround = (struct surround){{unit.start, match.start}, {match.end, unit.end}, false};
    struct slice before = text_of(values, surround->before), after = text_of(values, surround->after);
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    struct span actor = finding->actor.prose; /* "Wei Ming, whose role is to verify, | was looking at his phone" */
    bool headless = span_length(actor) && actor.end <= match.start && slice_ends_with(slice_trim(before), ",");
    bool shared = shares_subject(after) && !joins_participle(values, match.end);
    return !headless && ends_with_joint(before) && (begins_with_mark(after) || shared) &&
           (before.length == 0 || extent_has_verb(&clause, match));
}

/* ", full stop.": what only gives weight to the words before it. */
static bool is_emphasis(struct slice after)
{
    static const char *const tags[] = {"full stop",      "period",      "end of story",           "plain and simple",
                                       "simple as that", "sorry",       "no other way to put it", "to be honest",
                                       "no excuses",     "no question", "no doubt about it"};
    after = slice_trim(after);
    if (!slice_starts_with(after, ", "))
        return false;
    after = slice_sub(after, 2, after.length);
    after.length -= after.length && strchr(".!", after.text[after.length - 1]);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (slice_equals_caseless(after, slice_of(tags[i])))
            return true;
    return false;
}

/* "the cost, EUR 14,000, | will be docked": the subject stands before the comma. */
static bool lacks_subject(const struct finding_values *values, const struct surround *surround)
{
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    uint32_t first = token_starting(clause.reader.annotation, clause.unit, surround->before.end);
    return first != NO_INDEX && slice_ends_with(slice_trim(text_of(values, surround->before)), ",") &&
           (clause_is_finite(&clause, first) || reader_has(&clause.reader, first, WORD_AUXILIARY));
}

bool surround_read(struct finding_values *values, struct surround *surround)
{
    bool read =
        (read_by_marks(values, surround) || read_by_grammar(values, surround)) && !lacks_subject(values, surround);
    surround->emphatic = read && is_emphasis(text_of(values, surround->after));
    if (surround->emphatic)
        surround->after.start = surround->after.end;
    return read;
}

/* --- the sentence then ---------------------------------------------------------------------------------- */

static bool add(const struct finding_values *values, struct buffer *out, struct span span)
{
    const struct reading *reading = values->pass->reading;
    return neutral_add(out, &reading->entities, values->finding->unit, span);
}

/* Would only a comma join the wording to a clause before it? */
static bool is_spliced(struct finding_values *values, const struct surround *surround)
{
    const struct predicate *predicate = restate_predicate(values);
    if (predicate && surround->before.end == predicate->lead.end)
        return predicate->spliced;
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    uint32_t token = token_starting(clause.reader.annotation, clause.unit, values->finding->match.start);
    return token != NO_INDEX && reader_is(&clause.reader, token - 1, ",") &&
           clause_verb_before(&clause, token) != NO_INDEX;
}

static void splice(struct buffer *out)
{
    while (out->length && strchr(", ", out->text[out->length - 1]))
        buffer_splice(out, out->length - 1, out->length, (struct slice){"", 0});
    buffer_add_text(out, "; ");
}

static bool begins_with(struct slice text, struct slice start)
{
    return text.length > start.length && slice_equals_caseless(slice_sub(text, 0, start.length), start);
}

/* What follows a subject that is said already: "the engineer was busy and | saw". */
static struct slice without_shared_subject(struct finding_values *values, struct slice before, struct slice wording)
{
    struct template_value party;
    bool joined = slice_ends_with(before, " and ") || slice_ends_with(before, " but ") || slice_ends_with(before, ", ");
    if (joined && finding_value(values, SLICE_LITERAL("party"), &party) && begins_with(wording, party.text) &&
        begins_with(before, party.text))
        return slice_trim(slice_sub(wording, party.text.length, wording.length));
    return wording;
}

static bool joins(struct slice after)
{
    if (slice_starts_with(after, ", as they ") || slice_starts_with(after, ", they "))
        return false;
    return after.length == 0 || strchr(" ,;:.!?)", after.text[0]) || (unsigned char)after.text[0] >= 0x80;
}

static bool has_words(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_alnum(text.text[i]))
            return true;
    return false;
}

/* Does what follows belong to the clause: a verb that it was the beginning of ("too proud to ask, the lead | fought the
 * array"), or what it told somebody ("told Karim | he was on the primary")? */
static bool continues(const struct finding_values *values, uint32_t after)
{
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    uint32_t last = token_ending(clause.reader.annotation, clause.unit, after);
    uint64_t joints = WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_COORDINATOR | WORD_RELATIVE | WORD_ADVERB | WORD_TIME;
    return last != NO_INDEX && reader_is_word(&clause.reader, last + 1) &&
           !reader_has(&clause.reader, last + 1, joints);
}

/* Is the party the subject of the wording, as it was of the clause? */
static bool keeps_subject(struct finding_values *values, struct slice wording)
{
    struct template_value party;
    return finding_value(values, SLICE_LITERAL("party"), &party) && begins_with(wording, party.text);
}

bool surround_add(struct finding_values *values, struct buffer *out, const struct surround *surround,
                  struct slice wording)
{
    if (shares_subject(text_of(values, surround->after)) && !keeps_subject(values, wording))
        return false;
    bool asks = slice_ends_with(slice_trim(wording), "?"); /* nothing can follow it */
    if ((asks && has_words(text_of(values, surround->after))) || continues(values, surround->after.start))
        return false;
    if (!joins(text_of(values, surround->after)) || !add(values, out, surround->before))
        return false;
    if (is_spliced(values, surround))
        splice(out);
    buffer_add_slice(out, without_shared_subject(values, buffer_slice(out), wording));
    bool statement = is_statement(text_of(values, surround->after));
    if (statement)
        buffer_add_byte(out, ';');
    return add(values, out, (struct span){surround->after.start + statement, surround->after.end});
}
