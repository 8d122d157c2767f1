#include "read/action_region.h"

#include "base/ascii.h"
#include "read/date.h"
#include "read/phrase.h"

enum { MOST_WORDS_OF_A_VALUE = 6, MOST_WORDS_OF_A_NAME = 4 };

#define ACTOR_OWNER (ACTOR_PERSON | ACTOR_MENTION | ACTOR_ROLE | ACTOR_TEAM | ACTOR_VENDOR | ACTOR_AGENT | ACTOR_I)

struct span action_bare_span(const struct document *document, struct span prose)
{
    struct slice bare = field_bare(document_text(document, prose));
    uint32_t start = bare.length ? (uint32_t)(bare.text - document->prose.text) : prose.start;
    return (struct span){start, start + (uint32_t)bare.length};
}

static bool starts_with_owner_entity(const struct action_reader *reader, struct span prose)
{
    if (!reader->entities)
        return false;
    const struct unit *unit = document_unit_at(reader->document, prose.start);
    if (!unit)
        return false;
    size_t index = (size_t)(unit - reader->document->units);
    const struct entity *entity = entity_starting(reader->entities, index, prose.start, ACTOR_OWNER);
    return entity && !entity->possessive && entity->prose.end <= prose.end;
}

static bool is_listed_name(const struct action_reader *reader, struct slice text)
{
    struct lexicon_hit hits[8];
    if (!reader->entities)
        return false;
    const struct ruleset *ruleset = reader->entities->annotation->ruleset;
    int names = ruleset_lexicon(ruleset, "names");
    size_t count = vocabulary_find(ruleset->vocabulary, text, 0, hits, sizeof hits / sizeof *hits);
    for (size_t i = 0; i < count; i++)
        if (hits[i].lexicon == names)
            return true;
    return false;
}

enum name_strength action_name_strength(const struct action_reader *reader, struct span prose)
{
    struct span bare = action_bare_span(reader->document, prose);
    struct slice text = document_text(reader->document, bare);
    if (phrase_word_count(text) > MOST_WORDS_OF_A_NAME)
        return NAME_NONE;
    if (field_is_mention(text) || starts_with_owner_entity(reader, bare) || (text.length && field_is_crowd(text)))
        return NAME_STRONG;
    if (!field_looks_like_name(text))
        return NAME_NONE;
    return is_listed_name(reader, text) ? NAME_STRONG : NAME_WEAK;
}

/* "4 March", "next sprint", "first test 15 July" */
static bool is_deadline(struct slice text)
{
    struct date date;
    struct span where;
    return phrase_word_count(text) <= MOST_WORDS_OF_A_VALUE &&
           (date_read_deadline(text) > 0 || date_find(text, &date, &where));
}

static void widen(struct span *span, struct span more)
{
    span->start = span_length(*span) ? span->start : more.start;
    span->end = more.end;
}

/* "(kofi mensah, 15 jan)", "(planning, before next peak)": with a date beside it, few words in front are an owner. */
static bool may_be_name(struct slice text)
{
    static const char others[] =
        "see|e.g|i.e|in|with|after|before|via|for|including|incl|as|on|at|from|to|not|also|needs|and|or|if|when|"
        "about|per|was|is|by|approved|planned|started";
    return phrase_word_count(text) <= MOST_WORDS_OF_A_NAME && phrase_prefix_any(text, others) == 0;
}

static void read_owner(const struct action_reader *reader, struct action_region *region, struct span value)
{
    enum name_strength strength = action_name_strength(reader, value);
    if (strength == NAME_NONE) {
        bool first = region->known + region->unknown + region->labelled == 0;
        if (first && may_be_name(document_text(reader->document, value)))
            region->candidate = value;
        region->unknown++;
        return;
    }
    widen(&region->owner, value);
    region->owners++;
    region->known++;
    if (strength > region->strength)
        region->strength = strength;
}

/* A part that says by itself what it is. */
static bool read_plain(struct action_region *region, struct slice text, struct span value)
{
    if (field_is_done(text))
        region->done = true;
    else if (field_is_dropped(text))
        region->dropped = true;
    else if (is_deadline(text) || (field_is_never(text) && !field_is_blank(text)))
        region->due = value;
    else if (field_is_under_way(text))
        region->under_way = true;
    else if (field_is_priority(text))
        region->priority = value;
    else if (field_read_ticket(text))
        region->ticket = value;
    else
        return false;
    region->known++;
    return true;
}

static void read_labelled(struct action_region *region, enum action_field label, struct slice text, struct span value)
{
    region->label = label;
    region->labelled++;
    if (label == FIELD_OWNER) {
        region->owner = value;
        region->owners++;
    } else if (label == FIELD_DUE) {
        region->due = value;
    } else if (label == FIELD_PRIORITY) {
        region->priority = value;
    } else if (label == FIELD_TICKET) {
        region->ticket = value;
    } else if (label == FIELD_STATUS) {
        region->done = region->done || field_is_done(text);
        region->dropped = region->dropped || field_is_dropped(text);
    }
}

static void read_part(const struct action_reader *reader, struct action_region *region, struct span part,
                      char separator)
{
    const struct document *document = reader->document;
    struct span value = action_bare_span(document, part);
    struct slice text = document_text(document, value);
    size_t offset;
    enum action_field label = text.length ? field_of_label(document_text(document, part), &offset) : FIELD_NONE;
    if (label != FIELD_NONE) {
        value = action_bare_span(document, (struct span){part.start + (uint32_t)offset, part.end});
        read_labelled(region, label, document_text(document, value), value);
    } else if (text.length == 0 || read_plain(region, text, value)) {
        return;
    } else if (region->label == FIELD_OWNER && separator == ',' && slice_find(text, SLICE_LITERAL(":"), 0) < 0) {
        widen(&region->owner, value);
        region->owners++;
    } else if (region->label == FIELD_NONE) {
        read_owner(reader, region, value);
    } else {
        region->unknown++;
    }
}

/* The length of a separator at this offset, or 0; dashes need blanks around them, a full stop one after it. */
static size_t separator_at(struct slice text, size_t at, size_t labels_end)
{
    static const char *const dashes[] = {" - ",  " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x86\x92 ", " -> ",
                                         " => ", NULL};
    char c = text.text[at];
    if (c == ',' || c == ';' || c == '|')
        return 1;
    if (c == '.' && at + 1 < text.length && text.text[at + 1] == ' ')
        return at + 2 < text.length && !ascii_is_digit(text.text[at + 2]) ? 2 : 0;
    struct slice rest = slice_sub(text, at, text.length);
    for (size_t i = 0; c == ' ' && dashes[i]; i++)
        if (slice_starts_with(rest, dashes[i]))
            return slice_of(dashes[i]).length;
    /* Lines that were joined: "Owner: Jane Due: 4 March". */
    size_t value;
    bool label = c == ' ' && at > 0 && at < labels_end &&
                 field_of_label(slice_sub(rest, 1, rest.length), &value) != FIELD_NONE;
    return label ? 1 : 0;
}

struct action_region action_region_read(const struct action_reader *reader, struct span prose)
{
    struct action_region region = {0};
    struct slice text = document_text(reader->document, prose);
    size_t start = 0, labels_end = field_labels_end(text);
    char before = ' ';
    for (size_t at = 0; at < text.length; at++) {
        size_t length = separator_at(text, at, labels_end);
        if (!length)
            continue;
        read_part(reader, &region, (struct span){prose.start + (uint32_t)start, prose.start + (uint32_t)at}, before);
        before = text.text[at];
        start = at + length;
        at = start - 1;
    }
    read_part(reader, &region, (struct span){prose.start + (uint32_t)start, prose.end}, before);
    bool dated = span_length(region.due) > 0 || region.done;
    if (region.owners == 0 && dated && span_length(region.candidate) > 0) {
        region.owner = region.candidate;
        region.owners = 1;
        region.unknown--;
    }
    return region;
}

bool action_region_is_fields(const struct action_region *region, bool alone)
{
    if (region->labelled > 0)
        return true;
    if (region->known == 0)
        return false;
    bool dated = span_length(region->due) > 0 || region->done || region->dropped;
    if (region->owners > 0 && dated)
        return true;
    if (region->unknown > 0 || !alone)
        return region->strength == NAME_STRONG && region->owners > 0 && alone && region->unknown <= 1;
    return region->owners <= 1 || region->strength == NAME_STRONG;
}
