#include "lint/judge.h"

#include "read/subject.h"

/* --- negation ------------------------------------------------------------------------------------------- */

enum { NEGATION_REACH = 3 /* words between a negator and what it negates, and one more */ };

static const char *const negators[] = {
    "not",  "no",      "never",  "nobody", "none",   "nothing", "neither", "nor",
    "without", "cannot", "hardly", "rarely", "nowhere", "aint",  "isnt",    "wasnt",
};
static const char *const clause_words[] = {"but", "because", "although", "though", "while", "whereas",
                                           "and", "which",   "who",      "that",   "if",    "when"};
/* "not only careless": the negator denies the limit, not the word. */
static const char *const limits[] = {"only", "just", "merely", "simply", "least", "doubt"};

static bool ends_in_nt(struct slice word)
{
    struct slice tail = slice_sub(word, word.length < 3 ? word.length : word.length - 3, word.length);
    return slice_equals_caseless(tail, SLICE_LITERAL("n't"));
}

static bool negates(const struct annotation *annotation, uint32_t token, uint32_t token_end)
{
    struct slice word = token_text(annotation, token);
    if (!ends_in_nt(word) && !TOKEN_IS_ONE_OF(&annotation->tokens[token], negators))
        return false;
    return token + 1 >= token_end || !TOKEN_IS_ONE_OF(&annotation->tokens[token + 1], limits);
}

/* Commas too: "it was not the cache, it was the merge". */
static bool ends_clause(const struct annotation *annotation, uint32_t token)
{
    const struct token *word = &annotation->tokens[token];
    return word->kind == TOKEN_PUNCTUATION || TOKEN_IS_ONE_OF(word, clause_words);
}

/* The last token that starts at or before the offset, or first_token when there is none. */
static uint32_t token_at(const struct annotation *annotation, const struct unit_words *words, uint32_t offset)
{
    uint32_t low = words->first_token, high = words->token_end;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (annotation->tokens[middle].prose.start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A noun phrase for an actor counts as one word. */
static uint32_t start_of_phrase(const struct reading *reading, const struct finding *finding, uint32_t token)
{
    const struct entity *entity =
        entity_covering(&reading->entities, finding->unit, reading->annotation.tokens[token].prose.start);
    return entity && entity->first_token < token ? entity->first_token : token;
}

/* "Nobody on the team was careless": however far away the subject stands. */
static bool nobody_acts(const struct reading *reading, const struct finding *finding)
{
    struct subject subject;
    return finding->actor.actor == ACTOR_NOBODY ||
           subject_of(&reading->entities, finding->unit, finding->trigger.start, ACTOR_NOBODY, &subject);
}

/* What is denied with the clause that follows it: "did not find that", "no evidence that", "not aware of anyone who". */
static const char *const conclusions[] = {
    "find",     "found",     "conclude",   "concluded", "show",       "showed",   "suggest", "suggested", "suggests",
    "believe",  "believes",  "believed",   "think",     "thinks",     "thought",  "say",     "says",      "said",
    "claim",    "claims",    "claimed",    "establish", "indicate",   "aware",    "proof",   "sign",      "evidence",
    "indication", "suggestion",
};

enum { CONCLUSION_REACH = 4 /* words between a negator and such a word, and one more */ };

/* Does the clause that this word opens stand under a denied conclusion? */
static bool opens_denied(const struct annotation *annotation, const struct unit_words *words, uint32_t opener)
{
    uint32_t token = opener;
    for (unsigned step = 0; step < CONCLUSION_REACH && token > words->first_token; step++)
        if (TOKEN_IS_ONE_OF(&annotation->tokens[--token], conclusions))
            break;
    if (!TOKEN_IS_ONE_OF(&annotation->tokens[token], conclusions))
        return false;
    for (unsigned step = 0; step < CONCLUSION_REACH && token > words->first_token; step++)
        if (negates(annotation, --token, words->token_end))
            return true;
    return false;
}

/* Negators that reach the trigger; a second one takes the first back. */
static unsigned count_negators(const struct reading *reading, const struct finding *finding)
{
    const struct annotation *annotation = &reading->annotation;
    const struct unit_words *words = &annotation->units[finding->unit];
    if (words->first_token == words->token_end)
        return 0;
    uint32_t token = token_at(annotation, words, finding->trigger.start);
    unsigned count = 0;
    for (unsigned step = 0; step < NEGATION_REACH && token > words->first_token; step++) {
        token--;
        if (ends_clause(annotation, token)) {
            count += opens_denied(annotation, words, token);
            break;
        }
        count += negates(annotation, token, words->token_end);
        uint32_t phrase = start_of_phrase(reading, finding, token);
        if (phrase < token)
            count += negates(annotation, phrase, words->token_end);
        token = phrase;
    }
    return count ? count : nobody_acts(reading, finding);
}

static enum negation_policy policy_of(const struct finding *finding)
{
    return finding->matcher->negation < 0 ? finding->rule->negation : (enum negation_policy)finding->matcher->negation;
}

/* --- confidence ----------------------------------------------------------------------------------------- */

static const float quoted_factor = 0.7f, hedged_factor = 0.85f, twice_negated_factor = 0.55f, softened_factor = 0.9f;

static const char *const hedges[] = {"may",      "might",      "perhaps",  "possibly", "apparently", "seemingly",
                                     "probably", "presumably", "allegedly", "maybe",   "reportedly", "supposedly"};

enum { HEDGE_REACH = 40 /* words of the sentence before the trigger */ };

static bool is_hedged(const struct annotation *annotation, const struct finding *finding)
{
    const struct unit_words *words = &annotation->units[finding->unit];
    uint32_t end = token_at(annotation, words, finding->trigger.start);
    uint32_t start = end - words->first_token > HEDGE_REACH ? end - HEDGE_REACH : words->first_token;
    for (uint32_t t = start; t < end; t++)
        if (TOKEN_IS_ONE_OF(&annotation->tokens[t], hedges))
            return true;
    return false;
}

static float confidence_of(const struct pass *pass, const struct finding *finding, unsigned negator_count)
{
    float confidence = finding->matcher->confidence * finding->actor.confidence;
    if (finding->quoted && finding_quotes(finding) == QUOTES_LOWER)
        confidence *= quoted_factor;
    if (negator_count > 1)
        confidence *= twice_negated_factor;
    if (finding->rule->section_step[finding->section] < 0)
        confidence *= softened_factor;
    if (is_hedged(&pass->reading->annotation, finding))
        confidence *= hedged_factor;
    return confidence;
}

/* --- severity ------------------------------------------------------------------------------------------- */

static unsigned actor_index(uint32_t actor)
{
    return actor ? (unsigned)__builtin_ctz(actor) : ACTOR_CLASS_COUNT;
}

static enum severity at_most(enum severity severity, enum severity most)
{
    return severity < most ? severity : most;
}

static enum severity stepped(enum severity severity, int step)
{
    int level = (int)severity + step;
    if (severity == SEVERITY_OFF || step <= -3)
        return SEVERITY_OFF;
    return level < SEVERITY_SUGGESTION ? SEVERITY_SUGGESTION
           : level > SEVERITY_ERROR    ? SEVERITY_ERROR
                                       : (enum severity)level;
}

static enum severity weighed(const struct finding *finding)
{
    enum severity severity = finding->matcher->severity;
    if (severity == SEVERITY_OFF)
        severity = finding->rule->severity[actor_index(finding->actor.actor)];
    else if (finding->actor.actor == ACTOR_AGENT && finding->rule->severity[actor_index(ACTOR_AGENT)])
        severity = at_most(severity, finding->rule->severity[actor_index(ACTOR_AGENT)]);
    severity = stepped(severity, finding->rule->section_step[finding->section]);
    if (finding->quoted && finding_quotes(finding) == QUOTES_LOWER)
        severity = stepped(severity, -1);
    if (finding->actor.actor == ACTOR_PERSON && finding->actor.confidence < CONFIDENCE_DOUBT)
        severity = at_most(severity, SEVERITY_WARNING);
    if (finding->confidence < CONFIDENCE_DOUBT)
        severity = at_most(severity, SEVERITY_SUGGESTION);
    return severity;
}

static enum severity severity_of(const struct pass *pass, const struct finding *finding, bool draft)
{
    enum severity severity = weighed(finding);
    enum severity configured = pass->settings->rules[finding->rule_index].cap;
    if (severity != SEVERITY_OFF && configured != SEVERITY_OFF)
        severity = configured;
    return draft ? at_most(severity, SEVERITY_WARNING) : severity;
}

/* --- the verdict ---------------------------------------------------------------------------------------- */

static bool judge(const struct pass *pass, struct finding *finding, bool draft)
{
    unsigned negator_count = count_negators(pass->reading, finding);
    bool negated = negator_count == 1;
    enum negation_policy policy = policy_of(finding);
    if ((policy == NEGATION_CANCELS && negated) || (policy == NEGATION_REQUIRED && !negated)) {
        pass_trace(pass, finding->prose, "%s/%s: stopped, it is %s", finding->rule->id, finding->matcher->pattern.id,
                   negated ? "negated" : "not negated");
        return false;
    }
    finding->confidence = confidence_of(pass, finding, policy == NEGATION_CANCELS ? negator_count : 0);
    finding->severity = severity_of(pass, finding, draft);
    if (finding->severity == SEVERITY_OFF)
        pass_trace(pass, finding->prose, "%s/%s: off for such an actor", finding->rule->id,
                   finding->matcher->pattern.id);
    return finding->severity != SEVERITY_OFF;
}

void judge_findings(struct pass *pass, struct finding_list *findings, bool draft)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (judge(pass, &findings->items[i], draft))
            findings->items[kept++] = findings->items[i];
    findings->count = kept;
}
