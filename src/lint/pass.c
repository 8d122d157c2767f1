#include "lint/pass.h"

#include <stdarg.h>
#include <stdio.h>

#include "lint/linter.h"

/* Match-limit units: a report of ordinary size takes a few million; the rest is room for its length. */
enum { BUDGET_BASE = 200 * 1000 * 1000, BUDGET_A_BYTE = 2000 };

void pass_init(struct pass *pass, struct linter *linter, const struct reading *reading,
               const struct lint_options *options, struct arena *arena)
{
    *pass = (struct pass){
        .reading = reading,
        .options = options,
        .settings = options->settings,
        .plan = linter_plan(linter, options->settings->ruleset),
        .scratch = linter->scratch,
        .budget = {BUDGET_BASE + (uint64_t)reading->document.prose.length * BUDGET_A_BYTE},
        .capitals = capitals_new(&reading->annotation, arena),
        .arena = arena,
    };
}

void pass_trace(const struct pass *pass, struct span prose, const char *format, ...)
{
    if (!pass->options->trace)
        return;
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    const struct document *document = &pass->reading->document;
    pass->options->trace(pass->options->trace_context, document->source, document_source_range(document, prose), text);
}
