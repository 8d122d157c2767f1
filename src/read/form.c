#include "read/form.h"

#include "read/clock.h"
#include "read/date.h"
#include "read/phrase.h"

static struct slice base_name(struct slice path)
{
    size_t start = path.length;
    while (start > 0 && path.text[start - 1] != '/')
        start--;
    return slice_sub(path, start, path.length);
}

static struct slice title_of(const struct document *document)
{
    for (size_t i = 0; i < document->block_count; i++)
        if (document->blocks[i].kind == BLOCK_HEADING)
            return document_text(document, document->blocks[i].prose);
    return (struct slice){"", 0};
}

/* "[Incident title]", "<Title>", "{{ title }}", "YYYY-MM-DD" in the title. */
static bool has_slot(struct slice title)
{
    static const char *const slots[] = {"{{",    "YYYY",   "[Incident", "[Title", "[Name",
                                        "[Date", "<Title", "<Incident", NULL};
    for (size_t i = 0; slots[i]; i++)
        if (slice_find(title, slice_of(slots[i]), 0) >= 0)
            return true;
    return false;
}

static bool tells_when(const struct document *document)
{
    struct date date;
    struct clock clock;
    struct span where;
    for (size_t i = 0; i < document->block_count; i++) {
        struct slice text = document_text(document, document->blocks[i].prose);
        if (date_find(text, &date, &where) || clock_find(text, 0, &clock, &where))
            return true;
    }
    return false;
}

/* Its beginning or its end: "template.md", "Post-mortem process", but not "email-template-outage". */
static bool is_called_form(struct slice text)
{
    static const char *const endings[] = {"template",          "templates",     "template)", "template.md",
                                          "template.markdown", "documentation", "guide",     "process",
                                          "handbook",          "guidelines",    NULL};
    for (size_t i = 0; endings[i]; i++) {
        size_t length = slice_of(endings[i]).length;
        if (text.length >= length &&
            slice_equals_caseless(slice_sub(text, text.length - length, text.length), slice_of(endings[i])))
            return true;
    }
    return phrase_prefix(text, "template") > 0;
}

bool document_is_form(const struct document *document)
{
    static const char guides[] = "readme|guide|process|handbook|documentation|how to|guidelines|about|index|policy";
    struct slice name = base_name(slice_of(document->source->path)), title = slice_trim(title_of(document));
    if (is_called_form(name) || is_called_form(title) || has_slot(title))
        return true;
    bool guide = phrase_find_any(name, guides, NULL) || phrase_find_any(title, guides, NULL);
    return guide && !tells_when(document);
}
