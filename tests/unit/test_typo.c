/* typo: rule by rule, what is protected, and that a second pass changes nothing. */
#include "lang/typo.h"

#include <glib.h>
#include <string.h>

#define NB "\u00A0"
#define NN "\u202F"

static const char *const keep[] = {"Yahoo!", NULL};

static void assert_typo(enum lang lang, const char *text, const char *expected)
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
        {"un écran de 24\" neuf", "un écran de 24\" neuf"},
        {"l'art, qu'«on», 5' 'x'", "l’art, qu’«" NB "on" NB "», 5' 'x'"},
        {"100% de 12 €, 30€, 5 km, 3 m² et 20 ans", "100" NB "% de 12" NB "€, 30" NB "€, 5" NB "km, 3" NB "m² et 20 ans"},
        {"à 14h30, 14 h 30, 9h, 35h", "à 14" NB "h" NB "30, 14" NB "h" NB "30, 9" NB "h, 35" NB "h"},
        {"le 21 novembre, 1er mai, 2026 mai, 32 mai", "le 21" NB "novembre, 1er" NB "mai, 2026 mai, 32 mai"},
        {"activités...), etc..., Arles..) non....", "activités…), etc., Arles..) non...."},
        {"14 salarié.es permanent.es, co-directeur.ices", "14 salarié·es permanent·es, co-directeur·ices"},
        {"salarié.e.s ou étudiant-es, dis-le, est-elle", "salarié·e·s ou étudiant·es, dis-le, est-elle"},
        {"voir www.site.es, a@mots.es, https://x.fr/a?b;c et fichier.pdf ?", "voir www.site.es, a@mots.es, https://x.fr/a?b;c et fichier.pdf" NN "?"},
        {"chez Yahoo! ou Yahoo!", "chez Yahoo! ou Yahoo!"},
        {"", ""},
        {" ; ", "; "},
        {"14 h", "14" NB "h"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_typo(LANG_FR, cases[i].text, cases[i].expected);
}

static void test_english(void)
{
    assert_typo(LANG_EN, "the team's \"big\" idea", "the team’s “big” idea");
    assert_typo(LANG_EN, "\"a \"b\" c\" : yes !", "“a ‘b’ c”: yes!");
    assert_typo(LANG_EN, "5 km from 3 May", "5" NB "km from 3" NB "May");
}

static void test_off(void)
{
    const struct typo_options options = {.lang = LANG_FR, .off = 1u << 1 | 1u << 19};
    g_autofree char *text = typo_apply("salarié.es ? l'art", &options);

    g_assert_cmpstr(text, ==, "salarié.es ? l’art");
}

/* A random text over what the rules look at. */
static char *random_text(GRand *rand)
{
    static const char *const parts[] = {"a",  "le", "é",  "1", "21", "mai", "h",  "30", "%", "€",  " ",    NB,  NN,   "'",  "\"", "«",
                                        "»",  ";",  ":",  "!", "?",  ".",   "..", "…",  "-", "es", "etc", "(", ")", "qu", "www.x", "@",
                                        "\t", "salarié.es"};
    GString *text = g_string_new(NULL);

    for (int i = g_rand_int_range(rand, 0, 14); i > 0; i--)
        g_string_append(text, parts[g_rand_int_range(rand, 0, G_N_ELEMENTS(parts))]);
    return g_string_free(text, FALSE);
}

static void test_idempotent(void)
{
    const guint32 seed = g_test_rand_int_range(0, G_MAXINT32) > 0 ? (guint32)g_test_rand_int() : 0;
    GRand *rand = g_rand_new_with_seed(seed);

    g_test_message("seed %u", seed);
    for (unsigned i = 0; i < 100000; i++) {
        const struct typo_options options = {.lang = i % 3 == 0 ? LANG_EN : LANG_FR};
        g_autofree char *text = random_text(rand);
        g_autofree char *once = typo_apply(text, &options);
        g_autofree char *twice = typo_apply(once, &options);

        if (strcmp(once, twice) != 0)
            g_error("seed %u: “%s” gives “%s”, then “%s”", seed, text, once, twice);
    }
    g_rand_free(rand);
}

static void test_long(void)
{
    const struct typo_options options = {.lang = LANG_FR};
    g_autofree char *text = g_strnfill(1000000, '"');
    g_autofree char *set = typo_apply(text, &options);

    g_assert_cmpuint(strlen(set), >=, 1000000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/typo/french", test_french);
    g_test_add_func("/typo/english", test_english);
    g_test_add_func("/typo/off", test_off);
    g_test_add_func("/typo/idempotent", test_idempotent);
    g_test_add_func("/typo/long", test_long);
    return g_test_run();
}
