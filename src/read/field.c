#include "read/field.h"

#include "base/ascii.h"
#include "read/phrase.h"

/* The names of a field: as a label in front of a value, longer ones before those they begin with; and those that mean
 * it only in the header of a table. */
struct field_names {
    enum action_field field;
    const char *labels, *headers;
};

static const struct field_names names[] = {
    {FIELD_OWNER,
     "owner for all|owners|owner|assignees|assignee|assigned to|assigned|owned by|dri|who|responsible "
     "person|responsible|lead|poc|"
     "point person|team",
     "teams|person|contact|whom|by whom"},
    {FIELD_DUE, "due date|due by|due|deadline|eta|target date|target|complete by|by when|when|timeline|by",
     "date|until|timeframe|expected"},
    {FIELD_TICKET, "ticket|issue|tracking bug|bug|jira|link", "bug #|pr|ref"},
    {FIELD_PRIORITY, "priority|prio|severity", "p|rank"},
    {FIELD_STATUS, "status|state|progress", "done"},
    {FIELD_TEXT, "action|task",
     "action item|action items|actions|item|follow-up|follow "
     "up|what|improvement|recommendation|remediation|description|text|"
     "step|thing|measure|todo|tasks|corrective action"},
    {FIELD_NUMBER, "#", "no|id|nr|number"},
};

/* Labels that need no colon: "owned by Jane". */
static const char reading_on[] = "owned by|assigned to";

static const char blanks[] =
    "tbd|tbc|tba|n/a|na|none|nil|unknown|todo|open|xx|xxx|to be decided|to be defined|to be confirmed";
static const char nobody[] =
    "unassigned|everyone|everybody|all|anyone|anybody|nobody|no one|someone|somebody|no owner|all of us|whoever";
static const char never[] =
    "soon|asap|later|ongoing|when possible|eventually|as soon as possible|continuous|forever|backlog|someday|"
    "when time permits|not set|no date|in progress";
static const char finished[] =
    "done|completed|complete|finished|closed|resolved|shipped|merged|fixed|deployed|released|implemented|yes|"
    "already done|already completed|\xE2\x9C\x85|\xE2\x9C\x94|\xE2\x98\x91";
static const char dropped[] =
    "won't do|wont do|wontfix|won't fix|cancelled|canceled|rejected|dropped|obsolete|duplicate|declined";
static const char under_way[] =
    "pr open|open|in review|in progress|planned|started|not started|wip|pending|to do|scheduled|under way|"
    "in flight";
static const char priorities[] = "high|medium|low|critical|urgent|blocker|major|minor|must|should|could|normal";
static const char crowds[] =
    "all|everyone|everybody|the team|team|teams|the teams|whole team|the whole team|both teams|several|multiple|"
    "various|all teams";
static const char groups[] = "team|squad|group|ops|desk|department|crew|guild|lead|leads|manager|vendor";

/* Bytes that surround a value but are not part of it. */
static bool is_wrapping(char c)
{
    switch (c) {
    case '*':
    case '_':
    case '`':
    case '(':
    case ')':
    case '[':
    case ']':
    case '<':
    case '>':
    case '.':
    case ',':
    case ';':
    case ':':
    case '"':
    case '~':
    case '|':
    case '!':
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

static enum action_field whole_header(struct slice header)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (phrase_is_any(header, names[i].labels) || phrase_is_any(header, names[i].headers))
            return names[i].field;
    return FIELD_NONE;
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

/* Where the value begins after a label of this length, "(s)" and emphasis in between; 0 when no colon follows. */
static size_t value_after(struct slice text, size_t length)
{
    size_t plural = phrase_skip(text, length, "(s)*_ ");
    size_t mark = phrase_skip(text, phrase_is_word_byte(text, plural) ? length : plural, " *_");
    bool marked = mark < text.length && (text.text[mark] == ':' || text.text[mark] == '=');
    return marked ? phrase_skip(text, mark + 1, " *_") : 0;
}

enum action_field field_of_label(struct slice text, size_t *value)
{
    size_t start = phrase_skip(text, 0, " *_");
    struct slice rest = slice_sub(text, start, text.length);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = phrase_prefix_any(rest, names[i].labels);
        size_t after = length ? value_after(rest, length) : 0;
        if (!after && length < rest.length)
            after = phrase_prefix_any(slice_sub(rest, 0, length), reading_on);
        if (!length || !after)
            continue;
        *value = start + after;
        return names[i].field;
    }
    return FIELD_NONE;
}

size_t field_labels_end(struct slice text)
{
    size_t end = text.length;
    if (phrase_find_any(text, reading_on, NULL))
        return end;
    while (end > 0 && text.text[end - 1] != ':' && text.text[end - 1] != '=')
        end--;
    return end;
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
    return has_no_word(bare) || phrase_is_any(bare, blanks) || phrase_prefix_any(bare, "tbd|n/a") > 0;
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

/* Names of standards that look like a tracker's keys: "SHA-256", "ERC-20". */
static bool is_standard(struct slice letters)
{
    static const char standards[] =
        "SHA|UTF|ISO|RFC|ERC|EIP|BIP|PEP|CVE|AES|RSA|GPT|HTTP|TLS|COVID|MD|CWE|IEEE|US|EU|AP|P";
    return phrase_is_any(letters, standards);
}

/* "OPS-12", "MSG-77" */
static size_t read_tracker_key(struct slice text)
{
    size_t at = 0;
    while (at < text.length && (ascii_is_upper(text.text[at]) || (at > 0 && ascii_is_digit(text.text[at]))))
        at++;
    bool key = at >= 2 && at <= 12 && at < text.length && text.text[at] == '-' && phrase_digits(text, at + 1);
    if (!key || is_standard(slice_sub(text, 0, at)))
        return 0;
    return at + 1 + phrase_digits(text, at + 1);
}

size_t field_read_ticket(struct slice text)
{
    static const char words[] = "PR|MR|pull request|issue|ticket|bug";
    size_t key = read_tracker_key(text);
    if (key)
        return key;
    size_t word = phrase_prefix_any(text, words), at = phrase_skip(text, word, " ");
    enum { LONGEST_REPOSITORY = 100 };
    size_t repository = at;
    while (!word && repository < LONGEST_REPOSITORY &&
           (phrase_is_word_byte(text, repository) ||
            (repository < text.length && (text.text[repository] == '/' || text.text[repository] == '-'))))
        repository++;
    at = phrase_skip(text, word ? at : repository, "#!");
    bool marked = at > (word ? 0 : repository);
    return marked && phrase_digits(text, at) ? at + phrase_digits(text, at) : 0;
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
