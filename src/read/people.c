#include "read/people.h"

#include "base/ascii.h"

static bool joins_words(char byte)
{
    return ascii_is_alnum(byte) || (unsigned char)byte >= 0x80;
}

static void add_word(struct name_set *people, struct slice word, struct arena *arena)
{
    struct slice kept = {arena_copy(arena, word), word.length};
    name_set_add(people, kept, NAME_HARVESTED);
}

/* Words of a head that are written as names: "Dr. Amara Okafor", "@jane.doe" without what stands between. */
static void add_words(struct name_set *people, struct slice head, bool mention, struct arena *arena)
{
    for (size_t at = 0, end; at < head.length; at = end + 1) {
        end = at;
        while (end < head.length && joins_words(head.text[end]))
            end++;
        struct slice word = slice_sub(head, at, end);
        if (word.length > 1 && (mention || ascii_is_upper(word.text[0]) || (unsigned char)word.text[0] >= 0x80))
            add_word(people, word, arena);
    }
}

const struct name_set *people_collect(const struct reading *reading, struct arena *arena)
{
    struct name_set *people = name_set_new(NULL, arena);
    const struct entities *entities = &reading->entities;
    if (entities->names)
        name_set_copy(people, entities->names);
    for (size_t i = 0; i < entities->count; i++) {
        const struct entity *entity = &entities->items[i];
        if (entity->actor & (ACTOR_PERSON | ACTOR_MENTION))
            add_words(people, document_text(&reading->document, entity->head), entity->actor & ACTOR_MENTION, arena);
    }
    return people;
}
