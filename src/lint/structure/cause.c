/* One cause standing alone. */
#include "lint/structure/checks.h"
#include "read/phrase.h"
#include "read/section_tree.h"

/* Sentences and list items in a passage, headings left out: a rough count of the factors it names. */
struct factors {
    unsigned sentences, items, children;
    uint32_t first_block;
};

/* Sections right below this one. All that lie in it follow it in document order. */
static unsigned count_children(const struct document *document, const struct section *section)
{
    uint32_t index = (uint32_t)(section - document->sections);
    unsigned children = 0;
    for (size_t i = index + 1; i < document->section_count; i++) {
        if (document->sections[i].heading >= section->block_end)
            break;
        children += document->sections[i].parent == index;
    }
    return children;
}

static size_t first_unit_of(const struct document *document, struct span body)
{
    size_t low = 0, high = document->unit_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->units[middle].prose.end <= body.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct factors count_factors(const struct document *document, const struct passage *passage)
{
    struct factors factors = {.first_block = NO_INDEX};
    for (size_t i = first_unit_of(document, passage->body); i < document->unit_count; i++) {
        const struct unit *unit = &document->units[i];
        const struct block *block = &document->blocks[unit->block];
        if (unit->prose.start >= passage->body.end)
            break;
        if (block->kind == BLOCK_HEADING || phrase_word_count(document_text(document, unit->prose)) < 2)
            continue;
        bool item = block->item != NO_INDEX || block->kind == BLOCK_CELL;
        factors.items += item && unit->first_in_block;
        factors.sentences++;
        if (factors.first_block == NO_INDEX)
            factors.first_block = unit->block;
    }
    factors.children = passage->section ? count_children(document, passage->section) : 0;
    return factors;
}

static bool names_several(const struct factors *factors)
{
    return factors->items >= 2 || factors->sentences >= 3 || factors->children >= 2;
}

/* "..., together with the four factors below, ..." */
static bool points_to_others(const struct document *document, const struct passage *passage)
{
    static const char words[] =
        "factors|together with|combined with|combination of|as well as|in addition|both|several|multiple|"
        "secondly|also|and then|see below|no single|unknown|not known|not yet known|under investigation|"
        "contributed|contributing";
    return phrase_find_any(document_text(document, passage->body), words, NULL);
}

static bool has_passage_with_several(const struct document *document, enum section_role role)
{
    struct passage_cursor cursor = {0};
    struct passage passage;
    while (passage_next(document, role, &cursor, &passage)) {
        struct factors factors = count_factors(document, &passage);
        if (names_several(&factors))
            return true;
    }
    return false;
}

/* "Findings" or "Analysis by area" with sections of their own. */
static bool has_divided_analysis(const struct document *document)
{
    static const char words[] = "analysis|findings|discussion|factors|causes|weak|why";
    for (size_t i = 0; i < document->section_count; i++) {
        const struct section *section = &document->sections[i];
        struct slice name = document_text(document, document->blocks[section->heading].prose);
        if (phrase_find_any(name, words, NULL) && count_children(document, section) > 1)
            return true;
    }
    return false;
}

static bool has_list_of_factors(const struct document *document)
{
    return has_passage_with_several(document, SECTION_CONTRIBUTING) ||
           has_passage_with_several(document, SECTION_FIVE_WHYS) ||
           has_passage_with_several(document, SECTION_WENT_POORLY) || has_divided_analysis(document);
}

/* --- "the sole cause" --- */

static bool is_denied(struct slice text, size_t at)
{
    static const char denials[] = "no|not|never|isn't|wasn't|without|rarely";
    size_t from = at > 24 ? at - 24 : 0;
    return phrase_find_any(slice_sub(text, from, at), denials, NULL);
}

static bool find_claim(struct slice text, struct span *claim)
{
    static const char claims[] =
        "sole cause|only cause|single root cause|one and only reason|one and only cause|sole reason|single cause|"
        "only reason for the";
    return phrase_find_any(text, claims, claim) && !is_denied(text, claim->start);
}

static bool report_claims(struct check_context *context)
{
    const struct document *document = context->document;
    bool any = false;
    for (size_t i = 0; i < document->unit_count; i++) {
        const struct unit *unit = &document->units[i];
        struct span claim;
        if (unit->quoted || unit->log || unit->example || !find_claim(document_text(document, unit->prose), &claim))
            continue;
        uint32_t start = unit->prose.start;
        check_add(context, unit->block, (struct span){start + claim.start, start + claim.end});
        any = true;
    }
    return any;
}

/* --- a section with one factor --- */

static void report_lone_factor(struct check_context *context, const struct passage *passage)
{
    const struct document *document = context->document;
    struct factors factors = count_factors(document, passage);
    if (factors.first_block != NO_INDEX && !names_several(&factors) && !points_to_others(document, passage))
        check_add(context, passage->block, passage->name);
}

void check_single_cause(struct check_context *context)
{
    const struct document *document = context->document;
    struct passage cause, contributing;
    if (has_list_of_factors(document) || report_claims(context))
        return;
    bool causes = passage_first(document, SECTION_ROOT_CAUSE, &cause);
    bool factors = passage_first(document, SECTION_CONTRIBUTING, &contributing);
    if (factors && !causes)
        report_lone_factor(context, &contributing);
    else if (causes && !factors && !has_passage_with_several(document, SECTION_ROOT_CAUSE))
        report_lone_factor(context, &cause);
}
