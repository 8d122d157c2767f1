#include "read/team.h"

#include "read/evidence.h"

/* "failed to renew": a verb of people that leads to another. */
static bool is_tried(const struct reader *reader, uint32_t token)
{
    static const char *const tries[] = {"failed", "fails", "refused", "forgot", "neglected", "omitted", "declined"};
    return READER_IS_ONE_OF(reader, token, tries) && reader_is(reader, token + 1, "to") &&
           reader_has(reader, token + 2, WORD_HUMAN_VERB);
}

/* A finite verb with an object: "support closed the ticket", but not "sales dropped by a tenth". */
static bool is_act(const struct reader *reader, uint32_t token)
{
    static const char *const measures[] = {"by", "to", "from", "of", "at"};
    return reader_has(reader, token, WORD_PAST | WORD_THIRD) && !reader_has(reader, token, WORD_AUXILIARY) &&
           (reader_object_follows(reader, token + 1) ||
            (reader_is_word(reader, token + 1) && !reader_has(reader, token, WORD_VERB_OR_NOUN))) &&
           !READER_IS_ONE_OF(reader, token + 1, measures);
}

/* Forms of be: what follows them tells a state or a passive, which things have too. */
static const char *const states[] = {"is", "was", "are", "were", "be", "been", "isn't", "wasn't", "aren't", "weren't"};

/* Does a verb group begin here that shows somebody acting: "told us", "could have caught it", "were off polishing"? */
static bool acts(const struct reader *reader, uint32_t token)
{
    bool auxiliary;
    uint32_t verb = reader_group_verb(reader, token, &auxiliary);
    bool state = READER_IS_ONE_OF(reader, verb - 1, states) || READER_IS_ONE_OF(reader, verb - 2, states);
    if (verb > token && state) {
        return reader_has(reader, verb, WORD_ING | WORD_HUMAN_STATE);
    }
    return auxiliary ? reader_has(reader, verb, WORD_BASE | WORD_PARTICIPLE)
                     : is_act(reader, verb) || is_tried(reader, verb);
}

static bool stands_alone(const struct reader *reader, uint32_t token)
{
    return !reader_noun_before(reader, token) && !reader_is(reader, token - 1, "to") &&
           !reader_has(reader, token - 1, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ING | WORD_PARTICIPLE);
}

static bool take(const struct reader *reader, uint32_t token, uint32_t end, struct entity *entity)
{
    *entity = reader_entity(reader, token, token, end, ACTOR_TEAM, 0.7f);
    return true;
}

/* A name of a unit: its tokens, and how sure the word itself is. */
struct unit_name {
    uint32_t first, end;
    bool department; /* the name of a function of an organisation, never that of a thing */
    bool titled;     /* begins with a capital letter inside a sentence */
};

static const char *const modals[] = {"should", "could", "would", "might", "must", "ought", "shouldn't", "couldn't"};
static const char *const pro_acts[] = {"does", "did", "doing", "done", "do"};

/* "Legal should of", "Marketing does this": what only people are said to do. */
static bool by_modal(const struct reader *reader, const struct unit_name *name)
{
    static const char *const objects[] = {"this", "that", "their", "its"};
    bool does_this = READER_IS_ONE_OF(reader, name->end, pro_acts) && READER_IS_ONE_OF(reader, name->end + 1, objects);
    return name->department && (does_this || READER_IS_ONE_OF(reader, name->end, modals));
}

/* "Once more it was Networking.", "Typical Networking: ..." */
static bool by_copula(const struct reader *reader, const struct unit_name *name)
{
    static const char *const before[] = {"was", "is", "typical", "classic", "vintage"};
    return READER_IS_ONE_OF(reader, name->first - 1, before) && name->titled && !reader_is_word(reader, name->end);
}

static bool by_its_verb(const struct reader *reader, const struct unit_name *name)
{
    return evidence_verb(reader, name->end) || evidence_acts_on_own(reader, name->end) ||
           (name->department && acts(reader, name->end)) ||
           ((name->department || name->titled) && evidence_acts(reader, name->end));
}

/* "Networking were not told", but not "payments were delayed". */
static bool by_plural_verb(const struct reader *reader, const struct unit_name *name)
{
    static const char *const plural_verbs[] = {"were", "have", "are", "don't", "haven't", "weren't", "aren't"};
    struct slice last = reader_text(reader, name->end - 1);
    bool plural_noun = slice_ends_with(last, "s") || slice_equals_caseless(last, slice_of("data"));
    return READER_IS_ONE_OF(reader, name->end, plural_verbs) && !plural_noun;
}

/* "a mistake by analytics", "it was approved by security". */
static bool by_agent(const struct reader *reader, const struct unit_name *name)
{
    return reader_is(reader, name->first - 1, "by") && !reader_is_word(reader, name->end) &&
           (name->department || reader_has(reader, name->first - 2, WORD_HUMAN_VERB));
}

/* "the buck stops with Core Banking", "cleaning up after Search": a title after a preposition of dealings. */
static bool by_dealings(const struct reader *reader, const struct unit_name *name)
{
    static const char *const with_people[] = {"for", "behind", "against", "after"};
    static const char *const with_units[] = {"with", "from", "of", "at", "in", "to", "by"};
    bool fit = READER_IS_ONE_OF(reader, name->first - 1, with_people) ||
               (name->department && READER_IS_ONE_OF(reader, name->first - 1, with_units));
    return fit && name->titled && !reader_continues_noun(reader, name->end, false, false) &&
           !reader_token(reader, name->end)->capital;
}

/* What only people have. */
static const char *const of_people[] = {"handling",      "decision", "choice", "refusal",   "insistence", "response",
                                        "attitude",      "conduct",  "bonus",  "promotion", "manager",    "lead",
                                        "engineers",     "staff",    "motto",  "habit",     "reluctance", "advice",
                                        "communication", "mistake",  "rush"};

/* "Growth's campaign", "Storage's refusal", but not "Storage's index". */
static bool by_possession(const struct reader *reader, const struct unit_name *name)
{
    bool owns = reader_is(reader, name->end, "'s") || reader_is(reader, name->end, "'");
    return owns && (name->department || READER_IS_ONE_OF(reader, name->end + 1, of_people) ||
                    (name->titled && !reader_has(reader, name->end + 1, WORD_SYSTEM)));
}

/* "Ask Support to look", "tell Search": whom a verb of people speaks to. */
static bool by_address(const struct reader *reader, const struct unit_name *name)
{
    return name->titled && reader_starts(reader, name->first - 1, WORD_HUMAN_VERB) &&
           reader_has(reader, name->first - 1, WORD_BASE | WORD_PAST | WORD_ING) &&
           !reader_continues_noun(reader, name->end, false, false);
}

/* "Dispatch is in the habit of", "Engineering has a way of": what is told of people alone. */
static bool by_habit(const struct reader *reader, const struct unit_name *name)
{
    static const char *const has[] = {"has", "have", "had"};
    static const char *const kept[] = {"habit", "way", "knack", "tradition", "tendency", "reputation", "mania"};
    bool in = READER_IS_ONE_OF(reader, name->end, states) && reader_is(reader, name->end + 1, "in") &&
              reader_is(reader, name->end + 3, "habit");
    return in || (READER_IS_ONE_OF(reader, name->end, has) && reader_has(reader, name->end + 1, WORD_DETERMINER) &&
                  READER_IS_ONE_OF(reader, name->end + 2, kept) && reader_is(reader, name->end + 3, "of"));
}

/* The grounds on which an ambiguous bare name is taken for a team. */
static bool (*const grounds[])(const struct reader *reader, const struct unit_name *name) = {
    by_its_verb, by_modal, by_copula, by_plural_verb, by_agent, by_dealings, by_possession, by_address,
    by_habit,
};

static bool is_team(const struct reader *reader, const struct unit_name *name)
{
    for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
        if (grounds[i](reader, name)) {
            return true;
        }
    }
    bool inverted = name->department && name->titled && reader_has(reader, name->first - 1, WORD_AUXILIARY);
    return inverted || evidence_asked(reader, name->first, name->end); /* "Had Supply been quicker" */
}

static bool is_titled(const struct reader *reader, uint32_t token)
{
    return reader_token(reader, token)->capital && token > reader->first &&
           !(reader_token(reader, token - 1)->capital && reader_is_word(reader, token - 1) &&
             token - 1 > reader->first && !reader_has(reader, token - 1, WORD_FUNCTION));
}

/* A team by a bare name that may be a thing's. */
static bool read_ambiguous(const struct reader *reader, uint32_t token, struct entity *entity)
{
    static const char *const links[] = {"to", "that", "typical", "classic", "vintage"};
    struct unit_name name = {.first = token, .end = reader_phrase_end(reader, token, WORD_TEAM_AMBIGUOUS)};
    name.department = name.end != 0 && reader_phrase_end(reader, token, WORD_DEPARTMENT) == name.end;
    name.titled = is_titled(reader, token);
    if (name.end == 0 || reader_is_small_acronym(reader, token, name.end) ||
        !(stands_alone(reader, token) || (name.titled && READER_IS_ONE_OF(reader, token - 1, links)))) {
        return false;
    }
    return is_team(reader, &name) && take(reader, token, name.end, entity);
}

/* Last words of the titles of units, beside the names of teams: "Integration Office". */
static const char *const unit_words[] = {
    "services",   "management", "office",     "board",     "banking",    "intelligence", "success",
    "experience", "channels",   "planning",   "relations", "delivery",   "control",      "assurance",
    "desk",       "unit",       "group",      "bureau",    "onboarding", "insights",     "models",
    "enablement", "logistics",  "operations", "affairs",   "chapter",    "support"};

/* "Finance Ops", "Driver support": the end of a run of capitalised words whose last names a unit, or 0. In small
 * letters the last word counts only after the first word of a unit. */
static uint32_t titled_end(const struct reader *reader, uint32_t token)
{
    uint32_t end = token, last = 0;
    while (reader_is_word(reader, end) && reader_token(reader, end)->capital &&
           !reader_has(reader, end, WORD_FUNCTION)) {
        end++;
        bool unit = reader_has(reader, end - 1, WORD_TEAM | WORD_TEAM_AMBIGUOUS) ||
                    (end == token + 2 && reader_has(reader, token, WORD_DEPARTMENT)) ||
                    READER_IS_ONE_OF(reader, end - 1, unit_words);
        last = unit ? end : last;
    }
    return last > token + 1 && last == end ? last : 0;
}

/* A name that stands before "team" elsewhere in the document, or the title of a unit, where it acts. */
static bool read_named(const struct reader *reader, uint32_t token, struct entity *entity)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind != TOKEN_WORD || !word->capital || !stands_alone(reader, token)) {
        return false;
    }
    bool known = name_set_find(reader->names, reader_text(reader, token)) == NAME_OF_TEAM;
    struct unit_name name = {.first = token, .end = titled_end(reader, token), .titled = is_titled(reader, token)};
    bool small = name.end == 0 && reader_has(reader, token + 1, WORD_DEPARTMENT) &&
                 !reader_token(reader, token + 1)->capital && evidence_acts(reader, token + 2);
    if (small) {
        return take(reader, token, token + 2, entity); /* "Driver support never called back" */
    }
    name.end = name.end == 0 && known ? token + 1 : name.end;
    return name.end != 0 && (acts(reader, name.end) || is_team(reader, &name)) && take(reader, token, name.end, entity);
}

/* "the business", "the powers that be": a team whose name has its article in the lexicon. */
static bool read_articled(const struct reader *reader, uint32_t token, struct entity *entity)
{
    uint32_t end = reader_phrase_end(reader, token, WORD_TEAM);
    if (!reader_is(reader, token, "the") || end == 0 || reader_continues_noun(reader, end, false, false)) {
        return false;
    }
    *entity = reader_entity(reader, token, token + 1, end, ACTOR_TEAM, 0.9f);
    return true;
}

bool team_read(const struct reader *reader, uint32_t token, struct entity *entity)
{
    return read_articled(reader, token, entity) || read_ambiguous(reader, token, entity) ||
           read_named(reader, token, entity);
}
