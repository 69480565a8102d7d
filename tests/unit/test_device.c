/* device: pages as PDF, PNG and trace, and the contrast check. */
#include "design/artwork/artwork.h"
#include "device/cairo/cairo_painter.h"
#include "device/device.h"
#include "lang/lang_private.h"
#include "typeset/para/para.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

struct fixture {
    struct diag *diag;
    struct fonts *fonts;
    struct doc *doc;
    struct pages *pages;
    GArray *marks;
};

static const struct span none;
static const struct colour black = {0, 0, 0, 1}, white = {1, 1, 1, 1};

static void set_up(struct fixture *f, gconstpointer unused)
{
    const char *root = g_getenv("AFFICHE_DATA");
    g_autofree char *folder = g_build_filename(root ? root : ".", "fonts", NULL);
    const char *const folders[] = {folder, NULL};

    (void)unused;
    f->diag = diag_new();
    f->fonts = fonts_new(folders, f->diag);
    f->doc = doc_new(&language_fr, "Essai");
    f->pages = pages_new(f->doc);
    f->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    pages_add(f->pages, 200, 100);
}

static void tear_down(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    g_array_free(f->marks, TRUE);
    pages_drop(f->pages);
    doc_drop(f->doc);
    fonts_drop(f->fonts);
    diag_drop(f->diag);
}

static const struct font_face *face(struct fixture *f, unsigned weight)
{
    return fonts_find(f->fonts, "Atkinson Hyperlegible Next", weight, false, none, f->diag);
}

static GArray *items(struct fixture *f)
{
    return pages_get(f->pages, 0)->items;
}

static const struct doc_node *paragraph(struct fixture *f, const char *style, const char *text)
{
    return doc_add_block(f->doc, f->doc->root, DOC_PARAGRAPH, style, text, none)->first;
}

static struct para_run run_of(struct fixture *f, const struct doc_node *leaf, double size_pt)
{
    return (struct para_run){.leaf = leaf,
                             .text = leaf->text,
                             .face = face(f, 400),
                             .size_pt = size_pt,
                             .colour = black};
}

/* Sets runs in lines of this measure, from y down. */
static void set_runs(struct fixture *f, const struct para_run *runs, unsigned count,
                     double measure_pt, double y_pt)
{
    const struct para_options options = {"fr-FR", true, false, false};
    struct para *para = para_new(f->fonts, runs, count, &options);
    const struct para_line *lines;
    const unsigned line_count = para_break(para, measure_pt, 1, &lines);

    for (unsigned i = 0; i < line_count; i++)
        para_emit(para, &lines[i], 1, 10, y_pt + i * 12, f->pages, items(f));
    para_drop(para);
}

static void set_text(struct fixture *f, const char *style, const char *text, struct colour colour,
                     double size_pt, double y_pt)
{
    struct para_run run = run_of(f, paragraph(f, style, text), size_pt);

    run.colour = colour;
    set_runs(f, &run, 1, 1000, y_pt);
}

static void add_rect(struct fixture *f, double x_pt, double y_pt, double width_pt, double height_pt,
                     struct colour fill)
{
    const struct page_item item = {.kind = PAGE_RECT,
                                   .x_pt = x_pt,
                                   .y_pt = y_pt,
                                   .width_pt = width_pt,
                                   .height_pt = height_pt,
                                   .fill = fill};

    g_array_append_val(items(f), item);
}

static void add_code(struct fixture *f, double y_pt, double module_pt, struct colour fill)
{
    static const unsigned char modules[] = {1, 1, 0, 0, 1, 0, 1, 1, 1};
    struct page_item item = {.kind = PAGE_CODE,
                             .x_pt = 100,
                             .y_pt = y_pt,
                             .width_pt = 3 * module_pt,
                             .height_pt = 3 * module_pt,
                             .fill = fill};

    item.node = doc_add(f->doc, f->doc->root, DOC_CODE, "code", none);
    item.u.code.modules = modules;
    item.u.code.size = 3;
    g_array_append_val(items(f), item);
}

static void add_field(struct fixture *f, struct colour stroke, struct colour fill,
                      struct colour ink)
{
    const struct doc_field field = {.kind = DOC_FIELD_TEXT, .name = "K1.evidence"};
    struct page_item item = {
        .kind = PAGE_FIELD, .x_pt = 10, .y_pt = 60, .width_pt = 90, .height_pt = 20};

    item.node = doc_add_field(f->doc, f->doc->root, "field", &field, none);
    item.fill = fill;
    item.stroke = stroke;
    item.stroke_pt = 1;
    item.radius_pt = 2.5;
    item.u.field.face = face(f, 400);
    item.u.field.size_pt = 9;
    item.u.field.ink = ink;
    g_array_append_val(items(f), item);
}

/* What a program writes of the PDF to its standard output. */
static char *ask(GBytes *pdf, const char *program, const char *option)
{
    g_autofree char *path = NULL;
    char *out = NULL;
    const int file = g_file_open_tmp("affiche-XXXXXX.pdf", &path, NULL);
    const char *argv[] = {program, option, path, "-", NULL};

    g_close(file, NULL);
    g_assert_true(g_file_set_contents(path, g_bytes_get_data(pdf, NULL),
                                      (gssize)g_bytes_get_size(pdf), NULL));
    g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, NULL, NULL));
    g_unlink(path);
    return out;
}

static unsigned count_of(const char *text, const char *part)
{
    unsigned count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static void test_words(struct fixture *f, gconstpointer unused)
{
    const struct para_run runs[] = {
        run_of(f, paragraph(f, "text", "Médiation culturelle\u202F: l’équipe "), 10),
        run_of(f, paragraph(f, "text", "salarié·es (fin) 😀 écrit à "), 10),
        run_of(f, paragraph(f, "text", "שלום"), 10)};
    g_autoptr(GBytes) pdf = NULL;
    g_autofree char *text = NULL;

    (void)unused;
    set_runs(f, runs, G_N_ELEMENTS(runs), 90, 20);
    pdf = device_cairo(f->pages, f->marks, f->diag);
    text = ask(pdf, "pdftotext", "-nopgbrk");
    g_strdelimit(text, "\n", ' ');
    g_assert_nonnull(strstr(text, "Médiation culturelle : l’équipe salarié·es (fin) 😀 écrit à "));
    g_assert_nonnull(strstr(text, "שלום"));
}

/* As many marks as MCIDs, with either Cairo: blanks and artifacts have neither. */
static void test_marks(struct fixture *f, gconstpointer unused)
{
    g_autoptr(GBytes) pdf = NULL;
    g_autofree char *text = NULL;
    struct page_item *item;

    (void)unused;
    set_text(f, "text", "un", black, 10, 20);
    set_text(f, "text", "   ", black, 10, 30);
    set_text(f, "text", "deux", black, 10, 40);
    item = &g_array_index(items(f), struct page_item, items(f)->len - 1);
    item->node = NULL;
    set_text(f, "text", "trois", black, 10, 50);
    add_code(f, 10, 10, black);
    pdf = device_cairo(f->pages, f->marks, f->diag);
    text = ask(pdf, "qpdf", "--qdf");
    g_assert_cmpuint(f->marks->len, ==, 2);
    g_assert_cmpuint(count_of(text, "/Span << /MCID"), ==, 2);
    g_assert_cmpstr(g_array_index(f->marks, struct mark, 1).node->text, ==, "trois");
    g_assert_cmpfloat_with_epsilon(g_array_index(f->marks, struct mark, 1).y_pt, 50 - 9.84, 1e-9);
}

static void test_same_bytes(struct fixture *f, gconstpointer unused)
{
    g_autoptr(GBytes) first = NULL;
    g_autoptr(GBytes) second = NULL;

    (void)unused;
    set_text(f, "text", "Toujours les mêmes octets 😀", black, 10, 20);
    first = device_cairo(f->pages, f->marks, f->diag);
    g_usleep(1100000);
    second = device_cairo(f->pages, f->marks, f->diag);
    g_assert_true(g_bytes_equal(first, second));
}

static void test_fields_refused(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    add_field(f, black, white, black);
    g_assert_null(device_cairo(f->pages, f->marks, f->diag));
    g_assert_true(diag_has(f->diag, DIAG_SYSTEM));
}

struct reader {
    const guchar *at;
};

static cairo_status_t read_png(void *data, unsigned char *to, unsigned length)
{
    struct reader *reader = data;

    memcpy(to, reader->at, length);
    reader->at += length;
    return CAIRO_STATUS_SUCCESS;
}

static guint32 pixel(cairo_surface_t *image, int x, int y)
{
    const unsigned char *row =
        cairo_image_surface_get_data(image) + y * cairo_image_surface_get_stride(image);

    return ((const guint32 *)(const void *)row)[x] & 0xFFFFFF;
}

static cairo_surface_t *paint(struct fixture *f, double dpi)
{
    g_autoptr(GBytes) png = device_png(f->pages, 0, dpi, f->diag);
    struct reader reader = {g_bytes_get_data(png, NULL)};

    return cairo_image_surface_create_from_png_stream(read_png, &reader);
}

static void test_png(struct fixture *f, gconstpointer unused)
{
    cairo_surface_t *image;

    (void)unused;
    add_rect(f, 50, 25, 100, 50, (struct colour){1, 0, 0, 1});
    add_code(f, 10, 10, black);
    image = paint(f, 144);
    g_assert_cmpint(cairo_image_surface_get_width(image), ==, 400);
    g_assert_cmpint(cairo_image_surface_get_height(image), ==, 200);
    g_assert_cmphex(pixel(image, 2, 2), ==, 0xFFFFFF);
    g_assert_cmphex(pixel(image, 110, 60), ==, 0xFF0000);
    /* The modules of the second row: light, dark, light, over the rectangle. */
    g_assert_cmphex(pixel(image, 210, 55), ==, 0xFF0000);
    g_assert_cmphex(pixel(image, 230, 55), ==, 0x000000);
    cairo_surface_destroy(image);
}

/* Artwork of this text, read from a file that is gone again; `sources` keeps what it came from. */
static struct design_art *open_art(struct fixture *f, const char *svg, GPtrArray *sources)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "affiche-art.svg", NULL);
    struct source *brand = source_new(path, svg, strlen(svg));
    struct design_art *art = artwork_new("affiche-art.svg", (struct span){brand, 0, 0});

    g_ptr_array_add(sources, brand);
    g_assert_true(g_file_set_contents(path, svg, -1, NULL));
    g_assert_true(artwork_open(art, sources, NULL, f->diag));
    g_unlink(path);
    return art;
}

/* Half red, half blue, in a box twice as wide as high: it covers the box and nothing else. */
static void test_art(struct fixture *f, gconstpointer unused)
{
    static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='10' "
                              "height='10'><rect width='5' height='10' fill='red'/>"
                              "<rect x='5' width='5' height='10' fill='blue'/></svg>";
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_drop);
    struct design_art *art = open_art(f, svg, sources);
    const struct page_item item = {
        .kind = PAGE_ART, .x_pt = 50, .y_pt = 25, .width_pt = 100, .height_pt = 50, .u.art = art};
    cairo_surface_t *image;

    (void)unused;
    g_array_append_val(items(f), item);
    image = paint(f, 72);
    g_assert_cmphex(pixel(image, 52, 27), ==, 0xFF0000);
    g_assert_cmphex(pixel(image, 98, 73), ==, 0xFF0000);
    g_assert_cmphex(pixel(image, 102, 27), ==, 0x0000FF);
    g_assert_cmphex(pixel(image, 147, 73), ==, 0x0000FF);
    g_assert_cmphex(pixel(image, 98, 23), ==, 0xFFFFFF);
    g_assert_cmphex(pixel(image, 98, 77), ==, 0xFFFFFF);
    g_assert_cmphex(pixel(image, 152, 50), ==, 0xFFFFFF);
    cairo_surface_destroy(image);
    artwork_drop(art);
}

static void test_trace(struct fixture *f, gconstpointer unused)
{
    const struct page_frame frame = {
        .name = "body", .y_pt = 10, .width_pt = 200, .height_pt = 80, .filled_pt = 52.126};
    struct page_link link = {NULL, 10, 10, 20.5, 12};
    g_autoptr(GBytes) trace = NULL;
    g_autofree char *text = NULL;

    (void)unused;
    g_array_append_val(pages_get(f->pages, 0)->frames, frame);
    add_rect(f, 0, 0, 200, 1.0 / 3, (struct colour){0.2, 0.4, 0.6, 0.5});
    set_text(f, "text", "un «\u00A0mot\u00A0»", black, 10, 20);
    g_array_index(items(f), struct page_item, 1).width_pt = 50;
    add_code(f, 10, 10, black);
    add_field(f, black, white, black);
    link.node = doc_add_link(f->doc, f->doc->root, "ici", "https://example.org/", NULL, none);
    g_array_append_val(pages_get(f->pages, 0)->links, link);
    trace = device_trace(f->pages);
    text = g_strndup(g_bytes_get_data(trace, NULL), g_bytes_get_size(trace));
    g_assert_cmpstr(
        text, ==,
        "pages 1\n"
        "page 1 200 100\n"
        "frame body 0 10 200 80 filled 52.13\n"
        "rect 0 0 200 0.33 #33669980\n"
        "text 10 20 50 AtkinsonHyperlegibleNext-Regular 10 #000000 \"un «<nb>mot<nb>»\" para 2\n"
        "code 100 10 30 30 #000000 3 modules code 3\n"
        "field 10 60 90 20 #ffffff stroke #000000 1 radius 2.5 AtkinsonHyperlegibleNext-Regular 9 "
        "ink #000000 "
        "K1.evidence field 4\n"
        "link 10 10 20.5 12 https://example.org/ link 5\n");
}

static struct colour grey(double level)
{
    return (struct colour){level, level, level, 1};
}

static char *check_contrast(struct fixture *f)
{
    device_check_contrast(f->pages, f->diag);
    return diag_to_text(f->diag, false);
}

static void test_contrast_met(struct fixture *f, gconstpointer unused)
{
    g_autofree char *found = NULL;

    (void)unused;
    set_text(f, "text", "assez", grey(0x75 / 255.0), 10, 20);  /* 4.54:1 */
    set_text(f, "title", "assez", grey(0x93 / 255.0), 20, 50); /* 3.02:1 */
    add_rect(f, 0, 60, 200, 40, black);
    add_field(f, grey(0x66 / 255.0), white, black); /* 3.66:1 */
    add_code(f, 26, 3, grey(0x93 / 255.0));
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 0);
}

static void test_contrast_missed(struct fixture *f, gconstpointer unused)
{
    g_autofree char *found = NULL;

    (void)unused;
    set_text(f, "text", "trop pâle", grey(0x77 / 255.0), 10, 20);
    set_text(f, "text", "plus pâle", grey(0x99 / 255.0), 10, 30);
    set_text(f, "title", "trop pâle", grey(0x99 / 255.0), 20, 50);
    add_rect(f, 0, 60, 200, 40, black);
    add_field(f, grey(0x44 / 255.0), black, grey(0.3));
    add_code(f, 26, 3, grey(0x99 / 255.0));
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 5);
    g_assert_nonnull(strstr(found, "the text of style “text”, #999999 on #ffffff, has a contrast "
                                   "of 2.84:1, and needs 4.5:1; #"));
    g_assert_nonnull(strstr(found, "the text of style “title”, #999999 on #ffffff, has a contrast "
                                   "of 2.84:1, and needs 3:1; #"));
    g_assert_nonnull(strstr(found, "the code of style “code”"));
    g_assert_nonnull(strstr(found, "the field border of style “field”, #444444 on #000000"));
    g_assert_nonnull(strstr(found, "the field of style “field”, #4d4d4d on #000000"));
}

/* A field is known by its ground alone too: by whichever of the two stands out more. */
static void test_contrast_ground(struct fixture *f, gconstpointer unused)
{
    static const struct colour nothing = {0, 0, 0, 0};
    g_autofree char *found = NULL;

    (void)unused;
    add_field(f, nothing, grey(0x20 / 255.0), white);
    add_field(f, grey(0.9), grey(0x20 / 255.0), white);
    add_field(f, black, white, black);
    device_check_contrast(f->pages, f->diag);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 0);
    add_field(f, nothing, grey(0.9), black);
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
    g_assert_nonnull(strstr(found, "the field ground of style “field”, #e6e6e6 on #ffffff"));
}

/* Texts of no node are known by the style that they were set in: two styles are two faults. */
static void test_contrast_loose(struct fixture *f, gconstpointer unused)
{
    static const char *const styles[] = {"foot", "mark", NULL};
    g_autofree char *found = NULL;

    (void)unused;
    for (unsigned i = 0; i < G_N_ELEMENTS(styles); i++) {
        struct page_item *item;

        set_text(f, "text", "pâle", grey(0.8), 10, 20 + 20 * i);
        item = &g_array_index(items(f), struct page_item, items(f)->len - 1);
        item->node = NULL;
        item->style = styles[i];
    }
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 3);
    g_assert_nonnull(strstr(found, "the text of style “foot”"));
    g_assert_nonnull(strstr(found, "the text of style “mark”"));
    g_assert_nonnull(strstr(found, "the text of style “document”"));
}

static void test_contrast_light_code(struct fixture *f, gconstpointer unused)
{
    g_autofree char *found = NULL;

    (void)unused;
    add_rect(f, 0, 0, 200, 100, black);
    add_code(f, 26, 3, white);
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
    g_assert_nonnull(strstr(found, "the code of style “code” is lighter than what lies behind it"));
}

/* Four modules around a code are part of it. */
static void test_contrast_quiet_zone(struct fixture *f, gconstpointer unused)
{
    g_autofree char *found = NULL;

    (void)unused;
    add_rect(f, 0, 0, 87, 100, black);
    add_code(f, 26, 3, black);
    device_check_contrast(f->pages, f->diag);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 0);
    add_rect(f, 87, 0, 6, 100, black);
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
    g_assert_nonnull(strstr(found, "the code of style “code”"));
}

/* What counts lies behind the letters: not beside them, and not on the page's white. */
static void test_contrast_behind(struct fixture *f, gconstpointer unused)
{
    g_autofree char *found = NULL;

    (void)unused;
    add_rect(f, 0, 0, 200, 25, black);
    add_rect(f, 0, 25, 200, 5, white);
    set_text(f, "light", "clair", white, 10, 20);
    add_rect(f, 0, 50, 16, 20, black);
    set_text(f, "dark", "foncé", black, 10, 65);
    found = check_contrast(f);
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
    g_assert_nonnull(
        strstr(found, "the text of style “dark”, #000000 on #000000, has a contrast of 1:1"));
}

/* librsvg fails where the context does: the artwork is named. */
static void test_broken_art(struct fixture *f, gconstpointer unused)
{
    static const char svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" "
                              "height=\"10\"><path d=\"M0 0h9v9z\"/></svg>";
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_drop);
    struct design_art *art = open_art(f, svg, sources);
    const struct page_item item = {.kind = PAGE_ART, .width_pt = 10, .height_pt = 10, .u.art = art};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 10, 10);
    struct painter painter = {.cr = cairo_create(surface)};
    const GLogLevelFlags fatal = g_log_set_always_fatal(G_LOG_FATAL_MASK); /* librsvg warns of it */
    g_autofree char *found = NULL;

    (void)unused;
    cairo_restore(painter.cr); /* without its save: the context has failed */
    painter_paint(&painter, &item);
    g_assert_false(painter_check(&painter, surface, f->diag));
    found = diag_to_text(f->diag, false);
    g_assert_nonnull(strstr(found, "affiche-art.svg: librsvg can't paint this artwork"));
    cairo_destroy(painter.cr);
    cairo_surface_destroy(surface);
    artwork_drop(art);
    g_log_set_always_fatal(fatal);
}

static void test_without_marks(struct fixture *f, gconstpointer unused)
{
    g_autoptr(GBytes) bytes = NULL;

    (void)unused;
    set_text(f, "text", "Bonjour", black, 10, 20);
    bytes = device_cairo(f->pages, NULL, f->diag);
    g_assert_nonnull(bytes);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*test)(struct fixture *, gconstpointer);
    } tests[] = {
        {"/device/cairo/words", test_words},
        {"/device/cairo/marks", test_marks},
        {"/device/cairo/same-bytes", test_same_bytes},
        {"/device/cairo/fields-refused", test_fields_refused},
        {"/device/png", test_png},
        {"/device/art", test_art},
        {"/device/broken-art", test_broken_art},
        {"/device/cairo/without-marks", test_without_marks},
        {"/device/trace", test_trace},
        {"/device/contrast/met", test_contrast_met},
        {"/device/contrast/missed", test_contrast_missed},
        {"/device/contrast/ground", test_contrast_ground},
        {"/device/contrast/loose", test_contrast_loose},
        {"/device/contrast/light-code", test_contrast_light_code},
        {"/device/contrast/quiet-zone", test_contrast_quiet_zone},
        {"/device/contrast/behind", test_contrast_behind},
    };

    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].path, struct fixture, NULL, set_up, tests[i].test, tear_down);
    return g_test_run();
}
