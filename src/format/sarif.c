/* SARIF 2.1.0, as GitHub code scanning and other collectors read it. Columns are code points, ends exclusive. */
#include <string.h>

#include "base/ascii.h"
#include "format/escape.h"
#include "format/formats.h"
#include "format/json.h"
#include "format/product.h"
#include "rule/ruleset.h"

struct sarif {
    const struct rule **rules; /* in the order their first results appear */
    size_t rule_count, rule_capacity;
};

static const char *const levels[] = {
    [SEVERITY_OFF] = "none",
    [SEVERITY_SUGGESTION] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static size_t rule_index(struct writer *writer, const struct rule *rule)
{
    struct sarif *sarif = writer->state;
    for (size_t i = 0; i < sarif->rule_count; i++)
        if (!strcmp(sarif->rules[i]->id, rule->id))
            return i;
    *ARENA_PUSH(&writer->arena, sarif->rules, sarif->rule_count, sarif->rule_capacity) = rule;
    return sarif->rule_count - 1;
}

static void put_message(struct json_t *object, const char *key, struct slice text)
{
    json_put_text(json_put_object(object, key), "text", text);
}

/* Text that may come from the document. */
static void put_plain_message(struct json_t *object, const char *key, struct slice text)
{
    struct buffer escaped = BUFFER_INIT;
    escape_sarif(&escaped, text);
    put_message(object, key, buffer_slice(&escaped));
    buffer_release(&escaped);
}

static void put_artifact(struct json_t *object, const char *path)
{
    struct buffer uri = BUFFER_INIT;
    escape_uri(&uri, slice_of(path));
    json_put_text(json_put_object(object, "artifactLocation"), "uri", buffer_slice(&uri));
    buffer_release(&uri);
}

static void put_region(struct json_t *object, const char *key, const struct position *start,
                       const struct position *end)
{
    struct json_t *region = json_put_object(object, key);
    json_put_integer(region, "startLine", start->line);
    json_put_integer(region, "startColumn", start->column);
    json_put_integer(region, "endLine", end->line);
    json_put_integer(region, "endColumn", end->column);
}

static void add_replacement(struct json_t *replacements, const struct edit *edit, const struct source *source)
{
    struct position start = source_position(source, edit->source.start);
    struct position end = source_position(source, edit->source.end);
    struct json_t *replacement = json_add_object(replacements);
    put_region(replacement, "deletedRegion", &start, &end);
    put_message(replacement, "insertedContent", edit->text);
}

static void add_fix(struct json_t *fixes, const struct suggestion *suggestion, const struct source *source)
{
    struct json_t *fix = json_add_object(fixes);
    put_plain_message(fix, "description", suggestion->text);
    struct json_t *change = json_add_object(json_put_array(fix, "artifactChanges"));
    put_artifact(change, source->path);
    struct json_t *replacements = json_put_array(change, "replacements");
    for (size_t i = 0; i < suggestion->edit_count; i++)
        add_replacement(replacements, &suggestion->edits[i], source);
    json_put_text(json_put_object(fix, "properties"), "kind", slice_of(suggestion_kind_name(suggestion->kind)));
}

static void put_fixes(struct json_t *result, const struct diagnostic *diagnostic, const struct source *source)
{
    struct json_t *fixes = json_new_array();
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        if (diagnostic->suggestions[i].edit_count)
            add_fix(fixes, &diagnostic->suggestions[i], source);
    if (json_length(fixes))
        json_put(result, "fixes", fixes);
    else
        json_free(fixes);
}

static void put_fingerprints(struct json_t *result, const struct diagnostic *diagnostic)
{
    struct json_t *fingerprints = json_put_object(result, "partialFingerprints");
    json_put_text(fingerprints, "primaryLocationLineHash", slice_of(diagnostic->fingerprint));
}

static struct json_t *result_json(const struct diagnostic *diagnostic, const struct source *source, size_t index)
{
    struct json_t *result = json_new_object();
    json_put_text(result, "ruleId", slice_of(diagnostic->rule->id));
    json_put_integer(result, "ruleIndex", (long long)index);
    json_put_text(result, "level", slice_of(levels[diagnostic->severity]));
    put_plain_message(result, "message", diagnostic->message);
    struct json_t *location = json_add_object(json_put_array(result, "locations"));
    struct json_t *physical = json_put_object(location, "physicalLocation");
    put_artifact(physical, source->path);
    put_region(physical, "region", &diagnostic->start, &diagnostic->end);
    put_fingerprints(result, diagnostic);
    put_fixes(result, diagnostic, source);
    return result;
}

/* "Something a person did not do" -> "SomethingAPersonDidNotDo": the standard asks for one word, and not the id's. */
static void put_name(struct json_t *object, const char *title)
{
    struct buffer name = BUFFER_INIT;
    bool starts_word = true;
    for (; *title; title++) {
        bool letter = ascii_is_alnum(*title);
        if (letter)
            buffer_add_byte(&name, starts_word ? ascii_upper(*title) : *title);
        starts_word = !letter;
    }
    json_put_text(object, "name", buffer_slice(&name));
    buffer_release(&name);
}

static void add_examples(struct buffer *out, const struct rule *rule, int kind, const char *title)
{
    size_t found = 0;
    for (size_t i = 0; i < rule->example_count && found < PRODUCT_EXAMPLES_SHOWN; i++) {
        if ((int)rule->examples[i].kind != kind)
            continue;
        buffer_add_format(out, "%s- ", found++ ? "" : title);
        escape_markdown_code(out, slice_of(rule->examples[i].text));
        buffer_add_byte(out, '\n');
    }
}

static void put_help(struct json_t *object, const struct rule *rule)
{
    struct buffer markdown = BUFFER_INIT;
    escape_markdown(&markdown, slice_of(rule->why));
    buffer_add_byte(&markdown, '\n');
    add_examples(&markdown, rule, EXAMPLE_BAD, "\nInstead of:\n\n");
    add_examples(&markdown, rule, EXAMPLE_GOOD, "\nfor example:\n\n");
    struct json_t *help = json_put_object(object, "help");
    json_put_text(help, "text", slice_of(rule->why));
    json_put_text(help, "markdown", buffer_slice(&markdown));
    buffer_release(&markdown);
}

/* The strength of the rule's surest cue; rules checked in C look at structure and have no cues. */
static const char *precision(const struct rule *rule)
{
    float surest = rule->matcher_count ? 0.0f : 1.0f;
    for (size_t i = 0; i < rule->matcher_count; i++)
        if (rule->matchers[i].confidence > surest)
            surest = rule->matchers[i].confidence;
    return surest >= 0.75f ? "high" : surest >= 0.5f ? "medium" : "low";
}

static void put_properties(struct json_t *object, const struct rule *rule)
{
    static const char *const problems[] = {
        [SEVERITY_OFF] = "recommendation",
        [SEVERITY_SUGGESTION] = "recommendation",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    struct json_t *properties = json_put_object(object, "properties");
    json_add_text(json_put_array(properties, "tags"), slice_of(rule->pack));
    json_put_text(properties, "precision", slice_of(precision(rule)));
    json_put_text(properties, "problem.severity", slice_of(problems[rule_highest_severity(rule)]));
}

static struct json_t *rule_json(const struct rule *rule)
{
    struct buffer url = BUFFER_INIT;
    struct json_t *object = json_new_object();
    json_put_text(object, "id", slice_of(rule->id));
    put_name(object, rule->title);
    put_message(object, "shortDescription", slice_of(rule->title));
    put_message(object, "fullDescription", slice_of(rule->why));
    put_help(object, rule);
    if (product_rule_url(&url, rule))
        json_put_text(object, "helpUri", buffer_slice(&url));
    struct json_t *configuration = json_put_object(object, "defaultConfiguration");
    json_put_text(configuration, "level", slice_of(levels[rule_highest_severity(rule)]));
    put_properties(object, rule);
    buffer_release(&url);
    return object;
}

static struct json_t *tool_json(const struct sarif *sarif)
{
    struct json_t *tool = json_new_object();
    struct json_t *driver = json_put_object(tool, "driver");
    json_put_text(driver, "name", slice_of(PRODUCT_NAME));
    json_put_text(driver, "semanticVersion", slice_of(BLAMELESS_VERSION));
    if (sizeof BLAMELESS_HOMEPAGE > 1)
        json_put_text(driver, "informationUri", slice_of(BLAMELESS_HOMEPAGE));
    struct json_t *rules = json_put_array(driver, "rules");
    for (size_t i = 0; i < sarif->rule_count; i++)
        json_add(rules, rule_json(sarif->rules[i]));
    return tool;
}

static void add_notification(struct json_t *notifications, const struct error *error)
{
    struct json_t *notification = json_add_object(notifications);
    json_put_text(notification, "level", slice_of("error"));
    put_message(notification, "message", slice_of(error->message));
    if (!error->path)
        return;
    struct json_t *location = json_add_object(json_put_array(notification, "locations"));
    put_artifact(json_put_object(location, "physicalLocation"), error->path);
}

static struct json_t *invocations_json(const struct errors *errors)
{
    size_t count = errors ? errors->count : 0;
    struct json_t *invocations = json_new_array();
    struct json_t *invocation = json_add_object(invocations);
    json_put_bool(invocation, "executionSuccessful", !count);
    struct json_t *notifications = json_put_array(invocation, "toolExecutionNotifications");
    for (size_t i = 0; i < count; i++)
        add_notification(notifications, &errors->items[i]);
    return invocations;
}

static void sarif_begin(struct writer *writer)
{
    writer->state = arena_alloc(&writer->arena, sizeof(struct sarif));
    buffer_add_text(&writer->out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                                  "\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

static void sarif_report(struct writer *writer, const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct diagnostic *diagnostic = &report->diagnostics[i];
        writer_separate(writer, ",");
        buffer_add_byte(&writer->out, '\n');
        size_t index = rule_index(writer, diagnostic->rule);
        json_write_free(result_json(diagnostic, report->source, index), &writer->out);
    }
}

static void sarif_end(struct writer *writer, const struct run_summary *summary)
{
    buffer_add_text(&writer->out, writer->items ? "\n],\n\"tool\":" : "],\n\"tool\":");
    json_write_free(tool_json(writer->state), &writer->out);
    buffer_add_text(&writer->out, ",\n\"invocations\":");
    json_write_free(invocations_json(summary->errors), &writer->out);
    buffer_add_text(&writer->out, "}]}\n");
}

const struct format format_sarif = {
    .name = "sarif",
    .description = "SARIF 2.1.0 for GitHub code scanning",
    .begin = sarif_begin,
    .report = sarif_report,
    .end = sarif_end,
};
