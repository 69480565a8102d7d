/* svg: artwork by librsvg, which is opened when the first is needed: most documents show none.
 *
 * Part of artwork, which has judged the file. What always holds: what was read can be painted: its
 * functions were found before. */
#include "base/base.h"
#include "design/artwork/artwork.h"
#include "design/artwork/artwork_private.h"

#define PX_PT 0.75 /* CSS: 96 px to the inch */

struct svg {
    const struct rsvg_functions *rsvg;
    RsvgHandle *handle;
};

static double length_pt(RsvgLength length)
{
    static const double factors[] = {
        [RSVG_UNIT_PX] = PX_PT,         [RSVG_UNIT_IN] = 72, [RSVG_UNIT_CM] = 72 / 2.54,
        [RSVG_UNIT_MM] = NUM_PT_PER_MM, [RSVG_UNIT_PT] = 1,  [RSVG_UNIT_PC] = 12,
    };

    return (size_t)length.unit < G_N_ELEMENTS(factors) ? length.length * factors[length.unit] : 0;
}

/* Its own size, or that of its view box where it has none or a share of whatever stands around it.
 */
static bool measure(const struct svg *svg, struct design_art *art)
{
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    RsvgRectangle box;

    svg->rsvg->measure(svg->handle, &has_width, &width, &has_height, &height, &has_box, &box);
    art->width_pt = has_width ? length_pt(width) : 0;
    art->height_pt = has_height ? length_pt(height) : 0;
    if ((art->width_pt <= 0 || art->height_pt <= 0) && has_box) {
        art->width_pt = box.width * PX_PT;
        art->height_pt = box.height * PX_PT;
    }
    return art->width_pt > 0 && art->height_pt > 0;
}

struct svg *svg_new(const struct source *source, struct design_art *art, struct diag *diag)
{
    const struct span file = {source, 0, 0};
    const char *why = NULL;
    struct svg svg = {.rsvg = module_open("rsvg", &why)};

    if (!svg.rsvg) {
        diag_add(diag, DIAG_SYSTEM, art->span, "artwork is read by %s, which can't be opened: %s",
                 "librsvg", why);
        return NULL;
    }
    svg.handle = svg.rsvg->read((const guint8 *)source->text, source->len, NULL);
    if (svg.handle && measure(&svg, art))
        return g_memdup2(&svg, sizeof svg);
    diag_add(diag, DIAG_SVG, file, "%s",
             svg.handle ? say_text("the artwork has no size; give it a viewBox, or a width and a "
                                   "height in px, mm or pt")
                        : say_text("the artwork is damaged: no SVG can be read from it"));
    g_clear_object(&svg.handle);
    return NULL;
}

void svg_drop(struct svg *svg)
{
    if (!svg)
        return;
    g_object_unref(svg->handle);
    g_free(svg);
}

bool svg_try(const struct design_art *art, double side)
{
    const double scale = side / MAX(art->width_pt, art->height_pt);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)MAX(art->width_pt * scale, 1),
                                   (int)MAX(art->height_pt * scale, 1));
    cairo_t *cairo = cairo_create(surface);
    const bool painted =
        artwork_paint(art, cairo, 0, 0, scale) && cairo_status(cairo) == CAIRO_STATUS_SUCCESS;

    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return painted;
}

bool artwork_paint(const struct design_art *art, void *cairo, double x_pt, double y_pt,
                   double scale)
{
    const RsvgRectangle view = {
        .x = x_pt,
        .y = y_pt,
        .width = art->width_pt * scale,
        .height = art->height_pt * scale,
    };

    return art->svg->rsvg->paint(art->svg->handle, cairo, &view, NULL);
}
