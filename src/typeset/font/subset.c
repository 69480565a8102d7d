/* subset: of a face what some characters need, for pages and forms that bring their fonts along.
 *
 * By hb-subset. What always holds: the same face and text give the same bytes; its table of
 * characters has none without a glyph. */
#include "typeset/font/font_private.h"

#include <hb-subset.h>

static void add_text(hb_set_t *set, const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        hb_set_add(set, g_utf8_get_char(text));
}

/* What shapes text, and what goes by it: without these no glyph is kept but the characters' own. */
static void drop_layout(hb_subset_input_t *input)
{
    static const char *const tables[] = {"GSUB", "GPOS", "GDEF"};
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        hb_set_add(dropped, hb_tag_from_string(tables[i], -1));
}

GBytes *font_face_subset(const struct font_face *face, const char *text, bool shapes)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(face->path), *blob = NULL;
    hb_face_t *whole = file ? hb_face_create(file, 0) : NULL, *subset = NULL;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    GBytes *bytes = NULL;
    unsigned len = 0;

    if (whole && input) {
        add_text(hb_subset_input_unicode_set(input), text);
        /* what a form's font lacks is to be seen as such */
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                             HB_SUBSET_FLAGS_DESUBROUTINIZE |
                                             (shapes ? 0 : HB_SUBSET_FLAGS_NOTDEF_OUTLINE));
        if (!shapes)
            drop_layout(input);
        subset = hb_subset_or_fail(whole, input);
    }
    if (subset) {
        const char *data;

        blob = hb_face_reference_blob(subset);
        data = hb_blob_get_data(blob, &len);
        bytes = len > 0 ? g_bytes_new(data, len) : NULL;
    }
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    hb_subset_input_destroy(input);
    hb_face_destroy(whole);
    hb_blob_destroy(file);
    return bytes;
}
