/* The command line program: options in, exit status out. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/problems.h"
#include "cli/results.h"
#include "cli/sink.h"
#include "cli/usage.h"
#include "format/json.h"
#include "format/product.h"
#include "match/regex.h"

static enum exit_status print_version(struct errors *errors)
{
    return sink_print(SLICE_LITERAL(PRODUCT_NAME " " BLAMELESS_VERSION "\n"), errors) ? STATUS_TROUBLE : STATUS_CLEAN;
}

static enum exit_status print_help(const struct options *options, struct errors *errors)
{
    struct buffer text = BUFFER_INIT;
    if (options->command_named)
        usage_command(&text, options->command, results_text_width(STDOUT_FILENO));
    else
        usage_overview(&text, results_text_width(STDOUT_FILENO));
    int failed = sink_print(buffer_slice(&text), errors);
    buffer_release(&text);
    return failed ? STATUS_TROUBLE : STATUS_CLEAN;
}

static enum exit_status run(const struct options *options, struct errors *errors)
{
    if (options->version)
        return print_version(errors);
    if (options->help)
        return print_help(options, errors);
    return options->command->run(options, errors);
}

int main(int count, char **arguments)
{
    struct options options;
    struct errors errors = ERRORS_INIT;
    json_setup();
    signal(SIGPIPE, SIG_IGN); /* a reader that went away is told by write() */
    signal(SIGCHLD, SIG_DFL); /* where it is ignored, and that is inherited, Git's exit status is lost */
    if (getenv("BLAMELESS_NO_JIT"))
        regex_disable_jit();
    enum exit_status status = STATUS_TROUBLE;
    if (!options_read(&options, count, arguments, getenv("BLAMELESS_OPTS"), &errors))
        status = run(&options, &errors);
    problems_print(&errors);
    options_release(&options);
    errors_release(&errors);
    return status;
}
