/* The records of the formats, one file each; the registry in writer.c lists them. */
#ifndef FORMAT_FORMATS_H
#define FORMAT_FORMATS_H

#include "format/writer.h"

extern const struct format format_human;
extern const struct format format_line;
extern const struct format format_json;
extern const struct format format_ndjson;
extern const struct format format_lsp;
extern const struct format format_sarif;
extern const struct format format_github;
extern const struct format format_gitlab;
extern const struct format format_rdjson;
extern const struct format format_rdjsonl;
extern const struct format format_checkstyle;
extern const struct format format_junit;
extern const struct format format_markdown;

/* For formats without a head or a tail. */
void format_nothing_first(struct writer *writer);
void format_nothing_last(struct writer *writer, const struct run_summary *summary);

#endif
