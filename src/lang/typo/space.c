/* typo_space: spaces at marks (specs/typography.md, rules 1 to 3; English). Part of typo. Source of
 * the rules: Imprimerie nationale, Lexique des règles typographiques. */
#include "lang/typo/typo_private.h"

static bool is_high_mark(gunichar c)
{
    return c == ';' || c == '!' || c == '?';
}

/* Is this the end of a word, so that a mark belongs to it? */
static bool ends_word(gunichar before)
{
    return g_unichar_isalnum(before) ||
           (before && g_utf8_strchr(")]»”\"%€$£°…", -1, before) != NULL);
}

/* Does what was written so far end in an opening sign, so that a mark is no word's: `« ? »`? */
static bool ends_opening(const struct typo_out *out)
{
    const gunichar last = typo_last(out, typo_spaces_before(out, 0));

    return last == '(' || last == '[' || last == 0xAB || last == 0x201C;
}

/* Rule 1: a narrow no-break space before ; ! ?, before the first only of a run. */
void typo_high_marks(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        if (is_high_mark(typo_at(in, i)) && out->len > 0 && !is_high_mark(typo_last(out, 0)) &&
            !ends_opening(out)) {
            const bool spaced = typo_strip(out);

            if (out->len > 0 && (spaced || ends_word(typo_last(out, 0))))
                typo_put(out, TYPO_NN);
        }
        typo_copy(in, i, out);
    }
}

/* Rule 2: a space before a colon is a no-break space; where none was written, none is added. */
void typo_colon(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        if (typo_at(in, i) == ':' && typo_is_space(typo_last(out, 0))) {
            typo_strip(out);
            if (out->len > 0)
                typo_put(out, TYPO_NB);
        }
        typo_copy(in, i, out);
    }
}

/* Rule 3: no-break spaces inside « ». */
void typo_guillemets(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        if (typo_at(in, i) == 0xBB && out->len > 0) {
            typo_strip(out);
            typo_put(out, TYPO_NB);
        }
        typo_copy(in, i, out);
        if (typo_at(in, i) != 0xAB)
            continue;
        while (typo_is_space(typo_at(in, i + 1)))
            i++;
        if (i + 1 < in.len && typo_at(in, i + 1) != 0xBB)
            typo_put(out, TYPO_NB);
    }
}

/* Is there nothing between a bracket at `index` and the one that closes it: a box to tick? */
static bool is_empty_bracket(struct typo_text in, size_t index)
{
    const gunichar close = typo_at(in, typo_skip_spaces(in, index + 1));

    return close == ')' || close == ']';
}

/* `(((`: signs in a row enclose nothing; they are somebody's own. */
static bool is_in_run(struct typo_text in, size_t index, gunichar before)
{
    const gunichar c = typo_at(in, index);

    return before == c || typo_at(in, index + 1) == c;
}

/* Does a space go before what stands at `index`: a closing bracket, a comma or a stop? What goes on
 * behind it is no mark: `.NET`. */
static bool hugs_left(struct typo_text in, size_t index, gunichar before)
{
    const gunichar c = typo_at(in, index), after = index + 1 < in.len ? in.chars[index + 1].c : ' ';

    if (c == ')' || c == ']')
        return before != '(' && before != '[' && before != ':' && before != ';' &&
               !is_in_run(in, index, 0);
    return (c == ',' || c == '.') && before != '.' && before != 0x2026 && before != ',' &&
           (g_unichar_isspace(after) || after == ')' || after == ']' || after == 0xBB ||
            after == '"' || after == 0x201D);
}

/* Rule 18: no space inside brackets, nor before a comma or a stop. */
void typo_inner_spaces(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const size_t next = typo_skip_spaces(in, i);
        const bool hugs = next > i && out->len > 0 && !g_unichar_isspace(typo_last(out, 0)) &&
                          hugs_left(in, next, typo_last(out, 0));
        bool alone;
        gunichar c;

        for (; i < next; i++)
            if (!hugs)
                typo_copy(in, i, out);
        if (i == in.len)
            break;
        c = typo_at(in, i);
        alone = !is_in_run(in, i, typo_last(out, 0));
        typo_copy(in, i, out);
        if ((c == '(' || c == '[') && alone && !is_empty_bracket(in, i))
            i = typo_skip_spaces(in, i + 1) - 1;
    }
}

static bool is_closing(gunichar c)
{
    return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D || c == 0x2019;
}

/* Does a mark belong to the word before it: is it the last of a run, with nothing glued to it? */
static bool ends_run(struct typo_text in, size_t index)
{
    while (is_high_mark(typo_at(in, index)) || typo_at(in, index) == ':')
        index++;
    return index >= in.len || g_unichar_isspace(in.chars[index].c) || is_closing(in.chars[index].c);
}

/* A straight quote that is left has no partner, and may be the beginning of something. */
static bool is_english_end(gunichar c)
{
    return (c != '"' && ends_word(c)) || c == 0x201D || c == 0x2019;
}

/* English: no space before : ; ! ? after a word. */
void typo_english_marks(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const gunichar c = typo_at(in, i);

        if ((is_high_mark(c) || c == ':') && typo_is_space(typo_last(out, 0)) && ends_run(in, i)) {
            size_t back = 1;

            while (typo_is_space(typo_last(out, back)))
                back++;
            if (is_english_end(typo_last(out, back)))
                typo_strip(out);
        }
        typo_copy(in, i, out);
    }
}
