/* artwork: loads the SVG artwork of a brand, once it has been judged fit for use.
 *
 * Between design (which names the file) and the cairo device (which paints it). What always holds:
 * artwork that is handed out has no text (librsvg would set it in whatever fonts the system has,
 * DESIGN §6.15), refers to nothing outside, and has a size. */
#include "design/artwork/artwork.h"

#include "base/base.h"
#include "design/artwork/artwork_private.h"
#include "ini/ini.h"

#include <librsvg/rsvg.h>
#include <string.h>

#define SVG_LINE_MAX SOURCE_INI_MAX
#define PX_PT 0.75 /* CSS: 96 px to the inch */

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
static bool measure(RsvgHandle *handle, struct design_art *art)
{
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    RsvgRectangle box;

    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box,
                                         &box);
    art->width_pt = has_width ? length_pt(width) : 0;
    art->height_pt = has_height ? length_pt(height) : 0;
    if ((art->width_pt <= 0 || art->height_pt <= 0) && has_box) {
        art->width_pt = box.width * PX_PT;
        art->height_pt = box.height * PX_PT;
    }
    return art->width_pt > 0 && art->height_pt > 0;
}

struct design_art *artwork_new(const char *file, struct span span)
{
    struct design_art *art = g_new0(struct design_art, 1);

    art->file = g_strdup(file);
    art->span = span;
    return art;
}

static struct source *load(const struct design_art *art, GPtrArray *sources, struct diag *diag)
{
    g_autofree char *path = ini_resolve_path(art->file, art->span, diag);
    struct source *source = path ? source_load(path, SOURCE_INI_MAX, SVG_LINE_MAX, diag) : NULL;

    if (source)
        g_ptr_array_add(sources, source);
    return source;
}

static RsvgHandle *read_svg(const struct source *source, struct design_art *art, struct diag *diag)
{
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)source->text, source->len, NULL);

    if (handle && measure(handle, art))
        return handle;
    diag_add(
        diag, DIAG_SVG, (struct span){source, 0, 0}, "%s",
        handle
            ? "the artwork has no size; give it a viewBox, or a width and a height in px, mm or pt"
            : "the artwork is damaged: no SVG can be read from it");
    g_clear_object(&handle);
    return NULL;
}

bool artwork_open(struct design_art *art, GPtrArray *sources, struct diag *diag)
{
    const struct source *source;

    if (!art->tried && (source = load(art, sources, diag)) && artwork_judge(source, diag))
        art->handle = read_svg(source, art, diag);
    art->tried = true;
    return art->handle != NULL;
}

void artwork_drop(struct design_art *art)
{
    if (!art)
        return;
    g_clear_object((GObject **)&art->handle);
    g_free(art->file);
    g_free(art);
}
