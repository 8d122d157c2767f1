#include "lint/suggest/neutral.h"

#include <string.h>

#include "base/ascii.h"
#include "lint/suggest/template.h"
#include "lint/suggest/wording.h"

#define ACTOR_ORGANISED (ACTOR_ROLE | ACTOR_TEAM | ACTOR_VENDOR | ACTOR_AGENT)

/* Without the number of its paragraph: "4.4 | Staff". */
static struct slice text_of(const struct entities *entities, const struct entity *entity)
{
    struct slice text = entity_text(entities, entity);
    size_t number = strspn(text.text, "0123456789.");
    bool numbered = number > 1 && number < text.length && text.text[number] == ' ' && memchr(text.text, '.', number);
    return numbered ? slice_sub(text, number + 1, text.length) : text;
}

/* --- by what name --------------------------------------------------------------------------------------- */

static bool is_one_of(struct slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_caseless(word, slice_of(words[i])))
            return true;
    return false;
}

static struct slice first_word(struct slice text)
{
    size_t end = 0;
    while (end < text.length && text.text[end] != ' ')
        end++;
    return slice_sub(text, 0, end);
}

/* "platform", "support": a team without the word for one. */
static bool is_bare_team(const struct entities *entities, const struct entity *entity)
{
    uint64_t classes = entities->annotation->tokens[entity->token_end - 1].classes;
    return !(classes & WORD_TEAM_NOUN);
}

/* "an electrician", "his manager", "release manager": with "the"; "our duty manager", "Finance" as they are. */
static void add_definite(struct buffer *out, const struct entities *entities, const struct entity *entity)
{
    static const char *const replaced[] = {"a",     "an",  "the", "this",  "that", "these",
                                           "those", "his", "her", "their", "my"};
    static const char *const kept[] = {"our",     "its",  "your", "some", "two",  "three", "four",   "five",
                                       "several", "both", "all",  "most", "many", "one",   "people", "everyone"};
    struct slice text = text_of(entities, entity), word = first_word(text);
    bool article = is_one_of(word, replaced, sizeof replaced / sizeof *replaced);
    bool determined = is_one_of(word, kept, sizeof kept / sizeof *kept) || ascii_is_digit(text.text[0]);
    struct slice head = document_text(entities->annotation->document, entity->head);
    bool named = (entity->actor & (ACTOR_TEAM | ACTOR_VENDOR | ACTOR_AGENT)) && ascii_is_upper(head.text[0]);
    bool bare = !article && !determined && entity->actor == ACTOR_TEAM && is_bare_team(entities, entity);
    size_t start = out->length;
    if (article || (!determined && !named))
        buffer_add_text(out, "the ");
    start = article || determined ? start : out->length;
    buffer_add_slice(out, article ? slice_trim(slice_sub(text, word.length, text.length)) : text);
    if (!article && !named)
        template_lower(out, start);
    if (bare && !named)
        buffer_add_text(out, " team");
}

static const struct entity *antecedent_of(const struct entities *entities, const struct entity *entity)
{
    const struct entity *meant = entity->antecedent != NO_INDEX ? &entities->items[entity->antecedent] : NULL;
    return meant && meant->actor & ACTOR_ORGANISED ? meant : NULL;
}

static void add_name(struct buffer *out, const struct entities *entities, const struct entity *entity)
{
    const struct entity *meant = entity->actor == ACTOR_PRONOUN ? antecedent_of(entities, entity) : NULL;
    if (meant)
        add_definite(out, entities, meant);
    else if (entity->actor & ACTOR_ORGANISED)
        add_definite(out, entities, entity);
    else if (entity->actor & (ACTOR_PERSON | ACTOR_MENTION | ACTOR_PRONOUN) && !entity->plural)
        buffer_add_text(out, "the engineer");
    else if (entity->actor & ACTOR_WE)
        buffer_add_text(out, "we");
    else if (entity->actor & (ACTOR_I | ACTOR_YOU))
        buffer_add_text(out, "you");
    else
        buffer_add_text(out, "those involved");
}

void neutral_add_actor(struct buffer *out, const struct entities *entities, const struct finding *finding)
{
    const struct entity *entity = finding->actor.entity;
    if (entity)
        add_name(out, entities, entity);
    else
        buffer_add_text(out, "those involved");
}

/* --- in a sentence -------------------------------------------------------------------------------------- */

static bool is_reflexive(struct slice word)
{
    return slice_ends_with(word, "self") || slice_ends_with(word, "selves");
}

static bool is_singular_pronoun(const struct entity *entity)
{
    return entity->actor == ACTOR_PRONOUN && !entity->plural;
}

/* A name known by its shape alone may be that of a place. */
static const float sure = 0.5f;

static bool is_replaced(const struct entity *entity)
{
    return (entity->actor & (ACTOR_PERSON | ACTOR_MENTION) && entity->confidence >= sure) ||
           is_singular_pronoun(entity);
}

/* "his phone" -> "the phone", "Priya's laptop" -> "the engineer's laptop", "he" -> "the engineer" */
static void add_replaced(struct buffer *out, const struct entities *entities, const struct entity *entity)
{
    if (is_singular_pronoun(entity) && entity->possessive)
        buffer_add_text(out, "the");
    else
        add_name(out, entities, entity);
}

/* "his | own | work" -> "the work" */
static uint32_t own_length(const struct entities *entities, const struct entity *entity)
{
    struct slice prose = entities->annotation->document->prose;
    struct slice after = slice_sub(prose, entity->prose.end, prose.length);
    return is_singular_pronoun(entity) && entity->possessive && slice_starts_with(after, " own ") ? 4 : 0;
}

/* "our call handler Lewis": the role is said already. */
static bool is_apposed(const struct entities *entities, uint32_t index)
{
    const struct entity *entity = &entities->items[index], *before = entity - 1;
    return index > 0 && before->token_end == entity->first_token && before->actor & (ACTOR_ROLE | ACTOR_VENDOR) &&
           !before->possessive && before->prose.end + 1 == entity->prose.start;
}

/* "domains@" is a mailbox, "the station in Punta Arenas" a place. */
static bool is_nobody(const struct entities *entities, const struct entity *entity)
{
    struct slice prose = entities->annotation->document->prose;
    struct slice before = slice_sub(prose, 0, entity->prose.start);
    return slice_ends_with(text_of(entities, entity), "@") || slice_ends_with(before, " in ") ||
           slice_ends_with(before, " near ");
}

static bool is_named(const struct entities *entities, const struct entity *entity)
{
    return entity->actor & (ACTOR_PERSON | ACTOR_MENTION) && !entity->plural && is_replaced(entity) &&
           !is_nobody(entities, entity);
}

/* "Mbali, Piet and Tomasz": the index of the last of the people named together, of one alone its own. */
static uint32_t last_named(const struct entities *entities, uint32_t first, uint32_t end)
{
    struct slice prose = entities->annotation->document->prose;
    uint32_t last = first;
    for (uint32_t i = first; i + 1 < end && is_named(entities, &entities->items[i]); i++) {
        const struct entity *next = &entities->items[i + 1];
        struct slice between = slice_sub(prose, entities->items[i].prose.end, next->prose.start);
        bool joined = slice_equals_text(between, " and ") || slice_equals_text(between, " & ");
        bool listed = joined || slice_equals_text(between, ", ");
        if (!listed || entities->items[i].possessive || next->possessive || !is_named(entities, next))
            break;
        last = joined ? i + 1 : last;
    }
    return last;
}

/* "Mr. | Wrona", "M. | Wrona": the title or the initial goes with the name. */
static uint32_t title_length(const struct entities *entities, const struct entity *entity, uint32_t start)
{
    struct slice before = slice_sub(entities->annotation->document->prose, start, entity->prose.start);
    static const char *const titles[] = {"Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Fr. ", "Mr ", "Ms ", "Mrs ", "Dr ", "p. "};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_ends_with(before, titles[i]))
            return (uint32_t)strlen(titles[i]);
    size_t n = before.length;
    bool initial = n >= 3 && before.text[n - 1] == ' ' && before.text[n - 2] == '.' &&
                   ascii_is_upper(before.text[n - 3]) && (n == 3 || before.text[n - 4] == ' ');
    return initial && entity->actor & ACTOR_PERSON ? 3 : 0;
}

/* One past the last of the unit's people that stands within the prose range. */
static uint32_t within(const struct entities *entities, size_t unit, struct span prose)
{
    uint32_t end = entities->unit_first[unit + 1];
    while (end > entities->unit_first[unit] && entities->items[end - 1].prose.end > prose.end)
        end--;
    return end;
}

bool neutral_add(struct buffer *out, const struct entities *entities, size_t unit, struct span prose)
{
    const struct document *document = entities->annotation->document;
    uint32_t at = prose.start;
    for (uint32_t i = entities->unit_first[unit]; i < entities->unit_first[unit + 1]; i++) {
        const struct entity *entity = &entities->items[i];
        if (entity->prose.start < at || entity->prose.end > prose.end || !(is_replaced(entity) || entity->object_form))
            continue;
        if (is_reflexive(text_of(entities, entity)))
            return false;
        if (!is_replaced(entity) || is_nobody(entities, entity))
            continue;
        bool apposed = is_apposed(entities, i) && entity->prose.start > at;
        uint32_t last = apposed ? i : last_named(entities, i, within(entities, unit, prose));
        uint32_t left_out = apposed ? 1 : title_length(entities, entity, at);
        wording_add(out, document, (struct span){at, entity->prose.start - left_out});
        if (last > i)
            buffer_add_text(out, "the engineers");
        else if (!apposed)
            add_replaced(out, entities, entity);
        i = last;
        at = entities->items[i].prose.end + own_length(entities, &entities->items[i]);
    }
    wording_add(out, document, (struct span){at, prose.end});
    return true;
}
