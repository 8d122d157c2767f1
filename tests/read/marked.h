/* Cases of marked sentences: reading them, reading a document from one, and the names of actor classes. */
#ifndef TESTS_LINT_MARKED_H
#define TESTS_LINT_MARKED_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "read/entity.h"

static const char *const actor_names[ACTOR_CLASS_COUNT] = {
    "person", "mention", "role", "team", "pronoun", "indefinite", "nobody", "vendor",
    "agent",  "i",       "we",   "you",  "user",    "attacker",   "system", "implied",
};

static inline const char *actor_name(uint32_t actor)
{
    for (int i = 0; i < ACTOR_CLASS_COUNT; i++) {
        if (actor == 1u << i) {
            return actor_names[i];
        }
    }
    return "none";
}

/* Everything that must live as long as a document does. */
struct reading {
    struct arena arena;
    struct source source;
    struct document document;
    struct annotation annotation;
    struct entities entities;
};

static inline void read_markdown(struct reading *reading, struct slice markdown)
{
    struct document_options options = {0};
    const char *reason = NULL;
    *reading = (struct reading){0};
    source_init(&reading->source, "case.md", markdown, &reading->arena);
    document_read(&reading->document, &reading->source, &options, &reading->arena, &reason);
    annotate(&reading->annotation, &reading->document, ruleset_builtin(), &reading->arena);
    entities_find(&reading->entities, &reading->annotation, NULL, NULL, &reading->arena);
}

/* Calls run for every case line of every .txt file of the folder; returns how many lines there were. */
static inline size_t each_case(const char *folder, void (*run)(const char *file, size_t line, const char *text))
{
    size_t count = 0;
    DIR *directory = opendir(folder);
    struct dirent *entry;
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        char path[512], line[4096];
        size_t number = 0;
        if (strstr(entry->d_name, ".txt") == NULL) {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        FILE *file = fopen(path, "r");
        while (file != NULL && fgets(line, sizeof line, file) != NULL) {
            number++;
            line[strcspn(line, "\n")] = '\0';
            bool comment = line[0] == '#' && (strncmp(line, "# ", 2) != 0 || strstr(line, "\\n") == NULL);
            if (line[0] != '\0' && !comment) {
                run(entry->d_name, number, line);
                count++;
            }
        }
        if (file != NULL) {
            fclose(file);
        }
    }
    if (directory != NULL) {
        closedir(directory);
    }
    return count;
}

#endif
