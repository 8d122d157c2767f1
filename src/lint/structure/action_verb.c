/* Does an action item begin with what is to be done? */
#include "lint/structure/checks.h"
#include "read/phrase.h"
#include "read/word_class.h"

/* First words that show that a thing, a wish or an account follows and no order. */
static const char openers[] =
    "the|a|an|our|their|this|that|these|we|it|there|better|more|improved|additional|new|proper|stricter|closer|"
    "less|fewer|lack|no|some|automated|automatic|regular";
/* Nouns that often stand first; verbs of the same form are in the lexicon and win when words follow. */
static const char nouns[] =
    "runbook|runbooks|dashboard|dashboards|playbook|checklist|docs|documentation|policy|policies|tooling|metrics|"
    "alerts|tests|template|panel|procedure|process|processes|guidelines|guide|observability|redundancy|backups|"
    "communication|automation";
static const char *const noun_endings[] = {"ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", NULL};

static bool has_noun_ending(struct slice word)
{
    for (size_t i = 0; noun_endings[i] && word.length > 4; i++)
        if (slice_ends_with(word, noun_endings[i]))
            return true;
    return false;
}

/* Can the word at this prose offset be a verb's base form, as far as the lexicons know? */
static bool can_be_verb(const struct check_context *context, size_t offset)
{
    const struct annotation *annotation = context->entities ? context->entities->annotation : NULL;
    const struct unit *unit = document_unit_at(context->document, offset);
    if (!annotation || !unit)
        return false;
    size_t index = (size_t)(unit - context->document->units);
    uint32_t token = token_starting(annotation, index, offset);
    for (uint16_t lexicon = 0; token != NO_INDEX && lexicon < annotation->ruleset->lexicon_count; lexicon++)
        if (annotation->ruleset->lexicons[lexicon].kind == WORD_VERB &&
            token_member(annotation, token, lexicon, FORM_BASE))
            return true;
    return false;
}

/* "The job reads its target from the calendar", "Basis to freeze the client": an end state or a duty says what to do,
 * too. */
static bool is_statement(const struct check_context *context, struct slice text, size_t offset)
{
    const struct annotation *annotation = context->entities ? context->entities->annotation : NULL;
    const struct unit *unit = document_unit_at(context->document, offset);
    if (!annotation || !unit || phrase_prefix(text, "we"))
        return false;
    const struct unit_words *words = &annotation->units[unit - context->document->units];
    bool after_to = false;
    for (uint32_t i = words->first_token; i < words->token_end; i++) {
        const struct token *token = &annotation->tokens[i];
        bool noun = token->classes & (WORD_VERB_OR_NOUN | WORD_PLURAL);
        bool object = i + 1 < words->token_end &&
                      (annotation->tokens[i + 1].classes & (WORD_DETERMINER | WORD_POSSESSIVE | WORD_PRONOUN));
        bool third = (token->classes & WORD_THIRD) && (!noun || object);
        if (token->prose.start > offset &&
            (third || (token->classes & WORD_AUXILIARY) || (after_to && (token->classes & WORD_BASE))))
            return true;
        after_to = token_is(token, "to");
    }
    return false;
}

/* Where the words begin after a component label: "Alerting: add ...", "Deploy guard - block ...". */
static size_t after_label(struct slice text)
{
    for (size_t at = 0; at + 1 < text.length && at < 48; at++)
        if (text.text[at] == ':' && text.text[at + 1] == ' ')
            return at + 2;
    return 0;
}

/* "Alert on pool saturation" is an order, "Alert" and "Monitoring" are not. */
static bool begins_with_order(const struct check_context *context, struct slice text, size_t offset)
{
    size_t at = 0;
    struct slice word = phrase_word(text, &at);
    if (word.text != text.text || (unsigned char)word.text[0] >= 0x80 || word.length == 0)
        return true;
    if (phrase_word_count(text) == 1)
        return false;
    if (is_statement(context, text, offset))
        return true;
    if (phrase_is_any(word, openers))
        return false;
    return can_be_verb(context, offset) || !(phrase_is_any(word, nouns) || has_noun_ending(word));
}

static bool is_order(const struct check_context *context, struct span prose)
{
    struct slice text = document_text(context->document, prose);
    size_t label = after_label(text);
    return begins_with_order(context, text, prose.start) ||
           (label && begins_with_order(context, slice_sub(text, label, text.length), prose.start + label));
}

void check_action_no_verb(struct check_context *context)
{
    for (size_t i = 0; i < context->actions->count; i++) {
        const struct action_item *item = &context->actions->items[i];
        bool asks =
            item->status == ACTION_OPEN && !item->tracked_elsewhere && !item->advice && span_length(item->text) > 0;
        if (!asks || is_order(context, item->text))
            continue;
        check_add_item(context, item, item->text)->confidence = 0.7f;
    }
}
