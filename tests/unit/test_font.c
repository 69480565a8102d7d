/* font: the faces of fonts/, what they are called, how large they are, and which characters none
 * has. */
#include "typeset/font/font.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

static struct fonts *open_fonts(struct diag *diag)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);
    const char *const folders[] = {folder, NULL};
    struct fonts *fonts = fonts_new(folders, diag);

    g_assert_nonnull(fonts);
    return fonts;
}

static void test_find(void)
{
    static const struct {
        const char *family;
        unsigned weight;
        bool italic;
        const char *name;
    } cases[] = {
        {"Atkinson Hyperlegible Next", 400, false, "AtkinsonHyperlegibleNext-Regular"},
        {"Atkinson Hyperlegible Next", 400, true, "AtkinsonHyperlegibleNext-Italic"},
        {"Atkinson Hyperlegible Next", 700, true, "AtkinsonHyperlegibleNext-Italic"},
        {"atkinson hyperlegible next", 600, false, "AtkinsonHyperlegibleNext-SemiBold"},
        {"Atkinson Hyperlegible Next", 900, false, "AtkinsonHyperlegibleNext-Bold"},
        {"Syne", 800, false, "Syne-ExtraBold"},
        {"Syne", 400, false, "Syne-Bold"},
        {"Noto Sans", 600, false, "NotoSans-Bold"},
    };
    struct diag *diag = diag_new();
    struct fonts *fonts = open_fonts(diag);

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct font_face *face = fonts_find(fonts, cases[i].family, cases[i].weight,
                                                  cases[i].italic, (struct span){0}, diag);

        g_assert_nonnull(face);
        g_assert_cmpstr(face->name, ==, cases[i].name);
        g_assert_true(g_str_has_suffix(face->path, ".ttf"));
    }
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 0);
    g_assert_null(fonts_find(fonts, "Comic Sans", 400, false, (struct span){0}, diag));
    g_assert_true(diag_has(diag, DIAG_INI_FILE));
    g_autofree char *said = diag_to_text(diag, false);
    g_assert_nonnull(strstr(said, "Syne"));
    fonts_drop(fonts);
    diag_drop(diag);
}

/* The numbers are those of the file's own tables. */
static void test_metrics(void)
{
    struct diag *diag = diag_new();
    struct fonts *fonts = open_fonts(diag);
    const struct font_face *face =
        fonts_find(fonts, "Noto Sans", 400, false, (struct span){0}, diag);

    g_assert_cmpfloat_with_epsilon(face->ascent, 1.069, 1e-9);
    g_assert_cmpfloat_with_epsilon(face->descent, 0.293, 1e-9);
    g_assert_cmpfloat_with_epsilon(face->cap_height, 0.714, 1e-9);
    g_assert_cmpuint(face->weight, ==, 400);
    fonts_drop(fonts);
    diag_drop(diag);
}

/* A painter may hold the face longer than the fonts do. */
static void test_cairo(void)
{
    struct diag *diag = diag_new();
    struct fonts *fonts = open_fonts(diag);
    const struct font_face *face =
        fonts_find(fonts, "Noto Sans", 400, false, (struct span){0}, diag);
    cairo_font_face_t *cairo = cairo_font_face_reference(font_face_cairo(face));
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 32, 32);
    cairo_t *cr = cairo_create(surface);
    cairo_text_extents_t extents;

    g_assert_true(font_face_cairo(face) == cairo);
    fonts_drop(fonts);
    cairo_set_font_face(cr, cairo);
    cairo_set_font_size(cr, 1000);
    cairo_text_extents(cr, "H", &extents);
    g_assert_cmpfloat_with_epsilon(extents.height, 714, 1);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    cairo_font_face_destroy(cairo);
    diag_drop(diag);
}

static unsigned check(struct fonts *fonts, struct diag *diag, const char *text)
{
    struct source *source = source_new("t.txt", text, strlen(text));
    const unsigned before = diag_count(diag, DIAG_ERROR);
    const bool ok =
        fonts_check_text(fonts, source->text, &(struct span){source, 0, source->len}, 1, diag);
    const unsigned found = diag_count(diag, DIAG_ERROR) - before;

    g_assert_cmpint(ok, ==, found == 0);
    source_drop(source);
    return found;
}

static void test_check(void)
{
    struct diag *diag = diag_new();
    struct fonts *fonts = open_fonts(diag);

    g_assert_cmpuint(
        check(fonts, diag,
              "Dès\u202F: l’été\u00A0!\r\n\tœuvre·s 5\u00A0€ co\u00ADop\u200B\u2060\uFEFF"),
        ==, 0);
    g_assert_cmpuint(check(fonts, diag, "\u05D9\u05B8 \u0645\u0631 Ωж 😀 ☎\uFE0F e\u0301 \u2011"),
                     ==, 0);
    g_assert_cmpuint(check(fonts, diag, ""), ==, 0);
    /* Noto Emoji has a glyph for the first, Noto Sans for the last: neither says anything. */
    g_assert_cmpuint(check(fonts, diag, "\U000FE4E7 \uE000 \uFFFD"), ==, 3);
    g_assert_cmpuint(check(fonts, diag, "漢 字, et 漢 encore"), ==, 2);
    g_autofree char *said = diag_to_text(diag, false);
    g_assert_nonnull(strstr(said, "U+6F22"));
    fonts_drop(fonts);
    diag_drop(diag);
}

static void test_no_folder(void)
{
    const char *const folders[] = {"/nonexistent/fonts", NULL};
    struct diag *diag = diag_new();

    g_assert_null(fonts_new(folders, diag));
    g_assert_true(diag_system_failed(diag));
    diag_drop(diag);
}

/* Files that are no fonts are passed over, whatever they are called; the first folder that has a
 * family wins. */
static void test_folders(void)
{
    g_autofree char *own = g_dir_make_tmp("affiche-XXXXXX", NULL);
    g_autofree char *common = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);
    g_autofree char *bad = g_build_filename(own, "bad.ttf", NULL),
                    *copy = g_build_filename(own, "copy.ttf", NULL);
    g_autofree char *syne = g_build_filename(common, "syne", "syne-bold.ttf", NULL), *bytes = NULL;
    const char *const folders[] = {own, common, NULL};
    struct diag *diag = diag_new();
    struct fonts *fonts;
    gsize len;

    g_assert_true(g_file_get_contents(syne, &bytes, &len, NULL));
    g_assert_true(g_file_set_contents(copy, bytes, (gssize)len, NULL));
    g_assert_true(g_file_set_contents(bad, bytes, 300, NULL));
    fonts = fonts_new(folders, diag);
    g_assert_nonnull(fonts);
    g_assert_cmpstr(fonts_find(fonts, "Syne", 800, false, (struct span){0}, diag)->path, ==, copy);
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 0);
    fonts_drop(fonts);
    diag_drop(diag);
    g_assert_cmpint(g_unlink(bad) + g_unlink(copy) + g_rmdir(own), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/font/find", test_find);
    g_test_add_func("/font/metrics", test_metrics);
    g_test_add_func("/font/cairo", test_cairo);
    g_test_add_func("/font/check", test_check);
    g_test_add_func("/font/no-folder", test_no_folder);
    g_test_add_func("/font/folders", test_folders);
    return g_test_run();
}
