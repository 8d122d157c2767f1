#include "text/section.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const role_names[SECTION_ROLE_COUNT] = {
    [SECTION_NONE] = "none",
    [SECTION_SUMMARY] = "summary",
    [SECTION_TIMELINE] = "timeline",
    [SECTION_IMPACT] = "impact",
    [SECTION_ROOT_CAUSE] = "root-cause",
    [SECTION_CONTRIBUTING] = "contributing",
    [SECTION_FIVE_WHYS] = "five-whys",
    [SECTION_DETECTION] = "detection",
    [SECTION_RESPONSE] = "response",
    [SECTION_WENT_WELL] = "went-well",
    [SECTION_WENT_POORLY] = "went-poorly",
    [SECTION_LUCKY] = "lucky",
    [SECTION_ACTIONS] = "actions",
    [SECTION_LESSONS] = "lessons",
    [SECTION_PEOPLE] = "people",
    [SECTION_META] = "meta",
};

enum reach {
    HEADING, /* only when it is the whole heading, and never as a label: "Why: ...", "Bad: ..." */
    WHOLE,   /* only when it is the whole heading or label: too common a word to trust inside a longer one */
    EDGE     /* also at the beginning or the end of a longer heading */
};

struct alias {
    const char *heading; /* as section_normalise() writes it */
    enum section_role role;
    enum reach reach;
};

static const struct alias aliases[] = {
    {"summary", SECTION_SUMMARY, EDGE},
    {"clear summary", SECTION_SUMMARY, EDGE},
    {"overview", SECTION_SUMMARY, EDGE},
    {"executive summary", SECTION_SUMMARY, EDGE},
    {"incident summary", SECTION_SUMMARY, EDGE},
    {"issue summary", SECTION_SUMMARY, EDGE},
    {"problem summary", SECTION_SUMMARY, EDGE},
    {"tldr", SECTION_SUMMARY, EDGE},
    {"tl dr", SECTION_SUMMARY, EDGE},
    {"abstract", SECTION_SUMMARY, WHOLE},
    {"synopsis", SECTION_SUMMARY, EDGE},
    {"brief description", SECTION_SUMMARY, EDGE},
    {"what happened", SECTION_SUMMARY, EDGE},
    {"description", SECTION_SUMMARY, WHOLE},
    {"incident description", SECTION_SUMMARY, EDGE},
    {"at a glance", SECTION_SUMMARY, EDGE},
    {"in short", SECTION_SUMMARY, EDGE},
    {"short version", SECTION_SUMMARY, WHOLE},
    {"narrative", SECTION_SUMMARY, WHOLE},
    {"executive view", SECTION_SUMMARY, WHOLE},
    {"in one paragraph", SECTION_SUMMARY, WHOLE},

    {"timeline", SECTION_TIMELINE, EDGE},
    {"incident timeline", SECTION_TIMELINE, EDGE},
    {"chronology", SECTION_TIMELINE, EDGE},
    {"chain of events", SECTION_TIMELINE, EDGE},
    {"sequence of events", SECTION_TIMELINE, EDGE},
    {"key events", SECTION_TIMELINE, EDGE},
    {"event log", SECTION_TIMELINE, EDGE},
    {"log of events", SECTION_TIMELINE, EDGE},
    {"course of events", SECTION_TIMELINE, EDGE},
    {"sequence", SECTION_TIMELINE, WHOLE},
    {"events", SECTION_TIMELINE, WHOLE},

    {"impact", SECTION_IMPACT, EDGE},
    {"impact assessment", SECTION_IMPACT, EDGE},
    {"customer impact", SECTION_IMPACT, EDGE},
    {"user impact", SECTION_IMPACT, EDGE},
    {"business impact", SECTION_IMPACT, EDGE},
    {"summary of impact", SECTION_IMPACT, EDGE},
    {"scope", SECTION_IMPACT, WHOLE},
    {"affected users", SECTION_IMPACT, EDGE},
    {"blast radius", SECTION_IMPACT, EDGE},
    {"symptoms", SECTION_IMPACT, WHOLE},
    {"what users saw", SECTION_IMPACT, EDGE},
    {"what customers saw", SECTION_IMPACT, EDGE},
    {"who was affected", SECTION_IMPACT, EDGE},
    {"what was affected", SECTION_IMPACT, EDGE},
    {"affected", SECTION_IMPACT, WHOLE},
    {"users affected", SECTION_IMPACT, EDGE},
    {"customers affected", SECTION_IMPACT, EDGE},
    {"assets affected", SECTION_IMPACT, EDGE},
    {"consequences", SECTION_IMPACT, HEADING},

    {"root cause", SECTION_ROOT_CAUSE, EDGE},
    {"root causes", SECTION_ROOT_CAUSE, EDGE},
    {"root cause analysis", SECTION_ROOT_CAUSE, EDGE},
    {"root causes and trigger", SECTION_ROOT_CAUSE, EDGE},
    {"technical root cause", SECTION_ROOT_CAUSE, EDGE},
    {"rca", SECTION_ROOT_CAUSE, EDGE},
    {"cause", SECTION_ROOT_CAUSE, WHOLE},
    {"causes", SECTION_ROOT_CAUSE, WHOLE},
    {"trigger", SECTION_ROOT_CAUSE, WHOLE},
    {"what caused the incident", SECTION_ROOT_CAUSE, EDGE},
    {"what caused", SECTION_ROOT_CAUSE, EDGE},
    {"fault", SECTION_ROOT_CAUSE, WHOLE},
    {"why did it happen", SECTION_ROOT_CAUSE, EDGE},
    {"why it happened", SECTION_ROOT_CAUSE, EDGE},
    {"why it failed", SECTION_ROOT_CAUSE, EDGE},
    {"why", SECTION_ROOT_CAUSE, HEADING},
    {"cause analysis", SECTION_ROOT_CAUSE, EDGE},
    {"analysis of the cause", SECTION_ROOT_CAUSE, EDGE},
    {"analysis of causes", SECTION_ROOT_CAUSE, EDGE},
    {"direct cause", SECTION_ROOT_CAUSE, EDGE},
    {"analysis", SECTION_ROOT_CAUSE, WHOLE},

    {"contributing factors", SECTION_CONTRIBUTING, EDGE},
    {"contributing conditions", SECTION_CONTRIBUTING, EDGE},
    {"contributing conditions analysis", SECTION_CONTRIBUTING, EDGE},
    {"contributing causes", SECTION_CONTRIBUTING, EDGE},
    {"factors", SECTION_CONTRIBUTING, WHOLE},
    {"context", SECTION_CONTRIBUTING, WHOLE},
    {"conditions", SECTION_CONTRIBUTING, WHOLE},
    {"leadup", SECTION_CONTRIBUTING, EDGE},
    {"lead up", SECTION_CONTRIBUTING, EDGE},
    {"background conditions", SECTION_CONTRIBUTING, EDGE},
    {"process breakdown", SECTION_CONTRIBUTING, EDGE},
    {"process breakdowns", SECTION_CONTRIBUTING, EDGE},
    {"contributing", SECTION_CONTRIBUTING, WHOLE},
    {"what contributed", SECTION_CONTRIBUTING, EDGE},
    {"underlying causes", SECTION_CONTRIBUTING, EDGE},

    {"five whys", SECTION_FIVE_WHYS, EDGE},
    {"5 whys", SECTION_FIVE_WHYS, EDGE},
    {"whys", SECTION_FIVE_WHYS, EDGE},
    {"why chain", SECTION_FIVE_WHYS, EDGE},

    {"detection", SECTION_DETECTION, EDGE},
    {"how we found out", SECTION_DETECTION, EDGE},
    {"identified", SECTION_DETECTION, WHOLE},
    {"alerting", SECTION_DETECTION, WHOLE},

    {"response", SECTION_RESPONSE, EDGE},
    {"mitigation", SECTION_RESPONSE, EDGE},
    {"resolution", SECTION_RESPONSE, EDGE},
    {"recovery", SECTION_RESPONSE, EDGE},
    {"resolution and recovery", SECTION_RESPONSE, EDGE},
    {"repair", SECTION_RESPONSE, WHOLE},
    {"how did we respond", SECTION_RESPONSE, EDGE},

    {"what went well", SECTION_WENT_WELL, EDGE},
    {"what worked", SECTION_WENT_WELL, EDGE},
    {"what worked well", SECTION_WENT_WELL, EDGE},
    {"things that went well", SECTION_WENT_WELL, EDGE},
    {"the good", SECTION_WENT_WELL, WHOLE},
    {"wins", SECTION_WENT_WELL, WHOLE},
    {"went well", SECTION_WENT_WELL, EDGE},
    {"what went right", SECTION_WENT_WELL, EDGE},
    {"positives", SECTION_WENT_WELL, WHOLE},
    {"celebrate", SECTION_WENT_WELL, WHOLE},
    {"good", SECTION_WENT_WELL, HEADING},
    {"good points", SECTION_WENT_WELL, WHOLE},
    {"strengths", SECTION_WENT_WELL, WHOLE},
    {"what was good", SECTION_WENT_WELL, EDGE},
    {"what went good", SECTION_WENT_WELL, EDGE},
    {"what went ok", SECTION_WENT_WELL, EDGE},
    {"what went fine", SECTION_WENT_WELL, EDGE},
    {"what was ok", SECTION_WENT_WELL, EDGE},
    {"what did go well", SECTION_WENT_WELL, EDGE},
    {"what we did right", SECTION_WENT_WELL, EDGE},
    {"things we did right", SECTION_WENT_WELL, EDGE},
    {"what helped", SECTION_WENT_WELL, EDGE},

    {"what went poorly", SECTION_WENT_POORLY, EDGE},
    {"what went wrong", SECTION_WENT_POORLY, EDGE},
    {"what went badly", SECTION_WENT_POORLY, EDGE},
    {"what didnt go well", SECTION_WENT_POORLY, EDGE},
    {"what didnt go so well", SECTION_WENT_POORLY, EDGE},
    {"what did not go well", SECTION_WENT_POORLY, EDGE},
    {"things that went poorly", SECTION_WENT_POORLY, EDGE},
    {"what could have gone better", SECTION_WENT_POORLY, EDGE},
    {"what could be improved", SECTION_WENT_POORLY, EDGE},
    {"what didnt work", SECTION_WENT_POORLY, EDGE},
    {"the bad", SECTION_WENT_POORLY, WHOLE},
    {"gaps", SECTION_WENT_POORLY, WHOLE},
    {"areas for improvement", SECTION_WENT_POORLY, EDGE},
    {"bad", SECTION_WENT_POORLY, HEADING},
    {"weaknesses", SECTION_WENT_POORLY, WHOLE},
    {"what was bad", SECTION_WENT_POORLY, EDGE},
    {"what was not good", SECTION_WENT_POORLY, EDGE},
    {"did not go well", SECTION_WENT_POORLY, EDGE},
    {"what did not", SECTION_WENT_POORLY, WHOLE},
    {"what hurt", SECTION_WENT_POORLY, EDGE},
    {"things to improve", SECTION_WENT_POORLY, EDGE},

    {"where we got lucky", SECTION_LUCKY, EDGE},
    {"what went lucky", SECTION_LUCKY, EDGE},
    {"luck", SECTION_LUCKY, WHOLE},
    {"lucky", SECTION_LUCKY, HEADING},
    {"where we were lucky", SECTION_LUCKY, EDGE},

    {"action items", SECTION_ACTIONS, EDGE},
    {"actions", SECTION_ACTIONS, WHOLE},
    {"action items follow ups", SECTION_ACTIONS, EDGE},
    {"follow ups", SECTION_ACTIONS, EDGE},
    {"follow up", SECTION_ACTIONS, EDGE},
    {"followup", SECTION_ACTIONS, EDGE},
    {"followups", SECTION_ACTIONS, EDGE},
    {"follow up actions", SECTION_ACTIONS, EDGE},
    {"next steps", SECTION_ACTIONS, EDGE},
    {"review actions", SECTION_ACTIONS, EDGE},
    {"corrective actions", SECTION_ACTIONS, EDGE},
    {"corrective and preventative measures", SECTION_ACTIONS, EDGE},
    {"corrective and preventive measures", SECTION_ACTIONS, EDGE},
    {"preventive measures", SECTION_ACTIONS, EDGE},
    {"preventative measures", SECTION_ACTIONS, EDGE},
    {"remediation items", SECTION_ACTIONS, EDGE},
    {"remediation", SECTION_ACTIONS, EDGE},
    {"recommendations", SECTION_ACTIONS, EDGE},
    {"improvements", SECTION_ACTIONS, WHOLE},
    {"follow up improvements", SECTION_ACTIONS, EDGE},
    {"prevention", SECTION_ACTIONS, EDGE},
    {"what will we change", SECTION_ACTIONS, EDGE},
    {"immediate actions", SECTION_ACTIONS, EDGE},
    {"short term improvements", SECTION_ACTIONS, EDGE},
    {"medium term improvements", SECTION_ACTIONS, EDGE},
    {"long term improvements", SECTION_ACTIONS, EDGE},
    {"planned actions", SECTION_ACTIONS, EDGE},
    {"todo", SECTION_ACTIONS, WHOLE},
    {"to do", SECTION_ACTIONS, WHOLE},
    {"tasks", SECTION_ACTIONS, WHOLE},
    {"measures", SECTION_ACTIONS, HEADING},
    {"action plan", SECTION_ACTIONS, EDGE},
    {"resulting action", SECTION_ACTIONS, EDGE},
    {"resulting actions", SECTION_ACTIONS, EDGE},
    {"what we change", SECTION_ACTIONS, EDGE},
    {"what we will do", SECTION_ACTIONS, EDGE},
    {"what we do now", SECTION_ACTIONS, EDGE},
    {"what we will change", SECTION_ACTIONS, EDGE},
    {"what will change", SECTION_ACTIONS, EDGE},
    {"what now", SECTION_ACTIONS, WHOLE},
    {"fixes", SECTION_ACTIONS, HEADING},
    {"decisions", SECTION_ACTIONS, HEADING},
    {"improvements fixes", SECTION_ACTIONS, EDGE},
    {"tasks to address the issue", SECTION_ACTIONS, EDGE},
    {"next actions", SECTION_ACTIONS, EDGE},
    {"things to do", SECTION_ACTIONS, EDGE},
    {"preventive actions", SECTION_ACTIONS, EDGE},
    {"preventative actions", SECTION_ACTIONS, EDGE},
    {"what should change", SECTION_ACTIONS, EDGE},
    {"what changes", SECTION_ACTIONS, WHOLE},

    {"lessons", SECTION_LESSONS, WHOLE},
    {"lessons learned", SECTION_LESSONS, EDGE},
    {"lessons learnt", SECTION_LESSONS, EDGE},
    {"learnings", SECTION_LESSONS, EDGE},
    {"key takeaways", SECTION_LESSONS, EDGE},
    {"takeaways", SECTION_LESSONS, EDGE},
    {"what did we learn", SECTION_LESSONS, EDGE},
    {"what we learned", SECTION_LESSONS, EDGE},
    {"what we have learned", SECTION_LESSONS, EDGE},
    {"insights", SECTION_LESSONS, WHOLE},

    {"authors", SECTION_PEOPLE, WHOLE},
    {"author", SECTION_PEOPLE, WHOLE},
    {"owner", SECTION_PEOPLE, WHOLE},
    {"owners", SECTION_PEOPLE, WHOLE},
    {"responders", SECTION_PEOPLE, EDGE},
    {"participants", SECTION_PEOPLE, EDGE},
    {"attendees", SECTION_PEOPLE, EDGE},
    {"names of people involved", SECTION_PEOPLE, EDGE},
    {"people involved", SECTION_PEOPLE, EDGE},
    {"reviewers", SECTION_PEOPLE, WHOLE},
    {"on call", SECTION_PEOPLE, WHOLE},

    {"how to use this template", SECTION_META, EDGE},
    {"ground rules", SECTION_META, EDGE},
    {"guidelines", SECTION_META, WHOLE},
    {"references", SECTION_META, WHOLE},
    {"further reading", SECTION_META, EDGE},
    {"glossary", SECTION_META, EDGE},
    {"appendix", SECTION_META, EDGE},
    {"supporting information", SECTION_META, EDGE},
    {"background", SECTION_META, WHOLE},
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
        {0x80, 0x17F},     {0x192, 0x192},   {0x2BC, 0x2BC},     {0x2C6, 0x2C6},   {0x2DC, 0x2DC},
        {0x2000, 0x2BFF},  {0x3000, 0x303F}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFFC, 0xFFFD},
        {0x1F000, 0x1FAFF},
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
    if (slice_equals(heading, alias))
        return alias.length;
    if (reach != EDGE || !alias.length || heading.length <= alias.length)
        return 0;
    size_t rest = heading.length - alias.length;
    bool begins = memcmp(heading.text, alias.text, alias.length) == 0 && heading.text[alias.length] == ' ';
    bool ends = memcmp(heading.text + rest, alias.text, alias.length) == 0 && heading.text[rest - 1] == ' ';
    return begins || ends ? alias.length : 0;
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
        size_t fit = alias_fit(heading, slice_of(aliases[i].heading), whole ? WHOLE : aliases[i].reach);
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
