#include "rule/names.h"

#include <stdio.h>

#include "base/nearest.h"

#define NAMES(variable, description, ...)                                                                      \
    static const struct name variable##_items[] = {__VA_ARGS__};                                               \
    const struct names variable = {description, variable##_items, sizeof variable##_items / sizeof variable##_items[0]}

NAMES(severity_names, "a severity", {"off", SEVERITY_OFF}, {"suggestion", SEVERITY_SUGGESTION},
      {"warning", SEVERITY_WARNING}, {"error", SEVERITY_ERROR});

NAMES(actor_names, "a class of actors", {"person", 0}, {"mention", 1}, {"role", 2}, {"team", 3}, {"pronoun", 4},
      {"indefinite", 5}, {"nobody", 6}, {"vendor", 7}, {"agent", 8}, {"i", 9}, {"we", 10}, {"you", 11}, {"user", 12},
      {"attacker", 13}, {"system", 14}, {"implied", 15});

NAMES(unit_names, "a kind of unit", {"sentence", UNIT_SENTENCE}, {"heading", UNIT_HEADING}, {"item", UNIT_ITEM},
      {"cell", UNIT_CELL}, {"label", UNIT_LABEL}, {"action", UNIT_ACTION});

NAMES(form_names, "a word form", {"base", FORM_BASE}, {"third", FORM_THIRD}, {"past", FORM_PAST},
      {"participle", FORM_PARTICIPLE}, {"ing", FORM_ING}, {"singular", FORM_SINGULAR}, {"plural", FORM_PLURAL},
      {"adjective", FORM_ADJECTIVE}, {"adverb", FORM_ADVERB}, {"noun", FORM_NOUN});

NAMES(negation_names, "a negation policy", {"ignored", NEGATION_IGNORED}, {"cancels", NEGATION_CANCELS},
      {"required", NEGATION_REQUIRED});

NAMES(quote_names, "a quote policy", {"skip", QUOTES_SKIP}, {"lower", QUOTES_LOWER}, {"keep", QUOTES_KEEP});

NAMES(word_kind_names, "a kind of words", {"word", WORD_PLAIN}, {"verb", WORD_VERB}, {"noun", WORD_NOUN},
      {"adjective", WORD_ADJECTIVE}, {"phrase", WORD_PHRASE});

NAMES(profile_names, "a profile", {"full", PROFILE_FULL}, {"core", PROFILE_CORE}, {"learning", PROFILE_LEARNING});

int names_find(const struct names *names, struct slice name)
{
    for (size_t i = 0; i < names->count; i++)
        if (slice_equals_text(name, names->items[i].name))
            return names->items[i].value;
    return -1;
}

const char *names_of(const struct names *names, int value)
{
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].value == value)
            return names->items[i].name;
    return NULL;
}

const char *names_hint(const struct names *names, struct slice typed, char *out, size_t room)
{
    const char *nearest = nearest_name(typed, &names->items[0].name, names->count, sizeof names->items[0]);
    if (nearest) {
        snprintf(out, room, "; did you mean `%s`?", nearest);
        return out;
    }
    size_t used = (size_t)snprintf(out, room, "; known are");
    for (size_t i = 0; i < names->count && used < room; i++)
        used += (size_t)snprintf(out + used, room - used, "%s `%s`", i ? "," : "", names->items[i].name);
    return out;
}
