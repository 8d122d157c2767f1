#include "lint/suggest/restate.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/suggest/action_topic.h"
#include "lint/suggest/neutral.h"
#include "lint/suggest/topic.h"
#include "lint/suggest/voice.h"
#include "lint/suggest/wording.h"
#include "read/phrase.h"

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

/* --- the sentence around the clause --------------------------------------------------------------------- */

/* "Why did the developer forget": behind the question word no statement can stand. */
static bool asks_why(struct slice lead)
{
    return phrase_is_any(lead, "why|how|when|where|who|what|did|does|do|why did|how did|why does|how could|why do");
}

static bool add_lead(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    if (!predicate || !predicate->opens || asks_why(values_prose(values, predicate->lead)) ||
        !values_add(values, out, predicate->lead))
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
    return predicate && predicate->closes && values_add(values, out, predicate->tail);
}

static bool add_prompted(struct finding_values *values, struct buffer *out)
{
    const struct predicate *predicate = restate_predicate(values);
    buffer_add_text(out, predicate && predicate->present ? "prompts" : "prompted");
    return true;
}

/* Where "without" begins in the match, or where the match does. */
static uint32_t main_end(const struct finding_values *values)
{
    struct span match = values->finding->match;
    ptrdiff_t without = slice_find(values_prose(values, match), SLICE_LITERAL("without "), 0);
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
        struct slice text = values_prose(values, main);
        main.end = main.start + (uint32_t)slice_trim(text).length;
        if (slice_ends_with(values_prose(values, main), joints[i]))
            main.end -= (uint32_t)strlen(joints[i]);
    }
    return values_add(values, out, main);
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
    return (acted_on || topic_thing(&clause, after, &thing)) && values_add_lowered(values, out, thing);
}

static bool add_setting(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    struct span unit = reading_of(values)->document.units[values->finding->unit].prose, thing;
    struct span before = {unit.start, values->finding->prose.start};
    before.start = span_length(before) > THING_REACH ? before.end - THING_REACH : before.start;
    return topic_last_thing(&clause, before, &thing) && values_add_lowered(values, out, thing);
}

static bool add_found(struct finding_values *values, struct buffer *out,
                      bool (*find)(const struct clause *, const struct finding *, struct span *))
{
    struct clause clause = clause_at(values);
    struct span topic;
    return find(&clause, values->finding, &topic) && values_add_lowered(values, out, topic);
}

static bool add_subject(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, topic_subject);
}

static bool add_account(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, topic_account);
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
    if (!span_length(*content) && !topic_content(&clause, values->finding, content))
        return false;
    bool inside = predicate && content->start < predicate->rest.end && predicate->rest.end < content->end;
    if (inside) /* what follows the clause follows its content too */
        content->end = predicate->rest.end;
    return true;
}

static bool add_content(struct finding_values *values, struct buffer *out)
{
    struct span content;
    return find_content(values, &content) && values_add(values, out, content);
}

static bool add_sequel(struct finding_values *values, struct buffer *out)
{
    struct span content, unit = reading_of(values)->document.units[values->finding->unit].prose;
    const struct predicate *predicate = restate_predicate(values);
    bool leans =
        predicate && !predicate->closes && find_content(values, &content) && content.end == predicate->rest.end;
    return !leans && find_content(values, &content) && values_add(values, out, (struct span){content.end, unit.end});
}

static bool add_matter(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, action_matter);
}

static bool add_occasion(struct finding_values *values, struct buffer *out)
{
    return add_found(values, out, action_occasion);
}

/* A team is called as it is: "Purchasing", and not "purchasing". */
static bool add_audience(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    struct span group;
    if (!action_audience(&clause, values->finding, &group))
        return false;
    const struct entity *entity = entity_covering(clause.entities, values->finding->unit, group.start);
    bool title =
        entity && entity->actor & ACTOR_TEAM && !memchr(values_prose(values, group).text, ' ', span_length(group));
    return title ? values_add(values, out, group) : values_add_lowered(values, out, group);
}

static bool add_note(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    struct span note;
    if (action_note(&clause, &note))
        wording_add(out, &reading_of(values)->document, note);
    return true;
}

static bool add_kind(struct finding_values *values, struct buffer *out)
{
    struct clause clause = clause_at(values);
    const struct predicate *predicate = restate_predicate(values);
    struct span kind;
    return predicate && action_kind(&clause, predicate->object, &kind) && values_add_lowered(values, out, kind);
}

/* Something that happened has a moment; a fragment leaves it open; a habit and what is to come have none. */
static bool add_moment(struct finding_values *values, struct buffer *out)
{
    static const char *const unsaid[] = {
        [TENSE_NONE] = "at the time", [TENSE_PAST] = "at that moment", [TENSE_STANDING] = ""};
    struct clause clause = clause_at(values);
    struct span moment;
    if (topic_moment(&clause, values->finding, &moment))
        return values_add_lowered(values, out, moment);
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
    {"account", add_account},   {"act", voice_act},       {"args", voice_args},       {"audience", add_audience},
    {"content", add_content},   {"done", voice_done},     {"kind", add_kind},         {"lead", add_lead},
    {"main", add_main},         {"matter", add_matter},   {"moment", add_moment},     {"note", add_note},
    {"notion", add_notion},     {"object", voice_object}, {"occasion", add_occasion}, {"party", add_party},
    {"passive", voice_passive}, {"people", add_people},   {"prompted", add_prompted}, {"rest", voice_rest},
    {"sequel", add_sequel},     {"setting", add_setting}, {"subject", add_subject},   {"tail", add_tail},
    {"thing", add_thing},       {"topic", voice_topic},   {"undone", voice_undone},   {"was", voice_was},
};

bool restate_value(struct finding_values *values, struct slice name, struct template_value *value)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!slice_equals_text(name, names[i].name))
            continue;
        struct buffer text = BUFFER_INIT;
        bool done = names[i].add(values, &text);
        struct slice kept = {arena_copy(values->scratch, buffer_slice(&text)), text.length};
        bool verb = names[i].add == voice_act; /* it begins with a base form */
        *value = (struct template_value){.text = kept, .lemma = verb ? kept : (struct slice){"", 0}};
        buffer_release(&text);
        return done;
    }
    return false;
}
