#include "text/complexity.h"

#include "base/ascii.h"

/* The parser's steps that an input may cause beyond one for each byte; some ten million of them take 0.1 s. */
enum { MOST_MARKERS = 100, MOST_STEPS = 20 * 1000 * 1000 };

struct estimate {
    uint64_t container_steps; /* each line asks every open container whether it goes on */
    uint64_t bracket_steps;   /* each ']' may walk over every image bracket of its paragraph */
    size_t open;              /* an upper bound of the containers that are open */
    size_t images;            /* "![" in this paragraph */
    size_t markers;           /* most container marks on one line */
    bool after_blank;
};

struct line_prefix {
    size_t markers, columns;
    bool blank;
};

static size_t bullet_length(struct slice line, size_t at)
{
    size_t digits = 0;
    while (digits < 9 && at + digits < line.length && ascii_is_digit(line.text[at + digits]))
        digits++;
    size_t end = at + digits;
    if (end >= line.length)
        return 0;
    char mark = line.text[end];
    bool is_mark = digits ? mark == '.' || mark == ')' : mark == '-' || mark == '+' || mark == '*';
    bool ends = end + 1 == line.length || ascii_is_blank(line.text[end + 1]);
    return is_mark && ends ? digits + 1 : 0;
}

static size_t container_mark_length(struct slice line, size_t at)
{
    return line.text[at] == '>' ? 1 : bullet_length(line, at);
}

static struct line_prefix read_prefix(struct slice line)
{
    struct line_prefix prefix = {0};
    size_t at = 0;
    while (at < line.length) {
        size_t mark = container_mark_length(line, at);
        if (!mark && !ascii_is_blank(line.text[at]))
            break;
        prefix.columns += line.text[at] == '\t' ? 4 : mark ? 0 : 1;
        prefix.markers += mark > 0;
        at += mark ? mark : 1;
    }
    prefix.blank = at == line.length && !prefix.markers;
    return prefix;
}

/* A line without a mark may be a lazy continuation: then all containers stay open. */
static void count_containers(struct estimate *estimate, struct slice line)
{
    struct line_prefix prefix = read_prefix(line);
    size_t here = prefix.markers + prefix.columns / 2;
    if (prefix.blank) {
        estimate->container_steps += estimate->open;
        estimate->after_blank = true;
        return;
    }
    if (estimate->after_blank || here > estimate->open)
        estimate->open = here;
    estimate->container_steps += here;
    estimate->after_blank = false;
    if (prefix.markers > estimate->markers)
        estimate->markers = prefix.markers;
}

static void count_brackets(struct estimate *estimate, struct slice line)
{
    for (size_t at = 0; at < line.length; at++) {
        if (line.text[at] == ']')
            estimate->bracket_steps += estimate->images;
        else if (line.text[at] == '!' && at + 1 < line.length && line.text[at + 1] == '[')
            estimate->images++;
    }
}

const char *complexity_reason(const struct source *source)
{
    struct estimate estimate = {.after_blank = true};
    for (size_t line = source_position(source, source->body).line; line <= source->line_count; line++) {
        struct slice text = source_line(source, line);
        count_containers(&estimate, text);
        if (estimate.after_blank)
            estimate.images = 0;
        count_brackets(&estimate, text);
    }
    if (estimate.markers > MOST_MARKERS)
        return "more than 100 quote or list marks on one line";
    if (estimate.container_steps > MOST_STEPS)
        return "deeply nested lists followed by many blank lines";
    if (estimate.bracket_steps > MOST_STEPS)
        return "thousands of image brackets in one paragraph";
    return NULL;
}
