/* A table of a YAML file read into a struct: one line for each key that is known. */
#ifndef RULE_RECORD_H
#define RULE_RECORD_H

#include "rule/pack.h"

enum { SECTIONS_ALL = (1 << SECTION_ROLE_COUNT) - 1 };

struct record_key {
    const char *name;
    void (*read)(struct pack *pack, const struct yaml_node *value, const struct record_key *key, void *field);
    size_t offset;      /* of the field in the struct */
    const void *argument; /* for the reader: a struct names, ... */
    bool required;
};

/* Reads every pair of a mapping by its key's line. Unknown keys, missing required ones and wrong values are errors. */
void record_read(struct pack *pack, const struct yaml_node *mapping, const struct record_key *keys, size_t count,
                 void *record);

/* --- readers for record_key.read; the type of the field stands in brackets --- */

void read_text(struct pack *, const struct yaml_node *, const struct record_key *, void *field);   /* [const char *] */
void read_bool(struct pack *, const struct yaml_node *, const struct record_key *, void *field);   /* [bool] */
void read_choice(struct pack *, const struct yaml_node *, const struct record_key *, void *field); /* [int], argument: names */
void read_share(struct pack *, const struct yaml_node *, const struct record_key *, void *field);  /* [float] 0..1 */
void read_texts(struct pack *, const struct yaml_node *, const struct record_key *, void *field);  /* [struct text_list] */
void read_sections(struct pack *, const struct yaml_node *, const struct record_key *, void *field); /* [uint32_t] bits */
void read_rule_ids(struct pack *, const struct yaml_node *, const struct record_key *, void *field); /* [struct text_list], checked at the end */
void read_section_filter(struct pack *, const struct yaml_node *, const struct record_key *, void *field); /* the same: a list, or {only: ...} or {not: ...} */
void read_units(struct pack *, const struct yaml_node *, const struct record_key *, void *field);    /* [uint8_t] bits */
void read_actors(struct pack *, const struct yaml_node *, const struct record_key *, void *field);   /* [uint32_t] bits */
void read_node(struct pack *, const struct yaml_node *, const struct record_key *, void *field); /* [const struct yaml_node *] */

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
