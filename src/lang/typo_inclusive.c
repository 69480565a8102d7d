/* typo_inclusive: inclusive marks (specs/typography.md, rule 19). Part of typo. Source: Haut Conseil à l'Égalité, guide of 2022: the middle dot. */
#include "lang/typo_rules.h"

#include <string.h>

enum { STEM_MIN = 3 }; /* letters before the mark */

/* What may follow a dot; after a hyphen only those that are no words of their own (est-elle, dis-le). */
static const char *const suffixes[] = {"e",  "es",   "ne",    "nes",  "le",   "les",  "ve",   "ves",    "se",  "ses", "te",   "tes",
                                       "ère", "ères", "ice",   "ices", "rice", "rices", "trice", "trices", "euse", "euses", "ale", "ales",
                                       "elle", "elles", "enne", "ennes", "fe", "fes", "que", "ques", NULL};
static const char *const hyphen_suffixes[] = {"e", "es", "ne", "nes", "ère", "ères", "ice", "ices", "rice", "rices", "trice", "trices",
                                              "euse", "euses", NULL};

static size_t stem_length(const GArray *out)
{
    size_t len = 0;

    while (g_unichar_isalpha(typo_last(out, len)))
        len++;
    return len;
}

/* The length of the suffix that begins at `index`; 0: there is none. */
static size_t suffix_length(struct typo_text in, size_t index, const char *const *known)
{
    g_autoptr(GString) word = g_string_new(NULL);
    size_t len = 0;

    for (; g_unichar_isalpha(typo_at(in, index + len)) && len < 8; len++)
        g_string_append_unichar(word, g_unichar_tolower(typo_at(in, index + len)));
    return g_strv_contains(known, word->str) ? len : 0;
}

/* The mark of `salarié.e.s`: a plural s alone. */
static bool is_plural(struct typo_text in, size_t index, gunichar mark)
{
    return typo_at(in, index) == mark && g_unichar_tolower(typo_at(in, index + 1)) == 's' && !g_unichar_isalnum(typo_at(in, index + 2));
}

/* A mark with letters behind the suffix as well is a domain or a compound. */
static bool goes_on(struct typo_text in, size_t index)
{
    const gunichar c = typo_at(in, index);

    return g_unichar_isalnum(c) || ((c == '.' || c == '-' || c == '_') && g_unichar_isalnum(typo_at(in, index + 1)));
}

void typo_inclusive(struct typo_text in, GArray *out)
{
    for (size_t i = 0; i < in.len; i++) {
        const gunichar mark = typo_at(in, i);
        size_t len = 0;

        if ((mark == '.' || mark == '-') && stem_length(out) >= STEM_MIN)
            len = suffix_length(in, i + 1, mark == '.' ? suffixes : hyphen_suffixes);
        if (len == 0 || (goes_on(in, i + 1 + len) && !is_plural(in, i + 1 + len, mark))) {
            typo_copy(in, i, out);
            continue;
        }
        typo_put(out, 0xB7);
        for (size_t j = 1; j <= len; j++)
            typo_copy(in, i + j, out);
        i += len;
        if (is_plural(in, i + 1, mark)) {
            typo_put(out, 0xB7);
            i++;
        }
    }
}
