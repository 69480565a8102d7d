/* cairo_pixels: a page, or some of its items, as pixels. Inside device/ only. */
#ifndef DEVICE_CAIRO_PIXELS_H
#define DEVICE_CAIRO_PIXELS_H

#include "device/cairo_painter.h"

/* A new image on white, 24 bits a pixel, of the items that `wanted` lets through (NULL: all). NULL with `system` reported. */
cairo_surface_t *pixels_paint(const struct page *page, double dpi, bool (*wanted)(const struct page_item *item), struct diag *diag);

#endif
