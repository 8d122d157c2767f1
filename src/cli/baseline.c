#include "cli/baseline.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/path.h"
#include "format/escape.h"
#include "format/json.h"
#include "lint/fingerprint.h"

enum { BASELINE_VERSION = 1, SENTENCE_LENGTH = FINGERPRINT_SIZE - 1 };

struct entry {
    const char *path; /* relative to the baseline's folder */
    const char *rule;
    char sentence[FINGERPRINT_SIZE];
    size_t count, met;
    bool gone;        /* there is no such file */
    bool counted;     /* its document was checked */
};

struct baseline {
    struct arena arena;
    const char *folder; /* absolute, with a slash at its end */
    struct entry *items;
    size_t count, capacity;
};

/* --- order ------------------------------------------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    int order = strcmp(left->path, right->path);
    if (!order)
        order = strcmp(left->rule, right->rule);
    return order ? order : strcmp(left->sentence, right->sentence);
}

/* Sorts, and makes one entry of equal ones. */
static void settle(struct baseline *baseline)
{
    size_t kept = 0;
    if (baseline->count)
        qsort(baseline->items, baseline->count, sizeof *baseline->items, compare_entries);
    for (size_t i = 0; i < baseline->count; i++) {
        struct entry *last = kept ? &baseline->items[kept - 1] : NULL;
        if (last && !compare_entries(last, &baseline->items[i]))
            last->count += baseline->items[i].count;
        else
            baseline->items[kept++] = baseline->items[i];
    }
    baseline->count = kept;
}

/* The first entry of a path, or where it would be. */
static size_t first_of(const struct baseline *baseline, const char *path)
{
    size_t low = 0, high = baseline->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(baseline->items[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_of(const struct baseline *baseline, size_t index, const char *path)
{
    return index < baseline->count && !strcmp(baseline->items[index].path, path);
}

/* --- reading ----------------------------------------------------------------------------------------------------- */

struct baseline *baseline_new(const char *path)
{
    struct baseline *baseline = memory_zero(1, sizeof *baseline);
    const char *folder = path_folder(&baseline->arena, path_absolute(path, &baseline->arena));
    baseline->folder = arena_format(&baseline->arena, "%s%s", folder, folder[1] ? "/" : "");
    return baseline;
}

void baseline_free(struct baseline *baseline)
{
    if (!baseline)
        return;
    arena_release(&baseline->arena);
    free(baseline);
}

static bool is_gone(const struct baseline *baseline, const char *path)
{
    struct stat status;
    struct arena arena = ARENA_INIT;
    bool gone = lstat(arena_format(&arena, "%s%s", baseline->folder, path), &status) != 0;
    arena_release(&arena);
    return gone;
}

/* The text of a member without NUL bytes in it, or NULL. */
static const char *text_member(struct baseline *baseline, const struct json_t *object, const char *key)
{
    struct slice text = json_text_of(json_member(object, key));
    return text.length && !memchr(text.text, '\0', text.length) ? arena_copy(&baseline->arena, text) : NULL;
}

static bool read_entry(struct baseline *baseline, const struct json_t *object)
{
    struct entry *entry = ARENA_PUSH(&baseline->arena, baseline->items, baseline->count, baseline->capacity);
    const char *sentence = text_member(baseline, object, "sentence");
    long long count = json_integer_of(json_member(object, "count"), 0);
    entry->path = text_member(baseline, object, "path");
    entry->rule = text_member(baseline, object, "rule");
    if (!entry->path || !entry->rule || !sentence || strlen(sentence) != SENTENCE_LENGTH || count < 1)
        return false;
    memcpy(entry->sentence, sentence, FINGERPRINT_SIZE);
    entry->count = (size_t)count;
    return true;
}

static const char *read_all(struct baseline *baseline, const struct json_t *root)
{
    const struct json_t *entries = json_member(root, "entries");
    long long version = json_integer_of(json_member(root, "version"), 0);
    if (version > BASELINE_VERSION)
        return arena_format(&baseline->arena, "is a baseline of version %lld; this program knows version %d", version,
                            BASELINE_VERSION);
    if (version != BASELINE_VERSION || json_kind_of(entries) != JSON_KIND_ARRAY)
        return "is JSON, but no baseline: `version` and `entries` are expected; --write-baseline writes one";
    for (size_t i = 0; i < json_length(entries); i++)
        if (!read_entry(baseline, json_item(entries, i)))
            return arena_format(&baseline->arena, "is a baseline whose entry %zu lacks one of path, rule, sentence (32 "
                                "hex digits) and count", i + 1);
    return NULL;
}

struct baseline *baseline_read(const char *path, struct slice text, struct errors *errors)
{
    char reason[JSON_REASON_SIZE];
    struct baseline *baseline = baseline_new(path);
    if (!text.length)
        return baseline;
    struct json_t *root = json_parse(text, reason);
    const char *wrong = root ? read_all(baseline, root)
                             : arena_format(&baseline->arena, "is no baseline, for it is no JSON (%s); --write-baseline "
                                            "writes one", reason);
    json_free(root);
    if (wrong) {
        errors_add(errors, ERROR_CONFIG, path, 0, 0, "%s", wrong);
        baseline_free(baseline);
        return NULL;
    }
    settle(baseline);
    for (size_t i = 0; i < baseline->count; i++)
        baseline->items[i].gone = i && is_of(baseline, i - 1, baseline->items[i].path)
                                      ? baseline->items[i - 1].gone
                                      : is_gone(baseline, baseline->items[i].path);
    return baseline;
}

/* --- filtering --------------------------------------------------------------------------------------------------- */

/* A document's path as entries name it, in the arena. */
static const char *entry_path(const struct baseline *baseline, const char *path, struct arena *arena)
{
    return path_relative(path_absolute(path, arena), baseline->folder, arena);
}

struct filtering {
    const struct baseline *baseline;
    size_t first, end; /* entries that may be meant */
    bool only_gone;    /* none has the document's path: it may be one of those whose files are gone */
    size_t *left;      /* for each entry, how many findings it can still take */
    size_t *matches; size_t match_count;
};

static void find_candidates(struct filtering *filtering, const char *path)
{
    const struct baseline *baseline = filtering->baseline;
    filtering->first = filtering->end = first_of(baseline, path);
    while (is_of(baseline, filtering->end, path))
        filtering->end++;
    filtering->only_gone = filtering->first == filtering->end;
    if (filtering->only_gone)
        filtering->first = 0, filtering->end = baseline->count;
    for (size_t i = filtering->first; i < filtering->end; i++)
        filtering->left[i] = filtering->only_gone && !baseline->items[i].gone ? 0 : baseline->items[i].count;
}

static bool is_known(struct filtering *filtering, const struct diagnostic *diagnostic, const struct source *source)
{
    char sentence[FINGERPRINT_SIZE];
    fingerprint_content(sentence, diagnostic, source);
    for (size_t i = filtering->first; i < filtering->end; i++) {
        const struct entry *entry = &filtering->baseline->items[i];
        if (!filtering->left[i] || strcmp(entry->rule, diagnostic->rule->id) || strcmp(entry->sentence, sentence))
            continue;
        filtering->left[i]--;
        filtering->matches[filtering->match_count++] = i;
        return true;
    }
    return false;
}

const struct report *baseline_filter(const struct baseline *baseline, const struct report *report, struct arena *arena,
                                     struct baseline_matches *matches)
{
    struct filtering filtering = {.baseline = baseline};
    struct diagnostic *kept = arena_alloc(arena, report->count * sizeof *kept);
    struct report *filtered = arena_alloc(arena, sizeof *filtered);
    filtering.left = arena_alloc(arena, baseline->count * sizeof *filtering.left);
    filtering.matches = arena_alloc(arena, report->count * sizeof *filtering.matches);
    find_candidates(&filtering, entry_path(baseline, report->source->path, arena));
    *filtered = *report;
    filtered->diagnostics = kept;
    filtered->count = 0;
    for (size_t i = 0; i < report->count; i++)
        if (!is_known(&filtering, &report->diagnostics[i], report->source))
            kept[filtered->count++] = report->diagnostics[i];
    *matches = (struct baseline_matches){filtering.matches, filtering.match_count};
    return filtered;
}

/* --- what expired ------------------------------------------------------------------------------------------------ */

void baseline_count(struct baseline *baseline, const char *path, const struct baseline_matches *matches)
{
    const char *name = entry_path(baseline, path, &baseline->arena);
    for (size_t i = first_of(baseline, name); is_of(baseline, i, name); i++)
        baseline->items[i].counted = true;
    for (size_t i = 0; i < matches->count; i++)
        baseline->items[matches->items[i]].met++;
}

static size_t expired_of(const struct entry *entry, bool everywhere)
{
    bool looked_at = entry->counted || (everywhere && entry->gone);
    return looked_at && entry->met < entry->count ? entry->count - entry->met : 0;
}

static void add_expired(struct buffer *out, const struct entry *entry, size_t expired)
{
    buffer_add_text(out, "blameless: baseline: ");
    escape_path(out, entry->path);
    buffer_add_format(out, ": %zu finding%s of ", expired, expired == 1 ? "" : "s");
    escape_terminal(out, slice_of(entry->rule));
    buffer_add_format(out, " no longer there%s\n", entry->gone ? ", nor is the file" : "");
}

void baseline_add_expired(struct buffer *out, const struct baseline *baseline, bool everywhere)
{
    size_t expired = 0;
    for (size_t i = 0; i < baseline->count; i++) {
        const struct entry *entry = &baseline->items[i], *next = i + 1 < baseline->count ? entry + 1 : NULL;
        expired += expired_of(entry, everywhere);
        if (next && !strcmp(next->path, entry->path) && !strcmp(next->rule, entry->rule))
            continue;
        if (expired)
            add_expired(out, entry, expired);
        expired = 0;
    }
}

/* --- writing ----------------------------------------------------------------------------------------------------- */

void baseline_add(struct baseline *baseline, const struct report *report)
{
    struct arena *arena = &baseline->arena;
    const char *path = report->count ? entry_path(baseline, report->source->path, arena) : NULL;
    for (size_t i = 0; i < report->count; i++) {
        struct entry *entry = ARENA_PUSH(arena, baseline->items, baseline->count, baseline->capacity);
        *entry = (struct entry){.path = path, .rule = report->diagnostics[i].rule->id, .count = 1};
        fingerprint_content(entry->sentence, &report->diagnostics[i], report->source);
    }
}

size_t baseline_findings(const struct baseline *baseline)
{
    size_t findings = 0;
    for (size_t i = 0; i < baseline->count; i++)
        findings += baseline->items[i].count;
    return findings;
}

static void write_entry(struct buffer *out, const struct entry *entry)
{
    struct json_t *object = json_new_object();
    json_put_text(object, "path", slice_of(entry->path));
    json_put_text(object, "rule", slice_of(entry->rule));
    json_put_text(object, "sentence", slice_of(entry->sentence));
    json_put_integer(object, "count", (long long)entry->count);
    json_write_free(object, out);
}

void baseline_write(struct buffer *out, struct baseline *baseline)
{
    settle(baseline);
    buffer_add_format(out, "{\"version\":%d,\"entries\":[", BASELINE_VERSION);
    for (size_t i = 0; i < baseline->count; i++) {
        buffer_add_text(out, i ? ",\n" : "\n");
        write_entry(out, &baseline->items[i]);
    }
    buffer_add_text(out, baseline->count ? "\n]}\n" : "]}\n");
}
