/* typo: rule by rule, what is protected, and that a second pass changes nothing. */
#include "lang/lang_private.h"
#include "lang/typo/typo.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define NB "\u00A0"
#define NN "\u202F"

static const char *const keep[] = {"Yahoo!", NULL};

static void assert_typo(const struct language *lang, const char *text, const char *expected)
{
    const struct typo_options options = {.lang = lang, .keep = keep};
    g_autofree char *once = typo_apply(text, &options);
    g_autofree char *twice = typo_apply(once, &options);

    g_assert_cmpstr(once, ==, expected);
    g_assert_cmpstr(twice, ==, expected);
}

static void test_french(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"Qui sommes-nous?", "Qui sommes-nous" NN "?"},
        {"créatives ; et", "créatives" NN "; et"},
        {"quoi ?! oui !! (!)", "quoi" NN "?! oui" NN "!! (!)"},
        {"avérées : de 14:30 à 16:9", "avérées" NB ": de 14:30 à 16:9"},
        {"titre: sans", "titre: sans"},
        {"« x » et «y»", "«" NB "x" NB "» et «" NB "y" NB "»"},
        {"un \"mot\" ici", "un «" NB "mot" NB "» ici"},
        {"\"un \"mot\" ici\"", "«" NB "un “mot” ici" NB "»"},
        {"« un \"mot\" ici »", "«" NB "un “mot” ici" NB "»"},
        {"\"a \"b \"c \"d \"e \"f \"g \"h \"i \"j\" i\" h\" g\" f\" e\" d\" c\" b\" a\"",
         "«" NB "a “b “c “d “e “f “g “h “i “j” i” h” g” f” e” d” c” b” a" NB "»"},
        {"un écran de 24\" neuf", "un écran de 24\" neuf"},
        {"l'art, qu'«on», 5' 'x'", "l’art, qu’«" NB "on" NB "», 5' 'x'"},
        {"100% de 12 €, 30€, 5 km, 3 m² et 20 ans",
         "100" NB "% de 12" NB "€, 30" NB "€, 5" NB "km, 3" NB "m² et 20" NB "ans"},
        {"à 14h30, 14 h 30, 9h, 35h",
         "à 14" NB "h" NB "30, 14" NB "h" NB "30, 9" NB "h, 35" NB "h"},
        {"le 21 novembre, 1er mai, 2026 mai, 32 mai",
         "le 21" NB "novembre, 1er" NB "mai, 2026 mai, 32 mai"},
        {"activités...), etc..., Arles..) non....", "activités…), etc., Arles..) non...."},
        {"14 salarié.es permanent.es, co-directeur.ices",
         "14" NB "salarié·es permanent·es, co-directeur·ices"},
        {"chez Yahoo! ou Yahoo!", "chez Yahoo! ou Yahoo!"},
        {"", ""},
        {" ; ", "; "},
        {"en 2026 l'équipe, 3 m'a-t-on dit, 5 l’an", "en 2026 l’équipe, 3 m’a-t-on dit, 5 l’an"},
        {"24h/24, 8h 10h, 8 h 10 min, 1234h",
         "24" NB "h/24, 8" NB "h 10" NB "h, 8" NB "h" NB "10" NB "min, 1234h"},
        {"un 'mot', 'a', (l'«art», d'(x)", "un 'mot', 'a', (l’«" NB "art" NB "», d’(x)"},
        {"oui?Non !non;", "oui" NN "?Non" NN "!non" NN ";"},
        {"(quoi ?)", "(quoi" NN "?)"},
        {"fin du mois : le 3 févr., le 3 juil.",
         "fin du mois" NB ": le 3" NB "févr., le 3" NB "juil."},
        {"14 h", "14" NB "h"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_typo(&language_fr, cases[i].text, cases[i].expected);
}

static void test_inclusive(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"14 salarié.es permanent.es", "14" NB "salarié·es permanent·es"},
        {"2 co-directeur.ices, un-e candidat-e", "2" NB "co-directeur·ices, un·e candidat·e"},
        {"salarié.e.s ou étudiant-es", "salarié·e·s ou étudiant·es"},
        {"UN.E DIRECTEUR.RICE ET LES SALARIÉ.E.S", "UN·E DIRECTEUR·RICE ET LES SALARIÉ·E·S"},
        {"citoyen.ne.s, professionnels.les, ouvrier.ère, actif.ve",
         "citoyen·ne·s, professionnels·les, ouvrier·ère, actif·ve"},
        {"il.elle, ceux.celles, tous.tes, chanteur.euse",
         "il·elle, ceux·celles, tous·tes, chanteur·euse"},
        {"étudiant•e", "étudiant·e"},
        {"étudiant·es", "étudiant·es"},
        /* none of these are */
        {"directeur-tricesa, directeurs-ricest", "directeur-tricesa, directeurs-ricest"},
        {"porte-es, dis-le, est-elle, donne-les, a-t-elle",
         "porte-es, dis-le, est-elle, donne-les, a-t-elle"},
        {"L’équipe.Le projet, fin.E", "L’équipe.Le projet, fin.E"},
        {"HALL-E, Pôle-E, Aix-en-Provence", "HALL-E, Pôle-E, Aix-en-Provence"},
        {"site.es, mots.salariat.es, salarié.es.org", "site.es, mots.salariat.es, salarié.es.org"},
        {"3.es, un.es", "3.es, un.es"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_typo(&language_fr, cases[i].text, cases[i].expected);
}

/* Addresses and names of files stay as they are, whatever stands around them. */
static void test_protected(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"voir www.site.es, a@salariat.es !", "voir www.site.es, a@salariat.es" NN "!"},
        {"https://x.fr/a?b;c:d'e\" et fichier-salariat.es.pdf ?",
         "https://x.fr/a?b;c:d'e\" et fichier-salariat.es.pdf" NN "?"},
        {"(https://x.fr/a?b).", "(https://x.fr/a?b)."},
        {"site.org/offre?id=3;4 et auteur.es/acteur.rices",
         "site.org/offre?id=3;4 et auteur·es/acteur·rices"},
        {"l'adresse d'administration@chroniques.org ; l'offre.PDF",
         "l’adresse d’administration@chroniques.org" NN "; l’offre.PDF"},
        {"mailto:a@b.fr?subject=x;y", "mailto:a@b.fr?subject=x;y"},
        {"ftp://x/100%", "ftp://x/100%"},
        {"chez Yahoo! ou Yahoo!", "chez Yahoo! ou Yahoo!"},
        {"Yahoo!s", "Yahoo!s"},
        {"un @ seul, a@b, @b.fr", "un @ seul, a@b, @b.fr"},
        {"à m.o'brien@b.fr, d'o'brien@b.fr, qu'a@b.fr",
         "à m.o'brien@b.fr, d’o'brien@b.fr, qu’a@b.fr"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_typo(&language_fr, cases[i].text, cases[i].expected);
}

static void test_english(void)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"the team's \"big\" idea", "the team’s “big” idea"},
        {"\"a \"b\" c\" : yes !", "“a ‘b’ c”: yes!"},
        {"5 km from 3 May, the 21st March", "5" NB "km from 3" NB "May, the 21st" NB "March"},
        {"100% of 30€, 100 %", "100% of 30€, 100" NB "%"},
        {"the teams' work, 'single' and 'a team's'", "the teams’ work, ‘single’ and ‘a team’s’"},
        {"rock 'n' roll of the '90s, 'tis 5' by 5'10\"",
         "rock ’n’ roll of the ’90s, ’tis 5' by 5'10\""},
        {"\"Yes !\" (no ?) a ;b", "“Yes!” (no?) a ;b"},
        {"1990's", "1990’s"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_typo(&language_en, cases[i].text, cases[i].expected);
}

/* ~ and ^ for the spaces that an eye can't tell. */
static char *read_spaces(const char *text)
{
    g_auto(GStrv) wide = g_strsplit(text, "~", -1);
    g_autofree char *joined = g_strjoinv(NB, wide);
    g_auto(GStrv) narrow = g_strsplit(joined, "^", -1);

    return g_strjoinv(NN, narrow);
}

/* A line of typography.txt under `# RULE LANGUAGE`. */
static void assert_line(const struct language *lang, unsigned rule, const char *line)
{
    const bool stays = g_str_has_prefix(line, "= ");
    g_auto(GStrv) parts = g_strsplit(stays ? line + 2 : line, " → ", 2);
    g_autofree char *text = read_spaces(parts[0]);
    g_autofree char *expected = read_spaces(stays ? parts[0] : parts[1] ? parts[1] : "");
    const struct typo_options all = {.lang = lang, .keep = keep, .on = 1u << rule},
                              without = {.lang = lang, .keep = keep, .off = 1u << rule};
    g_autofree char *once = typo_apply(text, &all), *twice = typo_apply(once, &all),
                    *missed = typo_apply(text, &without);

    if (strcmp(once, expected) == 0 && strcmp(twice, once) == 0 &&
        (stays || rule == 0 || strcmp(missed, expected) != 0))
        return;
    g_test_message("rule %u: “%s” gives “%s”, then “%s”; without it “%s”", rule, line, once, twice,
                   missed);
    g_test_fail();
}

/* The table of specs/typography.md: every rule, where it applies and where it must not. */
static void test_table(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("AFFICHE_DATA"), "tests", "unit", "typography.txt", NULL);
    g_autofree char *content = NULL;
    g_auto(GStrv) lines = NULL;
    const struct language *lang = NULL;
    unsigned rule = 0, count = 0;

    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    lines = g_strsplit(content, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (**line == '#') {
            rule = (unsigned)atoi(*line + 2);
            lang = lang_find(strrchr(*line, ' ') + 1);
            g_assert_nonnull(lang);
        } else if (lang && **line) {
            assert_line(lang, rule, *line);
            count++;
        }
    }
    g_assert_cmpuint(count, >=, 600);
}

/* Each rule of its own: switched off, it leaves what it would change. */
static void test_off(void)
{
    static const struct {
        const struct language *lang;
        unsigned rule;
        const char *text;
    } cases[] = {
        {&language_fr, 1, "a ;"},         {&language_fr, 2, "a :"},     {&language_fr, 3, "« a »"},
        {&language_fr, 4, "\"a\""},       {&language_fr, 5, "l'a"},     {&language_fr, 7, "5 km"},
        {&language_fr, 8, "14h30"},       {&language_fr, 9, "1er mai"}, {&language_fr, 13, "a..."},
        {&language_fr, 19, "salarié.es"}, {&language_en, 1, "a !"},     {&language_en, 4, "\"a\""},
        {&language_en, 5, "it's"},        {&language_en, 7, "5 km"},    {&language_en, 9, "3 May"},
        {&language_en, 13, "a..."},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct typo_options on = {.lang = cases[i].lang},
                                  off = {.lang = cases[i].lang, .off = 1u << cases[i].rule};
        g_autofree char *set = typo_apply(cases[i].text, &on),
                        *same = typo_apply(cases[i].text, &off);

        g_assert_cmpstr(set, !=, cases[i].text);
        g_assert_cmpstr(same, ==, cases[i].text);
    }
}

/* A random text over what the rules look at. */
static char *random_text(GRand *rand)
{
    static const char *const parts[] = {
        "a",   "le",      "é",     "1",    "21",       "mai",    "h",          "30",
        "%",   "€",       " ",     " ",    NB,         NN,       "'",          "’",
        "‘",   "“",       "”",     "\"",   "«",        "»",      ";",          ":",
        "!",   "?",       ".",     "..",   "...",      "…",      "-",          "es",
        "e",   "s",       "un",    "etc",  "(",        ")",      "qu",         "@",
        "/",   "\t",      "km",    "·",    "•",        "eur",    "rice",       "E",
        "min", "http://", "www.x", ".pdf", ".fr",      "a@b.fr", "salarié.es", "12",
        " - ", "–",       "--",    "[",    "]",        ",",      " 500",       "04 91 00 11 22",
        "ème", "ère",     "coeur", "M. ",  "p. ",      "n° ",    "personnes",  "12345",
        "Le ", "IV",      "+33 ",  "0",    "hotel.es", "\n",     "art. 3",     "£",
        "k",   "000"};
    GString *text = g_string_new(NULL);

    for (int i = g_rand_int_range(rand, 0, 16); i > 0; i--)
        g_string_append(text, parts[g_rand_int_range(rand, 0, G_N_ELEMENTS(parts))]);
    return g_string_free(text, FALSE);
}

static void test_idempotent(void)
{
    const guint32 seed = g_test_rand_int_range(0, G_MAXINT32) > 0 ? (guint32)g_test_rand_int() : 0;
    GRand *rand = g_rand_new_with_seed(seed);

    g_test_message("seed %u", seed);
    for (unsigned i = 0; i < 100000; i++) {
        const struct typo_options options = {.lang = i % 3 == 0 ? &language_en : &language_fr};
        g_autofree char *text = random_text(rand);
        g_autofree char *once = typo_apply(text, &options);
        g_autofree char *twice = typo_apply(once, &options);

        if (strcmp(once, twice) != 0) {
            g_autofree char *from = g_strescape(text, NULL), *first = g_strescape(once, NULL),
                            *second = g_strescape(twice, NULL);

            g_error("seed %u, language %d: \"%s\" gives \"%s\", then \"%s\"", seed, i % 3, from,
                    first, second);
        }
    }
    g_rand_free(rand);
}

/* Many of each: time must grow with the length, not with its square. */
static void test_long(void)
{
    static const char *const parts[] = {
        "\"", "'",  " ", "1",     "a",   ".", "@",   "/",    ":",   "-",   "a.e", "1 ",   "w", "(",
        "?",  "a'", NB,  "x.pdf", "://", "«", "04 ", "100 ", "10-", " - ", "M. ", "o'b@", "( "};

    for (unsigned i = 0; i < 2 * G_N_ELEMENTS(parts); i++) {
        const struct typo_options options = {.lang = i % 2 ? &language_en : &language_fr};
        g_autoptr(GString) text = g_string_new(NULL);
        g_autofree char *set = NULL;

        while (text->len < 200000)
            g_string_append(text, parts[i / 2]);
        set = typo_apply(text->str, &options);
        g_assert_nonnull(set);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/typo/french", test_french);
    g_test_add_func("/typo/inclusive", test_inclusive);
    g_test_add_func("/typo/protected", test_protected);
    g_test_add_func("/typo/english", test_english);
    g_test_add_func("/typo/table", test_table);
    g_test_add_func("/typo/off", test_off);
    g_test_add_func("/typo/idempotent", test_idempotent);
    g_test_add_func("/typo/long", test_long);
    return g_test_run();
}
