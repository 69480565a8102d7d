/* body_line: the look of a line: marker, capitals, length, last mark. A part of text. What
 * always holds: a line is judged by itself; what stands around it is body's affair. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    LABEL_CHARACTERS = 60, /* of what names a value */
    LABEL_WORDS = 8,
    TAB = 4,         /* columns */
    FILE_NUMBER = 3, /* bytes of a number and its mark that are no more than that */
    DAY_BYTES = 4,   /* of "30", "1er", "22nd" */
};

static bool is_private_bullet(gunichar c)
{
    return c >= 0xF020 && c <= 0xF0FF; /* Symbol and Wingdings, as Word leaves them */
}

static bool is_bullet(gunichar c)
{
    static const gunichar bullets[] = {
        '-',    '*',    '+',    'o',    '~',    '>',    SECTION_SIGN, 0xB7,   0x2010, 0x2011,
        0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x2192, 0x21D2,       0x2219, 0x25A0, 0x25A1,
        0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25C6, 0x25C7,       0x25CB, 0x25CF, 0x25E6,
        0x2605, 0x2606, 0x2713, 0x2714, 0x2756, 0x2794, 0x279C,       0x27A2, 0x27A4, 0x2B9A};

    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (c == bullets[i])
            return true;
    return is_private_bullet(c);
}

/* The length of a bullet; 0: none. A dash may touch its word; an asterisk then is a note. Word's
 * second bullet is the letter o, its third § with a tab: `§ 4` alone is a paragraph of a law. */
static size_t bullet_len(struct span line)
{
    const char *text = span_text(line), *next = g_utf8_next_char(text);
    const gunichar first = g_utf8_get_char(text);
    gunichar second;

    if (!is_bullet(first))
        return 0;
    if (line.len > (size_t)(next - text) && g_utf8_get_char(next) == 0xFE0F)
        next = g_utf8_next_char(next);
    second = line.len > (size_t)(next - text) ? g_utf8_get_char(next) : 0;
    if (first == SECTION_SIGN)
        return second == '\t' ? (size_t)(next - text) : 0;
    return g_unichar_isspace(second) ||
                   (!strchr("*+o~>", (int)MIN(first, 0x7F)) && g_unichar_isalpha(second))
               ? (size_t)(next - text)
               : 0;
}

/* Behind a number, a blank follows, or a word: `1.Missions`. */
static bool is_followed_by_word(struct span line, size_t at)
{
    const char *next = span_text(line) + at;

    if (at > FILE_NUMBER && next[-1] == '-') /* "418-OPD" */
        return at < line.len && g_unichar_isspace(g_utf8_get_char(next));

    return at < line.len &&
           (g_unichar_isspace(g_utf8_get_char(next)) || g_unichar_isupper(g_utf8_get_char(next)));
}

/* The mark behind `len` bytes of a number; its length in *marked. */
static char mark_behind(struct span line, size_t len, size_t *marked)
{
    static const char *const marks[] = {".", ")", "-", "/", "°", ".-", ".)"};
    char mark = 0;

    for (size_t i = 0; len > 0 && i < G_N_ELEMENTS(marks); i++)
        if (len + strlen(marks[i]) < line.len &&
            memcmp(span_text(line) + len, marks[i], strlen(marks[i])) == 0 &&
            is_followed_by_word(line, len + strlen(marks[i]))) {
            *marked = len + strlen(marks[i]);
            mark = marks[i][0];
        }
    return mark;
}

static size_t digits_len(const char *text, size_t len, unsigned *number)
{
    size_t digits = 0;

    for (*number = 0; digits < MIN(len, 4) && g_ascii_isdigit(text[digits]); digits++)
        *number = *number * 10 + (unsigned)(text[digits] - '0');
    return digits <= 3 ? digits : 0;
}

static size_t roman_len(const char *text, size_t len, unsigned *number)
{
    static const char *const numerals[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                           "VII", "VIII", "IX",  "X",  "XI", "XII"};

    for (size_t i = G_N_ELEMENTS(numerals); i > 0; i--)
        if (strlen(numerals[i - 1]) < len &&
            memcmp(text, numerals[i - 1], strlen(numerals[i - 1])) == 0 &&
            !g_ascii_isalnum(text[strlen(numerals[i - 1])])) {
            *number = (unsigned)i;
            return strlen(numerals[i - 1]);
        }
    return 0;
}

/* The length of `12.`, `12)`, `(12)`, `12-`, `12/`, `12°`, `IV.`, `a)`. */
static size_t number_len(struct body_line *line)
{
    const struct span whole = line->whole;
    const char *text = span_text(whole);
    size_t len, marked = 0;
    const bool bracket = text[0] == '(';

    len = digits_len(text + bracket, whole.len - bracket, &line->number);
    if (len == 0 && !bracket) {
        len = roman_len(text, whole.len, &line->number);
        line->roman = len > 0;
    }
    if (len == 0 && whole.len > 3 && g_ascii_isalpha(text[bracket])) {
        line->number = (unsigned)(g_ascii_tolower(text[bracket]) - 'a') + 1;
        len = 1;
        line->lettered = true;
    }
    if (len > 0)
        line->mark = mark_behind(whole, len + bracket, &marked);
    if (line->mark && (bracket || line->lettered) && line->mark != ')' &&
        !(line->mark == '.' && !bracket && g_ascii_isupper(text[0])))
        line->mark = 0;
    return line->mark ? marked : 0;
}

/* The length of `4.1 `, before a word in capitals; 0: no such number. */
static size_t dotted_len(struct span line)
{
    const char *text = span_text(line);
    const size_t first = strspn(text, "0123456789"),
                 second = text[first] == '.' ? strspn(text + first + 1, "0123456789") : 0;
    size_t len = first + 1 + second;

    if (first == 0 || first > 2 || second == 0 || second > 2)
        return 0;
    len += text[len] == '.';
    return len + 1 < line.len && text[len] == ' ' &&
                   g_unichar_isupper(g_utf8_get_char(text + len + 1))
               ? len + 1
               : 0;
}

/* -----, _____, *****, * * *: they part, and say nothing. */
static bool is_rule(struct span line)
{
    const char *text = span_text(line), *end = text + line.len;
    const gunichar mark = g_utf8_get_char(text);
    unsigned count = 0;

    if (!g_utf8_strchr("-_=*~.—–─━•#+", -1, mark))
        return false;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        if (g_utf8_get_char(at) != mark && *at != ' ' && *at != '\t')
            return false;
        count += g_utf8_get_char(at) == mark;
    }
    return count >= 3;
}

struct body_line body_line_read(const struct source *source, unsigned number)
{
    size_t len;
    const char *text = source_line(source, number, &len);

    return body_line_read_span((struct span){source, (size_t)(text - source->text), len});
}

static unsigned indent_of(struct span span, struct span whole)
{
    unsigned columns = 0;

    for (size_t at = span.offset; at < whole.offset && columns < 100; at++)
        columns += span.source->text[at] == '\t' ? TAB : 1;
    return columns;
}

struct body_line body_line_read_span(struct span span)
{
    struct body_line line = {.whole = body_trim(span)};
    size_t marker;

    line.content = line.whole;
    line.indent = indent_of(span, line.whole);
    line.rule = line.whole.len > 0 && is_rule(line.whole);
    line.blank = line.whole.len == 0 || line.rule;
    if (line.blank)
        return line;
    marker = bullet_len(line.whole);
    if (marker == 0)
        marker = number_len(&line);
    line.content = body_trim(span_part(line.whole, marker, line.whole.len));
    line.item = marker > 0 && line.content.len > 0;
    if (!line.item)
        marker = dotted_len(line.whole);
    line.dotted = !line.item && marker > 0;
    if (line.dotted)
        line.content = body_trim(span_part(line.whole, marker, line.whole.len));
    else if (!line.item)
        line.content = line.whole;
    if (!line.item) {
        line.lettered = line.roman = false;
        line.number = 0;
        line.mark = 0;
    }
    return line;
}

bool body_line_is_longer(struct span line, size_t characters)
{
    return line.len > characters * 4 ||
           (line.len > characters &&
            (size_t)g_utf8_strlen(span_text(line), (gssize)line.len) > characters);
}

bool body_line_ends_in(struct span line, const char *marks)
{
    return line.len > 0 &&
           g_utf8_strchr(marks, -1, g_utf8_get_char(g_utf8_prev_char(span_text(line) + line.len)));
}

bool body_line_ends_in_dots(struct span line)
{
    return line.len >= 3 && memcmp(span_text(line) + line.len - 3, "...", 3) == 0;
}

/* An ellipsis, also of three stops, ends no sentence. */
bool body_line_ends_sentence(struct span line)
{
    return body_line_ends_in(line, ".!") && !body_line_ends_in_dots(line);
}

bool body_line_begins_lower(struct span line)
{
    for (const char *at = span_text(line); at < span_text(line) + line.len;
         at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (g_unichar_isalnum(c))
            return g_unichar_islower(c);
    }
    return false;
}

static unsigned count_letters(struct span line, bool *lower)
{
    unsigned letters = 0;

    *lower = false;
    for (const char *at = span_text(line); at < span_text(line) + line.len;
         at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        letters += g_unichar_isalpha(c) ? 1 : 0;
        *lower |= g_unichar_islower(c);
    }
    return letters;
}

static bool can_be_heading(struct span line, size_t characters, bool *lower)
{
    return !body_line_is_longer(line, characters) && count_letters(line, lower) >= 2 &&
           !body_line_ends_sentence(line) && !body_is_address(span_text(line), line.len);
}

bool body_line_is_capitals(struct span line)
{
    bool lower;

    return can_be_heading(line, BODY_HEADING_MAX, &lower) && !lower;
}

bool body_line_is_question(struct span line)
{
    bool lower;

    return body_line_ends_in(line, "?:") && can_be_heading(line, BODY_HEADING_MAX, &lower);
}

bool body_line_is_short(struct span line)
{
    bool lower;

    return !body_line_ends_in(line, ";,") && can_be_heading(line, BODY_SHORT_MAX, &lower);
}

unsigned body_line_count_words(struct span line)
{
    unsigned words = 1;

    for (size_t i = 0; i < line.len; i++)
        words += span_text(line)[i] == ' ';
    return words;
}

bool body_line_has_tab(struct span line)
{
    return memchr(span_text(line), '\t', line.len) != NULL;
}

/* Where what names ends: a tab, a colon with a blank behind it, an equals sign between blanks. */
static const char *find_divider(const char *text, const char *end)
{
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        const char *next = g_utf8_next_char(at);

        if (*at == '\t' || (*at == ':' && next < end && g_unichar_isspace(g_utf8_get_char(next))) ||
            (*at == '=' && at > text && at[-1] == ' ' && next < end && *next == ' '))
            return at;
        if (strchr(".;?!", *at) && next < end && *next == ' ')
            return NULL;
    }
    return NULL;
}

bool body_line_parts(struct span line, struct span *label, struct span *value)
{
    const char *text = span_text(line), *end = text + MIN(line.len, LABEL_CHARACTERS * 4),
               *divider = find_divider(text, end);

    if (!divider)
        return false;
    *label = body_trim(span_part(line, 0, (size_t)(divider - text)));
    *value = body_trim(span_part(line, (size_t)(divider + 1 - text), line.len));
    if (label->len > 0 && span_text(*label)[label->len - 1] == ':')
        *label = body_trim(span_part(*label, 0, label->len - 1));
    return label->len > 1 && value->len > 0 && body_line_count_words(*label) <= LABEL_WORDS &&
           !body_line_is_longer(*label, LABEL_CHARACTERS);
}

bool body_parts_date(const struct language *lang, struct span above, struct span below)
{
    const char *first = span_text(below), *last = span_text(above);
    const size_t first_len = MIN(strcspn(first, " .,\r\n"), below.len);
    size_t at = above.len;

    while (at > 0 && last[at - 1] != ' ')
        at--;
    if (at == 0)
        return false;
    last += at;
    if (g_ascii_isdigit(*first))
        return lang_find_weekday(lang, last, above.len - at) > 0;
    return g_ascii_isdigit(*last) && above.len - at <= DAY_BYTES &&
           lang_find_month(lang, first, first_len) > 0;
}
