/* typo_quote: quotes and dots (specs/typography.md, rules 4 and 13; English). Part of typo. What
 * always holds: quotes change in pairs. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum { MARKS_MAX = 4 }; /* of a run of ! and ? that is looked at */

enum side { SIDE_NONE, SIDE_OPENS, SIDE_CLOSES, SIDE_BOTH };

/* Beyond the ends of the text: a space. */
static gunichar raw(struct typo_text in, size_t index)
{
    return index < in.len ? in.chars[index].c : ' ';
}

/* Does one of these marks stand there, which rule 1 sets off? Behind a quote they are outside it,
 * unless they are all it holds: `"?!"`. */
static bool is_set_off(struct typo_text in, size_t index)
{
    size_t behind = index;

    while (behind < index + MARKS_MAX && strchr(";!?", (int)MIN(raw(in, behind), 127u)))
        behind++;
    return behind > index && typo_at(in, behind) != '"';
}

/* Behind a quote: does the word go on that the quote stands before? A mark with nothing behind it
 * ends a sentence. */
static bool precedes_text(struct typo_text in, size_t index)
{
    const gunichar c = raw(in, index), after = raw(in, index + 1);

    if (c == '-')
        return g_unichar_isalnum(after);
    if (c < 128 && strchr(",.:)]", (int)c))
        return !g_unichar_isspace(after) && after != ')' && after != 0xBB;
    return !g_unichar_isspace(c) && c != '"' && c != 0xBB && c != 0x201D && !is_set_off(in, index);
}

static bool follows_gap(gunichar c)
{
    return g_unichar_isspace(c) || (c && c < 128 && strchr("([/-'", (int)c)) || c == 0xAB ||
           c == 0x2013 || c == 0x2014 || c == 0x2019 || c == 0x201C;
}

/* Of a straight quote with spaces before it: does text stand before them, so that it may close
 * what was opened? Not behind a digit, where it is inches, nor inside guillemets. */
static bool follows_text(struct typo_text in, size_t index)
{
    gunichar last;

    while (index > 0 && typo_is_space(in.chars[index - 1].c))
        index--;
    last = index > 0 ? in.chars[index - 1].c : 0;
    return !g_unichar_isdigit(last) && last != 0xAB && last != 0x201C;
}

/* Of a straight quote: `"a` opens, `a"` closes, and with spaces on both sides it may do either. */
static enum side find_side(struct typo_text in, size_t index)
{
    const gunichar before = index > 0 ? in.chars[index - 1].c : ' ';
    const size_t next = typo_skip_spaces(in, index + 1);

    if (!follows_gap(before))
        return SIDE_CLOSES;
    if (precedes_text(in, index + 1))
        return SIDE_OPENS;
    return typo_is_space(before) && follows_text(in, index) && next > index + 1 &&
                   raw(in, next) != 0xBB && !is_set_off(in, next)
               ? SIDE_BOTH
               : SIDE_CLOSES;
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
        enum side side = c == opening ? SIDE_OPENS : c == closing ? SIDE_CLOSES : SIDE_NONE;

        if (side && opening == closing)
            side = find_side(in, i);
        if (side == SIDE_OPENS || (side == SIDE_BOTH && depth == 0)) {
            open[depth++] = i;
        } else if (side && depth > 0) {
            depth--;
            roles[i] = -1;
            roles[open[depth]] = 1;
        }
    }
    return roles;
}

/* The quote at `index` as `mark`; gives the last character that it takes. Spaces inside go, but for
 * guillemets, which have theirs from rule 3. */
static size_t put_quote(struct typo_text in, size_t index, gunichar mark, bool closes,
                        struct typo_out *out)
{
    const bool spaced = mark == 0xAB || mark == 0xBB;

    if (closes && !spaced)
        typo_strip(out);
    typo_put(out, mark);
    return closes || spaced ? index : typo_skip_spaces(in, index + 1) - 1;
}

/* Straight quotes that pair become `outer`, within another pair or guillemets `inner`. */
static void set_quotes(struct typo_text in, struct typo_out *out, const gunichar outer[static 2],
                       const gunichar inner[static 2])
{
    g_autofree signed char *roles = pair_quotes(in, '"', '"'),
                           *guillemets = pair_quotes(in, 0xAB, 0xBB);
    int depth = 0;

    for (size_t i = 0; i < in.len; i++) {
        const signed char role = roles[i], guillemet = guillemets[i];

        depth -= role < 0 || guillemet < 0 ? 1 : 0;
        if (role == 0)
            typo_copy(in, i, out);
        else
            i = put_quote(in, i, (depth > 0 ? inner : outer)[role < 0 ? 1 : 0], role < 0, out);
        depth += role > 0 || guillemet > 0 ? 1 : 0;
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

/* Does the text so far, but for the last `back` characters, end in “etc”? */
static bool ends_etc(const struct typo_out *out, size_t back)
{
    return g_unichar_tolower(typo_last(out, back)) == 'c' &&
           g_unichar_tolower(typo_last(out, back + 1)) == 't' &&
           g_unichar_tolower(typo_last(out, back + 2)) == 'e' &&
           !g_unichar_isalpha(typo_last(out, back + 3));
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
        if ((dots == 3 || is_ellipsis(in, i)) && ends_etc(out, typo_spaces_before(out, 0)) &&
            !precedes_letter(in, i + MAX(dots, 1))) {
            typo_strip(out);
            typo_put(out, '.');
        } else if (dots == 3) {
            typo_put(out, 0x2026);
        } else {
            for (size_t j = 0; j < MAX(dots, 1); j++)
                typo_copy(in, i + j, out);
        }
        i += dots > 0 ? dots - 1 : 0;
    }
}
