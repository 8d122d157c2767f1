/* Whole files and folders, with limits: what packs and configuration are read through. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

/* Reads a regular file of at most `most` bytes into the arena, NUL-terminated. Devices, pipes and folders are refused.
 * Returns -1 after adding an error. */
int file_read(const char *path, size_t most, struct arena *arena, struct slice *text, struct errors *errors);
/* Files that are open in an editor: their texts count, not what the disk holds. Paths are canonical. */
struct unsaved_file {
    const char *path;
    struct slice text;
};
struct unsaved {
    const struct unsaved_file *items;
    size_t count;
};
/* file_read of what the file holds or, where it is among `unsaved` (NULL: none), of what it will hold. */
int file_read_unsaved(const struct unsaved *unsaved, const char *path, size_t most, struct arena *arena,
                      struct slice *text, struct errors *errors);

bool file_exists(const char *path);
/* Also true when that cannot be told: for what is read next, so that the failure is told. */
bool file_may_exist(const char *path);
/* Do two paths lead to the same file? Where one of them does not exist they must be spelt alike. */
bool file_is_same(const char *path, const char *other);
/* True also when that cannot be told, as above. */
bool file_is_folder(const char *path);
bool file_is_link(const char *path); /* a symbolic link, wherever it leads */

/* The names in a folder in byte order, without those that begin with a dot. Returns -1 after adding an error. */
int folder_list(const char *path, struct arena *arena, const char ***names, size_t *count, struct errors *errors);

/* folder/name in the arena; just name when folder is "." or empty. */
char *path_join(struct arena *arena, const char *folder, const char *name);
/* The part after the last slash. */
const char *path_name(const char *path);
/* The part before the last slash, "." when there is none, in the arena. */
char *path_folder(struct arena *arena, const char *path);
/* An absolute path without "." and "..", by its letters alone, for what it names may not exist. In the arena. */
const char *path_without_dots(const char *path, struct arena *arena);

#endif
