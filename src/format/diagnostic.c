#include "format/diagnostic.h"

#include "format/writer.h"

static void put_position(struct json_t *range, const char *key, const struct position *position)
{
    struct json_t *object = json_put_object(range, key);
    json_put_integer(object, "byte", position->byte);
    json_put_integer(object, "line", position->line);
    json_put_integer(object, "column", position->column);
    json_put_integer(object, "utf16", position->utf16);
}

static void add_edit(struct json_t *edits, const struct edit *edit)
{
    struct json_t *object = json_add_object(edits);
    json_put_integer(object, "start", edit->source.start);
    json_put_integer(object, "end", edit->source.end);
    json_put_text(object, "text", edit->text);
}

static void add_suggestion(struct json_t *suggestions, const struct suggestion *suggestion)
{
    struct json_t *object = json_add_object(suggestions);
    json_put_text(object, "kind", slice_of(suggestion_kind_name(suggestion->kind)));
    json_put_text(object, "text", suggestion->text);
    struct json_t *edits = json_put_array(object, "edits");
    for (size_t i = 0; i < suggestion->edit_count; i++)
        add_edit(edits, &suggestion->edits[i]);
}

struct json_t *suggestions_json(const struct diagnostic *diagnostic)
{
    struct json_t *suggestions = json_new_array();
    for (size_t i = 0; i < diagnostic->suggestion_count; i++)
        add_suggestion(suggestions, &diagnostic->suggestions[i]);
    return suggestions;
}

static void put_rules(struct json_t *object, const struct diagnostic *diagnostic)
{
    json_put_text(object, "rule", slice_of(diagnostic->rule->id));
    struct json_t *also = json_put_array(object, "also");
    for (size_t i = 0; i < diagnostic->also_count; i++)
        json_add_text(also, slice_of(diagnostic->also[i]->id));
    json_put_text(object, "pack", slice_of(diagnostic->rule->pack));
}

static void put_range(struct json_t *object, const struct diagnostic *diagnostic)
{
    struct json_t *range = json_put_object(object, "range");
    put_position(range, "start", &diagnostic->start);
    put_position(range, "end", &diagnostic->end);
}

struct json_t *diagnostic_json(const struct diagnostic *diagnostic, const struct source *source)
{
    struct json_t *object = json_new_object();
    json_put_text(object, "path", slice_of(source->path));
    put_rules(object, diagnostic);
    json_put_text(object, "severity", slice_of(severity_name(diagnostic->severity)));
    json_put_real(object, "confidence", diagnostic->confidence);
    json_put_text(object, "message", diagnostic->message);
    json_put_text(object, "why", diagnostic->why);
    json_put_text(object, "section", slice_of(section_role_name(diagnostic->section)));
    json_put_text(object, "match", diagnostic->match);
    put_range(object, diagnostic);
    json_put(object, "suggestions", suggestions_json(diagnostic));
    json_put_text(object, "fingerprint", slice_of(diagnostic->fingerprint));
    return object;
}

static void put_known(struct json_t *object, const char *key, size_t number)
{
    if (number)
        json_put_integer(object, key, (long long)number);
    else
        json_put_null(object, key);
}

struct json_t *error_json(const struct error *error)
{
    struct json_t *object = json_new_object();
    if (error->path)
        json_put_text(object, "path", slice_of(error->path));
    else
        json_put_null(object, "path");
    put_known(object, "line", error->line);
    put_known(object, "column", error->column);
    json_put_text(object, "message", slice_of(error->message));
    return object;
}
