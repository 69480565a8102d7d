/* habit: the lines of a text, and what it does with them all: which marks are those of its lists,
 * where its lines were broken, how it sets its headings. Between markup and the rules. What always
 * holds: a mark that stands alone is none; each line is looked at a fixed number of times. */
#include "posting/text/text_private.h"

#include <string.h>

#define KEYCAP "\uFE0F\u20E3" /* behind a digit */

enum {
    ENCLOSING_KEYCAP = 0x20E3,
    WRAPPED_MIN = 40,  /* characters: a shorter line was not broken for want of room */
    WRAPPED_MAX = 100, /* and a longer one not by a mail program */
    WRAPPED_LEAST = 2, /* lines that go on in the next, so that a text counts as broken */
    FOREIGN_LEAST = 5, /* lines in either language */
    RULES_MAX = 8,     /* that are looked at for that */
    LOOSE_LEAST = 3, /* short lines that the next does not go on with, so that lines stand alone */
    LETTERS_FAR = 200, /* lines from `a)` to `b)` */
};

struct span text_words(const struct text_line *line)
{
    return line->look.item || line->look.dotted ? line->look.content : line->look.whole;
}

char *text_folded(const struct text_line *line)
{
    return lang_fold(span_text(line->look.whole), line->look.whole.len);
}

size_t text_characters(const struct text_line *line)
{
    return (size_t)g_utf8_strlen(span_text(line->look.whole), (gssize)line->look.whole.len) +
           line->look.indent;
}

enum lang_role text_role(const struct text *text, struct text_line *line)
{
    const struct span words = text_words(line);
    g_autofree char *says = NULL;

    if (line->asked || line->mark.foreign || body_line_is_longer(words, BODY_HEADING_MAX))
        return line->role;
    line->asked = true;
    says = span_dup(words);
    line->role = lang_find_role(text->lang, says);
    line->wish = lang_is_wish_heading(text->lang, says);
    line->need = lang_is_need_heading(text->lang, says);
    line->whole = line->role != ROLE_NONE && lang_is_whole_heading(text->lang, says);
    if (line->role == ROLE_NONE && (line->wish || line->need))
        line->role = ROLE_PROFILE;
    if (line->role == ROLE_NONE && body_line_ends_in(words, ":…"))
        line->role = lang_find_tone(text->lang, says, strlen(says));
    return line->role;
}

/* A rule below a line of about its length, with nothing above the line: its underline. */
static bool is_underline(struct span line, struct span rule, bool below_blank)
{
    return below_blank && strchr("-=", span_text(rule)[0]) &&
           rule.len * 2 >= (size_t)g_utf8_strlen(span_text(line), (gssize)line.len) &&
           !body_line_is_longer(line, BODY_HEADING_MAX);
}

static void add_line(struct text *text, struct body_line look, unsigned number, bool below_blank,
                     bool below_rule, bool parted)
{
    const GArray *marks = text->marks ? text->marks->lines : NULL;
    struct text_line line = {
        .look = look, .below_blank = below_blank, .below_rule = below_rule, .parted = parted};

    if (marks && number - 1 < marks->len)
        line.mark = g_array_index(marks, struct text_mark, number - 1);
    line.capitals = body_line_is_capitals(text_words(&line));
    line.asked = text->lines->len >= TEXT_LINES_MAX;
    line.correction = body_corrections_find(text->corrections, look.whole);
    g_array_append_val(text->lines, line);
}

static void note_blank(struct text *text, struct body_line look)
{
    struct text_line *above = text_line(text, text->lines->len - 1);

    if (!above || above->above_blank)
        return;
    above->above_blank = true;
    above->above_rule = look.rule;
    above->underlined =
        look.rule && is_underline(above->look.whole, look.whole, above->below_blank);
}

/* A letter is a marker where the one before or after it in the text is its neighbour. */
static void check_letters(struct text *text)
{
    struct text_line *last = NULL;
    unsigned last_at = 0;

    for (unsigned i = 0; i < text->lines->len; i++) {
        struct text_line *line = text_line(text, i);

        if (!line->look.item || !line->look.lettered)
            continue;
        if (last && last->look.number + 1 == line->look.number &&
            last->look.mark == line->look.mark && i - last_at < LETTERS_FAR)
            last->kind = line->kind = TEXT_ITEM;
        last = line;
        last_at = i;
    }
}

static void unmark(struct text_line *line)
{
    line->look.item = line->look.lettered = line->look.roman = false;
    line->look.number = 0;
    line->look.mark = 0;
    line->look.content = line->look.whole;
    line->capitals = body_line_is_capitals(line->look.whole);
}

static void unmark_letters(struct text *text)
{
    check_letters(text);
    for (unsigned i = 0; i < text->lines->len; i++) {
        struct text_line *line = text_line(text, i);

        if (line->look.lettered && line->kind != TEXT_ITEM)
            unmark(line);
        line->kind = TEXT_UNREAD;
    }
}

static bool is_picture(gunichar c)
{
    return c == SECTION_SIGN || (c >= 0x2190 && g_unichar_type(c) == G_UNICODE_OTHER_SYMBOL);
}

/* The sign with which a line begins, a picture or a mark that no sentence begins with, and a blank
 * behind; its length with what belongs to it, or 0. */
static size_t symbol_len(struct span line, gunichar *symbol)
{
    const char *at = span_text(line), *end = at + line.len, *next = g_utf8_next_char(at);

    *symbol = g_utf8_get_char(at);
    if (line.len > strlen(KEYCAP) && g_ascii_isdigit(*at) && g_str_has_prefix(next, KEYCAP)) {
        *symbol = ENCLOSING_KEYCAP;
        next += strlen(KEYCAP);
        return next < end && g_unichar_isspace(g_utf8_get_char(next)) ? (size_t)(next - at) : 0;
    }
    if (!is_picture(*symbol) &&
        (g_unichar_isalnum(*symbol) || strchr("([{<\"'&$@#|:", (int)MIN(*symbol, 0x7F)) ||
         g_unichar_type(*symbol) == G_UNICODE_CURRENCY_SYMBOL ||
         g_unichar_type(*symbol) == G_UNICODE_INITIAL_PUNCTUATION))
        return 0;
    while (next < end && (g_utf8_get_char(next) == 0xFE0F || g_utf8_get_char(next) == 0x200D ||
                          g_utf8_get_char(next) == *symbol ||
                          g_unichar_type(g_utf8_get_char(next)) == G_UNICODE_MODIFIER_SYMBOL))
        next = g_utf8_next_char(next);
    return next < end && g_unichar_isspace(g_utf8_get_char(next)) ? (size_t)(next - span_text(line))
                                                                  : 0;
}

/* Do two lines that follow each other begin with signs of one list: the same; or pictures, right
 * below a line without one, that say no more than items do? */
static bool are_alike(const struct text_line *upper, gunichar above, const struct text_line *lower,
                      gunichar below, bool led)
{
    return !lower->below_blank &&
           (above == below || (led && is_picture(above) && is_picture(below) &&
                               !text_says_more(upper) && !text_says_more(lower)));
}

/* Lines that follow each other and begin with signs of one list are items. */
static void mark_symbols(struct text *text)
{
    const struct text_line *last = NULL;
    gunichar above = 0;
    bool led = false;

    for (unsigned i = 0; i < text->lines->len; i++) {
        struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);
        gunichar symbol = 0, below = 0;
        const size_t len = line->look.item ? 0 : symbol_len(line->look.whole, &symbol);

        led = !line->below_blank && (led || (i > 0 && !last));
        if (len > 0 && ((last && are_alike(last, above, line, symbol, led)) ||
                        (next && symbol_len(next->look.whole, &below) > 0 &&
                         are_alike(line, symbol, next, below, led)))) {
            line->look.content = body_trim(span_part(line->look.whole, len, line->look.whole.len));
            line->look.item = line->look.content.len > 0;
        }
        last = len > 0 ? line : NULL;
        above = symbol;
    }
}

/* Where a line surely goes on in the next: its length; 0: it may not. */
static size_t broken_at(const struct text *text, const struct text_line *line,
                        const struct text_line *next)
{
    size_t len;

    if (line->above_blank || next->look.item || line->look.whole.len > WRAPPED_MAX * 4 ||
        !(text->all_capitals || body_line_begins_lower(next->look.whole)) ||
        body_line_ends_in(line->look.whole, ".:;!?"))
        return 0;
    len = text_characters(line);
    return len >= WRAPPED_MIN && len <= WRAPPED_MAX ? len : 0;
}

/* Longer than a mail program would leave it? */
static bool is_long(const struct text_line *line)
{
    return line->look.whole.len > WRAPPED_MAX &&
           (line->look.whole.len > WRAPPED_MAX * 4 || text_characters(line) > WRAPPED_MAX);
}

static void find_width(struct text *text)
{
    unsigned broken = 0, longer = 0;

    for (unsigned i = 0; i + 1 < text->lines->len; i++) {
        const struct text_line *line = text_line(text, i);
        const size_t at = broken_at(text, line, text_line(text, i + 1));

        broken += at > 0;
        longer += is_long(line);
        text->width = MAX(text->width, (unsigned)at);
    }
    if (broken < WRAPPED_LEAST || longer > broken || text->lower_starts)
        text->width = 0;
}

static bool has_lower(struct span line)
{
    for (const char *at = span_text(line); at < span_text(line) + line.len;
         at = g_utf8_next_char(at))
        if (g_unichar_islower(g_utf8_get_char(at)))
            return true;
    return false;
}

/* A short line, and one below it that begins small without going on with it. */
static bool is_loose(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    return next && !line->above_blank && !line->look.item && !next->look.item &&
           text_characters(line) < WRAPPED_MIN && body_line_begins_lower(next->look.whole) &&
           !body_line_ends_in(line->look.whole, ",;:-") &&
           !text_leaves_open(text, line->look.whole);
}

static void find_habits(struct text *text)
{
    unsigned lower = 0, starts = 0, lower_starts = 0, loose = 0;

    for (unsigned i = 0; i < text->lines->len; i++) {
        struct text_line *line = text_line(text, i);

        lower += has_lower(line->look.whole);
        loose += is_loose(text, i);
        if (line->below_blank && !line->look.item) {
            starts++;
            lower_starts += body_line_begins_lower(line->look.whole);
        }
        text->marked += line->mark.level > 0 || line->mark.strong || line->underlined;
        if (line->capitals && text_role(text, line) != ROLE_NONE)
            text->known_capitals++;
        text->openers += line->below_blank && !line->above_blank && !line->look.item &&
                         body_line_is_short(line->look.whole) &&
                         text_role(text, line) != ROLE_NONE && line->whole;
    }
    text->all_capitals = text->lines->len >= 5 && lower * 5 < text->lines->len;
    text->lower_starts = (starts >= 3 && lower_starts * 2 > starts) || loose >= LOOSE_LEAST;
}

/* The text says all a second time, in another language, from a rule on. */
static void mark_foreign(struct text *text)
{
    const struct source *source = text->source;
    unsigned looked_at = 0;

    for (unsigned i = FOREIGN_LEAST; i + FOREIGN_LEAST < text->lines->len; i++) {
        const size_t from = text_line(text, i)->look.whole.offset;

        if (!text_line(text, i)->parted || ++looked_at > RULES_MAX)
            continue;
        if (lang_guess(source->text + from, source->len - from) == text->lang ||
            lang_guess(source->text, from) != text->lang)
            continue;
        for (; i < text->lines->len; i++)
            text_line(text, i)->mark.foreign = true;
    }
}

void text_read_lines(struct text *text)
{
    const unsigned count = text->source->lines->len;
    bool blank = true, rule = false, parted = false;

    text->lines = g_array_new(FALSE, TRUE, sizeof(struct text_line));
    for (unsigned number = 1; number <= count; number++) {
        const struct body_line look = body_line_read(text->source, number);

        if (look.blank)
            note_blank(text, look);
        else
            add_line(text, look, number, blank, rule, parted || rule);
        parted = look.blank && (parted || rule);
        blank = look.blank;
        rule = look.rule;
    }
    note_blank(text, (struct body_line){.blank = true});
    mark_foreign(text);
    unmark_letters(text);
    mark_symbols(text);
    find_habits(text);
    find_width(text);
}
