#include "read/headship.h"

static const char *const of_things[] = {"queue", "file",  "list",   "table",  "branch",     "line",  "page",
                                        "chain", "tree",  "log",    "stack",  "repository", "repo",  "buffer",
                                        "main",  "master", "column", "stream", "document",   "state", "pipe"};

static bool is_unit_word(const struct reader *reader, uint32_t token)
{
    return reader_is_word(reader, token) && !reader_has(reader, token, WORD_FUNCTION | WORD_AUXILIARY);
}

static uint32_t capitals_end(const struct reader *reader, uint32_t token)
{
    while (is_unit_word(reader, token) && reader_token(reader, token)->capital)
        token++;
    return token;
}

uint32_t headship_end(const struct reader *reader, uint32_t token)
{
    if (!reader_is(reader, token, "head") || !reader_is(reader, token + 1, "of"))
        return 0;
    uint32_t unit = token + 2;
    while (reader_has(reader, unit, WORD_DETERMINER | WORD_POSSESSIVE))
        unit++;
    if (!is_unit_word(reader, unit) || READER_IS_ONE_OF(reader, unit, of_things))
        return 0;
    uint32_t named = reader_phrase_end(reader, unit, WORD_DEPARTMENT | WORD_TEAM | WORD_TEAM_AMBIGUOUS);
    uint32_t end = capitals_end(reader, named ? named : unit + 1);
    while (reader_has(reader, end, WORD_TEAM_NOUN) || (end > unit && reader_has(reader, end, WORD_ROLE_PLURAL)))
        end++;
    bool joined = reader_is(reader, end, "and") && reader_token(reader, end + 1)->capital && end > unit;
    return joined ? capitals_end(reader, end + 1) : end;
}
