/* typo_inclusive: inclusive marks (specs/typography.md, rule 19). Part of typo. What always holds:
 * a mark changes only where the letters before it can take the ending after it, so that compounds,
 * domains and the ends of sentences stay. Source: Haut Conseil à l’Égalité, guide of 2022: the
 * middle dot. */
#include "lang/typo/typo_private.h"

#include <string.h>

enum {
    STEM_MIN = 3,
    STEM_TAIL = 5,
    SUFFIX_MAX = 6
}; /* letters; what is looked at of a stem; the longest ending */

/* An ending and how the stem before it must end; with `=`, what the stem must be. */
static const struct {
    const char *suffix, *stems[5];
} endings[] = {
    {"e", {"=un", "=né", "!e"}},
    {"es", {"!e"}},
    {"ne", {"n"}},
    {"nes", {"n", "ns"}},
    {"le", {"l", "=la"}},
    {"les", {"l", "ls"}},
    {"ve", {"f"}},
    {"ves", {"f", "fs"}},
    {"se", {"x", "eur"}},
    {"ses", {"x", "eur", "eurs"}},
    {"te", {"t", "=tou"}},
    {"tes", {"t", "ts", "=tous", "=tou"}},
    {"tte", {"=ce"}},
    {"fe", {"f"}},
    {"fes", {"f", "fs"}},
    {"que", {"c"}},
    {"ques", {"c", "cs"}},
    {"sse", {"e"}},
    {"sses", {"e", "es"}},
    {"ère", {"er"}},
    {"ères", {"er", "ers"}},
    {"ière", {"ier"}},
    {"ières", {"ier", "iers"}},
    {"ice", {"eur"}},
    {"ices", {"eur", "eurs"}},
    {"rice", {"eur"}},
    {"rices", {"eur", "eurs"}},
    {"drice", {"deur"}},
    {"drices", {"deur", "deurs"}},
    {"ive", {"if"}},
    {"ives", {"if", "ifs"}},
    {"trice", {"teur"}},
    {"trices", {"teur", "teurs"}},
    {"euse", {"eur", "eux"}},
    {"euses", {"eur", "eurs", "eux"}},
    {"ale", {"al"}},
    {"ales", {"al", "aux"}},
    {"enne", {"en"}},
    {"ennes", {"en", "ens"}},
    {"elle", {"el", "uveau", "=il", "=lui"}},
    {"elles", {"el", "els", "veaux", "=ils"}},
    {"la", {"=le"}},
    {"celle", {"=celui"}},
    {"celles", {"=ceux"}},
    {"toutes", {"=tous"}},
};

bool typo_is_inclusive_suffix(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (strcmp(word, endings[i].suffix) == 0)
            return true;
    return false;
}

static bool is_mark(gunichar c)
{
    return c == '.' || c == '-' || c == 0x2022 || c == 0x2027 || c == 0x22C5;
}

struct word {
    char text[SUFFIX_MAX * 6 + 1]; /* in lower case; of a stem its end; of what is longer than any
                                      ending the beginning */
    size_t letters;
    bool upper, lower; /* has such letters */
};

static void put_letter(struct word *word, gunichar c)
{
    const size_t used = strlen(word->text);

    word->text[used + (size_t)g_unichar_to_utf8(g_unichar_tolower(c), word->text + used)] = '\0';
    word->upper |= g_unichar_isupper(c);
    word->lower |= g_unichar_islower(c);
}

/* The letters before the mark. A stem that follows `.`, `@` or `_` is part of a name on the
 * network. */
static struct word read_stem(const struct typo_out *out)
{
    struct word stem = {.letters = 0};

    while (g_unichar_isalpha(typo_last(out, stem.letters)))
        stem.letters++;
    for (size_t back = MIN(stem.letters, STEM_TAIL); back-- > 0;)
        put_letter(&stem, typo_last(out, back));
    if (stem.letters < out->len && memchr(".@_", (int)MIN(typo_last(out, stem.letters), 127u), 3))
        stem.letters = 0;
    return stem;
}

static struct word read_suffix(struct typo_text in, size_t index)
{
    struct word suffix = {.letters = 0};

    for (; g_unichar_isalpha(typo_at(in, index + suffix.letters)) && suffix.letters <= SUFFIX_MAX;
         suffix.letters++)
        if (suffix.letters < SUFFIX_MAX)
            put_letter(&suffix, typo_at(in, index + suffix.letters));
    return suffix;
}

static bool stem_takes(const struct word *stem, const char *wanted)
{
    if (wanted[0] == '=')
        return stem->letters <= STEM_TAIL && strcmp(stem->text, wanted + 1) == 0;
    if (wanted[0] == '!')
        return stem->letters >= STEM_MIN && !g_str_has_suffix(stem->text, wanted + 1);
    return stem->letters >= STEM_MIN && g_str_has_suffix(stem->text, wanted);
}

static bool fits(const struct word *stem, const struct word *suffix)
{
    if (suffix->letters > SUFFIX_MAX)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (strcmp(endings[i].suffix, suffix->text) != 0)
            continue;
        for (const char *const *wanted = endings[i].stems; *wanted; wanted++)
            if (stem_takes(stem, *wanted))
                return true;
    }
    return false;
}

/* Capitals only after capitals (`fini.Le` ends a sentence), and a single one not after a hyphen
 * (`HALL-E`). */
static bool has_case(const struct word *stem, const struct word *suffix, gunichar mark)
{
    return !suffix->upper ||
           (!suffix->lower && !stem->lower && (suffix->letters > 1 || mark != '-'));
}

/* The mark of `salarié.e.s`: a plural s alone. */
static bool is_plural(struct typo_text in, size_t index, gunichar mark)
{
    return typo_at(in, index) == mark && g_unichar_tolower(typo_at(in, index + 1)) == 's' &&
           !g_unichar_isalnum(typo_at(in, index + 2));
}

/* A mark with letters behind the suffix as well is a domain, or a compound if it is a hyphen;
 * `expert.e-comptable` is a compound that has its own mark. */
static bool goes_on(struct typo_text in, size_t index, gunichar mark)
{
    const gunichar c = typo_at(in, index);

    return g_unichar_isalnum(c) || ((c == '.' || (c == '-' && mark == '-') || c == '_') &&
                                    g_unichar_isalnum(typo_at(in, index + 1)));
}

/* `hotel.es`, `festival.es/emploi`, `sur museo.es`: the name of a site. Its dot stands behind what
 * takes no such ending, or behind a word that leads to a site, or before a path;
 * `auteur.es/acteur.rices` has such a mark behind the slash as well. */
static bool is_site(struct typo_text in, size_t index, size_t end, const struct typo_out *out,
                    const struct word *stem)
{
    static const char *const no_nouns[] = {"al", "el", "o", "a", "y", "w", "k", "h", "b", "m", "p"};
    char before[TYPO_WORD_BYTES];
    size_t back = stem->letters + typo_spaces_before(out, stem->letters), slash = end + 1;
    g_autofree char *folded = NULL;

    if (typo_at(in, index) != '.')
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(no_nouns) && typo_at(in, index + 2) == 's'; i++)
        if (g_str_has_suffix(stem->text, no_nouns[i]))
            return true;
    while (typo_at(in, end) == '/' && g_unichar_isalpha(typo_at(in, slash)))
        slash++;
    if (slash > end + 1 && !is_mark(typo_at(in, slash)) && typo_at(in, slash) != 0xB7)
        return true;
    typo_word_before(out, back, before);
    folded = lang_fold(before, strlen(before));
    return back > stem->letters && lang_has_word(in.lang->typo_words->domain_cues, folded);
}

/* The letters of the suffix after the mark at `index`; 0: that is no inclusive mark. */
static size_t find_suffix(struct typo_text in, size_t index, const struct typo_out *out)
{
    const gunichar mark = typo_at(in, index);
    struct word stem, suffix;

    if (!is_mark(mark) || !g_unichar_isalpha(typo_at(in, index + 1)) ||
        !g_unichar_isalpha(typo_last(out, 0)))
        return 0;
    stem = read_stem(out);
    suffix = read_suffix(in, index + 1);
    if (!fits(&stem, &suffix) || !has_case(&stem, &suffix, mark) ||
        is_site(in, index, index + 1 + suffix.letters, out, &stem))
        return 0;
    return goes_on(in, index + 1 + suffix.letters, mark) &&
                   !is_plural(in, index + 1 + suffix.letters, mark)
               ? 0
               : suffix.letters;
}

/* The letters of an ending behind the mark at `index`; 0: that is none. */
typedef size_t finding(struct typo_text in, size_t index, const struct typo_out *out);

/* Marks become middle dots; a bracket behind the ending goes, a mark before a plural s is one, too.
 */
static void put_marks(struct typo_text in, struct typo_out *out, finding *find)
{
    for (size_t i = 0; i < in.len; i++) {
        const gunichar mark = typo_at(in, i);
        const size_t len = find(in, i, out);

        if (len == 0) {
            typo_copy(in, i, out);
            continue;
        }
        typo_put(out, 0xB7);
        for (size_t j = 1; j <= len; j++)
            typo_copy(in, i + j, out);
        i += len;
        if (mark == '(') {
            i++;
        } else if (is_plural(in, i + 1, mark)) {
            typo_put(out, 0xB7);
            i++;
        }
    }
}

/* Rule 19. */
void typo_inclusive(struct typo_text in, struct typo_out *out)
{
    put_marks(in, out, find_suffix);
}

/* The letters of the suffix in brackets at `index`: `(e)` of `salarié(e)s`; 0: none. */
static size_t find_bracketed(struct typo_text in, size_t index, const struct typo_out *out)
{
    struct word stem, suffix;
    size_t end;

    if (typo_at(in, index) != '(' || !g_unichar_isalpha(typo_last(out, 0)))
        return 0;
    stem = read_stem(out);
    suffix = read_suffix(in, index + 1);
    end = index + 2 + suffix.letters;
    if (typo_at(in, end - 1) != ')' || !fits(&stem, &suffix) || !has_case(&stem, &suffix, '.'))
        return 0;
    end += g_unichar_tolower(typo_at(in, end)) == 's' ? 1 : 0;
    return g_unichar_isalnum(typo_at(in, end)) ? 0 : suffix.letters;
}

/* Rule 22, by option: `salarié(e)s` → `salarié·es`. */
void typo_inclusive_brackets(struct typo_text in, struct typo_out *out)
{
    put_marks(in, out, find_bracketed);
}
