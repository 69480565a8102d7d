/* para_rules: reads the characters of a paragraph: their direction (UAX #9), where a cluster begins
 * (UAX #29), where a line may (UAX #14), and what typographers add to that.
 *
 * First step of para_new. What always holds: it sees characters alone, no face and no size. */
#include "typeset/para/para_private.h"

#include "lang/address/address.h"

#include <pango/pango.h>
#include <string.h>

static bool is_one_of(gunichar c, const char *set)
{
    return c && g_utf8_strchr(set, -1, c);
}

/* The paragraph's own direction: of the more frequent letters. By the first letter alone (P2), a
 * French sentence that begins with a Hebrew name would run backwards. */
static PangoDirection direction(const struct para *para)
{
    int balance = 0;

    for (unsigned i = 0; i < para->char_count; i++)
        if (para->chars[i] >= 0x590 && g_unichar_isalpha(para->chars[i]))
            balance += hb_script_get_horizontal_direction(hb_unicode_script(
                           hb_unicode_funcs_get_default(), para->chars[i])) == HB_DIRECTION_RTL
                           ? 1
                           : -1;
        else if (para->chars[i] < 0x590 && g_unichar_isalpha(para->chars[i]))
            balance--;
    return balance > 0 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
}

static void write_utf8(const struct para *para, struct para_text *text)
{
    text->utf8 = g_string_sized_new(para->char_count + para->char_count / 8);
    text->bytes = g_new(unsigned, para->char_count + 1);
    for (unsigned i = 0; i < para->char_count; i++) {
        text->bytes[i] = (unsigned)text->utf8->len;
        g_string_append_unichar(text->utf8, para->chars[i]);
    }
    text->bytes[para->char_count] = (unsigned)text->utf8->len;
}

void para_analyse(struct para *para, const char *lang, struct para_text *text)
{
    PangoDirection base = direction(para);

    para->base_level = base == PANGO_DIRECTION_RTL;
    write_utf8(para, text);
    text->levels = pango_log2vis_get_embedding_levels(text->utf8->str, (int)text->utf8->len, &base);
    text->breaks = g_new0(unsigned char, para->char_count + 1);
    text->graphemes = g_new0(bool, para->char_count + 1);
    para_find_chances(para, lang, text);
}

void para_text_clear(struct para_text *text)
{
    g_string_free(text->utf8, TRUE);
    g_free(text->bytes);
    g_free(text->levels);
    g_free(text->breaks);
    g_free(text->graphemes);
}

static bool is_letter(const struct para *para, unsigned at)
{
    return at < para->char_count && g_unichar_isalpha(para->chars[at]);
}

/* Quotes open in one language and close in another: those that stand close to a word on their outer
 * side do the other thing here. */
static bool is_closing(const struct para *para, unsigned at)
{
    const gunichar c = para->chars[at];

    return is_one_of(c, "·)]},;:!?%/") || (is_one_of(c, "»”") && !is_letter(para, at + 1));
}

static bool is_opening(const struct para *para, unsigned at)
{
    const gunichar c = para->chars[at];

    return is_one_of(c, "([{¿¡") || (is_one_of(c, "«“") && (at == 0 || !is_letter(para, at - 1)));
}

/* `before`: the last character before the chance that is no space. Inclusive forms stay whole
 * (`chargé-e`). */
static enum para_chance judge(const struct para *para, unsigned at, unsigned before)
{
    const gunichar last = para->chars[before];
    const bool spaced = before + 1 < at;

    if (is_closing(para, at) || is_opening(para, before))
        return CHANCE_NONE;
    if (spaced) {
        const bool alone = before == 0 || g_unichar_isspace(para->chars[before - 1]);

        return alone && g_unichar_isalpha(last) ? CHANCE_SINGLE : CHANCE_FREE;
    }
    if (last == 0xB7 || last == '/')
        return CHANCE_NONE;
    if (last != '-' && last != 0x2010)
        return CHANCE_FREE;
    return is_letter(para, at) && is_letter(para, at + 1) ? CHANCE_HYPHEN : CHANCE_NONE;
}

/* Between words of more than one letter: `et/ou`, never `H/F`. */
static bool is_slash_chance(const struct para *para, unsigned at)
{
    return at >= 3 && at + 1 < para->char_count && para->chars[at - 1] == '/' &&
           g_unichar_isalpha(para->chars[at - 2]) && g_unichar_isalpha(para->chars[at - 3]) &&
           g_unichar_isalpha(para->chars[at]) && g_unichar_isalpha(para->chars[at + 1]);
}

static void judge_all(const struct para *para, const PangoLogAttr *attrs, struct para_text *text)
{
    unsigned before = 0;

    for (unsigned i = 1; i < para->char_count; i++) {
        const gunichar last = para->chars[i - 1];

        if (!g_unichar_isspace(last))
            before = i - 1;
        if (last == '\n')
            text->breaks[i] = CHANCE_FORCED;
        else if (is_slash_chance(para, i))
            text->breaks[i] = CHANCE_SLASH;
        else if (attrs[i].is_line_break)
            text->breaks[i] = (unsigned char)judge(para, i, before);
    }
}

/* In an address only after a mark that no one can take for a hyphen, and never inside `://`. */
static void judge_address(const struct para *para, unsigned first, unsigned end,
                          struct para_text *text)
{
    for (unsigned i = first + 1; i < end; i++) {
        const gunichar last = para->chars[i - 1], next = para->chars[i];

        text->breaks[i] =
            is_one_of(last, "/.@?") && !is_one_of(next, "/.@?") ? CHANCE_ADDRESS : CHANCE_NONE;
    }
}

static void judge_addresses(const struct para *para, struct para_text *text)
{
    const char *utf8 = text->utf8->str;
    struct address found;
    unsigned first = 0, end;

    for (size_t from = 0; address_find(utf8, from, &found); from = MAX(found.end, from + 1)) {
        while (first < para->char_count && text->bytes[first] < found.start)
            first++;
        for (end = first; end < para->char_count && text->bytes[end] < found.end;)
            end++;
        judge_address(para, first, end, text);
        first = end;
    }
}

/* Characters. Pango looks back to the last end of a sentence from each mark that may be one:
 * quadratic where none is. */
#define PIECE_MAX 4000

/* After the last space of a piece, so that no word is cut; a word as long as that has no chances of
 * its own. */
static unsigned find_piece_end(const struct para *para, unsigned first)
{
    unsigned end = first + PIECE_MAX;

    if (end >= para->char_count)
        return para->char_count;
    while (end > first && !(para->chars[end - 1] == ' ' && para->chars[end] != ' '))
        end--;
    return end > first ? end : first + PIECE_MAX;
}

static void ask_pango(const struct para *para, const char *lang, const struct para_text *text,
                      PangoLogAttr *attrs)
{
    PangoLanguage *language = pango_language_from_string(lang);

    for (unsigned first = 0, end; first < para->char_count; first = end) {
        const char *utf8 = text->utf8->str + text->bytes[first];

        end = find_piece_end(para, first);
        pango_get_log_attrs(utf8, (int)(text->bytes[end] - text->bytes[first]), -1, language,
                            attrs + first, (int)(end - first) + 1);
        if (first > 0)
            attrs[first].is_line_break = para->chars[first - 1] == ' ';
    }
}

void para_find_chances(const struct para *para, const char *lang, struct para_text *text)
{
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, para->char_count + 1);

    ask_pango(para, lang, text, attrs);
    for (unsigned i = 0; i <= para->char_count; i++)
        text->graphemes[i] = attrs[i].is_cursor_position || i == 0;
    judge_all(para, attrs, text);
    judge_addresses(para, text);
}
