#include "read/action_kind.h"

#include "read/field.h"
#include "read/phrase.h"

static bool begins_in_past(struct slice text)
{
    static const char past[] =
        "made|built|wrote|sent|ran|took|gave|began|held|found|paid|brought|bought|met|rebuilt|rewrote|told|"
        "shut down";
    static const char present[] =
        "need|feed|speed|embed|seed|exceed|proceed|shared|shed|dedicated|automated|improved|distributed|fixed|"
        "scheduled|centralized|detailed|limited|advanced|managed|wed|red";
    size_t at = 0;
    struct slice word = phrase_word(text, &at);
    if (word.text != text.text || word.length < 4)
        return phrase_prefix_any(text, past) > 0;
    bool regular = slice_ends_with(word, "ed") && !slice_ends_with(word, "eed");
    size_t next = at;
    struct slice following = phrase_word(text, &next);
    static const char determiners[] = "the|a|an|our|all|this|that|these|it|to|in|on|and|with";
    bool verb = phrase_is_any(following, determiners);
    return (regular && (verb || !phrase_is_any(word, present))) || phrase_prefix_any(text, past) > 0;
}

bool action_tells_of_done(struct slice text)
{
    static const char perfect[] =
        "has been|have been|was added|were added|is now|are now|is updated|are updated|have now been|"
        "has now been|has already|have already|we have added|we added|we've added|we fixed";
    static const char reports[] = "team discussed|we discussed|discussed";
    static const char *const endings[] = {" raised",   " created", " opened", " added",       " done",     " merged",
                                          " deployed", " filed",   " logged", " rolled back", " reverted", NULL};
    for (size_t i = 0; endings[i]; i++)
        if (slice_ends_with(text, endings[i]))
            return true;
    return begins_in_past(text) || phrase_prefix_any(text, reports) || phrase_find_any(text, perfect, NULL);
}

/* Words that begin a bullet that explains instead of asking for something. */
bool action_is_context(struct slice text)
{
    static const char words[] =
        "rejected|considered|decided against|decided not to|not doing|out of scope|won't|context|note|background|"
        "rationale|reason|because|example|see|e.g|why|discussed|deferred|alternative|alternatively|no action|"
        "nothing|if we had|therefore|is|are|does|do we|did|any other|could we|has|have we|should we|what";
    struct slice trimmed = slice_trim(text);
    return phrase_prefix_any(trimmed, words) > 0 || slice_ends_with(trimmed, "?");
}

bool action_says_none(struct slice text)
{
    static const char words[] =
        "none|n/a|no action|no actions|no action items|nothing|no further|no follow-up|no follow up";
    return phrase_prefix_any(field_bare(text), words) > 0;
}

bool action_is_template(struct slice text)
{
    struct slice bare = field_bare(text);
    return field_is_blank(text) || slice_starts_with(bare, "{") || slice_starts_with(bare, "...");
}
