/* typo_join: what a line may not end between: number and noun, label and number, title and name
 * (specs/typography.md, rules 10 to 12). Part of typo. What always holds: spaces change, and
 * nothing else. */
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

void typo_word_before(const struct typo_out *out, size_t back, char word[static TYPO_WORD_BYTES])
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

size_t typo_spaces_before(const struct typo_out *out, size_t back)
{
    size_t count = 0;

    while (typo_is_space(typo_last(out, back + count)))
        count++;
    return count;
}

typedef bool joining(struct typo_text in, size_t next, const struct typo_out *out);

/* Spaces become one no-break space where `joins` says so: `next` is what follows them. Where none
 * was written one is put if `glued` says so (NULL: never). */
static void join(struct typo_text in, struct typo_out *out, joining *joins, joining *glued)
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
        } else if (glued && glued(in, i, out)) {
            typo_put(out, TYPO_NB);
        }
        typo_copy(in, i, out);
    }
}

/* Is the word that ends the text so far one of these, in small letters? */
static bool ends_in_one_of(const struct typo_out *out, size_t back, const char *const *words)
{
    char word[TYPO_WORD_BYTES];
    g_autofree char *small = NULL;

    typo_word_before(out, back, word);
    small = lang_lower(word, strlen(word));
    return lang_has_word(words, small);
}

/* `10-` of `10-15 ans`: a number of up to three digits, but for the last `back` characters, that
 * stands alone. */
static bool begins_range(const struct typo_out *out, size_t back)
{
    size_t digits = 0;

    while (digits <= TYPO_GROUP && g_unichar_isdigit(typo_last(out, back + digits)))
        digits++;
    return digits > 0 && digits <= TYPO_GROUP && ends_token(typo_last(out, back + digits)) &&
           typo_last(out, back + digits) != '-' && typo_last(out, back + digits) != '/';
}

/* The digits that end here, if they count something: not those of a year, of a time, of a
 * telephone number, of what has a label. */
static bool ends_count(struct typo_text in, const struct typo_out *out)
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
        return before == '-' || before == 0x2013 ? begins_range(out, digits + 1)
                                                 : ends_token(before) && before != '/';
    before = typo_last(out, digits + spaces);
    if (g_unichar_isdigit(before))
        return digits == TYPO_GROUP;
    return before != 'h' && !ends_in_one_of(out, digits + spaces, in.lang->typo_words->labels);
}

/* A word in small letters, and none that goes on about something else: `3 et demi`. */
static bool is_noun(struct typo_text in, const char *word, size_t len, gunichar behind)
{
    const struct typo_words *words = in.lang->typo_words;
    g_autofree char *folded = lang_fold(word, strlen(word));

    if (!g_unichar_islower(g_utf8_get_char(word)))
        return lang_has_word(words->capital_nouns, word);
    return (len < NOUN_MIN && behind != '-' ? lang_has_word(words->short_nouns, folded)
                                            : !lang_has_word(words->function_words, folded)) &&
           lang_find_month(in.lang, word, strlen(word)) == 0 &&
           !lang_is_cue(in.lang, CUE_STREET, word, strlen(word));
}

/* `XXe siècle`: does an ordinal in digits, or in those of the Romans, end here? `Ce` and `Les` are
 * words. */
static bool ends_ordinal(const struct typo_out *out)
{
    const size_t plural = typo_last(out, 0) == 's' ? 1 : 0;
    const size_t ending =
        plural + (typo_last(out, plural) == 'r' && typo_last(out, plural + 1) == 'e' ? 2 : 1);
    const gunichar last = typo_last(out, ending);
    size_t len = 0;

    while (len < TYPO_WORD_BYTES && typo_is_numeral(typo_last(out, ending + len)))
        len++;
    return typo_last(out, ending - 1) == 'e' && len > 0 &&
           !g_unichar_isalnum(typo_last(out, ending + len)) &&
           (len > 1 || (last != 'C' && last != 'L'));
}

static bool joins_noun(struct typo_text in, size_t next, const struct typo_out *out)
{
    char word[TYPO_WORD_BYTES];
    size_t len;
    gunichar behind;

    if (!typo_is_numeral(typo_last(out, 0)) && !ends_ordinal(out))
        return false;
    len = typo_read_word(in, next, word);
    behind = typo_at(in, next + len);
    if (len < 2 || behind == '\'' || behind == 0x2019 || behind == '@')
        return false;
    return g_unichar_isdigit(typo_last(out, 0))
               ? is_noun(in, word, len, behind) && ends_count(in, out)
               : ends_ordinal(out) && lang_has_word(in.lang->typo_words->ordinal_nouns, word);
}

/* Rule 10. */
void typo_nouns(struct typo_text in, struct typo_out *out)
{
    join(in, out, joins_noun, NULL);
}

/* How many digits of the Romans begin here with nothing behind them: `Groupe IV`; 0: none. */
static size_t count_roman(struct typo_text in, size_t index)
{
    size_t len = 0;

    while (typo_is_numeral(typo_at(in, index + len)) &&
           !g_unichar_isdigit(typo_at(in, index + len)))
        len++;
    return !g_unichar_isalnum(typo_at(in, index + len)) && typo_at(in, index + len) != '.' &&
                   typo_at(in, index + len) != '\'' && typo_at(in, index + len) != 0x2019
               ? len
               : 0;
}

/* The number of a bearer of a name: `XIV`, `Ier`; one letter alone is one of many things. */
static bool is_bearers_number(struct typo_text in, size_t index)
{
    const size_t len = count_roman(in, index);
    char word[TYPO_WORD_BYTES];

    typo_read_word(in, index, word);
    if (strcmp(word, "Ier") == 0 || strcmp(word, "Ire") == 0)
        return true;
    for (size_t i = 0; i < len; i++)
        if (!strchr("IVX", (int)typo_at(in, index + i)))
            return false;
    return len >= 2;
}

/* `Louis XIV`, `Vatican II`: a name with small letters stands before the number. */
static bool joins_bearer(struct typo_text in, size_t next, const struct typo_out *out)
{
    char word[TYPO_WORD_BYTES];

    if (!g_unichar_islower(typo_last(out, 0)) || !is_bearers_number(in, next))
        return false;
    typo_word_before(out, 0, word);
    return g_unichar_isupper(g_utf8_get_char(word)) && strlen(word) > NOUN_MIN;
}

static bool is_code_letter(struct typo_text in, gunichar c)
{
    const char *letters = in.lang->typo_words->code_letters;

    return letters && c && c < 128 && strchr(letters, (int)c);
}

/* `L. 1132-1`, `R1221`: a letter of a code with its number, which has three digits or more. */
static bool is_code_number(struct typo_text in, size_t index)
{
    size_t digits = 0;

    if (!is_code_letter(in, typo_at(in, index++)))
        return false;
    index += typo_at(in, index) == '.';
    index = typo_skip_spaces(in, index);
    while (g_unichar_isdigit(typo_at(in, index + digits)))
        digits++;
    return digits >= TYPO_GROUP;
}

/* The stop of `L.`, before a number that has another behind it, or a label before it. */
static bool joins_code(struct typo_text in, size_t next, const struct typo_out *out)
{
    const size_t spaces = typo_spaces_before(out, 2);
    size_t digits = 0;

    if (typo_last(out, 0) != '.' || !is_code_letter(in, typo_last(out, 1)) ||
        !ends_token(typo_last(out, 2)))
        return false;
    while (g_unichar_isdigit(typo_at(in, next + digits)))
        digits++;
    return digits >= TYPO_GROUP &&
           ((typo_at(in, next + digits) == '-' &&
             g_unichar_isdigit(typo_at(in, next + digits + 1))) ||
            (spaces > 0 && ends_in_one_of(out, 2 + spaces, in.lang->typo_words->labels)));
}

static bool joins_labelled(struct typo_text in, size_t next, const struct typo_out *out)
{
    if (joins_code(in, next, out) ||
        (is_code_number(in, next) && ends_in_one_of(out, 0, in.lang->typo_words->labels)))
        return true;
    return typo_is_numeral(typo_at(in, next)) &&
           (joins_bearer(in, next, out) ||
            ((g_unichar_isdigit(typo_at(in, next)) || count_roman(in, next) > 0) &&
             ends_in_one_of(out, 0, in.lang->typo_words->labels)));
}

/* `n°5`, `p.12`: a label that ends in a mark, with the number glued to it. */
static bool is_glued(struct typo_text in, size_t index, const struct typo_out *out)
{
    return g_unichar_isdigit(typo_at(in, index)) && is_abbreviating(typo_last(out, 0)) &&
           ends_in_one_of(out, 0, in.lang->typo_words->labels);
}

/* Rule 11. */
void typo_labels(struct typo_text in, struct typo_out *out)
{
    join(in, out, joins_labelled, is_glued);
}

/* Case counts: `M.` is a title, `m.` none. */
static bool joins_name(struct typo_text in, size_t next, const struct typo_out *out)
{
    char word[TYPO_WORD_BYTES];

    if (!g_unichar_isupper(typo_at(in, next)))
        return false;
    typo_word_before(out, 0, word);
    return lang_has_word(in.lang->typo_words->titles, word);
}

/* Rule 12. */
void typo_titles(struct typo_text in, struct typo_out *out)
{
    join(in, out, joins_name, NULL);
}
