/* typo_dash: dashes between words (specs/typography.md, rule 14; English). Part of typo. What
 * always holds: a hyphen without spaces around it stays. */
#include "lang/typo/typo_private.h"

#include <string.h>

#define EN_DASH 0x2013u
#define EM_DASH 0x2014u

enum part { PART_NONE, PART_OPENS, PART_CLOSES, PART_SINGLE };

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

/* `8 h 30` before a dash: two figures that no other is taken from. */
static bool ends_time(struct typo_text in, size_t dash)
{
    size_t at = back_over_spaces(in, dash);

    while (at > 0 && g_unichar_isdigit(typo_at(in, at - 1)))
        at--;
    at = back_over_spaces(in, at);
    return at > 1 && typo_at(in, at - 1) == 'h' &&
           (typo_is_space(typo_at(in, at - 2)) || g_unichar_isdigit(typo_at(in, at - 2)));
}

/* Two figures, of which a dash between them makes a difference. */
static bool is_between_figures(struct typo_text in, size_t first, size_t last)
{
    return g_unichar_isdigit(word_end(in, first)) && g_unichar_isdigit(word_start(in, last)) &&
           !ends_time(in, first);
}

/* A dash with spaces on both sides, between words. */
static bool is_spaced_dash(struct typo_text in, size_t index)
{
    const gunichar c = typo_at(in, index);

    return (c == '-' || c == EN_DASH || c == EM_DASH) && index > 0 &&
           typo_is_space(typo_at(in, index - 1)) && typo_is_space(typo_at(in, index + 1)) &&
           is_beside_word(word_end(in, index), "([«“‘•·:;") &&
           is_beside_word(word_start(in, index), ",.;:!?)]»”•·") &&
           !is_between_figures(in, index, index);
}

/* `a -- b`, and where they may stand without spaces `a--b`: two hyphens for a dash. */
static bool is_double(struct typo_text in, size_t index, bool glued)
{
    const bool spaced = index > 0 && typo_is_space(typo_at(in, index - 1));

    return typo_at(in, index) == '-' && typo_at(in, index + 1) == '-' && index > 0 &&
           spaced == typo_is_space(typo_at(in, index + 2)) && (spaced || glued) &&
           is_beside_word(word_end(in, index), "([«“‘•·:;\"") &&
           is_beside_word(word_start(in, index + 1), ",.;:!?)]»”•·\"") &&
           !is_between_figures(in, index, index + 1);
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
        if (is_spaced_dash(in, i) || is_double(in, i, false)) {
            roles[i] = open < in.len ? PART_CLOSES : PART_SINGLE;
            if (open < in.len)
                roles[open] = PART_OPENS;
            open = open < in.len ? in.len : i;
        } else if (ends_sentence(in, i)) {
            open = in.len;
        }
    }
    return roles;
}

/* Appends the dash at `index`, one hyphen, two or a dash, and the spaces around; gives the last
 * character that it takes. An em dash stays one. */
static size_t put_dash(struct typo_text in, size_t index, enum part part, struct typo_out *out)
{
    const size_t last = typo_at(in, index + 1) == '-' ? index + 1 : index;

    typo_strip(out);
    typo_put(out, part == PART_OPENS ? ' ' : TYPO_NB);
    typo_put(out, typo_at(in, index) == EM_DASH ? EM_DASH : EN_DASH);
    typo_put(out, part == PART_OPENS ? TYPO_NB : ' ');
    return typo_skip_spaces(in, last + 1) - 1;
}

/* Rule 14. */
void typo_french_dashes(struct typo_text in, struct typo_out *out)
{
    g_autofree unsigned char *roles = find_roles(in);

    for (size_t i = 0; i < in.len; i++)
        if (roles[i] != PART_NONE)
            i = put_dash(in, i, roles[i], out);
        else
            typo_copy(in, i, out);
}

void typo_english_dashes(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++)
        if (is_spaced_dash(in, i) || is_double(in, i, true))
            i = put_dash(in, i, PART_SINGLE, out);
        else
            typo_copy(in, i, out);
}

/* Rule 23, by option: English dashes as long ones without spaces. */
void typo_em_dashes(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++)
        if (is_spaced_dash(in, i) && typo_at(in, i) != '-') {
            typo_strip(out);
            typo_put(out, EM_DASH);
            i = typo_skip_spaces(in, i + 1) - 1;
        } else {
            typo_copy(in, i, out);
        }
}
