/* A table of a YAML file read into a struct: one line for each key that is known. */
#ifndef RULE_RECORD_H
#define RULE_RECORD_H

#include "rule/pack.h"

enum { SECTIONS_ALL = (1 << SECTION_ROLE_COUNT) - 1 };

struct record_key {
    const char *name;
    void (*read)(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field);
    size_t offset;        /* of the field in the struct */
    const void *argument; /* for the reader: a struct names, ... */
    bool required;
};

/* Reads every pair of a mapping by its key's line. Unknown keys, missing required ones and wrong values are errors. */
void record_read(struct pack *pack, const struct yaml_node *mapping, const struct record_key *keys, size_t count,
                 void *record);

/* --- readers for record_key.read; the type of the field stands in brackets --- */

typedef void value_reader(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field);

value_reader read_text;           /* [const char *] trimmed */
value_reader read_bool;           /* [bool] */
value_reader read_choice;         /* [int] the argument is a struct names */
value_reader read_share;          /* [float] 0..1 */
value_reader read_texts;          /* [struct text_list] */
value_reader read_rule_ids;       /* [struct text_list] looked up when all rules are read */
value_reader read_sections;       /* [uint32_t] bits */
value_reader read_section_filter; /* [uint32_t] bits: a list, or {only: ...} or {not: ...} */
value_reader read_units;          /* [uint8_t] bits */
value_reader read_actors;         /* [uint32_t] bits */
value_reader read_node;           /* [const struct yaml_node *] as it is */

struct text_list {
    const char **items;
    size_t count, capacity;
};

/* --- pieces the readers are made of --- */

/* Is the node of that kind? Adds an error when not. */
bool node_is(struct pack *pack, const struct yaml_node *node, enum yaml_kind kind);
/* The value of a name, or -1 after an error. */
int node_choice(struct pack *pack, const struct yaml_node *node, const struct names *names);
/* A whole number from low to high; false after an error. */
bool node_number(struct pack *pack, const struct yaml_node *node, long low, long high, long *number);
/* The role of a section's name, or -1 after an error. */
int node_section(struct pack *pack, const struct yaml_node *node);
/* Calls each for every item of a list; a single text or table stands for a list of one. */
void node_each(struct pack *pack, const struct yaml_node *node,
               void (*each)(struct pack *pack, const struct yaml_node *item, void *context), void *context);

#endif
