/* Five whys: where does the chain of answers stop? */
#include "lint/structure/checks.h"
#include "read/phrase.h"
#include "read/section_tree.h"

/* An answer in a chain. */
struct answer {
    struct span prose;
    uint32_t block;
    uint32_t chain; /* answers of one list, table or section share it */
};

static struct span from(struct span span, size_t offset)
{
    return (struct span){span.start + (uint32_t)offset, span.end};
}

static size_t skip_to_word(struct slice text, size_t at)
{
    while (at < text.length && !phrase_is_word_byte(text, at))
        at++;
    return at;
}

/* What follows the last question mark; the end of the text when there is none. */
static size_t after_question(struct slice text)
{
    for (size_t at = text.length; at-- > 0;)
        if (text.text[at] == '?')
            return skip_to_word(text, at + 1);
    return text.length;
}

static bool begins_why(struct slice text)
{
    return phrase_prefix(slice_sub(text, skip_to_word(text, 0), text.length), "why") > 0;
}

static bool asks(struct slice text)
{
    return slice_ends_with(slice_trim(text), "?");
}

static uint32_t outermost_list(const struct document *document, uint32_t item)
{
    while (document->items[item].parent != NO_INDEX)
        item = document->items[item].parent;
    return document->items[item].list;
}

static uint32_t chain_of(const struct document *document, const struct block *block)
{
    if (block->table != NO_INDEX)
        return (2u << 30) | block->table;
    if (block->item != NO_INDEX)
        return (1u << 30) | outermost_list(document, block->item);
    return block->section;
}

/* "| Why 5 | Human error |": the last cell of a row that begins with a why or a question. */
static bool is_answer_cell(const struct document *document, uint32_t index)
{
    const struct block *cell = &document->blocks[index];
    struct slice row = document_row_header(document, cell), column = document_column_header(document, cell);
    bool last = index + 1 == document->tables[cell->table].block_end || document->blocks[index + 1].row != cell->row;
    return cell->row > 0 && cell->column > 0 && last && (begins_why(row) || asks(row) || begins_why(column));
}

/* A block outside the whys' own section belongs to a chain when it says "why" or "because" at its beginning. */
static bool in_chain(const struct document *document, const struct block *block)
{
    struct slice text = document_text(document, block->prose);
    return section_within(document, block->section, SECTION_FIVE_WHYS) ||
           (begins_why(text) && (block->item != NO_INDEX || block->table != NO_INDEX || asks(text)));
}

/* The part of a block that answers; empty when it only asks. */
static struct span answer_of(const struct document *document, const struct block *block, bool after_ask)
{
    struct slice text = document_text(document, block->prose);
    size_t question = after_question(text);
    if (question < text.length)
        return from(block->prose, question);
    if (asks(text))
        return (struct span){block->prose.end, block->prose.end};
    size_t start = skip_to_word(text, 0);
    if (phrase_prefix(slice_sub(text, start, text.length), "because"))
        return from(block->prose, start);
    bool label = span_length(block->label) > 0 && begins_why(document_text(document, block->label));
    if (label)
        return block->body;
    ptrdiff_t because = phrase_find(text, "because", 0);
    if (because > 0 && section_within(document, block->section, SECTION_FIVE_WHYS))
        return from(block->prose, (size_t)because);
    return after_ask ? block->prose : (struct span){block->prose.end, block->prose.end};
}

/* Reads the block; true when it is an answer. *asked: the block before asked and was not answered yet. */
static bool read_block(const struct document *document, uint32_t index, bool *asked, struct answer *answer)
{
    const struct block *block = &document->blocks[index];
    if (block->kind == BLOCK_CELL) {
        *answer = (struct answer){block->prose, index, chain_of(document, block)};
        return is_answer_cell(document, index);
    }
    bool chained = in_chain(document, block);
    if (!chained && !*asked)
        return false;
    struct span prose = answer_of(document, block, *asked);
    *asked = chained && asks(document_text(document, block->prose));
    *answer = (struct answer){prose, index, chain_of(document, block)};
    return span_length(prose) > 0 && block->kind != BLOCK_HEADING;
}

/* --- who the answer is about --- */

/* Where the answer's subject should begin: "Because the fact that ..." */
static size_t subject_start(struct slice text)
{
    static const char leads[] = "because|since|due to|as|the fact that|that";
    size_t at = 0, length;
    while ((length = phrase_prefix_any(slice_sub(text, at, text.length), leads)) > 0)
        at = skip_to_word(text, at + length);
    return at;
}

/* What a person lacked or was told to do is a condition: "the team had no staging environment". */
static bool tells_a_condition(struct slice predicate)
{
    static const char conditions[] =
        "had no|has no|have no|did not have|didn't have|does not have|had to|has to|have to|must|can|cannot|"
        "can't|could|couldn't|were never given|was never given|are not given|was not given|were not given|"
        "had been told|was told|were told|lacked|lack|had only|needs|need";
    return phrase_prefix_any(slice_trim(predicate), conditions) > 0;
}

static bool is_human_error(struct slice text)
{
    static const char labels[] =
        "human error|operator error|user error|human mistake|human factor|carelessness|negligence|an oversight|"
        "oversight|a human error";
    return phrase_prefix_any(text, labels) > 0;
}

static const struct entity *subject_of_answer(const struct check_context *context, struct span answer,
                                              struct slice *predicate)
{
    const struct document *document = context->document;
    const struct unit *unit = document_unit_at(document, answer.start);
    if (!unit || !context->entities)
        return NULL;
    const struct entity *entity = entity_starting(context->entities, (size_t)(unit - document->units), answer.start,
                                                  ACTOR_BLAMABLE | ACTOR_NOBODY | ACTOR_WE | ACTOR_I);
    if (!entity || entity->possessive || entity->prose.end > answer.end)
        return NULL;
    *predicate = document_text(document, (struct span){entity->prose.end, answer.end});
    return entity;
}

static void judge_answer(struct check_context *context, const struct answer *answer)
{
    struct slice text = document_text(context->document, answer->prose), predicate;
    struct span subject = from(answer->prose, subject_start(text));
    if (is_human_error(document_text(context->document, subject))) {
        check_add(context, answer->block, answer->prose);
        return;
    }
    const struct entity *entity = subject_of_answer(context, subject, &predicate);
    if (entity && !tells_a_condition(predicate))
        check_add(context, answer->block, answer->prose)->actor = entity->actor;
}

/* One question with its answer is no chain, but under the heading of the whys. */
static void judge_chain(struct check_context *context, const struct answer *last, unsigned answers)
{
    const struct block *block = answers > 0 ? &context->document->blocks[last->block] : NULL;
    if (answers > 1 || (block && section_within(context->document, block->section, SECTION_FIVE_WHYS)))
        judge_answer(context, last);
}

void check_whys_end_at_person(struct check_context *context)
{
    struct answer last = {.chain = NO_INDEX};
    unsigned answers = 0;
    bool asked = false;
    for (uint32_t i = 0; i < context->document->block_count; i++) {
        struct answer answer;
        if (!read_block(context->document, i, &asked, &answer))
            continue;
        if (answers > 0 && answer.chain != last.chain) {
            judge_chain(context, &last, answers);
            answers = 0;
        }
        last = answer;
        answers++;
    }
    judge_chain(context, &last, answers);
}
