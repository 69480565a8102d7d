/* scans: the pictures of a PDF whose pages are pictures, as scanners write it (ISO 32000-1, 8.9.5).
 *
 * Beside the way from posting to PDF: paper comes back here. What always holds: the file may come
 * from anyone; what is handed on was measured, and is no larger than it says. */
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MAX = 3,      /* forms that hold forms */
    PICTURES_MAX = 200, /* on a page */
    PAGES_MAX = 500,
    FILTERS_MAX = 3,
    SIDE_MAX = 100000,
    SMALL_PART = 50 /* of a page's picture, so many times smaller: a stamp, a logo */
};

struct scans {
    qpdf_data qpdf;
    unsigned pages;
};

/* Takes all of qpdf's errors and warnings, since it prints what nobody has asked for. */
static enum scans_fault take_fault(qpdf_data qpdf)
{
    enum scans_fault fault = SCANS_READ;

    while (qpdf_more_warnings(qpdf))
        qpdf_next_warning(qpdf); /* of scanners: a picture that is whole is judged by its reader */
    while (qpdf_has_error(qpdf))
        fault = qpdf_get_error_code(qpdf, qpdf_get_error(qpdf)) == qpdf_e_password ? SCANS_LOCKED
                                                                                   : SCANS_DAMAGED;
    return fault;
}

struct scans *scans_open(GBytes *file, enum scans_fault *fault)
{
    struct scans *scans = g_new0(struct scans, 1);
    gsize len;
    const char *bytes = g_bytes_get_data(file, &len);
    int pages = 0;

    scans->qpdf = qpdf_init();
    qpdf_set_suppress_warnings(scans->qpdf, QPDF_TRUE);
    qpdf_silence_errors(scans->qpdf);
    qpdf_read_memory(scans->qpdf, "scan", bytes, len, NULL);
    *fault = take_fault(scans->qpdf);
    if (*fault == SCANS_READ) {
        qpdf_push_inherited_attributes_to_page(scans->qpdf);
        pages = qpdf_get_num_pages(scans->qpdf);
        *fault = take_fault(scans->qpdf);
    }
    if (*fault == SCANS_READ && pages > PAGES_MAX)
        *fault = SCANS_MANY;
    if (*fault == SCANS_READ && pages < 1)
        *fault = SCANS_DAMAGED;
    scans->pages = (unsigned)MAX(pages, 0);
    if (*fault != SCANS_READ)
        g_clear_pointer(&scans, scans_drop);
    return scans;
}

void scans_drop(struct scans *scans)
{
    if (!scans)
        return;
    qpdf_cleanup(&scans->qpdf);
    g_free(scans);
}

unsigned scans_count(const struct scans *scans)
{
    return scans->pages;
}

/* 0: it is no whole number there, or none that fits. */
static int int_at(qpdf_data qpdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh value = qpdf_oh_get_key(qpdf, dict, key);

    return qpdf_oh_is_integer(qpdf, value) ? qpdf_oh_get_int_value_as_int(qpdf, value) : 0;
}

static bool bool_at(qpdf_data qpdf, qpdf_oh dict, const char *key, bool usual)
{
    const qpdf_oh value = qpdf_oh_get_key(qpdf, dict, key);

    return qpdf_oh_is_bool(qpdf, value) ? (bool)qpdf_oh_get_bool_value(qpdf, value) : usual;
}

static bool is_key(qpdf_data qpdf, qpdf_oh dict, const char *key, const char *name)
{
    return qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_key(qpdf, dict, key), name);
}

static double pixels_of(qpdf_data qpdf, qpdf_oh picture)
{
    const qpdf_oh dict = qpdf_oh_get_dict(qpdf, picture);

    return (double)int_at(qpdf, dict, "/Width") * (double)int_at(qpdf, dict, "/Height");
}

/* All pictures that a page's resources name, its forms' among them. */
static void gather(qpdf_data qpdf, qpdf_oh holder, unsigned depth, GArray *pictures)
{
    const qpdf_oh resources = qpdf_oh_get_key(qpdf, holder, "/Resources"),
                  objects = qpdf_oh_is_dictionary(qpdf, resources)
                                ? qpdf_oh_get_key(qpdf, resources, "/XObject")
                                : resources;
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);

    if (!qpdf_oh_is_dictionary(qpdf, objects))
        return;
    qpdf_oh_begin_dict_key_iter(qpdf, objects);
    while (qpdf_oh_dict_more_keys(qpdf) && keys->len < PICTURES_MAX)
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(qpdf)));
    for (unsigned i = 0; i < keys->len && pictures->len < PICTURES_MAX; i++) {
        const qpdf_oh object = qpdf_oh_get_key(qpdf, objects, g_ptr_array_index(keys, i)),
                      dict = qpdf_oh_is_stream(qpdf, object) ? qpdf_oh_get_dict(qpdf, object) : 0;

        if (dict && is_key(qpdf, dict, "/Subtype", "/Image"))
            g_array_append_val(pictures, object);
        else if (dict && depth < DEPTH_MAX && is_key(qpdf, dict, "/Subtype", "/Form"))
            gather(qpdf, dict, depth + 1, pictures);
    }
}

/* The one that is the page; false: there is none, or several make it up. */
static bool find_picture(qpdf_data qpdf, qpdf_oh page, qpdf_oh *picture, enum scans_fault *fault,
                         char **detail)
{
    g_autoptr(GArray) pictures = g_array_new(FALSE, FALSE, sizeof(qpdf_oh));
    double most = 0;
    unsigned large = 0;

    gather(qpdf, page, 0, pictures);
    for (unsigned i = 0; i < pictures->len; i++) {
        const double pixels = pixels_of(qpdf, g_array_index(pictures, qpdf_oh, i));

        if (pixels > most) {
            most = pixels;
            *picture = g_array_index(pictures, qpdf_oh, i);
        }
    }
    for (unsigned i = 0; i < pictures->len; i++)
        large += pixels_of(qpdf, g_array_index(pictures, qpdf_oh, i)) * SMALL_PART > most;
    if (large == 1)
        return true;
    *fault = large == 0 ? SCANS_NONE : SCANS_PACKED;
    if (large > 1)
        *detail = g_strdup_printf("%u × /Image", large);
    return false;
}

/* How many colours a space has; 0: it can't be told. */
static unsigned count_colours(qpdf_data qpdf, qpdf_oh space)
{
    const qpdf_oh name =
        qpdf_oh_is_array(qpdf, space) ? qpdf_oh_get_array_item(qpdf, space, 0) : space;
    const char *is = qpdf_oh_is_name(qpdf, name) ? qpdf_oh_get_name(qpdf, name) : "";
    const qpdf_oh second =
        qpdf_oh_is_array(qpdf, space) && qpdf_oh_get_array_n_items(qpdf, space) > 1
            ? qpdf_oh_get_array_item(qpdf, space, 1)
            : 0;

    if (strcmp(is, "/DeviceGray") == 0 || strcmp(is, "/CalGray") == 0)
        return 1;
    if (strcmp(is, "/DeviceRGB") == 0 || strcmp(is, "/CalRGB") == 0)
        return 3;
    if (strcmp(is, "/ICCBased") == 0 && second && qpdf_oh_is_stream(qpdf, second)) {
        const int colours = int_at(qpdf, qpdf_oh_get_dict(qpdf, second), "/N");

        return colours == 1 || colours == 3 ? (unsigned)colours : 0;
    }
    return 0;
}

static const char *const expanding[] = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", NULL};

static bool expands(qpdf_data qpdf, qpdf_oh filter)
{
    return qpdf_oh_is_name(qpdf, filter) &&
           g_strv_contains(expanding, qpdf_oh_get_name(qpdf, filter));
}

/* A small file may hold much, but not without end: that takes one filter over another. */
static bool is_bounded(qpdf_data qpdf, qpdf_oh dict)
{
    const qpdf_oh filter = qpdf_oh_get_key(qpdf, dict, "/Filter");
    const int count = qpdf_oh_is_array(qpdf, filter) ? qpdf_oh_get_array_n_items(qpdf, filter) : 0;
    int found = 0;

    for (int i = 0; i < MIN(count, FILTERS_MAX); i++)
        found += expands(qpdf, qpdf_oh_get_array_item(qpdf, filter, i));
    return found < 2 && count <= FILTERS_MAX;
}

/* NULL: they can't be had. */
static GBytes *read_bytes(qpdf_data qpdf, qpdf_oh stream, bool may_be_empty)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    const bool ok =
        !(qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_specialized, NULL, &bytes, &len) &
          QPDF_ERRORS) &&
        (bytes || may_be_empty);
    GBytes *read = ok ? g_bytes_new(bytes, len) : NULL;

    free(bytes);
    return read;
}

/* A string or a stream (8.6.6.3); NULL: neither. */
static GBytes *read_palette(qpdf_data qpdf, qpdf_oh table)
{
    size_t len;

    if (qpdf_oh_is_string(qpdf, table)) {
        const char *text = qpdf_oh_get_binary_string_value(qpdf, table, &len);

        return g_bytes_new(text, len);
    }
    return qpdf_oh_is_stream(qpdf, table) && is_bounded(qpdf, qpdf_oh_get_dict(qpdf, table))
               ? read_bytes(qpdf, table, true)
               : NULL;
}

static bool read_space(qpdf_data qpdf, qpdf_oh dict, struct scans_picture *picture)
{
    const qpdf_oh space = qpdf_oh_get_key(qpdf, dict, "/ColorSpace");

    if (bool_at(qpdf, dict, "/ImageMask", false)) {
        picture->colours = picture->bits = 1;
        return true;
    }
    if (!qpdf_oh_is_array(qpdf, space) || qpdf_oh_get_array_n_items(qpdf, space) < 4 ||
        !qpdf_oh_is_name_and_equals(qpdf, qpdf_oh_get_array_item(qpdf, space, 0), "/Indexed")) {
        picture->colours = count_colours(qpdf, space);
        return picture->colours > 0;
    }
    picture->colours = count_colours(qpdf, qpdf_oh_get_array_item(qpdf, space, 1));
    picture->palette = read_palette(qpdf, qpdf_oh_get_array_item(qpdf, space, 3));
    return picture->colours > 0 && picture->palette;
}

static qpdf_oh last_of(qpdf_data qpdf, qpdf_oh list)
{
    const int count = qpdf_oh_is_array(qpdf, list) ? qpdf_oh_get_array_n_items(qpdf, list) : 0;

    return count > 0 ? qpdf_oh_get_array_item(qpdf, list, count - 1) : list;
}

/* Leaves a list without its last: what is left for qpdf to take off. */
static void shorten(qpdf_data qpdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh list = qpdf_oh_get_key(qpdf, dict, key);
    const int count = qpdf_oh_is_array(qpdf, list) ? qpdf_oh_get_array_n_items(qpdf, list) : 0;

    if (count > 1)
        qpdf_oh_erase_item(qpdf, list, count - 1);
    else
        qpdf_oh_remove_key(qpdf, dict, key);
}

static void read_fax(qpdf_data qpdf, qpdf_oh dict, struct scans_picture *picture)
{
    const qpdf_oh parms = last_of(qpdf, qpdf_oh_get_key(qpdf, dict, "/DecodeParms"));
    const bool has = qpdf_oh_is_dictionary(qpdf, parms);
    const int columns = has ? int_at(qpdf, parms, "/Columns") : 0;

    picture->columns = columns > 0 ? (unsigned)columns : 1728; /* 7.4.6, table 11 */
    picture->k = has ? int_at(qpdf, parms, "/K") : 0;
    picture->is_aligned = has && bool_at(qpdf, parms, "/EncodedByteAlign", false);
    picture->black_is_1 = has && bool_at(qpdf, parms, "/BlackIs1", false);
}

/* What the last filter leaves packed; of all others qpdf takes them off. */
static bool read_packing(qpdf_data qpdf, qpdf_oh dict, struct scans_picture *picture, char **detail)
{
    const qpdf_oh last = last_of(qpdf, qpdf_oh_get_key(qpdf, dict, "/Filter"));
    const char *name = qpdf_oh_is_name(qpdf, last) ? qpdf_oh_get_name(qpdf, last) : NULL;

    if (!name || g_strv_contains(expanding, name) || g_str_has_prefix(name, "/ASCII")) {
        picture->packing = SCANS_SAMPLES;
        return true;
    }
    if (strcmp(name, "/DCTDecode") == 0)
        picture->packing = SCANS_JPEG;
    else if (strcmp(name, "/CCITTFaxDecode") == 0) {
        picture->packing = SCANS_FAX;
        read_fax(qpdf, dict, picture);
    } else {
        *detail = diag_printable(name + 1, strlen(name + 1));
        return false;
    }
    shorten(qpdf, dict, "/Filter");
    shorten(qpdf, dict, "/DecodeParms");
    return true;
}

static bool is_flipped(qpdf_data qpdf, qpdf_oh dict)
{
    const qpdf_oh decode = qpdf_oh_get_key(qpdf, dict, "/Decode");

    return qpdf_oh_is_array(qpdf, decode) && qpdf_oh_get_array_n_items(qpdf, decode) > 1 &&
           qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, decode, 0)) >
               qpdf_oh_get_numeric_value(qpdf, qpdf_oh_get_array_item(qpdf, decode, 1));
}

static bool read_one(qpdf_data qpdf, qpdf_oh stream, struct scans_picture *picture,
                     enum scans_fault *fault, char **detail)
{
    const qpdf_oh dict = qpdf_oh_get_dict(qpdf, stream);
    const int width = int_at(qpdf, dict, "/Width"), height = int_at(qpdf, dict, "/Height"),
              bits = int_at(qpdf, dict, "/BitsPerComponent");

    *fault = SCANS_DAMAGED;
    if (width < 1 || height < 1 || width > SIDE_MAX || height > SIDE_MAX)
        return false;
    picture->width = (unsigned)width;
    picture->height = (unsigned)height;
    picture->bits = (unsigned)CLAMP(bits, 0, 16);
    picture->is_flipped = is_flipped(qpdf, dict);
    *fault = SCANS_PACKED;
    if (!is_bounded(qpdf, dict) || !read_packing(qpdf, dict, picture, detail))
        return false;
    if (picture->packing == SCANS_SAMPLES && !read_space(qpdf, dict, picture)) {
        *detail = g_strdup("/ColorSpace");
        return false;
    }
    *fault = SCANS_DAMAGED;
    picture->bytes = read_bytes(qpdf, stream, false);
    return picture->bytes;
}

bool scans_read(struct scans *scans, unsigned page, struct scans_picture *picture,
                enum scans_fault *fault, char **detail)
{
    qpdf_oh stream = 0;
    bool ok = find_picture(scans->qpdf, qpdf_get_page_n(scans->qpdf, page), &stream, fault, detail);

    *picture = (struct scans_picture){0};
    ok = ok && read_one(scans->qpdf, stream, picture, fault, detail);
    take_fault(scans->qpdf);
    if (!ok)
        scans_clear(picture);
    return ok;
}

void scans_clear(struct scans_picture *picture)
{
    g_clear_pointer(&picture->bytes, g_bytes_unref);
    g_clear_pointer(&picture->palette, g_bytes_unref);
}
