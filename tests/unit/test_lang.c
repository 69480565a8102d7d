/* lang: every label is there, and headings, dates and contracts are understood. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

static void test_labels(void)
{
    for (unsigned lang = 0; lang < LANG_COUNT; lang++)
        for (unsigned label = 0; label < LABEL_COUNT; label++) {
            const char *text = lang_label(lang, label);

            g_assert_nonnull(text);
            g_assert_true(*text && g_utf8_validate(text, -1, NULL));
            g_assert_null(strchr(text, '\''));
        }
}

static void test_roles(void)
{
    static const struct {
        enum lang lang;
        const char *heading;
        enum lang_role role;
    } cases[] = {
        {LANG_FR, "Qui sommes-nous?", ROLE_ABOUT},
        {LANG_FR, "Présentation du pôle Médiation & Action Culturelle", ROLE_ABOUT},
        {LANG_FR, "MISSIONS", ROLE_MISSIONS},
        {LANG_FR, "DESCRIPTION DU PROFIL RECHERCHÉ", ROLE_PROFILE},
        {LANG_FR, "DATE SOUHAITÉE DE PRISE DE FONCTION", ROLE_START},
        {LANG_FR, "DATE LIMITE DE CANDIDATURE", ROLE_DEADLINE},
        {LANG_FR, "RÉMUNÉRATION ENVISAGÉE", ROLE_PAY},
        {LANG_FR, "LIEUX DE TRAVAIL", ROLE_PLACES},
        {LANG_FR, "MODALITÉS DE CANDIDATURE", ROLE_APPLY},
        {LANG_FR, "Votre profil :", ROLE_PROFILE},
        {LANG_FR, "Développement et relations publiques", ROLE_NONE},
        {LANG_FR, "", ROLE_NONE},
        {LANG_EN, "How to apply", ROLE_APPLY},
        {LANG_EN, "Closing date", ROLE_DEADLINE},
        {LANG_EN, "What you’ll do", ROLE_MISSIONS},
        {LANG_EN, "Requirements", ROLE_PROFILE},
        {LANG_EN, "Salary & benefits", ROLE_PAY},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(lang_role_name(lang_find_role(cases[i].lang, cases[i].heading)), ==, lang_role_name(cases[i].role));
}

static void test_dates(void)
{
    g_assert_cmpint(lang_find_month(LANG_FR, "Février", strlen("Février")), ==, 2);
    g_assert_cmpint(lang_find_month(LANG_FR, "DÉCEMBRE,", strlen("DÉCEMBRE,")), ==, 12);
    g_assert_cmpint(lang_find_month(LANG_EN, "Sept", 4), ==, 9);
    g_assert_cmpint(lang_find_month(LANG_FR, "mardi", 5), ==, 0);
    g_assert_cmpint(lang_find_weekday(LANG_FR, "Mardi", 5), ==, 2);
    g_assert_cmpint(lang_find_weekday(LANG_EN, "sunday", 6), ==, 7);
}

static void assert_match(struct lang_match match, const char *text, const char *expected)
{
    g_autofree char *found = g_strndup(text + match.offset, match.len);

    g_assert_cmpstr(found, ==, expected);
}

static void test_contracts(void)
{
    const char *text = "un poste à temps plein, en CDI, mutualisé", *none = "un cédille", *part = "un mi-temps, pas un temps plein";
    bool part_time;

    assert_match(lang_find_contract(LANG_FR, text, strlen(text)), text, "CDI");
    assert_match(lang_find_hours(LANG_FR, text, strlen(text), &part_time), text, "temps plein");
    g_assert_false(part_time);
    assert_match(lang_find_contract(LANG_FR, none, strlen(none)), none, "");
    assert_match(lang_find_hours(LANG_FR, part, strlen(part), &part_time), part, "mi-temps");
    g_assert_true(part_time);
}

static void test_guess(void)
{
    const char *fr = "Vous pilotez le service des publics et son développement.", *en = "You will lead the team and its work for us.";

    g_assert_cmpint(lang_guess(fr, strlen(fr)), ==, LANG_FR);
    g_assert_cmpint(lang_guess(en, strlen(en)), ==, LANG_EN);
    g_assert_cmpint(lang_guess("", 0), ==, LANG_FR);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lang/labels", test_labels);
    g_test_add_func("/lang/roles", test_roles);
    g_test_add_func("/lang/dates", test_dates);
    g_test_add_func("/lang/contracts", test_contracts);
    g_test_add_func("/lang/guess", test_guess);
    return g_test_run();
}
