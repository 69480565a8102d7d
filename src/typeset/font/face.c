/* face: opens one TrueType file through HarfBuzz (names, coverage, metrics, shaping) and, when it
 * is painted, through FreeType and Cairo.
 *
 * Serves font (which holds all faces) and para (which shapes with them). What always holds: nothing
 * is hinted and nothing rounded, so that what is measured at one size is true at any other; and the
 * file stays mapped until the last of HarfBuzz, FreeType and Cairo lets go of it. */
#include "typeset/font/font_private.h"

#include <cairo-ft.h>
#include <hb-ot.h>

struct face_lazy {
    cairo_font_face_t *cairo;
};

/* What Cairo keeps alive, maybe longer than the face: its caches let go of scaled fonts when they
 * like. */
struct outlines {
    FT_Library library;
    FT_Face ft;
    hb_blob_t *blob;
};

static void drop_outlines(void *data)
{
    struct outlines *outlines = data;

    if (outlines->ft)
        FT_Done_Face(outlines->ft);
    FT_Done_FreeType(outlines->library);
    hb_blob_destroy(outlines->blob);
    g_free(outlines);
}

static char *dup_name(hb_face_t *face, hb_ot_name_id_t id)
{
    char name[256];
    unsigned size = sizeof name;

    if (hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, name) == 0)
        return NULL;
    return g_strdup(name);
}

static double advance_of(const struct font_face *face, gunichar c)
{
    hb_codepoint_t glyph;

    if (!hb_font_get_nominal_glyph(face->shaper, c, &glyph))
        return 0;
    return hb_font_get_glyph_h_advance(face->shaper, glyph) / face->units;
}

static void measure(struct font_face *face)
{
    hb_font_extents_t extents = {0};

    hb_font_get_h_extents(face->shaper, &extents);
    face->ascent = extents.ascender / face->units;
    face->descent = -extents.descender / face->units;
    face->space = advance_of(face, ' ');
    face->latin = face_has(face, 'a');
}

static int read_number(const char *table, unsigned offset)
{
    return (gint16)((guchar)table[offset] << 8 | (guchar)table[offset + 1]);
}

/* Of the OS/2 table itself: HarfBuzz answers from other tables where it finds an axis there, though
 * these files have only one weight (Noto Sans Regular: weight 1). */
static void read_os2(struct font_face *face, hb_face_t *file)
{
    hb_blob_t *blob = hb_face_reference_table(file, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *table = hb_blob_get_data(blob, &length);

    face->weight = 400;
    face->cap_height = 0.7;
    if (length >= 64) {
        face->weight = (unsigned)CLAMP(read_number(table, 4), 1, 1000);
        face->italic = read_number(table, 62) & 1;
    }
    if (length >= 90 && read_number(table, 88) > 0)
        face->cap_height = read_number(table, 88) / face->units;
    hb_blob_destroy(blob);
}

static bool read_names(struct font_face *face, hb_face_t *file)
{
    face->family = dup_name(file, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (!face->family)
        face->family = dup_name(file, HB_OT_NAME_ID_FONT_FAMILY);
    face->name = dup_name(file, HB_OT_NAME_ID_POSTSCRIPT_NAME);
    if (face->family && !face->name)
        face->name = g_strdup(face->family);
    return face->family != NULL;
}

static bool read_file(struct font_face *face)
{
    hb_face_t *file = hb_face_create(face->blob, 0);
    const bool ok = hb_face_get_glyph_count(file) > 0 && read_names(face, file);

    if (ok) {
        face->units = hb_face_get_upem(file);
        face->shaper = hb_font_create(file);
        hb_font_set_scale(face->shaper, (int)face->units, (int)face->units);
        read_os2(face, file);
        measure(face);
    }
    hb_face_destroy(file);
    return ok;
}

struct font_face *face_open(const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    struct font_face *face;

    if (!blob)
        return NULL;
    face = g_new0(struct font_face, 1);
    face->path = g_strdup(path);
    face->blob = blob;
    face->lazy = g_new0(struct face_lazy, 1);
    if (read_file(face))
        return face;
    face_drop(face);
    return NULL;
}

void face_drop(struct font_face *face)
{
    if (!face)
        return;
    if (face->lazy->cairo)
        cairo_font_face_destroy(face->lazy->cairo);
    g_free(face->lazy);
    hb_font_destroy(face->shaper);
    hb_blob_destroy(face->blob);
    g_free(face->path);
    g_free(face->family);
    g_free(face->name);
    g_free(face);
}

static bool has_glyph(const struct font_face *face, gunichar c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(face->shaper, c, &glyph);
}

/* What no reader could say: private, or in place of a character that was lost. Noto Emoji has such
 * glyphs (ISO 19005-3, 6.2.11.7.3). */
static bool is_riddle(gunichar c)
{
    return c == 0xFFFD || g_unichar_type(c) == G_UNICODE_PRIVATE_USE;
}

bool face_has(const struct font_face *face, gunichar c)
{
    hb_codepoint_t base, mark;

    if (is_riddle(c))
        return false;
    if (has_glyph(face, c))
        return true;
    if (g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR)
        return has_glyph(face, ' ');
    if (c == 0x2010 || c == 0x2011)
        return has_glyph(face, '-');
    if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &base, &mark))
        return false;
    return has_glyph(face, base) && (mark == 0 || has_glyph(face, mark));
}

bool face_has_all(const struct font_face *face, const gunichar *chars, unsigned count)
{
    hb_codepoint_t base = 0, composed;

    for (unsigned i = 0; i < count; i++) {
        if (face_is_ignorable(chars[i]))
            continue;
        if (base && hb_unicode_compose(hb_unicode_funcs_get_default(), base, chars[i], &composed) &&
            has_glyph(face, composed)) {
            base = composed;
            continue;
        }
        if (base && !face_has(face, base))
            return false;
        base = chars[i];
    }
    return !base || face_has(face, base);
}

bool face_is_ignorable(gunichar c)
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

static cairo_font_face_t *open_outlines(const struct font_face *face)
{
    static const cairo_user_data_key_t key;
    struct outlines *outlines = g_new0(struct outlines, 1);
    cairo_font_face_t *cairo = NULL;
    unsigned length;
    const char *bytes = hb_blob_get_data(face->blob, &length);

    outlines->blob = hb_blob_reference(face->blob);
    if (FT_Init_FreeType(&outlines->library) != 0) {
        hb_blob_destroy(outlines->blob);
        g_free(outlines);
        return NULL;
    }
    if (FT_New_Memory_Face(outlines->library, (const FT_Byte *)bytes, (FT_Long)length, 0,
                           &outlines->ft) == 0)
        cairo = cairo_ft_font_face_create_for_ft_face(outlines->ft,
                                                      FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (cairo &&
        cairo_font_face_set_user_data(cairo, &key, outlines, drop_outlines) == CAIRO_STATUS_SUCCESS)
        return cairo;
    cairo_font_face_destroy(cairo);
    drop_outlines(outlines);
    return NULL;
}

void *font_face_cairo(const struct font_face *face)
{
    if (!face->lazy->cairo)
        face->lazy->cairo = open_outlines(face);
    return face->lazy->cairo;
}

const char *font_face_path(const struct font_face *face)
{
    return face->path;
}

const char *font_face_name(const struct font_face *face)
{
    return face->name;
}

unsigned font_face_weight(const struct font_face *face)
{
    return face->weight;
}

double font_face_ascent(const struct font_face *face)
{
    return face->ascent;
}

double font_face_descent(const struct font_face *face)
{
    return face->descent;
}

double font_face_cap_height(const struct font_face *face)
{
    return face->cap_height;
}
