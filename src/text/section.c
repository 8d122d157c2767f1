#include "text/section.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const role_names[SECTION_ROLE_COUNT] = {
    [SECTION_NONE] = "none",           [SECTION_SUMMARY] = "summary",         [SECTION_TIMELINE] = "timeline",
    [SECTION_IMPACT] = "impact",       [SECTION_ROOT_CAUSE] = "root-cause",   [SECTION_CONTRIBUTING] = "contributing",
    [SECTION_FIVE_WHYS] = "five-whys", [SECTION_DETECTION] = "detection",     [SECTION_RESPONSE] = "response",
    [SECTION_WENT_WELL] = "went-well", [SECTION_WENT_POORLY] = "went-poorly", [SECTION_LUCKY] = "lucky",
    [SECTION_ACTIONS] = "actions",     [SECTION_LESSONS] = "lessons",         [SECTION_PEOPLE] = "people",
    [SECTION_META] = "meta",
};

enum reach {
    HEADING, /* only when it is the whole heading, and never as a label: "Why: ...", "Bad: ..." */
    WHOLE,   /* only when it is the whole heading or label: too common a word to trust inside a longer one */
    EDGE     /* also at the beginning or the end of a longer heading */
};

struct alias {
    struct slice heading; /* as section_normalise() writes it */
    enum section_role role;
    enum reach reach;
};

#define ALIAS(heading, role, reach) {{heading, sizeof heading - 1}, role, reach}

static const struct alias aliases[] = {
    ALIAS("summary", SECTION_SUMMARY, EDGE),
    ALIAS("clear summary", SECTION_SUMMARY, EDGE),
    ALIAS("overview", SECTION_SUMMARY, EDGE),
    ALIAS("executive summary", SECTION_SUMMARY, EDGE),
    ALIAS("incident summary", SECTION_SUMMARY, EDGE),
    ALIAS("issue summary", SECTION_SUMMARY, EDGE),
    ALIAS("problem summary", SECTION_SUMMARY, EDGE),
    ALIAS("tldr", SECTION_SUMMARY, EDGE),
    ALIAS("tl dr", SECTION_SUMMARY, EDGE),
    ALIAS("abstract", SECTION_SUMMARY, WHOLE),
    ALIAS("synopsis", SECTION_SUMMARY, EDGE),
    ALIAS("brief description", SECTION_SUMMARY, EDGE),
    ALIAS("what happened", SECTION_SUMMARY, EDGE),
    ALIAS("description", SECTION_SUMMARY, WHOLE),
    ALIAS("incident description", SECTION_SUMMARY, EDGE),
    ALIAS("at a glance", SECTION_SUMMARY, EDGE),
    ALIAS("in short", SECTION_SUMMARY, EDGE),
    ALIAS("short version", SECTION_SUMMARY, WHOLE),
    ALIAS("narrative", SECTION_SUMMARY, WHOLE),
    ALIAS("executive view", SECTION_SUMMARY, WHOLE),
    ALIAS("in one paragraph", SECTION_SUMMARY, WHOLE),

    ALIAS("timeline", SECTION_TIMELINE, EDGE),
    ALIAS("incident timeline", SECTION_TIMELINE, EDGE),
    ALIAS("chronology", SECTION_TIMELINE, EDGE),
    ALIAS("chain of events", SECTION_TIMELINE, EDGE),
    ALIAS("sequence of events", SECTION_TIMELINE, EDGE),
    ALIAS("key events", SECTION_TIMELINE, EDGE),
    ALIAS("event log", SECTION_TIMELINE, EDGE),
    ALIAS("log of events", SECTION_TIMELINE, EDGE),
    ALIAS("course of events", SECTION_TIMELINE, EDGE),
    ALIAS("sequence", SECTION_TIMELINE, WHOLE),
    ALIAS("events", SECTION_TIMELINE, WHOLE),

    ALIAS("impact", SECTION_IMPACT, EDGE),
    ALIAS("impact assessment", SECTION_IMPACT, EDGE),
    ALIAS("customer impact", SECTION_IMPACT, EDGE),
    ALIAS("user impact", SECTION_IMPACT, EDGE),
    ALIAS("business impact", SECTION_IMPACT, EDGE),
    ALIAS("summary of impact", SECTION_IMPACT, EDGE),
    ALIAS("scope", SECTION_IMPACT, WHOLE),
    ALIAS("affected users", SECTION_IMPACT, EDGE),
    ALIAS("blast radius", SECTION_IMPACT, EDGE),
    ALIAS("symptoms", SECTION_IMPACT, WHOLE),
    ALIAS("what users saw", SECTION_IMPACT, EDGE),
    ALIAS("what customers saw", SECTION_IMPACT, EDGE),
    ALIAS("who was affected", SECTION_IMPACT, EDGE),
    ALIAS("what was affected", SECTION_IMPACT, EDGE),
    ALIAS("affected", SECTION_IMPACT, WHOLE),
    ALIAS("users affected", SECTION_IMPACT, EDGE),
    ALIAS("customers affected", SECTION_IMPACT, EDGE),
    ALIAS("assets affected", SECTION_IMPACT, EDGE),
    ALIAS("consequences", SECTION_IMPACT, HEADING),

    ALIAS("root cause", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("root causes", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("root cause analysis", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("root causes and trigger", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("technical root cause", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("rca", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("cause", SECTION_ROOT_CAUSE, WHOLE),
    ALIAS("causes", SECTION_ROOT_CAUSE, WHOLE),
    ALIAS("trigger", SECTION_ROOT_CAUSE, WHOLE),
    ALIAS("what caused the incident", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("what caused", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("fault", SECTION_ROOT_CAUSE, WHOLE),
    ALIAS("why did it happen", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("why it happened", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("why it failed", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("why", SECTION_ROOT_CAUSE, HEADING),
    ALIAS("cause analysis", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("analysis of the cause", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("analysis of causes", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("direct cause", SECTION_ROOT_CAUSE, EDGE),
    ALIAS("analysis", SECTION_ROOT_CAUSE, WHOLE),

    ALIAS("contributing factors", SECTION_CONTRIBUTING, EDGE),
    ALIAS("contributing conditions", SECTION_CONTRIBUTING, EDGE),
    ALIAS("contributing conditions analysis", SECTION_CONTRIBUTING, EDGE),
    ALIAS("contributing causes", SECTION_CONTRIBUTING, EDGE),
    ALIAS("factors", SECTION_CONTRIBUTING, WHOLE),
    ALIAS("context", SECTION_CONTRIBUTING, WHOLE),
    ALIAS("conditions", SECTION_CONTRIBUTING, WHOLE),
    ALIAS("leadup", SECTION_CONTRIBUTING, EDGE),
    ALIAS("lead up", SECTION_CONTRIBUTING, EDGE),
    ALIAS("background conditions", SECTION_CONTRIBUTING, EDGE),
    ALIAS("process breakdown", SECTION_CONTRIBUTING, EDGE),
    ALIAS("process breakdowns", SECTION_CONTRIBUTING, EDGE),
    ALIAS("contributing", SECTION_CONTRIBUTING, WHOLE),
    ALIAS("what contributed", SECTION_CONTRIBUTING, EDGE),
    ALIAS("underlying causes", SECTION_CONTRIBUTING, EDGE),

    ALIAS("five whys", SECTION_FIVE_WHYS, EDGE),
    ALIAS("5 whys", SECTION_FIVE_WHYS, EDGE),
    ALIAS("whys", SECTION_FIVE_WHYS, EDGE),
    ALIAS("why chain", SECTION_FIVE_WHYS, EDGE),

    ALIAS("detection", SECTION_DETECTION, EDGE),
    ALIAS("how we found out", SECTION_DETECTION, EDGE),
    ALIAS("identified", SECTION_DETECTION, WHOLE),
    ALIAS("alerting", SECTION_DETECTION, WHOLE),

    ALIAS("response", SECTION_RESPONSE, EDGE),
    ALIAS("mitigation", SECTION_RESPONSE, EDGE),
    ALIAS("resolution", SECTION_RESPONSE, EDGE),
    ALIAS("recovery", SECTION_RESPONSE, EDGE),
    ALIAS("resolution and recovery", SECTION_RESPONSE, EDGE),
    ALIAS("repair", SECTION_RESPONSE, WHOLE),
    ALIAS("how did we respond", SECTION_RESPONSE, EDGE),

    ALIAS("what went well", SECTION_WENT_WELL, EDGE),
    ALIAS("what worked", SECTION_WENT_WELL, EDGE),
    ALIAS("what worked well", SECTION_WENT_WELL, EDGE),
    ALIAS("things that went well", SECTION_WENT_WELL, EDGE),
    ALIAS("the good", SECTION_WENT_WELL, WHOLE),
    ALIAS("wins", SECTION_WENT_WELL, WHOLE),
    ALIAS("went well", SECTION_WENT_WELL, EDGE),
    ALIAS("what went right", SECTION_WENT_WELL, EDGE),
    ALIAS("positives", SECTION_WENT_WELL, WHOLE),
    ALIAS("celebrate", SECTION_WENT_WELL, WHOLE),
    ALIAS("good", SECTION_WENT_WELL, HEADING),
    ALIAS("good points", SECTION_WENT_WELL, WHOLE),
    ALIAS("strengths", SECTION_WENT_WELL, WHOLE),
    ALIAS("what was good", SECTION_WENT_WELL, EDGE),
    ALIAS("what went good", SECTION_WENT_WELL, EDGE),
    ALIAS("what went ok", SECTION_WENT_WELL, EDGE),
    ALIAS("what went fine", SECTION_WENT_WELL, EDGE),
    ALIAS("what was ok", SECTION_WENT_WELL, EDGE),
    ALIAS("what did go well", SECTION_WENT_WELL, EDGE),
    ALIAS("what we did right", SECTION_WENT_WELL, EDGE),
    ALIAS("things we did right", SECTION_WENT_WELL, EDGE),
    ALIAS("what helped", SECTION_WENT_WELL, EDGE),

    ALIAS("what went poorly", SECTION_WENT_POORLY, EDGE),
    ALIAS("what went wrong", SECTION_WENT_POORLY, EDGE),
    ALIAS("what went badly", SECTION_WENT_POORLY, EDGE),
    ALIAS("what didnt go well", SECTION_WENT_POORLY, EDGE),
    ALIAS("what didnt go so well", SECTION_WENT_POORLY, EDGE),
    ALIAS("what did not go well", SECTION_WENT_POORLY, EDGE),
    ALIAS("things that went poorly", SECTION_WENT_POORLY, EDGE),
    ALIAS("what could have gone better", SECTION_WENT_POORLY, EDGE),
    ALIAS("what could be improved", SECTION_WENT_POORLY, EDGE),
    ALIAS("what didnt work", SECTION_WENT_POORLY, EDGE),
    ALIAS("the bad", SECTION_WENT_POORLY, WHOLE),
    ALIAS("gaps", SECTION_WENT_POORLY, WHOLE),
    ALIAS("areas for improvement", SECTION_WENT_POORLY, EDGE),
    ALIAS("bad", SECTION_WENT_POORLY, HEADING),
    ALIAS("weaknesses", SECTION_WENT_POORLY, WHOLE),
    ALIAS("what was bad", SECTION_WENT_POORLY, EDGE),
    ALIAS("what was not good", SECTION_WENT_POORLY, EDGE),
    ALIAS("did not go well", SECTION_WENT_POORLY, EDGE),
    ALIAS("what did not", SECTION_WENT_POORLY, WHOLE),
    ALIAS("what hurt", SECTION_WENT_POORLY, EDGE),
    ALIAS("things to improve", SECTION_WENT_POORLY, EDGE),

    ALIAS("where we got lucky", SECTION_LUCKY, EDGE),
    ALIAS("what went lucky", SECTION_LUCKY, EDGE),
    ALIAS("luck", SECTION_LUCKY, WHOLE),
    ALIAS("lucky", SECTION_LUCKY, HEADING),
    ALIAS("where we were lucky", SECTION_LUCKY, EDGE),

    ALIAS("action items", SECTION_ACTIONS, EDGE),
    ALIAS("actions", SECTION_ACTIONS, WHOLE),
    ALIAS("action items follow ups", SECTION_ACTIONS, EDGE),
    ALIAS("follow ups", SECTION_ACTIONS, EDGE),
    ALIAS("follow up", SECTION_ACTIONS, EDGE),
    ALIAS("followup", SECTION_ACTIONS, EDGE),
    ALIAS("followups", SECTION_ACTIONS, EDGE),
    ALIAS("follow up actions", SECTION_ACTIONS, EDGE),
    ALIAS("next steps", SECTION_ACTIONS, EDGE),
    ALIAS("review actions", SECTION_ACTIONS, EDGE),
    ALIAS("corrective actions", SECTION_ACTIONS, EDGE),
    ALIAS("corrective and preventative measures", SECTION_ACTIONS, EDGE),
    ALIAS("corrective and preventive measures", SECTION_ACTIONS, EDGE),
    ALIAS("preventive measures", SECTION_ACTIONS, EDGE),
    ALIAS("preventative measures", SECTION_ACTIONS, EDGE),
    ALIAS("remediation items", SECTION_ACTIONS, EDGE),
    ALIAS("remediation", SECTION_ACTIONS, EDGE),
    ALIAS("recommendations", SECTION_ACTIONS, EDGE),
    ALIAS("improvements", SECTION_ACTIONS, WHOLE),
    ALIAS("follow up improvements", SECTION_ACTIONS, EDGE),
    ALIAS("prevention", SECTION_ACTIONS, EDGE),
    ALIAS("what will we change", SECTION_ACTIONS, EDGE),
    ALIAS("immediate actions", SECTION_ACTIONS, EDGE),
    ALIAS("short term improvements", SECTION_ACTIONS, EDGE),
    ALIAS("medium term improvements", SECTION_ACTIONS, EDGE),
    ALIAS("long term improvements", SECTION_ACTIONS, EDGE),
    ALIAS("planned actions", SECTION_ACTIONS, EDGE),
    ALIAS("todo", SECTION_ACTIONS, WHOLE),
    ALIAS("to do", SECTION_ACTIONS, WHOLE),
    ALIAS("tasks", SECTION_ACTIONS, WHOLE),
    ALIAS("measures", SECTION_ACTIONS, HEADING),
    ALIAS("action plan", SECTION_ACTIONS, EDGE),
    ALIAS("resulting action", SECTION_ACTIONS, EDGE),
    ALIAS("resulting actions", SECTION_ACTIONS, EDGE),
    ALIAS("what we change", SECTION_ACTIONS, EDGE),
    ALIAS("what we will do", SECTION_ACTIONS, EDGE),
    ALIAS("what we do now", SECTION_ACTIONS, EDGE),
    ALIAS("what we will change", SECTION_ACTIONS, EDGE),
    ALIAS("what will change", SECTION_ACTIONS, EDGE),
    ALIAS("what now", SECTION_ACTIONS, WHOLE),
    ALIAS("fixes", SECTION_ACTIONS, HEADING),
    ALIAS("decisions", SECTION_ACTIONS, HEADING),
    ALIAS("improvements fixes", SECTION_ACTIONS, EDGE),
    ALIAS("tasks to address the issue", SECTION_ACTIONS, EDGE),
    ALIAS("next actions", SECTION_ACTIONS, EDGE),
    ALIAS("things to do", SECTION_ACTIONS, EDGE),
    ALIAS("preventive actions", SECTION_ACTIONS, EDGE),
    ALIAS("preventative actions", SECTION_ACTIONS, EDGE),
    ALIAS("what should change", SECTION_ACTIONS, EDGE),
    ALIAS("what changes", SECTION_ACTIONS, WHOLE),

    ALIAS("lessons", SECTION_LESSONS, WHOLE),
    ALIAS("lessons learned", SECTION_LESSONS, EDGE),
    ALIAS("lessons learnt", SECTION_LESSONS, EDGE),
    ALIAS("learnings", SECTION_LESSONS, EDGE),
    ALIAS("key takeaways", SECTION_LESSONS, EDGE),
    ALIAS("takeaways", SECTION_LESSONS, EDGE),
    ALIAS("what did we learn", SECTION_LESSONS, EDGE),
    ALIAS("what we learned", SECTION_LESSONS, EDGE),
    ALIAS("what we have learned", SECTION_LESSONS, EDGE),
    ALIAS("insights", SECTION_LESSONS, WHOLE),

    ALIAS("authors", SECTION_PEOPLE, WHOLE),
    ALIAS("author", SECTION_PEOPLE, WHOLE),
    ALIAS("owner", SECTION_PEOPLE, WHOLE),
    ALIAS("owners", SECTION_PEOPLE, WHOLE),
    ALIAS("responders", SECTION_PEOPLE, EDGE),
    ALIAS("participants", SECTION_PEOPLE, EDGE),
    ALIAS("attendees", SECTION_PEOPLE, EDGE),
    ALIAS("names of people involved", SECTION_PEOPLE, EDGE),
    ALIAS("people involved", SECTION_PEOPLE, EDGE),
    ALIAS("reviewers", SECTION_PEOPLE, WHOLE),
    ALIAS("on call", SECTION_PEOPLE, WHOLE),

    ALIAS("how to use this template", SECTION_META, EDGE),
    ALIAS("ground rules", SECTION_META, EDGE),
    ALIAS("guidelines", SECTION_META, WHOLE),
    ALIAS("references", SECTION_META, WHOLE),
    ALIAS("further reading", SECTION_META, EDGE),
    ALIAS("glossary", SECTION_META, EDGE),
    ALIAS("appendix", SECTION_META, EDGE),
    ALIAS("supporting information", SECTION_META, EDGE),
    ALIAS("background", SECTION_META, WHOLE),
};

const char *section_role_name(enum section_role role)
{
    return role_names[role];
}

int section_role_from_name(struct slice name)
{
    for (int role = 0; role < SECTION_ROLE_COUNT; role++)
        if (slice_equals_text(name, role_names[role]))
            return role;
    return -1;
}

/* Symbols, emoji, and the Latin letters that mis-decoded UTF-8 is made of; other scripts stay. */
static bool is_noise(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x80, 0x17F},    {0x192, 0x192},   {0x2BC, 0x2BC},   {0x2C6, 0x2C6},   {0x2DC, 0x2DC},     {0x2000, 0x2BFF},
        {0x3000, 0x303F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFFC, 0xFFFD}, {0x1F000, 0x1FAFF},
    };
    for (size_t i = 0; i < COUNT(ranges); i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

static bool is_joiner(char c)
{
    return c == '\'' || c == ';'; /* didn't, tl;dr: one word */
}

static bool is_dash(uint32_t code_point)
{
    return code_point >= 0x2010 && code_point <= 0x2015;
}

/* The offset after the bracket's content, or the end when it never closes. */
static size_t skip_brackets(struct slice heading, size_t at)
{
    char close = heading.text[at] == '(' ? ')' : ']';
    const char *end = memchr(heading.text + at, close, heading.length - at);
    return end ? (size_t)(end - heading.text) + 1 : heading.length;
}

static size_t add_blank(char *out, size_t length)
{
    if (length && out[length - 1] != ' ')
        out[length++] = ' ';
    return length;
}

/* A number with its dot or bracket, as in "4." or "2.1)", is a count, not part of the name. */
static size_t skip_count(struct slice heading, size_t at)
{
    size_t end = at;
    bool punctuated = false;
    while (end < heading.length && (ascii_is_digit(heading.text[end]) || strchr(".)", heading.text[end])))
        punctuated |= !ascii_is_digit(heading.text[end++]);
    return punctuated ? end : at;
}

static size_t normalise_wide(struct slice heading, size_t *at, char *out, size_t length)
{
    uint32_t code_point;
    size_t consumed = utf8_decode(heading.text + *at, heading.length - *at, &code_point);
    if (is_dash(code_point)) {
        length = add_blank(out, length);
    } else if (!is_noise(code_point)) {
        memcpy(out + length, heading.text + *at, consumed);
        length += consumed;
    }
    *at += consumed;
    return length;
}

static size_t normalise_one(struct slice heading, size_t *at, char *out, size_t length)
{
    char c = heading.text[*at];
    if ((unsigned char)c >= 0x80)
        return normalise_wide(heading, at, out, length);
    if (c == '(' || c == '[') {
        *at = skip_brackets(heading, *at);
        return length;
    }
    if (length == 0 && ascii_is_digit(c)) {
        size_t after = skip_count(heading, *at);
        if (after > *at) {
            *at = after;
            return length;
        }
    }
    ++*at;
    if (is_joiner(c))
        return length;
    if (!ascii_is_alnum(c))
        return add_blank(out, length);
    out[length] = ascii_lower(c);
    return length + 1;
}

size_t section_normalise(struct slice heading, char *out)
{
    size_t length = 0;
    for (size_t at = 0; at < heading.length;)
        length = normalise_one(heading, &at, out, length);
    while (length && out[length - 1] == ' ')
        length--;
    return length;
}

/* How much of the heading the alias explains: its length, or 0 when it is not there. */
static size_t alias_fit(struct slice heading, struct slice alias, enum reach reach)
{
    if (heading.length < alias.length || (reach != EDGE && heading.length > alias.length) || !alias.length)
        return 0;
    size_t rest = heading.length - alias.length;
    bool begins = heading.text[0] == alias.text[0] && memcmp(heading.text, alias.text, alias.length) == 0;
    if (begins && (!rest || heading.text[alias.length] == ' '))
        return alias.length;
    bool ends = rest && heading.text[rest - 1] == ' ' && memcmp(heading.text + rest, alias.text, alias.length) == 0;
    return ends ? alias.length : 0;
}

/* The alias that explains most of the heading; with `whole` only one that is all of it. */
static enum section_role find_role(struct slice heading, const struct heading_aliases *more, bool whole)
{
    size_t best = 0;
    enum section_role role = SECTION_NONE;
    for (size_t i = 0; more && i < more->count; i++) {
        size_t fit = alias_fit(heading, more->items[i].heading, whole ? WHOLE : EDGE);
        if (fit > best)
            best = fit, role = more->items[i].role;
    }
    for (size_t i = 0; i < COUNT(aliases); i++) {
        if (whole && aliases[i].reach == HEADING)
            continue;
        size_t fit = alias_fit(heading, aliases[i].heading, whole ? WHOLE : aliases[i].reach);
        if (fit > best)
            best = fit, role = aliases[i].role;
    }
    return role;
}

enum { SHORT_HEADING = 256 };

/* "7 actions" without its number; "5 whys" is looked up whole before. */
static struct slice after_number(struct slice name)
{
    size_t at = 0;
    while (at < name.length && (ascii_is_digit(name.text[at]) || name.text[at] == ' '))
        at++;
    return slice_sub(name, at, name.length);
}

static enum section_role role_of(struct slice heading, const struct heading_aliases *more, bool whole)
{
    char normalised[SHORT_HEADING];
    if (heading.length > sizeof normalised)
        return SECTION_NONE;
    struct slice name = {normalised, section_normalise(heading, normalised)};
    enum section_role role = name.length ? find_role(name, more, whole) : SECTION_NONE;
    struct slice bare = after_number(name);
    return role == SECTION_NONE && bare.length < name.length ? find_role(bare, more, whole) : role;
}

enum section_role section_role_of_heading(struct slice heading, const struct heading_aliases *more)
{
    return role_of(heading, more, false);
}

enum section_role section_role_of_label(struct slice label, const struct heading_aliases *more)
{
    return role_of(label, more, true);
}
