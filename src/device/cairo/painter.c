/* painter: paints each kind of placed item, for the PDF, the PNG and the contrast check
 * alike.
 *
 * Between the pages and the Cairo surfaces. What always holds: nothing is hinted or moved to whole
 * pixels, so an item stands where place put it, and every glyph is told with its text, so that a
 * PDF can give it back. */
#include "device/cairo/cairo_painter.h"

#include <string.h>

#include "design/artwork/artwork.h"
#include "typeset/font/font.h"

#include <math.h>

/* In logical order. In a text from right to left glyphs are counted from the last
 * (CAIRO_TEXT_CLUSTER_FLAG_BACKWARD). */
static int make_clusters(const struct page_text *text, cairo_text_cluster_t *clusters)
{
    int count = 0;
    unsigned begin = 0;

    for (unsigned i = 0; i < text->count; i++) {
        const unsigned byte = text->glyphs[text->right_to_left ? text->count - 1 - i : i].byte;

        if (count == 0 || byte > begin) {
            if (count > 0)
                clusters[count - 1].num_bytes = (int)(byte - begin);
            begin = count > 0 ? byte : 0;
            clusters[count++] = (cairo_text_cluster_t){0, 0};
        }
        clusters[count - 1].num_glyphs++;
    }
    clusters[count - 1].num_bytes = (int)(text->len - begin);
    return count;
}

static void place_glyphs(const struct page_item *item, cairo_glyph_t *glyphs)
{
    const struct page_text *text = &item->u.text;
    double x_pt = item->x_pt;

    for (unsigned i = 0; i < text->count; i++) {
        const struct page_glyph *glyph = &text->glyphs[i];

        glyphs[i] = (cairo_glyph_t){glyph->id, x_pt + glyph->dx_pt, item->y_pt + glyph->dy_pt};
        x_pt += glyph->advance_pt;
    }
}

bool painter_is_blank(const struct page_text *text)
{
    for (unsigned i = 0; i < text->len;
         i = (unsigned)(g_utf8_next_char(text->text + i) - text->text))
        if (!g_unichar_isspace(g_utf8_get_char(text->text + i)))
            return text->count == 0;
    return true;
}

static void set_colour(cairo_t *cr, struct colour colour)
{
    cairo_set_source_rgba(cr, colour.r, colour.g, colour.b, colour.a);
}

static void show_text(const struct painter *painter, const struct page_text *text,
                      const cairo_glyph_t *glyphs)
{
    cairo_text_cluster_t *clusters;
    int count;

    if (painter->outlines) {
        cairo_glyph_path(painter->cr, glyphs, (int)text->count);
        cairo_fill(painter->cr);
        return;
    }
    clusters = g_new(cairo_text_cluster_t, text->count);
    count = make_clusters(text, clusters);
    cairo_show_text_glyphs(painter->cr, text->text, (int)text->len, glyphs, (int)text->count,
                           clusters, count,
                           text->right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    g_free(clusters);
}

static void paint_text(struct painter *painter, const struct page_item *item)
{
    const struct page_text *text = &item->u.text;
    cairo_font_options_t *options;
    cairo_glyph_t *glyphs;

    if (painter_is_blank(text))
        return;
    if (!font_face_cairo(text->face)) {
        painter->broken = text->face;
        return;
    }
    options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(painter->cr, options);
    cairo_font_options_destroy(options);
    cairo_set_font_face(painter->cr, font_face_cairo(text->face));
    cairo_set_font_size(painter->cr, text->size_pt);
    set_colour(painter->cr, text->colour);
    glyphs = g_new(cairo_glyph_t, text->count);
    place_glyphs(item, glyphs);
    show_text(painter, text, glyphs);
    g_free(glyphs);
}

static void trace_rect(cairo_t *cr, const struct page_item *item)
{
    const double radius_pt = MIN(item->radius_pt, MIN(item->width_pt, item->height_pt) / 2);
    const double left = item->x_pt + radius_pt, right = item->x_pt + item->width_pt - radius_pt;
    const double top = item->y_pt + radius_pt, bottom = item->y_pt + item->height_pt - radius_pt;

    if (radius_pt <= 0) {
        cairo_rectangle(cr, item->x_pt, item->y_pt, item->width_pt, item->height_pt);
        return;
    }
    cairo_new_sub_path(cr);
    cairo_arc(cr, right, top, radius_pt, -G_PI / 2, 0);
    cairo_arc(cr, right, bottom, radius_pt, 0, G_PI / 2);
    cairo_arc(cr, left, bottom, radius_pt, G_PI / 2, G_PI);
    cairo_arc(cr, left, top, radius_pt, G_PI, 3 * G_PI / 2);
    cairo_close_path(cr);
}

static void fill_and_stroke(struct painter *painter, const struct page_item *item)
{
    if (item->fill.a > 0) {
        set_colour(painter->cr, item->fill);
        cairo_fill_preserve(painter->cr);
    }
    if (page_is_stroked(item)) {
        set_colour(painter->cr, item->stroke);
        cairo_set_line_width(painter->cr, item->stroke_pt);
        cairo_stroke_preserve(painter->cr);
    }
    cairo_new_path(painter->cr);
}

static void paint_rect(struct painter *painter, const struct page_item *item)
{
    trace_rect(painter->cr, item);
    fill_and_stroke(painter, item);
}

static void paint_line(struct painter *painter, const struct page_item *item)
{
    if (!page_is_stroked(item))
        return;
    set_colour(painter->cr, item->stroke);
    cairo_set_line_width(painter->cr, item->stroke_pt);
    cairo_move_to(painter->cr, item->x_pt, item->y_pt);
    cairo_rel_line_to(painter->cr, item->width_pt, item->height_pt);
    cairo_stroke(painter->cr);
}

static void trace_outline(cairo_t *cr, const struct page_item *item)
{
    const struct page_outline *outline = item->u.mark.outline;

    cairo_new_sub_path(cr);
    for (unsigned i = 0; i < outline->count; i++)
        cairo_line_to(cr, item->x_pt + outline->corners[i][0] * item->width_pt,
                      item->y_pt + outline->corners[i][1] * item->height_pt);
    if (outline->count == 0)
        cairo_arc(cr, item->x_pt + item->width_pt / 2, item->y_pt + item->height_pt / 2,
                  item->width_pt / 2, 0, 2 * G_PI);
    cairo_close_path(cr);
}

static void paint_mark(struct painter *painter, const struct page_item *item)
{
    trace_outline(painter->cr, item);
    fill_and_stroke(painter, item);
}

/* All bars as one path: between shapes painted one by one viewers show hairlines. */
static void paint_code(struct painter *painter, const struct page_item *item)
{
    const double module_pt = item->width_pt / item->u.code.size;

    for (struct page_bar bar = {0}; page_next_bar(item, &bar);)
        cairo_rectangle(painter->cr, item->x_pt + bar.first * module_pt,
                        item->y_pt + bar.row * module_pt, (bar.end - bar.first) * module_pt,
                        module_pt);
    set_colour(painter->cr, item->fill);
    cairo_fill(painter->cr);
}

/* Covers its box: as large as it must be, in the middle, what stands over is cut. */
static void paint_art(struct painter *painter, const struct page_item *item)
{
    const struct design_art *art = item->u.art;
    const double scale = MAX(item->width_pt / art->width_pt, item->height_pt / art->height_pt);
    const double x_pt = item->x_pt + (item->width_pt - art->width_pt * scale) / 2,
                 y_pt = item->y_pt + (item->height_pt - art->height_pt * scale) / 2;

    cairo_save(painter->cr);
    cairo_rectangle(painter->cr, item->x_pt, item->y_pt, item->width_pt, item->height_pt);
    cairo_clip(painter->cr);
    if (!artwork_paint(art, painter->cr, x_pt, y_pt, scale))
        painter->broken_art = art;
    cairo_restore(painter->cr);
}

/* The bytes of a PNG that are left. */
struct stream {
    const guint8 *at, *end;
};

static cairo_status_t read_stream(void *data, unsigned char *to, unsigned count)
{
    struct stream *stream = data;

    if ((gsize)(stream->end - stream->at) < count)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, stream->at, count);
    stream->at += count;
    return CAIRO_STATUS_SUCCESS;
}

/* Without smoothing, which an archive's file may not ask for (ISO 19005-3, 6.2.8). */
static void paint_picture(struct painter *painter, const struct page_item *item)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(item->u.picture, &len);
    struct stream stream = {bytes, bytes + len};
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(read_stream, &stream);
    const int width = cairo_image_surface_get_width(picture),
              height = cairo_image_surface_get_height(picture);

    if (width > 0 && height > 0) {
        cairo_save(painter->cr);
        cairo_translate(painter->cr, item->x_pt, item->y_pt);
        cairo_scale(painter->cr, item->width_pt / width, item->height_pt / height);
        cairo_set_source_surface(painter->cr, picture, 0, 0);
        cairo_pattern_set_filter(cairo_get_source(painter->cr), CAIRO_FILTER_NEAREST);
        cairo_paint(painter->cr);
        cairo_restore(painter->cr);
    }
    cairo_surface_destroy(picture);
}

void painter_paint(struct painter *painter, const struct page_item *item)
{
    static void (*const paint[])(struct painter *, const struct page_item *) = {
        [PAGE_TEXT] = paint_text, [PAGE_RECT] = paint_rect,       [PAGE_LINE] = paint_line,
        [PAGE_CODE] = paint_code, [PAGE_ART] = paint_art,         [PAGE_FIELD] = paint_rect,
        [PAGE_MARK] = paint_mark, [PAGE_PICTURE] = paint_picture,
    };

    paint[item->kind](painter, item);
}

bool painter_check(const struct painter *painter, cairo_surface_t *surface, struct diag *diag)
{
    const cairo_status_t drawn = cairo_status(painter->cr),
                         status = drawn ? drawn : cairo_surface_status(surface);

    if (status)
        diag_add(diag, DIAG_SYSTEM, NO_SPAN, "a page could not be painted: %s",
                 cairo_status_to_string(status));
    if (painter->broken)
        diag_add(diag, DIAG_SYSTEM, NO_SPAN,
                 "%s: the font can't be read, or is damaged: then get it anew",
                 painter->broken->path);
    if (painter->broken_art)
        diag_add(diag, DIAG_SYSTEM, painter->broken_art->span,
                 "%s: librsvg can't paint this artwork", painter->broken_art->file);
    return !status && !painter->broken && !painter->broken_art;
}

cairo_status_t painter_write(void *bytes, const unsigned char *data, unsigned length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Paints a page into memory, for the PNG and for the contrast check.
 *
 * Between the painter and what looks at pixels. What always holds: the paper is white. */

#define POINTS_AN_INCH 72.0

static int pixels_across(double length_pt, double scale)
{
    return (int)ceil(CLAMP(length_pt * scale, 1, G_MAXINT16) - 0.01);
}

cairo_rectangle_int_t pixels_of(const struct page *page, double dpi)
{
    const double scale = dpi / POINTS_AN_INCH;

    return (cairo_rectangle_int_t){.width = pixels_across(page->width_pt, scale),
                                   .height = pixels_across(page->height_pt, scale)};
}

cairo_surface_t *pixels_paint(const struct page *page, double dpi,
                              const cairo_rectangle_int_t *part,
                              bool (*wanted)(const struct page_item *item), struct diag *diag)
{
    const double scale = dpi / POINTS_AN_INCH;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, part->width, part->height);
    struct painter painter = {.cr = cairo_create(surface), .outlines = true};

    cairo_set_source_rgb(painter.cr, 1, 1, 1);
    cairo_paint(painter.cr);
    cairo_translate(painter.cr, -part->x, -part->y);
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
