/* Does the impact say how much, how many, how long? */
#include "base/ascii.h"
#include "lint/phrase.h"
#include "lint/section_tree.h"
#include "lint/structure/checks.h"

static bool has_digit(struct slice text)
{
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_digit(text.text[i]))
            return true;
    return false;
}

/* Amounts in words, none and all among them, and an open word that the amount is not known. */
static bool says_how_much(struct slice text)
{
    static const char *const words[] = {"no", "none", "nobody", "not affected", "without", "all", "every", "entire", "any",
                                        "half", "third", "quarter", "two", "three", "four", "five", "six", "seven",
                                        "eight", "nine", "ten", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty",
                                        "sixty", "hundred", "hundreds", "thousand", "thousands", "million", "dozen", "dozens", "single",
                                        "one", "an hour", "a day", "once", "twice", "unknown", "not known", "unclear",
                                        "unavailable for", "could not be measured", "cannot be measured", "not measured", NULL};
    return has_digit(text) || phrase_find_any(text, words, NULL) != NULL;
}

/* Numbers in code spans are placeholders in the prose, so the source is asked; there are no links in a number. */
static bool is_quantified(const struct document *document, const struct section *section)
{
    struct span body = section_body(document, section);
    if (says_how_much(document_text(document, body)))
        return true;
    struct slice name = document_text(document, document->blocks[section->heading].prose);
    return has_digit(name);
}

void check_impact_unquantified(struct check_context *context)
{
    const struct document *document = context->document;
    const struct section *first = NULL;
    for (size_t i = 0; i < document->section_count; i++) {
        const struct section *section = &document->sections[i];
        struct slice body = section->own == SECTION_IMPACT ? document_text(document, section_body(document, section))
                                                           : (struct slice){"", 0};
        if (phrase_word_count(body) < 2)
            continue;
        if (is_quantified(document, section))
            return;
        first = first ? first : section;
    }
    if (!first)
        return;
    struct span body = section_body(document, first);
    const struct unit *unit = NULL;
    for (size_t i = 0; i < document->unit_count && !unit; i++)
        if (document->units[i].prose.start >= body.start &&
            document->blocks[document->units[i].block].kind != BLOCK_HEADING)
            unit = &document->units[i];
    if (unit)
        check_add(context, unit->block, unit->prose);
}
