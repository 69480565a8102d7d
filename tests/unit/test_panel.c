/* Ballots that count and those that don't, and what they say together (specs/grid.md §4, §5). */
#include "panel/panel.h"

#include <math.h>
#include <string.h>

#define CLOSE(a, b) g_assert_cmpfloat_with_epsilon(a, b, 5e-5)

static const struct panel_criterion three[] = {
    {"One", 1, false}, {"Two", 2, false}, {"Three", 1, true}};
static const struct panel_grid grid = {
    .criteria = three, .count = 3, .hash = "4f7c-91ab", .round = "1"};

static void add_csv(struct panel *panel, const char *text)
{
    struct source *csv = source_new("scores.csv", text, strlen(text));

    panel_add_csv(panel, csv);
    source_drop(csv);
}

static struct panel *panel_of(const char *text)
{
    struct panel *panel = panel_new(&grid);

    add_csv(panel, text);
    panel_close(panel);
    return panel;
}

static bool says(const struct panel *panel, enum ballot_fate fate, const char *words)
{
    for (unsigned i = 0; i < panel->remarks->len; i++) {
        const struct panel_remark *remark = &g_array_index(panel->remarks, struct panel_remark, i);

        if (remark->fate == fate && strstr(remark->reason, words))
            return true;
    }
    return false;
}

/* Shrout & Fleiss 1979, table 2. */
static void test_icc(void)
{
    static const double table[] = {9, 2, 5, 8, 6,  1, 3, 2, 8, 4, 6, 8,
                                   7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7};
    static const double flat[] = {3, 3, 3, 3, 3, 3};

    CLOSE(agreement_icc(table, 6, 4, false).value, 0.2898);
    CLOSE(agreement_icc(table, 6, 4, true).value, 0.6201);
    g_assert_true(isnan(agreement_icc(flat, 3, 2, false).value));
    g_assert_nonnull(agreement_icc(flat, 3, 2, false).why);
    g_assert_nonnull(agreement_icc(table, 2, 4, false).why);
    g_assert_nonnull(agreement_icc(table, 6, 1, false).why);
}

/* Two judges who agree, who are opposed, and who tie (W = 12 S / (m² (n³ − n) − m T)). */
static void test_kendall(void)
{
    static const double same[] = {1, 1, 2, 2, 3, 3}, opposed[] = {1, 3, 2, 2, 3, 1},
                        tied[] = {1, 1, 1, 2, 2, 3};

    CLOSE(agreement_kendall(same, 3, 2).value, 1);
    CLOSE(agreement_kendall(opposed, 3, 2).value, 0);
    CLOSE(agreement_kendall(tied, 3, 2).value, 12 * 6.5 / (4 * 24 - 2 * 6.0));
    g_assert_nonnull(agreement_kendall(same, 2, 2).why);
}

/* Ordinal alpha by hand: three units, two coders, totals 3, 0, 0, 1, 2. */
static void test_alpha(void)
{
    static const double values[] = {0, 0, 4, 3, 0, 4}, perfect[] = {0, 0, 4, 4},
                        flat[] = {2, 2, 2, NAN}, lone[] = {1, NAN};
    /* δ²(0,4) = (3 + 1 + 2 − 2.5)² = 12.25, δ²(3,4) = (3 − 1.5)² = 2.25, δ²(0,3) = (3 + 1 − 2)² = 4
     */
    const double observed = 12.25 + 2.25, expected = 3 * 1 * 4 + 3 * 2 * 12.25 + 1 * 2 * 2.25;

    CLOSE(agreement_alpha(values, 3, 2).value, 1 - 5 * observed / expected);
    CLOSE(agreement_alpha(perfect, 2, 2).value, 1);
    g_assert_nonnull(agreement_alpha(flat, 2, 2).why);
    g_assert_nonnull(agreement_alpha(lone, 1, 2).why);
    g_assert_nonnull(agreement_alpha(lone, 2, 1).why);
}

/* Semicolons, a BOM's absence, CRLF, quotes, the apostrophe before a formula, a code in small
 * letters. */
static void test_csv(void)
{
    struct panel *panel =
        panel_of("candidate;evaluator;criterion;score;evidence;hash;conflict;round\r\n"
                 "c-01 ;A;K1;3;\"dit \"\"oui\"\";\nbien\";4f7c-91ab;none;1\r\n"
                 "c-01;A;2;ne;'=1+1;;;1\r\n"
                 ";A;3;;;;;\r\n"
                 "C-01;A;K3 Trois;0;;;;1\r\n");
    const struct ballot *ballot;

    g_assert_cmpuint(panel->ballots->len, ==, 1);
    ballot = g_ptr_array_index(panel->ballots, 0);
    g_assert_cmpstr(ballot->candidate, ==, "C-01");
    g_assert_cmpint(ballot->scores[0], ==, 3);
    g_assert_cmpint(ballot->scores[1], ==, BALLOT_NE);
    g_assert_cmpint(ballot->scores[2], ==, 0);
    g_assert_cmpstr(ballot->evidence[0], ==, "dit \"oui\";\nbien");
    g_assert_cmpstr(ballot->evidence[1], ==, "=1+1");
    g_assert_true(ballot->hash_checked);
    g_assert_true(says(panel, BALLOT_NOTED, "is read as C-01"));
    g_assert_true(says(panel, BALLOT_COUNTED, "K3: a 0 or a 4 without evidence"));
    panel_drop(panel);
}

static void test_refused(void)
{
    static const struct panel_field foreign[] = {
        {"hash", "0000-0000"}, {"candidate", "C1"}, {"evaluator", "A"}};
    static const struct panel_field blank[] = {
        {"hash", "4f7c-91ab"}, {"candidate", " "}, {"evaluator", "A"}};
    static const struct panel_field wrong[] = {
        {"hash", "4f7c-91ab"}, {"candidate", "C1"}, {"evaluator", "A"}, {"K2.score", "5"}};
    static const struct panel_field link[] = {
        {"hash", "4f7c-91ab"}, {"candidate", "C2"}, {"evaluator", "A"}, {"conflict", "link"}};
    static const struct panel_field other[] = {
        {"hash", "0000-0000"}, {"candidate", "C1"}, {"evaluator", "A"}, {"round", "2"}};
    static const struct panel_field good[] = {{"hash", "4f7c-91ab"},
                                              {"candidate", "C1"},
                                              {"evaluator", "A"},
                                              {"K1.score", "4"},
                                              {"conflict", ""}};
    struct panel *panel = panel_new(&grid);

    panel_add_form(panel, "foreign.pdf", foreign, G_N_ELEMENTS(foreign));
    panel_add_form(panel, "blank.pdf", blank, G_N_ELEMENTS(blank));
    panel_add_form(panel, "wrong.pdf", wrong, G_N_ELEMENTS(wrong));
    panel_add_form(panel, "link.pdf", link, G_N_ELEMENTS(link));
    panel_add_form(panel, "other.pdf", other, G_N_ELEMENTS(other));
    panel_add_form(panel, "good.pdf", good, G_N_ELEMENTS(good));
    panel_refuse(panel, "photo.jpg", "it is no PDF");
    add_csv(panel, "candidate,evaluator,score\nC1,A,3\n");
    panel_close(panel);
    g_assert_cmpuint(panel->read, ==, 8);
    g_assert_cmpuint(panel_count(panel, BALLOT_COUNTED), ==, 1);
    g_assert_cmpuint(panel_count(panel, BALLOT_REFUSED), ==, 5);
    g_assert_cmpuint(panel_count(panel, BALLOT_SET_ASIDE), ==, 1);
    g_assert_cmpuint(panel_count(panel, BALLOT_OTHER_ROUND), ==, 1);
    g_assert_true(says(panel, BALLOT_REFUSED, "another one: 0000-0000"));
    g_assert_true(says(panel, BALLOT_REFUSED, "no column “criterion”"));
    g_assert_true(says(panel, BALLOT_COUNTED, "K2, K3: blank"));
    g_assert_true(says(panel, BALLOT_TO_ASK, "declaration"));
    g_assert_true(says(panel, BALLOT_NOTED, "its round is blank; it is taken as of round 1"));
    g_assert_false(panel_is_spotless(panel));
    panel_drop(panel);
}

/* What a CSV says twice, and what it doesn't say to its end. */
static void test_csv_refused(void)
{
    static const struct {
        const char *rows, *why;
    } cases[] = {
        {"C1,A,1,3,,\nC1,A,K1,2,,\n", "K1 is scored twice"},
        {"C1,A,1,3,none,\nC1,A,2,2,link,\n", "its declaration is there twice"},
        {"C1,A,1,3,,retain\nC1,A,2,2,,decline\n", "its recommendation is there twice"},
        {"C1,A,1,3,,\"retain\nC1,A,2,2,,\n", "ends inside a quoted cell"},
        {"C1,A,K1x,3,,\n", "the grid has no criterion “K1x”"},
        {"C1,A,2.7,3,,\n", "the grid has no criterion “2.7”"},
        {"C1,A,2.01,3,,\n", "the grid has no criterion “2.01”"},
        {"C1,A,K4,3,,\n", "the grid has no criterion “K4”"},
        {"C1,A,,3,,\n", "the grid has no criterion “”"},
        {"C1,A,1,3,maybe,\n", "its declaration is “maybe”; it is one of none, link"},
        {"C1,A,1,-1,,\n", "K1 has the score “-1”"},
        {"C1,A,1,2.5,,\n", "K1 has the score “2.5”"},
        {"C1,,1,2,,\n", "the evaluator is blank"},
        {",A,1,2,,\n", "the candidate's code is blank"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(
            "candidate,evaluator,criterion,score,conflict,recommendation\n", cases[i].rows, NULL);
        struct panel *panel = panel_of(text);

        g_assert_cmpuint(panel->ballots->len, ==, 0);
        g_assert_cmpuint(panel_count(panel, BALLOT_REFUSED), ==, 1);
        g_assert_true(says(panel, BALLOT_REFUSED, cases[i].why));
        panel_drop(panel);
    }
}

/* A row twice is one; criteria by number, with a label, with a decimal; codes with blanks of all
 * kinds; an evaluator's letters however they are composed. */
static void test_csv_forms(void)
{
    struct panel *panel = panel_of("\"candidate\" ; Evaluator;criterion;score;evidence\n"
                                   "C1;Zoe\u0301;1;3;vu\nC1;Zo\u00E9;K1. One;3;vu\n"
                                   "\u00A0c1;ZO\u00C9;2.0;3;\n;;3;;\n\n");
    const struct ballot *ballot;

    g_assert_cmpuint(panel->ballots->len, ==, 1);
    ballot = g_ptr_array_index(panel->ballots, 0);
    g_assert_cmpint(ballot->scores[0], ==, 3);
    g_assert_cmpint(ballot->scores[1], ==, 3);
    g_assert_cmpint(ballot->scores[2], ==, BALLOT_BLANK);
    g_assert_cmpstr(ballot->evidence[0], ==, "vu");
    g_assert_cmpstr(ballot->evaluator, ==, "ZO\u00C9");
    g_assert_true(says(panel, BALLOT_NOTED, "“\u00A0c1” is read as C1"));
    panel_drop(panel);
    panel = panel_of("candidate,evaluator,criterion,score\n,,1,\n");
    g_assert_true(says(panel, BALLOT_NOTED, "there is no ballot in it"));
    g_assert_true(panel->read == 0 && panel_is_spotless(panel));
    panel_drop(panel);
}

/* Who declares a link in one copy does so in all. */
static void test_linked(void)
{
    struct panel *panel = panel_new(&grid);

    add_csv(panel, "candidate,evaluator,criterion,score,conflict\nC1,A,1,3,none\nC2,A,1,3,none\n");
    add_csv(panel, "candidate,evaluator,criterion,score,conflict\nC1,A,1,3,link\n");
    panel_close(panel);
    g_assert_cmpuint(panel->ballots->len, ==, 1);
    g_assert_cmpuint(panel_count(panel, BALLOT_SET_ASIDE), ==, 2);
    g_assert_true(says(panel, BALLOT_SET_ASIDE, "a personal link was declared in scores.csv"));
    panel_drop(panel);
}

/* Nor is it forgotten where it stands in a ballot that is refused, be it behind what refuses it. */
static void test_linked_refused(void)
{
    static const char *const refused[] = {"C1,A,1,7,link\n", "C1,A,1,7,\nC1,A,2,3,link\n",
                                          "C1,A,1,3,none\nC1,A,2,3,link\n",
                                          "C1,A,1,3,link\nC1,A,2,3,none\n"};

    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autofree char *text =
            g_strconcat("candidate,evaluator,criterion,score,conflict\n", refused[i], NULL);
        struct panel *panel = panel_new(&grid);

        add_csv(panel, text);
        add_csv(panel, "candidate,evaluator,criterion,score\nC1,A,1,3\nC2,A,1,3\n");
        panel_close(panel);
        g_assert_cmpuint(panel->ballots->len, ==, 1);
        g_assert_cmpuint(panel_count(panel, BALLOT_REFUSED), ==, 1);
        g_assert_true(says(panel, BALLOT_SET_ASIDE, "a personal link was declared in scores.csv"));
        panel_drop(panel);
    }
}

/* Ballots of two rounds are no panel, unless one of them is asked for. */
static void test_rounds(void)
{
    static const char rows[] = "candidate,evaluator,criterion,score,round\nC1,A,1,3,1\nC1,A,1,2,2\n"
                               "C1,B,1,2,\n";
    const struct panel_grid any = {.criteria = three, .count = 3, .hash = "4f7c-91ab"};
    struct panel *panel = panel_of(rows);

    g_assert_null(panel->rounds);
    g_assert_cmpuint(panel->ballots->len, ==, 2);
    panel_drop(panel);
    panel = panel_new(&any);
    add_csv(panel, rows);
    panel_close(panel);
    g_assert_cmpstr(panel->rounds, ==, "1, 2");
    panel_drop(panel);
}

/* Rows of one ballot needn't all name its round; where several are named they don't say which. */
static void test_round_in_some_rows(void)
{
    const struct panel_grid any = {.criteria = three, .count = 3, .hash = "4f7c-91ab"};
    struct panel *panel = panel_of("candidate,evaluator,criterion,score,round\n"
                                   "C1,A,1,3,\nC1,A,2,2,1\nc1,A,3,1,\n");
    const struct ballot *ballot;

    g_assert_cmpuint(panel->ballots->len, ==, 1);
    ballot = g_ptr_array_index(panel->ballots, 0);
    g_assert_cmpint(ballot->scores[0], ==, 3);
    g_assert_cmpint(ballot->scores[1], ==, 2);
    g_assert_cmpint(ballot->scores[2], ==, 1);
    g_assert_cmpstr(ballot->round, ==, "1");
    panel_drop(panel);
    panel = panel_new(&any);
    add_csv(panel, "candidate,evaluator,criterion,score,round\n"
                   "C1,A,1,3,1\nC1,A,1,2,2\nC1,A,1,1,\n");
    g_assert_cmpuint(panel->read, ==, 3);
    panel_drop(panel);
}

/* Copies are merged; two that differ are both refused. */
static void test_twice(void)
{
    struct panel *panel = panel_new(&grid);

    add_csv(panel, "candidate,evaluator,criterion,score\nC1,A,1,3\nC2,A,1,2\n");
    add_csv(panel, "candidate,evaluator,criterion,score\nC1,A,1,3\nC2,A,1,1\n");
    add_csv(panel, "candidate,evaluator,criterion,score,evidence\nC1,A,1,3,more\n");
    panel_close(panel);
    g_assert_cmpuint(panel->ballots->len, ==, 1);
    g_assert_cmpuint(panel_count(panel, BALLOT_MERGED), ==, 2);
    g_assert_true(says(panel, BALLOT_MERGED, "it says the same as scores.csv"));
    g_assert_true(says(panel, BALLOT_MERGED, "it has the scores of scores.csv"));
    g_assert_cmpuint(panel_count(panel, BALLOT_REFUSED), ==, 2);
    panel_drop(panel);
}

#define HEAD "candidate,evaluator,criterion,score,evidence\n"
/* A: K1 4 4, K2 2 4, K3 3 –; B: all 3; C: K3 0 0 fails. */
static void test_scores(void)
{
    struct panel *panel =
        panel_of(HEAD "A,X,1,4,e\nA,X,2,2,e\nA,X,3,3,e\nA,Y,1,4,e\nA,Y,2,4,e\nA,Y,3,NE,\n"
                      "B,X,1,3,\nB,X,2,3,\nB,X,3,3,\nB,Y,1,3,\nB,Y,2,3,\nB,Y,3,3,\n"
                      "C,X,1,4,e\nC,X,2,4,e\nC,X,3,0,e\nC,Y,1,4,e\nC,Y,2,4,e\nC,Y,3,0,e\n");
    struct panel_result *result = panel_evaluate(panel);

    g_assert_cmpstr(result->candidate[0].code, ==, "A");
    CLOSE(result->candidate[0].score, 25 * (4 + 2 * 3 + 3) / 4.0);
    CLOSE(result->candidate[0].coverage, 7 / 8.0);
    CLOSE(result->candidate[1].score, 75);
    g_assert_cmpuint(result->candidate[0].rank, ==, 1);
    g_assert_cmpuint(result->candidate[1].rank, ==, 2);
    g_assert_cmpstr(result->candidate[2].code, ==, "C");
    g_assert_true(result->candidate[2].failed);
    g_assert_cmpuint(result->candidate[2].rank, ==, 0);
    g_assert_true(panel_cell(result, 0, 1)->discuss);
    g_assert_false(panel_cell(result, 1, 1)->discuss);
    CLOSE(panel_cell(result, 0, 1)->sd, sqrt(2));
    g_assert_true(isnan(panel_cell(result, 0, 2)->sd));
    CLOSE(result->scores[0], 25 * (4 + 2 * 2 + 3) / 4.0);
    CLOSE(result->evaluator[0].strictness, -2.0 / 8);
    g_assert_cmpuint(result->evaluator[0].unfounded, ==, 3);
    g_assert_cmpuint(result->scenarios, ==, 2 + 3 * 3);
    panel_result_drop(result);
    panel_drop(panel);
}

/* Z scored nobody but the trial T, on whom X and Y differ: neither changes how these two agree. */
static void test_trial(void)
{
    static const struct panel_grid with_trial = {
        .criteria = three, .count = 3, .hash = "4f7c-91ab", .calibration = "t"};
    struct panel *panel = panel_new(&with_trial);
    struct panel_result *result;

    add_csv(panel, HEAD "A,X,1,4,e\nA,Y,1,4,e\nB,X,1,3,\nB,Y,1,3,\nC,X,1,1,\nC,Y,1,1,\n"
                        "T,X,1,0,e\nT,Y,1,4,e\nT,Z,1,2,\n");
    panel_close(panel);
    result = panel_evaluate(panel);
    g_assert_cmpuint(result->evaluators, ==, 3);
    g_assert_cmpuint(result->judges, ==, 2);
    g_assert_cmpuint(result->scenarios, ==, 2 + 3 * 3);
    g_assert_cmpuint(result->kendall.n, ==, 3);
    CLOSE(result->kendall.value, 1);
    CLOSE(result->icc_one.value, 1);
    panel_result_drop(result);
    panel_drop(panel);
}

/* 80, 78.5, 77: the third is under the first by more than two points, though not under the second.
 */
static void test_groups(void)
{
    static const struct panel_criterion weights[] = {{"One", 1, false}, {"Two", 0.06, false}};
    static const struct panel_grid uneven = {.criteria = weights, .count = 2, .hash = "x"};
    struct panel *panel = panel_new(&uneven);
    struct panel_result *result;

    add_csv(panel, HEAD
            "A,X,1,3,\nA,X,2,4,\nB,X,1,3,\nB,X,2,3,\nC,X,1,3,\nC,X,2,1,\nD,X,1,3,\nD,X,2,0,\n");
    panel_close(panel);
    result = panel_evaluate(panel);
    g_assert_cmpuint(result->candidate[0].rank, ==, 1);
    g_assert_cmpuint(result->candidate[1].rank, ==, 1);
    g_assert_cmpuint(result->candidate[2].rank, ==, 3);
    g_assert_nonnull(result->kendall.why);
    g_assert_nonnull(result->alpha.why);
    panel_result_drop(result);
    panel_drop(panel);
}

#define WORDS "candidate,evaluator,criterion,score,evidence,date,conflict\n"

/* What the first ballot of a view says on the first criterion (g_free). */
static char *view_words(const char *csv, const struct panel_view *view)
{
    struct panel *panel = panel_of(csv), *shown = panel_view_new(panel, view);
    const struct ballot *ballot = g_ptr_array_index(shown->ballots, 0);
    char *words = g_strjoin(" | ", ballot->evidence[0], ballot->date, NULL);

    panel_drop(shown);
    panel_drop(panel);
    return words;
}

static GHashTable *new_names(void)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

    g_hash_table_insert(names, "A", "Marie des Moulins-Dupont");
    g_hash_table_insert(names, "B", "Zo\u00E9 Ke\u00EFta");
    return names;
}

/* Evaluators whose ballots don't count, words of names, letters and accents however they are
 * written; what is no name stays. */
static void test_view_hides(void)
{
    static const struct {
        const char *candidate, *words, *shown;
        enum panel_view_evaluators evaluators;
    } cases[] = {
        {NULL, "dit par Lefevre", "dit par […]", VIEW_NONE},
        {NULL, "Marie, DUPONT et des autres", "[…], […] et des autres", VIEW_NONE},
        {"C-01", "Zoe\u0301 et Keita l’ont dit", "[…] et […] l’ont dit", VIEW_CODES},
        {NULL, "Zoé l’a dit", "Zoé l’a dit", VIEW_CODES},
        {"C-01", "Zoé, mieux que c 2", "Zoé, mieux que […]", VIEW_NAMES},
        {NULL, "A su ; comme A, que B", "A su ; comme […], que […]", VIEW_NONE},
        {"C-01", "É\u0301LE-3 et e\u0301le 4", "É\u0301LE-3 et […]", VIEW_CODES},
    };
    g_autoptr(GHashTable) names = new_names();

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct panel_view view = {cases[i].candidate, cases[i].evaluators, names};
        g_autofree char *csv = g_strconcat(WORDS "C-01,A,1,3,\"", cases[i].words,
                                           "\",2026-01-12,none\n"
                                           "C-02,B,1,3,,,none\n\u00C9LE-4,B,1,3,,,none\n"
                                           "C-01,LEFEVRE,1,3,,,link\n",
                                           NULL),
                        *words = view_words(csv, &view),
                        *shown = g_strconcat(cases[i].shown, " | 2026-01-12", NULL);

        g_assert_cmpstr(words, ==, shown);
    }
}

/* Numbers and signs for codes: what they are not stays readable. */
static void test_view_numbers(void)
{
    const struct panel_view view = {"1", VIEW_CODES, NULL};
    g_autofree char *words =
        view_words(WORDS "1,A,1,3,\"2 ans, 12 projets ; candidats 2 et 12, candidate n° 2\","
                         "le 12/2/2026,\n2,A,1,3,,,\n12,A,1,3,,,\n*,A,1,3,,,\n",
                   &view);

    g_assert_cmpstr(words, ==,
                    "2 ans, 12 projets ; candidats […] et […], candidate n° […] | le 12/2/2026");
}

/* Two evaluators of one name are two. */
static void test_view_names(void)
{
    g_autoptr(GHashTable) names = new_names();
    const struct panel_view view = {NULL, VIEW_NAMES, names};
    struct panel *panel = panel_of(WORDS "C1,A,1,3,,,\nC1,B,1,1,,,\nC1,C,1,2,,,\n"), *shown;

    g_hash_table_insert(names, "C", "Marie des Moulins-Dupont");
    shown = panel_view_new(panel, &view);
    g_assert_cmpuint(shown->evaluators->len, ==, 3);
    g_assert_cmpstr(g_ptr_array_index(shown->evaluators, 0), ==, "Marie des Moulins-Dupont (A)");
    g_assert_cmpstr(g_ptr_array_index(shown->evaluators, 2), ==, "Zo\u00E9 Ke\u00EFta");
    panel_drop(shown);
    panel_drop(panel);
}

/* Nobody: no figure, and no crash. */
static void test_empty(void)
{
    struct panel *panel = panel_of(HEAD);
    struct panel_result *result = panel_evaluate(panel);

    g_assert_cmpuint(result->candidates, ==, 0);
    g_assert_nonnull(result->alpha.why);
    panel_result_drop(result);
    panel_drop(panel);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/panel/icc", test_icc);
    g_test_add_func("/panel/kendall", test_kendall);
    g_test_add_func("/panel/alpha", test_alpha);
    g_test_add_func("/panel/csv", test_csv);
    g_test_add_func("/panel/refused", test_refused);
    g_test_add_func("/panel/twice", test_twice);
    g_test_add_func("/panel/csv-refused", test_csv_refused);
    g_test_add_func("/panel/csv-forms", test_csv_forms);
    g_test_add_func("/panel/linked", test_linked);
    g_test_add_func("/panel/linked-refused", test_linked_refused);
    g_test_add_func("/panel/rounds", test_rounds);
    g_test_add_func("/panel/round-in-some-rows", test_round_in_some_rows);
    g_test_add_func("/panel/scores", test_scores);
    g_test_add_func("/panel/trial", test_trial);
    g_test_add_func("/panel/groups", test_groups);
    g_test_add_func("/panel/view-hides", test_view_hides);
    g_test_add_func("/panel/view-numbers", test_view_numbers);
    g_test_add_func("/panel/view-names", test_view_names);
    g_test_add_func("/panel/empty", test_empty);
    return g_test_run();
}
