#include "cli/catalogue.h"

#include <string.h>
#include <unistd.h>

#include "base/nearest.h"
#include "cli/known_rules.h"
#include "cli/results.h"
#include "cli/sink.h"
#include "format/escape.h"
#include "format/json.h"
#include "format/product.h"
#include "format/wrap.h"

enum { SEVERITY_COLUMNS = 10 };

struct catalogue {
    const struct settings *settings;
    struct buffer out;
    bool color;
    size_t width; /* columns of the terminal, as far as lines may be long */
};

typedef void (*list_rules)(struct catalogue *catalogue);

static const char *bold(const struct catalogue *catalogue)
{
    return catalogue->color ? "\x1b[1m" : "";
}

static const char *faint(const struct catalogue *catalogue)
{
    return catalogue->color ? "\x1b[2m" : "";
}

static const char *plain(const struct catalogue *catalogue)
{
    return catalogue->color ? "\x1b[0m" : "";
}

static void add_wrapped(struct catalogue *catalogue, const char *text, size_t indent)
{
    struct buffer escaped = BUFFER_INIT;
    escape_terminal(&escaped, slice_trim(slice_of(text)));
    wrap_text(&catalogue->out, buffer_slice(&escaped), indent, catalogue->width);
    buffer_add_byte(&catalogue->out, '\n');
    buffer_release(&escaped);
}

/* As it will be reported at most: the configuration's word over the rule's. */
static enum severity severity_in_force(const struct settings *settings, size_t index)
{
    enum severity cap = settings->rules[index].cap;
    return cap ? cap : rule_highest_severity(settings->ruleset->rules[index]);
}

/* --- rules ----------------------------------------------------------------------------------------------------- */

static size_t widest_id(const struct ruleset *ruleset)
{
    size_t widest = 0;
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (strlen(ruleset->rules[i]->id) > widest)
            widest = strlen(ruleset->rules[i]->id);
    return widest;
}

/* A pack is called like its folder, which may be called anything. */
static void add_pack(struct catalogue *catalogue, const char *pack, bool first)
{
    buffer_add_format(&catalogue->out, "%s%s", first ? "" : "\n", bold(catalogue));
    escape_terminal(&catalogue->out, slice_of(pack));
    buffer_add_format(&catalogue->out, "%s\n", plain(catalogue));
}

static void list_for_people(struct catalogue *catalogue)
{
    const struct settings *settings = catalogue->settings;
    size_t width = widest_id(settings->ruleset);
    const char *pack = NULL;
    for (size_t i = 0; i < settings->ruleset->rule_count; i++) {
        const struct rule *rule = settings->ruleset->rules[i];
        bool on = settings->rules[i].enabled;
        if (!pack || strcmp(pack, rule->pack))
            add_pack(catalogue, rule->pack, !pack);
        pack = rule->pack;
        buffer_add_format(&catalogue->out, "  %s%-*s  %-*s  ", on ? "" : faint(catalogue), (int)width, rule->id,
                          SEVERITY_COLUMNS, on ? severity_name(severity_in_force(settings, i)) : "off");
        add_wrapped(catalogue, rule->title, 2 + width + 2 + SEVERITY_COLUMNS + 2);
        buffer_add_text(&catalogue->out, on ? "" : plain(catalogue));
    }
}

static void list_as_json(struct catalogue *catalogue)
{
    const struct settings *settings = catalogue->settings;
    struct json_t *list = json_new_array();
    for (size_t i = 0; i < settings->ruleset->rule_count; i++) {
        const struct rule *rule = settings->ruleset->rules[i];
        struct json_t *object = json_add_object(list);
        json_put_text(object, "rule", slice_of(rule->id));
        json_put_text(object, "pack", slice_of(rule->pack));
        json_put_bool(object, "enabled", settings->rules[i].enabled);
        json_put_text(object, "severity", slice_of(severity_name(severity_in_force(settings, i))));
        json_put_text(object, "title", slice_of(rule->title));
        json_put_text(object, "why", slice_of(rule->why));
        json_put_text(object, "source", slice_of(rule->source));
    }
    json_write_free(list, &catalogue->out);
    buffer_add_byte(&catalogue->out, '\n');
}

/* Whole documents do not fit a list. */
static void add_marked_down_examples(struct buffer *out, const struct rule *rule)
{
    static const char *const titles[] = {
        [EXAMPLE_BAD] = "Found", [EXAMPLE_GOOD] = "Better", [EXAMPLE_OK] = "Not found",
    };
    for (int kind = EXAMPLE_BAD; kind <= EXAMPLE_OK; kind++) {
        size_t shown = 0;
        for (size_t i = 0; i < rule->example_count; i++) {
            const struct example *example = &rule->examples[i];
            if ((int)example->kind != kind || strchr(example->text, '\n'))
                continue;
            if (!shown++)
                buffer_add_format(out, "%s:\n\n", titles[kind]);
            buffer_add_text(out, "- ");
            escape_markdown_code(out, slice_of(example->text));
            buffer_add_byte(out, '\n');
        }
        buffer_add_text(out, shown ? "\n" : "");
    }
}

static void list_as_markdown(struct catalogue *catalogue)
{
    const struct settings *settings = catalogue->settings;
    struct buffer *out = &catalogue->out;
    const char *pack = NULL;
    buffer_add_text(out, "# Rules\n\n"
                         "Written by `blameless rules --format=markdown`. Guillemets mark what is reported.\n");
    for (size_t i = 0; i < settings->ruleset->rule_count; i++) {
        const struct rule *rule = settings->ruleset->rules[i];
        if (!pack || strcmp(pack, rule->pack)) {
            buffer_add_text(out, "\n## ");
            escape_markdown(out, slice_of(rule->pack));
            buffer_add_byte(out, '\n');
        }
        pack = rule->pack;
        buffer_add_format(out, "\n### %s\n\n", rule->id);
        escape_markdown(out, slice_of(rule->title));
        buffer_add_format(out, " (%s%s).\n\n", severity_name(severity_in_force(settings, i)),
                          settings->rules[i].enabled ? "" : ", off by default");
        escape_markdown(out, slice_of(rule->why));
        buffer_add_text(out, "\n\n");
        add_marked_down_examples(out, rule);
    }
}

static list_rules lister_of(const struct format *format)
{
    static const struct { const char *format; list_rules list; } listers[] = {
        {"human", list_for_people}, {"json", list_as_json}, {"markdown", list_as_markdown},
    };
    for (size_t i = 0; i < sizeof listers / sizeof *listers; i++)
        if (!strcmp(listers[i].format, format->name))
            return listers[i].list;
    return NULL;
}

/* Runs `print` over the settings in force in the current folder. */
static enum exit_status with_catalogue(const struct options *options, struct errors *errors,
                                       void (*print)(struct catalogue *, const struct options *, struct errors *))
{
    struct known_rules known;
    struct catalogue catalogue = {.out = BUFFER_INIT, .color = results_use_color(options, STDOUT_FILENO)};
    if (!known_rules_open(&known, options, errors)) {
        catalogue.width = results_text_width(STDOUT_FILENO);
        catalogue.settings = known.settings;
        print(&catalogue, options, errors);
        sink_print(buffer_slice(&catalogue.out), errors);
    }
    buffer_release(&catalogue.out);
    known_rules_close(&known);
    return errors->count ? STATUS_TROUBLE : STATUS_CLEAN;
}

static void print_rules(struct catalogue *catalogue, const struct options *options, struct errors *errors)
{
    list_rules list = lister_of(options->outputs[0].format);
    if (list)
        list(catalogue);
    else
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "rules are listed as human, json or markdown, not as `%s`",
                   options->outputs[0].format->name);
}

enum exit_status catalogue_rules(const struct options *options, struct errors *errors)
{
    return with_catalogue(options, errors, print_rules);
}

/* --- explain --------------------------------------------------------------------------------------------------- */

static void add_paragraph(struct catalogue *catalogue, const char *heading, const char *text)
{
    if (!text || !*text)
        return;
    buffer_add_format(&catalogue->out, "\n%s%s%s\n  ", bold(catalogue), heading, plain(catalogue));
    add_wrapped(catalogue, text, 2);
}

static void add_example(struct catalogue *catalogue, const struct example *example)
{
    buffer_add_text(&catalogue->out, "  - ");
    add_wrapped(catalogue, example->text, 4);
    if (!example->rewrite)
        return;
    buffer_add_text(&catalogue->out, "    -> ");
    add_wrapped(catalogue, example->rewrite, 7);
}

static void add_examples(struct catalogue *catalogue, const struct rule *rule, int kind, const char *heading)
{
    size_t count = 0;
    for (size_t i = 0; i < rule->example_count; i++) {
        const struct example *example = &rule->examples[i];
        if ((int)example->kind != kind || strchr(example->text, '\n'))
            continue;
        if (!count)
            buffer_add_format(&catalogue->out, "\n%s%s%s\n", bold(catalogue), heading, plain(catalogue));
        if (count++ < PRODUCT_EXAMPLES_SHOWN)
            add_example(catalogue, example);
    }
    if (count > PRODUCT_EXAMPLES_SHOWN)
        buffer_add_format(&catalogue->out, "  %zu more; `blameless rules --format=markdown` has all\n",
                          count - PRODUCT_EXAMPLES_SHOWN);
}

static void explain(struct catalogue *catalogue, size_t index)
{
    const struct rule *rule = catalogue->settings->ruleset->rules[index];
    bool on = catalogue->settings->rules[index].enabled;
    buffer_add_format(&catalogue->out, "%s%s%s  (pack ", bold(catalogue), rule->id, plain(catalogue));
    escape_terminal(&catalogue->out, slice_of(rule->pack));
    buffer_add_format(&catalogue->out, ", %s%s)\n  ", severity_name(severity_in_force(catalogue->settings, index)),
                      on ? "" : ", off");
    escape_terminal(&catalogue->out, slice_of(rule->title));
    buffer_add_byte(&catalogue->out, '\n');
    add_paragraph(catalogue, "Why", rule->why);
    add_examples(catalogue, rule, EXAMPLE_BAD, "Found («» marks the span)");
    add_examples(catalogue, rule, EXAMPLE_GOOD, "Better");
    add_examples(catalogue, rule, EXAMPLE_OK, "Not found");
    add_paragraph(catalogue, "Source", rule->source);
    buffer_add_format(&catalogue->out,
                      "\n%sSuppress%s\n  <!-- blameless-disable-next-line %s: the reason -->\n"
                      "  or for all documents, in .blameless.yml:  rules: {%s: off}\n",
                      bold(catalogue), plain(catalogue), rule->id, rule->id);
}

static ptrdiff_t index_of(const struct ruleset *ruleset, const char *id)
{
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (!strcmp(ruleset->rules[i]->id, id))
            return (ptrdiff_t)i;
    return -1;
}

static bool is_pack(const struct ruleset *ruleset, const char *name)
{
    for (size_t i = 0; i < ruleset->rule_count; i++)
        if (!strcmp(ruleset->rules[i]->pack, name))
            return true;
    return false;
}

static void unknown_rule(const struct ruleset *ruleset, const char *id, struct arena *arena, struct errors *errors)
{
    const char **names = arena_alloc(arena, ruleset->rule_count * sizeof *names);
    for (size_t i = 0; i < ruleset->rule_count; i++)
        names[i] = ruleset->rules[i]->id;
    const char *nearest = nearest_name(slice_of(id), names, ruleset->rule_count, sizeof *names);
    if (is_pack(ruleset, id))
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "`%s` is a pack; name a rule of it (see `blameless rules`)", id);
    else
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "no rule is called `%s`%s%s%s", id,
                   nearest ? "; did you mean `" : "", nearest ? nearest : "",
                   nearest ? "`?" : " (see `blameless rules`)");
}

static void print_explanations(struct catalogue *catalogue, const struct options *options, struct errors *errors)
{
    const struct ruleset *ruleset = catalogue->settings->ruleset;
    struct arena arena = ARENA_INIT;
    if (!options->arguments.count)
        errors_add(errors, ERROR_USAGE, NULL, 0, 0, "name a rule: blameless explain RULE (see `blameless rules`)");
    for (size_t i = 0; i < options->arguments.count; i++) {
        ptrdiff_t index = index_of(ruleset, options->arguments.items[i]);
        if (index < 0) {
            unknown_rule(ruleset, options->arguments.items[i], &arena, errors);
            continue;
        }
        buffer_add_text(&catalogue->out, catalogue->out.length ? "\n" : "");
        explain(catalogue, (size_t)index);
    }
    arena_release(&arena);
}

enum exit_status catalogue_explain(const struct options *options, struct errors *errors)
{
    return with_catalogue(options, errors, print_explanations);
}
