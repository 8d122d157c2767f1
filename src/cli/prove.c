#include "cli/prove.h"

#include "cli/configuration.h"
#include "cli/sink.h"
#include "format/escape.h"
#include "lint/prove.h"

static void add_failure(struct buffer *out, const struct prove_failure *failure)
{
    escape_path(out, failure->rule->path);
    buffer_add_format(out, ":%u: %s: ", failure->example->line, failure->rule->id);
    escape_terminal(out, slice_of(failure->problem));
    buffer_add_text(out, "\n    ");
    escape_terminal(out, slice_of(failure->example->text));
    buffer_add_byte(out, '\n');
}

static void add_coverage(struct buffer *out, const struct prove_result *result)
{
    for (size_t i = 0; i < result->unproved_count; i++)
        buffer_add_format(out, "%s: no example shows what it finds\n", result->unproved[i]->id);
    for (size_t i = 0; i < result->unfired_count; i++)
        buffer_add_format(out, "%s/%s: no example makes this pattern fire\n", result->unfired[i].rule->id,
                          result->unfired[i].pattern->id);
}

static void add_summary(struct buffer *out, const struct prove_result *result, bool coverage)
{
    buffer_add_format(out, "%zu examples of %zu rules, %zu failed", result->examples, result->rules,
                      result->failure_count);
    if (coverage)
        buffer_add_format(out, ", %zu rules and patterns without one", result->unproved_count + result->unfired_count);
    buffer_add_byte(out, '\n');
}

static enum exit_status print_result(const struct prove_result *result, bool coverage, struct errors *errors)
{
    struct buffer out = BUFFER_INIT;
    if (!result->examples)
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "no rule or pack of that name has examples");
    for (size_t i = 0; i < result->failure_count; i++)
        add_failure(&out, &result->failures[i]);
    if (coverage)
        add_coverage(&out, result);
    add_summary(&out, result, coverage);
    sink_print(buffer_slice(&out), errors);
    buffer_release(&out);
    return errors->count ? STATUS_TROUBLE : result->failure_count ? STATUS_FINDINGS : STATUS_CLEAN;
}

enum exit_status prove_run(const struct options *options, struct errors *errors)
{
    struct configuration *configuration = configuration_new(options, errors);
    if (!configuration)
        return STATUS_TROUBLE;
    struct arena arena = ARENA_INIT;
    struct linter *linter = linter_new();
    const struct prove_result *result = prove(linter, configuration_everything(configuration),
                                              options->arguments.items, options->arguments.count, &arena);
    enum exit_status status = print_result(result, options->coverage, errors);
    linter_free(linter);
    arena_release(&arena);
    configuration_free(configuration);
    return status;
}
