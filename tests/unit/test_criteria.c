/* criteria: the eight of the first posting's profile, and the rules one by one. */
#include "posting/criteria.h"

#include <string.h>

static struct posting *make(enum lang lang, const char *const *items, enum posting_block_kind kind)
{
    struct posting *posting = g_new0(struct posting, 1);
    g_autoptr(GString) text = g_string_new("PROFIL\n");
    struct posting_section section = {.role = ROLE_PROFILE, .first = 0};
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(size_t));

    for (unsigned i = 0; items[i]; i++) {
        g_array_append_val(starts, text->len);
        g_string_append_printf(text, "%s\n", items[i]);
    }
    posting->lang = lang;
    posting->txt = source_new("posting.txt", text->str, text->len);
    posting->blocks = g_array_new(FALSE, TRUE, sizeof(struct posting_block));
    posting->sections = g_array_new(FALSE, TRUE, sizeof(struct posting_section));
    posting->criteria = g_array_new(FALSE, TRUE, sizeof(struct posting_criterion));
    g_array_append_val(posting->blocks, ((struct posting_block){.kind = BLOCK_HEADING, .level = 2, .text = g_strdup("PROFIL"), .span = {posting->txt, 0, 6}}));
    for (unsigned i = 0; items[i]; i++) {
        struct posting_block block = {kind, 0, 0, g_strdup(items[i]), {posting->txt, g_array_index(starts, size_t, i), strlen(items[i])}, 0};

        if (items[i][0] == '#') {
            block.kind = BLOCK_HEADING;
            block.level = 3;
        }
        g_array_append_val(posting->blocks, block);
    }
    section.count = posting->blocks->len;
    g_array_append_val(posting->sections, section);
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
static struct posting *derive(enum lang lang, const char *const *items, unsigned count, unsigned findings)
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
    "Bonne culture générale et forte sensibilité pour le domaine de l'art contemporain, des cultures numériques et des industries culturelles et créatives ;",
    "Formation supérieure en médiation ou gestion de projet culturel et/ou expérience réussie sur un poste équivalent ;",
    "Expérience de coordination de programmation culturelle et d'action culturelle. Compétences en matière de relations aux publics ;",
    "Capacités managériales, d'écoute et de dialogue, capacité à favoriser le travail en équipe et à accompagner le changement ;",
    "Qualités rédactionnelles avérées :",
    "Méthodologie, sens de l'organisation et de planification dans le temps :",
    "Sens de l'innovation et force de proposition",
    NULL,
};

static void test_reference(void)
{
    static const char *const categories[] = {"savoir", "formation / expérience", "expérience", "savoir-faire", "savoir-faire / savoir-être",
                                             "savoir-faire", "savoir-faire / savoir-être", "savoir-être"};
    struct posting *posting = derive(LANG_FR, profile, 8, 0);

    for (unsigned i = 0; i < 8; i++) {
        const struct posting_criterion *criterion = at(posting, i + 1);

        g_assert_cmpstr(criterion->categories, ==, categories[i]);
        g_assert_true(criterion->alternative == (i == 1));
        g_assert_cmpint(g_utf8_strlen(criterion->label, -1), <=, 45);
        g_assert_true(criterion->weight == 1 && !criterion->knockout && !criterion->knockout_suggested && !criterion->bonus);
    }
    g_assert_cmpstr(at(posting, 4)->text, ==, "Compétences en matière de relations aux publics");
    g_assert_cmpstr(at(posting, 5)->label, ==, "Capacités managériales, d'écoute");
    g_assert_cmpuint(strlen(posting->criteria_hash), ==, 9);
    drop(posting);
}

static void test_splitting(void)
{
    static const char *const items[] = {"Permis B ; expérience de trois ans", "Maîtrise de X ; Y", "Connaissance de M. Dupont et de son œuvre",
                                        NULL};
    struct posting *posting = derive(LANG_FR, items, 4, 0);

    g_assert_cmpstr(at(posting, 1)->text, ==, "Permis B");
    g_assert_cmpstr(at(posting, 2)->categories, ==, "expérience");
    g_assert_cmpstr(at(posting, 3)->text, ==, "Maîtrise de X ; Y");
    drop(posting);
}

static void test_flags(void)
{
    static const char *const items[] = {"Permis B indispensable", "Expérience souhaitée", "Un diplôme n'est pas requis", "# Indispensable",
                                        "Autonomie", "# Souhaité", "Rigueur", "Un chat", NULL};
    struct posting *posting = derive(LANG_FR, items, 6, 1);

    g_assert_true(at(posting, 1)->knockout_suggested && !at(posting, 1)->bonus);
    g_assert_true(at(posting, 2)->bonus);
    g_assert_false(at(posting, 3)->knockout_suggested);
    g_assert_true(at(posting, 4)->knockout_suggested);
    g_assert_true(at(posting, 5)->bonus && !at(posting, 5)->knockout_suggested);
    g_assert_cmpstr(at(posting, 6)->categories, ==, "à classer");
    drop(posting);
}

static void test_paragraphs(void)
{
    static const char *const items[] = {"Vous avez une solide expérience de terrain. Vous disposez d'une bonne culture générale.", NULL};
    struct posting *posting = make(LANG_FR, items, BLOCK_PARAGRAPH);
    struct diag *diag = diag_new();

    criteria_derive(posting, NULL, diag);
    g_assert_cmpuint(posting->criteria->len, ==, 2);
    g_assert_cmpstr(at(posting, 1)->categories, ==, "expérience");
    g_assert_cmpstr(at(posting, 2)->categories, ==, "savoir");
    diag_drop(diag);
    drop(posting);
}

static void test_english(void)
{
    static const char *const items[] = {"Degree in design or equivalent experience", "Strong communication skills, sense of humour",
                                        "Knowledge of French is a plus", NULL};
    struct posting *posting = derive(LANG_EN, items, 3, 0);

    g_assert_cmpstr(at(posting, 1)->categories, ==, "education");
    g_assert_true(at(posting, 1)->alternative);
    g_assert_cmpstr(at(posting, 2)->categories, ==, "skills / behaviours");
    g_assert_true(at(posting, 3)->bonus);
    drop(posting);
}

static void test_none(void)
{
    static const char *const items[] = {NULL};

    drop(derive(LANG_FR, items, 0, 1));
}

static void test_overrides(void)
{
    static const char text[] = "[criterion 1]\nlabel = Culture\nquestion = Laquelle ?\nanchor.3 = bonne\nweight = 2\nweight_reason = au cœur du poste\n"
                               "knockout = yes\n[criterion 2]\nweight = 3\ncategory = magie\n[criterion 3]\nexclude = yes\n[criterion 9]\nlabel = x\n";
    struct diag *diag = diag_new();
    struct ini *ini = ini_new("posting.ini", text, diag);
    struct posting *posting = make(LANG_FR, profile, BLOCK_ITEM);

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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/criteria/reference", test_reference);
    g_test_add_func("/criteria/splitting", test_splitting);
    g_test_add_func("/criteria/flags", test_flags);
    g_test_add_func("/criteria/paragraphs", test_paragraphs);
    g_test_add_func("/criteria/english", test_english);
    g_test_add_func("/criteria/none", test_none);
    g_test_add_func("/criteria/overrides", test_overrides);
    return g_test_run();
}
