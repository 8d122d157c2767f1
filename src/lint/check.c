#include "lint/check.h"

#include "lint/structure/checks.h"
#include "read/section_tree.h"

struct named_check {
    const char *name;
    check_function run;
};

static const struct named_check checks[] = {
    {"action-no-owner", check_action_no_owner},
    {"action-no-due", check_action_no_due},
    {"action-no-verb", check_action_no_verb},
    {"action-no-ticket", check_action_no_ticket},
    {"action-equal-priority", check_action_equal_priority},
    {"action-shared-owner", check_action_shared_owner},
    {"missing-section", check_missing_section},
    {"empty-section", check_empty_section},
    {"placeholder-text", check_placeholder_text},
    {"no-went-well", check_no_went_well},
    {"no-went-poorly", check_no_went_poorly},
    {"single-cause", check_single_cause},
    {"whys-end-at-person", check_whys_end_at_person},
    {"name-in-analysis", check_name_in_analysis},
    {"impact-unquantified", check_impact_unquantified},
    {"timeline-no-timezone", check_timeline_no_timezone},
    {"timeline-order", check_timeline_order},
    {"timeline-judgment", check_timeline_judgment},
    {"late-publication", check_late_publication},
    {"many-document-owners", check_many_document_owners},
    {"encoding", check_encoding},
};

check_function check_named(const char *name)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (slice_equals_text(slice_of(name), checks[i].name))
            return checks[i].run;
    return NULL;
}

static struct check_finding *add(struct check_context *context)
{
    struct check_finding *finding = ARENA_PUSH(context->arena, context->findings, context->count, context->capacity);
    finding->confidence = 0.9f;
    return finding;
}

struct check_finding *check_add(struct check_context *context, uint32_t block, struct span prose)
{
    const struct block *source = &context->document->blocks[block];
    struct check_finding *finding = add(context);
    finding->prose = prose;
    finding->source = document_source_range(context->document, prose);
    finding->unit = source->source;
    finding->scope = section_source_range(context->document, source->section);
    finding->section = source->role;
    return finding;
}

struct check_finding *check_add_source(struct check_context *context, struct span source)
{
    struct check_finding *finding = add(context);
    finding->source = finding->unit = finding->scope = source;
    return finding;
}

void check_argument(struct check_finding *finding, const char *name, struct slice value)
{
    if (finding->argument_count < CHECK_MAX_ARGUMENTS)
        finding->arguments[finding->argument_count++] = (struct check_argument){name, value};
}

static const long *option_in(const struct rule_option *options, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_text(slice_of(name), options[i].name))
            return &options[i].value;
    return NULL;
}

long check_option(const struct check_context *context, const char *name, long otherwise)
{
    const struct rule_setting *setting = context->setting;
    const long *value = setting ? option_in(setting->options, setting->option_count, name) : NULL;
    if (!value && context->rule)
        value = option_in(context->rule->options, context->rule->option_count, name);
    return value ? *value : otherwise;
}
