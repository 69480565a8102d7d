/* clean: what characters become, that every place leads back to what was typed, and what is said.
 */
#include "posting/text/text.h"

#include <string.h>

static struct source *clean(const char *text, struct diag *diag)
{
    return clean_text(source_new("posting.txt", text, strlen(text)), diag);
}

static void test_characters(void)
{
    static const struct {
        const char *typed, *clean;
    } cases[] = {
        {"a\r\nb\rc\vd\fe\xC2\x85"
         "f\u2028g\u2029h",
         "a\nb\nc\nd\ne\nf\ng\nh"},
        {"r\u00E9gle\u00ADmentation", "r\u00E9glementation"},
        {"r\u00E8gle\u00AD  \n  mentation", "r\u00E8glementation"},
        {"un\u00AD\nDeux", "un\nDeux"},
        {"mardi\u200B 21\uFEFF\u2060", "mardi 21"},
        {"rendez\x1Evous co\x1For\x1B[31mdo\x07", "rendez-vous coordo"},
        {"a\xEF\xBF\xBF\xEF\xBF\xBE"
         "b",
         "ab"},
        {"1\u2009850\u00A0\u20AC\u202F!\u2007x", "1 850\u00A0\u20AC\u202F!\u00A0x"},
        {"de\u0301cembre C\u0327a \u212B", "d\u00E9cembre \u00C7a \u00C5"},
        {"x\xC2\x92y", "x\u2019y"},
        {"a\u200Eb", "ab"},
        {"\u05D0\u200Eb", "\u05D0\u200Eb"},
        {"\U0001F469\u200D\U0001F527 a\u200Db", "\U0001F469\u200D\U0001F527 ab"},
        {"Rien \u00E0 faire.\n", "Rien \u00E0 faire.\n"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct diag *diag = diag_new();
        struct source *source = clean(cases[i].typed, diag);

        g_assert_cmpstr(source->text, ==, cases[i].clean);
        source_drop(source);
        diag_drop(diag);
    }
}

static void check_place(const char *typed, const char *word, unsigned line, unsigned column,
                        unsigned width)
{
    struct diag *diag = diag_new();
    struct source *source = clean(typed, diag);
    const char *at = strstr(source->text, word);
    struct source_place place;

    g_assert_nonnull(at);
    place = source_find_place((struct span){source, (size_t)(at - source->text), strlen(word)});
    g_assert_cmpuint(place.line, ==, line);
    g_assert_cmpuint(place.column, ==, column);
    g_assert_cmpuint(place.width, ==, width);
    source_drop(source);
    diag_drop(diag);
}

/* Lines are those of the file, also where the clean text has more or fewer. */
static void test_places(void)
{
    check_place("a\vb c", "c", 1, 5, 1);
    check_place("un mot cou\u00AD\np\u00E9 ici", "ici", 2, 4, 3);
    check_place("un mot cou\u00AD\np\u00E9 ici", "mot", 1, 4, 3);
    check_place("de\u0301cembre demain", "demain", 1, 11, 6);
    check_place("de\u0301cembre demain", "d\u00E9cembre", 1, 1, 9);
    check_place("ma\u200Brdi", "mardi", 1, 1, 6);
    check_place("\u200Bmardi", "mardi", 1, 2, 5);
    check_place("mardi\u200B midi", "mardi", 1, 1, 5);
}

static void test_said(void)
{
    static const struct {
        const char *typed;
        unsigned said;
    } cases[] = {{"a\x07"
                  "b\x07",
                  1},
                 {"caf\u00C3\u00A9", 1},
                 {"l\u00E2\u20AC\u2122un", 1},
                 {"perdu \uFFFD", 1},
                 {"a\x1E"
                  "b\x1F"
                  "c\v",
                  0},
                 {"\u00C2ge, na\u00EFve \u00C3o", 0},
                 {"caf\u00C3\u00A9\x01", 2}};

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct diag *diag = diag_new();
        struct source *source = clean(cases[i].typed, diag);

        g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, cases[i].said);
        source_drop(source);
        diag_drop(diag);
    }
}

/* Whatever the characters: the same text cleaned again stays, and its places grow. */
static void test_anything(void)
{
    const guint32 seed = (guint32)g_test_rand_int();
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    static const gunichar likely[] = {0x301, 0xAD, 0x200B, '\n',   '\r',  0x0B,  0x1E,
                                      0x1B,  '[',  'm',    0xFFFD, ' ',   'e',   0x200D,
                                      0xC3,  0xA9, 0x85,   0x2028, 0x5D0, 0x200F};

    g_test_message("seed %u", seed);
    for (unsigned round = 0; round < 2000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        struct diag *diag = diag_new();
        struct source *once, *twice;
        size_t last = 0;

        for (unsigned i = 0; i < 24; i++)
            g_string_append_unichar(text, likely[g_rand_int_range(rand, 0, G_N_ELEMENTS(likely))]);
        once = clean(text->str, diag);
        twice = clean(once->text, diag);
        g_assert_cmpstr(once->text, ==, twice->text);
        for (size_t i = 0; i < once->len; i++) {
            const struct span typed = source_typed((struct span){once, i, 1});

            g_assert_cmpuint(typed.offset, >=, last);
            g_assert_cmpuint(typed.offset + typed.len, <=, text->len);
            last = typed.offset;
        }
        source_drop(once);
        source_drop(twice);
        diag_drop(diag);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/clean/characters", test_characters);
    g_test_add_func("/clean/places", test_places);
    g_test_add_func("/clean/said", test_said);
    g_test_add_func("/clean/anything", test_anything);
    return g_test_run();
}
