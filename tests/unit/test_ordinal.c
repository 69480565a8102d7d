/* ordinal: the letters that stand raised, and those that do not. */
#include "lang/lang_private.h"
#include "lang/typo/typo.h"

#include <glib.h>
#include <string.h>

/* Raised letters in square brackets. */
static char *marked(const struct language *lang, const char *text)
{
    GString *out = g_string_new(NULL);
    const char *letters;
    size_t len;

    while ((letters = ordinal_find(lang, text, &len))) {
        g_string_append_len(out, text, letters - text);
        g_string_append_printf(out, "[%.*s]", (int)len, letters);
        text = letters + len;
    }
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

static void test_french(void)
{
    static const char *const texts[][2] = {
        {"Le 1er mars", "Le 1[er] mars"},
        {"1re, 1res, 1ers.", "1[re], 1[res], 1[ers]."},
        {"la 2e et la 12e édition", "la 2[e] et la 12[e] édition"},
        {"4es rencontres", "4[es] rencontres"},
        {"2nde", "2[nde]"},
        {"2d", "2[d]"},
        {"11er", "11er"},
        {"3d", "3d"},
        {"2eme", "2eme"},
        {"1erx", "1erx"},
        {"A1e, é2e", "A1e, é2e"},
        {"1 er", "1 er"},
        {"100 e", "100 e"},
        {"1e5", "1e5"},
        {"", ""},
        {"13001", "13001"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *found = marked(&language_fr, texts[i][0]);

        g_assert_cmpstr(found, ==, texts[i][1]);
    }
}

static void test_english(void)
{
    g_autofree char *found = marked(&language_en, "the 1er and the 2e");

    g_assert_cmpstr(found, ==, "the 1er and the 2e");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ordinal/french", test_french);
    g_test_add_func("/ordinal/english", test_english);
    return g_test_run();
}
