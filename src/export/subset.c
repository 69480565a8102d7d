/* subset: of a font file what a text needs, for pages that bring their fonts along.
 *
 * By hb-subset. What always holds: the same file and text give the same bytes; shaping of the text
 * stays what it was. */
#include "export/export.h"

#include <hb-subset.h>

static void add_text(hb_set_t *set, const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        hb_set_add(set, g_utf8_get_char(text));
}

GBytes *font_subset(const char *path, const char *text)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path), *blob = NULL;
    hb_face_t *face = file ? hb_face_create(file, 0) : NULL, *subset = NULL;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    GBytes *bytes = NULL;
    unsigned len = 0;

    if (face && input) {
        add_text(hb_subset_input_unicode_set(input), text);
        hb_subset_input_set_flags(input,
                                  HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
        subset = hb_subset_or_fail(face, input);
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
    hb_face_destroy(face);
    hb_blob_destroy(file);
    return bytes;
}
