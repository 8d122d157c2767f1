#include "lint/suggest/restate.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/suggest/neutral.h"
#include "lint/suggest/topic.h"
#include "lint/suggest/wording.h"
#include "rule/inflect.h"

static const struct reading *reading_of(const struct finding_values *values)
{
    return values->pass->reading;
}

const struct predicate *restate_predicate(struct finding_values *values)
{
    if (!values->predicate_tried) {
        values->predicate_tried = true;
        values->predicate_known = predicate_read(&reading_of(values)->entities, values->finding, &values->predicate);
    }
    return values->predicate_known ? &values->predicate : NULL;
}

static bool add(const struct finding_values *values, struct buffer *out, struct span prose)
{
    return neutral_add(out, &reading_of(values)->entities, values->finding->unit, prose);
}

static struct slice prose_of(const struct finding_values *values, struct span span)
{
    return document_text(&reading_of(values)->document, span);
}

static bool is_one_of(struct slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_caseless(word, slice_of(words[i])))
            return true;
    return false;
}

#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof *(words))

/* --- the sentence around the clause --------------------------------------------------------------------- */

/* "Why did the developer forget": behind the question word no statement can stand. */
static bool asks_why(struct slice lead)
{
    static const char *const words[] = {"why", "how", "when", "where", "who", "what", "did", "does", "do", "why did",
                                        "how did", "why does", "how could", "why do"};
    return IS_ONE_OF(slice_trim(lead), words);
}

static bool add_lead(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate || !predicate->opens || asks_why(prose_of(values, predicate->lead)) ||
        !add(values, out, predicate->lead))
        return false;
    if (!predicate->spliced)
        return true;
    while (out->length && strchr(", ", out->text[out->length - 1]))
        buffer_splice(out, out->length - 1, out->length, (struct slice){"", 0});
    buffer_add_text(out, "; ");
    return true;
}

static bool add_tail(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    return predicate && predicate->closes && add(values, out, predicate->tail);
}

/* --- the act -------------------------------------------------------------------------------------------- */

static bool add_base(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate)
        return false;
    struct slice lemma = values_lemma(values, predicate->verb);
    struct slice word = prose_of(values, predicate->verb);
    if (lemma.length || predicate->base)
        buffer_add_slice(out, lemma.length ? lemma : word);
    return lemma.length || predicate->base || inflect_base(out, word);
}

/* Words that only a negation allows: "did not verify either". */
static struct span without_polar_words(const struct finding_values *values, struct span rest)
{
    static const char *const polar[] = {" either", " at all", " whatsoever", " yet", " anyway", " ever", " too"};
    for (size_t i = 0; i < sizeof polar / sizeof *polar; i++) {
        struct slice text = prose_of(values, rest);
        if (slice_ends_with(text, polar[i]))
            rest.end -= (uint32_t)strlen(polar[i]);
    }
    return rest;
}

static struct span cut_at(const struct finding_values *values, struct span rest, const char *word)
{
    ptrdiff_t end = slice_find(prose_of(values, rest), slice_of(word), 0);
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
    static const char *const verbs[] = {"bother", "care",       "deign", "dare",     "be",      "have",    "know",
                                        "want",   "understand", "awake", "hurt",     "realise", "realize", "let",
                                        "forget", "neglect",    "fail",  "overlook", "miss",
                                        "predict", "foresee", "anticipate", "guess", "imagine", "exercise",
                                        "lift", "avoid", "prevent"};
    return IS_ONE_OF(first_word(lemma), verbs);
}

/* "The", "A", "At": capitals only at the beginning of a sentence, a label or a list. */
static bool begins_with_function_word(const struct finding_values *values, struct span phrase)
{
    const struct annotation *annotation = &reading_of(values)->annotation;
    uint32_t token = token_starting(annotation, values->finding->unit, phrase.start);
    return token != NO_INDEX && annotation->tokens[token].classes & (WORD_FUNCTION & ~WORD_PRONOUN);
}

/* A phrase that no longer begins its sentence. */
static bool add_lowered(struct finding_values *values, struct buffer *out, struct span phrase)
{
    size_t start = out->length;
    bool done = add(values, out, phrase);
    if (values_lowerable(values, phrase) || begins_with_function_word(values, phrase))
        template_lower(out, start);
    return done;
}

static bool add_act(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate || predicate->relative || !add_base(values, out) || is_no_act(buffer_slice(out)))
        return false;
    if (predicate->passive) {
        buffer_add_byte(out, ' ');
        if (!span_length(predicate->object) || !add_lowered(values, out, predicate->object))
            return false;
    }
    return add(values, out, without_polar_words(values, without_limits(values, predicate)));
}

/* --- the passive ---------------------------------------------------------------------------------------- */

static bool is_no_passive(struct slice lemma)
{
    static const char *const verbs[] = {"have",   "be",     "become", "lack", "cost",  "get",     "want",   "think",
                                        "bother", "care",   "go",     "come", "seem",  "stay",    "remain", "let",
                                        "fail",   "manage", "try",    "need", "react", "respond", "listen", "insist",
                                        "happen", "wait",   "do",     "sit",  "walk"};
    return IS_ONE_OF(lemma, verbs);
}

static bool is_negative(struct slice object)
{
    static const char *const words[] = {"nothing", "no",      "none",    "nobody",     "anything", "neither",
                                        "little",  "himself", "herself", "themselves", "everyone", "anyone"};
    return IS_ONE_OF(first_word(object), words);
}

/* "them" -> "they": the object becomes the subject. */
static bool add_nominative(struct finding_values *values, struct buffer *out)
{
    static const struct {
        const char *object, *subject;
    } pronouns[] = {{"them", "they"}, {"us", "we"}, {"me", "I"}, {"him", "the engineer"}, {"her", "the engineer"}};
    const struct predicate *predicate = restate_predicate(values);
    struct slice text = prose_of(values, predicate->object);
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (slice_equals_caseless(text, slice_of(pronouns[i].object))) {
            buffer_add_text(out, pronouns[i].subject);
            return true;
        }
    return add_lowered(values, out, predicate->object);
}

static const char *form_of_be(const struct predicate *predicate)
{
    if (predicate->present)
        return predicate->plural ? "are" : "is";
    return predicate->plural ? "were" : "was";
}

static bool has_passive(struct finding_values *values, const struct predicate *predicate)
{
    struct buffer lemma = BUFFER_INIT;
    bool has = predicate && span_length(predicate->object) && !predicate->prepositional && !predicate->passive &&
               add_base(values, &lemma) && !is_no_passive(buffer_slice(&lemma));
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

static bool add_object(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    return predicate && span_length(predicate->object) && !is_negative(prose_of(values, predicate->object)) &&
           add_nominative(values, out);
}

static bool add_topic(struct finding_values *values, struct buffer *out)
{
    static const char *const pronouns[] = {"it",    "them", "they", "this", "that", "these",
                                           "those", "us",   "me",   "him",  "her",  "which"};
    const struct predicate *predicate = restate_predicate(values);
    struct clause clause = clause_of(&reading_of(values)->entities, values->finding->unit);
    return predicate && !IS_ONE_OF(prose_of(values, predicate->object), pronouns) &&
           topic_is_thing(&clause, predicate->object) && add_object(values, out);
}

static bool add_was(struct finding_values *values, struct buffer *out)
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
    return add_participle(values, out) && add(values, out, without_polar_words(values, predicate->rest));
}

static bool add_passive(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!has_passive(values, predicate) || predicate->negated)
        return false;
    struct slice object = prose_of(values, predicate->object);
    bool none = slice_starts_with(object, "no ") || slice_equals_text(object, "nothing"); /* "no note was left" */
    return (none || !is_negative(object)) && add_nominative(values, out) && add_passive_with(values, out, "");
}

/* "did not make a note" -> "no note was made" */
static bool add_undone(struct finding_values *values, struct buffer *out)
{
    static const char *const indefinite[] = {"a ", "an ", "any "};
    const struct predicate *predicate = restate_predicate(values);
    if (!has_passive(values, predicate) || is_negative(prose_of(values, predicate->object)) ||
        !add_nominative(values, out))
        return false;
    for (size_t i = 0; i < sizeof indefinite / sizeof *indefinite; i++)
        if (slice_starts_with(buffer_slice(out), indefinite[i])) {
            buffer_splice(out, 0, strlen(indefinite[i]), SLICE_LITERAL("no "));
            return add_passive_with(values, out, "");
        }
    return add_passive_with(values, out, "not ");
}

static bool add_done(struct finding_values *values, struct buffer *out)
{
    return restate_predicate(values) && add_participle(values, out);
}

static bool add_prompted(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    buffer_add_text(out, predicate && predicate->present ? "prompts" : "prompted");
    return true;
}

static bool add_args(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    return predicate &&
           add(values, out, without_polar_words(values, (struct span){predicate->verb.end, predicate->rest.end}));
}

static bool add_rest(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate)
        return false;
    return add(values, out, without_polar_words(values, predicate->rest));
}

/* Where "without" begins in the match, or where the match does. */
static uint32_t main_end(const struct finding_values *values)
{
    struct span match = values->finding->match;
    ptrdiff_t without = slice_find(prose_of(values, match), SLICE_LITERAL("without "), 0);
    return match.start + (uint32_t)(without > 0 ? without : 0);
}

static bool add_main(struct finding_values *values, struct buffer *out)
{
    static const char *const joints[] = {" apparently", " even", " and",          " or",          " but",
                                         ",",           " -",    " \xE2\x80\x93", " \xE2\x80\x94"};
    const struct finding *finding = values->finding;
    struct clause clause = clause_of(&reading_of(values)->entities, finding->unit);
    uint32_t token = token_starting(clause.reader.annotation, finding->unit, finding->match.start);
    struct span main = {reading_of(values)->document.units[finding->unit].prose.start, main_end(values)};
    if (token == NO_INDEX || clause_verb_before(&clause, token) == NO_INDEX ||
        reader_has(&clause.reader, clause_text_start(&clause), WORD_SUBORDINATOR))
        return false;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        struct slice text = prose_of(values, main);
        main.end = main.start + (uint32_t)slice_trim(text).length;
        if (slice_ends_with(prose_of(values, main), joints[i]))
            main.end -= (uint32_t)strlen(joints[i]);
    }
    return add(values, out, main);
}

/* --- who, what, when ------------------------------------------------------------------------------------ */

static bool add_people(struct finding_values *values, struct buffer *out)
{
    neutral_add_actor(out, &reading_of(values)->entities, values->finding);
    return true;
}

static bool add_party(struct finding_values *values, struct buffer *out)
{
    const struct entity *entity = values->finding->actor.entity;
    return entity && !(entity->actor & (ACTOR_INDEFINITE | ACTOR_NOBODY | ACTOR_IMPLIED)) && add_people(values, out);
}

static struct clause clause_at(const struct finding_values *values)
{
    return clause_of(&reading_of(values)->entities, values->finding->unit);
}

/* What stands farther from the match is hardly what it is about, and a long sentence may hold many matches. */
enum { THING_REACH = 400 /* bytes */ };

static bool add_thing(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    const struct predicate *predicate = restate_predicate(values);
    struct span unit = reading_of(values)->document.units[values->finding->unit].prose, thing;
    struct span after = {values->finding->match.end, unit.end};
    after.end = span_length(after) > THING_REACH ? after.start + THING_REACH : after.end;
    bool acted_on = predicate && !predicate->relative && topic_thing(&clause, predicate->object, &thing);
    return (acted_on || topic_thing(&clause, after, &thing)) && add_lowered(values, out, thing);
}

static bool add_setting(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    struct span unit = reading_of(values)->document.units[values->finding->unit].prose, thing;
    struct span before = {unit.start, values->finding->prose.start};
    before.start = span_length(before) > THING_REACH ? before.end - THING_REACH : before.start;
    return topic_last_thing(&clause, before, &thing) && add_lowered(values, out, thing);
}

static bool add_found(struct finding_values *values, struct buffer *out,
                      bool (*find)(const struct clause *, const struct finding *, struct span *))
{
    struct clause clause = clause_at(values);
    struct span topic;
    return find(&clause, values->finding, &topic) && add_lowered(values, out, topic);
}

static bool add_subject(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, topic_subject);
}

static bool add_notion(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, topic_notion);
}

static bool find_content(struct finding_values *values, struct span *content)
{
    struct clause clause = clause_at(values);
    const struct predicate *predicate = restate_predicate(values);
    *content = predicate ? predicate->content : (struct span){0, 0};
    return span_length(*content) || topic_content(&clause, values->finding, content);
}

static bool add_content(struct finding_values *values, struct buffer *out)
{
    struct span content;
    return find_content(values, &content) && add(values, out, content);
}

static bool add_sequel(struct finding_values *values, struct buffer *out)
{
    struct span content, unit = reading_of(values)->document.units[values->finding->unit].prose;
    return find_content(values, &content) && add(values, out, (struct span){content.end, unit.end});
}

static bool add_matter(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, topic_matter);
}

static bool add_occasion(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, topic_occasion);
}

static bool add_note(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    struct span note;
    if (topic_note(&clause, &note))
        wording_add(out, &reading_of(values)->document, note);
    return true;
}

static bool add_kind(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    const struct predicate *predicate = restate_predicate(values);
    struct span kind;
    return predicate && topic_kind(&clause, predicate->object, &kind) && add_lowered(values, out, kind);
}

/* Something that happened has a moment; a fragment leaves it open; a habit and what is to come have none. */
static bool add_moment(struct finding_values *values, struct buffer *out)
{
    static const char *const unsaid[] = {[TENSE_NONE] = "at the time", [TENSE_PAST] = "at that moment",
                                         [TENSE_STANDING] = ""};
    struct clause clause = clause_at(values);
    struct span moment;
    if (topic_moment(&clause, values->finding, &moment))
        return add_lowered(values, out, moment);
    const struct predicate *predicate = restate_predicate(values);
    bool present = values->finding->section == SECTION_ACTIONS || (predicate && predicate->present);
    buffer_add_text(out, unsaid[present ? TENSE_STANDING : topic_tense(&clause, values->finding)]);
    return true;
}

/* --- by name -------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    bool (*add)(struct finding_values *values, struct buffer *out);
} names[] = {
    {"act", add_act},           {"args", add_args},   {"content", add_content}, {"done", add_done},
    {"kind", add_kind},         {"lead", add_lead},   {"main", add_main},       {"matter", add_matter},
    {"moment", add_moment},     {"note", add_note},   {"notion", add_notion},   {"object", add_object},
    {"occasion", add_occasion}, {"party", add_party}, {"passive", add_passive}, {"people", add_people},
    {"prompted", add_prompted}, {"rest", add_rest},   {"sequel", add_sequel},   {"setting", add_setting},
    {"subject", add_subject},   {"tail", add_tail},   {"thing", add_thing},     {"topic", add_topic},
    {"undone", add_undone},     {"was", add_was},
};

bool restate_value(struct finding_values *values, struct slice name, struct template_value *value)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!slice_equals_text(name, names[i].name))
            continue;
        struct buffer text = BUFFER_INIT;
        bool done = names[i].add(values, &text);
        struct slice kept = {arena_copy(values->scratch, buffer_slice(&text)), text.length};
        bool verb = names[i].add == add_act; /* it begins with a base form */
        *value = (struct template_value){.text = kept, .lemma = verb ? kept : (struct slice){"", 0}};
        buffer_release(&text);
        return done;
    }
    return false;
}
