/* typo_letter: letters that a keyboard lacks: œ and æ, and the ends of ordinal numbers
 * (specs/typography.md, rules 15 and 17). Part of typo. What always holds: a word is the same word
 * afterwards. */
#include "lang/typo/typo_private.h"

#include <string.h>

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

/* What becomes of the letters behind a number; `first`: of `1` alone. */
static const struct {
    const char *written, *right;
    bool first;
} endings[] = {
    {"ère", "re", true},  {"ere", "re", true},  {"ères", "res", true},  {"eres", "res", true},
    {"ème", "e", false},  {"eme", "e", false},  {"èmes", "es", false},  {"emes", "es", false},
    {"ième", "e", false}, {"ieme", "e", false}, {"ièmes", "es", false}, {"iemes", "es", false},
};

/* How long the number is that ends before `index`, standing alone: digits, or capitals of the
 * Romans. 0: none. */
static size_t number_before(const struct typo_out *out)
{
    size_t len = 0, roman = 0;

    while (g_unichar_isdigit(typo_last(out, len)))
        len++;
    while (len == 0 && typo_last(out, roman) && typo_last(out, roman) < 128 &&
           strchr("IVXLC", (int)typo_last(out, roman)))
        roman++;
    len += roman;
    return g_unichar_isalnum(typo_last(out, len)) ? 0 : len;
}

/* Rule 17. */
void typo_ordinals(struct typo_text in, struct typo_out *out)
{
    for (size_t i = 0; i < in.len; i++) {
        char word[TYPO_WORD_BYTES];
        const size_t number =
            g_unichar_isalpha(typo_at(in, i)) && out->len > 0 ? number_before(out) : 0;
        const size_t len = number > 0 ? typo_read_word(in, i, word) : 0;
        const char *right = NULL;

        for (size_t k = 0; len > 0 && k < G_N_ELEMENTS(endings); k++)
            if (strcmp(endings[k].written, word) == 0 &&
                (!endings[k].first || (number == 1 && typo_last(out, 0) == '1')))
                right = endings[k].right;
        if (!right || g_unichar_isdigit(typo_at(in, i + len))) {
            typo_copy(in, i, out);
            continue;
        }
        for (; *right; right++)
            typo_put(out, (gunichar)*right);
        i += len - 1;
    }
}
