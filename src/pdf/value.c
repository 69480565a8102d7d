/* fields_value: what a form's values say.
 *
 * Under fields. What always holds: text is UTF-8 that GLib takes, and what is there at all says
 * something. */
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

enum { STREAM_MAX = 1 << 16 };

static char *dup_string(qpdf_data qpdf, qpdf_oh string)
{
    const char *text = qpdf_oh_get_utf8_value(qpdf, string);

    return g_utf8_make_valid(text, (gssize)qpdf_get_last_string_length(qpdf)); /* NULs among it */
}

/* At the level that is asked for; false: it can't be had (free). */
static bool read_stream(qpdf_data qpdf, qpdf_oh stream, enum qpdf_stream_decode_level_e level,
                        unsigned char **bytes, size_t *len)
{
    const bool ok = !(qpdf_oh_get_stream_data(qpdf, stream, level, NULL, bytes, len) &
                      QPDF_ERRORS); /* warnings may be the file's */

    while (qpdf_has_error(qpdf)) /* of the form all else can be read */
        qpdf_get_error(qpdf);
    return ok;
}

/* One filter at the most, over few bytes: a small file may hold much, but not without end. */
static bool is_small(qpdf_data qpdf, qpdf_oh stream)
{
    const qpdf_oh dict = qpdf_oh_get_dict(qpdf, stream),
                  filter = qpdf_oh_get_key(qpdf, dict, "/Filter");
    unsigned char *bytes = NULL;
    size_t len = 0;
    const bool small =
        (!qpdf_oh_is_array(qpdf, filter) || qpdf_oh_get_array_n_items(qpdf, filter) < 2) &&
        read_stream(qpdf, stream, qpdf_dl_none, &bytes, &len) && len <= STREAM_MAX;

    free(bytes);
    qpdf_oh_release(qpdf, filter);
    qpdf_oh_release(qpdf, dict);
    return small;
}

/* Long texts may stand in a stream, encoded as strings are (ISO 32000-1, 7.9.3). NULL: this one
 * can't be read. */
static char *dup_stream(qpdf_data qpdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    char *text = NULL;

    if (is_small(qpdf, stream) && read_stream(qpdf, stream, qpdf_dl_generalized, &bytes, &len)) {
        const qpdf_oh string =
            qpdf_oh_new_binary_string(qpdf, bytes ? (const char *)bytes : "", len);

        text = dup_string(qpdf, string);
        qpdf_oh_release(qpdf, string);
    }
    free(bytes);
    return text;
}

char *fields_value_new(qpdf_data qpdf, qpdf_oh value)
{
    char *text = NULL;

    if (qpdf_oh_is_null(qpdf, value))
        return g_strdup("");
    if (qpdf_oh_is_string(qpdf, value))
        return dup_string(qpdf, value);
    if (qpdf_oh_is_name(qpdf, value)) {
        const char *name = qpdf_oh_get_name(qpdf, value) + 1;

        return strcmp(name, "Off") == 0 ? g_strdup("") : g_utf8_make_valid(name, -1);
    }
    if (qpdf_oh_is_stream(qpdf, value))
        text = dup_stream(qpdf, value);
    return text ? text : g_utf8_make_valid(qpdf_oh_unparse(qpdf, value), -1);
}

char *fields_value_new_beside(qpdf_data qpdf, qpdf_oh dict)
{
    static const char *const keys[] = {"/V", "/RV", "/AS"};
    char *text = g_strdup("");

    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !*text; i++) {
        const qpdf_oh value = qpdf_oh_get_key(qpdf, dict, keys[i]);

        g_free(text);
        text = fields_value_new(qpdf, value);
        qpdf_oh_release(qpdf, value);
    }
    return text;
}
