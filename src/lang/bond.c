/* bond: where a text parts badly, since what stands on both sides is read in one breath. Asked
 * while pages are set. What always holds: a bond is behind an ordinary space, a hyphen, or the dash
 * of a range; what a no-break space joins needs none. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

#define RANGE "\u2013" /* between two numbers */

enum {
    WORD_MOST = 12,    /* bytes of the longest word of the lists */
    FIRST_YEAR = 1900, /* a number from here … */
    LAST_YEAR = 2099,  /* … to here, of four digits, is a year, and counts nothing */
    HOUSE_DIGITS = 3,
    OUTWARD_LEAST = 2, /* of a British postcode, `M1 1AE` to `SW1A 1AA` … */
    OUTWARD_MOST = 4,  /* … the half before its space */
    INWARD = 3         /* … and behind it */
};

/* Bytes [first, end) of a text. */
struct word {
    const char *first, *end;
};

static const char *skip_marks(const char *at, const char *end)
{
    while (at < end && !g_unichar_isalnum(g_utf8_get_char(at)) && *at != '&')
        at = g_utf8_next_char(at);
    return at;
}

/* Without the marks before it. */
static struct word word_before(const char *text, const char *end)
{
    const char *first = end;

    while (first > text && first[-1] != ' ')
        first--;
    return (struct word){skip_marks(first, end), end};
}

/* Without the marks behind it. */
static struct word word_behind(const char *first)
{
    const char *end = first + strcspn(first, " ");

    while (end > first && strchr(",;:.)", end[-1]))
        end--;
    return (struct word){first, end};
}

/* One of the words of a list, without a mark behind it? */
static bool is_one_of(struct word word, const char *const *words)
{
    const size_t len = (size_t)(word.end - word.first);

    if (!words || len == 0 || len > WORD_MOST || strchr(",;:.)", word.end[-1]))
        return false;
    g_autofree char *folded = lang_fold(word.first, len);

    return lang_has_word(words, folded);
}

static bool is_ampersand(struct word word)
{
    return word.end == word.first + 1 && *word.first == '&';
}

/* `3`, `1,5`, `13100`, `12–16`, but for years. */
static bool counts(struct word word)
{
    const char *range = g_strrstr_len(word.first, word.end - word.first, RANGE),
               *first = range ? range + strlen(RANGE) : word.first;
    const size_t len = (size_t)(word.end - first);
    const guint64 year = len == 4 ? g_ascii_strtoull(first, NULL, 10) : 0;

    return len > 0 && g_ascii_isdigit(word.end[-1]) && strspn(first, "0123456789.,") >= len &&
           (year < FIRST_YEAR || year > LAST_YEAR);
}

/* `1,` behind a street's name. */
static bool is_house_number(struct word word)
{
    const size_t len = strspn(word.first, "0123456789");

    return len > 0 && len <= HOUSE_DIGITS && word.first[len] == ',';
}

static bool is_postcode(struct word outward, struct word inward)
{
    const size_t len = (size_t)(outward.end - outward.first);

    return len >= OUTWARD_LEAST && len <= OUTWARD_MOST && g_ascii_isupper(*outward.first) &&
           g_ascii_isdigit(outward.first[strspn(outward.first, "ABCDEFGHIJKLMNOPRSTUWYZ")]) &&
           inward.end - inward.first >= INWARD && g_ascii_isdigit(inward.first[0]) &&
           g_ascii_isupper(inward.first[1]) && g_ascii_isupper(inward.first[2]);
}

static bool joins_words(const struct language *lang, const char *text, const char *space,
                        bool heading)
{
    const struct word before = word_before(text, space), behind = word_behind(space + 1);

    if (counts(before))
        return g_unichar_isalpha(g_utf8_get_char(behind.first)) &&
               !is_one_of(behind, lang->leading_words);
    if (!heading)
        return false;
    if (before.end > before.first && is_house_number(behind) &&
        g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(space))))
        return true;
    return is_ampersand(before) || is_postcode(before, behind) ||
           is_one_of(before, lang->leading_words) || is_one_of(behind, lang->trailing_words);
}

/* Of running text, names alone: `Aix-en-Provence`. */
static bool joins_parts(const char *text, const char *hyphen, bool heading)
{
    if (hyphen == text || !g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(hyphen))) ||
        !g_unichar_isalpha(g_utf8_get_char(hyphen + 1)))
        return false;
    return heading || g_unichar_isupper(g_utf8_get_char(word_before(text, hyphen).first));
}

/* Where the second number of a range begins: `12–16`; NULL: there is none here. */
static const char *range_end(const char *text, const char *at)
{
    const char *end = at + strlen(RANGE);

    return g_str_has_prefix(at, RANGE) && at > text && g_ascii_isdigit(at[-1]) &&
                   g_ascii_isdigit(*end)
               ? end
               : NULL;
}

size_t lang_find_bond(const struct language *lang, const char *text, size_t from, bool heading)
{
    static const char marks[] = {' ', '-', RANGE[0], '\0'};

    for (const char *at = strpbrk(text + from, marks); at; at = strpbrk(at + 1, marks)) {
        const char *range = *at == RANGE[0] ? range_end(text, at) : NULL;

        if (range)
            return (size_t)(range - text);
        if (at[1] && ((*at == ' ' && joins_words(lang, text, at, heading)) ||
                      (*at == '-' && joins_parts(text, at, heading))))
            return (size_t)(at + 1 - text);
    }
    return 0;
}
