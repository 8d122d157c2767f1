#include "lint/structure.h"

#include "lint/check.h"
#include "lint/confidence.h"
#include "lint/suggest/template.h"
#include "read/form.h"

/* A template_lookup over the arguments of a check's finding. */
static bool argument_value(void *context, struct slice name, struct template_value *value)
{
    const struct check_finding *finding = context;
    for (size_t i = 0; i < finding->argument_count; i++)
        if (slice_equals_text(name, finding->arguments[i].name)) {
            *value = (struct template_value){.text = finding->arguments[i].value};
            return true;
        }
    return false;
}

static bool fill(const char *template, struct check_finding *finding, struct arena *arena, struct slice *out)
{
    struct buffer text = BUFFER_INIT;
    bool done = template_fill(&text, template, argument_value, finding);
    template_raise(&text, 0);
    *out = (struct slice){arena_copy(arena, buffer_slice(&text)), text.length};
    buffer_release(&text);
    return done;
}

static void add_questions(struct diagnostic *diagnostic, struct check_finding *finding, struct arena *arena)
{
    const struct rule *rule = diagnostic->rule;
    struct suggestion *suggestions = arena_alloc(arena, rule->suggestion_count * sizeof *suggestions);
    for (size_t i = 0; i < rule->suggestion_count; i++) {
        struct suggestion *suggestion = &suggestions[diagnostic->suggestion_count];
        suggestion->kind = SUGGESTION_ASK;
        if (rule->suggestions[i].kind == SUGGESTION_ASK &&
            fill(rule->suggestions[i].text, finding, arena, &suggestion->text))
            diagnostic->suggestion_count++;
    }
    diagnostic->suggestions = suggestions;
}

static enum severity severity_of(const struct check_context *context, const struct check_finding *finding, bool draft)
{
    unsigned row = finding->actor ? (unsigned)__builtin_ctz(finding->actor) : ACTOR_CLASS_COUNT;
    enum severity severity = context->rule->severity[row];
    if (finding->confidence < CONFIDENCE_DOUBT && severity > SEVERITY_SUGGESTION)
        severity = SEVERITY_SUGGESTION;
    if (severity != SEVERITY_OFF && context->setting && context->setting->cap != SEVERITY_OFF)
        severity = context->setting->cap;
    return draft && severity == SEVERITY_ERROR ? SEVERITY_WARNING : severity;
}

/* Has a finding about the same kind of person at this place said as much or more? */
static bool is_said(const struct diagnostic_list *list, const struct check_finding *finding, enum severity severity)
{
    for (size_t i = 0; finding->actor && i < list->count; i++) {
        const struct diagnostic *other = &list->items[i];
        if (other->actor == finding->actor && other->severity >= severity &&
            span_overlaps(other->source, finding->source))
            return true;
    }
    return false;
}

static void diagnose_check(const struct pass *pass, const struct check_context *context, struct check_finding *finding,
                           struct diagnostic_list *list)
{
    enum severity severity = severity_of(context, finding, pass->reading->draft);
    if (severity == SEVERITY_OFF || is_said(list, finding, severity))
        return;
    struct diagnostic *diagnostic =
        diagnose_source(context->document->source, context->rule, finding->source, list);
    diagnostic->severity = severity;
    diagnostic->confidence = finding->confidence;
    diagnostic->actor = finding->actor;
    diagnostic->section = finding->section;
    diagnostic->unit = finding->unit;
    diagnostic->scope = finding->scope;
    diagnostic->prose = finding->prose;
    if (!fill(context->rule->message, finding, list->arena, &diagnostic->message))
        diagnostic->message = slice_of(context->rule->title);
    add_questions(diagnostic, finding, list->arena);
}

static void run_check(const struct pass *pass, struct check_context *context, struct diagnostic_list *list)
{
    check_function check = check_named(context->rule->check);
    if (!check)
        return;
    check(context);
    for (size_t i = 0; i < context->count; i++)
        diagnose_check(pass, context, &context->findings[i], list);
}

/* A report of an incident: not a guide, a template or a page about the process, whatever sections they name. */
static bool is_report(const struct reading *reading)
{
    return mode_is_postmortem(&reading->document) && reading->mode != MODE_GUIDE && !document_is_form(&reading->document);
}

void structure_check(const struct pass *pass, struct diagnostic_list *list)
{
    const struct reading *reading = pass->reading;
    bool report = pass->options->all_documents || is_report(reading);
    struct timeline timeline = {0};
    if (report)
        timeline_find(&timeline, &reading->document, list->arena);
    for (size_t i = 0; i < pass->settings->ruleset->rule_count; i++) {
        const struct rule *rule = pass->settings->ruleset->rules[i];
        if (!rule->check || !pass->settings->rules[i].enabled || (!report && !rule->in_guides))
            continue;
        struct check_context context = {
            .document = &reading->document, .entities = &reading->entities, .actions = &reading->actions,
            .timeline = &timeline,          .settings = pass->settings,     .rule = rule,
            .setting = &pass->settings->rules[i], .arena = list->arena,
        };
        run_check(pass, &context, list);
    }
}
