/* typo_join: what a line may not end between: number and noun, label and number, title and name
 * (specs/typography.md, rules 10 to 12). Part of typo. What always holds: only spaces that were
 * written change. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum { NOUN_MIN = 3, YEAR_MIN = 1900, YEAR_MAX = 2199, YEAR_DIGITS = 4 };

size_t typo_read_word(struct typo_text in, size_t index, char word[static TYPO_WORD_BYTES])
{
    size_t len = 0, used = 0;

    for (; g_unichar_isalpha(typo_at(in, index + len)); len++)
        if (used + 6 < TYPO_WORD_BYTES)
            used += (size_t)g_unichar_to_utf8(typo_at(in, index + len), word + used);
    word[used] = '\0';
    return len;
}

/* What a word before does not hold: it begins behind these. */
static bool ends_token(gunichar c)
{
    return c == 0 || g_unichar_isspace(c) || c == 0x2019 || c == 0xAB || c == 0xBB || c == 0x201C ||
           c == 0x201D || (c < 128 && strchr("([\"'/-", (int)c));
}

static bool is_abbreviating(gunichar c)
{
    return c == '.' || c == 0xB0 || c == 0xBA || c == 0xA7;
}

void typo_word_before(const GArray *out, size_t back, char word[static TYPO_WORD_BYTES])
{
    size_t len = 0, used = 0;

    while (is_abbreviating(typo_last(out, back + len)))
        len++;
    while (g_unichar_isalpha(typo_last(out, back + len)))
        len++;
    for (size_t i = len;
         ends_token(typo_last(out, back + len)) && i-- > 0 && used + 6 < TYPO_WORD_BYTES;)
        used += (size_t)g_unichar_to_utf8(typo_last(out, back + i), word + used);
    word[used] = '\0';
}

size_t typo_spaces_before(const GArray *out, size_t back)
{
    size_t count = 0;

    while (typo_is_space(typo_last(out, back + count)))
        count++;
    return count;
}

/* Spaces become one no-break space where `joins` says so: `next` is what follows them. */
static void join(struct typo_text in, GArray *out,
                 bool (*joins)(struct typo_text in, size_t next, const GArray *out))
{
    for (size_t i = 0; i < in.len; i++) {
        if (typo_is_space(typo_at(in, i)) && out->len > 0) {
            const size_t next = typo_skip_spaces(in, i);

            if (typo_at(in, next) && joins(in, next, out)) {
                typo_put(out, TYPO_NB);
                i = next;
            }
            for (; i < next; i++)
                typo_copy(in, i, out);
            if (i == in.len)
                break;
        }
        typo_copy(in, i, out);
    }
}

/* Is the word that ends the text so far one of these, in small letters? */
static bool ends_in_one_of(const GArray *out, size_t back, const char *const *words)
{
    char word[TYPO_WORD_BYTES];
    g_autofree char *small = NULL;

    typo_word_before(out, back, word);
    small = lang_lower(word, strlen(word));
    return lang_has_word(words, small);
}

/* The digits that end here, if they count something: not those of a year, of a time, of a
 * telephone number, of what has a label. */
static bool ends_count(struct typo_text in, const GArray *out)
{
    unsigned digits = 0, value = 0;
    size_t spaces;
    gunichar before;

    for (unsigned scale = 1; g_unichar_isdigit(typo_last(out, digits)); digits++, scale *= 10)
        value += digits < YEAR_DIGITS
                     ? scale * (unsigned)g_unichar_digit_value(typo_last(out, digits))
                     : 0;
    before = typo_last(out, digits);
    if (digits == 0 || (digits == YEAR_DIGITS && value >= YEAR_MIN && value <= YEAR_MAX))
        return false;
    if (before == ',' || before == '.')
        return g_unichar_isdigit(typo_last(out, digits + 1));
    spaces = typo_spaces_before(out, digits);
    if (spaces == 0)
        return ends_token(before) && before != '-' && before != '/';
    before = typo_last(out, digits + spaces);
    if (g_unichar_isdigit(before))
        return digits == TYPO_GROUP;
    return before != 'h' && !ends_in_one_of(out, digits + spaces, in.lang->typo_words->labels);
}

static bool joins_noun(struct typo_text in, size_t next, const GArray *out)
{
    const struct typo_words *words = in.lang->typo_words;
    char word[TYPO_WORD_BYTES];
    const size_t len = typo_read_word(in, next, word);
    const gunichar behind = typo_at(in, next + len);
    g_autofree char *folded = NULL;

    if (len < 2 || !g_unichar_islower(typo_at(in, next)) || behind == '\'' || behind == 0x2019 ||
        behind == '@' || !g_unichar_isdigit(typo_last(out, 0)))
        return false;
    folded = lang_fold(word, strlen(word));
    if (len < NOUN_MIN && behind != '-' ? !lang_has_word(words->short_nouns, folded)
                                        : lang_has_word(words->function_words, folded))
        return false;
    return lang_find_month(in.lang, word, strlen(word)) == 0 &&
           !lang_is_cue(in.lang, CUE_STREET, word, strlen(word)) && ends_count(in, out);
}

void typo_nouns(struct typo_text in, GArray *out)
{
    join(in, out, joins_noun);
}

/* `Groupe IV`: digits of the Romans, and nothing behind them. */
static bool is_roman(struct typo_text in, size_t index)
{
    size_t len = 0;

    while (typo_at(in, index + len) && typo_at(in, index + len) < 128 &&
           strchr("IVXLC", (int)typo_at(in, index + len)))
        len++;
    return len > 0 && !g_unichar_isalnum(typo_at(in, index + len)) &&
           typo_at(in, index + len) != '.' && typo_at(in, index + len) != '\'' &&
           typo_at(in, index + len) != 0x2019;
}

static bool joins_labelled(struct typo_text in, size_t next, const GArray *out)
{
    return (g_unichar_isdigit(typo_at(in, next)) || is_roman(in, next)) &&
           ends_in_one_of(out, 0, in.lang->typo_words->labels);
}

void typo_labels(struct typo_text in, GArray *out)
{
    join(in, out, joins_labelled);
}

/* Case counts: `M.` is a title, `m.` none. */
static bool joins_name(struct typo_text in, size_t next, const GArray *out)
{
    char word[TYPO_WORD_BYTES];

    if (!g_unichar_isupper(typo_at(in, next)))
        return false;
    typo_word_before(out, 0, word);
    return lang_has_word(in.lang->typo_words->titles, word);
}

void typo_titles(struct typo_text in, GArray *out)
{
    join(in, out, joins_name);
}
