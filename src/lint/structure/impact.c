/* Does the impact say how much, how many, how long? */
#include "base/ascii.h"
#include "lint/structure/checks.h"
#include "read/phrase.h"
#include "read/section_tree.h"

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
    static const char words[] =
        "no|none|nobody|not affected|without|all|every|entire|any|half|third|quarter|two|three|four|five|six|"
        "seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|hundreds|thousand|thousands|"
        "million|dozen|dozens|single|one|an hour|a day|once|twice|unknown|not known|unclear|unavailable for|"
        "could not be measured|cannot be measured|not measured";
    return has_digit(text) || phrase_find_any(text, words, NULL);
}

static const struct unit *first_unit(const struct document *document, struct span body)
{
    for (size_t i = 0; i < document->unit_count; i++) {
        const struct unit *unit = &document->units[i];
        bool inside = unit->prose.end > body.start && unit->prose.start < body.end;
        if (inside && document->blocks[unit->block].kind != BLOCK_HEADING)
            return unit;
    }
    return NULL;
}

void check_impact_unquantified(struct check_context *context)
{
    const struct document *document = context->document;
    const struct unit *first = NULL;
    struct passage_cursor cursor = {0};
    struct passage passage;
    while (passage_next(document, SECTION_IMPACT, &cursor, &passage)) {
        struct slice body = document_text(document, passage.body);
        if (phrase_word_count(body) < 2)
            continue;
        if (says_how_much(body) || has_digit(document_text(document, passage.name)))
            return;
        first = first ? first : first_unit(document, passage.body);
    }
    if (first)
        check_add(context, first->block, first->prose);
}
