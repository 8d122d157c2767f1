/* Text of the document, of rules and of file names, made safe for where it is written to.
 *
 * Whatever a reader would not see is made visible in every sink: C0 controls, DEL, C1 controls and
 * bidirectional controls as \n, \x1b or \u202e, invalid bytes as \xff (JSON writes U+FFFD). Each
 * function appends to out and copes with any bytes. */
#ifndef FORMAT_ESCAPE_H
#define FORMAT_ESCAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/slice.h"

/* A character that changes how its neighbours look, or shows as nothing. */
bool escape_is_hidden(uint32_t code_point);
/* Appends the character at the start of text (not empty) visibly; returns the bytes consumed. */
size_t escape_character(struct buffer *out, struct slice text);

/* One line for a terminal or a log. */
void escape_terminal(struct buffer *out, struct slice text);
/* A file name that begins a line: one that would read as a workflow command there gets "./" in front. */
void escape_path(struct buffer *out, const char *path);
/* Character data or an attribute value in single or double quotes. */
void escape_xml(struct buffer *out, struct slice text);
/* A blank and name="value". */
void escape_xml_attribute(struct buffer *out, const char *name, struct slice value);
/* GitHub workflow commands: the message, and a property before it. */
void escape_workflow_message(struct buffer *out, struct slice text);
void escape_workflow_property(struct buffer *out, struct slice text);
/* One line of Markdown that renders as the plain text: no markup, no links, no mentions, no table cells. */
void escape_markdown(struct buffer *out, struct slice text);
/* Markdown for an editor's help, readable where it is shown unrendered too: nothing of the text becomes a link, an image,
 * HTML, code or emphasis. */
void escape_hover(struct buffer *out, struct slice text);
/* A message of SARIF: what would be a link there, [text](target), is text. What JSON needs is left
 * to its writer. */
void escape_sarif(struct buffer *out, struct slice text);
/* The same as a code span. */
void escape_markdown_code(struct buffer *out, struct slice text);
/* A path as a URI reference, percent-encoded byte by byte; an absolute path becomes a file: URI. */
void escape_uri(struct buffer *out, struct slice path);
/* Valid UTF-8: each invalid byte becomes U+FFFD. */
void escape_repair(struct buffer *out, struct slice text);

#endif
