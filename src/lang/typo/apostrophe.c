/* typo_apostrophe: apostrophes (specs/typography.md, rule 5) and English single quotes. Part of
 * typo. What always holds: what may be a prime, a mark of feet or minutes after a digit, stays. */
#include "lang/typo/typo_private.h"

#include <string.h>

#define APOSTROPHE 0x2019u
#define OPENING 0x2018u

static gunichar before(struct typo_text in, size_t index)
{
    return index > 0 ? in.chars[index - 1].c : ' ';
}

static gunichar after(struct typo_text in, size_t index)
{
    return index + 1 < in.len ? in.chars[index + 1].c : ' ';
}

static bool is_elided(const struct typo_out *out)
{
    const gunichar last = typo_last(out, 0), previous = typo_last(out, 1);

    return (g_unichar_isalpha(last) && !g_unichar_isalnum(previous) && previous != '\'') ||
           ((last == 'u' || last == 'U') && (previous == 'q' || previous == 'Q'));
}

static bool begins_quoted(gunichar c)
{
    return g_unichar_isalnum(c) || c == 0xAB || c == 0x201C || c == '"' || c == '(';
}

/* `l' équipe`, with a space too many: what follows is the beginning of a word that takes an
 * elision; after a number the letter is a unit. */
static bool elides_over_space(struct typo_text in, size_t index, const struct typo_out *out)
{
    const size_t spaces = typo_spaces_before(out, 1);
    const gunichar first = g_unichar_tolower(typo_at(in, index + 2));

    return typo_at(in, index + 1) == ' ' && first &&
           g_utf8_strchr("aàâæeéèêëhiîïoôœuùûy", -1, first) != NULL &&
           !(spaces > 0 && g_unichar_isdigit(typo_last(out, 1 + spaces)));
}

/* Rule 5: ' between letters, or after an elided word, is an apostrophe. */
void typo_french_apostrophes(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const gunichar next = after(in, i);
        const bool joins = g_unichar_isalpha(typo_last(out, 0)) && g_unichar_isalpha(next);

        if (typo_at(in, i) == '\'' &&
            (joins || (is_elided(out) && (begins_quoted(next) || elides_over_space(in, i, out)))))
            typo_put(out, APOSTROPHE);
        else
            typo_copy(in, i, out);
    }
}

static bool opens_quote(struct typo_text in, size_t index)
{
    const gunichar c = before(in, index);

    return (g_unichar_isspace(c) || (c < 128 && strchr("([/-", (int)c)) || c == 0x2013 ||
            c == 0x2014 || c == 0x201C) &&
           (g_unichar_isalnum(after(in, index)) || after(in, index) == 0x201C);
}

static bool closes_quote(struct typo_text in, size_t index)
{
    return typo_at(in, index) == '\'' && !g_unichar_isspace(before(in, index)) &&
           !g_unichar_isalnum(after(in, index));
}

/* ’90s, rock ’n’ roll, ’tis: what is left out at a word's beginning. */
static bool leaves_out(struct typo_text in, size_t index)
{
    static const char *const words[] = {"n", "tis", "twas", "til", "em", "cause", NULL};
    char word[8] = "";
    size_t len = 0;

    if (g_unichar_isdigit(after(in, index)))
        return true;
    for (; len < sizeof word - 1 && g_unichar_isalpha(typo_at(in, index + 1 + len)); len++)
        word[len] = (char)MIN(g_unichar_tolower(typo_at(in, index + 1 + len)), 127u);
    return g_strv_contains(words, word);
}

/* 5' and 5'10": no letter after it, and no quote that it could close. */
static bool is_prime(struct typo_text in, size_t index, unsigned open)
{
    return g_unichar_isdigit(before(in, index)) && !g_unichar_isalpha(after(in, index)) &&
           open == 0;
}

/* For each place: can a single quote still be closed from there on? */
static bool *find_closings(struct typo_text in)
{
    bool *closings = g_new0(bool, in.len + 1);

    for (size_t i = in.len; i-- > 0;)
        closings[i] = closings[i + 1] || closes_quote(in, i);
    return closings;
}

void typo_english_apostrophes(struct typo_text in, struct typo_out *out)
{
    g_autofree bool *closings = find_closings(in);
    unsigned open = 0;

    for (size_t i = 0; i < in.len; i++) {
        if (typo_at(in, i) != '\'') {
            typo_copy(in, i, out);
        } else if (opens_quote(in, i)) {
            const bool quotes = !leaves_out(in, i) && closings[i + 1];

            typo_put(out, quotes ? OPENING : APOSTROPHE);
            open += quotes ? 1 : 0;
        } else if (g_unichar_isspace(before(in, i)) || is_prime(in, i, open)) {
            typo_copy(in, i, out);
        } else {
            open -= open > 0 && closes_quote(in, i) ? 1 : 0;
            typo_put(out, APOSTROPHE);
        }
    }
}
