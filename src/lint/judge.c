#include "lint/judge.h"

#include "lint/confidence.h"
#include "lint/negation.h"
#include "rule/names.h"

#define NAME_DOUBT 0.5f /* a name known by its shape only */

static enum negation_policy policy_of(const struct finding *finding)
{
    return finding->matcher->negation < 0 ? finding->rule->negation : (enum negation_policy)finding->matcher->negation;
}

/* --- severity ------------------------------------------------------------------------------------------- */

static unsigned actor_index(uint32_t actor)
{
    return actor ? (unsigned)__builtin_ctz(actor) : ACTOR_CLASS_COUNT;
}

static enum severity at_most(enum severity severity, enum severity most)
{
    return severity < most ? severity : most;
}

static enum severity stepped(enum severity severity, int step)
{
    int level = (int)severity + step;
    if (severity == SEVERITY_OFF || step <= -3)
        return SEVERITY_OFF;
    return level < SEVERITY_SUGGESTION ? SEVERITY_SUGGESTION
           : level > SEVERITY_ERROR    ? SEVERITY_ERROR
                                       : (enum severity)level;
}

/* The gravest severity that what is known of the finding bears. */
static enum severity gravest_at(const struct finding *finding)
{
    if (finding->confidence < CONFIDENCE_DOUBT)
        return SEVERITY_SUGGESTION;
    bool by_shape = finding->actor.actor == ACTOR_PERSON && finding->actor.confidence < NAME_DOUBT;
    return finding->confidence < CONFIDENCE_SURE || by_shape ? SEVERITY_WARNING : SEVERITY_ERROR;
}

/* "He" of somebody who was named right before weighs as much as the name. */
static uint32_t actor_weighed(const struct reading *reading, const struct finding *finding)
{
    const struct finding_actor *actor = &finding->actor;
    const struct entity *entity = actor->entity;
    if (actor->actor != ACTOR_PRONOUN || !entity || entity->plural || entity->antecedent == NO_INDEX)
        return actor->actor;
    const struct entity *meant = &reading->entities.items[entity->antecedent];
    bool named = meant->actor & (ACTOR_PERSON | ACTOR_MENTION) && meant->confidence >= NAME_DOUBT;
    return named ? meant->actor : actor->actor;
}

static enum severity weighed(const struct reading *reading, const struct finding *finding)
{
    enum severity severity = finding->matcher->severity;
    if (severity == SEVERITY_OFF)
        severity = finding->rule->severity[actor_index(actor_weighed(reading, finding))];
    else if (finding->actor.actor == ACTOR_AGENT && finding->rule->severity[actor_index(ACTOR_AGENT)])
        severity = at_most(severity, finding->rule->severity[actor_index(ACTOR_AGENT)]);
    severity = stepped(severity, finding->rule->section_step[finding->section]);
    if (finding->quoted && finding_quotes(finding) == QUOTES_LOWER)
        severity = stepped(severity, -1);
    return at_most(severity, gravest_at(finding));
}

static enum severity severity_of(const struct pass *pass, const struct finding *finding, bool draft)
{
    enum severity severity = weighed(pass->reading, finding);
    enum severity configured = pass->settings->rules[finding->rule_index].cap;
    if (severity != SEVERITY_OFF && configured != SEVERITY_OFF)
        severity = configured;
    return draft ? at_most(severity, SEVERITY_WARNING) : severity;
}

/* --- the verdict ---------------------------------------------------------------------------------------- */

static const char *actor_name(uint32_t actor)
{
    return actor ? names_of(&actor_names, __builtin_ctz(actor)) : "none";
}

/* Why the finding means nothing, or NULL. */
static const char *stopping_negation(const struct pass *pass, const struct finding *finding, unsigned negators)
{
    enum negation_policy policy = policy_of(finding);
    if (policy == NEGATION_REQUIRED)
        return negators == 1 ? NULL : "not negated";
    if (policy == NEGATION_CANCELS && negators == 1)
        return "negated";
    return conclusion_denied(pass->reading, finding) ? "part of a denied conclusion" : NULL;
}

static bool judge(const struct pass *pass, struct finding *finding, bool draft)
{
    const char *rule = finding->rule->id, *pattern = finding->matcher->pattern.id;
    unsigned negators = negators_of(pass->reading, finding);
    const char *reason = stopping_negation(pass, finding, negators);
    if (reason) {
        pass_trace(pass, finding->prose, "%s/%s: stopped, it is %s", rule, pattern, reason);
        return false;
    }
    finding->confidence = confidence_of(pass->reading, finding, policy_of(finding) == NEGATION_CANCELS && negators > 1);
    finding->severity = severity_of(pass, finding, draft);
    if (finding->severity == SEVERITY_OFF)
        pass_trace(pass, finding->prose, "%s/%s: off for such an actor", rule, pattern);
    else
        pass_trace(pass, finding->prose, "%s/%s: found, confidence %.2f, actor %s", rule, pattern,
                   (double)finding->confidence, actor_name(finding->actor.actor));
    return finding->severity != SEVERITY_OFF;
}

void judge_findings(struct pass *pass, struct finding_list *findings, bool draft)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (judge(pass, &findings->items[i], draft))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}
