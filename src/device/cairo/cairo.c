/* cairo: pages as a PDF, painted by Cairo.
 *
 * Between place and the seal. Cairo 1.16 is a good painter and a poor tagger (DESIGN §6.1): only
 * texts that belong to a node, or to the running foot, stand in a flat Span tag of their own. What
 * always holds: the n-th mark of a page is its MCID n, with Cairo 1.16 as with 1.18. */
#include "device/cairo/cairo_painter.h"

#include "device/device.h"

#include <cairo-pdf.h>

/* Cairo would write the clock's; the seal drops this one. */
#define NO_DATE "1970-01-01T00:00:00Z"

/* Marked content in Cairo 1.18 needs ink: blanks get no tag there, so they get none at all. */
static bool is_content(const struct page_item *item)
{
    return item->kind == PAGE_TEXT && (item->node || item->foot) &&
           !painter_is_blank(&item->u.text);
}

/* Do they stand in one tag? Raised letters stand in their own: pdf.js sees a space before what is
 * smaller in one. */
static bool goes_on(const struct page_item *before, const struct page_item *item)
{
    return item->node == before->node && !item->foot && !before->foot && is_content(item) &&
           item->u.text.size_pt == before->u.text.size_pt; /* both are of one setting */
}

/* The lines of one text, which nothing parts, are one content: for readers, and so that Cairo has
 * less to do. */
static void paint_page(struct painter *painter, const struct page *page, unsigned number,
                       GArray *marks)
{
    const struct page_item *open = NULL;

    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);
        const struct mark mark = {item->foot ? MARK_FOOT : MARK_CONTENT, number, item->node,
                                  item->y_pt - item->ascent_pt};

        if (open && !goes_on(open, item)) {
            cairo_tag_end(painter->cr, "Span");
            open = NULL;
        }
        if (!open && is_content(item)) {
            cairo_tag_begin(painter->cr, "Span", NULL);
            open = item;
            if (marks)
                g_array_append_val(marks, mark);
        }
        painter_paint(painter, item);
    }
    if (open)
        cairo_tag_end(painter->cr, "Span");
    cairo_show_page(painter->cr);
}

static bool has_fields(const struct pages *pages)
{
    for (unsigned i = 0; i < pages->pages->len; i++)
        for (unsigned k = 0; k < pages_get(pages, i)->items->len; k++)
            if (g_array_index(pages_get(pages, i)->items, struct page_item, k).kind == PAGE_FIELD)
                return true;
    return false;
}

static bool paint_pages(cairo_surface_t *surface, const struct pages *pages, GArray *marks,
                        struct diag *diag)
{
    struct painter painter = {.cr = cairo_create(surface)};
    bool ok;

    for (unsigned i = 0; i < pages->pages->len; i++) {
        const struct page *page = pages_get(pages, i);

        cairo_pdf_surface_set_size(surface, page->width_pt, page->height_pt);
        paint_page(&painter, page, i, marks);
    }
    cairo_surface_finish(surface);
    ok = painter_check(&painter, surface, diag);
    cairo_destroy(painter.cr);
    return ok;
}

GBytes *device_cairo(const struct pages *pages, GArray *marks, struct diag *diag)
{
    GByteArray *bytes;
    cairo_surface_t *surface;
    bool ok;

    if (has_fields(pages)) {
        diag_add(diag, DIAG_SYSTEM, NO_SPAN,
                 "Cairo can't make form fields; a layout of kind grid is needed");
        return NULL;
    }
    bytes = g_byte_array_new();
    deflate_store(true);
    surface = cairo_pdf_surface_create_for_stream(painter_write, bytes, 1, 1);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NO_DATE);
    ok = paint_pages(surface, pages, marks, diag);
    cairo_surface_destroy(surface);
    deflate_store(false);
    if (ok)
        return g_byte_array_free_to_bytes(bytes);
    g_byte_array_free(bytes, TRUE);
    return NULL;
}

/* One page as a picture.
 *
 * Between place and whoever previews. What always holds: the same page at the same resolution gives
 * the same pixels. */

GBytes *device_png(const struct pages *pages, unsigned page, double dpi, struct diag *diag)
{
    const cairo_rectangle_int_t whole = pixels_of(pages_get(pages, page), dpi);
    cairo_surface_t *surface = pixels_paint(pages_get(pages, page), dpi, &whole, NULL, diag);
    GByteArray *bytes;
    cairo_status_t status;

    if (!surface)
        return NULL;
    bytes = g_byte_array_new();
    status = cairo_surface_write_to_png_stream(surface, painter_write, bytes);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return g_byte_array_free_to_bytes(bytes);
    g_byte_array_free(bytes, TRUE);
    diag_add(diag, DIAG_SYSTEM, NO_SPAN, "page %u could not be written as PNG: %s", page + 1,
             cairo_status_to_string(status));
    return NULL;
}
