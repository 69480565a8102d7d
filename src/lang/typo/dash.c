/* typo_dash: dashes between words (specs/typography.md, rule 14; English). Part of typo. What
 * always holds: a hyphen without spaces around it stays. */
#include "lang/typo/typo_private.h"

#include <string.h>

#define EN_DASH 0x2013u

enum dash { DASH_NONE, DASH_OPENS, DASH_CLOSES, DASH_SINGLE };

static size_t back_over_spaces(struct typo_text in, size_t index)
{
    while (index > 0 && typo_is_space(typo_at(in, index - 1)))
        index--;
    return index;
}

/* The character before the spaces, or behind them; 0: the end of the text. */
static gunichar word_end(struct typo_text in, size_t dash)
{
    const size_t at = back_over_spaces(in, dash);

    return at > 0 ? in.chars[at - 1].c : 0;
}

static gunichar word_start(struct typo_text in, size_t dash)
{
    const size_t at = typo_skip_spaces(in, dash + 1);

    return at < in.len ? in.chars[at].c : 0;
}

static bool is_dash(gunichar c)
{
    return c == '-' || c == EN_DASH || c == 0x2014 || c == 0x2212;
}

/* Can a word stand on this side, so that the dash is between words? */
static bool is_beside_word(gunichar c, const char *marks)
{
    return c != 0 && !g_unichar_isspace(c) && !is_dash(c) && !g_utf8_strchr(marks, -1, c);
}

/* A dash with spaces on both sides, between words; two figures it would make a difference of. */
static bool is_spaced_dash(struct typo_text in, size_t index)
{
    const gunichar c = typo_at(in, index);
    gunichar before, after;

    if ((c != '-' && c != EN_DASH) || index == 0 || !typo_is_space(typo_at(in, index - 1)) ||
        !typo_is_space(typo_at(in, index + 1)))
        return false;
    before = word_end(in, index);
    after = word_start(in, index);
    return is_beside_word(before, "([«“‘•·:;") && is_beside_word(after, ",.;:!?)]»”•·") &&
           !(g_unichar_isdigit(before) && g_unichar_isdigit(after));
}

/* Does a sentence end here? Not behind `M.`, which a no-break space follows. */
static bool ends_sentence(struct typo_text in, size_t index)
{
    const gunichar c = typo_at(in, index), space = typo_at(in, index + 1);
    size_t next = index + 1;

    if ((c != '.' && c != '!' && c != '?' && c != 0x2026) || space == TYPO_NB ||
        !g_unichar_isspace(space))
        return false;
    while (next < in.len && (g_unichar_isspace(in.chars[next].c) || in.chars[next].c == 0xAB ||
                             in.chars[next].c == 0x201C || in.chars[next].c == '('))
        next++;
    return next < in.len && g_unichar_isupper(in.chars[next].c);
}

/* What each dash of the text does: in pairs within a sentence, the last of an odd number alone. */
static unsigned char *find_roles(struct typo_text in)
{
    unsigned char *roles = g_new0(unsigned char, in.len + 1);
    size_t open = in.len;

    for (size_t i = 0; i < in.len; i++) {
        if (is_spaced_dash(in, i)) {
            roles[i] = open < in.len ? DASH_CLOSES : DASH_SINGLE;
            if (open < in.len)
                roles[open] = DASH_OPENS;
            open = open < in.len ? in.len : i;
        } else if (ends_sentence(in, i)) {
            open = in.len;
        }
    }
    return roles;
}

/* Appends the dash at `index` for what was written of it and the spaces around; gives the last
 * character that it takes. */
static size_t put_dash(struct typo_text in, size_t index, enum dash role, struct typo_out *out)
{
    typo_strip(out);
    typo_put(out, role == DASH_OPENS ? ' ' : TYPO_NB);
    typo_put(out, EN_DASH);
    typo_put(out, role == DASH_OPENS ? TYPO_NB : ' ');
    return typo_skip_spaces(in, index + 1) - 1;
}

/* Rule 14. */
void typo_french_dashes(struct typo_text in, struct typo_out *out)
{
    g_autofree unsigned char *roles = find_roles(in);

    for (size_t i = 0; i < in.len; i++)
        if (roles[i] != DASH_NONE)
            i = put_dash(in, i, roles[i], out);
        else
            typo_copy(in, i, out);
}

/* `a--b`, `a -- b`: where the second hyphen stands that makes a dash with the first; 0: none. */
static size_t find_double(struct typo_text in, size_t index)
{
    const bool spaced = index > 0 && typo_is_space(typo_at(in, index - 1));

    if (typo_at(in, index) != '-' || typo_at(in, index + 1) != '-' || index == 0 ||
        spaced != typo_is_space(typo_at(in, index + 2)))
        return 0;
    return is_beside_word(word_end(in, index), "([“‘•·:;") &&
                   is_beside_word(word_start(in, index + 1), ",.;:!?)]”•·")
               ? index + 1
               : 0;
}

void typo_english_dashes(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const size_t second = find_double(in, i);

        if (second > 0 || is_spaced_dash(in, i))
            i = put_dash(in, MAX(second, i), DASH_SINGLE, out);
        else
            typo_copy(in, i, out);
    }
}
