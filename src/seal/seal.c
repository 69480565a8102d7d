/* seal: the way of a file from painted to sealed.
 *
 * Last before `out`. The painter's own structure, metadata and catalog are thrown away, and what
 * the document and the marks say is put in their place. What always holds: bytes come out only if
 * every mark had its content and its element; a clock is never read. */
#include "seal/seal.h"

#include "pdf/pdf.h"
#include "press/press.h"
#include "seal/codes/codes.h"
#include "seal/seal_private.h"

#include <stdlib.h>
#include <string.h>

enum standard { STANDARD_UA1, STANDARD_PRESS };

/* All that differs between them, but for what is done. */
static const struct pdf_standard standards[] = {
    [STANDARD_UA1] = {.version = "1.7", .ua_part = 1, .archive_part = 3, .archive_level = "A"},
    [STANDARD_PRESS] = {.version = "1.6", .press = "PDF/X-4"},
};

/* `inset_pt` inside the media box. */
static void add_box(struct pdf *pdf, const struct pdf_page *page, const char *key, double inset_pt)
{
    const qpdf_oh box = qpdf_oh_new_array(pdf->qpdf);

    pdf_push_number(pdf, box, page->left_pt + inset_pt);
    pdf_push_number(pdf, box, page->bottom_pt + inset_pt);
    pdf_push_number(pdf, box, page->right_pt - inset_pt);
    pdf_push_number(pdf, box, page->top_pt - inset_pt);
    pdf_put(pdf, page->object, key, box);
}

/* Where the sheet is cut, and how far grounds reach over it (ISO 32000-1, 14.11.2). */
static void add_boxes(struct pdf *pdf)
{
    for (unsigned i = 0; i < pdf->pages->len; i++) {
        add_box(pdf, pdf_page(pdf, i), "/TrimBox", pdf->job->trim_pt);
        add_box(pdf, pdf_page(pdf, i), "/BleedBox", pdf->job->trim_pt - pdf->job->bleed_pt);
    }
}

static bool seal_page(struct pdf *pdf, const struct pdf_page *page)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    const char *why = "a content stream that can't be read";
    GString *marked = NULL;

    if (qpdf_oh_get_page_content_data(pdf->qpdf, page->object, &bytes, &len) == QPDF_SUCCESS)
        marked = pdf->standard->press
                     ? content_new_stripped(bytes ? (const char *)bytes : "", len, &why)
                     : content_new_marked(bytes ? (const char *)bytes : "", len,
                                          (const bool *)(void *)page->decoration->data,
                                          page->decoration->len, &why);
    free(bytes);
    if (!marked)
        return pdf_check(pdf) && pdf_fail(pdf, why);
    pdf_put(pdf, page->object, "/Contents", pdf_add_stream(pdf, marked->str, marked->len));
    g_string_free(marked, TRUE);
    return true;
}

static bool seal_pages(struct pdf *pdf)
{
    add_boxes(pdf);
    for (unsigned i = 0; i < pdf->pages->len; i++)
        if (!seal_page(pdf, pdf_page(pdf, i)))
            return false;
    return pdf_check(pdf);
}

/* Of the painter's catalog only what is of use: no actions, no names, no tree of its own. */
static void clean_root(const struct pdf *pdf)
{
    static const char *const kept[] = {"/Type", "/Pages", "/OutputIntents", "/AcroForm"};
    g_autoptr(GPtrArray) keys = pdf_new_keys(pdf, pdf->root);
    qpdf_oh form;

    for (unsigned n = 0; n < keys->len; n++) {
        const char *key = g_ptr_array_index(keys, n);
        bool keep = false;

        for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
            keep |= strcmp(key, kept[i]) == 0;
        if (!keep)
            qpdf_oh_remove_key(pdf->qpdf, pdf->root, key);
    }
    if (!qpdf_oh_has_key(pdf->qpdf, pdf->root, "/AcroForm"))
        return;
    /* Viewers show the appearances that are there (ISO 19005-3, 6.4.1). */
    form = qpdf_oh_get_key(pdf->qpdf, pdf->root, "/AcroForm");
    qpdf_oh_remove_key(pdf->qpdf, form, "/NeedAppearances");
    qpdf_oh_remove_key(pdf->qpdf, form, "/XFA");
    qpdf_oh_release(pdf->qpdf, form);
}

static bool add_output_intent(struct pdf *pdf)
{
    g_autoptr(GBytes) profile = profile_new_srgb();

    if (!profile)
        return pdf_fail(pdf, "lcms can't make the sRGB profile");
    pdf_put_intent(pdf, profile, 3,
                   "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1) "
                   "/OutputConditionIdentifier (sRGB IEC61966-2.1)"
                   " /RegistryName (http://www.color.org) >>");
    return true;
}

/* /Info says what XMP says, for readers that know only the one (ISO 19005-3, 6.6.3). */
static void add_metadata(const struct pdf *pdf)
{
    const struct doc *doc = pdf->job->doc;
    g_autofree char *xmp = xmp_new(pdf->job, pdf->painted, pdf->standard);
    const qpdf_oh metadata = pdf_add_stream(pdf, xmp, strlen(xmp));
    const qpdf_oh dict = qpdf_oh_get_dict(pdf->qpdf, metadata), info = pdf_parse(pdf, "<< >>");
    const qpdf_oh trailer = qpdf_get_trailer(pdf->qpdf);

    pdf_put_name(pdf, dict, "/Type", "/Metadata");
    pdf_put_name(pdf, dict, "/Subtype", "/XML");
    pdf_put(pdf, pdf->root, "/Metadata", metadata);
    pdf_put_text(pdf, info, "/Title", doc->title);
    pdf_put_text(pdf, info, "/Author", doc->author);
    if (pdf->standard->press) {
        pdf_put_text(pdf, info, "/GTS_PDFXVersion", pdf->standard->press);
        pdf_put_name(pdf, info, "/Trapped", "/False");
    }
    pdf_put_text(pdf, info, "/Producer", XMP_PRODUCER);
    pdf_put_text(pdf, info, "/CreationDate", pdf->date);
    pdf_put_text(pdf, info, "/ModDate", pdf->date);
    pdf_put(pdf, trailer, "/Info", pdf_add(pdf, info));
}

static bool seal_root(struct pdf *pdf)
{
    clean_root(pdf);
    pdf_put_text(pdf, pdf->root, "/Lang", pdf->job->doc->lang->code);
    pdf_put(pdf, pdf->root, "/MarkInfo", pdf_parse(pdf, "<< /Marked true >>"));
    pdf_put(pdf, pdf->root, "/ViewerPreferences", pdf_parse(pdf, "<< /DisplayDocTitle true >>"));
    add_metadata(pdf);
    if (pdf->job->attachment_count)
        attach_write(pdf);
    return add_output_intent(pdf);
}

static bool seal_structure(struct pdf *pdf)
{
    struct structure structure;
    GArray *annots = NULL;
    bool ok = structure_read(&structure, pdf) && images_mend(pdf) && actual_tell(pdf) &&
              seal_pages(pdf) && (annots = annots_new(pdf, &structure)) != NULL && seal_root(pdf);

    if (ok) {
        structure_write(&structure, pdf, annots);
        if (pdf->job->bookmarks)
            ok = outline_write(&structure, pdf);
    }
    g_clear_pointer(&annots, g_array_unref);
    structure_clear(&structure);
    return ok && pdf_check(pdf);
}

/* For the press: no structure, no links or fields, whose appearances would have colours, no small
 * picture of a page, no claim but its own. */
static bool seal_press(struct pdf *pdf)
{
    static const char *const left_out[] = {"/Annots", "/StructParents", "/Thumb"};

    if (!press_convert(pdf))
        return false;
    for (unsigned i = 0; i < pdf->pages->len; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(left_out); k++)
            qpdf_oh_remove_key(pdf->qpdf, pdf_page(pdf, i)->object, left_out[k]);
    qpdf_oh_remove_key(pdf->qpdf, pdf->root, "/AcroForm");
    if (!seal_pages(pdf))
        return false;
    clean_root(pdf);
    add_metadata(pdf);
    return pdf_check(pdf);
}

static GBytes *write_file(struct pdf *pdf)
{
    qpdf_init_write_memory(pdf->qpdf);
    qpdf_force_pdf_version(pdf->qpdf, pdf->standard->version);
    /* Objects stay outside streams: qpdf deflates those token by token, for a tenth of a build's
     * time. */
    qpdf_set_object_stream_mode(pdf->qpdf, qpdf_o_disable);
    qpdf_set_newline_before_endstream(pdf->qpdf, QPDF_TRUE);
    qpdf_set_deterministic_ID(pdf->qpdf, QPDF_TRUE);
    qpdf_write(pdf->qpdf);
    if (!pdf_check(pdf))
        return NULL;
    return g_bytes_new(qpdf_get_buffer(pdf->qpdf), qpdf_get_buffer_length(pdf->qpdf));
}

GBytes *seal_apply(GBytes *painted, const struct seal_job *job, struct diag *diag)
{
    struct pdf pdf = {.job = job,
                      .standard = &standards[job->press ? STANDARD_PRESS : STANDARD_UA1],
                      .diag = diag};
    GBytes *sealed = NULL;

    if (pdf_open(&pdf, painted) && glyphs_mend(&pdf) &&
        (job->press ? seal_press(&pdf) : seal_structure(&pdf)))
        sealed = write_file(&pdf);
    pdf_drop(&pdf);
    return sealed;
}
