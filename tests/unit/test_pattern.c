/* Patterns of facts: each kind of node by itself; and that all of a language are read, and find in
 * random texts of their own words what PCRE finds there. */
#include "lang/pattern/pattern.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *pattern, *text, *whole, *value; /* whole NULL: no match */
} rows[] = {
    {"abc", "xabcabc", "abc", "abc"},
    {"a|b|", "c", "", ""},
    {"cdd?|cdi", "un cdi", "cd", "cd"},
    {"a{2,3}", "a aaaa", "aaa", "aaa"},
    {"a{2,3}?", "aaaa", "aa", "aa"},
    {"(?:ab){2}", "abaabab", "abab", "abab"},
    {"(?:ab|a)*c", "xababac", "ababac", "ababac"},
    {"(?:a?)*b", "aab", "aab", "aab"},
    {"(?:(?:a|b){2} ?)+$", "ab ba ab", "ab ba ab", "ab ba ab"},
    {"x(?:(a)|(b))", "xb", "xb", "b"},
    {"(a)?b", "b", "b", "b"},
    {"(a)?b", "ab", "ab", "a"},
    {"[^.;]{2,4}e", "a.bcde", "bcde", "bcde"},
    {"[]:|!-]+", "a]-", "]-", "]-"},
    {"\\bh\\b", "oh h/f", "h", "h"},
    {"(?<![a-z])\\d+(?!\\d| h)", "a12 h 14", "14", "14"},
    {"(?<=(?:mois|jour) )fixe", "un fixe, mois fixe", "fixe", "fixe"},
    {"^b|c$", "abc\n", "c", "c"},
    {"^b", "ab", NULL, NULL},
    {"k ?€", "52 k€", "k€", "k€"},
    {".{3,5}?,", "a\nbcde,", "bcde,", "bcde,"},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct pattern *pattern = pattern_new(rows[i].pattern);
        struct lang_match whole, value;

        g_test_message("%s", rows[i].pattern);
        g_assert_nonnull(pattern);
        g_assert_true(pattern_find(pattern, rows[i].text, strlen(rows[i].text), &whole, &value) ==
                      (rows[i].whole != NULL));
        if (rows[i].whole) {
            g_autofree char *all = g_strndup(rows[i].text + whole.offset, whole.len);
            g_autofree char *part = g_strndup(rows[i].text + value.offset, value.len);

            g_assert_cmpstr(all, ==, rows[i].whole);
            g_assert_cmpstr(part, ==, rows[i].value);
        }
        pattern_drop(pattern);
    }
}

static void test_unknown(void)
{
    static const char *const unknown[] = {"(a",       "a)",         "*a",   "[a",
                                          "(?<=a+)b", "(?<!a|bc)d", "(?#a)"};

    for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++)
        g_assert_null(pattern_new(unknown[i]));
}

/* Words out of the pattern, digits and marks. */
static char *random_text(const char *pattern)
{
    static const char *const marks[] = {" ",  " ",     " ",  "",  ", ", ". ",
                                        "12", " 2027", ": ", "-", "x"};
    g_auto(GStrv) words = g_strsplit_set(pattern, "|()[]?*+{}^$\\", -1);
    const int count = (int)g_strv_length(words);
    GString *text = g_string_new(NULL);

    for (int i = g_test_rand_int_range(1, 14); i > 0; i--)
        g_string_append_printf(text, "%s%s", words[g_test_rand_int_range(0, count)],
                               marks[g_test_rand_int_range(0, G_N_ELEMENTS(marks))]);
    return g_string_free(text, FALSE);
}

static void compare(const char *text, struct pattern *pattern, const GRegex *regex)
{
    g_autoptr(GMatchInfo) info = NULL;
    struct lang_match whole, value;
    int start = -1, end = -1, from, to;
    const bool found = g_regex_match_full(regex, text, -1, 0, 0, &info, NULL);

    g_test_message("%s in: %s", g_regex_get_pattern(regex), text);
    g_assert_true(pattern_find(pattern, text, strlen(text), &whole, &value) == found);
    if (!found)
        return;
    g_assert_true(g_match_info_fetch_pos(info, 0, &from, &to));
    for (int group = 1; group < g_match_info_get_match_count(info) && start < 0; group++)
        g_match_info_fetch_pos(info, group, &start, &end);
    g_assert_cmpint((int)(whole.offset), ==, from);
    g_assert_cmpint((int)(whole.offset + whole.len), ==, to);
    g_assert_cmpint((int)(value.offset), ==, start < 0 ? from : start);
    g_assert_cmpint((int)(value.offset + value.len), ==, start < 0 ? to : end);
}

static void test_as_pcre(void)
{
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (unsigned id = 0; id < LANG_PATTERN_COUNT; id++) {
            const char *text = lang_facts(*lang)->patterns[id];
            struct pattern *pattern = text ? pattern_new(text) : NULL;
            g_autoptr(GRegex) regex = text ? g_regex_new(text, G_REGEX_RAW, 0, NULL) : NULL;

            g_assert_true((text != NULL) == (pattern != NULL) && (text != NULL) == (regex != NULL));
            for (unsigned i = 0; text && i < 300; i++) {
                g_autofree char *sample = random_text(text);

                compare(sample, pattern, regex);
            }
            pattern_drop(pattern);
        }
}

/* A text that a backtracking matcher could be kept by for longer than anyone waits. */
static void test_gives_up(void)
{
    struct pattern *pattern = pattern_new("(?:a|aa|a?a)*b");
    g_autofree char *text = g_strnfill(100000, 'a');
    struct lang_match whole, value;

    g_assert_false(pattern_find(pattern, text, strlen(text), &whole, &value));
    pattern_drop(pattern);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pattern/rows", test_rows);
    g_test_add_func("/pattern/unknown", test_unknown);
    g_test_add_func("/pattern/as-pcre", test_as_pcre);
    g_test_add_func("/pattern/gives-up", test_gives_up);
    return g_test_run();
}
