/* scan_code: what a page's QR code says is read back as it was written, and nothing else is. */
#include "scan/scan.h"

#include <string.h>

static void assert_same(const char *candidate, const char *evaluator, const char *round,
                        const char *expected)
{
    struct scan_code code = {.hash = "8a99-6c04", .page = 1}, back;
    g_autofree char *text = NULL;

    g_strlcpy(code.candidate, candidate, sizeof code.candidate);
    g_strlcpy(code.evaluator, evaluator, sizeof code.evaluator);
    g_strlcpy(code.round, round, sizeof code.round);
    text = scan_code_format(&code);
    if (expected)
        g_assert_cmpstr(text, ==, expected);
    g_assert_cmpuint(strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"), ==,
                     strlen(text));
    g_assert_true(scan_code_parse(text, &back));
    g_assert_cmpstr(back.hash, ==, code.hash);
    g_assert_cmpuint(back.page, ==, 1);
    g_assert_cmpstr(back.candidate, ==, candidate);
    g_assert_cmpstr(back.evaluator, ==, evaluator);
    g_assert_cmpstr(back.round, ==, round);
}

static void test_there_and_back(void)
{
    g_autofree char *longest = g_strnfill(160, 'a');

    assert_same("C-07", "A", "1", "AF1/8A996C04/1/C-07/A/1");
    assert_same("", "", "", "AF1/8A996C04/1///");
    assert_same("c-07", "J. Dupont", "1", "AF1/8A996C04/1/:C-07/J. D:UPONT/1");
    assert_same("C 7", "Élise Noël", "été", NULL);
    assert_same("a*b:c", "%41", "x/y", NULL);
    assert_same("C", longest, "1", NULL);
}

static void test_others(void)
{
    static const char *const texts[] = {"",
                                        "https://www.chroniques.org",
                                        "AF1/8A996C04/1/C-07/A",
                                        "AF1/8A996C04/1/C-07/A/1/2",
                                        "AF2/8A996C04/1/C-07/A/1",
                                        "AF1/8A996C0/1/C-07/A/1",
                                        "AF1/8a996c04/1/C-07/A/1",
                                        "AF1/8A996C04/0/C-07/A/1",
                                        "AF1/8A996C04/100/C-07/A/1",
                                        "AF1/8A996C04//C-07/A/1",
                                        "AF1/8A996C04/1/c-07/A/1",
                                        "AF1/8A996C04/1/*00/A/1",
                                        "AF1/8A996C04/1/*C3/A/1",
                                        "AF1/8A996C04/1/*4/A/1",
                                        "AF1/8A996C04/1/A*/A/1"};
    g_autofree char *longer = g_strnfill(161, 'A');
    g_autofree char *text = g_strconcat("AF1/8A996C04/1/", longer, "/A/1", NULL);
    struct scan_code code;

    for (unsigned i = 0; i < G_N_ELEMENTS(texts); i++)
        g_assert_false(scan_code_parse(texts[i], &code));
    g_assert_false(scan_code_parse(text, &code));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scan-code/there-and-back", test_there_and_back);
    g_test_add_func("/scan-code/others", test_others);
    return g_test_run();
}
