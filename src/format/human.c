/* For people: what was found, where, why it matters, and what could stand there instead. */
#include <string.h>

#include "base/ascii.h"
#include "format/advice.h"
#include "format/escape.h"
#include "format/excerpt.h"
#include "format/formats.h"
#include "format/wrap.h"

enum { DEFAULT_WIDTH = 100, LEAST_WIDTH = 40, LABEL_WIDTH = 5, GUTTER = 4 };

enum style { STYLE_NONE, STYLE_PLACE, STYLE_FAINT, STYLE_SUGGESTION, STYLE_WARNING, STYLE_ERROR, STYLE_REWRITE };

static const char *sequence(const struct writer *writer, enum style style)
{
    static const char *const sequences[] = {
        [STYLE_NONE] = "\x1b[0m",       [STYLE_PLACE] = "\x1b[1m",      [STYLE_FAINT] = "\x1b[2m",
        [STYLE_SUGGESTION] = "\x1b[36m", [STYLE_WARNING] = "\x1b[33m", [STYLE_ERROR] = "\x1b[1;31m",
        [STYLE_REWRITE] = "\x1b[32m",
    };
    return writer->options.color ? sequences[style] : "";
}

static enum style severity_style(enum severity severity)
{
    static const enum style styles[] = {
        [SEVERITY_OFF] = STYLE_FAINT,
        [SEVERITY_SUGGESTION] = STYLE_SUGGESTION,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_ERROR] = STYLE_ERROR,
    };
    return styles[severity];
}

static size_t width(const struct writer *writer)
{
    size_t wanted = writer->options.width ? writer->options.width : DEFAULT_WIDTH;
    return wanted < LEAST_WIDTH ? LEAST_WIDTH : wanted > DEFAULT_WIDTH ? DEFAULT_WIDTH : wanted;
}

static void add_labelled(struct writer *writer, const char *label, struct slice text, enum style style)
{
    struct buffer escaped = BUFFER_INIT;
    struct buffer *out = &writer->out;
    escape_terminal(&escaped, slice_trim(text));
    buffer_add_format(out, "%*s%s%s%s  %s", GUTTER - 2, "", sequence(writer, STYLE_FAINT), label,
                      sequence(writer, STYLE_NONE), style == STYLE_NONE ? "" : sequence(writer, style));
    wrap_text(out, buffer_slice(&escaped), GUTTER - 2 + LABEL_WIDTH, width(writer));
    buffer_add_format(out, "%s\n", style == STYLE_NONE ? "" : sequence(writer, STYLE_NONE));
    buffer_release(&escaped);
}

/* --- the first line of a finding, and the last of a run: words of several styles -------------------------------- */

/* A line is for a terminal whose width is known; elsewhere programs look at lines, and they stay whole. */
struct line {
    struct writer *writer;
    size_t column, indent;
    struct buffer words;
};

static struct line begin_line(struct writer *writer, size_t indent)
{
    return (struct line){.writer = writer, .indent = indent, .words = BUFFER_INIT};
}

/* Appends the words gathered, which are escaped already. */
static void put_words(struct line *line, enum style style)
{
    struct writer *writer = line->writer;
    size_t limit = writer->options.width ? width(writer) : SIZE_MAX;
    buffer_add_text(&writer->out, style == STYLE_NONE ? "" : sequence(writer, style));
    line->column = wrap_words(&writer->out, buffer_slice(&line->words), line->column, line->column ? line->indent : 0,
                              limit);
    buffer_add_text(&writer->out, style == STYLE_NONE ? "" : sequence(writer, STYLE_NONE));
    buffer_clear(&line->words);
}

/* A place is copied, so it stays whole whatever blanks are in the path. */
static void put_place(struct line *line, const struct source *source, const struct diagnostic *diagnostic)
{
    struct buffer *out = &line->writer->out;
    buffer_add_text(out, sequence(line->writer, STYLE_PLACE));
    size_t start = out->length;
    escape_path(out, source->path);
    buffer_add_format(out, ":%u:%u:", diagnostic->start.line, diagnostic->start.column);
    line->column = excerpt_columns((struct slice){out->text + start, out->length - start});
    buffer_add_text(out, sequence(line->writer, STYLE_NONE));
}

static void end_line(struct line *line)
{
    buffer_add_byte(&line->writer->out, '\n');
    buffer_release(&line->words);
}

static void add_rules(struct buffer *out, const struct diagnostic *diagnostic)
{
    buffer_add_format(out, "[%s", diagnostic->rule->id);
    for (size_t i = 0; i < diagnostic->also_count; i++)
        buffer_add_format(out, ", %s", diagnostic->also[i]->id);
    buffer_add_byte(out, ']');
}

static void add_head(struct writer *writer, const struct source *source, const struct diagnostic *diagnostic)
{
    struct line line = begin_line(writer, GUTTER - 2 + LABEL_WIDTH);
    put_place(&line, source, diagnostic);
    buffer_add_format(&line.words, "%s:", severity_name(diagnostic->severity));
    put_words(&line, severity_style(diagnostic->severity));
    escape_terminal(&line.words, diagnostic->message);
    put_words(&line, STYLE_NONE);
    add_rules(&line.words, diagnostic);
    put_words(&line, STYLE_FAINT);
    end_line(&line);
}

static void add_excerpt(struct writer *writer, const struct source *source, const struct diagnostic *diagnostic)
{
    if (!span_length(diagnostic->source))
        return; /* about the whole document: no line shows it */
    excerpt_write(&writer->out, source, diagnostic->source,
                  &(struct excerpt_style){
                      .gutter = sequence(writer, STYLE_FAINT),
                      .mark = sequence(writer, severity_style(diagnostic->severity)),
                      .reset = sequence(writer, STYLE_NONE),
                      .width = (unsigned)width(writer),
                      .gutter_width = GUTTER,
                  });
}

/* The reason is given once a document for each rule: the second time it is only noise. */
static bool explained_before(const struct report *report, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (report->diagnostics[i].rule == report->diagnostics[index].rule)
            return true;
    return false;
}

/* A fix is a few words inside the sentence; beside what they replace they make sense. */
static void add_fix(struct writer *writer, const struct source *source, const struct suggestion *suggestion)
{
    struct buffer text = BUFFER_INIT;
    const struct edit *edit = suggestion->edits;
    struct slice old = slice_trim(slice_sub(source->bytes, edit->source.start, edit->source.end));
    struct slice new = slice_trim(edit->text);
    buffer_add_text(&text, new.length ? "" : "leave out: ");
    buffer_add_slice(&text, old);
    buffer_add_text(&text, new.length && old.length ? " -> " : "");
    buffer_add_slice(&text, new);
    add_labelled(writer, advice_label(suggestion->kind), buffer_slice(&text), STYLE_REWRITE);
    buffer_release(&text);
}

/* One sentence is enough beside a finding; `blameless explain` has the rest. */
static struct slice first_sentence(struct slice text)
{
    for (size_t at = 1; at + 2 < text.length; at++)
        if (text.text[at] == '.' && text.text[at + 1] == ' ' && ascii_is_upper(text.text[at + 2]))
            return slice_sub(text, 0, at + 1);
    return text;
}

static void add_suggestions(struct writer *writer, const struct source *source, const struct diagnostic *diagnostic)
{
    for (size_t i = 0; i < diagnostic->suggestion_count; i++) {
        const struct suggestion *suggestion = &diagnostic->suggestions[i];
        if (suggestion->kind == SUGGESTION_FIX && suggestion->edit_count == 1)
            add_fix(writer, source, suggestion);
        else
            add_labelled(writer, advice_label(suggestion->kind), suggestion->text,
                         suggestion->kind == SUGGESTION_ASK ? STYLE_NONE : STYLE_REWRITE);
    }
}

static void human_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        add_head(writer, report->source, diagnostic);
        add_excerpt(writer, report->source, diagnostic);
        if (diagnostic->why.length && !explained_before(report, i))
            add_labelled(writer, "why", first_sentence(diagnostic->why), STYLE_FAINT);
        add_suggestions(writer, report->source, diagnostic);
        buffer_add_byte(&writer->out, '\n');
    }
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void add_counts(struct line *line, const struct run_summary *summary, size_t left)
{
    for (int level = SEVERITY_ERROR; level >= SEVERITY_SUGGESTION; level--) {
        size_t count = summary->found[level];
        if (!count)
            continue;
        left -= count;
        severity_count(&line->words, level, count);
        buffer_add_text(&line->words, left ? "," : ".");
        put_words(line, severity_style(level));
    }
}

static void human_end(struct writer *writer, const struct run_summary *summary)
{
    size_t total = run_summary_total(summary);
    struct line line = begin_line(writer, 0);
    struct buffer *out = &line.words;
    if (writer->options.quiet || (!total && !summary->fixed))
        return;
    if (summary->fixed)
        buffer_add_format(out, "%zu reworded. ", summary->fixed);
    buffer_add_format(out, "%zu finding%s in %zu", total, plural(total), summary->files_found);
    if (summary->files > summary->files_found)
        buffer_add_format(out, " of %zu", summary->files);
    buffer_add_format(out, " file%s%s", plural(summary->files), total ? ":" : ".");
    put_words(&line, STYLE_NONE);
    add_counts(&line, summary, total);
    if (summary->fixable)
        buffer_add_format(out, "`%s` settles %zu.", writer->options.fix ? writer->options.fix : "blameless fix",
                          summary->fixable);
    put_words(&line, STYLE_NONE);
    end_line(&line);
}

const struct format format_human = {
    .name = "human",
    .description = "excerpts with reasons and rewrites, for people (default)",
    .begin = format_nothing_first,
    .report = human_report,
    .end = human_end,
};
