#include "read/action_text.h"

#include "base/ascii.h"
#include "read/action_beginning.h"
#include "read/action_memory.h"
#include "read/action_region.h"
#include "read/date.h"
#include "read/phrase.h"

enum { MOST_REGIONS = 6 }; /* "... (owner) - date [ticket]" */

static struct slice text_of(const struct action_reader *reader, struct span prose)
{
    return document_text(reader->document, prose);
}

/* --- owners --- */

static bool has_lead(struct slice owner)
{
    static const char leads[] = "backup|lead|reviewer|deputy|with|support|main|first";
    return phrase_find_any(owner, leads, NULL);
}

/* "Jane, Bob" are two, "vendor, ticket 88-1204" is one. */
static bool lists_names(struct slice owner)
{
    ptrdiff_t comma = slice_find(owner, SLICE_LITERAL(","), 0);
    if (comma <= 0)
        return false;
    struct slice rest = slice_sub(owner, (size_t)comma + 1, owner.length);
    for (size_t i = 0; i < rest.length; i++)
        if (ascii_is_digit(rest.text[i]))
            return false;
    return phrase_word_count(rest) > 0;
}

static bool is_joined(struct slice owner)
{
    static const char *const joins[] = {" and ", " & ", " + ", "/", " or ", NULL};
    for (size_t i = 0; joins[i]; i++)
        if (slice_find(owner, slice_of(joins[i]), 0) > 0)
            return true;
    ptrdiff_t first = slice_find(owner, SLICE_LITERAL("@"), 0);
    return lists_names(owner) || (first >= 0 && slice_find(owner, SLICE_LITERAL("@"), (size_t)first + 1) > 0);
}

/* "Trust and Safety team" is one owner. */
static bool is_one_group(struct slice owner)
{
    return slice_ends_with(owner, " team") || slice_ends_with(owner, " Team") || slice_ends_with(owner, " group");
}

static void set_owner(const struct action_reader *reader, struct action_item *item, struct span value)
{
    struct span bare = action_bare_span(reader->document, value);
    struct slice owner = text_of(reader, bare);
    item->owner = bare;
    item->has_owner = !field_is_nobody(owner);
    bool crowd = item->has_owner && field_is_crowd(owner);
    item->shared = crowd || (item->has_owner && is_joined(owner) && !has_lead(owner) && !is_one_group(owner));
}

void action_set_field(const struct action_reader *reader, struct action_item *item, enum action_field field,
                      struct span value)
{
    struct slice text = text_of(reader, value);
    if (field == FIELD_OWNER && !(item->has_owner && field_is_blank(text))) {
        set_owner(reader, item, value);
    } else if (field == FIELD_DUE && !(item->has_due && field_is_blank(text))) {
        item->due = action_bare_span(reader->document, value);
        item->has_due = !field_is_never(text);
    } else if (field == FIELD_PRIORITY) {
        item->priority = action_bare_span(reader->document, value);
    } else if (field == FIELD_TICKET && !field_is_blank(text)) {
        item->ticket = action_bare_span(reader->document, value);
    }
    bool says_status = field == FIELD_STATUS || field == FIELD_DUE;
    bool done = field_is_done(text) || (field == FIELD_TICKET && slice_ends_with(slice_trim(text), "DONE"));
    if ((says_status || field == FIELD_TICKET) && done)
        item->status = ACTION_DONE;
    else if (says_status && field_is_dropped(text))
        item->status = ACTION_DROPPED;
}

static void take_region(const struct action_reader *reader, struct action_item *item,
                        const struct action_region *region)
{
    if (region->owners > 0 || span_length(region->owner) > 0)
        set_owner(reader, item, region->owner);
    if (span_length(region->due) > 0)
        action_set_field(reader, item, FIELD_DUE, region->due);
    if (span_length(region->priority) > 0)
        item->priority = region->priority;
    if (span_length(region->ticket) > 0)
        item->ticket = region->ticket;
    if (region->done)
        item->status = ACTION_DONE;
    if (region->dropped)
        item->status = ACTION_DROPPED;
}

bool action_read_fields(const struct action_reader *reader, struct span prose, struct action_item *item)
{
    size_t value;
    struct slice text = text_of(reader, prose);
    bool labelled = field_of_label(text, &value) != FIELD_NONE;
    struct action_region region = action_region_read(reader, prose);
    bool fields = labelled || (region.strength == NAME_STRONG && region.unknown == 0) ||
                  (region.owners > 0 && span_length(region.due) > 0 && region.unknown == 0);
    if (fields)
        take_region(reader, item, &region);
    return fields;
}

/* Two capitals are initials, but for these. */
static bool is_initials(struct slice word)
{
    static const char technical[] = "CI|CD|DB|UI|UX|OS|VM|IP|AI|ML|IT|P0|P1|P2|P3|P4|NO|TO";
    return word.length == 2 && ascii_is_upper(word.text[0]) && ascii_is_upper(word.text[1]) &&
           !phrase_is_any(word, technical);
}

bool action_names_owner(const struct action_reader *reader, struct span prose)
{
    struct slice text = field_bare(text_of(reader, prose));
    size_t at = 0, end = text.length;
    struct slice first = phrase_word(text, &at);
    ptrdiff_t dash = slice_find(text, SLICE_LITERAL(" - "), 0);
    if (dash > 0)
        end = (size_t)dash;
    uint32_t start = (uint32_t)(text.text - reader->document->prose.text);
    struct span name = {start, start + (uint32_t)end};
    return text.length > 0 && (is_initials(first) || action_name_strength(reader, name) == NAME_STRONG) &&
           phrase_word_count(slice_sub(text, 0, end)) <= 3;
}

/* --- the end --- */

/* Where the bracket that the text ends with opens, or the text's length. */
static size_t opening_of(struct slice text)
{
    char close = text.length ? text.text[text.length - 1] : 0, open = close == ')' ? '(' : '[';
    int depth = 0;
    if (close != ')' && close != ']')
        return text.length;
    for (size_t at = text.length; at-- > 0;) {
        depth += text.text[at] == close;
        depth -= text.text[at] == open;
        if (depth == 0)
            return at;
    }
    return text.length;
}

static size_t last_dash(struct slice text)
{
    static const char *const dashes[] = {" - ",  " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x86\x92 ", " -> ",
                                         " => ", NULL};
    size_t last = text.length;
    for (size_t i = 0; dashes[i]; i++) {
        ptrdiff_t at = -1, next;
        while ((next = slice_find(text, slice_of(dashes[i]), (size_t)(at + 1))) >= 0)
            at = next;
        if (at >= 0 && (last == text.length || (size_t)at > last))
            last = (size_t)at;
    }
    return last;
}

static size_t last_sentence(struct slice text)
{
    for (size_t at = text.length; at-- > 1;)
        if (text.text[at] == ' ' && text.text[at - 1] == '.')
            return at;
    return text.length;
}

/* Where a tail of owner and date begins that only commas set off: "..., Lena, 12 May, OPS-12"; else the length. */
static size_t comma_of_tail(const struct action_reader *reader, struct span whole)
{
    enum { MOST_COMMAS = 3 };
    struct slice text = text_of(reader, whole);
    unsigned commas = 0;
    for (size_t at = text.length; at-- > 1 && commas < MOST_COMMAS;) {
        if (text.text[at] != ',')
            continue;
        commas++;
        struct action_region region =
            action_region_read(reader, (struct span){whole.start + (uint32_t)at + 1, whole.end});
        if (region.owners == 1 && span_length(region.due) > 0 && region.unknown == 0)
            return at;
    }
    return text.length;
}

/* The first label inside the text ("... alert. Owner: @mina"), or the text's length. */
static size_t first_label(struct slice text)
{
    size_t value, end = field_labels_end(text);
    for (size_t at = 1; at < end; at++) {
        bool begins = !phrase_is_word_byte(text, at - 1) && phrase_is_word_byte(text, at);
        enum action_field field = begins ? field_of_label(slice_sub(text, at, text.length), &value) : FIELD_NONE;
        if (field == FIELD_OWNER || field == FIELD_DUE)
            return at;
    }
    return text.length;
}

static struct span without_closing_marks(const struct action_reader *reader, struct span prose)
{
    struct slice text = text_of(reader, prose);
    size_t end = text.length;
    while (end > 0 && (ascii_is_space(text.text[end - 1]) || text.text[end - 1] == '.' || text.text[end - 1] == '*'))
        end--;
    return (struct span){prose.start, prose.start + (uint32_t)end};
}

/* Takes the last region of fields off the item's text; false when its end is plain words. */
static bool read_end(const struct action_reader *reader, struct action_item *item)
{
    struct span whole = without_closing_marks(reader, item->text);
    struct slice text = text_of(reader, whole);
    size_t cuts[] = {opening_of(text), last_dash(text), last_sentence(text), comma_of_tail(reader, whole)};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        if (cuts[i] >= text.length)
            continue;
        struct span region_span = {whole.start + (uint32_t)cuts[i], whole.end};
        if (i == 0)
            region_span = (struct span){region_span.start + 1, region_span.end - 1};
        struct action_region region = action_region_read(reader, region_span);
        if (i < 3 && !action_region_is_fields(&region, i < 2) && !(i == 2 && region.done && region.unknown == 0))
            continue;
        take_region(reader, item, &region);
        item->text.end = whole.start + (uint32_t)cuts[i];
        return true;
    }
    return false;
}

/* "... -- Adaeze to order from the agency": the owner is the subject after the dash. */
static void read_subject_after_dash(const struct action_reader *reader, struct action_item *item)
{
    struct slice text = text_of(reader, item->text);
    size_t at = last_dash(text);
    if (at >= text.length || item->has_owner)
        return;
    at = phrase_skip(text, at, " -\xE2\x80\x93\x94");
    struct slice rest = slice_sub(text, at, text.length);
    size_t length = action_read_subject(rest);
    if (length)
        set_owner(reader, item,
                  (struct span){item->text.start + (uint32_t)at, item->text.start + (uint32_t)(at + length)});
}

/* "Add an alert @jane": mentions that end the words. */
static void read_trailing_mentions(const struct action_reader *reader, struct action_item *item)
{
    bool dated = span_length(item->due) > 0 && item->due.end == item->text.end && item->due.start > item->text.start;
    struct span words = {item->text.start, dated ? item->due.start : item->text.end};
    struct slice text = slice_trim(text_of(reader, words));
    size_t end = text.length, start = end;
    while (end > 0) {
        size_t word = end;
        while (word > 0 && !ascii_is_space(text.text[word - 1]))
            word--;
        if (text.text[word] != '@' || !field_is_mention(slice_sub(text, word, end)))
            break;
        start = word;
        end = slice_trim(slice_sub(text, 0, word)).length;
    }
    if (start == text.length || start == 0 || item->has_owner)
        return;
    uint32_t base = (uint32_t)(text.text - reader->document->prose.text);
    set_owner(reader, item, (struct span){base + (uint32_t)start, base + (uint32_t)text.length});
    item->text.end = base + (uint32_t)start;
}

static void read_labels_inside(const struct action_reader *reader, struct action_item *item)
{
    struct slice text = text_of(reader, item->text);
    size_t at = first_label(text);
    if (at >= text.length)
        return;
    struct action_region region =
        action_region_read(reader, (struct span){item->text.start + (uint32_t)at, item->text.end});
    take_region(reader, item, &region);
    item->text.end = item->text.start + (uint32_t)at;
}

/* "... by Friday", "before the next release" */
static void read_inner_deadline(const struct action_reader *reader, struct action_item *item)
{
    static const char *const words[] = {"by",  "before", "until", "within",           "no later than",
                                        "due", "in",     "on",    "\xF0\x9F\x93\x85", NULL};
    struct slice text = text_of(reader, item->text);
    for (size_t i = 0; words[i] && !item->has_due; i++) {
        for (ptrdiff_t at = phrase_find(text, words[i], 0); at >= 0; at = phrase_find(text, words[i], (size_t)at + 1)) {
            size_t length = date_read_deadline(slice_sub(text, (size_t)at, text.length));
            if (length <= slice_of(words[i]).length)
                continue;
            uint32_t start = item->text.start + (uint32_t)at;
            item->due = (struct span){start, start + (uint32_t)length};
            item->has_due = true;
            break;
        }
    }
}

static void find_ticket(const struct action_reader *reader, struct action_item *item)
{
    struct slice text = text_of(reader, item->text);
    size_t end = text.length; /* of the last digit: every ticket has one */
    while (end > 0 && !ascii_is_digit(text.text[end - 1]))
        end--;
    for (size_t at = 0; at < end && span_length(item->ticket) == 0; at++) {
        if (at > 0 && (phrase_is_word_byte(text, at - 1) || text.text[at - 1] == '-'))
            continue;
        size_t length = field_read_ticket(slice_sub(text, at, text.length));
        if (length)
            item->ticket = (struct span){item->text.start + (uint32_t)at, item->text.start + (uint32_t)(at + length)};
    }
}

/* --- what follows from the words --- */

/* Is a link, or the code point that stands for one, all that is left beside the ticket? */
static bool is_only_ticket(const struct action_reader *reader, const struct action_item *item, struct span prose)
{
    struct slice text = text_of(reader, prose);
    size_t at = 0, words = 0, tickets = 0;
    for (struct slice word; (word = phrase_word(text, &at)).length > 0; words++)
        tickets += slice_equals_text(word, TEXT_PLACEHOLDER);
    if (words == 0 || words > 4)
        return words == 0 && span_length(item->ticket) > 0;
    struct slice bare = field_bare(text);
    return tickets == words || (span_length(item->ticket) > 0 && field_read_ticket(bare) == bare.length);
}

/* Without the blanks, emphasis and commas that the fields left behind. */
static struct span tidied(const struct action_reader *reader, struct span prose)
{
    struct slice text = text_of(reader, prose);
    size_t start = phrase_skip(text, 0, " *_:,;-"), end = text.length;
    while (end > start &&
           (ascii_is_space(text.text[end - 1]) || text.text[end - 1] == '*' || text.text[end - 1] == ',' ||
            text.text[end - 1] == ';' || text.text[end - 1] == '.' || text.text[end - 1] == '_'))
        end--;
    return (struct span){prose.start + (uint32_t)start, prose.start + (uint32_t)end};
}

static void read_text(const struct action_reader *reader, struct span prose, struct action_item *item)
{
    item->text = prose;
    action_read_beginning(reader, item);
    for (int regions = 0; regions < MOST_REGIONS && span_length(item->text) > 0 && read_end(reader, item); regions++)
        continue;
    read_labels_inside(reader, item);
    read_inner_deadline(reader, item);
    read_trailing_mentions(reader, item);
    read_subject_after_dash(reader, item);
    find_ticket(reader, item);
    item->text = tidied(reader, item->text);
    item->tracked_elsewhere = is_only_ticket(reader, item, prose);
}

/* The item stays where it is and what it belongs to. */
static void take_read(struct action_item *item, const struct action_item *read)
{
    struct action_item place = *item;
    *item = *read;
    item->block = place.block;
    item->first_block = place.first_block;
    item->block_end = place.block_end;
    item->group = place.group;
    item->row = place.row;
}

void action_read_text(const struct action_reader *reader, struct span prose, struct action_item *item)
{
    struct action_item read = {0};
    struct action_memory memory;
    if (!action_memory_find(&memory, reader, prose, &read)) {
        read_text(reader, prose, &read);
        action_memory_keep(&memory, prose, &read);
    }
    action_memory_release(&memory);
    take_read(item, &read);
}
