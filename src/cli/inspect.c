#include "cli/inspect.h"

#include "cli/configuration.h"
#include "cli/sink.h"
#include "format/escape.h"

static void add_origins(struct buffer *out, struct configuration *configuration, struct config *config,
                        const char *path)
{
    size_t count;
    const struct config_origin *origins = config_origins(config, configuration_seen(configuration, path), &count);
    if (!count)
        buffer_add_text(out, "  no configuration file: the rules as they are\n");
    for (size_t i = 0; i < count; i++) {
        buffer_add_text(out, "  ");
        escape_terminal(out, slice_of(origins[i].key));
        buffer_add_text(out, ": ");
        escape_terminal(out, slice_of(origins[i].value));
        buffer_add_text(out, "    # ");
        escape_terminal(out, slice_of(configuration_shown(configuration, origins[i].path)));
        buffer_add_format(out, ":%u\n", origins[i].line);
    }
}

static void add_rules(struct buffer *out, const struct settings *settings)
{
    size_t on = 0;
    for (size_t i = 0; i < settings->ruleset->rule_count; i++)
        on += settings->rules[i].enabled;
    buffer_add_format(out, "  rules: %zu of %zu on", on, settings->ruleset->rule_count);
    const char *separator = "; off: ";
    for (size_t i = 0; i < settings->ruleset->rule_count; i++) {
        if (settings->rules[i].enabled)
            continue;
        buffer_add_format(out, "%s%s", separator, settings->ruleset->rules[i]->id);
        separator = ", ";
    }
    buffer_add_byte(out, '\n');
}

static void add_outcome(struct buffer *out, const struct settings *settings, bool excluded)
{
    static const char *const profiles[] = {
        [PROFILE_FULL] = "full", [PROFILE_CORE] = "core", [PROFILE_LEARNING] = "learning",
    };
    add_rules(out, settings);
    buffer_add_format(out, "  profile: %s, fail level: %s\n", profiles[settings->profile],
                      settings->fail_level == SEVERITY_OFF ? "none" : severity_name(settings->fail_level));
    if (excluded)
        buffer_add_text(out, "  excluded\n");
}

/* `title` stands for the path where none was named. */
static void inspect(struct buffer *out, struct configuration *configuration, const char *path, const char *title,
                    struct errors *errors)
{
    struct config *config = configuration_file(configuration, path, errors);
    const struct settings *settings = configuration_for(configuration, path, errors);
    if (!config || !settings)
        return;
    escape_terminal(out, slice_of(title));
    buffer_add_text(out, "\n");
    add_origins(out, configuration, config, path);
    add_outcome(out, settings, configuration_excludes(configuration, config, path));
}

enum exit_status inspect_run(const struct options *options, struct errors *errors)
{
    struct configuration *configuration = configuration_new(options, errors);
    struct buffer out = BUFFER_INIT;
    if (!configuration)
        return STATUS_TROUBLE;
    for (size_t i = 0; i < options->arguments.count; i++)
        inspect(&out, configuration, options->arguments.items[i], options->arguments.items[i], errors);
    if (!options->arguments.count)
        inspect(&out, configuration, "postmortem.md", "a document of this folder", errors);
    sink_print(buffer_slice(&out), errors);
    buffer_release(&out);
    configuration_free(configuration);
    return errors->count ? STATUS_TROUBLE : STATUS_CLEAN;
}
