/* One finding as the JSON object of the json and ndjson formats: our stable contract. */
#ifndef FORMAT_DIAGNOSTIC_H
#define FORMAT_DIAGNOSTIC_H

#include "base/error.h"
#include "format/json.h"
#include "lint/report.h"

/* Each result is owned by the caller. */
struct json_t *diagnostic_json(const struct diagnostic *diagnostic, const struct source *source);
/* The array under "suggestions". */
struct json_t *suggestions_json(const struct diagnostic *diagnostic);
/* An error of the run: {"path","line","column","message"}, with null where unknown. */
struct json_t *error_json(const struct error *error);

#endif
