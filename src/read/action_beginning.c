#include "read/action_beginning.h"

#include "base/ascii.h"
#include "read/phrase.h"
#include "text/label.h"

/* "[x]" and check marks: what a list without task syntax says about being done. */
static size_t read_mark(struct slice text, struct action_item *item)
{
    size_t length;
    bool checked = label_mark(text, &length) == MARK_CHECK;
    bool box = slice_starts_with(text, "[x]") || slice_starts_with(text, "[X]");
    if (checked || box)
        item->status = ACTION_DONE;
    if (checked)
        return length;
    return box || slice_starts_with(text, "[ ]") ? 3 : 0;
}

/* "[P0]", "P0:", "(high)": the priority in front of the words. */
static size_t read_priority(struct slice text, struct action_item *item, uint32_t base)
{
    size_t start = phrase_skip(text, 0, "[(*"), end = start;
    while (end < text.length && ascii_is_alnum(text.text[end]))
        end++;
    struct slice word = slice_sub(text, start, end);
    size_t after = phrase_skip(text, end, "])*");
    bool marked = after > end || (after < text.length && (text.text[after] == ':' || text.text[after] == ' '));
    bool shouted = word.length > 1 && ascii_is_upper(word.text[0]) && ascii_is_upper(word.text[1]);
    bool level = word.length == 2 && ascii_is_digit(word.text[1]);
    if (!field_is_priority(word) || !marked || !(shouted || level || after > end))
        return 0;
    item->priority = (struct span){base + (uint32_t)start, base + (uint32_t)end};
    return phrase_skip(text, after, " :-");
}

/* "Task 1:", "AI-3:", "Action 2 -": a number, not a text. */
static size_t read_item_number(struct slice text)
{
    static const char words[] = "task|action item|action|ai|item|step";
    size_t word = phrase_prefix_any(text, words), at = phrase_skip(text, word, " -#"), digits = at;
    while (digits < text.length && ascii_is_digit(text.text[digits]))
        digits++;
    size_t end = phrase_skip(text, digits, " ");
    return word && digits > at && end < text.length && text.text[end] == ':' ? phrase_skip(text, end, ": ") : 0;
}

static size_t read_ticket_prefix(struct slice text, struct action_item *item, uint32_t base)
{
    size_t start = phrase_skip(text, 0, "[("), length = field_read_ticket(slice_sub(text, start, text.length));
    if (!length)
        return 0;
    item->ticket = (struct span){base + (uint32_t)start, base + (uint32_t)(start + length)};
    return phrase_skip(text, start + length, "]): -");
}

static size_t read_mention(struct slice text)
{
    size_t at = 1;
    if (text.length < 2 || text.text[0] != '@' || !phrase_is_word_byte(text, 1))
        return 0;
    while (at < text.length && (phrase_is_word_byte(text, at) || text.text[at] == '_' || text.text[at] == '/' ||
                                ((text.text[at] == '-' || text.text[at] == '.') && phrase_is_word_byte(text, at + 1))))
        at++;
    return at;
}

static const char duties[] = "to|will|must|should|needs to|need to|has to|have to|shall|is going to|owns|is to|are to";

/* The length of the actor that the text begins with, where a duty or a colon follows it. */
static size_t read_actor(const struct action_reader *reader, struct slice text, uint32_t base)
{
    const struct unit *unit = reader->entities ? document_unit_at(reader->document, base) : NULL;
    if (!unit)
        return 0;
    const struct entity *entity =
        entity_starting(reader->entities, (size_t)(unit - reader->document->units), base,
                        ACTOR_PERSON | ACTOR_MENTION | ACTOR_ROLE | ACTOR_TEAM | ACTOR_VENDOR | ACTOR_INDEFINITE);
    if (!entity || entity->possessive || entity->prose.end > base + text.length)
        return 0;
    size_t length = entity->prose.end - base, after = phrase_skip(text, length, " ");
    struct slice rest = slice_sub(text, after, text.length);
    bool person = entity->actor & (ACTOR_PERSON | ACTOR_MENTION);
    bool named = rest.length > 0 && (rest.text[0] == ':' || rest.text[0] == ',');
    bool dashed = slice_starts_with(rest, "- ") || slice_starts_with(rest, "\xE2\x80\x93 ") ||
                  slice_starts_with(rest, "\xE2\x80\x94 ");
    bool marked = person && (named || dashed);
    bool team_label = !person && rest.length > 0 && rest.text[0] == ':';
    return marked || team_label || phrase_prefix_any(rest, duties) ? length : 0;
}

/* "Piotr to add ...": a capital word before "to" and a verb, for names that nobody has listed. */
size_t action_read_subject(struct slice text)
{
    size_t at = 0;
    struct slice word = phrase_word(text, &at);
    size_t next = at;
    struct slice to = phrase_word(text, &next);
    bool plain =
        word.length > 1 && ascii_is_upper(word.text[0]) && !ascii_is_upper(word.text[1]) && word.text == text.text;
    static const char no_names[] =
        "need|needs|how|what|where|when|try|want|plan|things|continue|start|back|look|due|ability|access|move|"
        "switch|migrate|upgrade|respond|add|talk|speak|write|changes|reach|subscribe|link|route|point|return|"
        "connect";
    return plain && slice_equals_caseless(to, SLICE_LITERAL("to")) && !phrase_is_any(word, no_names) ? at : 0;
}

static size_t read_leading_owner(const struct action_reader *reader, struct slice text, uint32_t base,
                                 struct action_item *item)
{
    static const char first_person[] = "I will|I'll|I am going to|I'm going to|I to";
    size_t length = read_mention(text);
    if (!length)
        length = read_actor(reader, text, base);
    if (!length)
        length = action_read_subject(text);
    if (!length && phrase_prefix_any(text, first_person))
        length = 1;
    if (!length)
        return 0;
    action_set_field(reader, item, FIELD_OWNER, (struct span){base, base + (uint32_t)length});
    size_t after = phrase_skip(text, length, " :,-\xE2\x80\x93\x94");
    size_t duty = phrase_prefix_any(slice_sub(text, after, text.length), duties);
    return phrase_skip(text, after + duty, " ");
}

void action_read_beginning(const struct action_reader *reader, struct action_item *item)
{
    size_t length;
    do {
        struct slice text = document_text(reader->document, item->text);
        uint32_t base = item->text.start;
        length = phrase_skip(text, 0, " *");
        if (!length)
            length = read_mark(text, item);
        if (!length)
            length = read_item_number(text);
        if (!length)
            length = read_priority(text, item, base);
        if (!length)
            length = read_ticket_prefix(text, item, base);
        item->text.start += (uint32_t)length;
    } while (length > 0);
    item->text.start +=
        (uint32_t)read_leading_owner(reader, document_text(reader->document, item->text), item->text.start, item);
}
