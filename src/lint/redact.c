#include "lint/redact.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "read/name_set.h"

#define ROLE "the engineer"

struct redaction {
    const struct name_set *people;
    struct arena *arena;
};

static bool joins_words(char byte)
{
    return ascii_is_alnum(byte) || (unsigned char)byte >= 0x80;
}

static size_t word_end(struct slice text, size_t at)
{
    while (at < text.length && joins_words(text.text[at]))
        at++;
    return at;
}

/* "@jane.doe-2": the handle's further parts go with its first. */
static size_t handle_end(struct slice text, size_t start, size_t end)
{
    bool handle = start > 0 && text.text[start - 1] == '@';
    while (handle && end + 1 < text.length && strchr("._-", text.text[end]) && joins_words(text.text[end + 1]))
        end = word_end(text, end + 1);
    return end;
}

/* A name is written with a capital, or as a handle: "will" the verb stays when Will is about. */
static bool is_name(const struct redaction *redaction, struct slice text, size_t start, size_t end)
{
    bool handle = (start > 0 && text.text[start - 1] == '@') || (end < text.length && text.text[end] == '@');
    bool capital = ascii_is_upper(text.text[start]) || (unsigned char)text.text[start] >= 0x80;
    return (handle || capital) && name_set_find(redaction->people, slice_sub(text, start, end)) >= NAME_HARVESTED;
}

/* Finds the next name at or after `from`; false when there is none. */
static bool next_name(const struct redaction *redaction, struct slice text, size_t from, struct span *name)
{
    for (size_t at = from; at < text.length;) {
        size_t end = word_end(text, at);
        if (end > at && is_name(redaction, text, at, end)) {
            *name = (struct span){(uint32_t)at, (uint32_t)handle_end(text, at, end)};
            return true;
        }
        at = end > at ? end : at + 1;
    }
    return false;
}

/* --- the document's text: every byte keeps its place ------------------------------------------------------------- */

/* One mark for each length of a character in UTF-8, so that bytes, characters and UTF-16 units all stay. */
static const char *const marks[] = {"", "_", "\xC2\xB7", "\xE2\x80\xA4", "\xF0\x9F\x9E\x84"};

static void mask(struct buffer *out, struct slice name)
{
    for (size_t at = 0; at < name.length;) {
        uint32_t code_point;
        size_t step = utf8_decode(name.text + at, name.length - at, &code_point);
        buffer_add_text(out, marks[step]);
        at += step;
    }
}

static struct slice masked(const struct redaction *redaction, struct slice text)
{
    struct buffer out = BUFFER_INIT;
    struct span name;
    size_t at = 0;
    for (; next_name(redaction, text, at, &name); at = name.end) {
        buffer_add_slice(&out, slice_sub(text, at, name.start));
        mask(&out, slice_sub(text, name.start, name.end));
    }
    buffer_add_slice(&out, slice_sub(text, at, text.length));
    struct slice result = {arena_copy(redaction->arena, buffer_slice(&out)), out.length};
    buffer_release(&out);
    return result;
}

/* --- wording: a role for a name ----------------------------------------------------------------------------------- */

static bool begins_sentence(const struct buffer *out)
{
    size_t at = out->length;
    while (at > 0 && ascii_is_blank(out->text[at - 1]))
        at--;
    return at == 0 || out->text[at - 1] == '.' || out->text[at - 1] == '?' || out->text[at - 1] == '!';
}

/* "Amara Okafor" is one person: what joins two words of a name goes with them. */
static bool is_same_name(struct slice text, size_t end, size_t next)
{
    return next == end + 1 && (text.text[end] == ' ' || text.text[end] == '.' || text.text[end] == '-');
}

static void add_role(struct buffer *out)
{
    bool capital = begins_sentence(out);
    buffer_add_text(out, capital ? "The" : "the");
    buffer_add_text(out, &ROLE[sizeof "the" - 1]);
}

static struct slice reworded(const struct redaction *redaction, struct slice text)
{
    struct buffer out = BUFFER_INIT;
    struct span name;
    size_t at = 0;
    bool any = false;
    while (next_name(redaction, text, at, &name)) {
        if (!any || !is_same_name(text, at, name.start)) {
            size_t start = name.start > at && text.text[name.start - 1] == '@' ? name.start - 1 : name.start;
            buffer_add_slice(&out, slice_sub(text, at, start));
            add_role(&out);
        }
        any = true;
        at = name.end + (name.end < text.length && text.text[name.end] == '@');
    }
    buffer_add_slice(&out, slice_sub(text, at, text.length));
    struct slice result = any ? (struct slice){arena_copy(redaction->arena, buffer_slice(&out)), out.length} : text;
    buffer_release(&out);
    return result;
}

static bool writes_name(const struct redaction *redaction, const struct suggestion *suggestion)
{
    struct span name;
    for (size_t i = 0; i < suggestion->edit_count; i++)
        if (next_name(redaction, suggestion->edits[i].text, 0, &name))
            return true;
    return false;
}

static const struct suggestion *redact_suggestions(const struct redaction *redaction,
                                                   const struct diagnostic *diagnostic)
{
    struct suggestion *suggestions = arena_alloc(redaction->arena, diagnostic->suggestion_count * sizeof *suggestions);
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        suggestions[i] = diagnostic->suggestions[i];
        suggestions[i].text = reworded(redaction, suggestions[i].text);
        if (writes_name(redaction, &suggestions[i])) {
            suggestions[i].edits = NULL;
            suggestions[i].edit_count = 0;
        }
    }
    return suggestions;
}

/* --- the report --------------------------------------------------------------------------------------------------- */

static void redact_diagnostic(const struct redaction *redaction, struct diagnostic *diagnostic,
                              const struct source *source)
{
    diagnostic->match = slice_sub(source->bytes, diagnostic->source.start, diagnostic->source.end);
    diagnostic->message = reworded(redaction, diagnostic->message);
    diagnostic->why = reworded(redaction, diagnostic->why);
    diagnostic->suggestions = redact_suggestions(redaction, diagnostic);
}

static const struct suppression *redact_suppressions(const struct redaction *redaction, const struct report *report)
{
    struct suppression *suppressions = arena_alloc(redaction->arena, report->suppression_count * sizeof *suppressions);
    for (size_t i = 0; i < report->suppression_count; i++) {
        suppressions[i] = report->suppressions[i];
        suppressions[i].reason = reworded(redaction, suppressions[i].reason);
    }
    return suppressions;
}

const struct report *redact(const struct report *report, struct arena *arena)
{
    struct redaction redaction = {report->people, arena};
    struct report *redacted = arena_alloc(arena, sizeof *redacted);
    struct source *source = arena_alloc(arena, sizeof *source);
    struct diagnostic *diagnostics = arena_alloc(arena, report->count * sizeof *diagnostics);
    if (!report->people)
        return report; /* refused before it was read: nothing of its text is in the report */
    *source = *report->source;
    source->bytes = masked(&redaction, source->bytes);
    *redacted = *report;
    redacted->source = source;
    redacted->diagnostics = diagnostics;
    redacted->suppressions = redact_suppressions(&redaction, report);
    for (size_t i = 0; i < report->count; i++) {
        diagnostics[i] = report->diagnostics[i];
        redact_diagnostic(&redaction, &diagnostics[i], source);
    }
    return redacted;
}
