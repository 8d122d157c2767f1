/* Who is spoken of: people, roles, teams, users, agents and systems, as whole noun phrases.
 *
 * Recognised once for a document, from lexicons, from the configuration's names, and from names
 * harvested in the document itself. A capital letter alone never makes a person. Entities do not
 * overlap; they lie inside one unit and are in prose order. */
#ifndef LINT_ENTITY_H
#define LINT_ENTITY_H

#include "read/annotate.h"
#include "rule/settings.h"

/* Who can be blamed or stands where such a one stands: what `human` means in a pattern. */
#define ACTOR_HUMAN (ACTOR_BLAMABLE | ACTOR_NOBODY | ACTOR_I | ACTOR_WE)

struct entity {
    struct span prose; /* the whole noun phrase: "the newest on-call engineer"; no possessive mark */
    struct span head;  /* the word the class comes from: "on-call engineer", "Amara" */
    uint32_t first_token, token_end;
    uint32_t actor;   /* one actor_class bit */
    float confidence; /* 1 harvested or configured, role or team; 0.8 listed name; 0.4 shape only */
    bool plural;
    bool possessive;     /* 's or s' follows, or it is a determiner: "whose", "their", "his" */
    bool object_form;    /* him, her, them, me, us: never a subject */
    uint32_t antecedent; /* of a resolved pronoun: an entity index, else NO_INDEX */
};

struct name_set;

struct entities {
    const struct annotation *annotation;
    const struct name_set *names; /* harvested and configured */
    const struct entity *items;
    size_t count;
    const uint32_t *unit_first; /* units + 1 indices: unit u has items [unit_first[u], unit_first[u + 1]) */
};

/* Finds the entities of every unit and notes the classes present in each.
 * `known` are names besides those of the document; NULL: those of the settings, which may be NULL too. */
void entities_find(struct entities *entities, struct annotation *annotation, const struct settings *settings,
                   const struct name_set *known, struct arena *arena);

/* The entity of one of the classes that starts (ends, covers) this prose offset of the unit, or NULL. */
const struct entity *entity_starting(const struct entities *entities, size_t unit, size_t offset, uint32_t actors);
const struct entity *entity_ending(const struct entities *entities, size_t unit, size_t offset, uint32_t actors);
const struct entity *entity_covering(const struct entities *entities, size_t unit, size_t offset);
struct slice entity_text(const struct entities *entities, const struct entity *entity);

#endif
