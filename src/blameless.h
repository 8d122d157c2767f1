/* libblameless: finds blame in post-mortems and offers wording about conditions instead of people.
 *
 *     struct blameless *linter = blameless_new(NULL, NULL);
 *     char *findings = blameless_lint(linter, "pm.md", text, strlen(text), "json", NULL);
 *     puts(findings);
 *     free(findings);
 *     blameless_free(linter);
 *
 * Link with -lblameless (pkg-config blameless). A linter is for one thread at a time; any number may work side by
 * side once the first was made. Nothing is printed, and no file is read but a configuration and its packs. */
#ifndef BLAMELESS_H
#define BLAMELESS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined __GNUC__
#define BLAMELESS_API __attribute__((visibility("default")))
#else
#define BLAMELESS_API
#endif

struct blameless;

/* A linter for the built-in rules and, unless it is NULL, a configuration file (.blameless.yml). When that has mistakes
 * returns NULL and, unless `error` is NULL, sets it to their text, one a line, which the caller frees with free(). */
BLAMELESS_API struct blameless *blameless_new(const char *configuration, char **error);
BLAMELESS_API void blameless_free(struct blameless *linter);

/* Lints `length` bytes of Markdown. `path` names the document in the findings and chooses overrides of the
 * configuration; it need not exist. Returns the findings in an output format of the program ("json", "sarif", "lsp",
 * "human", ...), as text that ends in NUL and that the caller frees with free(). `found`, unless NULL, gets their number.
 * Returns NULL when there is no such format or the document cannot be checked (binary, or too complex). */
BLAMELESS_API char *blameless_lint(struct blameless *linter, const char *path, const char *text, size_t length,
                                   const char *format, size_t *found);

/* Returns the document with every fix made that keeps its meaning, as text that ends in NUL (`new_length`, unless NULL,
 * gets its length) and that the caller frees with free(). NULL as above. */
BLAMELESS_API char *blameless_fix(struct blameless *linter, const char *path, const char *text, size_t length,
                                  size_t *new_length);

/* "0.1.0" */
BLAMELESS_API const char *blameless_version(void);

#ifdef __cplusplus
}
#endif

#endif
