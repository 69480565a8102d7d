/* place and fit: what holds on every page, whatever the text. With the layouts and fonts of the
 * project. */
#include "lang/lang_private.h"
#include "typeset/typeset.h"

#include <string.h>

struct setup {
    struct diag *diag;
    struct design *design;
    struct fonts *fonts;
    struct doc *doc;
    struct pages *pages;
};

static void open_setup(struct setup *setup, const char *layout)
{
    const char *data = g_getenv("AFFICHE_DATA") ? g_getenv("AFFICHE_DATA") : ".";
    g_autofree char *folder = g_build_filename(data, "fonts", NULL);
    const char *const folders[] = {folder, NULL};

    const struct design_request request = {.folder = "no-such-folder", .data = data};

    *setup = (struct setup){.diag = diag_new()};
    setup->design = design_load(layout, &request, setup->diag);
    setup->fonts = fonts_new(folders, setup->diag);
    setup->doc = doc_new(&language_fr, "Essai");
    g_assert_true(setup->design && setup->fonts);
}

static void close_setup(struct setup *setup)
{
    g_clear_pointer(&setup->pages, pages_drop);
    doc_drop(setup->doc);
    design_drop(setup->design);
    fonts_drop(setup->fonts);
    diag_drop(setup->diag);
}

static struct doc_node *add(struct setup *setup, enum doc_role role, const char *slot,
                            const char *style, const char *text)
{
    struct doc_node *node =
        doc_add_block(setup->doc, setup->doc->root, role, style, text, (struct span){0});

    node->slot = doc_keep(setup->doc, slot);
    return node;
}

static const char sentence[] = "Encadrement, animation, recrutement et formation des équipes de "
                               "médiation, en période de Biennale.";

/* The first line of a block, or NULL. */
static const struct page_item *first_line(const struct page *page, const struct doc_node *block)
{
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind == PAGE_TEXT && item->node->parent == block)
            return item;
    }
    return NULL;
}

static void make_poster(struct setup *setup, unsigned items)
{
    open_setup(setup, "poster-a4");
    add(setup, DOC_HEADING, "header", "title", "Responsable du pôle Médiation")->level = 1;
    add(setup, DOC_PARAGRAPH, "facts", "fact-value", "Février 2026");
    add(setup, DOC_HEADING, "body", "section", "Missions")->level = 2;
    for (unsigned i = 0; i < items; i++)
        add(setup, DOC_PARAGRAPH, "body", "text", sentence);
    add(setup, DOC_PARAGRAPH, "apply", "apply-line", "Écrire à la direction");
    setup->pages = place_document(setup->doc, setup->design, setup->fonts, NULL, setup->diag);
}

/* Every text stands inside the page, and inside some frame. */
static void assert_inside(const struct page *page)
{
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind != PAGE_TEXT)
            continue;
        g_assert_cmpfloat(item->x_pt, >=, 0);
        g_assert_cmpfloat(item->x_pt + item->width_pt, <=, page->width_pt);
        g_assert_cmpfloat(item->y_pt - item->ascent_pt, >=, 0);
        g_assert_cmpfloat(item->y_pt, <=, page->height_pt);
    }
}

static void test_poster(void)
{
    static const unsigned counts[] = {0, 1, 5, 12, 20};
    double last_pt = G_MAXDOUBLE;

    for (unsigned i = 0; i < G_N_ELEMENTS(counts); i++) {
        struct setup setup;
        double y_pt = 0;
        const struct page *page;

        make_poster(&setup, counts[i]);
        g_assert_nonnull(setup.pages);
        g_assert_cmpuint(setup.pages->pages->len, ==, 1);
        page = pages_get(setup.pages, 0);
        assert_inside(page);
        for (unsigned j = 0; j < page->frames->len; j++) {
            const struct page_frame *frame = &g_array_index(page->frames, struct page_frame, j);

            g_assert_cmpfloat_with_epsilon(frame->y_pt, y_pt, 0.01);
            g_assert_cmpfloat(frame->filled_pt, <=, frame->height_pt + 0.01);
            y_pt += frame->height_pt;
        }
        g_assert_cmpfloat_with_epsilon(y_pt, page->height_pt, 0.01);
        /* But for what evener columns take. */
        g_assert_cmpfloat(setup.pages->body_pt, <=, last_pt + 2);
        g_assert_cmpuint(setup.pages->placements, <=, 12);
        last_pt = setup.pages->body_pt;
        close_setup(&setup);
    }
}

/* Facts that would take more lines than the layout's `wrap` in one row stand in two, on columns
 * that both share; short ones in one. */
static void test_wrapped_row(void)
{
    static const char *const facts[] = {sentence, "Aix", sentence, "Arles", sentence, "Apt"};

    for (unsigned few = 0; few < 2; few++) {
        const struct page_item *items[G_N_ELEMENTS(facts)];
        const struct doc_node *nodes[G_N_ELEMENTS(facts)];
        struct setup setup;
        struct doc_node *row;

        open_setup(&setup, "poster-a4");
        row = doc_add(setup.doc, setup.doc->root, DOC_LIST, "facts", (struct span){0});
        row->slot = "facts";
        for (unsigned i = 0; i < G_N_ELEMENTS(facts); i++)
            nodes[i] = doc_add_block(setup.doc, row, DOC_PARAGRAPH, "fact-value",
                                     few ? "Apt" : facts[i], (struct span){0});
        setup.pages = place_document(setup.doc, setup.design, setup.fonts, NULL, setup.diag);
        for (unsigned i = 0; i < G_N_ELEMENTS(facts); i++) {
            items[i] = first_line(pages_get(setup.pages, 0), nodes[i]);
            g_assert_nonnull(items[i]);
        }
        for (unsigned i = 1; i < G_N_ELEMENTS(facts); i++)
            g_assert_true((items[i]->y_pt > items[0]->y_pt) == (!few && i >= 3));
        for (unsigned i = 3; i < G_N_ELEMENTS(facts); i++)
            g_assert_true((items[i]->x_pt == items[i - 3]->x_pt) == !few);
        close_setup(&setup);
    }
}

static void test_too_much(void)
{
    struct setup setup;

    make_poster(&setup, 200);
    g_assert_null(setup.pages);
    g_assert_true(diag_has(setup.diag, DIAG_FIT));
    close_setup(&setup);
}

static bool is_style(const struct page_item *item, const char *style)
{
    return item->kind == PAGE_TEXT && item->node && strcmp(item->node->parent->style, style) == 0;
}

/* The lowest text of a page that is no artifact. */
static const struct page_item *last_text(const struct page *page)
{
    const struct page_item *last = NULL;

    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind == PAGE_TEXT && item->node && (!last || item->y_pt >= last->y_pt))
            last = item;
    }
    return last;
}

static unsigned count_texts(const struct page *page, const struct doc_node *parent)
{
    unsigned count = 0;

    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        count += item->kind == PAGE_TEXT && item->node && item->node->parent == parent ? 1 : 0;
    }
    return count;
}

/* However long the title is, the page's number stands clear of it. */
static void test_long_foot(void)
{
    struct setup setup;
    const struct page_item *number = NULL, *foot = NULL;
    const struct page *page;

    open_setup(&setup, "offer-a4");
    add(&setup, DOC_PARAGRAPH, "main", "text", sentence);
    setup.doc->foot =
        doc_keep(setup.doc, "Chargée ou chargé de la coordination des projets européens de "
                            "coopération culturelle et de la médiation auprès des "
                            "publics les plus éloignés, à Marseille et à Aix-en-Provence");
    setup.pages = place_document(setup.doc, setup.design, setup.fonts, NULL, setup.diag);
    g_assert_nonnull(setup.pages);
    page = pages_get(setup.pages, 0);
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind == PAGE_TEXT && !item->node)
            *(g_str_has_suffix(item->u.text.text, "…") ? &foot : &number) = item;
    }
    g_assert_true(number && foot);
    g_assert_cmpstr(foot->style, ==, "foot"); /* for the contrast check: it has no node */
    g_assert_cmpfloat(foot->x_pt + foot->width_pt + 8, <, number->x_pt);
    close_setup(&setup);
}

/* No heading at a page's foot, no single line of a paragraph on either side of a break, a foot on
 * each page. */
static void test_offer(void)
{
    struct setup setup;

    open_setup(&setup, "offer-a4");
    for (unsigned i = 0; i < 60; i++) {
        g_autofree char *text =
            g_strjoin(" ", sentence, sentence, i % 2 ? sentence : "Fin.", sentence, NULL);

        add(&setup, DOC_HEADING, "main", "section", "Un titre")->level = 2;
        add(&setup, DOC_PARAGRAPH, "main", "text", text);
    }
    setup.pages = place_document(setup.doc, setup.design, setup.fonts, NULL, setup.diag);
    g_assert_nonnull(setup.pages);
    g_assert_cmpuint(setup.pages->pages->len, >, 5);
    for (unsigned i = 0; i < setup.pages->pages->len; i++) {
        const struct page *page = pages_get(setup.pages, i);
        const struct page_item *last = last_text(page);

        assert_inside(page);
        g_assert_false(is_style(last, "section"));
        g_assert_cmpuint(count_texts(page, last->node->parent), >=, 2);
        g_assert_cmpuint(count_texts(page, NULL), ==, 0);
        g_assert_null(g_array_index(page->items, struct page_item, page->items->len - 1).node);
    }
    close_setup(&setup);
}

static unsigned count_of(const struct page *page, enum page_item_kind kind, unsigned first)
{
    unsigned count = 0;

    for (unsigned i = first; i < page->items->len; i++)
        count += g_array_index(page->items, struct page_item, i).kind == kind;
    return count;
}

/* Guides come after all that was placed, which they leave alone; the grid lies under the lines of
 * the body. */
static void test_guides(void)
{
    struct setup setup;
    const struct page *page;
    const struct page_frame *body;
    g_autofree struct page_item *placed = NULL;
    unsigned count, on_grid = 0;

    make_poster(&setup, 12);
    g_assert_nonnull(setup.pages);
    page = pages_get(setup.pages, 0);
    count = page->items->len;
    placed = g_memdup2(page->items->data, count * sizeof *placed);
    guides_add(setup.pages, setup.design, setup.fonts, setup.diag);
    g_assert_cmpint(memcmp(placed, page->items->data, count * sizeof *placed), ==, 0);
    for (unsigned i = count; i < page->items->len; i++)
        g_assert_null(g_array_index(page->items, struct page_item, i).node);
    assert_inside(page);
    g_assert_cmpuint(count_of(page, PAGE_TEXT, count), >=, page->frames->len + 1);

    body = &g_array_index(page->frames, struct page_frame, 2);
    g_assert_cmpstr(body->name, ==, "body");
    g_assert_cmpuint(count_of(page, PAGE_LINE, count), >,
                     2 * (unsigned)(body->column_height_pt / body->line_pt));
    for (unsigned i = 0; i < count; i++) {
        const double units = (placed[i].y_pt - body->baseline_pt) / body->unit_pt;

        if (placed[i].kind != PAGE_TEXT || !placed[i].node || !is_style(&placed[i], "text"))
            continue;
        g_assert_cmpfloat_with_epsilon(units, (double)(long)(units + 0.5), 0.01);
        on_grid++;
    }
    g_assert_cmpuint(on_grid, >, 12);
    close_setup(&setup);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/place/poster", test_poster);
    g_test_add_func("/place/wrapped-row", test_wrapped_row);
    g_test_add_func("/place/too-much", test_too_much);
    g_test_add_func("/place/offer", test_offer);
    g_test_add_func("/place/long-foot", test_long_foot);
    g_test_add_func("/place/guides", test_guides);
    return g_test_run();
}
