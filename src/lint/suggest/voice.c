#include "lint/suggest/voice.h"

#include <string.h>

#include "lint/suggest/restate.h"
#include "lint/suggest/topic.h"
#include "read/phrase.h"
#include "rule/inflect.h"

/* --- the act -------------------------------------------------------------------------------------------- */

static bool add_base(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate)
        return false;
    struct slice lemma = values_lemma(values, predicate->verb);
    struct slice word = values_prose(values, predicate->verb);
    if (lemma.length || predicate->base)
        buffer_add_slice(out, lemma.length ? lemma : word);
    return lemma.length || predicate->base || inflect_base(out, word);
}

/* Words that only a negation allows: "did not verify either". */
static struct span without_polar_words(const struct finding_values *values, struct span rest)
{
    static const char *const polar[] = {" either", " at all", " whatsoever", " yet", " anyway", " ever", " too"};
    for (size_t i = 0; i < sizeof polar / sizeof *polar; i++) {
        struct slice text = values_prose(values, rest);
        if (slice_ends_with(text, polar[i]))
            rest.end -= (uint32_t)strlen(polar[i]);
    }
    return rest;
}

static struct span cut_at(const struct finding_values *values, struct span rest, const char *word)
{
    ptrdiff_t end = slice_find(values_prose(values, rest), slice_of(word), 0);
    return end < 0 ? rest : (struct span){rest.start, rest.start + (uint32_t)end};
}

/* "did not pick it up until noon": what was not done until then is done by itself; "was dropped by Ana": by whom is no
 * part of the act. */
static struct span without_limits(const struct finding_values *values, const struct predicate *predicate)
{
    struct span rest = {predicate->verb.end, predicate->rest.end};
    rest = cut_at(values, cut_at(values, rest, " until "), " till ");
    return predicate->passive ? cut_at(values, rest, " by ") : rest;
}

static struct slice first_word(struct slice text)
{
    ptrdiff_t blank = slice_find(text, SLICE_LITERAL(" "), 0);
    return slice_sub(text, 0, blank < 0 ? text.length : (size_t)blank);
}

/* Verbs of caring: there is no act to prompt. */
static bool is_no_act(struct slice lemma)
{
    return phrase_is_any(first_word(lemma), "bother|care|deign|dare|be|have|know|want|understand|awake|hurt|realise|"
                                            "realize|let|forget|neglect|fail|overlook|miss|predict|foresee|anticipate|"
                                            "guess|imagine|exercise|avoid|prevent|appreciate|notice|grasp|comprehend|"
                                            "recognise|recognize|spot|see|like|prevail|behove|behoove");
}

/* "lift a finger", "think it worth a call": told as an act, and none. */
static bool is_idle_phrase(struct slice act)
{
    return phrase_prefix_any(act, "lift a finger|think it|bat an eye|raise an eyebrow|give a|take the trouble") > 0;
}

/* "come back for", "look at": a preposition whose object stands elsewhere. */
static bool ends_in_preposition(struct slice act)
{
    size_t start = act.length;
    while (start > 0 && act.text[start - 1] != ' ')
        start--;
    return start > 0 &&
           phrase_is_any(slice_sub(act, start, act.length), "for|at|of|with|to|from|into|about|by|anything");
}

/* "read | the diff | in full" of "a diff he had not read in full" */
static bool add_antecedent(struct finding_values *values, struct buffer *out)
{
    static const char *const articles[] = {"a ", "an "};
    const struct predicate *predicate = restate_predicate(values);
    size_t start = out->length + 1;
    buffer_add_byte(out, ' ');
    if (!span_length(predicate->antecedent) || !values_add_lowered(values, out, predicate->antecedent))
        return false;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (slice_starts_with(slice_sub(buffer_slice(out), start, out->length), articles[i]))
            buffer_splice(out, start, start + strlen(articles[i]), SLICE_LITERAL("the "));
    return true;
}

/* "nothing prompted anyone to tell | anyone": others. */
static void name_others(struct buffer *act)
{
    static const char *const indefinite[] = {" anyone", " anybody", " a soul", " anyone else", " a living soul"};
    for (size_t i = 0; i < sizeof indefinite / sizeof *indefinite; i++)
        if (slice_ends_with(buffer_slice(act), indefinite[i]))
            buffer_splice(act, act->length - strlen(indefinite[i]), act->length, SLICE_LITERAL(" others"));
}

/* "without telling anyone | or checking the lag", "| and without checking": a second act that would keep its form. */
static bool is_one_of_two(const struct finding_values *values, const struct predicate *predicate)
{
    static const char *const coordinators[] = {" or ", " and "};
    struct slice rest = values_prose(values, (struct span){predicate->verb.end, predicate->rest.end});
    bool gerund = slice_ends_with(first_word(values_prose(values, predicate->verb)), "ing");
    for (size_t i = 0; gerund && i < sizeof coordinators / sizeof *coordinators; i++) {
        ptrdiff_t at = slice_find(rest, slice_of(coordinators[i]), 0);
        if (at < 0)
            continue;
        struct slice word = first_word(slice_sub(rest, (size_t)at + strlen(coordinators[i]), rest.length));
        if (slice_ends_with(word, "ing") || slice_equals_text(word, "without"))
            return true;
    }
    return false;
}

bool voice_act(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate || is_one_of_two(values, predicate) || !add_base(values, out) || is_no_act(buffer_slice(out)))
        return false;
    if (predicate->relative)
        return add_antecedent(values, out) && values_add(values, out, without_polar_words(values, predicate->rest));
    if (predicate->passive) {
        buffer_add_byte(out, ' ');
        if (!span_length(predicate->object) || !values_add_lowered(values, out, predicate->object))
            return false;
    }
    if (!values_add(values, out, without_polar_words(values, without_limits(values, predicate))))
        return false;
    name_others(out);
    struct span args = {predicate->verb.end, predicate->rest.end};
    bool done_by =
        slice_starts_with(values_prose(values, args), " by ") && !predicate->passive; /* "never written by" */
    return !done_by && !is_idle_phrase(buffer_slice(out)) && !ends_in_preposition(buffer_slice(out));
}

/* --- the passive ---------------------------------------------------------------------------------------- */

static bool is_no_passive(struct slice lemma)
{
    return phrase_is_any(first_word(lemma), "have|be|become|lack|cost|get|want|think|bother|care|go|come|seem|stay|"
                                            "remain|let|fail|manage|try|need|react|respond|listen|insist|happen|wait|"
                                            "do|sit|walk|deem");
}

static bool is_negative(struct slice object)
{
    return phrase_is_any(first_word(object),
                         "nothing|no|none|nobody|anything|neither|little|himself|herself|themselves|"
                         "everyone|anyone");
}

/* "their procedures" -> "the procedures": the sentence no longer says whose. */
static bool add_unowned(struct finding_values *values, struct buffer *out, struct span phrase)
{
    static const char *const owners[] = {"their ", "his ", "her "};
    size_t start = out->length;
    if (!values_add_lowered(values, out, phrase))
        return false;
    struct slice added = slice_sub(buffer_slice(out), start, out->length);
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (slice_starts_with(added, owners[i])) {
            buffer_splice(out, start, start + strlen(owners[i]), SLICE_LITERAL("the "));
            break;
        }
    return true;
}

/* "them" -> "they": the object becomes the subject. */
static bool add_nominative(struct finding_values *values, struct buffer *out)
{
    static const struct {
        const char *object, *subject;
    } pronouns[] = {{"them", "they"}, {"us", "we"}, {"me", "I"}, {"him", "the engineer"}, {"her", "the engineer"}};
    const struct predicate *predicate = restate_predicate(values);
    struct slice text = values_prose(values, predicate->object);
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (slice_equals_caseless(text, slice_of(pronouns[i].object))) {
            buffer_add_text(out, pronouns[i].subject);
            return true;
        }
    return add_unowned(values, out, predicate->object);
}

static const char *form_of_be(const struct predicate *predicate)
{
    if (predicate->present)
        return predicate->plural ? "are" : "is";
    return predicate->plural ? "were" : "was";
}

/* "nobody lifted a finger": nothing that could have been done. */
static bool is_gesture(struct slice object)
{
    return phrase_is_any(object, "a finger|an eyebrow|an eyelid|an eye|a muscle|a hair");
}

static bool has_passive(struct finding_values *values, const struct predicate *predicate)
{
    struct buffer lemma = BUFFER_INIT;
    bool has = predicate && span_length(predicate->object) && !is_gesture(values_prose(values, predicate->object)) &&
               !predicate->prepositional && !predicate->passive && add_base(values, &lemma) &&
               !is_no_passive(buffer_slice(&lemma));
    buffer_release(&lemma);
    return has;
}

static bool add_participle(struct finding_values *values, struct buffer *out)
{
    struct buffer lemma = BUFFER_INIT;
    bool known = add_base(values, &lemma);
    if (known)
        inflect(out, buffer_slice(&lemma), FORM_PARTICIPLE);
    buffer_release(&lemma);
    return known;
}

bool voice_object(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    return predicate && span_length(predicate->object) && !is_negative(values_prose(values, predicate->object)) &&
           add_nominative(values, out);
}

enum { LONGEST_TOPIC = 80 /* bytes; no question is about more */ };

bool voice_topic(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    struct clause clause = clause_of(&values->pass->reading->entities, values->finding->unit);
    return predicate && span_length(predicate->object) <= LONGEST_TOPIC &&
           slice_find(values_prose(values, predicate->object), SLICE_LITERAL(" that "), 0) < 0 &&
           !phrase_is_any(values_prose(values, predicate->object),
                          "it|them|they|this|that|these|those|us|me|him|her|which") &&
           topic_is_thing(&clause, predicate->object) && voice_object(values, out);
}

bool voice_was(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (predicate && span_length(predicate->object))
        buffer_add_text(out, form_of_be(predicate));
    return out->length > 0;
}

static bool add_passive_with(struct finding_values *values, struct buffer *out, const char *negation)
{
    const struct predicate *predicate = restate_predicate(values);
    buffer_add_format(out, " %s %s", form_of_be(predicate), negation);
    return add_participle(values, out) && values_add(values, out, without_polar_words(values, predicate->rest));
}

bool voice_passive(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!has_passive(values, predicate) || predicate->negated)
        return false;
    struct slice object = values_prose(values, predicate->object);
    bool none = slice_starts_with(object, "no ") || slice_equals_text(object, "nothing"); /* "no note was left" */
    return (none || !is_negative(object)) && add_nominative(values, out) && add_passive_with(values, out, "");
}

/* "did not make a note" -> "no note was made" */
bool voice_undone(struct finding_values *values, struct buffer *out)
{
    static const char *const indefinite[] = {"a ", "an ", "any "};
    const struct predicate *predicate = restate_predicate(values);
    if (!has_passive(values, predicate) || is_negative(values_prose(values, predicate->object)) ||
        !add_nominative(values, out))
        return false;
    for (size_t i = 0; i < sizeof indefinite / sizeof *indefinite; i++)
        if (slice_starts_with(buffer_slice(out), indefinite[i])) {
            buffer_splice(out, 0, strlen(indefinite[i]), SLICE_LITERAL("no "));
            return add_passive_with(values, out, "");
        }
    return add_passive_with(values, out, "not ");
}

bool voice_done(struct finding_values *values, struct buffer *out)
{
    return restate_predicate(values) && add_participle(values, out);
}

bool voice_args(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    return predicate &&
           values_add(values, out,
                      without_polar_words(values, (struct span){predicate->verb.end, predicate->rest.end}));
}

bool voice_rest(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate)
        return false;
    return values_add(values, out, without_polar_words(values, predicate->rest));
}
