/* typo_quote: quotes and dots (specs/typography.md, rules 4 and 13; English). Part of typo. What
 * always holds: quotes change in pairs. */
#include "lang/typo/typo_private.h"

#include <string.h>

static bool begins_word(gunichar c)
{
    return g_unichar_isalnum(c) || (c && c < 128 && strchr("([#$'@", (int)c)) || c == 0x2026 ||
           c == 0x20AC || c == 0xA3 || c == 0xAB || c == 0x2018 || c == 0x2019;
}

static bool precedes_word(gunichar c)
{
    return g_unichar_isspace(c) || (c && c < 128 && strchr("([/-'", (int)c)) || c == 0xAB ||
           c == 0x2013 || c == 0x2014 || c == 0x2019;
}

static bool opens(struct typo_text in, size_t index)
{
    const gunichar before = index > 0 ? in.chars[index - 1].c : ' ';
    const gunichar after = index + 1 < in.len ? in.chars[index + 1].c : ' ';

    return begins_word(after) && precedes_word(before);
}

/* Marks each quote that has another: 1 opens, −1 closes. A stray one is none of them, whatever
 * stands behind it. */
static signed char *pair_quotes(struct typo_text in, gunichar opening, gunichar closing)
{
    signed char *roles = g_new0(signed char, in.len + 1);
    g_autofree size_t *open = g_new(size_t, in.len + 1);
    size_t depth = 0;

    for (size_t i = 0; i < in.len; i++) {
        const gunichar c = typo_at(in, i);

        if (c == opening && (opening != closing || opens(in, i))) {
            open[depth++] = i;
        } else if (c == closing && depth > 0) {
            depth--;
            roles[i] = -1;
            roles[open[depth]] = 1;
        }
    }
    return roles;
}

/* Straight quotes that pair become `outer`, within another pair or guillemets `inner`. */
static void set_quotes(struct typo_text in, struct typo_out *out, const gunichar outer[static 2],
                       const gunichar inner[static 2])
{
    g_autofree signed char *roles = pair_quotes(in, '"', '"'),
                           *guillemets = pair_quotes(in, 0xAB, 0xBB);
    int depth = 0;

    for (size_t i = 0; i < in.len; i++) {
        const bool closes = roles[i] < 0;

        depth -= closes || guillemets[i] < 0 ? 1 : 0;
        if (roles[i] == 0)
            typo_copy(in, i, out);
        else
            typo_put(out, (depth > 0 ? inner : outer)[closes ? 1 : 0]);
        depth += roles[i] > 0 || guillemets[i] > 0 ? 1 : 0;
    }
}

/* Rule 4: "…" → « … », nested “…”. Those that don't pair stay: inches, slips. */
void typo_french_quotes(struct typo_text in, struct typo_out *out)
{
    static const gunichar outer[] = {0xAB, 0xBB}, inner[] = {0x201C, 0x201D};

    set_quotes(in, out, outer, inner);
}

void typo_english_quotes(struct typo_text in, struct typo_out *out)
{
    static const gunichar outer[] = {0x201C, 0x201D}, inner[] = {0x2018, 0x2019};

    set_quotes(in, out, outer, inner);
}

static bool ends_etc(const struct typo_out *out)
{
    return g_unichar_tolower(typo_last(out, 0)) == 'c' &&
           g_unichar_tolower(typo_last(out, 1)) == 't' &&
           g_unichar_tolower(typo_last(out, 2)) == 'e' && !g_unichar_isalpha(typo_last(out, 3));
}

static bool is_ellipsis(struct typo_text in, size_t index)
{
    const gunichar next = typo_at(in, index + 1);

    return typo_at(in, index) == 0x2026 && next != '.' && next != 0x2026;
}

static bool precedes_letter(struct typo_text in, size_t index)
{
    return index < in.len && g_unichar_isalnum(in.chars[index].c);
}

/* Rule 13: exactly three dots are an ellipsis; after “etc”, which says the same, one dot. */
void typo_dots(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        size_t dots = 0;

        while (typo_at(in, i + dots) == '.')
            dots++;
        if ((dots == 3 || is_ellipsis(in, i)) && ends_etc(out) &&
            !precedes_letter(in, i + MAX(dots, 1)))
            typo_put(out, '.');
        else if (dots == 3)
            typo_put(out, 0x2026);
        else
            for (size_t j = 0; j < MAX(dots, 1); j++)
                typo_copy(in, i + j, out);
        i += dots > 0 ? dots - 1 : 0;
    }
}
