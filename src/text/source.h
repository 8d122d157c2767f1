/* The bytes of one document as they were read, and where their lines are.
 *
 * Offsets everywhere in the program are byte offsets into these bytes; lines and columns are made
 * from them here and nowhere else. The bytes are borrowed and must outlive the source. */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "base/arena.h"
#include "base/slice.h"

enum front_matter { FRONT_MATTER_NONE, FRONT_MATTER_YAML, FRONT_MATTER_TOML };

/* Characters and UTF-16 units before a byte, counted from the first: so that a position deep in a long line
 * costs no walk along it. */
struct source_mark {
    uint32_t byte, characters, utf16;
};

struct source {
    const char *path;   /* as the user named it; NUL-terminated */
    struct slice bytes; /* all bytes, byte-order mark included */
    size_t body;        /* where Markdown begins: after a byte-order mark and front matter */
    enum front_matter front_matter;
    struct span front_matter_text;   /* between the fences */
    size_t invalid_utf8;             /* offset of the first invalid byte, or bytes.length */
    const uint32_t *lines;           /* offset of each line's first byte; LF, CRLF and lone CR end a line */
    size_t line_count;               /* at least 1 */
    const struct source_mark *marks; /* about one for every KiB, the first at 0 */
    size_t mark_count;
};

struct position {
    uint32_t byte;   /* absolute offset */
    uint32_t line;   /* 1-based */
    uint32_t column; /* 1-based, code points */
    uint32_t utf16;  /* 0-based within the line, UTF-16 code units */
    uint32_t utf8;   /* 0-based within the line, bytes */
};

/* Indexes bytes; the line table lives in the arena. Never fails: any bytes are a document. */
void source_init(struct source *source, const char *path, struct slice bytes, struct arena *arena);
struct position source_position(const struct source *source, size_t byte);
/* The bytes of a 1-based line, without its end; empty when there is no such line. */
struct slice source_line(const struct source *source, size_t line);
/* Is this UTF-16 or UTF-32 (by byte-order mark) or binary (NUL in the first 8 KiB)? */
bool source_is_binary(const struct source *source);

#endif
