/* cairo_pixels: paints a page into memory, for the PNG and for the contrast check.
 *
 * Between the painter and what looks at pixels. What always holds: the paper is white. */
#include "device/cairo/cairo_painter.h"

#include <math.h>

#define POINTS_AN_INCH 72.0

static int pixels_across(double length_pt, double scale)
{
    return (int)ceil(CLAMP(length_pt * scale, 1, G_MAXINT16) - 0.01);
}

cairo_surface_t *pixels_paint(const struct page *page, double dpi,
                              bool (*wanted)(const struct page_item *item), struct diag *diag)
{
    const double scale = dpi / POINTS_AN_INCH;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels_across(page->width_pt, scale),
                                   pixels_across(page->height_pt, scale));
    struct painter painter = {.cr = cairo_create(surface), .outlines = true};

    cairo_set_source_rgb(painter.cr, 1, 1, 1);
    cairo_paint(painter.cr);
    cairo_scale(painter.cr, scale, scale);
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (!wanted || wanted(item))
            painter_paint(&painter, item);
    }
    cairo_surface_flush(surface);
    if (!painter_check(&painter, surface, diag))
        g_clear_pointer(&surface, cairo_surface_destroy);
    cairo_destroy(painter.cr);
    return surface;
}
