/* hide: words without the codes and names that their reader may not see.
 *
 * Under view. What always holds: a code or a name is found in any case and however its letters are
 * composed; one that is a word or a number as well is found only where it can't be one. */
#include "panel/panel_private.h"

#include "lang/lang.h"

#include <string.h>

#define HIDDEN "[…]"
#define WORD_MIN 3 /* letters: shorter parts of a name are words as well */
#define BEFORE "(?<![\\p{L}\\p{N}])"
#define AFTER "(?![\\p{L}\\p{N}])"
/* Behind these a number stands for somebody. People write in either language, whatever the
 * posting's is. */
#define SOMEBODY                                                                                   \
    "(?:candidat(?:ure|[·(.]?e\\)?)?(?:·?s)?|applicants?|dossiers?|membres?|members?|"           \
    "[ée]valuat(?:eur|rice|or)s?|n[°ºo]s?|num[ée]ros?|numbers?|#)"
/* The others of a list, hidden or not: "candidats 2, 5 et". */
#define LISTED "(?:(?:\\d+|\\[…\\])(?:\\s*[,;&/]\\s*|\\s+(?:et|ou|and|or)\\s+))*"

/* The digits of a number, its zeros in front counted or not; returns what comes after. */
static const char *append_number(GString *pattern, const char *at)
{
    const char *end = at;

    while (g_ascii_isdigit(*end))
        end++;
    while (at + 1 < end && *at == '0')
        at++;
    g_string_append(pattern, "0*");
    g_string_append_len(pattern, at, end - at);
    return end;
}

/* A letter, or the one that stays of it where accents are left out. */
static void append_letter(GString *pattern, gunichar c)
{
    gunichar parts[4];

    g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
    g_string_append_c(pattern, '[');
    g_string_append_unichar(pattern, c);
    g_string_append_unichar(pattern, parts[0]);
    g_string_append_c(pattern, ']');
}

/* A code as people write it: in any case, with other signs between its parts, or none. */
static void append_code(GString *pattern, const char *code)
{
    bool parted = false, begun = false;

    while (*code) {
        const gunichar c = g_utf8_get_char(code);
        const bool digit = g_ascii_isdigit(*code);

        parted |= !g_unichar_isalnum(c) || digit;
        if (begun && parted && g_unichar_isalnum(c))
            g_string_append(pattern, "[-\\s_.'\\x{2019}\\x{2010}-\\x{2013}]{0,2}");
        if (digit)
            code = append_number(pattern, code);
        else if (g_unichar_isalnum(c))
            append_letter(pattern, c);
        parted = g_unichar_isalnum(c) ? digit : true;
        begun |= g_unichar_isalnum(c);
        code = digit ? code : g_utf8_next_char(code);
    }
}

static void add_pattern(GPtrArray *hidden, const char *pattern, GRegexCompileFlags flags)
{
    GRegex *regex = g_regex_new(pattern, flags | G_REGEX_OPTIMIZE, 0, NULL);

    if (regex)
        g_ptr_array_add(hidden, regex);
}

/* One letter is a code only as a capital, and not where a sentence may begin with it as a word. */
static void hide_letter(GPtrArray *hidden, gunichar letter)
{
    g_autoptr(GString) pattern = g_string_new(BEFORE);

    if (letter < 128 && strchr("AIOY", (int)letter))
        g_string_append(pattern, "(?<=[\\p{Ll}\\p{N},;:\\]]\\s)");
    g_string_append_unichar(pattern, letter);
    g_string_append(pattern, "(?![\\p{L}\\p{N}'\\x{2019}])");
    add_pattern(hidden, pattern->str, 0);
}

void hide_code(GPtrArray *hidden, const char *code)
{
    g_autoptr(GString) pattern = g_string_new(BEFORE);
    gunichar letter = 0;
    unsigned letters = 0, digits = 0;

    for (const char *at = code; *at; at = g_utf8_next_char(at))
        if (g_unichar_isdigit(g_utf8_get_char(at)))
            digits++;
        else if (g_unichar_isalnum(g_utf8_get_char(at))) {
            letter = g_utf8_get_char(at);
            letters++;
        }
    if (letters + digits == 0)
        return;
    if (letters == 1 && digits == 0)
        hide_letter(hidden, letter);
    if (letters == 0 || letters + digits == 1)
        g_string_append(pattern, SOMEBODY "[\\s:.]*" LISTED "\\K");
    append_code(pattern, code);
    g_string_append(pattern, AFTER);
    add_pattern(hidden, pattern->str, G_REGEX_CASELESS);
}

/* Of a name that has capitals, words without one are no names: "de", "von". */
static bool is_name(const char *word, bool has_capitals)
{
    return g_utf8_strlen(word, -1) >= WORD_MIN &&
           (!has_capitals || g_unichar_isupper(g_utf8_get_char(word)));
}

void hide_name(GPtrArray *hidden, const char *name)
{
    g_autofree char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
    g_autoptr(GRegex) gap = g_regex_new("[^\\p{L}\\p{M}]+", 0, 0, NULL);
    g_auto(GStrv) words = g_regex_split(gap, composed ? composed : "", 0);
    bool has_capitals = false;

    if (composed)
        hide_code(hidden, composed);
    for (const char *at = composed; at && *at; at = g_utf8_next_char(at))
        has_capitals |= g_unichar_isupper(g_utf8_get_char(at));
    for (unsigned i = 0; words[i]; i++)
        if (is_name(words[i], has_capitals))
            hide_code(hidden, words[i]);
}

char *hide_in(const GPtrArray *hidden, const char *words)
{
    g_autofree char *valid = g_utf8_make_valid(words, -1);
    char *shown = hidden->len ? g_utf8_normalize(valid, -1, G_NORMALIZE_NFC) : g_strdup(words);

    for (unsigned i = 0; i < hidden->len; i++) {
        char *less =
            g_regex_replace_literal(g_ptr_array_index(hidden, i), shown, -1, 0, HIDDEN, 0, NULL);

        g_free(shown);
        shown = less ? less : g_strdup(HIDDEN);
    }
    return shown;
}
