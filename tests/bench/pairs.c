/* pairs ROUNDS COMMAND... -- COMMAND...: runs the two by turns and prints, for each, the median of its wall time and
 * of its processor time in microseconds and its peak memory in KiB. What the commands print is thrown away; how they
 * end does not matter, but they must start. */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

struct sample {
    long wall, processor, memory;
};

static long microseconds(struct timeval time)
{
    return (long)time.tv_sec * 1000000 + time.tv_usec;
}

static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static struct sample run(char **command)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    struct rusage usage;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    long start = now();
    int failure = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    if (failure) {
        fprintf(stderr, "pairs: %s: %s\n", command[0], strerror(failure));
        exit(2);
    }
    while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR)
        ;
    long end = now();
    posix_spawn_file_actions_destroy(&actions);
    return (struct sample){end - start, microseconds(usage.ru_utime) + microseconds(usage.ru_stime), usage.ru_maxrss};
}

static int compare(const void *left, const void *right)
{
    long a = *(const long *)left, b = *(const long *)right;
    return (a > b) - (a < b);
}

static long median(const struct sample *samples, size_t count, size_t field)
{
    long *values = calloc(count, sizeof *values);
    for (size_t i = 0; i < count; i++)
        memcpy(&values[i], (const char *)&samples[i] + field, sizeof *values);
    qsort(values, count, sizeof *values, compare);
    long middle = values[count / 2];
    free(values);
    return middle;
}

static void print(const struct sample *samples, size_t count)
{
    printf("%ld %ld %ld\n", median(samples, count, offsetof(struct sample, wall)),
           median(samples, count, offsetof(struct sample, processor)),
           median(samples, count, offsetof(struct sample, memory)));
}

/* The first round warms the caches and is not counted; who comes first changes from round to round. */
static void run_rounds(char **first, char **second, size_t rounds)
{
    struct sample *a = calloc(rounds, sizeof *a), *b = calloc(rounds, sizeof *b);
    run(first);
    run(second);
    for (size_t i = 0; i < rounds; i++) {
        if (i % 2)
            b[i] = run(second);
        a[i] = run(first);
        if (i % 2 == 0)
            b[i] = run(second);
    }
    print(a, rounds);
    print(b, rounds);
    free(a);
    free(b);
}

int main(int argc, char **argv)
{
    int split = 2;
    while (split < argc && strcmp(argv[split], "--") != 0)
        split++;
    size_t rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    if (!rounds || split == 2 || split + 1 >= argc) {
        fputs("usage: pairs ROUNDS COMMAND... -- COMMAND...\n", stderr);
        return 2;
    }
    argv[split] = NULL;
    run_rounds(&argv[2], &argv[split + 1], rounds);
    return 0;
}
