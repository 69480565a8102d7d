/* png: one page as a picture.
 *
 * Between place and whoever previews. What always holds: the same page at the same resolution gives
 * the same pixels. */
#include "device/cairo/cairo_painter.h"
#include "device/device.h"

GBytes *device_png(const struct pages *pages, unsigned page, double dpi, struct diag *diag)
{
    cairo_surface_t *surface = pixels_paint(pages_get(pages, page), dpi, NULL, diag);
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
