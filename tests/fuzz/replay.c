/* Runs a fuzz target over files, each by name: one TAP line a file. An input that breaks the target ends the program. */
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "fuzz.h"

enum { MOST_SECONDS = 20 /* of one input, sanitizers included */ };

static void read_all(FILE *file, struct buffer *out)
{
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(out, chunk, n);
}

static void replay(const char *path, int number)
{
    struct buffer bytes = BUFFER_INIT;
    FILE *file = fopen(path, "rb");
    if (!file)
        fuzz_fail("%s cannot be read", path);
    read_all(file, &bytes);
    fclose(file);
    /* A copy of just these bytes, so that a read past their end is seen. */
    uint8_t *exact = malloc(bytes.length + !bytes.length);
    memcpy(exact, bytes.text, bytes.length);
    fprintf(stderr, "# %s\n", path);
    alarm(MOST_SECONDS);
    LLVMFuzzerTestOneInput(exact, bytes.length);
    alarm(0);
    printf("ok %d - %s\n", number, path);
    fflush(stdout);
    free(exact);
    buffer_release(&bytes);
}

int main(int count, char **arguments)
{
    printf("1..%d\n", count - 1);
    for (int i = 1; i < count; i++)
        replay(arguments[i], i);
    return 0;
}
