#include "cli/changed_lines.h"

#include "cli/line_diff.h"

static struct slice without_end(struct slice line)
{
    while (line.length && (line.text[line.length - 1] == '\n' || line.text[line.length - 1] == '\r'))
        line.length--;
    return line;
}

static bool same_words(struct slice before, struct slice after)
{
    return slice_equals(without_end(before), without_end(after));
}

/* "## Impact", the rule below a heading, "**Impact:**": a guess that rather says yes. */
static bool looks_like_heading(struct slice line)
{
    line = slice_trim(line);
    return slice_starts_with(line, "#") || slice_starts_with(line, "==") || slice_starts_with(line, "--") ||
           slice_starts_with(line, "**") || slice_starts_with(line, "__");
}

static bool has_heading(const struct text_lines *lines, size_t start, size_t count)
{
    for (size_t i = start; i < start + count; i++)
        if (looks_like_heading(lines->items[i]))
            return true;
    return false;
}

static size_t offset_of(const struct text_lines *lines, size_t line, struct slice text)
{
    return line < lines->count ? (size_t)(lines->items[line].text - text.text) : text.length;
}

void changed_lines_find(struct changed_lines *changed, struct slice before, struct slice after, struct arena *arena)
{
    struct text_lines old_lines = {0}, lines = {0};
    struct line_changes changes = {0};
    text_lines_split(&old_lines, before, arena);
    text_lines_split(&lines, after, arena);
    line_diff(&changes, &old_lines, &lines, same_words, arena);
    struct span *spans = arena_alloc(arena, changes.count * sizeof *spans);
    *changed = (struct changed_lines){.items = spans, .count = changes.count};
    for (size_t i = 0; i < changes.count; i++) {
        const struct line_change *change = &changes.items[i];
        spans[i] = (struct span){(uint32_t)offset_of(&lines, change->new_line, after),
                                 (uint32_t)offset_of(&lines, change->new_line + change->added, after)};
        changed->headings |= has_heading(&old_lines, change->old_line, change->removed) ||
                             has_heading(&lines, change->new_line, change->added);
    }
}

/* Where lines only went, a text is touched that goes on over that place. */
static bool touches(struct span change, struct span text)
{
    if (change.start == change.end)
        return text.start < change.start && change.start <= text.end;
    return text.start < change.end && (change.start < text.end || change.start == text.start);
}

static bool any_touches(const struct changed_lines *changed, struct span text)
{
    for (size_t i = 0; i < changed->count; i++)
        if (touches(changed->items[i], text))
            return true;
    return false;
}

bool changed_lines_keep(const void *context, const struct diagnostic *diagnostic)
{
    const struct changed_lines *changed = context;
    bool lacking = diagnostic->scope.start == diagnostic->scope.end;
    return (lacking && changed->headings) || any_touches(changed, diagnostic->source) ||
           (!lacking && any_touches(changed, diagnostic->scope));
}
