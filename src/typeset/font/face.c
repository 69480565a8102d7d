/* face: one font of the map: what it is called, its glyphs, its metrics.
 *
 * Serves font (which holds all faces), para (which shapes with them) and the painters. What always
 * holds: nothing is hinted and nothing rounded, so that what is measured at one size is true at any
 * other. HarfBuzz is asked for what Pango does not tell: glyphs and advances of single characters,
 * and metrics (Pango's are those of a sample text that it sets). */
#include "typeset/font/font_private.h"

#include <errno.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

#define NO_CAP_HEIGHT 0.7 /* of a file that does not say */

const char *pattern_string(const FcPattern *pattern, const char *key)
{
    FcChar8 *value;

    return FcPatternGetString(pattern, key, 0, &value) == FcResultMatch ? (const char *)value : "";
}

const FcCharSet *pattern_chars(const FcPattern *pattern)
{
    FcCharSet *chars = NULL;

    FcPatternGetCharSet(pattern, FC_CHARSET, 0, &chars);
    return chars;
}

char *face_family_of(const char *path, struct diag *diag)
{
    hb_blob_t *blob = (errno = 0, hb_blob_create_from_file(path));
    const int error = hb_blob_get_length(blob) > 0 || errno == EINVAL ? 0 : errno; /* it is empty */
    hb_face_t *face = hb_face_create(blob, 0);
    const hb_language_t english = hb_language_from_string("en", -1);
    char name[256] = "";
    unsigned size = sizeof name;

    if (!hb_ot_name_get_utf8(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, english, &size, name)) {
        size = sizeof name;
        hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY, english, &size, name);
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    if (error != 0)
        source_report_errno(diag, path, error);
    return g_strdup(name);
}

static void measure(struct font_face *face)
{
    hb_font_t *font = pango_font_get_hb_font(face->font);
    hb_font_extents_t extents = {0};
    hb_position_t cap_height;

    hb_font_get_h_extents(font, &extents);
    face->ascent = extents.ascender / FONT_UNITS;
    face->descent = -extents.descender / FONT_UNITS;
    face->cap_height = NO_CAP_HEIGHT;
    if (hb_ot_metrics_get_position(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height) &&
        cap_height > 0)
        face->cap_height = cap_height / FONT_UNITS;
}

struct font_face *face_new(PangoFont *font)
{
    const FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    g_autoptr(PangoFontDescription) description = pango_font_describe(font);
    struct font_face *face = g_new0(struct font_face, 1);

    face->font = g_object_ref(font);
    face->path = pattern_string(pattern, FC_FILE);
    face->family = pattern_string(pattern, FC_FAMILY);
    face->name = pattern_string(pattern, FC_POSTSCRIPT_NAME);
    face->chars = pattern_chars(pattern);
    face->weight = pango_font_description_get_weight(description);
    measure(face);
    return face;
}

void face_drop(struct font_face *face)
{
    pango_font_description_free(face->description);
    g_object_unref(face->font);
    g_free(face);
}

bool font_is_ignorable(gunichar c)
{
    static const struct {
        gunichar first, last;
    } ranges[] = {{0, 0x1F},          {0x7F, 0x9F},       {0xAD, 0xAD},      {0x34F, 0x34F},
                  {0x61C, 0x61C},     {0x115F, 0x1160},   {0x17B4, 0x17B5},  {0x180B, 0x180F},
                  {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},  {0x3164, 0x3164},
                  {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},  {0xFFF0, 0xFFF8},
                  {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

    for (unsigned i = 0; i < G_N_ELEMENTS(ranges) && c >= ranges[i].first; i++)
        if (c <= ranges[i].last)
            return true;
    return false;
}

bool font_face_has(const struct font_face *face, gunichar c)
{
    return FcCharSetHasChar(face->chars, c);
}

unsigned font_face_glyph(const struct font_face *face, gunichar c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(pango_font_get_hb_font(face->font), c, &glyph) ? glyph : 0;
}

double font_face_advance(const struct font_face *face, gunichar c)
{
    const hb_codepoint_t glyph = font_face_glyph(face, c);

    if (!glyph)
        return 0;
    return hb_font_get_glyph_h_advance(pango_font_get_hb_font(face->font), glyph) / FONT_UNITS;
}

void *font_face_cairo(const struct font_face *face)
{
    cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(face->font));

    return scaled && !cairo_scaled_font_status(scaled) ? cairo_scaled_font_get_font_face(scaled)
                                                       : NULL;
}
