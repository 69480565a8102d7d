/* haru: what is painted, marked and asked for in a form, read back from its bytes (libharu leaves
 * them uncompressed). */
#include "device/device.h"
#include "lang/lang_private.h"
#include "typeset/para/para.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE_WIDTH_PT 300
#define PAGE_HEIGHT_PT 400

struct fixture {
    struct diag *diag;
    struct fonts *fonts;
    const struct font_face *face;
    struct doc *doc;
    struct pages *pages;
    struct page *page;
    GArray *marks;
    GBytes *bytes;
};

static void load_fonts(struct fixture *f, const char *folder)
{
    const char *const folders[] = {folder, NULL};

    f->fonts = fonts_new(folders, f->diag);
    f->face =
        fonts_find(f->fonts, "Atkinson Hyperlegible Next", 400, false, (struct span){0}, f->diag);
    g_assert_nonnull(f->face);
}

static void set_up(struct fixture *f, gconstpointer unused)
{
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "fonts", NULL);

    (void)unused;
    f->diag = diag_new();
    load_fonts(f, folder);
    f->doc = doc_new(&language_fr, "Grille");
    f->pages = pages_new(f->doc);
    f->page = pages_add(f->pages, PAGE_WIDTH_PT, PAGE_HEIGHT_PT);
    f->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
}

static void tear_down(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    g_bytes_unref(f->bytes);
    g_array_unref(f->marks);
    pages_drop(f->pages);
    doc_drop(f->doc);
    fonts_drop(f->fonts);
    diag_drop(f->diag);
}

static void add_text(struct fixture *f, const char *text, const struct doc_node *node, double y_pt)
{
    const struct para_run run = {
        .leaf = node, .text = text, .face = f->face, .size_pt = 10, .colour = {0, 0, 0, 1}};
    const struct para_options options = {"fr-FR", false, false, false};
    struct para *para = para_new(f->fonts, &run, 1, &options);
    const struct para_line *lines;

    g_assert_cmpuint(para_break(para, 1000, 1, &lines), ==, 1);
    para_emit(para, &lines[0], 1, 20, y_pt, f->pages, f->page->items);
    para_drop(para);
}

static void add_node(struct fixture *f, const char *text, double y_pt)
{
    struct doc_node *block =
        doc_add_block(f->doc, f->doc->root, DOC_PARAGRAPH, "text", text, (struct span){0});

    add_text(f, text, block->first, y_pt);
}

static void add_field(struct fixture *f, const struct doc_field *field, double x_pt, double y_pt)
{
    const struct page_item item = {
        .kind = PAGE_FIELD,
        .node = doc_add_field(f->doc, f->doc->root, "field", field, (struct span){0}),
        .x_pt = x_pt,
        .y_pt = y_pt,
        .width_pt = 20,
        .height_pt = 16,
        .fill = {1, 1, 1, 1},
        .stroke = {0, 0, 0.5, 1},
        .stroke_pt = 1,
        .u.field = {f->face, 9, {0, 0, 0, 1}},
    };

    g_array_append_val(f->page->items, item);
}

static const char *paint(struct fixture *f)
{
    g_bytes_unref(f->bytes);
    f->bytes = device_haru(f->pages, f->marks, f->diag);
    return f->bytes ? g_bytes_get_data(f->bytes, NULL) : NULL;
}

static unsigned count(const struct fixture *f, const char *what)
{
    gsize len;
    const char *from = g_bytes_get_data(f->bytes, &len), *end = from + len;
    unsigned found = 0;

    while ((from = memmem(from, (size_t)(end - from), what, strlen(what)))) {
        found++;
        from += strlen(what);
    }
    return found;
}

static void assert_has(const struct fixture *f, const char *what)
{
    if (count(f, what) == 0)
        g_test_message("not in the file: %s", what);
    g_assert_cmpuint(count(f, what), >, 0);
}

/* Each text of a node is the next content of its page; what belongs to none is not marked. */
static void test_marks(struct fixture *f, gconstpointer unused)
{
    const struct mark *marks;

    (void)unused;
    add_node(f, "un", 50);
    add_text(f, "pied", NULL, 390);
    add_node(f, "deux", 70);
    f->page = pages_add(f->pages, PAGE_WIDTH_PT, PAGE_HEIGHT_PT);
    add_node(f, "trois", 50);
    g_assert_nonnull(paint(f));
    marks = (const struct mark *)(void *)f->marks->data;
    g_assert_cmpuint(f->marks->len, ==, 3);
    g_assert_cmpuint(marks[1].page, ==, 0);
    g_assert_cmpuint(marks[2].page, ==, 1);
    g_assert_cmpstr(marks[1].node->text, ==, "deux");
    g_assert_true(marks[0].kind == MARK_CONTENT && marks[0].y_pt > 35 && marks[0].y_pt < 50);
    g_assert_cmpuint(count(f, "/Span <</MCID 0>> BDC\nBT\n"), ==, 2);
    g_assert_cmpuint(count(f, "/Span <</MCID 1>> BDC\nBT\n"), ==, 1);
    g_assert_cmpuint(count(f, "BDC"), ==, 3);
    g_assert_cmpuint(count(f, "ET\nEMC\n"), ==, 3);
    g_assert_cmpuint(count(f, "BT\n"), ==, 4);
    assert_has(f, "1 0 0 1 20 350 Tm\n");
}

/* The font's own widths are those laid out; a narrowed space is made up for. */
static void test_places(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    add_node(f, "fonte é€œ’", 50);
    g_assert_nonnull(paint(f));
    assert_has(f, "[<666F6E746520E9809C92>] TJ\n");
    add_node(f, "a\u202Fb", 70);
    g_assert_nonnull(paint(f));
    assert_has(f, "[<61A0> ");
    assert_has(f, " <62>] TJ\n");
}

static void test_wide(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    add_node(f, "Łódź", 50);
    add_node(f, "Ł", 70);
    add_node(f, "ou", 90);
    g_assert_nonnull(paint(f));
    assert_has(f, "[<014100F30064017A>] TJ\n");
    assert_has(f, "[<6F75>] TJ\n");
    assert_has(f, "/Identity-H");
    g_assert_false(diag_has(f->diag, DIAG_GLYPH));
}

/* Letter and mark without a character of their own, right to left, beyond the BMP. */
static void test_refused(struct fixture *f, gconstpointer unused)
{
    static const char *const texts[] = {"e\u030D", "שלום", "😀"};

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_array_set_size(f->page->items, 0);
        diag_drop(f->diag);
        f->diag = diag_new();
        fonts_tell(f->fonts, f->diag);
        add_node(f, texts[i], 50);
        g_assert_null(paint(f));
        g_assert_true(diag_has(f->diag, DIAG_GLYPH));
        g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
    }
}

/* Once for what a node came from, at the first character, though two leaves and three items are of
 * it. */
static void test_refused_once(struct fixture *f, gconstpointer unused)
{
    static const char text[] = "- Lire עברית et שלום\n";
    struct source *source = source_new("t.txt", text, strlen(text));
    const struct span span = {source, 2, strlen(text) - 3};
    struct doc_node *block =
        doc_add_block(f->doc, f->doc->root, DOC_PARAGRAPH, "text", "Lire עברית et שלום", span);
    struct doc_node *copy =
        doc_add_block(f->doc, f->doc->root, DOC_PARAGRAPH, "text", "Lire עברית et שלום", span);
    g_autofree char *found = NULL;

    (void)unused;
    add_text(f, "Lire עברית et שלום", block->first, 50);
    add_text(f, "Lire עברית et שלום", copy->first, 70);
    g_assert_null(paint(f));
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
    found = diag_to_text(f->diag, false);
    g_assert_nonnull(strstr(found, "“ע”"));
    g_assert_nonnull(strstr(found, ":8: "));
    source_drop(source);
}

/* HarfBuzz makes them from the space's glyph, where a font has none for them. */
static void test_spaces(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    add_node(f, "a\u2002b\u2003c\u2007d\u2008e\u200Af\u3000g", 50);
    g_assert_nonnull(paint(f));
    g_assert_false(diag_has(f->diag, DIAG_GLYPH));
    assert_has(f, "[<6120");
}

static void test_composed(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    add_node(f, "e\u0301te\u0301", 50);
    g_assert_nonnull(paint(f));
    assert_has(f, "[<E974E9>] TJ\n");
}

static void add_form(struct fixture *f)
{
    static const struct doc_field fields[] = {
        {.kind = DOC_FIELD_TEXT, .name = "candidate", .says = "Code", .max_len = 16},
        {.kind = DOC_FIELD_TEXT,
         .name = "hash",
         .says = "Empreinte",
         .value = "4f7c-91ab",
         .read_only = true},
        {.kind = DOC_FIELD_CHECK, .name = "no_conflict", .says = "Sans lien", .value = "Yes"},
        {.kind = DOC_FIELD_RADIO,
         .name = "K1.score",
         .says = "note 0",
         .value = "0",
         .group_says = "K1, note"},
        {.kind = DOC_FIELD_RADIO,
         .name = "K1.score",
         .says = "note NE",
         .value = "NE",
         .group_says = "K1, note"},
        {.kind = DOC_FIELD_TEXT, .name = "K1.evidence", .says = "faits", .multi_line = true},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        add_field(f, &fields[i], 20 + 30 * (double)i, 60);
}

static void test_form(struct fixture *f, gconstpointer unused)
{
    (void)unused;
    add_form(f);
    g_assert_nonnull(paint(f));
    g_assert_cmpuint(count(f, "/Subtype /Widget"), ==, 6);
    g_assert_cmpuint(count(f, "/F 4\n"), ==, 6);
    g_assert_cmpuint(count(f, "/Subtype /Form"), ==,
                     6); /* a text its own; buttons one for each look */
    g_assert_cmpuint(count(f, "/TU <"), ==, 7);
    g_assert_cmpuint(count(f, "/TU <FEFF004B0031002C0020006E006F00740065>"), ==, 1);
    g_assert_cmpuint(count(f, "/T (K1)"), ==, 1);
    g_assert_cmpuint(count(f, "/T (score)"), ==, 1);
    g_assert_cmpuint(count(f, "/T (evidence)"), ==, 1);
    g_assert_cmpuint(count(f, "/AS /Off"), ==, 3);
    g_assert_cmpuint(count(f, "/V /Off"), ==, 2);
    g_assert_cmpuint(count(f, "/V <FEFF003400660037"), ==, 1);
    assert_has(f, "/Ff 49152\n");
    assert_has(f, "/Ff 4096\n");
    assert_has(f, "/MaxLen 16\n");
    assert_has(f, "/NeedAppearances false");
    assert_has(f, "/Rect [ 20 324 40 340 ]");
    assert_has(f, "<346637632D39316162> Tj\n");
    g_assert_cmpuint(count(f, "/ZaDb"), ==, 0);
    g_assert_cmpuint(f->marks->len, ==, 6);
    for (unsigned i = 0; i < f->marks->len; i++) {
        const struct mark *mark = &g_array_index(f->marks, struct mark, i);

        g_assert_true(mark->kind == MARK_FIELD && mark->page == 0 && mark->y_pt == 60);
        g_assert_cmpuint(mark->node->id, ==, i + 1);
    }
}

/* Whatever the encoding has, has its glyph: only four codes are nothing. */
static void test_whole_font(struct fixture *f, gconstpointer unused)
{
    g_auto(GStrv) widths = NULL;
    const char *data, *from;
    unsigned none = 0, all = 0;

    (void)unused;
    add_form(f);
    data = paint(f);
    g_assert_nonnull(data);
    from = memmem(data, g_bytes_get_size(f->bytes), "/Widths [", 9);
    g_assert_nonnull(from);
    from += 9;
    {
        g_autofree char *list = g_strndup(from, (gsize)(strchr(from, ']') - from));

        widths = g_strsplit_set(list, " \n", -1);
    }
    for (unsigned i = 0; widths[i]; i++) {
        all += *widths[i] ? 1 : 0;
        none += strcmp(widths[i], "0") == 0 ? 1 : 0;
    }
    g_assert_cmpuint(all, ==, 0x100);
    g_assert_cmpuint(none, ==, 4);
}

static void test_value(struct fixture *f, gconstpointer unused)
{
    const struct doc_field field = {
        .kind = DOC_FIELD_TEXT, .name = "candidate", .says = "Code", .value = "Ω-1"};

    (void)unused;
    add_field(f, &field, 20, 60);
    g_assert_null(paint(f));
    g_assert_true(diag_has(f->diag, DIAG_GLYPH));
}

static void test_paths(struct fixture *f, gconstpointer unused)
{
    static const unsigned char modules[] = {1, 0, 0, 1};
    struct page_item item = {.kind = PAGE_RECT,
                             .x_pt = 10,
                             .y_pt = 20,
                             .width_pt = 30,
                             .height_pt = 40,
                             .fill = {1, 0, 0.5, 1}};

    (void)unused;
    g_array_append_val(f->page->items, item);
    item.kind = PAGE_LINE;
    item.stroke = (struct colour){0, 0, 0, 1};
    item.stroke_pt = 0.75;
    g_array_append_val(f->page->items, item);
    item.kind = PAGE_CODE;
    item.height_pt = 30;
    item.u.code.modules = modules;
    item.u.code.size = 2;
    g_array_append_val(f->page->items, item);
    g_assert_nonnull(paint(f));
    assert_has(f, "1 0 0.5 rg\n10 340 30 40 re\nf\n");
    assert_has(f, "0 G\n0.75 w\n10 380 m\n40 340 l\nS\n");
    assert_has(f, "15 0 0 15 10 350 cm\n1 0 0.5 rg\n0 1 1 1 re\n1 0 1 1 re\nf\n");
    g_assert_cmpuint(f->marks->len, ==, 0);
}

/* Alpha 0, and lines of no width, are nothing. */
static void test_none(struct fixture *f, gconstpointer unused)
{
    static const unsigned char modules[] = {1};
    const struct colour none = {1, 0.25, 0, 0}, red = {1, 0.25, 0, 1};
    const struct doc_field field = {.kind = DOC_FIELD_TEXT, .name = "a", .says = "A"};
    struct page_item item = {
        .kind = PAGE_LINE, .x_pt = 10, .y_pt = 20, .width_pt = 30, .stroke = red};

    (void)unused;
    g_array_append_val(f->page->items, item);
    item.stroke = none;
    item.stroke_pt = 1;
    g_array_append_val(f->page->items, item);
    item.kind = PAGE_CODE;
    item.fill = none;
    item.u.code.modules = modules;
    item.u.code.size = 1;
    g_array_append_val(f->page->items, item);
    add_node(f, "rien", 50);
    ((struct page_item *)(void *)f->page->items->data)[f->page->items->len - 1].u.text.colour =
        none;
    add_field(f, &field, 20, 60);
    ((struct page_item *)(void *)f->page->items->data)[f->page->items->len - 1].stroke_pt = 0;
    g_assert_nonnull(paint(f));
    g_assert_cmpuint(count(f, "1 0.25 0"), ==, 0);
    g_assert_cmpuint(count(f, "/BC"), ==, 0);
    g_assert_cmpuint(count(f, "MCID"), ==, 0);
    g_assert_cmpuint(f->marks->len, ==, 1);
}

/* From the top, in lines that fit; a line end of the value is one. */
static void test_lines(struct fixture *f, gconstpointer unused)
{
    const struct doc_field field = {.kind = DOC_FIELD_TEXT,
                                    .name = "a",
                                    .says = "A",
                                    .value = "un deux\nMMMMMMMMMM",
                                    .multi_line = true};
    struct page_item *item;

    (void)unused;
    add_field(f, &field, 20, 60);
    item = &g_array_index(f->page->items, struct page_item, f->page->items->len - 1);
    item->width_pt = 26;
    item->height_pt = 60;
    g_assert_nonnull(paint(f));
    assert_has(f, "<756E> Tj\n0 -");
    assert_has(f, "<64657578> Tj\n0 -");
    assert_has(f, "<4D4D> Tj\n0 -");
    g_assert_cmpuint(count(f, "> Tj"), ==, 7);
}

static void test_art(struct fixture *f, gconstpointer unused)
{
    const struct design_art art = {0};
    struct page_item item = {.kind = PAGE_ART, .u.art = &art};

    (void)unused;
    g_array_append_val(f->page->items, item);
    g_assert_null(paint(f));
    g_assert_true(diag_has(f->diag, DIAG_SVG));
}

static void test_same_bytes(struct fixture *f, gconstpointer unused)
{
    g_autoptr(GBytes) first = NULL;

    (void)unused;
    add_node(f, "Grille", 50);
    add_form(f);
    g_assert_nonnull(paint(f));
    first = g_bytes_ref(f->bytes);
    g_assert_nonnull(paint(f));
    g_assert_true(g_bytes_equal(first, f->bytes));
}

/* A font that is gone by now: no file, and the reason. */
static void test_no_font(struct fixture *f, gconstpointer unused)
{
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL);
    g_autofree char *copy = g_build_filename(folder, "a.ttf", NULL);
    g_autofree char *bytes = NULL;
    gsize len;

    (void)unused;
    g_assert_true(g_file_get_contents(f->face->path, &bytes, &len, NULL));
    g_assert_true(g_file_set_contents(copy, bytes, (gssize)len, NULL));
    fonts_drop(f->fonts);
    load_fonts(f, folder);
    add_node(f, "Grille", 50);
    g_assert_cmpint(g_remove(copy), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    g_assert_null(paint(f));
    g_assert_true(diag_has(f->diag, DIAG_INPUT_MISSING));
    g_assert_cmpuint(diag_count(f->diag, DIAG_ERROR), ==, 1);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*run)(struct fixture *, gconstpointer);
    } tests[] = {
        {"/haru/marks", test_marks},
        {"/haru/places", test_places},
        {"/haru/wide", test_wide},
        {"/haru/refused", test_refused},
        {"/haru/refused-once", test_refused_once},
        {"/haru/spaces", test_spaces},
        {"/haru/none", test_none},
        {"/haru/lines", test_lines},
        {"/haru/composed", test_composed},
        {"/haru/form", test_form},
        {"/haru/value", test_value},
        {"/haru/whole-font", test_whole_font},
        {"/haru/paths", test_paths},
        {"/haru/art", test_art},
        {"/haru/same-bytes", test_same_bytes},
        {"/haru/no-font", test_no_font},
    };

    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].path, struct fixture, NULL, set_up, tests[i].run, tear_down);
    return g_test_run();
}
