#include "lint/match.h"

#include "lint/claim.h"
#include "lint/guard.h"
#include "lint/search.h"

/* A subject farther from its verb than this is named in the message but not part of the span. */
enum { NEAR_WORDS = 3 };

/* --- which matchers run where --------------------------------------------------------------------------- */

static bool runs_in(const struct scan_matcher *matcher, const struct place *place)
{
    return matcher->sections >> place->section & 1 && matcher->units & place->kinds;
}

static bool in_force(const struct pass *pass, const struct scan_matcher *matcher)
{
    return pass->settings->rules[matcher->rule_index].enabled &&
           &matcher->matcher->pattern != pass->options->without &&
           (matcher->rule->in_guides || pass->reading->mode != MODE_GUIDE);
}

static const uint32_t *all_matchers(const struct scan_index *scan, size_t *count, struct arena *arena)
{
    uint32_t *numbers = arena_alloc(arena, scan->matcher_count * sizeof *numbers);
    for (uint32_t i = 0; i < scan->matcher_count; i++)
        numbers[i] = i;
    *count = scan->matcher_count;
    return numbers;
}

/* --- from a match to a finding -------------------------------------------------------------------------- */

static struct finding_actor actor_of_subject(const struct subject *subject)
{
    return (struct finding_actor){subject->actor, subject->confidence, subject->prose, subject->entity};
}

static struct finding_actor actor_of_entity(const struct entity *entity)
{
    return (struct finding_actor){entity->actor, entity->confidence, entity->prose, entity};
}

static const struct class_state *first_state(const struct pattern *pattern, const struct class_states *states,
                                             enum class_source source, struct span match)
{
    for (size_t i = 0; i < pattern->class_count; i++) {
        const struct class_state *state = &states->items[i];
        if (pattern->classes[i].source == source && state->found && state->start >= match.start &&
            state->end <= match.end)
            return state;
    }
    return NULL;
}

static bool named_actor(const struct unit_search *search, const struct finding *finding, struct finding_actor *actor)
{
    struct span group;
    if (!finding_group(finding, "actor", &group))
        return false;
    const struct entity *entity = entity_covering(&search->pass->reading->entities, search->unit, group.start);
    if (!entity)
        return false;
    *actor = actor_of_entity(entity);
    return true;
}

static struct finding_actor find_actor(const struct unit_search *search, const struct pattern *pattern,
                                       const struct class_states *states, const struct finding *finding)
{
    struct finding_actor actor = {.actor = ACTOR_NONE, .confidence = 1};
    const struct class_state *state;
    if (named_actor(search, finding, &actor))
        return actor;
    if ((state = first_state(pattern, states, CLASS_SUBJECT, finding->match)))
        return actor_of_subject(&state->subject);
    if ((state = first_state(pattern, states, CLASS_ENTITY, finding->match)) && state->entity)
        return actor_of_entity(state->entity);
    return actor;
}

/* The span begins at a subject that stands near its verb. */
static struct span reported_span(const struct unit_search *search, const struct pattern *pattern,
                                 const struct class_states *states, struct span match)
{
    const struct class_state *state = first_state(pattern, states, CLASS_SUBJECT, match);
    if (!state || span_length(state->subject.prose) == 0)
        return match;
    const struct subject *subject = &state->subject;
    bool near = subject->adjacent || subject->distance <= NEAR_WORDS;
    if (near && span_contains(search->prose, subject->prose) && subject->prose.start < match.start)
        match.start = subject->prose.start;
    return match;
}

static struct span find_trigger(const struct pattern *pattern, const struct class_states *states,
                                const struct finding *finding)
{
    struct span trigger;
    if (finding_group(finding, "trigger", &trigger) || finding_group(finding, "verb", &trigger))
        return trigger;
    const struct class_state *state = first_state(pattern, states, CLASS_LEXICON, finding->match);
    return (struct span){state ? (uint32_t)state->start : finding->match.start, finding->match.end};
}

static bool is_quoted(const struct document *document, const struct unit *unit, struct span match)
{
    size_t low = 0, high = document->quote_count;
    while (low < high) { /* the first quote that begins after the match does */
        size_t middle = low + (high - low) / 2;
        if (document->quotes[middle].start <= match.start)
            low = middle + 1;
        else
            high = middle;
    }
    return unit->quoted || (low > 0 && span_contains(document->quotes[low - 1], match));
}

static void copy_groups(const struct unit_search *search, struct finding *finding, const struct regex_match *match)
{
    struct span *groups = arena_alloc(search->pass->arena, match->group_count * sizeof *groups);
    for (unsigned i = 0; i < match->group_count; i++)
        groups[i] = match->groups[i].start == UINT32_MAX ? match->groups[i] : unit_to_prose(search, match->groups[i]);
    finding->groups = groups;
    finding->group_count = match->group_count;
}

static void fill_finding(struct finding *finding, const struct unit_search *search, const struct scan_matcher *matcher,
                         const struct class_states *states, const struct regex_match *match)
{
    const struct document *document = &search->pass->reading->document;
    const struct pattern *pattern = &matcher->matcher->pattern;
    *finding = (struct finding){
        .rule = matcher->rule,
        .matcher = matcher->matcher,
        .rule_index = matcher->rule_index,
        .unit = (uint32_t)search->unit,
        .section = search->place.section,
        .match = unit_to_prose(search, match->groups[0]),
        .regex = regex_table_get(search->pass->plan->regexes, pattern),
    };
    copy_groups(search, finding, match);
    finding->prose = reported_span(search, pattern, states, finding->match);
    finding->actor = find_actor(search, pattern, states, finding);
    finding->trigger = find_trigger(pattern, states, finding);
    finding->quoted = is_quoted(document, &document->units[search->unit], finding->match);
}

/* --- running a matcher ---------------------------------------------------------------------------------- */

static const struct guard *stopping_guard(struct unit_search *search, const struct scan_matcher *matcher,
                                          const struct finding *finding)
{
    uint32_t base = search->prose.start;
    struct guarded guarded = {
        {finding->match.start - base, finding->match.end - base},
        {finding->prose.start - base, finding->prose.end - base},
    };
    const struct guard *guard =
        guards_stop(search, &guarded, matcher->matcher->guards, matcher->matcher->guard_count);
    return guard ? guard : guards_stop(search, &guarded, matcher->rule->guards, matcher->rule->guard_count);
}

/* Why the match means nothing whatever its guards say, or NULL. */
static const char *dead_reason(const struct unit_search *search, const struct finding *finding)
{
    if (finding->quoted && finding_quotes(finding) == QUOTES_SKIP)
        return "it is quoted";
    return unit_search_protects(search, finding->trigger) ? "it is a technical term" : NULL;
}

static bool is_stopped(struct unit_search *search, const struct scan_matcher *matcher, const struct finding *finding)
{
    const char *reason = dead_reason(search, finding);
    if (reason) {
        pass_trace(search->pass, finding->prose, "%s/%s: stopped, %s", matcher->rule->id,
                   matcher->matcher->pattern.id, reason);
        return true;
    }
    const struct guard *guard = stopping_guard(search, matcher, finding);
    if (guard)
        pass_trace(search->pass, finding->prose, "%s/%s: stopped by %s at line %u", matcher->rule->id,
                   matcher->matcher->pattern.id, guard_name(guard->kind), (unsigned)guard->pattern.line);
    return guard != NULL;
}

static size_t next_character(struct slice text, size_t offset)
{
    do
        offset++;
    while (offset < text.length && ((unsigned char)text.text[offset] & 0xC0) == 0x80);
    return offset;
}

static void keep(struct finding_list *findings, struct unit_search *search, struct finding *finding)
{
    claims_note(search, finding);
    *ARENA_PUSH(search->pass->arena, findings->items, findings->count, findings->capacity) = *finding;
}

/* After a match that a guard stopped, a later one may begin inside it. */
static void run_matcher(struct finding_list *findings, struct unit_search *search, const struct scan_matcher *matcher)
{
    struct class_states states;
    struct regex_match match;
    size_t start = 0, end = search->text.length;
    while (start < end && unit_search_find(search, &matcher->matcher->pattern, start, end, &states, &match)) {
        struct finding finding;
        fill_finding(&finding, search, matcher, &states, &match);
        bool stopped = is_stopped(search, matcher, &finding);
        if (!stopped)
            keep(findings, search, &finding);
        start = stopped || match.groups[0].end <= start ? next_character(search->text, match.groups[0].start)
                                                        : match.groups[0].end;
    }
}

static void note_limit(struct pass *pass, const struct rule *rule, struct span prose)
{
    if (!pass->limit_reached)
        return;
    pass_trace(pass, prose, "%s: gave up, the search reached its limit", rule->id);
    if (!pass->unchecked)
        pass->unchecked = arena_format(pass->arena, "rule %s reached its search limit", rule->id);
    pass->limit_reached = false;
}

void match_unit(struct pass *pass, size_t unit, struct finding_list *findings, struct arena *scratch)
{
    struct unit_search search;
    unit_search_init(&search, pass, unit, scratch);
    if (search.place.dropped) {
        pass_trace(pass, search.prose, "dropped: %s", search.place.dropped);
        if (search.place.too_long && !pass->unchecked)
            pass->unchecked = "a sentence is longer than 16 KiB";
        return;
    }
    const struct scan_index *scan = pass->plan->ruleset->scan;
    size_t count;
    const uint32_t *candidates = pass->options->scan_off ? all_matchers(scan, &count, scratch)
                                                         : unit_search_candidates(&search, &count);
    for (size_t i = 0; i < count; i++) {
        const struct scan_matcher *matcher = &scan->matchers[candidates[i]];
        if (!in_force(pass, matcher) || !runs_in(matcher, &search.place))
            continue;
        run_matcher(findings, &search, matcher);
        note_limit(pass, matcher->rule, search.prose);
    }
}

void match_note_most(struct pass *pass)
{
    if (!pass->unchecked)
        pass->unchecked = "more than 20,000 matches";
}

void match_document(struct pass *pass, struct finding_list *findings)
{
    struct arena scratch = ARENA_INIT;
    size_t units = pass->reading->document.unit_count;
    for (size_t unit = 0; unit < units; unit++) {
        if (findings->count >= MATCH_MOST_FINDINGS) {
            match_note_most(pass);
            break;
        }
        match_unit(pass, unit, findings, &scratch);
        arena_reset(&scratch);
    }
    arena_release(&scratch);
}
