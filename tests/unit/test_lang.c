/* lang: every label is there, and headings, dates and contracts are understood. */
#include "lang/lang.h"
#include "lang/lang_private.h"

#include <glib.h>
#include <string.h>

static void test_labels(void)
{
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (unsigned label = 0; label < LABEL_COUNT; label++) {
            const char *text = (*lang)->labels[label];

            g_assert_nonnull(text);
            g_assert_true(*text && g_utf8_validate(text, -1, NULL));
            g_assert_null(strchr(text, '\''));
        }
}

static void assert_roles(const struct language *lang, enum lang_role role, const char *const *lines)
{
    for (; *lines; lines++) {
        const enum lang_role found = lang_find_role(lang, *lines);

        if (found != role)
            g_error("“%s”: %s instead of %s", *lines, lang_role_name(found), lang_role_name(role));
    }
}

#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Pairs: a text, and what its first inclusive phrase is written out; "": rules can't tell; NULL:
 * there is none. */
static void test_doubled(void)
{
    static const char *const cases[][2] = {
        {"l’équipe de 14 salarié·es permanent·es, vous", "salariées et salariés permanents"},
        {"2 co-directeur·ices, 1 coordinatrice", "co-directrices et co-directeurs"},
        {"(3 permanent·es et des renforts)", "permanentes et permanents"},
        {"des citoyen·nes", "citoyennes et citoyens"},
        {"créatif·ves et", "créatives et créatifs"},
        {"infirmier·ères", "infirmières et infirmiers"},
        {"professionnel·les", "professionnelles et professionnels"},
        {"vendeur·euses", "vendeuses et vendeurs"},
        {"animateur·rices", "animatrices et animateurs"},
        {"salarié·e·s motivé·e·s", "salariées et salariés motivés"},
        {"salariés·es", "salariées et salariés"},
        {"Un·e chargé·e de médiation", "Une chargée ou un chargé"},
        {"un·e directeur·ice adjoint·e", "une directrice adjointe ou un directeur adjoint"},
        {"avec la ou le chargé·e de production", "la chargée ou le chargé"},
        {"l’animateur·ice du lieu", "l’animatrice ou l’animateur"},
        {"d’animateur·ices", "d’animatrices et d’animateurs"},
        {"tous·tes les autres", "toutes et tous"},
        {"certain·es salarié·es", "certaines salariées et certains salariés"},
        {"il·elle sera", "elle ou il"},
        {"Vous êtes motivé·e.", "motivée ou motivé"},
        {"national·es", "nationales et nationaux"},
        {"un·e salarié·es", "une ou un"},
        {"SALARIÉ·ES", "SALARIÉES et SALARIÉS"},
        {"public·que", "publique ou public"},
        {"heureux·ses", "heureuses et heureux"},
        {"héros·oïnes", ""},
        {"CDI · temps plein", NULL},
        {"A·B·C", ""},
        {"·es", NULL},
        {"plain", NULL},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct lang_written_out found = {.says = NULL};
        const bool is = lang_find_doubled(&language_fr, cases[i][0], 0, &found);

        g_assert_cmpint(is, ==, cases[i][1] != NULL);
        if (is)
            g_assert_cmpstr(found.says ? found.says : "", ==, cases[i][1]);
        g_free(found.says);
        g_assert_false(lang_find_doubled(&language_en, cases[i][0], 0, &found));
    }
}

static void test_french_roles(void)
{
    assert_roles(&language_fr, ROLE_ABOUT,
                 LINES("Qui sommes-nous?", "Présentation du pôle Médiation & Action Culturelle",
                       "LA STRUCTURE", "Contexte de la mission", "À propos de nous", "Notre équipe",
                       "Pourquoi nous rejoindre ?"));
    assert_roles(&language_fr, ROLE_MISSIONS,
                 LINES("MISSIONS", "Vos missions :", "Missions principales", "Contexte et missions",
                       "LE POSTE", "Les missions que vous aurez", "Étendue et nature des missions",
                       "Ce que vous ferez", "Présentation du poste", "Principales responsabilités",
                       "FICHE DE POSTE"));
    assert_roles(&language_fr, ROLE_PROFILE,
                 LINES("DESCRIPTION DU PROFIL RECHERCHÉ", "Votre profil :", "Profil",
                       "PROFIL DE CANDIDATURE", "Le profil que nous recherchons",
                       "Compétences requises", "Qui êtes-vous ?", "Vous êtes…", "Savoir-être",
                       "Qui recherchons-nous ?", "Et vous ?"));
    assert_roles(&language_fr, ROLE_START,
                 LINES("DATE SOUHAITÉE DE PRISE DE FONCTION", "Prise de poste", "Date de début",
                       "Poste à pourvoir"));
    assert_roles(&language_fr, ROLE_DEADLINE,
                 LINES("DATE LIMITE DE CANDIDATURE", "Date limite de dépôt des dossiers",
                       "Clôture des candidatures"));
    assert_roles(&language_fr, ROLE_PAY,
                 LINES("RÉMUNÉRATION ENVISAGÉE", "Salaire", "Salaire et avantages", "Conditions",
                       "Type de contrat"));
    assert_roles(&language_fr, ROLE_PLACES,
                 LINES("LIEUX DE TRAVAIL", "Lieu", "Lieu d’affectation", "Localisation du poste",
                       "Lieu de mission"));
    assert_roles(&language_fr, ROLE_APPLY,
                 LINES("MODALITÉS DE CANDIDATURE", "Comment postuler ?", "Pour candidater",
                       "Contact", "Nous rejoindre", "Processus de recrutement"));
    assert_roles(&language_fr, ROLE_COMMITMENTS,
                 LINES("Nos engagements", "Égalité et diversité", "Nos valeurs"));
}

/* Lines that hold such a word and are no heading. */
static void test_french_contents(void)
{
    assert_roles(
        &language_fr, ROLE_NONE,
        LINES("", "?", "Développement et relations publiques",
              "Coordination du pôle Médiation et Action Culturelle",
              "Programmation des activités du pôle action culturelle et médiation",
              "Forfait jour - 218 jours",
              "CDI Groupe 4, convention collective Syndeac - échelon selon expérience",
              "Chargée de mission culture", "Chef de mission", "Responsable de la structure",
              "Salaire : 2 400 € brut", "Lieu : Marseille", "Merci d’envoyer votre candidature",
              "Vous avez pour mission de coordonner le lieu", "contact@lieu.org",
              "Les candidatures seront lues",
              "Le contrat est signé avant le début de la mission qui dure trois mois à Marseille",
              "Entretiens première session la semaine du 8 décembre",
              "Nous recherchons un profil rare.", "Février 2026"));
}

static void test_english_roles(void)
{
    assert_roles(&language_en, ROLE_ABOUT,
                 LINES("About us", "Who we are", "About the museum", "Our story"));
    assert_roles(&language_en, ROLE_MISSIONS,
                 LINES("What you’ll do", "What you will do", "RESPONSIBILITIES", "The role",
                       "Main duties", "About the role", "Key responsibilities", "Job description"));
    assert_roles(&language_en, ROLE_PROFILE,
                 LINES("Requirements", "Who you are", "About you", "Person specification",
                       "Essential criteria", "What we’re looking for", "Who we are looking for",
                       "Skills and experience"));
    assert_roles(&language_en, ROLE_START, LINES("Start date", "Starting date"));
    assert_roles(&language_en, ROLE_DEADLINE,
                 LINES("Closing date", "Application deadline", "Apply by"));
    assert_roles(&language_en, ROLE_PAY,
                 LINES("Salary & benefits", "What we offer", "Pay", "Terms and conditions",
                       "What’s in it for you"));
    assert_roles(&language_en, ROLE_PLACES, LINES("Location", "Place of work"));
    assert_roles(&language_en, ROLE_APPLY, LINES("How to apply", "Application process", "Contact"));
    assert_roles(&language_en, ROLE_COMMITMENTS,
                 LINES("Equal opportunities", "Our commitment to diversity"));
    assert_roles(&language_en, ROLE_NONE,
                 LINES("Head of Mission", "Benefits Officer", "Please apply before Monday",
                       "Salary: £24,000 a year", "You will have duties in the evening",
                       "Experience designer"));
}

static void test_dates(void)
{
    g_assert_cmpint(lang_find_month(&language_fr, "Février", strlen("Février")), ==, 2);
    g_assert_cmpint(lang_find_month(&language_fr, "DÉCEMBRE,", strlen("DÉCEMBRE,")), ==, 12);
    g_assert_cmpint(lang_find_month(&language_en, "Sept", 4), ==, 9);
    g_assert_cmpint(lang_find_month(&language_fr, "fév.", strlen("fév.")), ==, 2);
    g_assert_cmpint(lang_find_month(&language_fr, "juil", 4), ==, 7);
    g_assert_cmpint(lang_find_month(&language_fr, "ju", 2), ==, 0);
    g_assert_cmpint(lang_find_month(&language_fr, "janvierjanv", 11), ==, 0);
    g_assert_cmpint(lang_find_month(&language_fr, "", 0), ==, 0);
    g_assert_cmpint(lang_find_month(&language_fr, "mardi", 5), ==, 0);
    g_assert_cmpint(lang_find_weekday(&language_fr, "Mardi", 5), ==, 2);
    g_assert_cmpint(lang_find_weekday(&language_en, "sunday", 6), ==, 7);
}

static void assert_match(struct lang_match match, const char *text, const char *expected)
{
    g_autofree char *found = g_strndup(text + match.offset, match.len);

    g_assert_cmpstr(found, ==, expected);
}

static void test_contracts(void)
{
    const char *text = "un poste à temps plein, en CDI, mutualisé", *none = "un cédille",
               *part = "un mi-temps, pas un temps plein";
    const char *second = "l’apprentissage des publics ; contrat à durée déterminée",
               *likely = "Poste en alternance";
    const char *english = "Works on our permanent collection. Fixed-term, 12 months";
    bool part_time;

    assert_match(lang_find_contract(&language_fr, text, strlen(text)), text, "CDI");
    assert_match(lang_find_hours(&language_fr, text, strlen(text), &part_time), text,
                 "temps plein");
    g_assert_false(part_time);
    assert_match(lang_find_contract(&language_fr, none, strlen(none)), none, "");
    assert_match(lang_find_contract(&language_fr, second, strlen(second)), second,
                 "contrat à durée déterminée");
    assert_match(lang_find_contract(&language_fr, likely, strlen(likely)), likely, "alternance");
    assert_match(lang_find_contract(&language_en, english, strlen(english)), english, "Fixed-term");
    assert_match(lang_find_hours(&language_fr, part, strlen(part), &part_time), part, "mi-temps");
    g_assert_true(part_time);
}

static void test_codes(void)
{
    static const char *const unknown[] = {"", "de", "f", "français", "fra"};

    g_assert_true(lang_find("fr") == &language_fr);
    g_assert_true(lang_find("en-GB") == &language_en);
    g_assert_true(lang_find("FR_be") == &language_fr);
    for (unsigned i = 0; i < G_N_ELEMENTS(unknown); i++)
        g_assert_null(lang_find(unknown[i]));
}

static void test_parse_roles(void)
{
    struct lang_roles roles = {{ROLE_PAY}, 1};
    g_autofree char *unknown = lang_parse_roles("about, nosuch", &roles);

    g_assert_cmpstr(unknown, ==, "nosuch");
    g_assert_true(roles.count == 1 && roles.list[0] == ROLE_PAY);
    g_assert_null(lang_parse_roles("about, other, about", &roles));
    g_assert_true(roles.count == 2 && roles.list[0] == ROLE_ABOUT && roles.list[1] == ROLE_NONE);
}

static void test_fold(void)
{
    g_autofree char *folded =
        lang_fold("  À l’ŒUVRE — ex æquo !", strlen("  À l’ŒUVRE — ex æquo !"));

    g_assert_cmpstr(folded, ==, "a l oeuvre ex aequo");
}

/* By letters alone: no locale changes an I. */
static void test_case(void)
{
    g_autofree char *lower = lang_lower("ÎLE DE RÉ, IX", strlen("ÎLE DE RÉ, IX")),
                    *upper = lang_upper("île, Großi", strlen("île, Großi"));

    g_assert_cmpstr(lower, ==, "île de ré, ix");
    g_assert_cmpstr(upper, ==, "ÎLE, GROSSI");
}

/* Of two phrases that begin alike the longer one stands first, or it would never be found. */
static void test_cues(void)
{
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (unsigned cue = 0; cue < CUE_COUNT; cue++)
            for (const char *const *first = lang_cues(*lang, cue); *first; first++)
                for (const char *const *later = first + 1; *later; later++) {
                    g_autofree char *start = g_strconcat(*first, " ", NULL);

                    if (g_str_has_prefix(*later, start))
                        g_error("“%s” hides “%s”", *first, *later);
                }
}

static void test_guess(void)
{
    const char *fr = "Vous pilotez le service des publics et son développement.",
               *with_a = "Arrivé à Lyon, à pied, à midi : le musée.",
               *en = "You will lead the team and its work for us.";

    g_assert_true(lang_guess(fr, strlen(fr)) == &language_fr);
    g_assert_true(lang_guess(with_a, strlen(with_a)) == &language_fr);
    g_assert_true(lang_guess(en, strlen(en)) == &language_en);
    g_assert_true(lang_guess("", 0) == &language_fr);
}

static void test_town(void)
{
    static const struct {
        const struct language *lang;
        const char *place, *town;
    } places[] = {
        {&language_fr, "54 rue Célony, 13100 Aix-en-Provence", "Aix-en-Provence"},
        {&language_fr, "1 Rue X, 13100 Aix, France", "Aix"},
        {&language_fr, "13002 Marseille", "Marseille"},
        {&language_fr, "4 quai du Port 13002 Marseille", "Marseille"},
        {&language_fr, "Friche, 41 rue Jobin, Marseille", "Marseille"},
        {&language_fr, "Marseille", "Marseille"},
        {&language_fr, "rue X, 13100 ", "rue X, 13100"},
        {&language_fr, ", ", ","},
        {&language_en, "12345 Main Street, Springfield", "Springfield"},
        {&language_en, "12 Quay Street, Bristol BS1 4DB", "Bristol"},
        {&language_en, "12 Quay Street, Bristol, BS1 4DB", "Bristol"},
        {&language_en, "The Quay Studio and the Sheds, Bristol", "Bristol"},
        {&language_en, "54 rue Célony, 13100 Aix-en-Provence", "Aix-en-Provence"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        const struct lang_match found = lang_find_town(places[i].lang, places[i].place);
        g_autofree char *town = g_strndup(places[i].place + found.offset, found.len);

        g_assert_cmpstr(town, ==, places[i].town);
    }
}

/* Lists of facts are folded: what is not would never be found. */
static void test_facts(void)
{
    for (const struct language *const *lang = lang_all(); *lang; lang++) {
        const struct lang_facts *facts = lang_facts(*lang);

        for (const char *const *job = facts->jobs; *job; job++) {
            g_autofree char *folded = lang_fold(*job, strcspn(*job, "*"));

            g_assert_cmpuint(strlen(folded), ==, strcspn(*job, "*"));
        }
    }
}

/* The text with a + where no line should begin. */
static char *bonds_of(const char *code, const char *text, bool heading)
{
    GString *out = g_string_new(text);
    GArray *bonds = g_array_new(FALSE, FALSE, sizeof(size_t));

    for (size_t at = 0; (at = lang_find_bond(lang_find(code), text, at, heading));)
        g_array_append_val(bonds, at);
    for (unsigned i = bonds->len; i > 0; i--)
        g_string_insert_c(out, (gssize)g_array_index(bonds, size_t, i - 1), '+');
    g_array_unref(bonds);
    return g_string_free(out, FALSE);
}

static void test_bonds(void)
{
    static const struct {
        const char *code;
        bool heading;
        const char *bonds;
    } rows[] = {
        {"fr", true, "Responsable du +pôle Médiation et +Action Culturelle"},
        {"fr", true, "DE +LA +MÉDIATHÈQUE & +DES +ACTIONS"},
        {"fr", true, "CHEZ +NOUS, 13100 +AIX-+EN-+PROVENCE"},
        {"fr", true, "12 rue +de +la +République, Marseille"},
        {"fr", true, "Place communale +1, 1457 +Orvaux"},
        {"fr", true, "Agent de +surveillance +H/F"},
        {"fr", true, "(à +Paris), 3 +permanent·es, 24 et +25 +ans, mai 2027 ou +juin"},
        {"fr", false, "les 3 +permanent·es de la région, à Aix-+en-+Provence, un porte-à-faux"},
        {"en", false, "a crew of 12–+16 +pickers – or more"},
        {"fr", false, "En 2027 nous serons 12"},
        {"en", true, "Head of +Learning and +Participation"},
        {"en", true, "12 +Quay +Street, Bristol BS1 +4DB"},
        {"en", false, "Head of Learning and 12 +people of the team"},
        {"en", true, ""},
        {"en", true, "a"},
        {"en", true, "a +- & "},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(GStrv) parts = g_strsplit(rows[i].bonds, "+", -1);
        g_autofree char *text = g_strjoinv("", parts);
        g_autofree char *found = bonds_of(rows[i].code, text, rows[i].heading);

        g_assert_cmpstr(found, ==, rows[i].bonds);
    }
}

/* What folding knows by itself is what Unicode says: the first part of a letter, small; a mark is a
 * space. */
static void test_fold_known(void)
{
    for (gunichar c = 0xC0; c <= 0x206F; c = c == 0xFF ? 0x2000 : c + 1) {
        gunichar base = 0, combining = 0;
        char text[16] = "a";
        GString *expected = g_string_new("a");
        g_autofree char *folded = NULL;

        strcpy(text + 1 + g_unichar_to_utf8(c, text + 1), "b");
        if (!g_unichar_decompose(c, &base, &combining))
            base = c;
        if (c == 0xC6 || c == 0xE6)
            g_string_append(expected, "ae");
        else if (g_unichar_isalnum(base))
            g_string_append_unichar(expected, g_unichar_tolower(base));
        else
            g_string_append_c(expected, ' ');
        g_string_append_c(expected, 'b');
        folded = lang_fold(text, strlen(text));
        g_assert_cmpstr(folded, ==, expected->str);
        g_string_free(expected, TRUE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lang/doubled", test_doubled);
    g_test_add_func("/lang/facts", test_facts);
    g_test_add_func("/lang/labels", test_labels);
    g_test_add_func("/lang/roles/french", test_french_roles);
    g_test_add_func("/lang/roles/french-contents", test_french_contents);
    g_test_add_func("/lang/roles/english", test_english_roles);
    g_test_add_func("/lang/fold-known", test_fold_known);
    g_test_add_func("/lang/dates", test_dates);
    g_test_add_func("/lang/contracts", test_contracts);
    g_test_add_func("/lang/codes", test_codes);
    g_test_add_func("/lang/parse-roles", test_parse_roles);
    g_test_add_func("/lang/fold", test_fold);
    g_test_add_func("/lang/case", test_case);
    g_test_add_func("/lang/cues", test_cues);
    g_test_add_func("/lang/guess", test_guess);
    g_test_add_func("/lang/town", test_town);
    g_test_add_func("/lang/bonds", test_bonds);
    return g_test_run();
}
