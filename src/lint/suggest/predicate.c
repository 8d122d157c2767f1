#include "lint/suggest/predicate.h"

#include "lint/suggest/finding_verb.h"
#include "read/nominal.h"

struct cut {
    struct clause clause;
    const struct finding *finding;
    uint32_t first; /* token the clause begins with: its subject, or its verb group when it shares one */
    uint32_t verb, verb_end;
    uint32_t object_end;
    uint32_t end; /* one past the clause's last token */
};

static const struct reader *reader_of(const struct cut *cut)
{
    return &cut->clause.reader;
}

static uint32_t start_of(const struct cut *cut, uint32_t token)
{
    const struct annotation *annotation = cut->clause.reader.annotation;
    const struct span unit = annotation->document->units[cut->clause.unit].prose;
    return token < cut->clause.reader.end ? annotation->tokens[token].prose.start : unit.end;
}

static uint32_t end_of(const struct cut *cut, uint32_t token)
{
    const struct annotation *annotation = cut->clause.reader.annotation;
    return token > cut->clause.reader.first ? annotation->tokens[token - 1].prose.end
                                            : annotation->document->units[cut->clause.unit].prose.start;
}

/* --- where the clause begins ---------------------------------------------------------------------------- */

static bool is_mark(const struct reader *reader, uint32_t token)
{
    static const char *const marks[] = {",",  ";", ":", "(", "-", "\xE2\x80\x93", "\xE2\x80\x94",
                                        "\"", ".", "|", "!", "?"};
    return READER_IS_ONE_OF(reader, token, marks);
}

static bool is_joint(const struct reader *reader, uint32_t token)
{
    return is_mark(reader, token) || reader_has(reader, token, WORD_COORDINATOR | WORD_SUBORDINATOR);
}

/* "Both the author and the reviewer": the phrases joined before the last one. */
static uint32_t joined_start(const struct cut *cut, uint32_t first)
{
    const struct reader *reader = reader_of(cut);
    while (first > reader->first + 1 && (reader_is(reader, first - 1, "and") || reader_is(reader, first - 1, "or"))) {
        uint32_t start = clause_phrase_start(&cut->clause, first - 1);
        const struct entity *entity = clause_entity_before(&cut->clause, first - 1);
        if (entity == NULL || !(entity->actor & ACTOR_HUMAN) || start >= first - 1 ||
            (start > reader->first && !is_joint(reader, start - 1))) {
            break;
        }
        first = start;
    }
    return first;
}

/* "At 03:12 | Marcus", "an alias that | nobody": what stands before a subject and is no part of it. */
static uint32_t subject_first(const struct cut *cut, uint32_t subject)
{
    const struct reader *reader = reader_of(cut);
    const struct entity *entity = clause_entity_at(&cut->clause, subject);
    /* "of the change | Burak", "in hindsight | we all", "for fourteen minutes | the desk" */
    uint32_t alone = ACTOR_PERSON | ACTOR_MENTION | ACTOR_WE | ACTOR_I | ACTOR_PRONOUN | ACTOR_NOBODY;
    bool named = entity != NULL && (entity->actor & alone || reader_has(reader, entity->first_token, WORD_DETERMINER));
    uint32_t first = named ? entity->first_token : clause_phrase_start(&cut->clause, subject + 1);
    while (first < subject && (reader_token(reader, first)->kind == TOKEN_NUMBER || reader_is(reader, first, "that"))) {
        first++;
    }
    return joined_start(cut, first);
}

/* "nobody | in the depot group | opened": do only prepositional phrases stand between a subject and its verb? */
static bool only_phrases_between(const struct cut *cut, uint32_t subject, uint32_t told)
{
    const struct reader *reader = reader_of(cut);
    const struct entity *entity = clause_entity_at(&cut->clause, subject);
    uint32_t first = entity != NULL ? entity->token_end : subject + 1;
    for (uint32_t i = first; i < told; i++) {
        if (is_joint(reader, i) || reader_has(reader, i, WORD_RELATIVE) || clause_is_finite(&cut->clause, i)) {
            return false;
        }
    }
    return first < told && reader_has(reader, first, WORD_PREPOSITION);
}

static uint32_t clause_first(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    const struct finding *finding = cut->finding;
    struct span actor = finding->actor.prose;
    uint32_t subject =
        span_length(actor) ? token_starting(reader->annotation, cut->clause.unit, actor.start) : NO_INDEX;
    uint32_t told = token_starting(reader->annotation, cut->clause.unit, finding->prose.start);
    bool inverted =
        subject != NO_INDEX && reader_has(reader, subject - 1, WORD_AUXILIARY); /* "at no point did anyone" */
    bool beside = actor.start >= finding->prose.start ||
                  (subject != NO_INDEX && told != NO_INDEX && only_phrases_between(cut, subject, told));
    if (subject != NO_INDEX && subject < cut->verb && beside && !inverted) {
        return subject_first(cut, subject);
    }
    return told != NO_INDEX && told <= cut->verb ? clause_group_start(&cut->clause, told, NULL) : cut->verb;
}

/* --- what belongs to the verb --------------------------------------------------------------------------- */

static uint32_t skip_parenthesis(const struct reader *reader, uint32_t token)
{
    uint32_t close = token;
    while (close < reader->end && !reader_is(reader, close, ")")) {
        close++;
    }
    return close < reader->end ? close + 1 : reader->end;
}

/* Does a clause or another verb begin after the "and" at this token, and no more of the phrase before it? */
static bool begins_clause(const struct cut *cut, uint32_t coordinator)
{
    const struct reader *reader = reader_of(cut);
    uint32_t next = coordinator + 1;
    while (reader_has(reader, next, WORD_ADVERB | WORD_NEGATOR | WORD_COORDINATOR) &&
           !reader_has(reader, next, WORD_DETERMINER)) {
        next++;
    }
    if (clause_is_finite(&cut->clause, next) || reader_has(reader, next, WORD_SUBORDINATOR | WORD_RELATIVE)) {
        return true;
    }
    uint32_t end = nominal_end(&cut->clause, next);
    bool plural = nominal_is_plural(&cut->clause, next, end);
    while (end > next && reader_has(reader, end, WORD_PREPOSITION) && nominal_end(&cut->clause, end + 1) > end + 1) {
        end = nominal_end(&cut->clause, end + 1); /* "and our guide | for migrations | is one page" */
    }
    return end > next && reader_verb_follows(reader, end, plural);
}

static bool ends_clause(const struct cut *cut, uint32_t token)
{
    static const char *const closers[] = {",", ";", ":", ".", "!", "?", "-", "\xE2\x80\x93", "\xE2\x80\x94", ")", "|"};
    static const char *const reasons[] = {"because", "although", "though", "even though",
                                          "whereas", "so",       "but",    "yet"};
    const struct reader *reader = reader_of(cut);
    if (READER_IS_ONE_OF(reader, token, closers) || READER_IS_ONE_OF(reader, token, reasons)) {
        return true;
    }
    return reader_has(reader, token, WORD_COORDINATOR) && begins_clause(cut, token);
}

/* "if she had waited | nobody would have noticed": somebody new acts, and nothing joins the clauses. */
static bool begins_main_clause(const struct cut *cut, uint32_t token)
{
    const struct reader *reader = reader_of(cut);
    const struct entity *entity = clause_entity_at(&cut->clause, token);
    bool joined =
        reader_has(reader, token - 1, WORD_SUBORDINATOR | WORD_RELATIVE | WORD_COORDINATOR | WORD_PREPOSITION);
    return entity != NULL && entity->actor & ACTOR_HUMAN && entity->first_token == token && !joined &&
           !entity->possessive && reader_has(reader, entity->token_end, WORD_AUXILIARY);
}

static uint32_t clause_end(const struct cut *cut, uint32_t token)
{
    const struct reader *reader = reader_of(cut);
    while (token < reader->end && !ends_clause(cut, token) && !begins_main_clause(cut, token)) {
        token = reader_is(reader, token, "(") ? skip_parenthesis(reader, token) : token + 1;
    }
    return token;
}

static bool is_relative(const struct reader *reader, uint32_t token)
{
    return reader_has(reader, token, WORD_RELATIVE);
}

/* "assumed | the upload | was enough": is the phrase the subject of a clause of its own? */
static bool is_subject(const struct cut *cut, uint32_t first, uint32_t end)
{
    return reader_verb_follows(reader_of(cut), end, nominal_is_plural(&cut->clause, first, end));
}

/* The object begins right after the verb, or after the preposition that belongs to it. */
static uint32_t read_object(const struct cut *cut, struct predicate *predicate)
{
    const struct reader *reader = reader_of(cut);
    uint32_t at = cut->verb_end, limited = at + reader_is(reader, at, "only");
    uint32_t end = nominal_end(&cut->clause, limited);
    predicate->prepositional =
        reader_has(reader, at - 1, WORD_PREPOSITION) && !finding_verb_particle(reader, at - 1) && at > cut->verb + 1;
    bool clause = reader_is(reader, at, "that") && reader_has(reader, at + 1, WORD_THIRD | WORD_PAST | WORD_AUXILIARY);
    if (end == limited || clause || nominal_is_time(&cut->clause, limited, end) || is_subject(cut, limited, end)) {
        return at;
    }
    predicate->object = (struct span){start_of(cut, at), end_of(cut, end)};
    predicate->plural = nominal_is_plural(&cut->clause, limited, end);
    return end;
}

/* "the index was dropped": the object stands before the verb group, and the clause begins with it. */
static uint32_t read_patient(struct cut *cut, struct predicate *predicate)
{
    uint32_t group = clause_group_start(&cut->clause, cut->verb, NULL);
    uint32_t first = nominal_start(&cut->clause, group);
    if (first < group) {
        predicate->object = (struct span){start_of(cut, first), end_of(cut, group)};
        predicate->plural = nominal_is_plural(&cut->clause, first, group);
        cut->first = first;
    }
    return cut->verb_end;
}

/* An object takes along the clause that describes it, and by whom: "the warning shown | by the installer". */
static void extend_object(struct cut *cut, struct predicate *predicate)
{
    uint32_t by = cut->object_end;
    if (by > cut->verb_end + 1 && reader_is(reader_of(cut), by, "by") &&
        reader_has(reader_of(cut), by - 1, WORD_PARTICIPLE) && nominal_end(&cut->clause, by + 1) > by + 1) {
        cut->object_end = nominal_end(&cut->clause, by + 1);
        predicate->object.end = end_of(cut, cut->object_end);
    }
    bool described =
        is_relative(reader_of(cut), cut->object_end) || reader_is(reader_of(cut), cut->object_end, "where");
    bool pronoun =
        reader_has(reader_of(cut), cut->object_end - 1, WORD_PRONOUN) && cut->object_end == cut->verb_end + 1;
    if (cut->object_end > cut->verb_end && described && !pronoun) {
        cut->object_end = cut->end;
        predicate->object.end = end_of(cut, cut->end);
    }
}

/* "assumed that the upload was enough", "knew the pod was behind". */
static struct span read_content(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    bool that = reader_is(reader, cut->verb_end, "that");
    uint32_t at = cut->verb_end + that;
    uint32_t end = nominal_end(&cut->clause, at);
    if (end == at || !is_subject(cut, at, end) || !(that || finding_verb_is_of_mind(&cut->clause, cut->verb))) {
        return (struct span){0, 0};
    }
    return (struct span){start_of(cut, at), end_of(cut, clause_end(cut, end))};
}

/* --- how it is joined to the sentence ------------------------------------------------------------------- */

/* Does the verb lack the object it takes? "watched at 04:00", "looks at" */
static bool lacks_object(const struct cut *cut)
{
    static const char *const indefinite[] = {"anything", "nothing", "something", "everything"};
    return nominal_end(&cut->clause, cut->verb_end) == cut->verb_end &&
           !READER_IS_ONE_OF(reader_of(cut), cut->verb_end, indefinite);
}

/* Does a phrase that the clause can be about end before the token? Not "disappointing" of "it is disappointing that".
 */
static bool follows_noun(const struct cut *cut, uint32_t token)
{
    const struct reader *reader = reader_of(cut);
    uint32_t first = nominal_start(&cut->clause, token);
    bool quality = first + 1 >= token && !reader_has(reader, first, WORD_PLURAL) &&
                   reader_has(reader, first - 1, WORD_AUXILIARY | WORD_ADVERB);
    return token > reader->first && clause_is_nominal(reader, token - 1) && !quality &&
           !clause_is_finite(&cut->clause, token - 1);
}

/* "an alias that nobody watched": the relative pronoun is the object. */
static bool is_relative_object(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    bool pronoun = reader_is(reader, cut->first - 1, "that") || reader_is(reader, cut->first - 1, "which");
    return pronoun && lacks_object(cut) && follows_noun(cut, cut->first - 1);
}

/* "a diff | he had not read", "stuff | no one looks at": the same without the pronoun. */
static bool is_contact_relative(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    const struct entity *entity = clause_entity_at(&cut->clause, cut->first);
    uint32_t bare = ACTOR_PRONOUN | ACTOR_NOBODY | ACTOR_WE | ACTOR_I | ACTOR_INDEFINITE;
    return entity != NULL && (entity->actor & bare) && entity->first_token == cut->first && lacks_object(cut) &&
           !reader_has(reader, cut->first - 1, WORD_ADVERB | WORD_TIME) && follows_noun(cut, cut->first) &&
           clause_verb_before(&cut->clause, cut->first) != NO_INDEX;
}

/* "went to | an alias that nobody watched"; "get rid of | stuff no one looks at": without an article the last noun. */
static struct span antecedent_of(const struct cut *cut, uint32_t end)
{
    const struct reader *reader = reader_of(cut);
    uint32_t first = nominal_start(&cut->clause, end);
    bool determined = reader_has(reader, first, WORD_DETERMINER | WORD_POSSESSIVE);
    for (uint32_t i = end; i > first; i--) {
        bool of = reader_is(reader, i - 1, "of");
        if (reader_has(reader, i - 1, WORD_PREPOSITION) && (!of || !determined)) {
            first = i;
        }
    }
    return (struct span){start_of(cut, first), first < end ? end_of(cut, end) : start_of(cut, first)};
}

static bool begins_dependent(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    return reader_has(reader, clause_text_start(&cut->clause), WORD_SUBORDINATOR | WORD_PREPOSITION);
}

/* "nobody who understands ...": the verb stands in a clause about its subject. */
static bool is_described(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    uint32_t group = clause_group_start(&cut->clause, cut->verb, NULL);
    uint32_t told = token_starting(reader->annotation, cut->clause.unit, cut->finding->match.start);
    bool cleft = told != NO_INDEX && reader_has(reader, told, WORD_PRONOUN | WORD_DETERMINER) && told + 1 < group &&
                 reader_has(reader, told + 1, WORD_AUXILIARY); /* "it was Priya who pushed" */
    return group > cut->first + 1 && is_relative(reader, group - 1) && !cleft;
}

/* "pulled and erased the disk": another verb shares what is said of this one. */
static bool shares_object(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    uint32_t group = clause_group_start(&cut->clause, cut->verb, NULL);
    return group > cut->first && (reader_is(reader, group - 1, "and") || reader_is(reader, group - 1, "or"));
}

/* "At 13:04 | Marcus dropped", "On the night of the change | Burak": only a phrase of time or place stands before. */
static bool is_adverbial(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    uint32_t start = clause_text_start(&cut->clause);
    struct span actor = cut->finding->actor.prose;
    bool subject = span_length(actor) && actor.end <= start_of(cut, cut->first); /* "night ops in Adelaide | has" */
    return !subject &&
           (reader_has(reader, reader->first, WORD_PREPOSITION | WORD_TIME) ||
            reader_has(reader, start, WORD_PREPOSITION)) &&
           clause_verb_before(&cut->clause, cut->first) == NO_INDEX;
}

static bool opens_clause(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    uint32_t before = cut->first - 1;
    if (shares_object(cut) || (cut->first > reader->first && reader_is(reader, before, "of"))) {
        return false;
    }
    while (before > reader->first && reader_has(reader, before, WORD_ADVERB) && !is_joint(reader, before)) {
        before--;
    }
    return cut->first <= clause_text_start(&cut->clause) || is_joint(reader, before) ||
           reader_is(reader, before, "that") || is_adverbial(cut);
}

/* Reads what stands before the clause. */
static void join_lead(struct cut *cut, struct predicate *predicate)
{
    const struct reader *reader = reader_of(cut);
    struct span unit = reader->annotation->document->units[cut->clause.unit].prose;
    bool starts = cut->first <= clause_text_start(&cut->clause);
    bool comma = !starts && reader_is(reader, cut->first - 1, ",");
    predicate->opens = opens_clause(cut);
    predicate->spliced = comma && !begins_dependent(cut) && clause_verb_before(&cut->clause, cut->first) != NO_INDEX;
    if (is_relative_object(cut)) {
        predicate->relative = predicate->opens = true;
        predicate->object = reader_token(reader, cut->first - 1)->prose;
        predicate->plural = reader_has(reader, cut->first - 2, WORD_PLURAL);
        predicate->rest.start = end_of(cut, cut->verb_end);
        predicate->antecedent = antecedent_of(cut, cut->first - 1);
        cut->first--;
    } else if (is_contact_relative(cut)) {
        predicate->relative = true;
        predicate->opens = false;
        predicate->antecedent = antecedent_of(cut, cut->first);
    } else if (!starts && is_relative(reader, cut->first - 1) && reader_is(reader, cut->first - 2, ",")) {
        predicate->opens = predicate->spliced = true;
        cut->first -= 2;
    }
    predicate->lead = (struct span){unit.start, start_of(cut, cut->first)};
}

/* "whoever skips the map | will pay", "anyone who sees it and stays silent | is off the rota": the verb of the sentence
 * ends the clause about its subject, which no other clause can replace. */
static bool end_before_main_verb(struct cut *cut)
{
    static const char *const openers[] = {"who", "whoever"};
    const struct reader *reader = reader_of(cut);
    uint32_t opener = cut->verb;
    while (opener > reader->first && !READER_IS_ONE_OF(reader, opener, openers)) {
        opener--;
    }
    if (!READER_IS_ONE_OF(reader, opener, openers) || reader_is(reader, opener - 1, ",")) {
        return false;
    }
    uint32_t phrase = nominal_end(&cut->clause, cut->verb_end);
    uint32_t i = phrase > cut->object_end ? phrase : cut->object_end;
    while (i < cut->end && !is_joint(reader, i) && !is_relative(reader, i) && !reader_has(reader, i, WORD_AUXILIARY)) {
        i++;
    }
    if (i >= cut->end || !reader_has(reader, i, WORD_AUXILIARY)) {
        return false;
    }
    cut->end = i;
    return true;
}

/* Nothing after the clause may want its subject: no ", and went home", no ", ignoring the page". */
static bool closes_clause(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    uint32_t next = cut->end;
    bool leans = reader_is(reader, next + 1, "they") || reader_is(reader, next + 1, "to") ||
                 (reader_is(reader, next + 1, "as") && reader_is(reader, next + 2, "they"));
    if (reader_is(reader, next, ",") && leans) {
        return false;
    }
    while (next < reader->end &&
           (reader_is(reader, next, ",") || reader_has(reader, next, WORD_COORDINATOR) ||
            (reader_has(reader, next, WORD_ADVERB) && !reader_has(reader, next, WORD_DETERMINER)))) {
        next++;
    }
    if (next == cut->end) {
        return true;
    }
    bool verbal = clause_is_finite(&cut->clause, next) || reader_has(reader, next, WORD_ING | WORD_NEGATOR);
    return !verbal || clause_entity_at(&cut->clause, next) != NULL;
}

/* "did not check", "nobody checked", "never checked" */
static bool is_negated(const struct cut *cut)
{
    const struct reader *reader = reader_of(cut);
    for (uint32_t i = cut->first; i < cut->verb; i++) {
        const struct entity *entity = clause_entity_at(&cut->clause, i);
        if (reader_has(reader, i, WORD_NEGATOR | WORD_NEGATIVE_DETERMINER) ||
            slice_ends_with(reader_text(reader, i), "n't") || (entity != NULL && entity->actor == ACTOR_NOBODY)) {
            return true;
        }
    }
    return false;
}

static bool is_base(const struct cut *cut)
{
    static const char *const support[] = {"did", "didn't", "do", "don't", "does", "doesn't", "didnt", "to"};
    const struct reader *reader = reader_of(cut);
    uint32_t before = cut->verb - 1;
    while (before > cut->first && reader_has(reader, before, WORD_ADVERB | WORD_NEGATOR) &&
           !READER_IS_ONE_OF(reader, before, support)) {
        before--;
    }
    return READER_IS_ONE_OF(reader, before, support);
}

static bool is_present(const struct cut *cut)
{
    static const char *const auxiliaries[] = {"do", "does", "don't", "doesn't", "is", "are", "dont", "doesnt"};
    const struct reader *reader = reader_of(cut);
    for (uint32_t i = cut->first; i < cut->verb; i++) {
        if (reader_has(reader, i, WORD_AUXILIARY)) {
            return READER_IS_ONE_OF(reader, i, auxiliaries);
        }
    }
    bool bare = reader_has(reader, cut->verb, WORD_BASE) && !is_base(cut); /* "they never tell us" */
    return (bare || reader_has(reader, cut->verb, WORD_THIRD)) && !reader_has(reader, cut->verb, WORD_PAST);
}

bool predicate_read(const struct entities *entities, const struct finding *finding, struct predicate *predicate)
{
    struct cut cut = {.clause = clause_of(entities, finding->unit), .finding = finding};
    *predicate = (struct predicate){0};
    cut.verb = finding_verb(&cut.clause, finding);
    if (cut.verb == NO_INDEX) {
        return false;
    }
    cut.verb_end = finding_verb_end(&cut.clause, cut.verb);
    cut.first = clause_first(&cut);
    if (is_described(&cut)) {
        return false;
    }
    predicate->passive = finding_verb_is_passive(&cut.clause, cut.verb);
    cut.object_end = predicate->passive ? read_patient(&cut, predicate) : read_object(&cut, predicate);
    cut.end = clause_end(&cut, cut.object_end);
    bool inside = end_before_main_verb(&cut);
    extend_object(&cut, predicate);
    predicate->verb = (struct span){start_of(&cut, cut.verb), end_of(&cut, cut.verb_end)};
    predicate->rest = (struct span){end_of(&cut, cut.object_end), end_of(&cut, cut.end)};
    predicate->content = read_content(&cut);
    predicate->present = is_present(&cut);
    predicate->negated = is_negated(&cut);
    predicate->base = is_base(&cut);
    predicate->closes = !inside && closes_clause(&cut);
    join_lead(&cut, predicate);
    predicate->tail =
        (struct span){predicate->rest.end, entities->annotation->document->units[finding->unit].prose.end};
    return true;
}
