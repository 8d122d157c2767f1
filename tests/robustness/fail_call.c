/* Preloaded: the FAIL_NTH-th call of the function FAIL_CALL fails with the error number FAIL_ERROR, and with FAIL_ON every
 * later one too. With FAIL_COUNT the number of its calls is written to that file at the end, and none fails. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tell_count.h"

static atomic_long calls;

/* Git, which the program runs, is left alone. */
static int is_meant(void)
{
    return !strncmp(program_invocation_short_name, "blameless", strlen("blameless"));
}

static int fails(const char *call)
{
    const char *wanted = getenv("FAIL_CALL"), *nth = getenv("FAIL_NTH"), *error = getenv("FAIL_ERROR");
    if (!wanted || strcmp(wanted, call) || !is_meant())
        return 0;
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (!nth || number < atol(nth) || (number > atol(nth) && !getenv("FAIL_ON")))
        return 0;
    errno = error ? atoi(error) : EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
/* A function that does nothing but fail now and then. */
#define WRAP(result, name, failure, parameters, arguments)                                                     \
    result name parameters                                                                                     \
    {                                                                                                          \
        return fails(#name) ? failure : REAL(name) arguments;                                                  \
    }

WRAP(ssize_t, read, -1, (int file, void *bytes, size_t count), (file, bytes, count))
WRAP(ssize_t, write, -1, (int file, const void *bytes, size_t count), (file, bytes, count))
WRAP(int, fsync, -1, (int file), (file))
WRAP(int, rename, -1, (const char *from, const char *to), (from, to))
WRAP(int, fchmod, -1, (int file, mode_t mode), (file, mode))
WRAP(int, fstat, -1, (int file, struct stat *status), (file, status))
WRAP(int, lstat, -1, (const char *path, struct stat *status), (path, status))
WRAP(int, stat, -1, (const char *path, struct stat *status), (path, status))
WRAP(int, access, -1, (const char *path, int mode), (path, mode))
WRAP(int, mkdir, -1, (const char *path, mode_t mode), (path, mode))
WRAP(int, mkostemp, -1, (char *name, int flags), (name, flags))
WRAP(char *, mkdtemp, NULL, (char *name), (name))
WRAP(char *, realpath, NULL, (const char *path, char *canonical), (path, canonical))
WRAP(DIR *, opendir, NULL, (const char *path), (path))
WRAP(struct dirent *, readdir, NULL, (DIR *folder), (folder))
WRAP(int, pipe2, -1, (int *ends, int flags), (ends, flags))
WRAP(pid_t, waitpid, -1, (pid_t id, int *status, int options), (id, status, options))

/* The descriptor is gone all the same, as after an error of a network file system. */
int close(int file)
{
    int failure = fails("close") ? errno : 0;
    int result = REAL(close)(file);
    if (failure)
        errno = failure;
    return failure ? -1 : result;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return fails("open") ? -1 : REAL(open)(path, flags, mode);
}

int posix_spawn(pid_t *id, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[])
{
    return fails("posix_spawn") ? errno : REAL(posix_spawn)(id, path, actions, attributes, arguments, environment);
}

__attribute__((destructor)) static void tell(void)
{
    if (is_meant())
        tell_count(atomic_load(&calls));
}
