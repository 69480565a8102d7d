/* cairo_painter: placed items as Cairo operations. Inside device/ only, and the only header there
 * that knows Cairo. */
#ifndef DEVICE_CAIRO_CAIRO_PAINTER_H
#define DEVICE_CAIRO_CAIRO_PAINTER_H

#include "base/base.h"
#include "typeset/typeset.h"

#include <cairo.h>

struct painter {
    cairo_t *cr; /* in points of the page */
    bool
        outlines; /* texts as filled paths: for pixels, where glyphs would be moved to whole ones */
    const struct font_face *broken;      /* one that could not be used, or NULL */
    const struct design_art *broken_art; /* one that could not be painted, or NULL */
};

/* One item; of a field its box alone. painter_check tells what failed. */
void painter_paint(struct painter *painter, const struct page_item *item);
/* Did all go well so far? Reports `system`. */
bool painter_check(const struct painter *painter, cairo_surface_t *surface, struct diag *diag);

/* Nothing to see of it: no glyph, or spaces alone. */
bool painter_is_blank(const struct page_text *text);

/* From here on, or no longer: what Cairo deflates in this thread stays as long as it was. */
void deflate_store(bool begin);

/* cairo_write_func_t for a GByteArray. */
cairo_status_t painter_write(void *bytes, const unsigned char *data, unsigned length);

/* A page, or some of its items, as pixels. */
/* All of it, from its top left corner. */
cairo_rectangle_int_t pixels_of(const struct page *page, double dpi);
/* A new image on white, 24 bits a pixel, of a part of these pixels, and of the items that `wanted`
 * lets through (NULL: all). NULL with `system` reported. */
cairo_surface_t *pixels_paint(const struct page *page, double dpi,
                              const cairo_rectangle_int_t *part,
                              bool (*wanted)(const struct page_item *item), struct diag *diag);

#endif
