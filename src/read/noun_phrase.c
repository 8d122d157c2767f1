#include "read/noun_phrase.h"

#include "read/evidence.h"
#include "read/headship.h"
#include "read/phrase_tail.h"
#include "read/team.h"

enum { MAX_MODIFIERS = 6 };

struct phrase {
    uint32_t first;
    uint32_t position; /* where the next modifier or the head is looked for */
    bool determined;   /* an article, number, possessive or partitive stands first */
    bool plural_determiner;
    bool denied;        /* "no", "none of", "neither" */
    bool partitive;     /* "one of", "members of" */
    bool verb_open;     /* a bare verb may follow: "did the engineer check", "let the engineer check" */
    uint64_t modifiers; /* classes of all modifiers */
    unsigned modifier_count;
};

struct head {
    uint32_t first, end;
    uint64_t classes;
    bool plural;
};

/* The kinds of heads, the strongest first: a word in two of them is the first. */
static const struct {
    uint64_t classes;
    uint32_t actor;
    float bare_confidence;
} kinds[] = {
    {WORD_AGENT, ACTOR_AGENT, 0.9f},
    {WORD_VENDOR, ACTOR_VENDOR, 0.9f},
    {WORD_ATTACKER, ACTOR_ATTACKER, 0.9f},
    {WORD_TEAM, ACTOR_TEAM, 0.9f},
    {WORD_ROLE | WORD_ROLE_PLURAL | WORD_ROLE_AMBIGUOUS, ACTOR_ROLE, 0.9f},
    {WORD_TEAM_NOUN, ACTOR_TEAM, 0.8f},
    {WORD_USER, ACTOR_USER, 0.9f},
    {WORD_SYSTEM, ACTOR_SYSTEM, 0.7f},
};

static const char *const denials[] = {"none", "neither", "not"};

static bool is_denial(const struct reader *reader, uint32_t token)
{
    return READER_IS_ONE_OF(reader, token, denials);
}

/* "one of", "none of", "members of": the end of the words up to "of", or 0. */
static uint32_t partitive_end(const struct reader *reader, uint32_t token)
{
    uint32_t end = reader_phrase_end(reader, token, WORD_PARTITIVE);
    if (end == 0 && reader_token(reader, token)->kind == TOKEN_NUMBER) {
        end = token + 1;
    }
    return end != 0 && reader_is(reader, end, "of") ? end + 1 : 0;
}

static bool is_count(const struct reader *reader, uint32_t token)
{
    const struct token *number = reader_token(reader, token);
    return number->kind == TOKEN_NUMBER && span_length(number->prose) <= 3;
}

/* Determiners that begin a phrase; after another determiner they begin the next one. */
static const char *const articles[] = {"the",  "a",   "an",   "this", "that",  "these", "those",
                                       "some", "any", "each", "what", "every", "no"};
static const char *const predeterminers[] = {"all", "both", "half", "such", "what", "of", "plus"};

/* "that the engineer" is two phrases, "all the engineers" and "the two engineers" are one. */
static bool begins_anew(const struct reader *reader, const struct phrase *phrase)
{
    return phrase->position > phrase->first &&
           (READER_IS_ONE_OF(reader, phrase->position, articles) ||
            reader_has(reader, phrase->position, WORD_POSSESSIVE)) &&
           !READER_IS_ONE_OF(reader, phrase->position - 1, predeterminers);
}

/* One determiner, or a partitive; false when there is none at the phrase's position. */
static bool read_determiner(const struct reader *reader, struct phrase *phrase)
{
    uint32_t at = phrase->position, end;
    if (begins_anew(reader, phrase)) {
        return false;
    }
    if ((end = partitive_end(reader, at)) != 0) {
        phrase->partitive = true;
        phrase->denied |= is_denial(reader, at);
    } else if ((end = reader_phrase_end(reader, at, WORD_NEGATIVE_DETERMINER)) != 0) {
        phrase->denied = true;
    } else if ((end = reader_phrase_end(reader, at, WORD_DETERMINER | WORD_POSSESSIVE)) == 0) {
        end = is_count(reader, at) ? at + 1 : 0;
    }
    if (end == 0) {
        return false;
    }
    phrase->position = end;
    phrase->determined = true;
    return true;
}

static void describe_head(const struct reader *reader, struct head *head)
{
    const struct annotation *annotation = reader->annotation;
    const struct token *word = &annotation->tokens[head->first];
    head->classes = 0;
    head->plural = false;
    for (uint32_t i = word->first_hit; i < word->first_hit + word->hit_count; i++) {
        const struct annotated_hit *hit = &annotation->hits[i];
        uint64_t classes = annotation->lexicon_classes[hit->hit.lexicon] & WORD_HEADS;
        if (classes != 0 && hit->prose.start == word->prose.start && hit->token_end == head->end) {
            head->classes |= classes;
            bool noun = annotation->ruleset->lexicons[hit->hit.lexicon].kind == WORD_NOUN;
            head->plural |= (noun && (hit->hit.forms & FORM_PLURAL)) || (classes & WORD_ROLE_PLURAL);
        }
    }
}

/* The longest head that starts at the token and that no further noun turns into a modifier. */
static bool read_head(const struct reader *reader, const struct phrase *phrase, uint32_t token, struct head *head)
{
    *head = (struct head){.first = token, .end = headship_end(reader, token), .classes = WORD_ROLE};
    if (head->end != 0)
        return phrase->determined;
    head->end = reader_phrase_end(reader, token, WORD_HEADS);
    bool tail = reader_is(reader, token, "on") && reader_is(reader, token - 1, "those"); /* "those on call" */
    if (head->end == 0 || tail || reader_is_small_acronym(reader, token, head->end)) {
        return false;
    }
    describe_head(reader, head);
    if (head->plural && head->end == token + 1 && reader_token(reader, token)->upper &&
        span_length(reader_token(reader, token)->prose) <= 3) {
        return false; /* "TLS" is no plural of "TL" */
    }
    return !reader_continues_noun(reader, head->end, head->plural, phrase->verb_open);
}

/* May the word stand before a head without an article: "Payments team", "senior engineers"? */
static bool is_bare_modifier(const struct reader *reader, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    if (word->classes & (WORD_ROLE_ADJECTIVE | WORD_TEAM | WORD_TEAM_AMBIGUOUS | WORD_PRODUCT | WORD_SYSTEM |
                         WORD_VENDOR | WORD_ROLE | WORD_USER)) {
        return true;
    }
    bool team_follows = reader_phrase_end(reader, token + 1, WORD_TEAM_NOUN) != 0;
    return (word->capital && token > reader->first) || team_follows;
}

/* Determiners that also stand alone: "this meant", "those told". */
static const char *const demonstratives[] = {"this", "that", "these", "those", "all", "some", "both", "each", "most"};

static bool is_modifier(const struct reader *reader, const struct phrase *phrase, uint32_t token)
{
    const struct token *word = reader_token(reader, token);
    if (word->kind != TOKEN_WORD) {
        return word->kind == TOKEN_CODE && phrase->determined;
    }
    if (phrase->modifier_count > 0 && reader_is_sure_name(reader, token)) {
        return false; /* "every time Leo deploys" */
    }
    if (phrase->modifier_count > 0 && (word->classes & WORD_DETERMINER)) {
        return false; /* "two hours three people": the next phrase */
    }
    if (word->classes & WORD_ROLE_ADJECTIVE) {
        return phrase->determined || !(word->classes & WORD_FUNCTION);
    }
    bool demonstrative = phrase->modifier_count == 0 && reader_has(reader, token - 1, WORD_DETERMINER) &&
                         READER_IS_ONE_OF(reader, token - 1, demonstratives);
    bool named = phrase->modifier_count == 0 && !demonstrative && reader_has(reader, token - 1, WORD_DETERMINER) &&
                 reader_phrase_end(reader, token + 1, WORD_TEAM_NOUN) != 0; /* "the exports squad" */
    bool past = (word->classes & WORD_PAST) && (demonstrative || !(word->classes & WORD_PARTICIPLE));
    bool third = !named && (word->classes & WORD_THIRD) && !(word->classes & (WORD_VERB_OR_NOUN | WORD_HEADS));
    bool late = (word->classes & WORD_ADVERB) && phrase->modifier_count > 0 &&
                !reader_has(reader, token - 1, WORD_ADVERB | WORD_ROLE_ADJECTIVE);
    if ((word->classes & WORD_FUNCTION) || past || third || late) {
        return false;
    }
    return phrase->determined || (!(word->classes & (WORD_ADVERB | WORD_PAST)) && is_bare_modifier(reader, token));
}

/* "network and storage", "tired, overworked": a joint between two modifiers that are adjectives or teams. */
static bool is_joint(const struct reader *reader, const struct phrase *phrase, uint32_t token)
{
    uint64_t fit = WORD_ROLE_ADJECTIVE | WORD_TEAM_AMBIGUOUS | WORD_TEAM;
    bool mark = reader_is(reader, token, "and") || reader_is(reader, token, ",") || reader_is(reader, token, "/") ||
                reader_is(reader, token, "or") || reader_is(reader, token, "&");
    return mark && phrase->determined && phrase->modifier_count > 0 && reader_has(reader, token - 1, fit) &&
           reader_has(reader, token + 1, fit) && !reader_has(reader, token + 1, WORD_FUNCTION);
}

static void add_modifier(const struct reader *reader, struct phrase *phrase)
{
    uint32_t end = reader_phrase_end(reader, phrase->position, WORD_HEADS | WORD_ROLE_ADJECTIVE | WORD_PRODUCT);
    for (uint32_t i = phrase->position; i < (end ? end : phrase->position + 1); i++) {
        phrase->modifiers |= reader_token(reader, i)->classes;
    }
    phrase->position = end ? end : phrase->position + 1;
    phrase->modifier_count++;
}

static bool find_head(const struct reader *reader, struct phrase *phrase, struct head *head);

/* "the network and storage teams": what looked like a head is the first of two modifiers. */
static bool find_head_after_joint(const struct reader *reader, const struct phrase *phrase, struct head *head)
{
    struct phrase longer = *phrase;
    struct head other;
    longer.position = head->end - 1;
    add_modifier(reader, &longer);
    if (longer.position != head->end || !is_joint(reader, &longer, longer.position)) {
        return false;
    }
    longer.position++;
    if (!find_head(reader, &longer, &other) || !(other.classes & (WORD_TEAM_NOUN | WORD_ROLE)) || !other.plural) {
        return false;
    }
    *head = other;
    return true;
}

/* Reads modifiers up to a head. */
static bool find_head(const struct reader *reader, struct phrase *phrase, struct head *head)
{
    while (phrase->modifier_count <= MAX_MODIFIERS) {
        if (read_head(reader, phrase, phrase->position, head)) {
            find_head_after_joint(reader, phrase, head);
            return true;
        }
        if (is_joint(reader, phrase, phrase->position)) {
            phrase->position++;
        }
        if (!is_modifier(reader, phrase, phrase->position)) {
            return false;
        }
        add_modifier(reader, phrase);
    }
    return false;
}

/* Words before "operator" that say a human sits there. */
static const char *const human_operators[] = {"night",    "shift", "on-call", "duty",  "console", "plant",
                                              "computer", "human", "control", "crane", "room",    "day",
                                              "tape",     "pump",  "press",   "radio", "kiln",    "lift"};

/* An operator in the Kubernetes sense: after a product, a system or code, or bare in a document about clusters. */
static bool is_controller(const struct reader *reader, const struct phrase *phrase, const struct head *head)
{
    struct slice word = reader_text(reader, head->end - 1);
    if (head->end != head->first + 1 || word.length < 8 ||
        !slice_equals_caseless(slice_sub(word, 0, 8), slice_of("operator"))) {
        return false;
    }
    if (phrase->modifier_count > 0 && READER_IS_ONE_OF(reader, head->first - 1, human_operators)) {
        return false;
    }
    if (reader_token(reader, head->first - 1)->kind == TOKEN_CODE ||
        (phrase->modifiers & (WORD_PRODUCT | WORD_SYSTEM))) {
        return true;
    }
    bool plain = phrase->modifier_count == 0 || !(phrase->modifiers & WORD_ROLE_ADJECTIVE);
    return reader->speaks_of_kubernetes && plain && !reader_has(reader, head->end, WORD_PERSON_VERB);
}

/* A craft whose name programs bear too, "the planner": does what stands around say that it is somebody? */
static bool is_somebody(const struct reader *reader, const struct phrase *phrase, const struct head *head)
{
    if (phrase->modifiers & (WORD_SYSTEM | WORD_PRODUCT)) {
        return false;
    }
    bool acts = evidence_verb(reader, head->end) && !evidence_may_be_program(reader, head->end);
    bool hired = reader_is(reader, head->end, "from") && phrase_tail_end(reader, head->end) > head->end;
    return acts || hired || evidence_asked(reader, phrase->first, head->end) || evidence_he_or_she(reader, head->end) ||
           (phrase->modifiers & (WORD_TEAM | WORD_DEPARTMENT));
}

static uint32_t actor_of_head(const struct reader *reader, const struct phrase *phrase, const struct head *head)
{
    if (is_controller(reader, phrase, head)) {
        return ACTOR_SYSTEM;
    }
    if ((head->classes & WORD_AGENT_AMBIGUOUS) && !(head->classes & (WORD_AGENT | WORD_SYSTEM))) {
        bool software = phrase->modifiers & (WORD_PRODUCT | WORD_SYSTEM);
        return reader->speaks_of_agents && !software ? ACTOR_AGENT : ACTOR_SYSTEM;
    }
    if ((head->classes & WORD_ROLE_AMBIGUOUS) && !(head->classes & WORD_ROLE) && !is_somebody(reader, phrase, head)) {
        return head->classes & WORD_SYSTEM ? ACTOR_SYSTEM : ACTOR_NONE;
    }
    if ((head->classes & WORD_TEAM) && (head->classes & WORD_ROLE) && phrase->determined && !head->plural) {
        return ACTOR_ROLE;
    }
    if ((head->classes & WORD_ROLE_PLURAL) &&
        (phrase->modifiers & (WORD_TEAM | WORD_TEAM_AMBIGUOUS | WORD_TEAM_NOUN))) {
        return ACTOR_TEAM;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (head->classes & kinds[i].classes) {
            return kinds[i].actor;
        }
    }
    return ACTOR_NONE;
}

static float bare_confidence(uint32_t actor)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].actor == actor) {
            return kinds[i].bare_confidence;
        }
    }
    return 0;
}

static bool starts_clause(const struct reader *reader, uint32_t token)
{
    const struct token *before = reader_token(reader, token - 1);
    return before->kind == TOKEN_PUNCTUATION || before->kind == TOKEN_NUMBER ||
           (before->classes & (WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE));
}

/* A head without an article: plurals and team names stand alone; a singular only where it has a verb, or after "by". */
static bool bare_is_fit(const struct reader *reader, const struct phrase *phrase, const struct head *head,
                        uint32_t actor)
{
    bool verb = reader_verb_follows(reader, head->end, head->plural);
    if (reader_is(reader, head->end, ":") && phrase->first == reader->first) {
        return false; /* a label */
    }
    if (actor == ACTOR_TEAM && (head->classes & WORD_TEAM)) {
        return (phrase->modifiers & ~(WORD_ROLE_ADJECTIVE | WORD_TEAM)) == 0
                   ? !reader_noun_before(reader, phrase->first)
                   : false;
    }
    if (actor == ACTOR_TEAM) {
        return phrase->modifier_count > 0 || (starts_clause(reader, phrase->first) && verb);
    }
    if (actor == ACTOR_SYSTEM || actor == ACTOR_AGENT || head->plural) {
        bool verb_itself = reader_has(reader, head->first, WORD_VERB_FORMS) && head->end == head->first + 1 &&
                           !(head->classes & WORD_ROLE_PLURAL);
        return (actor == ACTOR_AGENT && (head->classes & WORD_AGENT)) || !verb_itself ||
               (phrase->modifier_count > 0 && actor == ACTOR_SYSTEM);
    }
    bool enclosed = reader_is(reader, phrase->first - 1, "(") && reader_is(reader, head->end, ")");
    bool named =
        reader_is(reader, head->end, "(") && starts_clause(reader, phrase->first) && phrase->modifier_count > 0;
    if (enclosed || named) {
        return true; /* "Priya (scribe)", "Secondary on-call (Priya)" */
    }
    bool after_by = reader_has(reader, phrase->first - 1, WORD_PREPOSITION);
    verb |= reader_is(reader, head->end, "to") && reader_has(reader, head->end + 1, WORD_BASE); /* "Manager to check" */
    return !reader_noun_before(reader, phrase->first) &&
           ((verb && starts_clause(reader, phrase->first)) || (after_by && head->end - head->first > 1));
}

/* "none of us", "one of them": a pronoun after a partitive; whom "them" means is settled later. */
static bool read_partitive_pronoun(const struct reader *reader, const struct phrase *phrase, struct entity *entity)
{
    bool us = reader_is(reader, phrase->position, "us"), them = reader_is(reader, phrase->position, "them");
    if (!phrase->partitive || !(us || them)) {
        return false;
    }
    uint32_t ours = phrase->denied ? ACTOR_NOBODY : ACTOR_WE;
    *entity = reader_entity(reader, phrase->first, phrase->position, phrase->position + 1, us ? ours : ACTOR_NONE, 1);
    entity->plural = true;
    return true;
}

static void finish(const struct reader *reader, const struct phrase *phrase, const struct head *head, uint32_t actor,
                   struct entity *entity)
{
    uint32_t end = head->end;
    bool human = actor == ACTOR_ROLE || actor == ACTOR_TEAM;
    if (actor == ACTOR_ROLE) {
        end = phrase_tail_end(reader, end);
    }
    float confidence = phrase->determined ? 1 : bare_confidence(actor);
    if (phrase->partitive && actor == ACTOR_TEAM) {
        actor = ACTOR_ROLE;
    }
    *entity = reader_entity(reader, phrase->first, head->first, head->end,
                            phrase->denied && human ? ACTOR_NOBODY : actor, confidence);
    entity->prose.end = reader_token(reader, end - 1)->prose.end;
    entity->token_end = end;
    entity->plural = head->plural;
}

/* "the vendor's technician": a person after the possessor is the head of the whole. */
static bool read_possessed(const struct reader *reader, const struct phrase *outer, const struct head *possessor,
                           struct entity *entity)
{
    if (reader_token(reader, possessor->end)->kind != TOKEN_CLITIC) {
        return false;
    }
    struct phrase inner = *outer;
    struct head head;
    inner.position = possessor->end + 1;
    inner.determined = true;
    if (!find_head(reader, &inner, &head)) {
        return false;
    }
    uint32_t actor = actor_of_head(reader, &inner, &head);
    if (actor != ACTOR_ROLE && actor != ACTOR_TEAM) {
        return false;
    }
    if (possessor->classes & WORD_USER) {
        actor = ACTOR_USER; /* "the customer's engineers" are no more to blame than the customer */
    }
    finish(reader, &inner, &head, actor, entity);
    return true;
}

static const char *const causatives[] = {"let", "lets", "make", "makes", "made", "help", "helped", "saw", "watched"};

/* "the actions people took": a plural noun before people is no modifier of theirs. */
static bool is_reduced_relative(const struct reader *reader, const struct phrase *phrase, const struct head *head)
{
    const struct token *before = reader_token(reader, head->first - 1);
    struct slice text = reader_text(reader, head->first - 1);
    return phrase->determined && phrase->modifier_count > 0 && head->plural &&
           (head->classes & (WORD_ROLE | WORD_ROLE_PLURAL)) && text.length > 3 && slice_ends_with(text, "s") &&
           !slice_ends_with(text, "ss") && !before->capital &&
           !(before->classes & (WORD_ROLE_ADJECTIVE | WORD_TEAM | WORD_TEAM_AMBIGUOUS));
}

/* "the Lima shift", "the Accounts unit": a name in capitals before the word. */
static bool has_capital_modifier(const struct reader *reader, const struct phrase *phrase, const struct head *head)
{
    const struct token *before = reader_token(reader, head->first - 1);
    return phrase->determined && phrase->modifier_count > 0 && before->capital && head->first - 1 > reader->first &&
           !(before->classes & (WORD_PRODUCT | WORD_SYSTEM));
}

/* "the default group", "the other desk": a place or a set, unless a team's name stands before or a verb of people
 * after it. */
static bool is_other_group(const struct reader *reader, const struct phrase *phrase, const struct head *head)
{
    bool named = (phrase->modifiers & (WORD_TEAM | WORD_TEAM_AMBIGUOUS | WORD_ROLE)) ||
                 has_capital_modifier(reader, phrase, head);
    bool bare_group = phrase->modifier_count == 0 && reader_is(reader, head->first, "group");
    return head->end == head->first + 1 && reader_has(reader, head->first, WORD_TEAM_NOUN_WEAK) && !named &&
           !bare_group &&
           !(reader_is(reader, head->first, "shift") && reader_verb_follows(reader, head->end, false)) &&
           !evidence_acts(reader, head->end) && !evidence_asked(reader, phrase->first, head->end);
}

static bool is_title_product(const struct reader *reader, const struct head *head)
{
    return (head->classes & WORD_TEAM_NOUN) && head->plural && head->end == head->first + 1 &&
           reader_token(reader, head->first)->capital && head->first > reader->first;
}

bool noun_phrase_read(const struct reader *reader, uint32_t token, struct entity *entity)
{
    struct phrase phrase = {.first = token, .position = token};
    struct head head;
    phrase.determined = reader_token(reader, token - 1)->kind == TOKEN_CLITIC;
    phrase.verb_open = reader_has(reader, token - 1, WORD_AUXILIARY) || READER_IS_ONE_OF(reader, token - 1, causatives);
    while (read_determiner(reader, &phrase)) {
    }
    if (read_partitive_pronoun(reader, &phrase, entity) || team_read(reader, token, entity)) {
        return true;
    }
    if (!find_head(reader, &phrase, &head)) {
        return false;
    }
    uint32_t actor = actor_of_head(reader, &phrase, &head);
    if (actor == ACTOR_NONE) {
        return false;
    }
    bool discipline = (head.classes & WORD_TEAM) && head.end == head.first + 1 && (phrase.modifiers & WORD_SYSTEM);
    if (discipline && !head.plural) {
        return false; /* "the change management training" */
    }
    if (is_reduced_relative(reader, &phrase, &head) || is_other_group(reader, &phrase, &head)) {
        return false;
    }
    if (reader_is(reader, token, "both") && !head.plural) {
        return false; /* "both the author and the reviewer": two phrases */
    }
    if (actor == ACTOR_SYSTEM && reader_has(reader, token, WORD_POSSESSIVE)) {
        return false; /* "their change": the possessor is the one to know of */
    }
    if (reader_is(reader, token, "that") && (head.plural || actor == ACTOR_TEAM)) {
        return false; /* the conjunction, not the article */
    }
    if (!phrase.determined && (!bare_is_fit(reader, &phrase, &head, actor) || is_title_product(reader, &head))) {
        return false;
    }
    if (!read_possessed(reader, &phrase, &head, entity)) {
        finish(reader, &phrase, &head, actor, entity);
    }
    return true;
}
