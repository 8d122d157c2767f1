#include "lint/pass.h"

#include <stdarg.h>
#include <stdio.h>

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
