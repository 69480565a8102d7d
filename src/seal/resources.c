/* resources: completes the font and image dictionaries of cairo and libharu.
 *
 * For seal; follows the resources of pages, of what they show, and of the form, whose fonts the
 * appearances of its fields share. What always holds: widths, encodings and font programs stay as
 * they were. */
#include "seal/seal_private.h"

#include "base/base.h"

#include <glib.h>
#include <stdlib.h>

struct completer {
    struct pdf *pdf;
    GHashTable *seen;    /* ids of fonts and form XObjects */
    GArray *owners;      /* qpdf_oh: dictionaries of form XObjects, which have resources */
    qpdf_oh latin, wide; /* the /ToUnicode of libharu's encoders; 0: not yet needed */
};

static void append_latin(GString *cmap)
{
    g_string_append(cmap, "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
                          "2 beginbfrange\n<20> <7E> <0020>\n<A0> <FF> <00A0>\nendbfrange\n"
                          "27 beginbfchar\n");
    for (unsigned code = 0x80; code < 0xA0; code++)
        if (latin_char((unsigned char)code))
            g_string_append_printf(cmap, "<%02X> <%04X>\n", code, latin_char((unsigned char)code));
    g_string_append(cmap, "endbfchar\n");
}

/* libharu's UTF-8 encoder: a code is its character (BMP). A range may not leave its first byte
 * (9.10.3), a block has at most 100; surrogates are no characters, U+FEFF, U+FFFE and U+0000 none
 * that PDF/A takes (6.2.11.7.2). */
static void append_wide(GString *cmap)
{
    static const struct {
        unsigned first, end;
    } blocks[] = {{0x00, 0x60}, {0x60, 0xC0}, {0xC0, 0xD8}, {0xE0, 0x100}};

    g_string_append(cmap, "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++) {
        g_string_append_printf(cmap, "%u beginbfrange\n", blocks[i].end - blocks[i].first);
        for (unsigned high = blocks[i].first; high < blocks[i].end; high++) {
            const unsigned from = high << 8 | (high == 0x00 ? 0x20 : 0x00);
            const unsigned to = high << 8 | (high == 0xFE ? 0xFE : high == 0xFF ? 0xFD : 0xFF);

            g_string_append_printf(cmap, "<%04X> <%04X> <%04X>\n", from, to, from);
        }
        g_string_append(cmap, "endbfrange\n");
    }
}

/* The stream that `append` writes, made once. */
static qpdf_oh get_cmap(const struct completer *completer, qpdf_oh *made, void (*append)(GString *))
{
    if (*made == 0) {
        g_autoptr(GString) cmap = g_string_new(PDF_CMAP_START);

        append(cmap);
        g_string_append(cmap, PDF_CMAP_END);
        *made = pdf_add_stream(completer->pdf, cmap->str, cmap->len);
    }
    return *made;
}

static bool is_latin(const struct pdf *pdf, qpdf_oh font)
{
    const qpdf_oh encoding = qpdf_oh_get_key(pdf->qpdf, font, "/Encoding");
    const bool latin = qpdf_oh_is_dictionary(pdf->qpdf, encoding)
                           ? pdf_has_name(pdf, encoding, "/BaseEncoding", "/WinAnsiEncoding")
                           : qpdf_oh_is_name_and_equals(pdf->qpdf, encoding, "/WinAnsiEncoding");

    qpdf_oh_release(pdf->qpdf, encoding);
    return latin;
}

static void complete_simple(struct completer *completer, qpdf_oh font)
{
    if (!qpdf_oh_has_key(completer->pdf->qpdf, font, "/ToUnicode") &&
        is_latin(completer->pdf, font))
        pdf_put_ref(completer->pdf, font, "/ToUnicode",
                    get_cmap(completer, &completer->latin, append_latin));
}

static void complete_descriptor(const struct pdf *pdf, qpdf_oh font)
{
    const qpdf_oh descriptor = qpdf_oh_get_key(pdf->qpdf, font, "/FontDescriptor");

    if (qpdf_oh_is_dictionary(pdf->qpdf, descriptor)) {
        qpdf_oh_remove_key(pdf->qpdf, descriptor, "/CIDSet");
        qpdf_oh_remove_key(pdf->qpdf, descriptor, "/CharSet");
    }
    qpdf_oh_release(pdf->qpdf, descriptor);
}

/* Only libharu writes a map of its own from codes to glyphs; cairo writes none, and means identity.
 */
static void complete_composite(struct completer *completer, qpdf_oh font)
{
    const qpdf_data qpdf = completer->pdf->qpdf;
    const qpdf_oh kids = qpdf_oh_get_key(qpdf, font, "/DescendantFonts");
    const qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, 0);
    const qpdf_oh map = qpdf_oh_get_key(qpdf, kid, "/CIDToGIDMap");

    complete_descriptor(completer->pdf, kid);
    if (qpdf_oh_is_stream(qpdf, map))
        pdf_put_ref(completer->pdf, font, "/ToUnicode",
                    get_cmap(completer, &completer->wide, append_wide));
    else if (qpdf_oh_is_null(qpdf, map) &&
             pdf_has_name(completer->pdf, kid, "/Subtype", "/CIDFontType2"))
        pdf_put_name(completer->pdf, kid, "/CIDToGIDMap", "/Identity");
    qpdf_oh_release(qpdf, map);
    qpdf_oh_release(qpdf, kid);
    qpdf_oh_release(qpdf, kids);
}

/* Notes an object; true the first time. */
static bool is_new(struct completer *completer, qpdf_oh object)
{
    return g_hash_table_add(completer->seen,
                            GINT_TO_POINTER(qpdf_oh_get_object_id(completer->pdf->qpdf, object)));
}

static void complete_font(struct completer *completer, qpdf_oh font)
{
    if (!is_new(completer, font))
        return;
    complete_descriptor(completer->pdf, font);
    if (pdf_has_name(completer->pdf, font, "/Subtype", "/TrueType"))
        complete_simple(completer, font);
    else if (pdf_has_name(completer->pdf, font, "/Subtype", "/Type0"))
        complete_composite(completer, font);
}

/* Form XObjects have resources of their own: they wait in `owners`. */
static void queue_form(struct completer *completer, qpdf_oh object)
{
    qpdf_oh dict;

    if (!qpdf_oh_is_stream(completer->pdf->qpdf, object) || !is_new(completer, object))
        return;
    dict = qpdf_oh_get_dict(completer->pdf->qpdf, object);
    g_array_append_val(completer->owners, dict);
}

/* What stands under one key of the resources. */
static void each_resource(struct completer *completer, qpdf_oh resources, const char *key,
                          void (*visit)(struct completer *completer, qpdf_oh object))
{
    const qpdf_data qpdf = completer->pdf->qpdf;
    const qpdf_oh dict = qpdf_oh_get_key(qpdf, resources, key);
    g_autoptr(GPtrArray) keys = pdf_new_keys(completer->pdf, dict);

    for (unsigned i = 0; i < keys->len; i++) {
        const qpdf_oh object = qpdf_oh_get_key(qpdf, dict, g_ptr_array_index(keys, i));

        visit(completer, object);
        qpdf_oh_release(qpdf, object);
    }
    qpdf_oh_release(qpdf, dict);
}

static void complete_resources(struct completer *completer, qpdf_oh owner, const char *key)
{
    const qpdf_oh resources = qpdf_oh_get_key(completer->pdf->qpdf, owner, key);

    if (qpdf_oh_is_dictionary(completer->pdf->qpdf, resources)) {
        each_resource(completer, resources, "/Font", complete_font);
        each_resource(completer, resources, "/XObject", queue_form);
    }
    qpdf_oh_release(completer->pdf->qpdf, resources);
}

bool resources_complete_fonts(struct pdf *pdf)
{
    struct completer completer = {
        .pdf = pdf,
        .seen = g_hash_table_new(NULL, NULL),
        .owners = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
    };
    const qpdf_oh form = qpdf_oh_get_key(pdf->qpdf, pdf->root, "/AcroForm");

    if (qpdf_oh_is_dictionary(pdf->qpdf, form))
        complete_resources(&completer, form, "/DR");
    qpdf_oh_release(pdf->qpdf, form);
    for (unsigned i = 0; i < pdf->pages->len; i++)
        complete_resources(&completer, pdf_page(pdf, i)->object, "/Resources");
    for (unsigned i = 0; i < completer.owners->len; i++)
        complete_resources(&completer, g_array_index(completer.owners, qpdf_oh, i), "/Resources");
    g_hash_table_unref(completer.seen);
    g_array_unref(completer.owners);
    return pdf_check(pdf);
}

/* Has it no filter, or one that cairo means nothing by (device/cairo/deflate)? */
static bool is_plain(const struct pdf *pdf, qpdf_oh dict)
{
    return !qpdf_oh_has_key(pdf->qpdf, dict, "/Filter") ||
           (pdf_has_name(pdf, dict, "/Filter", "/FlateDecode") &&
            !qpdf_oh_has_key(pdf->qpdf, dict, "/DecodeParms"));
}

static void deflate_stream(const struct pdf *pdf, qpdf_oh stream)
{
    unsigned char *bytes;
    size_t len;

    if (pdf_read_stream(pdf, stream, &bytes, &len)) {
        pdf_replace_stream(pdf, stream, bytes, len);
        free(bytes);
    }
}

/* Pixels stay as they were. */
static void complete_stream(const struct pdf *pdf, qpdf_oh stream)
{
    const qpdf_oh dict = qpdf_oh_get_dict(pdf->qpdf, stream);

    if (pdf_has_name(pdf, dict, "/Subtype", "/Image"))
        qpdf_oh_remove_key(pdf->qpdf, dict, "/Interpolate");
    if (!pdf_is_replaced(pdf, stream) && is_plain(pdf, dict))
        deflate_stream(pdf, stream);
    qpdf_oh_release(pdf->qpdf, dict);
}

/* Numbers of objects are below this (ISO 32000-1, 7.5.5). */
static int read_size(const struct pdf *pdf)
{
    const qpdf_oh trailer = qpdf_get_trailer(pdf->qpdf),
                  size = qpdf_oh_get_key(pdf->qpdf, trailer, "/Size");
    int number = 0;

    qpdf_oh_get_value_as_int(pdf->qpdf, size, &number);
    qpdf_oh_release(pdf->qpdf, size);
    qpdf_oh_release(pdf->qpdf, trailer);
    return number;
}

/* Images hang below pages, forms, patterns, masks of images and of graphics states; so no page is
 * asked for them, but the objects of the file, each once. */
bool resources_complete_streams(struct pdf *pdf)
{
    const int size = read_size(pdf);

    for (int i = 1; i < size; i++) {
        const qpdf_oh object = qpdf_get_object_by_id(pdf->qpdf, i, 0);

        if (qpdf_oh_is_stream(pdf->qpdf, object))
            complete_stream(pdf, object);
        qpdf_oh_release(pdf->qpdf, object);
    }
    return pdf_check(pdf);
}
