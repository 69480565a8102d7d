/* A small painter over cairo, which tags as the cairo device does: each piece of text in a flat
 * /Span. */
#ifndef TESTS_SEAL_CAIRO_H
#define TESTS_SEAL_CAIRO_H

#include "seal_sample.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#define FONT "fonts/atkinson-hyperlegible-next/atkinson-regular.ttf"
#define SIZE_PT 12.0
#define MARGIN_PT 40.0
#define PAGE_PT 400.0

/* Paints lines down a page, each in a /Span of its own as the cairo device does. */
struct painter {
    struct sample *sample;
    GByteArray *bytes;
    cairo_surface_t *surface;
    cairo_t *cr;
    FT_Library library;
    FT_Face face;
    cairo_font_face_t *font;
    unsigned page;
    double x_pt, y_pt;
};

static const cairo_user_data_key_t face_key;

static inline cairo_status_t take_bytes(void *closure, const unsigned char *data, unsigned len)
{
    g_byte_array_append(closure, data, len);
    return CAIRO_STATUS_SUCCESS;
}

/* Cairo's caches hold the font when the painter is gone, and know it by the address of its face:
 * that may be no other's meanwhile. */
static inline void drop_face(void *face)
{
    const FT_Library library = ((FT_Face)face)->generic.data;

    FT_Done_Face(face);
    FT_Done_FreeType(library);
}

static inline void painter_begin(struct painter *p, struct sample *sample)
{
    *p = (struct painter){.sample = sample, .bytes = g_byte_array_new()};
    p->surface = cairo_pdf_surface_create_for_stream(take_bytes, p->bytes, PAGE_PT, PAGE_PT);
    p->cr = cairo_create(p->surface);
    g_assert_cmpint(FT_Init_FreeType(&p->library), ==, 0);
    g_assert_cmpint(FT_New_Face(p->library, FONT, 0, &p->face), ==, 0);
    p->face->generic.data = p->library;
    p->font = cairo_ft_font_face_create_for_ft_face(p->face, 0);
    cairo_font_face_set_user_data(p->font, &face_key, p->face, drop_face);
    cairo_set_font_face(p->cr, p->font);
    cairo_set_font_size(p->cr, SIZE_PT);
    p->x_pt = p->y_pt = MARGIN_PT;
}

static inline GBytes *painter_end(struct painter *p)
{
    cairo_destroy(p->cr);
    cairo_surface_finish(p->surface);
    g_assert_cmpint(cairo_surface_status(p->surface), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(p->surface);
    cairo_font_face_destroy(p->font);
    return g_byte_array_free_to_bytes(p->bytes);
}

static inline void new_line(struct painter *p)
{
    p->x_pt = MARGIN_PT;
    p->y_pt += 1.5 * SIZE_PT;
}

static inline void new_page(struct painter *p)
{
    cairo_show_page(p->cr);
    p->page++;
    p->x_pt = p->y_pt = MARGIN_PT;
}

/* A piece of a leaf's text on the current line; without a leaf it is not marked. */
static inline void paint(struct painter *p, const struct doc_node *leaf, const char *text)
{
    cairo_text_extents_t extents;

    cairo_move_to(p->cr, p->x_pt, p->y_pt);
    cairo_text_extents(p->cr, text, &extents);
    if (leaf)
        cairo_tag_begin(p->cr, "Span", NULL);
    cairo_show_text(p->cr, text);
    if (leaf)
        cairo_tag_end(p->cr, "Span");
    p->x_pt += extents.x_advance;
    if (leaf)
        sample_mark(p->sample, MARK_CONTENT, p->page, leaf, p->y_pt - SIZE_PT);
}

static inline void paint_link(struct painter *p, const struct doc_node *link, const char *text)
{
    struct mark_link area = {p->page, link, p->x_pt, p->y_pt - SIZE_PT, 0, 1.2 * SIZE_PT};

    paint(p, link->first, text);
    area.width_pt = p->x_pt - area.x_pt;
    g_array_append_val(p->sample->links, area);
}

#endif
