/* The server in this process: messages in, messages out, built-in rules. */
#ifndef TESTS_LSP_HOST_H
#define TESTS_LSP_HOST_H

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buffer.h"
#include "lsp/server.h"

static inline const struct settings *host_settings(void *context, const char *path, struct errors *errors)
{
    const struct settings *settings = context;
    (void)path;
    (void)errors;
    return settings;
}

static inline void host_changed(void *context, const struct unsaved *unsaved)
{
    (void)context;
    (void)unsaved;
}

/* Serves the bytes; what the server wrote is appended to `out`. Returns its exit status. */
static inline int host_serve(struct slice in, struct buffer *out)
{
    static struct rule_setting rules[1024];
    const struct ruleset *ruleset = ruleset_builtin();
    for (size_t i = 0; i < ruleset->rule_count; i++)
        rules[i].enabled = !ruleset->rules[i]->off;
    struct settings settings = {.ruleset = ruleset, .rules = rules, .fail_level = SEVERITY_ERROR};
    struct lsp_host host = {&settings, 4 * 1024 * 1024, host_settings, host_changed};
    char bytes[4096];
    int input = memfd_create("in", 0), output = memfd_create("out", 0);
    ssize_t count = write(input, in.text, in.length);
    lseek(input, 0, SEEK_SET);
    int status = count == (ssize_t)in.length ? lsp_serve(input, output, NULL, &host) : -1;
    lseek(output, 0, SEEK_SET);
    while ((count = read(output, bytes, sizeof bytes)) > 0)
        buffer_add(out, bytes, (size_t)count);
    close(input);
    close(output);
    return status;
}

static inline void host_add_frame(struct buffer *out, struct slice message)
{
    buffer_add_format(out, "Content-Length: %zu\r\n\r\n", message.length);
    buffer_add_slice(out, message);
}

#endif
