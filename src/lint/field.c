#include "lint/field.h"

#include "base/ascii.h"
#include "lint/phrase.h"

struct label {
    const char *text;
    enum action_field field;
    bool reads_on; /* needs no colon: "owned by Jane" */
};

/* Longer labels stand before those they begin with. */
static const struct label labels[] = {
    {"owner for all", FIELD_OWNER, false}, {"owners", FIELD_OWNER, false},      {"owner", FIELD_OWNER, false},
    {"assignees", FIELD_OWNER, false},     {"assignee", FIELD_OWNER, false},    {"assigned to", FIELD_OWNER, true},
    {"owned by", FIELD_OWNER, true},       {"dri", FIELD_OWNER, false},         {"who", FIELD_OWNER, false},
    {"responsible", FIELD_OWNER, false},   {"lead", FIELD_OWNER, false},        {"poc", FIELD_OWNER, false},
    {"point person", FIELD_OWNER, false},  {"team", FIELD_OWNER, false},        {"responsible person", FIELD_OWNER, false},
    {"due date", FIELD_DUE, false},        {"due by", FIELD_DUE, false},        {"due", FIELD_DUE, false},
    {"deadline", FIELD_DUE, false},        {"eta", FIELD_DUE, false},           {"target date", FIELD_DUE, false},
    {"target", FIELD_DUE, false},          {"complete by", FIELD_DUE, false},   {"by when", FIELD_DUE, false},
    {"when", FIELD_DUE, false},            {"timeline", FIELD_DUE, false},      {"by", FIELD_DUE, false},
    {"ticket", FIELD_TICKET, false},       {"issue", FIELD_TICKET, false},      {"tracking bug", FIELD_TICKET, false},
    {"bug", FIELD_TICKET, false},          {"jira", FIELD_TICKET, false},       {"link", FIELD_TICKET, false},
    {"priority", FIELD_PRIORITY, false},   {"prio", FIELD_PRIORITY, false},     {"severity", FIELD_PRIORITY, false},
    {"status", FIELD_STATUS, false},       {"state", FIELD_STATUS, false},      {"progress", FIELD_STATUS, false},
    {"action", FIELD_TEXT, false},         {"task", FIELD_TEXT, false},
};

/* What only a table's header means, besides the labels. */
static const struct label headers[] = {
    {"action item", FIELD_TEXT, false},  {"action items", FIELD_TEXT, false}, {"actions", FIELD_TEXT, false},
    {"item", FIELD_TEXT, false},         {"follow-up", FIELD_TEXT, false},    {"follow up", FIELD_TEXT, false},
    {"what", FIELD_TEXT, false},         {"improvement", FIELD_TEXT, false},  {"recommendation", FIELD_TEXT, false},
    {"remediation", FIELD_TEXT, false},  {"description", FIELD_TEXT, false},  {"text", FIELD_TEXT, false},
    {"step", FIELD_TEXT, false},         {"thing", FIELD_TEXT, false},        {"measure", FIELD_TEXT, false},
    {"todo", FIELD_TEXT, false},         {"tasks", FIELD_TEXT, false},        {"corrective action", FIELD_TEXT, false},
    {"date", FIELD_DUE, false},          {"until", FIELD_DUE, false},         {"timeframe", FIELD_DUE, false},
    {"expected", FIELD_DUE, false},      {"timeline", FIELD_DUE, false},      {"teams", FIELD_OWNER, false},
    {"person", FIELD_OWNER, false},      {"whom", FIELD_OWNER, false},
    {"by whom", FIELD_OWNER, false},      {"contact", FIELD_OWNER, false},     {"assigned", FIELD_OWNER, false},
    {"bug #", FIELD_TICKET, false},      {"pr", FIELD_TICKET, false},         {"ref", FIELD_TICKET, false},
    {"p", FIELD_PRIORITY, false},        {"rank", FIELD_PRIORITY, false},     {"done", FIELD_STATUS, false},
    {"#", FIELD_NUMBER, false},          {"no", FIELD_NUMBER, false},         {"id", FIELD_NUMBER, false},
    {"nr", FIELD_NUMBER, false},         {"number", FIELD_NUMBER, false},
};

static const char *const blanks[] = {"tbd", "tbc", "tba", "n/a",     "na",      "none", "nil",   "unknown", "todo",
                                     "open", "xx", "xxx", "to be decided", "to be defined", "to be confirmed", NULL};
static const char *const nobody[] = {"unassigned", "everyone", "everybody", "all", "anyone", "anybody", "nobody",
                                     "no one",     "someone",  "somebody",  "no owner", "all of us", "whoever", NULL};
static const char *const never[] = {"soon",       "asap",          "later",     "ongoing",   "when possible",
                                    "eventually", "as soon as possible", "continuous", "forever", "backlog",
                                    "someday",    "when time permits", "not set", "no date", "in progress", NULL};
static const char *const finished[] = {"done",     "completed", "complete", "finished", "closed",   "resolved", "shipped",
                                       "merged",   "fixed",     "deployed", "released", "implemented", "yes",
                                       "already done", "already completed", "\xE2\x9C\x85", "\xE2\x9C\x94", "\xE2\x98\x91", NULL};
static const char *const dropped[] = {"won't do", "wont do", "wontfix", "won't fix", "cancelled", "canceled", "rejected",
                                      "dropped",  "obsolete", "duplicate", "declined", NULL};
static const char *const under_way[] = {"pr open", "open", "in review", "in progress", "planned", "started", "not started", "wip",
                                       "pending", "to do", "scheduled", "under way", "in flight", NULL};
static const char *const priorities[] = {"high", "medium", "low", "critical", "urgent", "blocker", "major", "minor",
                                         "must", "should", "could", "normal", NULL};
static const char *const crowds[] = {"all", "everyone", "everybody", "the team", "team", "teams", "the teams", "whole team",
                                     "the whole team", "both teams", "several", "multiple", "various", "all teams", NULL};
static const char *const groups[] = {"team", "squad", "group", "ops", "desk", "department", "crew", "guild", "lead", "leads",
                                     "manager", "vendor", NULL};

/* Bytes that surround a value but are not part of it. */
static bool is_wrapping(char c)
{
    switch (c) {
    case '*': case '_': case '`': case '(': case ')': case '[': case ']': case '<': case '>': case '.': case ',':
    case ';': case ':': case '"': case '~': case '|': case '!':
        return true;
    default:
        return ascii_is_space(c);
    }
}

struct slice field_bare(struct slice text)
{
    size_t start = 0, end = text.length;
    while (start < end && is_wrapping(text.text[start]))
        start++;
    while (end > start && is_wrapping(text.text[end - 1]))
        end--;
    return slice_sub(text, start, end);
}

static enum action_field header_in(struct slice header, const struct label *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals_caseless(header, slice_of(table[i].text)))
            return table[i].field;
    return FIELD_NONE;
}

static enum action_field whole_header(struct slice header)
{
    enum action_field field = header_in(header, labels, sizeof labels / sizeof *labels);
    return field ? field : header_in(header, headers, sizeof headers / sizeof *headers);
}

/* The whole header, else its last word or its first: "Expected date", "Owner (team)", "Action to take". */
enum action_field field_of_header(struct slice header)
{
    struct slice bare = field_bare(header);
    enum action_field field = whole_header(bare);
    if (field || bare.length == 0)
        return field;
    size_t at = 0;
    struct slice first = phrase_word(bare, &at), last = first, word;
    while ((word = phrase_word(bare, &at)).length > 0)
        last = word;
    field = whole_header(last);
    return field ? field : whole_header(first);
}

static size_t skip_marks(struct slice text, size_t at, const char *marks)
{
    for (; at < text.length; at++) {
        const char *mark = marks;
        while (*mark && *mark != text.text[at])
            mark++;
        if (!*mark)
            break;
    }
    return at;
}

enum action_field field_of_label(struct slice text, size_t *value)
{
    size_t start = skip_marks(text, 0, " *_");
    struct slice rest = slice_sub(text, start, text.length);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t length = phrase_prefix(rest, labels[i].text);
        if (!length)
            continue;
        size_t plural = skip_marks(rest, length, "(s)*_ "), mark = phrase_is_word_byte(rest, plural) ? length : plural;
        mark = skip_marks(rest, mark, " *_");
        if (mark < rest.length && (rest.text[mark] == ':' || rest.text[mark] == '=')) {
            *value = start + skip_marks(rest, mark + 1, " *_");
            return labels[i].field;
        }
        if (labels[i].reads_on && mark < rest.length) {
            *value = start + mark;
            return labels[i].field;
        }
    }
    return FIELD_NONE;
}

/* Only punctuation, dashes and question marks. */
static bool has_no_word(struct slice value)
{
    size_t at = 0;
    return phrase_word(value, &at).length == 0;
}

bool field_is_blank(struct slice value)
{
    struct slice bare = field_bare(value);
    return has_no_word(bare) || phrase_is_any(bare, blanks) || phrase_prefix(bare, "tbd") > 0;
}

bool field_is_nobody(struct slice value)
{
    return field_is_blank(value) || phrase_is_any(field_bare(value), nobody);
}

bool field_is_never(struct slice value)
{
    return field_is_blank(value) || phrase_is_any(field_bare(value), never);
}

bool field_is_done(struct slice value)
{
    struct slice bare = field_bare(value);
    size_t length = phrase_prefix_any(bare, finished);
    return length > 0 && phrase_word_count(bare) <= 5;
}

bool field_is_dropped(struct slice value)
{
    return phrase_prefix_any(field_bare(value), dropped) > 0;
}

bool field_is_under_way(struct slice value)
{
    return phrase_is_any(field_bare(value), under_way);
}

bool field_is_priority(struct slice value)
{
    struct slice bare = field_bare(value);
    bool letter = bare.length == 2 && ascii_upper(bare.text[0]) == 'P' && ascii_is_digit(bare.text[1]);
    size_t severity = phrase_prefix(bare, "sev");
    return letter || phrase_is_any(bare, priorities) || (severity && bare.length <= severity + 2) ||
           (slice_starts_with(bare, "SEV") && bare.length == 4 && ascii_is_digit(bare.text[3]));
}

bool field_is_crowd(struct slice value)
{
    struct slice bare = field_bare(value);
    return phrase_is_any(bare, crowds) || phrase_prefix(bare, "all") > 0 || phrase_prefix(bare, "everyone") > 0;
}

bool field_is_mention(struct slice value)
{
    struct slice bare = field_bare(value);
    if (bare.length < 3)
        return false;
    return (bare.text[0] == '@' && phrase_is_word_byte(bare, 1)) || bare.text[bare.length - 1] == '@';
}

static size_t digits(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.length && ascii_is_digit(text.text[end]))
        end++;
    return end - at;
}

/* Names of standards that look like a tracker's keys: "SHA-256", "ERC-20". */
static bool is_standard(struct slice letters)
{
    static const char *const standards[] = {"SHA", "UTF", "ISO", "RFC", "ERC", "EIP", "BIP", "PEP", "CVE", "AES", "RSA", "GPT",
                                            "HTTP", "TLS", "COVID", "MD", "CWE", "IEEE", "US", "EU", "AP", "P", NULL};
    return phrase_is_any(letters, standards);
}

/* "OPS-12", "MSG-77" */
static size_t read_tracker_key(struct slice text)
{
    size_t at = 0;
    while (at < text.length && (ascii_is_upper(text.text[at]) || (at > 0 && ascii_is_digit(text.text[at]))))
        at++;
    bool key = at >= 2 && at <= 12 && at < text.length && text.text[at] == '-' && digits(text, at + 1);
    if (!key || is_standard(slice_sub(text, 0, at)))
        return 0;
    return at + 1 + digits(text, at + 1);
}

size_t field_read_ticket(struct slice text)
{
    static const char *const words[] = {"PR", "MR", "pull request", "issue", "ticket", "bug", NULL};
    size_t key = read_tracker_key(text);
    if (key)
        return key;
    size_t word = phrase_prefix_any(text, words), at = skip_marks(text, word, " ");
    enum { LONGEST_REPOSITORY = 100 };
    size_t repository = at;
    while (!word && repository < LONGEST_REPOSITORY && (phrase_is_word_byte(text, repository) ||
                     (repository < text.length && (text.text[repository] == '/' || text.text[repository] == '-'))))
        repository++;
    at = skip_marks(text, word ? at : repository, "#!");
    bool marked = at > (word ? 0 : repository);
    return marked && digits(text, at) ? at + digits(text, at) : 0;
}

static bool is_capital(struct slice word)
{
    return word.length > 0 && (ascii_is_upper(word.text[0]) || (unsigned char)word.text[0] >= 0xC3);
}

bool field_looks_like_name(struct slice value)
{
    struct slice bare = field_bare(value), word;
    size_t at = 0, count = 0;
    bool capitals = true;
    struct slice last = {"", 0};
    while ((word = phrase_word(bare, &at)).length > 0) {
        capitals = capitals && is_capital(word);
        last = word;
        count++;
    }
    if (slice_equals_caseless(bare, SLICE_LITERAL("me")))
        return true;
    return count > 0 && count <= 3 && (capitals || phrase_is_any(last, groups));
}
