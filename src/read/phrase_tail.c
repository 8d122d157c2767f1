#include "read/phrase_tail.h"

#include "read/noun_phrase.h"

static const char *const absent_places[] = {"call", "shift", "duty", "leave", "holiday", "site", "rotation"};
static const char *const group_places[] = {"from", "in", "on", "at", "within", "of", "over in"};

/* "on call", "in charge", "responsible": qualities of a person after the head. */
static uint32_t quality_end(const struct reader *reader, uint32_t token)
{
    if ((reader_is(reader, token, "on") || reader_is(reader, token, "off")) &&
        READER_IS_ONE_OF(reader, token + 1, absent_places)) {
        return token + 2;
    }
    if (reader_is(reader, token, "in") && reader_is(reader, token + 1, "charge") &&
        !reader_is(reader, token + 2, "of")) {
        return token + 2;
    }
    bool plain = reader_is(reader, token, "responsible") || reader_is(reader, token, "involved") ||
                 reader_is(reader, token, "concerned");
    return plain && !reader_has(reader, token + 1, WORD_PREPOSITION) ? token + 1 : token;
}

/* "from storage", "on the platform team", "at the provider": the end of the group's name, or `token`. */
static uint32_t group_end(const struct reader *reader, uint32_t token)
{
    struct entity group;
    if (!READER_IS_ONE_OF(reader, token, group_places)) {
        return token;
    }
    uint32_t end = reader_phrase_end(reader, token + 1, WORD_TEAM_AMBIGUOUS);
    if (end != 0 && !reader_is(reader, token, "of") && !reader_continues_noun(reader, end, false, false) &&
        !reader_is_small_acronym(reader, token + 1, end)) {
        return end;
    }
    if (noun_phrase_read(reader, token + 1, &group) && (group.actor == ACTOR_TEAM || group.actor == ACTOR_VENDOR)) {
        return group.token_end;
    }
    return token;
}

uint32_t phrase_tail_end(const struct reader *reader, uint32_t token)
{
    uint32_t end = quality_end(reader, token);
    return end > token ? end : group_end(reader, token);
}
