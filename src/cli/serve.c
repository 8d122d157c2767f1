#include "cli/serve.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/configuration.h"
#include "lsp/server.h"

struct host {
    struct configuration *configuration;
};

static const struct settings *settings_for(void *context, const char *path, struct errors *errors)
{
    struct host *host = context;
    return configuration_for(host->configuration, path, errors);
}

static void settings_changed(void *context)
{
    struct host *host = context;
    configuration_forget(host->configuration);
}

static void check_file(void *context, const char *path, struct slice text, struct errors *errors)
{
    const struct host *host = context;
    configuration_check(host->configuration, path, text, errors);
}

enum exit_status serve_run(const struct options *options, struct errors *errors)
{
    struct host host = {configuration_new(options, errors)};
    if (!host.configuration)
        return STATUS_TROUBLE;
    const struct lsp_host calls = {&host, settings_for, settings_changed, check_file};
    int status = lsp_serve(STDIN_FILENO, STDOUT_FILENO, options->verbose ? stderr : NULL, &calls);
    configuration_free(host.configuration);
    return (enum exit_status)status;
}
