/* rules: reads the characters of a paragraph: which direction it has (UAX #9), where graphemes
 * begin (UAX #29), where a line may (UAX #14), and what typographers add to that.
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
static bool is_rtl(const struct para *para, const GString *utf8)
{
    PangoDirection base = PANGO_DIRECTION_LTR;
    g_autofree guint8 *levels =
        pango_log2vis_get_embedding_levels(utf8->str, (int)utf8->len, &base);
    int balance = 0;

    for (unsigned i = 0; i < para->char_count; i++)
        if (g_unichar_isalpha(para->chars[i].c))
            balance += levels[i] & 1 ? 1 : -1;
    return balance > 0;
}

static bool is_letter(const struct para *para, unsigned at)
{
    return at < para->char_count && g_unichar_isalpha(para->chars[at].c);
}

/* Quotes open in one language and close in another: those that stand close to a word on their outer
 * side do the other thing here. */
static bool is_closing(const struct para *para, unsigned at)
{
    const gunichar c = para->chars[at].c;

    return is_one_of(c, "·)]},;:!?%/") || (is_one_of(c, "»”") && !is_letter(para, at + 1));
}

static bool is_opening(const struct para *para, unsigned at)
{
    const gunichar c = para->chars[at].c;

    return is_one_of(c, "([{¿¡") || (is_one_of(c, "«“") && (at == 0 || !is_letter(para, at - 1)));
}

/* `before`: the last character before the opportunity that is no space. Inclusive forms stay whole
 * (`chargé-e`). */
static enum para_opportunity judge(const struct para *para, unsigned at, unsigned before)
{
    const gunichar last = para->chars[before].c;
    const bool spaced = before + 1 < at;

    if (is_closing(para, at) || is_opening(para, before))
        return OPPORTUNITY_NONE;
    if (spaced) {
        const bool alone = before == 0 || g_unichar_isspace(para->chars[before - 1].c);

        return alone && g_unichar_isalnum(last) ? OPPORTUNITY_SINGLE : OPPORTUNITY_FREE;
    }
    if (last == 0xB7 || last == '/' || last == 0x2011)
        return OPPORTUNITY_NONE;
    if (last != '-' && last != 0x2010)
        return OPPORTUNITY_FREE;
    return is_letter(para, at) && is_letter(para, at + 1) ? OPPORTUNITY_HYPHEN : OPPORTUNITY_NONE;
}

/* Between words of more than one letter: `et/ou`, never `H/F`. */
static bool is_slash_opportunity(const struct para *para, unsigned at)
{
    return at >= 3 && at + 1 < para->char_count && para->chars[at - 1].c == '/' &&
           g_unichar_isalpha(para->chars[at - 2].c) && g_unichar_isalpha(para->chars[at - 3].c) &&
           g_unichar_isalpha(para->chars[at].c) && g_unichar_isalpha(para->chars[at + 1].c);
}

static void judge_all(struct para *para, const PangoLogAttr *attrs)
{
    unsigned before = 0;

    for (unsigned i = 1; i < para->char_count; i++) {
        const gunichar last = para->chars[i - 1].c;

        if (!g_unichar_isspace(last))
            before = i - 1;
        if (last == '\n')
            para->chars[i].opportunity = OPPORTUNITY_FORCED;
        else if (is_slash_opportunity(para, i))
            para->chars[i].opportunity = OPPORTUNITY_SLASH;
        else if (attrs[i].is_line_break)
            para->chars[i].opportunity = (unsigned char)judge(para, i, before);
    }
}

/* In an address only after a mark that no one can take for a hyphen, and never inside `://`. */
static void judge_address(struct para *para, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end; i++)
        para->chars[i].whole = true;
    for (unsigned i = first + 1; i < end; i++)
        para->chars[i].opportunity =
            is_one_of(para->chars[i - 1].c, "/.@?") && !is_one_of(para->chars[i].c, "/.@?")
                ? OPPORTUNITY_ADDRESS
                : OPPORTUNITY_NONE;
}

static void judge_addresses(struct para *para, const char *utf8)
{
    struct address found;
    unsigned first = 0, end;

    for (size_t from = 0; address_find(utf8, from, &found); from = MAX(found.end, from + 1)) {
        while (first < para->char_count && para->chars[first].byte < found.start)
            first++;
        for (end = first; end < para->char_count && para->chars[end].byte < found.end;)
            end++;
        judge_address(para, first, end);
        first = end;
    }
}

/* Characters. Pango looks back to the last end of a sentence from each mark that may be one:
 * quadratic where none is. */
#define PIECE_MAX 4000

/* After the last space of a piece, so that no word is cut; a word as long as that has no
 * opportunity of its own. */
static unsigned find_piece_end(const struct para *para, unsigned first)
{
    unsigned end = first + PIECE_MAX;

    if (end >= para->char_count)
        return para->char_count;
    while (end > first && !(para->chars[end - 1].c == ' ' && para->chars[end].c != ' '))
        end--;
    return end > first ? end : first + PIECE_MAX;
}

void para_analyse(struct para *para, const char *lang, const GString *utf8)
{
    PangoLanguage *language = pango_language_from_string(lang);
    g_autofree PangoLogAttr *attrs = g_new0(PangoLogAttr, para->char_count + 1);

    para->base_level = is_rtl(para, utf8);
    for (unsigned first = 0, end; first < para->char_count; first = end) {
        const unsigned byte = para->chars[first].byte;

        end = find_piece_end(para, first);
        pango_get_log_attrs(utf8->str + byte, (int)(para->chars[end].byte - byte), -1, language,
                            attrs + first, (int)(end - first) + 1);
        if (first > 0)
            attrs[first].is_line_break = para->chars[first - 1].c == ' ';
    }
    for (unsigned i = 0; i < para->char_count; i++)
        para->chars[i].grapheme = attrs[i].is_cursor_position;
    judge_all(para, attrs);
    judge_addresses(para, utf8->str);
}
