/* glyphs: mends the font dictionaries of cairo and libharu.
 *
 * For seal; follows the resources of pages, of what they show, and of the form, whose fonts the
 * appearances of its fields share. What always holds: widths, encodings and font programs stay as
 * they were. */
#include "seal/seal_private.h"

#include "base/base.h"

#include <glib.h>

struct mender {
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
static qpdf_oh get_cmap(const struct mender *mender, qpdf_oh *made, void (*append)(GString *))
{
    if (*made == 0) {
        g_autoptr(GString) cmap = g_string_new(PDF_CMAP_START);

        append(cmap);
        g_string_append(cmap, PDF_CMAP_END);
        *made = pdf_add_stream(mender->pdf, cmap->str, cmap->len);
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

static void mend_simple(struct mender *mender, qpdf_oh font)
{
    if (!qpdf_oh_has_key(mender->pdf->qpdf, font, "/ToUnicode") && is_latin(mender->pdf, font))
        pdf_put_ref(mender->pdf, font, "/ToUnicode",
                    get_cmap(mender, &mender->latin, append_latin));
}

static void mend_descriptor(const struct pdf *pdf, qpdf_oh font)
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
static void mend_composite(struct mender *mender, qpdf_oh font)
{
    const qpdf_data qpdf = mender->pdf->qpdf;
    const qpdf_oh kids = qpdf_oh_get_key(qpdf, font, "/DescendantFonts");
    const qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, 0);
    const qpdf_oh map = qpdf_oh_get_key(qpdf, kid, "/CIDToGIDMap");

    mend_descriptor(mender->pdf, kid);
    if (qpdf_oh_is_stream(qpdf, map))
        pdf_put_ref(mender->pdf, font, "/ToUnicode", get_cmap(mender, &mender->wide, append_wide));
    else if (qpdf_oh_is_null(qpdf, map) &&
             pdf_has_name(mender->pdf, kid, "/Subtype", "/CIDFontType2"))
        pdf_put_name(mender->pdf, kid, "/CIDToGIDMap", "/Identity");
    qpdf_oh_release(qpdf, map);
    qpdf_oh_release(qpdf, kid);
    qpdf_oh_release(qpdf, kids);
}

/* Notes an object; true the first time. */
static bool is_new(struct mender *mender, qpdf_oh object)
{
    return g_hash_table_add(mender->seen,
                            GINT_TO_POINTER(qpdf_oh_get_object_id(mender->pdf->qpdf, object)));
}

static void mend_font(struct mender *mender, qpdf_oh font)
{
    if (!is_new(mender, font))
        return;
    mend_descriptor(mender->pdf, font);
    if (pdf_has_name(mender->pdf, font, "/Subtype", "/TrueType"))
        mend_simple(mender, font);
    else if (pdf_has_name(mender->pdf, font, "/Subtype", "/Type0"))
        mend_composite(mender, font);
}

/* Form XObjects have resources of their own: they wait in `owners`. */
static void queue_form(struct mender *mender, qpdf_oh object)
{
    qpdf_oh dict;

    if (!qpdf_oh_is_stream(mender->pdf->qpdf, object) || !is_new(mender, object))
        return;
    dict = qpdf_oh_get_dict(mender->pdf->qpdf, object);
    g_array_append_val(mender->owners, dict);
}

/* What stands under one key of the resources. */
static void each_resource(struct mender *mender, qpdf_oh resources, const char *key,
                          void (*visit)(struct mender *mender, qpdf_oh object))
{
    const qpdf_data qpdf = mender->pdf->qpdf;
    const qpdf_oh dict = qpdf_oh_get_key(qpdf, resources, key);
    g_autoptr(GPtrArray) keys = pdf_new_keys(mender->pdf, dict);

    for (unsigned i = 0; i < keys->len; i++) {
        const qpdf_oh object = qpdf_oh_get_key(qpdf, dict, g_ptr_array_index(keys, i));

        visit(mender, object);
        qpdf_oh_release(qpdf, object);
    }
    qpdf_oh_release(qpdf, dict);
}

static void mend_resources(struct mender *mender, qpdf_oh owner, const char *key)
{
    const qpdf_oh resources = qpdf_oh_get_key(mender->pdf->qpdf, owner, key);

    if (qpdf_oh_is_dictionary(mender->pdf->qpdf, resources)) {
        each_resource(mender, resources, "/Font", mend_font);
        each_resource(mender, resources, "/XObject", queue_form);
    }
    qpdf_oh_release(mender->pdf->qpdf, resources);
}

bool glyphs_mend(struct pdf *pdf)
{
    struct mender mender = {
        .pdf = pdf,
        .seen = g_hash_table_new(NULL, NULL),
        .owners = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
    };
    const qpdf_oh form = qpdf_oh_get_key(pdf->qpdf, pdf->root, "/AcroForm");

    if (qpdf_oh_is_dictionary(pdf->qpdf, form))
        mend_resources(&mender, form, "/DR");
    qpdf_oh_release(pdf->qpdf, form);
    for (unsigned i = 0; i < pdf->pages->len; i++)
        mend_resources(&mender, pdf_page(pdf, i)->object, "/Resources");
    for (unsigned i = 0; i < mender.owners->len; i++)
        mend_resources(&mender, g_array_index(mender.owners, qpdf_oh, i), "/Resources");
    g_hash_table_unref(mender.seen);
    g_array_unref(mender.owners);
    return pdf_check(pdf);
}
