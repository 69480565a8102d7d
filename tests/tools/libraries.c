/* What the libraries take by themselves, for `make bench`: the lines of a text set by Pango at one
 * size, painted by Cairo, read and written by qpdf, and nothing of affiche's: no reading, no
 * checks, no layout, no structure. libraries FONTS TEXT PDF */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

static cairo_status_t gather(void *bytes, const unsigned char *data, unsigned length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static PangoContext *open_fonts(const char *folder)
{
    FcConfig *config = FcConfigCreate();
    PangoFontMap *map;

    FcConfigAppFontAddDir(config, (const FcChar8 *)folder);
    FcConfigSetCurrent(config);
    map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    return pango_font_map_create_context(map);
}

/* A paragraph a line of the text. */
static GByteArray *paint(PangoContext *context, char **lines)
{
    GByteArray *bytes = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(gather, bytes, 595, 842);
    cairo_t *cr = cairo_create(surface);
    PangoFontDescription *font =
        pango_font_description_from_string("Atkinson Hyperlegible Next 11");
    double y = 60;

    for (; *lines; lines++) {
        PangoLayout *layout = pango_layout_new(context);
        int height;

        pango_layout_set_font_description(layout, font);
        pango_layout_set_width(layout, 475 * PANGO_SCALE);
        pango_layout_set_text(layout, *lines, -1);
        pango_layout_get_size(layout, NULL, &height);
        if (y + height / (double)PANGO_SCALE > 780) {
            cairo_show_page(cr);
            y = 60;
        }
        cairo_move_to(cr, 60, y);
        pango_cairo_show_layout(cr, layout);
        y += height / (double)PANGO_SCALE + 6;
        g_object_unref(layout);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return bytes;
}

int main(int argc, char **argv)
{
    qpdf_data qpdf = qpdf_init();
    GByteArray *bytes;
    char *text;

    if (argc != 4 || !g_file_get_contents(argv[2], &text, NULL, NULL))
        return 2;
    bytes = paint(open_fonts(argv[1]), g_strsplit(text, "\n", -1));
    if (qpdf_read_memory(qpdf, "painted", (const char *)bytes->data, bytes->len, NULL) ||
        qpdf_init_write(qpdf, argv[3]))
        return 1;
    qpdf_set_static_ID(qpdf, QPDF_TRUE);
    qpdf_set_decode_level(qpdf, qpdf_dl_none);
    return qpdf_write(qpdf) ? 1 : 0;
}
