#include "cli/problems.h"

#include <stdio.h>

#include "base/buffer.h"
#include "cli/path.h"
#include "format/escape.h"

static void add_problem(struct buffer *out, const struct error *error)
{
    buffer_add_text(out, "blameless: ");
    if (error->path)
        escape_path(out, path_from_here(error->path));
    if (error->path && error->line)
        buffer_add_format(out, ":%zu:%zu", error->line, error->column ? error->column : 1);
    buffer_add_text(out, error->path ? ": " : "");
    escape_terminal(out, slice_of(error->message));
    buffer_add_byte(out, '\n');
}

void problems_print(const struct errors *errors)
{
    struct buffer out = BUFFER_INIT;
    for (size_t i = 0; i < errors->count; i++)
        add_problem(&out, &errors->items[i]);
    fwrite(out.text, 1, out.length, stderr);
    buffer_release(&out);
}

int problems_name_limit(struct errors *errors, int result)
{
    struct error *last = result && errors->count ? &errors->items[errors->count - 1] : NULL;
    if (last && last->code == ERROR_LIMIT)
        last->message = arena_format(&errors->arena, "%s; --max-size=BYTES allows more", last->message);
    return result;
}

void problems_move(struct errors *to, const struct errors *from)
{
    for (size_t i = 0; i < from->count; i++) {
        const struct error *error = &from->items[i];
        errors_add(to, error->code, error->path, error->line, error->column, "%s", error->message);
    }
}
