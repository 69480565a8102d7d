/* press/colour, press/stream: from sRGB to a press's inks, colour by colour, pixel by pixel, and in
 * content streams. */
#include "press/press_private.h"

#include <string.h>

static struct press_inks *open_press(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("AFFICHE_DATA"), "layouts", "fogra39.icc", NULL);
    g_autoptr(GBytes) profile = NULL;
    char *bytes;
    gsize len;
    struct press_inks *press;
    const char *why;

    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    profile = g_bytes_new_take(bytes, len);
    press = press_inks_new(profile, &why);
    g_assert_nonnull(press);
    return press;
}

/* Black, near-black and grey are black ink alone. */
static void test_black(void)
{
    struct press_inks *press = open_press();
    static const struct {
        double rgb[3], black;
    } cases[] = {
        {{0, 0, 0}, 1}, {{0.082, 0.071, 0.169}, 1}, {{0.5, 0.5, 0.5}, 0.5}, {{1, 1, 1}, 0}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double cmyk[4];

        press_convert_colour(press, cases[i].rgb, cmyk);
        for (unsigned k = 0; k < 3; k++)
            g_assert_cmpfloat(cmyk[k], ==, 0);
        g_assert_cmpfloat_with_epsilon(cmyk[3], cases[i].black, 1e-9);
    }
    press_inks_drop(press);
}

/* All of the cube, in steps of a sixteenth: inks between 0 and 1, and not too much of them. */
static void test_ink(void)
{
    struct press_inks *press = open_press();
    unsigned coloured = 0;

    for (unsigned i = 0; i < 17 * 17 * 17; i++) {
        const double rgb[3] = {i % 17 / 16.0, i / 17 % 17 / 16.0, i / 17 / 17 / 16.0};
        double cmyk[4], sum = 0;

        press_convert_colour(press, rgb, cmyk);
        for (unsigned k = 0; k < 4; k++) {
            g_assert_cmpfloat(cmyk[k], >=, 0);
            g_assert_cmpfloat(cmyk[k], <=, 1);
            sum += cmyk[k];
        }
        g_assert_cmpfloat(sum, <=, PRESS_INK_MAX + 1e-9);
        coloured += cmyk[0] > 0.5 || cmyk[1] > 0.5 || cmyk[2] > 0.5;
    }
    g_assert_cmpuint(coloured, >, 1000);
    press_inks_drop(press);
}

/* Every colour of the cube in steps of 15, as pixels: under the limit, the neutral ones black ink
 * alone. */
static void test_pixels(void)
{
    struct press_inks *press = open_press();

    for (int r = 0; r < 256; r += 15)
        for (int g = 0; g < 256; g += 15) {
            guint8 rgb[18 * 3], cmyk[18 * 4];

            for (int b = 0; b < 18; b++)
                memcpy(rgb + 3 * b, (const guint8[]){(guint8)r, (guint8)g, (guint8)(b * 15)}, 3);
            g_assert_true(press_convert_pixels(press, rgb, cmyk, 18));
            for (int b = 0; b < 18; b++) {
                const guint8 *inks = cmyk + 4 * b;

                g_assert_cmpint(inks[0] + inks[1] + inks[2] + inks[3], <=,
                                (int)(PRESS_INK_MAX * 255));
                if (r == g && g == b * 15) {
                    g_assert_cmpint(inks[0] + inks[1] + inks[2], ==, 0);
                    g_assert_cmpint(inks[3], ==, 255 - r);
                }
            }
        }
    press_inks_drop(press);
}

/* What is flat black as an area keeps its shades in an image; and from neutral to coloured there is
 * no jump. */
static void test_dark_pixels(void)
{
    struct press_inks *press = open_press();
    guint8 rgb[40 * 3], cmyk[40 * 4];

    for (unsigned i = 0; i < 40; i++)
        memcpy(rgb + 3 * i, (const guint8[]){(guint8)i, 0, 0}, 3);
    g_assert_true(press_convert_pixels(press, rgb, cmyk, 40));
    for (unsigned i = 20; i < 40; i += 4)
        g_assert_cmpint(memcmp(cmyk + 4 * i, cmyk + 4 * (i - 4), 4), !=, 0);
    for (unsigned i = 0; i < 40; i++)
        memcpy(rgb + 3 * i, (const guint8[]){90, 90, (guint8)(90 + i)}, 3);
    g_assert_true(press_convert_pixels(press, rgb, cmyk, 40));
    for (unsigned i = 4; i < 40 * 4; i++)
        g_assert_cmpint(ABS(cmyk[i] - cmyk[i - 4]), <, 16);
    g_assert_cmpint(cmyk[4 * 39], >, 60);
    press_inks_drop(press);
}

static void test_streams(void)
{
    struct press_inks *press = open_press();
    static const struct {
        const char *stream, *converted; /* NULL: refused */
    } cases[] = {
        {"0 0 0 rg 0 0 9 9 re f", "0 0 0 1 k 0 0 9 9 re f"},
        {"q 1 g 0.25 G Q", "q 0 0 0 0 k 0 0 0 0.75 K Q"},
        {"/a0 gs BT (0 0 0 rg) Tj ET", "/a0 gs BT (0 0 0 rg) Tj ET"},
        {"0 0 0 1 k", "0 0 0 1 k"},
        {"2 2 2 rg -1 g 1e9 G", "0 0 0 0 k 0 0 0 1 k 0 0 0 0 K"}, /* out of range: as at its end */
        {"-1 0 0 2 k", "0 0 0 1 k"},
        {"1 1 1 1 K", "0.65 0.65 0.65 1 K"}, /* over the limit */
        {"0.5 0.40 .3 0.2 K", "0.5 0.40 .3 0.2 K"},
        {"BI /W 1 /H 1 /IM true ID \200 EI", "BI /W 1 /H 1 /IM true ID \200 EI"},
        {"", ""},
        {"/Pattern cs /p0 scn", "/Pattern cs /p0 scn"}, /* what they show is judged by itself */
        {"/s0 sh", "/s0 sh"},
        {"0 0 rg", NULL},
        {"0 0 0 1 rg", NULL},
        {"0 0 0 0 1 k", NULL},
        {"/x 0 g", NULL},
        {"/Cs1 CS", NULL},
        {"BI /W 1 /H 1 /IM false ID a EI", NULL},
        {"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI", NULL},
        {"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", NULL},
        {"0 0 0 rg (", NULL},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *why = NULL;
        GString *converted =
            press_convert_content(press, cases[i].stream, strlen(cases[i].stream), &why);

        g_assert_cmpstr(converted ? converted->str : NULL, ==, cases[i].converted);
        g_assert_nonnull(why);
        if (converted)
            g_string_free(converted, TRUE);
    }
    press_inks_drop(press);
}

static void test_no_profile(void)
{
    g_autoptr(GBytes) nothing = g_bytes_new_static("no profile", 10);
    const char *why = NULL;

    g_assert_null(press_inks_new(nothing, &why));
    g_assert_cmpstr(why, ==, "the press profile is no profile of four inks");
    press_inks_drop(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/colour/black", test_black);
    g_test_add_func("/colour/ink", test_ink);
    g_test_add_func("/colour/pixels", test_pixels);
    g_test_add_func("/colour/dark-pixels", test_dark_pixels);
    g_test_add_func("/colour/streams", test_streams);
    g_test_add_func("/colour/no-profile", test_no_profile);
    return g_test_run();
}
