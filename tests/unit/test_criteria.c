/* criteria: the eight of the first posting's profile, and the rules one by one. */
#include "lang/lang_private.h"
#include "posting/criteria/criteria.h"

#include <string.h>

static void add_block(struct posting *posting, enum posting_block_kind kind, unsigned level,
                      size_t start, size_t len)
{
    const struct span span = {posting->txt, start, len};
    const struct posting_block block = {.kind = kind,
                                        .level = level,
                                        .text = span_dup(span),
                                        .span = span,
                                        .section = posting->sections->len - 1};

    g_array_append_val(posting->blocks, block);
    g_array_index(posting->sections, struct posting_section, posting->sections->len - 1).count++;
}

static void add_line(struct posting *posting, enum posting_block_kind kind, const char *line,
                     size_t start)
{
    const unsigned level = (unsigned)strspn(line, "#");
    const size_t marks = strspn(line, "#= ");

    if (level == 2 || line[0] == '=')
        g_array_append_val(posting->sections,
                           ((struct posting_section){line[0] == '=' ? ROLE_PROFILE : ROLE_NONE,
                                                     posting->blocks->len, 0}));
    if (level > 0 || line[0] == '=')
        kind = BLOCK_HEADING;
    else if (line[0] == '~')
        kind = BLOCK_PARAGRAPH;
    add_block(posting, kind, line[0] == '=' ? 2 : level, start + marks + (line[0] == '~'),
              strlen(line) - marks - (line[0] == '~'));
}

/* Lines of a profile: `=` begins a section with that role, `##` one without, `###` is a
 * sub-heading, `~` a paragraph; the rest is of that kind. */
static struct posting *make(const struct language *lang, const char *const *lines,
                            enum posting_block_kind kind)
{
    struct posting *posting = g_new0(struct posting, 1);
    g_autofree char *joined = g_strjoinv("\n", (char **)lines),
                    *text = g_strconcat("= PROFIL\n", joined, NULL);
    size_t start = strlen("= PROFIL\n");

    posting->lang = lang;
    posting->txt = source_new("posting.txt", text, strlen(text));
    posting->blocks = g_array_new(FALSE, TRUE, sizeof(struct posting_block));
    posting->sections = g_array_new(FALSE, TRUE, sizeof(struct posting_section));
    posting->criteria = g_array_new(FALSE, TRUE, sizeof(struct posting_criterion));
    add_line(posting, kind, "= PROFIL", 0);
    for (unsigned i = 0; lines[i]; i++) {
        add_line(posting, kind, lines[i], start);
        start += strlen(lines[i]) + 1;
    }
    return posting;
}

static void drop(struct posting *posting)
{
    for (unsigned i = 0; i < posting->blocks->len; i++)
        g_free(g_array_index(posting->blocks, struct posting_block, i).text);
    for (unsigned i = 0; i < posting->criteria->len; i++)
        criteria_clear(&g_array_index(posting->criteria, struct posting_criterion, i));
    g_array_unref(posting->blocks);
    g_array_unref(posting->sections);
    g_array_unref(posting->criteria);
    source_drop(posting->txt);
    g_free(posting);
}

static const struct posting_criterion *at(const struct posting *posting, unsigned number)
{
    g_assert_cmpuint(number, <=, posting->criteria->len);
    return &g_array_index(posting->criteria, struct posting_criterion, number - 1);
}

/* Derives, checks the number of criteria and of findings. */
static struct posting *derive(const struct language *lang, const char *const *items, unsigned count,
                              unsigned findings)
{
    struct posting *posting = make(lang, items, BLOCK_ITEM);
    struct diag *diag = diag_new();

    criteria_derive(posting, NULL, diag);
    g_assert_cmpuint(posting->criteria->len, ==, count);
    g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, findings);
    diag_drop(diag);
    return posting;
}

static const char *const profile[] = {
    "Bonne culture générale et forte sensibilité pour le domaine de l'art contemporain, des "
    "cultures numériques et des industries culturelles et créatives ;",
    "Formation supérieure en médiation ou gestion de projet culturel et/ou expérience réussie sur "
    "un poste équivalent ;",
    "Expérience de coordination de programmation culturelle et d'action culturelle. Compétences en "
    "matière de relations aux publics ;",
    "Capacités managériales, d'écoute et de dialogue, capacité à favoriser le travail en équipe et "
    "à accompagner le changement ;",
    "Qualités rédactionnelles avérées :",
    "Méthodologie, sens de l'organisation et de planification dans le temps :",
    "Sens de l'innovation et force de proposition",
    NULL,
};

static void test_reference(void)
{
    static const char *const categories[] = {"savoir",
                                             "formation / expérience",
                                             "expérience",
                                             "savoir-faire",
                                             "savoir-faire / savoir-être",
                                             "savoir-faire",
                                             "savoir-faire / savoir-être",
                                             "savoir-être"};
    struct posting *posting = derive(&language_fr, profile, 8, 0);

    for (unsigned i = 0; i < 8; i++) {
        const struct posting_criterion *criterion = at(posting, i + 1);

        g_assert_cmpstr(criterion->categories, ==, categories[i]);
        g_assert_true(criterion->alternative == (i == 1));
        g_assert_cmpint(g_utf8_strlen(criterion->label, -1), <=, 45);
        g_assert_true(criterion->weight == 1 && !criterion->knockout &&
                      !criterion->knockout_suggested && !criterion->bonus);
    }
    g_assert_cmpstr(at(posting, 4)->text, ==, "Compétences en matière de relations aux publics");
    g_assert_cmpstr(at(posting, 5)->label, ==, "Capacités managériales, d'écoute");
    g_assert_cmpuint(strlen(posting->criteria_hash), ==, 9);
    drop(posting);
}

/* Each line, and the criteria that it gives with a | between. */
static void test_splitting(void)
{
    static const struct {
        const char *line, *expected;
    } cases[] = {
        {"Permis B ; expérience de trois ans", "Permis B|expérience de trois ans"},
        {"Maîtrise de X ; Y", "Maîtrise de X ; Y"},
        {"Rigueur ; sens du détail ; esprit d’équipe", "Rigueur ; sens du détail|esprit d’équipe"},
        {"Maîtrise d’outils de dessin ; bonne culture web ; rigueur",
         "Maîtrise d’outils de dessin|bonne culture web ; rigueur"},
        {"Autonomie. Rigueur.", "Autonomie|Rigueur"},
        {"Permis B. Expérience de terrain", "Permis B|Expérience de terrain"},
        {"Connaissance de M. Dupont et du Dr. Martin, p. ex. Paul",
         "Connaissance de M. Dupont et du Dr. Martin, p. ex. Paul"},
        {"Connaissance du web 2.0 et de www.chroniques.org",
         "Connaissance du web 2.0 et de www.chroniques.org"},
        {"Expérience (trois ans. Au moins) ; diplôme ou titre",
         "Expérience (trois ans. Au moins)|diplôme ou titre"},
        {"Expérience (trois ans. Diplôme", "Expérience (trois ans|Diplôme"},
        {"Aimez-vous l’art ? Le web ? Dessinez !", "Aimez-vous l’art ?|Le web ?|Dessinez !"},
        {"Outils web, etc… Maîtrise du dessin...", "Outils web, etc…|Maîtrise du dessin"},
        {"Il dit « oui. » Permis exigé", "Il dit « oui. »|Permis exigé"},
        {"  Rigueur\u00A0: ", "Rigueur"},
        {"Rigueur \t et\tcuriosité", "Rigueur et curiosité"},
        {" ; : . , ", ""},
        {"***", ""},
        {"", ""},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct posting *posting =
            make(&language_fr, (const char *const[]){cases[i].line, NULL}, BLOCK_ITEM);
        struct diag *diag = diag_new();
        g_autoptr(GString) found = g_string_new(NULL);

        criteria_derive(posting, NULL, diag);
        for (unsigned j = 0; j < posting->criteria->len; j++)
            g_string_append_printf(found, "%s%s", j > 0 ? "|" : "", at(posting, j + 1)->text);
        g_assert_cmpstr(found->str, ==, cases[i].expected);
        diag_drop(diag);
        drop(posting);
    }
}

static void test_classes(void)
{
    static const struct {
        const struct language *lang;
        const char *line, *categories, *indicators;
    } cases[] = {
        {&language_fr, "Très bonne maîtrise d’Excel", "savoir", "Très bonne maîtrise d’Excel"},
        {&language_fr, "Une première expérience et sens du service", "expérience / savoir-être",
         "Une première expérience|sens du service"},
        {&language_fr, "Capacités managériales, d’écoute et de dialogue et à fédérer",
         "savoir-faire / savoir-être",
         "Capacités managériales|Capacités d’écoute|Capacités de dialogue|Capacités à fédérer"},
        {&language_fr,
         "Bonne culture et bon sens du détail, capacité à agir (rigueur, sens du détail)",
         "savoir / savoir-être / savoir-faire",
         "Bonne culture|bon sens du détail|capacité à agir (rigueur, sens du détail)"},
        {&language_fr, "Expérience de médiation et d’action", "expérience",
         "Expérience de médiation et d’action"},
        {&language_fr, "Rigueur, autonomie", "savoir-être", "Rigueur, autonomie"},
        {&language_fr, "3 ans d’expérience au moins", "expérience", "3 ans d’expérience au moins"},
        {&language_fr, "Vous disposez d’une solide culture", "savoir",
         "Vous disposez d’une solide culture"},
        {&language_fr, "Titulaire du permis B", "condition", "Titulaire du permis B"},
        {&language_fr, "MAITRISE D’EXCEL", "savoir", "MAITRISE D’EXCEL"},
        {&language_fr, "Bac + 5 ou expérience", "formation / expérience", "Bac + 5 ou expérience"},
        {&language_fr, "Un monde où l’expérience compte", "expérience",
         "Un monde où l’expérience compte"},
        {&language_fr, "Une chose dont on ne peut rien dire", "à classer",
         "Une chose dont on ne peut rien dire"},
        {&language_en, "Degree in design or equivalent experience", "education / experience",
         "Degree in design or equivalent experience"},
        {&language_en, "Strong communication skills, sense of humour", "skills / behaviours",
         "Strong communication skills|sense of humour"},
        {&language_en, "Ability to plan and to lead", "skills", "Ability to plan|Ability to lead"},
        {&language_en, "At least two years of experience", "experience",
         "At least two years of experience"},
        {&language_en, "A matter of which nobody tells", "unclassed",
         "A matter of which nobody tells"},
        {&language_en, "Full driving licence", "condition", "Full driving licence"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct posting *posting =
            make(cases[i].lang, (const char *const[]){cases[i].line, NULL}, BLOCK_ITEM);
        struct diag *diag = diag_new();
        g_autofree char *indicators = NULL;

        criteria_derive(posting, NULL, diag);
        indicators = g_strjoinv("|", at(posting, 1)->indicators);
        g_assert_cmpstr(at(posting, 1)->categories, ==, cases[i].categories);
        g_assert_cmpstr(indicators, ==, cases[i].indicators);
        g_assert_true(at(posting, 1)->alternative ==
                      (strstr(cases[i].line, " ou ") || strstr(cases[i].line, " or ")));
        g_assert_true(diag_has(diag, DIAG_UNCLASSED_CRITERION) ==
                      (at(posting, 1)->category == CATEGORY_UNCLASSED));
        diag_drop(diag);
        drop(posting);
    }
}

/* k: a knock-out is suggested; b: a bonus. */
static void test_wishes(void)
{
    static const struct {
        const struct language *lang;
        const char *line, *expected;
    } cases[] = {
        {&language_fr, "Permis B indispensable", "k"},
        {&language_fr, "Permis B. Impératif.", "k"},
        {&language_fr, "PERMIS B EXIGÉ", "k"},
        {&language_fr, "Permis B requis", "k"},
        {&language_fr, "Permis apprécié, sans être indispensable", "b"},
        {&language_fr, "Anglais non, permis indispensable", "k"},
        {&language_fr, "Le poste exige et souhaite une grande mobilité", ""},
        {&language_fr, "L’anglais serait un plus", "b"},
        {&language_fr, "Un plus grand sens du détail", ""},
        {&language_fr, "Expérience souhaitée", "b"},
        {&language_en, "Driving licence required", "k"},
        {&language_en, "Knowledge of French is a plus", "b"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct posting *posting =
            make(cases[i].lang, (const char *const[]){cases[i].line, NULL}, BLOCK_ITEM);
        struct diag *diag = diag_new();

        criteria_derive(posting, NULL, diag);
        g_assert_cmpuint(posting->criteria->len, ==, 1);
        g_assert_true(at(posting, 1)->knockout_suggested ==
                      (strchr(cases[i].expected, 'k') != NULL));
        g_assert_true(at(posting, 1)->bonus == (strchr(cases[i].expected, 'b') != NULL));
        g_assert_false(at(posting, 1)->knockout);
        diag_drop(diag);
        drop(posting);
    }
}

static void test_headings(void)
{
    static const char *const items[] = {"Mobilité",
                                        "### Indispensable",
                                        "Autonomie",
                                        "~Ce qui serait apprécié :",
                                        "Rigueur",
                                        "### Compétences requises",
                                        "Aisance",
                                        "## Souhaité",
                                        "Curiosité",
                                        "## Savoir-faire",
                                        "Aptitude au dessin",
                                        "## Nos valeurs",
                                        "Esprit ouvert",
                                        "= Profil souhaité",
                                        "Permis B",
                                        NULL};
    struct posting *posting = derive(&language_fr, items, 7, 0);

    g_assert_true(!at(posting, 1)->knockout_suggested && !at(posting, 1)->bonus);
    g_assert_true(at(posting, 2)->knockout_suggested && !at(posting, 2)->bonus);
    g_assert_true(!at(posting, 3)->knockout_suggested && at(posting, 3)->bonus);
    g_assert_true(!at(posting, 4)->knockout_suggested && !at(posting, 4)->bonus);
    g_assert_true(at(posting, 5)->bonus);
    g_assert_cmpstr(at(posting, 6)->text, ==, "Aptitude au dessin");
    g_assert_cmpstr(at(posting, 7)->text, ==, "Permis B");
    drop(posting);
}

static void test_essential(void)
{
    static const char *const items[] = {"## Essential", "Degree in art", "## Desirable",
                                        "Knowledge of German", NULL};
    struct posting *posting = derive(&language_en, items, 2, 0);

    g_assert_true(at(posting, 1)->knockout_suggested && !at(posting, 1)->bonus);
    g_assert_true(at(posting, 2)->bonus && !at(posting, 2)->knockout_suggested);
    drop(posting);
}

static void test_paragraphs(void)
{
    static const char *const items[] = {
        "Vous avez une solide expérience de terrain. Vous disposez d'une bonne culture générale.",
        NULL};
    struct posting *posting = make(&language_fr, items, BLOCK_PARAGRAPH);
    struct diag *diag = diag_new();

    criteria_derive(posting, NULL, diag);
    g_assert_cmpuint(posting->criteria->len, ==, 2);
    g_assert_cmpstr(at(posting, 1)->categories, ==, "expérience");
    g_assert_cmpstr(at(posting, 2)->categories, ==, "savoir");
    g_assert_cmpuint(source_find_place(at(posting, 2)->span).column, ==, 45);
    g_assert_cmpuint(source_find_place(at(posting, 2)->span).line, ==, 2);
    diag_drop(diag);
    drop(posting);
}

/* A posting whose lines have the marks of make(), and what it gives: the texts with a | between,
 * each with its categories; + before a bonus. */
static const struct {
    const char *name;
    const struct language *lang;
    enum posting_block_kind kind;
    const char *lines[12], *expected;
} readings[] = {
    {"refused",
     &language_fr,
     BLOCK_ITEM,
     {"Débutant accepté", "CV à envoyer à a@b.example", "Aucune expérience exigée",
      "Permis B (formation assurée)", "12 rue Basse, 13001 Marseille"},
     "Permis B (formation assurée) [condition]"},
    {"prose",
     &language_fr,
     BLOCK_PARAGRAPH,
     {"Titulaire du permis, vous avez déjà encadré. Vous rejoindrez une équipe de six personnes. "
      "Une orthographe sûre est indispensable. Merci d'envoyer un CV. Le poste est à pourvoir.",
      "Rigueur", "On ne regarde pas les diplômes, jamais."},
     "Titulaire du permis, vous avez déjà encadré [condition]|Une orthographe sûre est "
     "indispensable [savoir-faire]|Rigueur [savoir-être]"},
    {"leads",
     &language_fr,
     BLOCK_ITEM,
     {"~Vous savez :", "poncer", "~Idéalement, vous avez une première expérience dans :",
      "la forge", "### Vos qualités", "Zèle", "### Les petits plus", "Anglais courant"},
     "poncer [savoir-faire]|+la forge [expérience]|Zèle [savoir-être]|+Anglais courant [savoir]"},
    {"topics",
     &language_en,
     BLOCK_ITEM,
     {"### Experience", "### Essential", "Supervision of staff", "### Desirable", "Film sets",
      "### Skills", "Quick sums", "Additional requirements (desirable)", "Welsh"},
     "Supervision of staff [experience]|+Film sets [experience]|Quick sums [skills]|+Welsh "
     "[knowledge]"},
    {"marks",
     &language_en,
     BLOCK_PARAGRAPH,
     {"Criterion\tEssential / Desirable\tAssessed by", "Degree in law\tEssential\tForm",
      "Knowledge of tax\tDesirable\tForm"},
     "Degree in law [education]|+Knowledge of tax [knowledge]"},
    {"columns",
     &language_en,
     BLOCK_PARAGRAPH,
     {"Attribute\tEssential\tDesirable", "Experience\tTwo seasons on a farm\tA dairy herd",
      "Tractor work\t\t✓"},
     "Two seasons on a farm [experience]|+A dairy herd [experience]|+Tractor work [knowledge]"},
    {"named",
     &language_fr,
     BLOCK_PARAGRAPH,
     {"Formation\tBac + 2", "Langues\tAllemand"},
     "Bac + 2 [formation]|Allemand [savoir]"},
    {"twice",
     &language_fr,
     BLOCK_ITEM,
     {"Permis B et sens du contact", "= Profile",
      "A driving licence and a feel for people, which "
      "is what the job is for"},
     "Permis B et sens du contact [condition / savoir-être]"},
    {"genders",
     &language_fr,
     BLOCK_ITEM,
     {"Être motivé·e et inscrit(e) à l'université", "Curieux.se"},
     "Être motivé·e et inscrit(e) à l'université [savoir-être]|Curieux.se [savoir-être]"},
    {"both",
     &language_fr,
     BLOCK_ITEM,
     {"Permis B exigé, permis BE souhaité", "Anglais bienvenu", "Permis B;expérience du bois"},
     "Permis B exigé, permis BE souhaité [condition]|+Anglais bienvenu [savoir]|Permis B "
     "[condition]|expérience du bois [expérience]"},
    {"sides",
     &language_en,
     BLOCK_ITEM,
     {"Experience of fairs or event management", "Degree or relevant experience"},
     "Experience of fairs or event management [experience]|Degree or relevant experience "
     "[education / experience]"},
};

static void test_readings(gconstpointer data)
{
    const unsigned i = GPOINTER_TO_UINT(data);
    struct posting *posting = make(readings[i].lang, readings[i].lines, readings[i].kind);
    struct diag *diag = diag_new();
    g_autoptr(GString) found = g_string_new(NULL);

    criteria_derive(posting, NULL, diag);
    for (unsigned j = 0; j < posting->criteria->len; j++)
        g_string_append_printf(found, "%s%s%s [%s]", j > 0 ? "|" : "",
                               at(posting, j + 1)->bonus ? "+" : "", at(posting, j + 1)->text,
                               at(posting, j + 1)->categories);
    g_assert_cmpstr(found->str, ==, readings[i].expected);
    diag_drop(diag);
    drop(posting);
}

/* No profile: what is asked for stands among the rest; what follows from its heading is said. */
static void test_elsewhere(void)
{
    static const char *const lines[] = {
        "## About us",
        "~We bake bread.",
        "## Shop",
        "~You'll have sold things before. You don't need to bake. We are closed on Mondays. A food "
        "hygiene certificate would be a bonus.",
        "driver preferred",
        NULL};
    struct posting *posting = make(&language_en, lines, BLOCK_PARAGRAPH);
    struct diag *diag = diag_new();

    g_array_index(posting->sections, struct posting_section, 0).role = ROLE_NONE;
    criteria_derive(posting, NULL, diag);
    g_assert_cmpuint(posting->criteria->len, ==, 3);
    g_assert_cmpstr(at(posting, 1)->text, ==, "You'll have sold things before");
    g_assert_true(at(posting, 2)->bonus && at(posting, 3)->bonus);
    g_assert_cmpstr(at(posting, 3)->categories, ==, "condition");
    diag_drop(diag);
    drop(posting);
}

static void test_labels(void)
{
    static const struct {
        const char *line, *label;
    } cases[] = {
        {"Rigueur", "Rigueur"},
        {"Expérience de coordination de programmation culturelle",
         "Expérience de coordination de programmation"},
        {"Maîtrise des logiciels (Photoshop, InDesign, Illustrator)", "Maîtrise des logiciels"},
        {"Anticonstitutionnellementanticonstitutionnellement",
         "Anticonstitutionnellementanticonstitutionnell"},
        {"Maîtrise du logiciel « Gestion des fonds et dépôts anciens »", "Maîtrise du logiciel"},
        {"Habilitation [niveau deux de la branche du bâtiment]", "Habilitation"},
        {"« Savoir dire non à un éditeur très insistant », pour de vrai",
         "Savoir dire non à un éditeur très insistant"},
        {"Aisance à l’oral et à l’écrit, en public et dans la presse",
         "Aisance à l’oral et à l’écrit, en public"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct posting *posting =
            derive(&language_fr, (const char *const[]){cases[i].line, NULL}, 1, 0);

        g_assert_cmpstr(at(posting, 1)->label, ==, cases[i].label);
        drop(posting);
    }
}

static void test_many(void)
{
    const char *items[] = {[0 ... 30] = "Rigueur", [31] = NULL};

    drop(derive(&language_fr, items, 31, 1));
}

/* Time must grow with the length of a line, not with its square. */
static void test_long(void)
{
    static const char *const parts[] = {"a",    " ",          "un, ", "et un ",     "de ",
                                        "(",    "rigueur ; ", "A. ",  "d'écoute, ", "ou ",
                                        "pas ", "1 ",         ";",    "é"};

    for (unsigned i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autoptr(GString) line = g_string_new("Rigueur ");
        struct posting *posting;
        struct diag *diag = diag_new();

        while (line->len < 100000)
            g_string_append(line, parts[i]);
        posting = make(i % 2 ? &language_en : &language_fr, (const char *const[]){line->str, NULL},
                       BLOCK_ITEM);
        criteria_derive(posting, NULL, diag);
        g_assert_cmpuint(posting->criteria->len, >=, 1);
        diag_drop(diag);
        drop(posting);
    }
}

static void test_none(void)
{
    static const char *const items[] = {NULL};

    drop(derive(&language_fr, items, 0, 1));
}

static void test_overrides(void)
{
    static const char text[] = "[criterion 1]\nlabel = Culture\nquestion = Laquelle ?\nanchor.3 = "
                               "bonne\nweight = 2\nweight_reason = au cœur du poste\n"
                               "knockout = yes\n[criterion 2]\nweight = 3\ncategory = "
                               "magie\n[criterion 3]\nexclude = yes\n[criterion 9]\nlabel = x\n";
    struct diag *diag = diag_new();
    struct ini *ini = ini_new("posting.ini", text, diag);
    struct posting *posting = make(&language_fr, profile, BLOCK_ITEM);

    criteria_derive(posting, ini, diag);
    g_assert_cmpuint(posting->criteria->len, ==, 7);
    g_assert_cmpstr(at(posting, 1)->label, ==, "Culture");
    g_assert_cmpstr(at(posting, 1)->question, ==, "Laquelle ?");
    g_assert_cmpstr(at(posting, 1)->anchors[3], ==, "bonne");
    g_assert_true(at(posting, 1)->weight == 2 && at(posting, 1)->knockout);
    g_assert_true(at(posting, 2)->weight == 1);
    g_assert_cmpstr(at(posting, 2)->categories, ==, "formation / expérience");
    g_assert_cmpstr(at(posting, 3)->text, ==, "Compétences en matière de relations aux publics");
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 3);
    drop(posting);
    ini_drop(ini);
    diag_drop(diag);
}

static struct posting * override(const char *const *lines, const char *text, struct diag *diag)
{
    struct ini *ini = ini_new("posting.ini", text, diag);
    struct posting *posting = make(&language_fr, lines, BLOCK_ITEM);

    criteria_derive(posting, ini, diag);
    ini_drop(ini);
    return posting;
}

static void test_category(void)
{
    struct diag *diag = diag_new();
    struct posting *posting = override(
        (const char *const[]){"Un chat", "Permis B", NULL},
        "[criterion 1]\ncategory = savoir-être/condition\n[criterion 2]\nweight = 2\n", diag);

    g_assert_cmpstr(at(posting, 1)->categories, ==, "savoir-être / condition");
    g_assert_cmpint(at(posting, 1)->category, ==, CATEGORY_BEHAVIOUR);
    g_assert_nonnull(strstr(at(posting, 1)->question, "leur effet"));
    g_assert_false(diag_has(diag, DIAG_UNCLASSED_CRITERION));
    g_assert_true(at(posting, 2)->weight == 1 && diag_has(diag, DIAG_INI_VALUE));
    drop(posting);
    diag_drop(diag);
}

/* Beside items, sentences that a category fits; a paragraph that leads to items is none. */
static void test_sentences(void)
{
    static const char *const lines[] = {
        "~Vous avez cinq ans d'expérience en production. L'équipe vous attend.",
        "~Expérience souhaitée :", "Rigueur", "Permis B", NULL};
    struct diag *diag = diag_new();
    struct posting *posting = override(lines, "", diag);

    g_assert_cmpuint(posting->criteria->len, ==, 3);
    g_assert_cmpstr(at(posting, 1)->text, ==, "Vous avez cinq ans d'expérience en production");
    g_assert_true(at(posting, 2)->bonus);
    g_assert_cmpstr(at(posting, 3)->text, ==, "Permis B");
    drop(posting);
    diag_drop(diag);
}

static void test_moves(void)
{
    static const char *const lines[] = {
        "Rigueur",   "Permis B",  "Formation, sens du détail et du dialogue",
        "Autonomie", "Curiosité", NULL};
    struct diag *diag = diag_new();
    struct posting *posting = override(
        lines,
        "[criterion 1]\nmerge = 2, 5\norder = 3\n[criterion 3]\nsplit = sens du détail | et du\n"
        "[criterion 3.2]\nlabel = Détail\n[criterion 4]\norder = 1\n",
        diag);

    g_assert_cmpuint(posting->criteria->len, ==, 5);
    g_assert_cmpstr(at(posting, 1)->text, ==, "Autonomie");
    g_assert_cmpstr(at(posting, 2)->text, ==, "Formation");
    g_assert_cmpstr(at(posting, 3)->label, ==, "Détail");
    g_assert_cmpstr(at(posting, 4)->text, ==, "et du dialogue");
    g_assert_cmpstr(at(posting, 5)->text, ==, "Rigueur ; Permis B ; Curiosité");
    g_assert_cmpstr(at(posting, 5)->categories, ==, "savoir-être / condition");
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 0);
    drop(posting);
    diag_drop(diag);
}

/* Whole words, and not those inside another: "projets". */
static void test_split_words(void)
{
    struct diag *diag = diag_new();
    struct posting *posting = override((const char *const[]){"Aisance en projets et Écoute", NULL},
                                       "[criterion 1]\nsplit = et ecoute\n", diag);

    g_assert_cmpuint(posting->criteria->len, ==, 2);
    g_assert_cmpstr(at(posting, 1)->text, ==, "Aisance en projets");
    g_assert_cmpstr(at(posting, 2)->text, ==, "et Écoute");
    g_assert_false(diag_has(diag, DIAG_INI_VALUE));
    drop(posting);
    posting = override((const char *const[]){"Aisance en projets", NULL},
                       "[criterion 1]\nsplit = ets\n", diag);
    g_assert_cmpuint(posting->criteria->len, ==, 1);
    g_assert_true(diag_has(diag, DIAG_INI_VALUE));
    drop(posting);
    diag_drop(diag);
}

/* Each of them is one mistake, and says nothing of the criteria. */
static void test_refused(void)
{
    static const char *const lines[] = {"Rigueur", "Permis B", "Formation et Écoute", NULL};
    static const char *const texts[] = {
        "[criterion 1]\norder = 99\n",
        "[criterion 1]\norder = 2.5\n",
        "[criterion 1]\norder = -3\n",
        "[criterion 1]\norder = 0\n",
        "[criterion 01]\nlabel = A\n",
        "[criterion 1]\nmerge = 2\n[criterion 2]\nlabel = A\n",
        "[criterion 3]\nsplit = et Écoute\nlabel = A\n[criterion 3.1]\nlabel = B\n",
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(texts); i++) {
        struct diag *diag = diag_new();
        struct posting *posting = override(lines, texts[i], diag);

        g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 1);
        g_assert_cmpuint(posting->criteria->len, ==, i < 5 ? 3 : i == 5 ? 2 : 4);
        g_assert_cmpstr(at(posting, 1)->text, ==, i == 5 ? "Rigueur ; Permis B" : "Rigueur");
        drop(posting);
        diag_drop(diag);
    }
}

static void test_wrong_moves(void)
{
    static const char text[] = "[criterion 1]\nmerge = 1\norder = x\nexclude = maybe\n[criterion "
                               "2]\nsplit = Permis\nweight = 0\n"
                               "[criterion x]\nlabel = y\n[criterion 1.3]\nlabel = y\n";
    struct diag *diag = diag_new();
    struct posting *posting =
        override((const char *const[]){"Rigueur", "Permis B", NULL}, text, diag);

    g_assert_cmpuint(posting->criteria->len, ==, 2);
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 7);
    drop(posting);
    diag_drop(diag);
}

/* Of a posting of one line in a language, with an INI (g_free). */
static char *hash_of(const struct language *lang, const char *line, const char *text)
{
    struct diag *diag = diag_new();
    struct ini *ini = ini_new("posting.ini", text, diag);
    struct posting *posting = make(lang, (const char *const[]){line, NULL}, BLOCK_ITEM);
    char *hash;

    criteria_derive(posting, ini, diag);
    hash = g_strdup(posting->criteria_hash);
    ini_drop(ini);
    drop(posting);
    diag_drop(diag);
    return hash;
}

static bool is_same_hash(const char *line, const char *ini, const char *other_line,
                         const char *other_ini)
{
    g_autofree char *one = hash_of(&language_fr, line, ini),
                    *other = hash_of(&language_fr, other_line, other_ini);

    g_assert_true(one[4] == '-' && strlen(one) == 9);
    return strcmp(one, other) == 0;
}

static void test_hash(void)
{
    static const char *const other[] = {
        "[criterion 1]\nlabel = x\n", "[criterion 1]\nknockout = yes\n",
        "[criterion 1]\nweight = 2\nweight_reason = x\n", "[criterion 1]\ncategory = savoir\n",
        "[criterion 1]\nanchor.2 = parfois\n"};
    static const char *const none[] = {"[criterion 1]\nquestion = Comment ?\n",
                                       "[criterion 1]\nweight = 1\n", "[criterion 1]\norder = 1\n"};

    g_assert_true(is_same_hash("Rigueur", "[criterion 1]\nlabel = L'été, à Łódź\n", "Rigueur",
                               "[criterion 1]\nlabel = L’été à Łódź.\n"));
    for (unsigned i = 0; i < G_N_ELEMENTS(other); i++)
        g_assert_false(is_same_hash("Rigueur", "", "Rigueur", other[i]));
    for (unsigned i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_true(is_same_hash("Rigueur", "", "Rigueur", none[i]));
    g_assert_false(is_same_hash("Rigueur", "", "Rigueur et écoute", ""));
    g_assert_false(is_same_hash("Maîtrise de C", "", "Maîtrise de C++", ""));
}

/* What affiche says by itself (labels cut short, categories, generic anchors) is not in it: another
 * language has all of that in other words, and the digits are those of the recipe alone. */
static void test_hash_is_the_postings(void)
{
    static const char line[] = "Organisation of concerts, exhibitions and other public events";
    g_autofree char *english = hash_of(&language_en, line, ""),
                    *french = hash_of(&language_fr, line, "");
    g_autofree char *digest = g_compute_checksum_for_string(
        G_CHECKSUM_SHA256,
        "1\torganisation of concerts exhibitions and other public events\t\t1\t0\t\t\t\t\t\t"
        "0,1,2,3,4,NE\n",
        -1);

    g_assert_cmpstr(english, ==, french);
    g_assert_true(strncmp(english, digest, 4) == 0 && strncmp(english + 5, digest + 4, 4) == 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/criteria/reference", test_reference);
    g_test_add_func("/criteria/splitting", test_splitting);
    g_test_add_func("/criteria/refused", test_refused);
    g_test_add_func("/criteria/sentences", test_sentences);
    g_test_add_func("/criteria/split-words", test_split_words);
    g_test_add_func("/criteria/classes", test_classes);
    g_test_add_func("/criteria/wishes", test_wishes);
    g_test_add_func("/criteria/headings", test_headings);
    g_test_add_func("/criteria/essential", test_essential);
    g_test_add_func("/criteria/paragraphs", test_paragraphs);
    for (unsigned i = 0; i < G_N_ELEMENTS(readings); i++) {
        g_autofree char *name = g_strdup_printf("/criteria/readings/%s", readings[i].name);

        g_test_add_data_func(name, GUINT_TO_POINTER(i), test_readings);
    }
    g_test_add_func("/criteria/elsewhere", test_elsewhere);
    g_test_add_func("/criteria/labels", test_labels);
    g_test_add_func("/criteria/many", test_many);
    g_test_add_func("/criteria/long", test_long);
    g_test_add_func("/criteria/category", test_category);
    g_test_add_func("/criteria/moves", test_moves);
    g_test_add_func("/criteria/wrong-moves", test_wrong_moves);
    g_test_add_func("/criteria/hash", test_hash);
    g_test_add_func("/criteria/hash-is-the-postings", test_hash_is_the_postings);
    g_test_add_func("/criteria/none", test_none);
    g_test_add_func("/criteria/overrides", test_overrides);
    return g_test_run();
}
