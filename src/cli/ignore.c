#include "cli/ignore.h"

#include <string.h>

#include "base/file.h"
#include "base/glob.h"

enum { IGNORE_MAX_BYTES = 1024 * 1024 };

struct ignore_rule {
    struct slice pattern;
    bool negated, folders_only, anywhere; /* anywhere: the pattern is a name, matched in every folder below */
};

/* Blanks at the end do not count unless a backslash keeps them. */
static struct slice without_blanks_at_end(struct slice line)
{
    while (line.length && strchr(" \t\r", line.text[line.length - 1]) &&
           !(line.length > 1 && line.text[line.length - 2] == '\\'))
        line.length--;
    return line;
}

static bool read_rule(struct ignore_rule *rule, struct slice line)
{
    line = without_blanks_at_end(line);
    if (!line.length || line.text[0] == '#')
        return false;
    *rule = (struct ignore_rule){.negated = line.text[0] == '!'};
    line = slice_sub(line, rule->negated, line.length);
    rule->folders_only = slice_ends_with(line, "/");
    line.length -= rule->folders_only;
    rule->anywhere = !memchr(line.text, '/', line.length);
    if (slice_starts_with(line, "/"))
        line = slice_sub(line, 1, line.length);
    rule->pattern = line;
    return line.length > 0;
}

static void read_rules(struct ignore *ignore, struct slice text, struct arena *arena)
{
    struct ignore_rule *rules = NULL;
    size_t count = 0, capacity = 0;
    for (size_t at = 0; at < text.length;) {
        const char *end = memchr(text.text + at, '\n', text.length - at);
        size_t next = end ? (size_t)(end - text.text) : text.length;
        struct ignore_rule rule;
        if (read_rule(&rule, slice_sub(text, at, next)))
            *ARENA_PUSH(arena, rules, count, capacity) = rule;
        at = next + 1;
    }
    ignore->rules = rules;
    ignore->count = count;
}

const struct ignore *ignore_enter(const struct ignore *parent, const char *folder, struct arena *arena)
{
    const char *path = path_join(arena, folder, ".gitignore");
    struct errors unread = ERRORS_INIT; /* as Git does, go on without a file that cannot be read */
    struct slice text;
    int failed = file_exists(path) ? file_read(path, IGNORE_MAX_BYTES, arena, &text, &unread) : -1;
    errors_release(&unread);
    if (failed)
        return parent;
    struct ignore *ignore = arena_alloc(arena, sizeof *ignore);
    *ignore = (struct ignore){.parent = parent, .folder = slice_of(arena_copy(arena, slice_of(folder)))};
    read_rules(ignore, text, arena);
    return ignore;
}

static bool is_repository_root(const char *folder, struct arena *arena)
{
    return file_exists(path_join(arena, folder, ".git"));
}

static const struct ignore *enter_down_to(const char *root, const char *folder, struct arena *arena)
{
    const struct ignore *ignore = NULL;
    size_t at = strlen(root);
    while (folder[at]) {
        ignore = ignore_enter(ignore, arena_copy(arena, (struct slice){folder, at}), arena);
        at += 1 + strcspn(folder + at + 1, "/");
    }
    return ignore;
}

const struct ignore *ignore_above(const char *folder, struct arena *arena)
{
    char *root = arena_copy(arena, slice_of(folder));
    while (*root && !is_repository_root(root, arena)) {
        char *slash = strrchr(root, '/');
        *(slash ? slash : root) = '\0';
    }
    return *root ? enter_down_to(root, folder, arena) : NULL;
}

static bool rule_matches(const struct ignore_rule *rule, struct slice path, bool is_folder)
{
    if (rule->folders_only && !is_folder)
        return false;
    const char *slash = memrchr(path.text, '/', path.length);
    size_t name = slash && rule->anywhere ? (size_t)(slash - path.text) + 1 : 0;
    return glob_match(rule->pattern, slice_sub(path, name, path.length));
}

/* The nearest .gitignore decides, and in it the last rule that matches. */
bool ignore_matches(const struct ignore *ignore, struct slice path, bool is_folder)
{
    for (; ignore; ignore = ignore->parent) {
        struct slice below = slice_sub(path, ignore->folder.length + 1, path.length);
        for (size_t i = ignore->count; i > 0; i--)
            if (rule_matches(&ignore->rules[i - 1], below, is_folder))
                return !ignore->rules[i - 1].negated;
    }
    return false;
}
