#include "read/mode.h"

#include "base/ascii.h"

enum {
    FEW_WORDS = 60,          /* a shorter document says too little about itself */
    GUIDE_YOU = 9,           /* "you" for each thousand words, above which a text speaks to its reader */
    GUIDE_IMPERATIVES = 120, /* imperatives for each thousand words that do the same beside some "you" */
    SOME_YOU = 3,
    GUIDE_TOPIC = 8, /* words about post-mortems themselves, above which a text is about how they are written */
    SOME_TOPIC = 4,
    REPORT_TIMES = 6, /* clock times for each thousand words, from which a text tells a story */
    KNOWN_SECTIONS = 2,
    MANY_SECTIONS = 4 /* those of a report, whatever it says about itself */
};

struct counts {
    unsigned long words, you, times, imperatives, topic;
};

static bool is_clock_time(struct slice text)
{
    return text.length >= 4 && text.length <= 8 && ascii_is_digit(text.text[0]) &&
           slice_find(text, SLICE_LITERAL(":"), 0) > 0;
}

/* A report seldom speaks of blame, of post-mortems in the plural, of psychological safety; a guide does all the time.
 */
static bool is_topic(const struct token *token)
{
    static const char *const topics[] = {"blame",       "blameless",     "blamelessness", "blamelessly",
                                         "blaming",     "postmortems",   "post-mortems",  "postmortem",
                                         "post-mortem", "psychological", "retrospectives"};
    return TOKEN_IS_ONE_OF(token, topics);
}

static void count_token(struct counts *counts, const struct annotation *annotation, uint32_t token)
{
    const struct token *word = &annotation->tokens[token];
    counts->words += word->kind == TOKEN_WORD;
    counts->times += word->kind == TOKEN_NUMBER && is_clock_time(token_text(annotation, token));
    counts->topic += is_topic(word);
    counts->you += token_is(word, "you") || token_is(word, "your");
}

/* A sentence that begins with a bare verb form; in action items these are no address to a reader. */
static bool is_imperative(const struct annotation *annotation, size_t unit)
{
    const struct document *document = annotation->document;
    const struct block *block = &document->blocks[document->units[unit].block];
    const struct unit_words *words = &annotation->units[unit];
    uint64_t classes = words->first_token < words->token_end ? annotation->tokens[words->first_token].classes : 0;
    return block->role != SECTION_ACTIONS && block->kind == BLOCK_PARAGRAPH && (classes & WORD_BASE) &&
           !(classes & (WORD_PAST | WORD_HEADS | WORD_FUNCTION | WORD_VERB_OR_NOUN));
}

static void count_words(struct counts *counts, const struct annotation *annotation, const struct unit_words *words)
{
    for (uint32_t i = words->first_token; i < words->token_end; i++) {
        count_token(counts, annotation, i);
    }
}

/* The counts of the unit's words: remembered where these are. */
static struct counts counts_of(const struct annotation *annotation, const struct unit_words *words)
{
    struct counts counts = {0};
    struct memo *memo = annotation->document->memo;
    struct slice key = memo_key(&words->number);
    struct counts *known = words->number ? memo_find(memo, MEMO_COUNTS, key) : NULL;
    if (known != NULL) {
        return *known;
    }
    count_words(&counts, annotation, words);
    known = words->number ? memo_add(memo, MEMO_COUNTS, key, sizeof *known) : NULL;
    if (known != NULL) {
        *known = counts;
    }
    return counts;
}

static struct counts count(const struct annotation *annotation)
{
    struct counts all = {0};
    for (size_t i = 0; i < annotation->document->unit_count; i++) {
        struct counts counts = counts_of(annotation, &annotation->units[i]);
        all.words += counts.words;
        all.you += counts.you;
        all.times += counts.times;
        all.topic += counts.topic;
        all.imperatives += is_imperative(annotation, i);
    }
    return all;
}

static bool reaches(unsigned long found, unsigned long words, unsigned long per_thousand)
{
    return found * 1000 >= words * per_thousand;
}

static size_t known_sections(const struct document *document)
{
    uint32_t roles = 0;
    size_t known = 0;
    for (size_t i = 0; i < document->section_count; i++) {
        enum section_role role = document->sections[i].own;
        bool counts = role != SECTION_NONE && role != SECTION_META && !(roles & (1u << role));
        roles |= 1u << role;
        known += counts;
    }
    return known;
}

enum document_mode mode_of(const struct annotation *annotation)
{
    struct counts counts = count(annotation);
    bool telling = reaches(counts.times, counts.words, REPORT_TIMES) && counts.times > 0;
    bool addressing = reaches(counts.you, counts.words, GUIDE_YOU) ||
                      (reaches(counts.you, counts.words, SOME_YOU) &&
                       reaches(counts.imperatives * 10, counts.words, GUIDE_IMPERATIVES));
    if (counts.words < FEW_WORDS) {
        return MODE_OTHER;
    }
    bool teaching = counts.topic >= SOME_TOPIC && reaches(counts.topic, counts.words, GUIDE_TOPIC) &&
                    counts.times == 0 && known_sections(annotation->document) < MANY_SECTIONS;
    if (teaching || (addressing && !telling)) {
        return MODE_GUIDE;
    }
    return telling || known_sections(annotation->document) >= KNOWN_SECTIONS ? MODE_REPORT : MODE_OTHER;
}

/* Words of a path or a title that name the kind of document. */
static const char *const titles[] = {
    "postmortem",
    "post-mortem",
    "post mortem",
    "post_mortem",
    "incident report",
    "incident review",
    "incident-report",
    "incident-review",
    "root cause analysis",
    "after action review",
    "after-action",
    "retrospective on the incident",
    "correction of error",
    "outage report",
    "incident analysis",
    "learning review",
    "service disruption report",
    "reason for outage",
};

static char lowered(struct slice text, size_t i)
{
    return ascii_lower(text.text[i]);
}

static bool contains_caseless(struct slice text, struct slice words)
{
    for (size_t i = 0; i + words.length <= text.length; i++) {
        size_t matched = 0;
        while (matched < words.length && lowered(text, i + matched) == words.text[matched]) {
            matched++;
        }
        if (matched == words.length) {
            return true;
        }
    }
    return false;
}

bool mode_names_a_postmortem(struct slice text)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (contains_caseless(text, slice_of(titles[i]))) {
            return true;
        }
    }
    return false;
}

static struct slice first_heading(const struct document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        if (document->blocks[i].kind == BLOCK_HEADING) {
            return document_text(document, document->blocks[i].prose);
        }
    }
    return (struct slice){"", 0};
}

static bool front_matter_title(const struct document *document)
{
    for (size_t i = 0; i < document->field_count; i++) {
        bool title = slice_equals_caseless(document->fields[i].key, SLICE_LITERAL("title")) ||
                     slice_equals_caseless(document->fields[i].key, SLICE_LITERAL("type"));
        if (title && mode_names_a_postmortem(document->fields[i].value)) {
            return true;
        }
    }
    return false;
}

bool mode_is_postmortem(const struct document *document)
{
    return known_sections(document) >= KNOWN_SECTIONS || mode_names_a_postmortem(slice_of(document->source->path)) ||
           mode_names_a_postmortem(first_heading(document)) || front_matter_title(document);
}
