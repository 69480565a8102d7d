/* typo_letter: letters that a keyboard lacks: œ and æ, and the ends of ordinal numbers
 * (specs/typography.md, rules 15 and 17). Part of typo. What always holds: a word is the same word
 * afterwards. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum { NUMBER_MAX = 20 }; /* characters */

/* `oe` and `ae` of a word that has the ligature. */
static gunichar find_ligature(gunichar first, gunichar second)
{
    if (second != 'e' && second != 'E')
        return 0;
    return first == 'o'   ? 0x153
           : first == 'O' ? 0x152
           : first == 'a' ? 0xE6
           : first == 'A' ? 0xC6
                          : 0;
}

static bool has_ligature(const struct typo_words *words, const char *word)
{
    g_autofree char *folded = strpbrk(word, "eE") ? lang_fold(word, strlen(word)) : NULL;

    for (const char *const *pattern = words->ligatures; folded && pattern && *pattern; pattern++)
        if (lang_word_matches(folded, *pattern, strlen(*pattern)))
            return true;
    return false;
}

/* The word of `len` characters from `index` on. */
static void put_word(struct typo_text in, size_t index, size_t len, struct typo_out *out)
{
    for (size_t i = 0; i < len; i++) {
        const gunichar one =
            i + 1 < len ? find_ligature(typo_at(in, index + i), typo_at(in, index + i + 1)) : 0;

        if (one)
            typo_put(out, one);
        else
            typo_copy(in, index + i, out);
        i += one ? 1 : 0;
    }
}

/* Rule 15. */
void typo_ligatures(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        char word[TYPO_WORD_BYTES];
        const size_t len = typo_read_word(in, i, word);

        if (len == 0) {
            typo_copy(in, i, out);
            continue;
        }
        if (!g_utf8_strchr("_@", -1, i > 0 ? in.chars[i - 1].c : ' ') &&
            has_ligature(in.lang->typo_words, word))
            put_word(in, i, len, out);
        else
            for (size_t j = 0; j < len; j++)
                typo_copy(in, i + j, out);
        i += len - 1;
    }
}

/* What becomes of the letters behind a number; `first`: of `1` alone; `spaced`: also behind a
 * space, which no ending has. */
static const struct ending {
    const char *written, *right;
    bool first, spaced;
} endings[] = {
    {"ère", "re", true, true},    {"ere", "re", true, true},    {"ères", "res", true, true},
    {"eres", "res", true, true},  {"ière", "re", true, false},  {"iere", "re", true, false},
    {"ier", "er", true, false},   {"er", "er", true, true},     {"ème", "e", false, true},
    {"eme", "e", false, true},    {"éme", "e", false, false},   {"èmes", "es", false, true},
    {"emes", "es", false, true},  {"ième", "e", false, true},   {"ieme", "e", false, true},
    {"ièmes", "es", false, true}, {"iemes", "es", false, true}, {"è", "e", false, false},
    {"ès", "es", false, false},
};

/* How long the number is that ends here, standing alone: digits, or capitals of the Romans. 0:
 * none. */
static size_t number_before(const struct typo_out *out)
{
    const bool arabic = g_unichar_isdigit(typo_last(out, 0));
    size_t len = 0;

    while (len < NUMBER_MAX && typo_is_numeral(typo_last(out, len)) &&
           g_unichar_isdigit(typo_last(out, len)) == arabic)
        len++;
    return g_unichar_isalnum(typo_last(out, len)) ? 0 : len;
}

/* What the word at `index`, behind `number` characters of a number, ends it with; NULL: that is no
 * ending. */
static const struct ending *find_ending(struct typo_text in, size_t index, bool spaced,
                                        const struct typo_out *out, size_t number)
{
    char word[TYPO_WORD_BYTES];
    const size_t len = typo_read_word(in, index, word);
    const bool first = number == 1 && typo_last(out, 0) == '1';

    if (len == 0 || (index + len < in.len && g_unichar_isalnum(in.chars[index + len].c)))
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (strcmp(endings[i].written, word) == 0 && (!endings[i].first || first) &&
            (!spaced || endings[i].spaced))
            return &endings[i];
    return NULL;
}

/* Rule 17. */
void typo_ordinals(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const size_t number = typo_at(in, i) ? number_before(out) : 0;
        const size_t next = number > 0 ? typo_skip_spaces(in, i) : i;
        const struct ending *ending =
            number > 0 ? find_ending(in, next, next > i, out, number) : NULL;

        if (!ending) {
            typo_copy(in, i, out);
            continue;
        }
        for (const char *right = ending->right; *right; right++)
            typo_put(out, (gunichar)*right);
        i = next + (size_t)g_utf8_strlen(ending->written, -1) - 1;
    }
}
