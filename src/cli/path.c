#include "cli/path.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

const char *path_from_here(const char *path)
{
    char here[PATH_MAX];
    size_t length = *path == '/' && getcwd(here, sizeof here) ? strlen(here) : 0;
    return length && !strncmp(path, here, length) && path[length] == '/' ? path + length + 1 : path;
}
