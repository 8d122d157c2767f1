#include "cli/serve.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/configuration.h"
#include "lsp/server.h"

struct host {
    const struct options *options;
    struct configuration *configuration; /* NULL: it is wrong as a whole, see mistakes */
    struct errors mistakes;
};

static void add_all(struct errors *errors, const struct errors *more)
{
    for (size_t i = 0; i < more->count; i++) {
        const struct error *error = &more->items[i];
        errors_add(errors, error->code, error->path, error->line, error->column, "%s", error->message);
    }
}

static const struct settings *settings_for(void *context, const char *path, struct errors *errors)
{
    struct host *host = context;
    struct errors said = ERRORS_INIT;
    const struct settings *settings = NULL;
    if (!host->configuration) {
        add_all(errors, &host->mistakes);
        return NULL;
    }
    struct config *config = configuration_file(host->configuration, path, &said);
    if (!config)
        configuration_mistakes(host->configuration, path, errors);
    else if (!configuration_excludes(host->configuration, config, path))
        settings = configuration_for(host->configuration, path, errors);
    errors_release(&said);
    return settings;
}

static void settings_changed(void *context, const struct unsaved *unsaved)
{
    struct host *host = context;
    configuration_free(host->configuration);
    errors_release(&host->mistakes);
    host->configuration = configuration_new_unsaved(host->options, unsaved, &host->mistakes);
}

static enum exit_status serve(struct host *host, FILE *log)
{
    if (log)
        setvbuf(log, NULL, _IOLBF, 0); /* who reads it wants to know what came last */
    const struct lsp_host calls = {host, (size_t)host->options->max_size, settings_for, settings_changed};
    return (enum exit_status)lsp_serve(STDIN_FILENO, STDOUT_FILENO, log, &calls);
}

enum exit_status serve_run(const struct options *options, struct errors *errors)
{
    struct host host = {.options = options, .configuration = configuration_new(options, errors)};
    FILE *log = options->log ? fopen(options->log, "ae") : NULL;
    enum exit_status status = STATUS_TROUBLE;
    if (options->log && !log)
        errors_add(errors, ERROR_INPUT, options->log, 0, 0, "cannot be written: %s", strerror(errno));
    else if (host.configuration)
        status = serve(&host, log ? log : options->verbose ? stderr : NULL);
    if (log)
        fclose(log);
    configuration_free(host.configuration);
    errors_release(&host.mistakes);
    return status;
}
