#include "read/harvest.h"

#include "base/ascii.h"

/* Keys of front matter, labels and column headers whose value is a name, in small letters. */
static const char *const people_words[] = {
    "author",        "authors",      "owner",        "owners",      "assignee",  "assignees",   "responder",
    "responders",    "participant",  "participants", "attendee",    "attendees", "reviewer",    "reviewers",
    "approver",      "approvers",    "scribe",       "facilitator", "commander", "ic",          "lead",
    "reporter",      "dri",          "who",          "contact",     "contacts",  "responsible", "on-call",
    "oncall",        "on call",      "manager",      "person",      "people",    "prepared by", "written by",
    "reported by",   "by",           "engineer",     "engineers",   "name",      "names",       "present",
    "collaborators", "contributors", "assigned to",  "owned by",    "deputy",    "coordinator",
};

/* Words that stand in such places and name nobody. */
#define NO_NAME                                                                                                        \
    (WORD_FUNCTION | WORD_ADVERB | WORD_TIME | WORD_ROLE | WORD_ROLE_PLURAL | WORD_TEAM | WORD_TEAM_NOUN |             \
     WORD_TEAM_AMBIGUOUS | WORD_USER | WORD_VENDOR | WORD_SYSTEM | WORD_PRODUCT | WORD_AGENT | WORD_COMMON)

/* A word of a unit and what its place says of it. */
struct vouched {
    uint32_t token;
    enum name_evidence evidence;
};

struct harvester {
    const struct annotation *annotation;
    struct name_set *names;
    struct arena *arena;
    struct vouched *vouched; /* of the unit at hand */
    size_t count, capacity;
};

static bool is_people_word(struct slice text)
{
    char first = text.length > 0 ? ascii_lower(text.text[0]) : '\0';
    for (size_t i = 0; i < sizeof people_words / sizeof *people_words; i++) {
        if (people_words[i][0] == first && slice_equals_caseless(text, slice_of(people_words[i]))) {
            return true;
        }
    }
    return false;
}

/* Is the label, key or header, or its last word ("Incident commander", "Action owner"), one for names? */
static bool means_people(struct slice label)
{
    label = slice_trim(label);
    size_t start = label.length;
    while (start > 0 && label.text[start - 1] != ' ' && label.text[start - 1] != '.' && label.text[start - 1] != '_') {
        start--;
    }
    return is_people_word(label) || is_people_word(slice_sub(label, start, label.length));
}

static const struct token *token_at(const struct harvester *harvester, uint32_t token)
{
    return &harvester->annotation->tokens[token];
}

static void add_name(struct harvester *harvester, uint32_t token, enum name_evidence evidence)
{
    name_set_add(harvester->names, token_text(harvester->annotation, token), evidence);
}

/* Adds it at the end of the unit, for it may be remembered. */
static void vouch(struct harvester *harvester, uint32_t token, enum name_evidence evidence)
{
    *ARENA_PUSH(harvester->arena, harvester->vouched, harvester->count, harvester->capacity) =
        (struct vouched){token, evidence};
}

/* Endings of things that stand in owner columns: "Messaging", "Virtualisation". */
static bool has_ending_of_thing(struct slice word)
{
    static const char *const endings[] = {"ing", "tion", "ment", "ity", "ness", "ware", "ance"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (slice_ends_with(word, endings[i])) {
            return true;
        }
    }
    return false;
}

static bool has_digit(struct slice word)
{
    for (size_t i = 0; i < word.length; i++) {
        if (ascii_is_digit(word.text[i])) {
            return true;
        }
    }
    return false;
}

/* Can the token be part of a name, where a name is expected? */
static bool may_be_name(const struct harvester *harvester, uint32_t token)
{
    const struct token *word = token_at(harvester, token);
    if (word->kind != TOKEN_WORD || !word->capital || span_length(word->prose) < 2) {
        return false;
    }
    if ((word->upper && span_length(word->prose) <= 3) || (word->classes & (WORD_TIME | WORD_FUNCTION))) {
        return false;
    }
    bool listed = word->classes & (WORD_GIVEN_NAME | WORD_SURNAME | WORD_NAME_CONFLICT);
    struct slice text = token_text(harvester->annotation, token);
    bool thing = has_ending_of_thing(text) || has_digit(text);
    return listed || (!thing && !(word->classes & (NO_NAME | WORD_BASE | WORD_PAST)) &&
                      !(word->upper && span_length(word->prose) < 5));
}

/* Adds one to four capitalised words; longer runs are titles. */
static uint32_t add_run(struct harvester *harvester, uint32_t token, uint32_t end)
{
    uint32_t stop = token;
    while (stop < end && (may_be_name(harvester, stop) ||
                          (stop > token && (token_at(harvester, stop)->classes & WORD_NAME_PARTICLE)))) {
        stop++;
    }
    for (uint32_t i = token; i < stop && stop - token <= 4; i++) {
        if (token_at(harvester, i)->capital) {
            vouch(harvester, i, NAME_HARVESTED);
        }
    }
    return stop > token ? stop : token + 1;
}

static bool has_verb(const struct harvester *harvester, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (token_at(harvester, i)->classes & (WORD_AUXILIARY | WORD_PAST) && !token_at(harvester, i)->capital) {
            return true;
        }
    }
    return false;
}

/* Names at the start of a value and after its commas, slashes, dashes and "and"; not inside running text. */
static void add_names(struct harvester *harvester, uint32_t first, uint32_t end)
{
    bool expected = true;
    if (has_verb(harvester, first, end)) {
        return;
    }
    for (uint32_t i = first; i < end;) {
        const struct token *word = token_at(harvester, i);
        if (expected && may_be_name(harvester, i)) {
            i = add_run(harvester, i, end);
            expected = false;
            continue;
        }
        expected |= word->kind == TOKEN_PUNCTUATION || (word->classes & WORD_COORDINATOR);
        i++;
    }
}

static void add_span(struct harvester *harvester, size_t unit, struct span prose)
{
    const struct unit_words *words = &harvester->annotation->units[unit];
    uint32_t first = words->first_token, end = words->token_end;
    while (first < end && token_at(harvester, first)->prose.start < prose.start) {
        first++;
    }
    while (end > first && token_at(harvester, end - 1)->prose.end > prose.end) {
        end--;
    }
    add_names(harvester, first, end);
}

/* "Incident commander: Priya Nair" inside a unit: the run after the colon. */
static void harvest_labels(struct harvester *harvester, const struct unit_words *words)
{
    for (uint32_t i = words->first_token + 1; i + 1 < words->token_end; i++) {
        if (token_is(token_at(harvester, i), ":") && is_people_word(token_text(harvester->annotation, i - 1)) &&
            may_be_name(harvester, i + 1)) {
            add_run(harvester, i + 1, words->token_end);
        }
    }
}

/* "the Mapping squad" vouches for Mapping. */
static void harvest_teams(struct harvester *harvester, const struct unit_words *words)
{
    for (uint32_t i = words->first_token; i + 1 < words->token_end; i++) {
        const struct token *name = token_at(harvester, i), *noun = token_at(harvester, i + 1);
        bool plain = !(name->classes & (WORD_FUNCTION | WORD_TIME | WORD_ROLE | WORD_ROLE_PLURAL | WORD_USER));
        if (name->kind == TOKEN_WORD && name->capital && plain && (noun->classes & WORD_TEAM_NOUN)) {
            vouch(harvester, i, NAME_OF_TEAM);
        }
    }
}

/* "@jane" vouches for Jane, "@moxie" for moxie. */
static void harvest_handles(struct harvester *harvester, const struct unit_words *words)
{
    for (uint32_t i = words->first_token; i + 1 < words->token_end; i++) {
        if (token_is(token_at(harvester, i), "@") && !token_at(harvester, i + 1)->spaced &&
            token_at(harvester, i + 1)->kind == TOKEN_WORD) {
            bool listed = token_at(harvester, i + 1)->classes & (WORD_GIVEN_NAME | WORD_NAME_CONFLICT);
            vouch(harvester, i + 1, listed ? NAME_HARVESTED : NAME_HANDLE);
        }
    }
}

/* A listed given name before a capitalised word nobody else claims vouches for that family name. */
static void harvest_full_names(struct harvester *harvester, const struct unit_words *words)
{
    for (uint32_t i = words->first_token; i + 1 < words->token_end; i++) {
        const struct token *family = token_at(harvester, i + 1);
        if (token_at(harvester, i)->capital && (token_at(harvester, i)->classes & WORD_GIVEN_NAME) && family->spaced &&
            may_be_name(harvester, i + 1) && !family->upper && !(family->classes & WORD_VERB_FORMS) &&
            span_length(family->prose) > 2) {
            vouch(harvester, i + 1, NAME_HARVESTED);
        }
    }
}

/* "14:32 Sarah rolled back": a capitalised word between a time and a verb of people. */
static void harvest_timeline(struct harvester *harvester, const struct unit_words *words)
{
    for (uint32_t i = words->first_token; i + 2 < words->token_end; i++) {
        const struct token *before = token_at(harvester, i), *verb = token_at(harvester, i + 2);
        bool opens = before->kind == TOKEN_NUMBER || (before->kind == TOKEN_PUNCTUATION && i > words->first_token) ||
                     (before->classes & WORD_TIME);
        if (opens && may_be_name(harvester, i + 1) && !token_at(harvester, i + 1)->upper &&
            !(token_at(harvester, i + 1)->classes & WORD_VERB_FORMS) && (verb->classes & WORD_HUMAN_VERB) &&
            (verb->classes & (WORD_PAST | WORD_THIRD))) {
            vouch(harvester, i + 1, NAME_HARVESTED);
        }
    }
}

/* What the words themselves say; a timeline's say more. */
static void harvest_words(struct harvester *harvester, const struct unit_words *words, bool in_timeline)
{
    if (in_timeline) {
        harvest_timeline(harvester, words);
    }
    harvest_labels(harvester, words);
    harvest_handles(harvester, words);
    harvest_teams(harvester, words);
    harvest_full_names(harvester, words);
}

/* What harvest_words found in a unit. */
struct known_names {
    size_t count;
    struct vouched vouched[]; /* tokens from the unit's first */
};

static void remember_names(struct harvester *harvester, const struct unit_words *words, enum memo_kind kind)
{
    struct memo *memo = harvester->annotation->document->memo;
    struct known_names *known = memo_add(memo, kind, memo_key(&words->number),
                                         sizeof *known + harvester->count * sizeof *known->vouched);
    if (known == NULL) {
        return;
    }
    known->count = harvester->count;
    for (size_t i = 0; i < known->count; i++) {
        known->vouched[i] = harvester->vouched[i];
        known->vouched[i].token -= words->first_token;
    }
}

static void add_known(struct harvester *harvester, const struct unit_words *words, const struct known_names *known)
{
    for (size_t i = 0; i < known->count; i++) {
        add_name(harvester, words->first_token + known->vouched[i].token, known->vouched[i].evidence);
    }
}

static void add_vouched(struct harvester *harvester)
{
    for (size_t i = 0; i < harvester->count; i++) {
        add_name(harvester, harvester->vouched[i].token, harvester->vouched[i].evidence);
    }
    harvester->count = 0;
}

static void add_words(struct harvester *harvester, const struct unit_words *words, bool in_timeline)
{
    struct memo *memo = harvester->annotation->document->memo;
    enum memo_kind kind = in_timeline ? MEMO_NAMES_IN_TIMELINE : MEMO_NAMES;
    const struct known_names *known = words->number ? memo_find(memo, kind, memo_key(&words->number)) : NULL;
    if (known != NULL) {
        add_known(harvester, words, known);
        return;
    }
    harvest_words(harvester, words, in_timeline);
    if (words->number) {
        remember_names(harvester, words, kind);
    }
    add_vouched(harvester);
}

static void harvest_unit(struct harvester *harvester, size_t index)
{
    const struct document *document = harvester->annotation->document;
    const struct unit *unit = &document->units[index];
    const struct block *block = &document->blocks[unit->block];
    const struct unit_words *words = &harvester->annotation->units[index];
    bool labelled = span_length(block->label) > 0 && means_people(document_text(document, block->label));
    bool column = block->table != NO_INDEX && block->row > 0 &&
                  (means_people(document_column_header(document, block)) ||
                   (block->column > 0 && means_people(document_row_header(document, block))));
    if (labelled || column) {
        add_span(harvester, index, span_length(block->body) > 0 ? block->body : block->prose);
    } else if (block->role == SECTION_PEOPLE && block->kind != BLOCK_HEADING) {
        add_span(harvester, index, unit->prose);
    }
    add_vouched(harvester);
    add_words(harvester, words, block->role == SECTION_TIMELINE);
}

/* The capitalised words of "Priya Nair <priya@example.com>, Tom Okafor". */
static void harvest_field(struct harvester *harvester, struct slice value)
{
    size_t start = 0;
    for (size_t i = 0; i <= value.length; i++) {
        bool inside = i < value.length && (ascii_is_alpha(value.text[i]) || (unsigned char)value.text[i] >= 0x80 ||
                                           value.text[i] == '-' || value.text[i] == '\'');
        if (inside) {
            continue;
        }
        bool address = i < value.length && (value.text[i] == '@' || value.text[i] == '.');
        if (i > start + 1 && (ascii_is_upper(value.text[start]) || (unsigned char)value.text[start] >= 0x80) &&
            !address) {
            name_set_add(harvester->names, slice_sub(value, start, i), NAME_HARVESTED);
        }
        start = i + 1;
    }
}

void harvest_add(struct name_set *names, struct slice name, enum name_evidence evidence)
{
    size_t start = 0;
    for (size_t i = 0; i <= name.length; i++) {
        if (i == name.length || name.text[i] == ' ') {
            name_set_add(names, slice_sub(name, start, i), evidence);
            start = i + 1;
        }
    }
}

struct name_set *harvest_configured(const struct settings *settings, struct arena *arena)
{
    struct name_set *names = name_set_new(NULL, arena);
    for (size_t i = 0; settings != NULL && i < settings->names_add_count; i++) {
        harvest_add(names, settings->names_add[i], NAME_ADDED);
    }
    for (size_t i = 0; settings != NULL && i < settings->names_never_count; i++) {
        harvest_add(names, settings->names_never[i], NAME_NEVER);
    }
    return names;
}

const struct name_set *harvest_names(const struct annotation *annotation, const struct settings *settings,
                                     const struct name_set *known, struct arena *arena)
{
    struct harvester harvester = {.annotation = annotation, .names = name_set_new(known, arena), .arena = arena};
    const struct document *document = annotation->document;
    for (size_t i = 0; i < document->unit_count; i++) {
        harvest_unit(&harvester, i);
    }
    for (size_t i = 0; i < document->field_count && (settings == NULL || settings->names_from_front_matter); i++) {
        if (means_people(document->fields[i].key)) {
            harvest_field(&harvester, document->fields[i].value);
        }
    }
    return harvester.names;
}
