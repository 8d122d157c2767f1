#include "lint/suggest/template.h"

#include <string.h>

#include "base/ascii.h"
#include "rule/inflect.h"

/* --- words ---------------------------------------------------------------------------------------------- */

static bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || c == '\'' || c == '-' || (unsigned char)c >= 0x80;
}

static struct slice first_word(struct slice text)
{
    size_t end = 0;
    while (end < text.length && is_word_byte(text.text[end]))
        end++;
    return slice_sub(text, 0, end);
}

static struct slice last_word(struct slice text)
{
    size_t start = text.length;
    while (start > 0 && is_word_byte(text.text[start - 1]))
        start--;
    return slice_sub(text, start, text.length);
}

static struct slice after_word(struct slice text, struct slice word)
{
    size_t start = word.length;
    while (start < text.length && ascii_is_blank(text.text[start]))
        start++;
    return slice_sub(text, start, text.length);
}

static bool is_article(struct slice word)
{
    return slice_equals_caseless(word, SLICE_LITERAL("a")) || slice_equals_caseless(word, SLICE_LITERAL("an")) ||
           slice_equals_caseless(word, SLICE_LITERAL("the"));
}

static bool is_possessive(struct slice word)
{
    static const char *const determiners[] = {"my", "our", "your", "his", "her", "their", "its"};
    for (size_t i = 0; i < sizeof determiners / sizeof *determiners; i++)
        if (slice_equals_caseless(word, slice_of(determiners[i])))
            return true;
    return word.length > 2 && (slice_ends_with(word, "'s") || slice_ends_with(word, "s'"));
}

static struct slice without_article(struct slice text)
{
    struct slice word = first_word(text);
    return is_article(word) ? after_word(text, word) : text;
}

/* --- filters: each turns the text into another, in `out` ------------------------------------------------ */

typedef bool (*filter)(struct buffer *out, const struct template_value *value, struct slice text);

static bool add_verb(struct buffer *out, const struct template_value *value, struct slice text, enum word_form form)
{
    if (value->lemma.length) {
        inflect(out, value->lemma, form);
        return true;
    }
    struct slice verb = first_word(text);
    struct buffer base = BUFFER_INIT;
    bool sure = verb.length && inflect_base(&base, verb);
    if (sure) {
        buffer_add_slice(&base, slice_sub(text, verb.length, text.length));
        inflect(out, buffer_slice(&base), form);
    }
    buffer_release(&base);
    return sure;
}

static bool filter_base(struct buffer *out, const struct template_value *value, struct slice text)
{
    return add_verb(out, value, text, FORM_BASE);
}

static bool filter_past(struct buffer *out, const struct template_value *value, struct slice text)
{
    return add_verb(out, value, text, FORM_PAST);
}

static bool filter_participle(struct buffer *out, const struct template_value *value, struct slice text)
{
    return add_verb(out, value, text, FORM_PARTICIPLE);
}

static bool filter_ing(struct buffer *out, const struct template_value *value, struct slice text)
{
    return add_verb(out, value, text, FORM_ING);
}

static bool filter_third(struct buffer *out, const struct template_value *value, struct slice text)
{
    return add_verb(out, value, text, FORM_THIRD);
}

static bool filter_role(struct buffer *out, const struct template_value *value, struct slice text)
{
    buffer_add_slice(out, value->role.length ? value->role : text);
    return true;
}

static bool filter_a(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    struct slice bare = without_article(text);
    buffer_add_text(out, inflect_article(bare));
    buffer_add_byte(out, ' ');
    buffer_add_slice(out, bare);
    return true;
}

static bool filter_the(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    struct slice bare = without_article(text);
    if (bare.length != text.length)
        buffer_add_text(out, "the ");
    buffer_add_slice(out, bare);
    return true;
}

static bool filter_bare(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    struct slice word = first_word(text);
    buffer_add_slice(out, is_article(word) || is_possessive(word) ? after_word(text, word) : text);
    return true;
}

static bool filter_trim(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    text = slice_trim(text);
    while (text.length && strchr(".,;:!?", text.text[text.length - 1]))
        text.length--;
    buffer_add_slice(out, slice_trim(text));
    return true;
}

static bool ends_in_dash(struct slice text)
{
    return slice_ends_with(text, "\xE2\x80\x93") || slice_ends_with(text, "\xE2\x80\x94");
}

/* Can a clause of its own begin after the text? "the freeze was" wants its participle. */
static bool filter_clause(struct buffer *out, const struct template_value *value, struct slice text)
{
    static const char *const openers[] = {
        "and", "but", "because", "that", "so", "or", "then", "when", "while", "since", "although", "though",
        "as", "if", "whether", "yet", "for",
    };
    struct slice before = slice_trim(text), last = last_word(before);
    bool opens = before.length == 0 || strchr(",;:.!?(-", before.text[before.length - 1]) || ends_in_dash(before);
    (void)value;
    for (size_t i = 0; i < sizeof openers / sizeof *openers && !opens; i++)
        opens = slice_equals_caseless(last, slice_of(openers[i]));
    if (opens)
        buffer_add_slice(out, text);
    return opens;
}

/* Without the marks and blanks it begins with: what stands behind a label. */
static bool filter_body(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    while (text.length && strchr(" ,;:.-", text.text[0]))
        text = slice_sub(text, 1, text.length);
    buffer_add_slice(out, text);
    return text.length > 0;
}

/* More than one word. */
static bool filter_phrase(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    buffer_add_slice(out, text);
    return slice_find(slice_trim(text), SLICE_LITERAL(" "), 0) > 0;
}

/* What stands behind a "because", with which the text must begin. */
static bool filter_reason(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    text = slice_trim(text);
    bool because = slice_starts_with(text, "because "), since = slice_starts_with(text, "since ");
    buffer_add_slice(out, slice_sub(text, because ? strlen("because ") : strlen("since "), text.length));
    return because || since;
}

/* A part that may be empty is wanted here. */
static bool filter_given(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    buffer_add_slice(out, text);
    return slice_trim(text).length > 0;
}

static bool filter_cap(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    size_t start = out->length;
    buffer_add_slice(out, text);
    template_raise(out, start);
    return true;
}

/* What only says where or when: " in the laboratory", "". */
static bool filter_where(struct buffer *out, const struct template_value *value, struct slice text)
{
    static const char *const begins[] = {" in ",     " on ",    " at ",     " after ", " during ",
                                         " within ", " among ", " before ", " around "};
    (void)value;
    bool place = slice_trim(text).length == 0 || slice_trim(text).text[0] == '.';
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        place |= slice_starts_with(text, begins[i]);
    buffer_add_slice(out, text);
    return place;
}

/* "a single glance" -> "a glance": without the words that make it small. */
static bool filter_sober(struct buffer *out, const struct template_value *value, struct slice text)
{
    static const char *const small[] = {"single", "quick", "simple", "mere", "brief", "little", "cursory", "basic"};
    (void)value;
    struct slice article = first_word(text), bare = without_article(text);
    bool one = slice_equals_caseless(article, SLICE_LITERAL("one"));
    bare = one ? after_word(text, article) : bare;
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (slice_equals_caseless(first_word(bare), slice_of(small[i])))
            bare = after_word(bare, first_word(bare));
    if (!one && is_article(article) && slice_equals_caseless(article, SLICE_LITERAL("the")))
        buffer_add_text(out, "the ");
    else if (one || is_article(article))
        buffer_add_format(out, "%s ", inflect_article(bare));
    buffer_add_slice(out, bare);
    return true;
}

static bool filter_lower(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    size_t start = out->length;
    buffer_add_slice(out, text);
    template_lower(out, start);
    return true;
}

/* "AGAIN" -> "again" */
static bool filter_quiet(struct buffer *out, const struct template_value *value, struct slice text)
{
    (void)value;
    for (size_t i = 0; i < text.length; i++)
        buffer_add_byte(out, ascii_lower(text.text[i]));
    return true;
}

static const struct {
    const char *name;
    filter apply;
} filters[] = {
    {"a", filter_a}, {"bare", filter_bare}, {"base", filter_base}, {"body", filter_body}, {"cap", filter_cap},
    {"clause", filter_clause}, {"given", filter_given}, {"ing", filter_ing}, {"lower", filter_lower},
    {"participle", filter_participle}, {"past", filter_past}, {"phrase", filter_phrase}, {"quiet", filter_quiet},
    {"reason", filter_reason}, {"role", filter_role}, {"sober", filter_sober}, {"the", filter_the},
    {"third", filter_third}, {"trim", filter_trim}, {"where", filter_where},
};

static bool apply_filter(struct buffer *out, struct slice name, const struct template_value *value, struct slice text)
{
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (slice_equals_text(name, filters[i].name))
            return filters[i].apply(out, value, text);
    return false;
}

/* --- filling in ----------------------------------------------------------------------------------------- */

/* Cuts the part before the next bar off `rest`. */
static struct slice take_part(struct slice *rest)
{
    const char *bar = memchr(rest->text, '|', rest->length);
    size_t length = bar ? (size_t)(bar - rest->text) : rest->length;
    struct slice part = slice_sub(*rest, 0, length);
    *rest = slice_sub(*rest, length + (bar != NULL), rest->length);
    return slice_trim(part);
}

static bool apply_filters(struct buffer *text, struct slice names, const struct template_value *value)
{
    bool done = true;
    while (done && names.length) {
        struct buffer next = BUFFER_INIT;
        done = apply_filter(&next, take_part(&names), value, buffer_slice(text));
        buffer_release(text);
        *text = next;
    }
    return done;
}

static bool add_value(struct buffer *out, struct slice reference, bool leads, template_lookup lookup, void *context)
{
    struct template_value value = {0};
    if (!lookup(context, take_part(&reference), &value))
        return false;
    struct buffer text = BUFFER_INIT;
    buffer_add_slice(&text, value.text);
    if (value.lowerable && !leads)
        template_lower(&text, 0);
    bool done = apply_filters(&text, reference, &value);
    if (done)
        buffer_add_slice(out, buffer_slice(&text));
    buffer_release(&text);
    return done;
}

static bool ends_sentence(struct slice text)
{
    text = slice_trim(text);
    return text.length && strchr(".!?", text.text[text.length - 1]);
}

/* After a value that ends a sentence the template's own words begin one. */
static void add_literal(struct buffer *out, size_t start, struct slice literal)
{
    size_t at = out->length;
    bool begins = at > start && ends_sentence(slice_sub(buffer_slice(out), start, at));
    buffer_add_slice(out, literal);
    if (begins)
        template_raise(out, at);
}

bool template_fill(struct buffer *out, const char *template, template_lookup lookup, void *context)
{
    size_t start = out->length;
    const char *open, *close;
    while ((open = strstr(template, "${")) && (close = strchr(open, '}'))) {
        add_literal(out, start, (struct slice){template, (size_t)(open - template)});
        struct slice reference = {open + 2, (size_t)(close - open - 2)};
        if (!add_value(out, reference, out->length == start, lookup, context)) {
            buffer_splice(out, start, out->length, (struct slice){"", 0});
            return false;
        }
        template = close + 1;
    }
    add_literal(out, start, slice_of(template));
    return true;
}

/* --- tidying -------------------------------------------------------------------------------------------- */

static bool closes(char c)
{
    return c && strchr(".,;:!?", c);
}

/* Is this mark one too many after the last kept one? "..." stays. */
static bool is_doubled(char before, char last, const char *next)
{
    bool ellipsis = *next == '.' && last == '.' && (next[1] == '.' || before == '.');
    return closes(*next) && closes(last) && !ellipsis;
}

static bool is_surplus(const char *kept, size_t length, const char *next)
{
    char last = length ? kept[length - 1] : ' ', before = length > 1 ? kept[length - 2] : ' ';
    if (*next == ' ')
        return last == ' ' || closes(next[1]);
    return is_doubled(before, last, next);
}

static void drop_surplus(struct buffer *text, size_t start)
{
    size_t length = 0;
    char *kept = text->text + start;
    for (size_t i = start; i < text->length; i++)
        if (!is_surplus(kept, length, text->text + i))
            kept[length++] = text->text[i];
    while (length && kept[length - 1] == ' ')
        length--;
    buffer_splice(text, start + length, text->length, (struct slice){"", 0});
}

/* "a oversight" -> "an oversight" */
static void repair_articles(struct buffer *text, size_t start)
{
    for (size_t i = start; i < text->length; i++) {
        struct slice rest = slice_sub(buffer_slice(text), i, text->length);
        struct slice word = first_word(rest);
        struct slice next = after_word(rest, word);
        bool indefinite = is_article(word) && ascii_lower(word.text[0]) == 'a';
        if (indefinite && next.length && ascii_is_alpha(next.text[0]) && next.text == word.text + word.length + 1) {
            struct slice right = slice_of(inflect_article(next));
            char first = word.text[0];
            if (right.length != word.length) {
                buffer_splice(text, i, i + word.length, right);
                text->text[i] = first;
            }
            word.length = right.length;
        }
        i += word.length;
    }
}

void template_tidy(struct buffer *text, size_t start)
{
    drop_surplus(text, start);
    repair_articles(text, start);
}

void template_raise(struct buffer *text, size_t start)
{
    start += start < text->length && text->text[start] == '<'; /* a place to fill in */
    if (start < text->length)
        text->text[start] = ascii_upper(text->text[start]);
}

static bool has_more_capitals(struct slice word)
{
    for (size_t i = 1; i < word.length; i++)
        if (ascii_is_upper(word.text[i]) || ascii_is_digit(word.text[i]))
            return true;
    return false;
}

void template_lower(struct buffer *text, size_t start)
{
    struct slice word = first_word(slice_sub(buffer_slice(text), start, text->length));
    if (word.length && !has_more_capitals(word) && !slice_equals_text(word, "I") && !slice_starts_with(word, "I'"))
        text->text[start] = ascii_lower(text->text[start]);
}
