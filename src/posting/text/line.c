/* body_line: the look of a line: marker, capitals, length, last mark. Under posting/body. What
 * always holds: a line is judged by itself; what stands around it is body's affair. */
#include "posting/text/text_private.h"

#include <string.h>

/* The length of a bullet and the blanks after it; 0: none. A dash may touch its word; an asterisk
 * then is a note. Word's second bullet is the letter o, its first one comes out of Symbol as
 * U+F0B7. */
static size_t bullet_len(struct span line)
{
    static const gunichar bullets[] = {'-',    0x2010, 0x2011, 0x2013, 0x2014, 0x2022, 0x00B7,
                                       0x25AA, 0x25CF, 0x25E6, 0x2023, '*',    'o',    0x27A2,
                                       0x25BA, 0x25B6, 0x25A0, 0x25A1, 0x25CB, 0x2756, 0x2713,
                                       0x2714, 0x2192, 0xF0B7, 0xF0A7};
    const char *text = span_text(line), *next = g_utf8_next_char(text);
    const gunichar first = g_utf8_get_char(text),
                   second = line.len > (size_t)(next - text) ? g_utf8_get_char(next) : 0;

    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (first == bullets[i] && (g_unichar_isspace(second) ||
                                    (first != '*' && first != 'o' && g_unichar_isalpha(second))))
            return (size_t)(next - text);
    return 0;
}

/* Behind a number, a blank follows. */
static bool is_followed_by_blank(struct span line, size_t at)
{
    return at < line.len && g_unichar_isspace(g_utf8_get_char(span_text(line) + at));
}

/* The length of `12.`, `12)`, `12-`, `12/` or `12°` before a blank. */
static size_t number_len(struct span line, unsigned *number)
{
    static const char *const marks[] = {".", ")", "-", "/", "°"};
    const char *text = span_text(line);
    size_t digits = 0;

    for (*number = 0; digits < MIN(line.len, 4) && g_ascii_isdigit(text[digits]); digits++)
        *number = *number * 10 + (unsigned)(text[digits] - '0');
    for (size_t i = 0; digits > 0 && digits <= 3 && i < G_N_ELEMENTS(marks); i++)
        if (g_str_has_prefix(text + digits, marks[i]) &&
            is_followed_by_blank(line, digits + strlen(marks[i])))
            return digits + strlen(marks[i]);
    *number = 0;
    return 0;
}

/* The length of `a)` before a blank. */
static size_t letter_len(struct span line, unsigned *number)
{
    const char *text = span_text(line);

    if (line.len < 3 || text[1] != ')' || !g_ascii_isalpha(text[0]) ||
        !is_followed_by_blank(line, 2))
        return 0;
    *number = (unsigned)(g_ascii_tolower(text[0]) - 'a') + 1;
    return 2;
}

/* -----, _____, *****: they part, and say nothing. */
static bool is_rule(struct span line)
{
    const char *text = span_text(line);

    for (size_t i = 0; i < line.len; i++)
        if (text[i] != text[0] || !strchr("-_=*~", text[i]))
            return false;
    return line.len >= 3;
}

struct body_line body_line_read(const struct source *source, unsigned number)
{
    size_t len;
    const char *text = source_line(source, number, &len);

    return body_line_read_span((struct span){source, (size_t)(text - source->text), len});
}

struct body_line body_line_read_span(struct span span)
{
    struct body_line line = {.whole = body_trim(span)};
    size_t marker;

    line.content = line.whole;
    line.indented = line.whole.offset > span.offset;
    line.blank = line.whole.len == 0 || is_rule(line.whole);
    if (line.blank)
        return line;
    marker = bullet_len(line.whole);
    if (marker == 0)
        marker = number_len(line.whole, &line.number);
    if (marker == 0) {
        marker = letter_len(line.whole, &line.number);
        line.lettered = marker > 0;
    }
    line.content = body_trim(span_part(line.whole, marker, line.whole.len));
    line.item = marker > 0 && line.content.len > 0;
    if (!line.item) {
        line.content = line.whole;
        line.lettered = false;
    }
    return line;
}

bool body_line_is_longer(struct span line, size_t characters)
{
    return line.len > characters * 4 ||
           (size_t)g_utf8_strlen(span_text(line), (gssize)line.len) > characters;
}

static bool ends_in(struct span line, const char *marks)
{
    return line.len > 0 &&
           g_utf8_strchr(marks, -1, g_utf8_get_char(g_utf8_prev_char(span_text(line) + line.len)));
}

bool body_line_ends_sentence(struct span line)
{
    return ends_in(line, ".!…");
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

    return ends_in(line, "?:") && can_be_heading(line, BODY_HEADING_MAX, &lower);
}

bool body_line_is_short(struct span line)
{
    bool lower;

    return !ends_in(line, ";,") && can_be_heading(line, BODY_SHORT_MAX, &lower);
}
