/* seal: the way of a file from painted to sealed.
 *
 * Last before `out`. The painter's own structure, metadata and catalog are thrown away, and what
 * the document and the marks say is put in their place. What always holds: bytes come out only if
 * every mark had its content and its element; a clock is never read. */
#include "seal/seal.h"

#include "pdf/pdf.h"
#include "press/press.h"
#include "seal/seal_private.h"
#include "seal/tounicode/tounicode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum standard { STANDARD_UA1, STANDARD_UA2, STANDARD_UA2_FILES, STANDARD_LOCKED, STANDARD_PRESS };

/* PDF/A-4 allows no attachments, and PDF/A-4f wants one (ISO 19005-4, 6.9). */
#define UA2                                                                                        \
    .version = "2.0", .pdf2 = true, .ua_part = 2, .ua_rev = 2024, .archive_part = 4,               \
    .archive_rev = 2020, .declares = "http://pdfa.org/declarations/wtpdf#accessibility1.0"

/* All that differs between them, but for what is done. */
static const struct seal_standard standards[] = {
    [STANDARD_UA1] = {.version = "1.7", .ua_part = 1, .archive_part = 3, .archive_level = "A"},
    [STANDARD_UA2] = {UA2},
    [STANDARD_UA2_FILES] = {UA2, .archive_level = "F"},
    /* An archive has no passwords (ISO 19005-3, 6.1.3). */
    [STANDARD_LOCKED] = {.version = "1.7", .ua_part = 1},
    [STANDARD_PRESS] = {.version = "1.6", .press = "PDF/X-4"},
};

/* A file on its way. */
struct seal {
    struct pdf pdf;
    const struct seal_job *job;
    const struct seal_standard *standard;
    GBytes *painted;            /* lent */
    struct structure structure; /* none for the press */
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
static void add_boxes(struct pdf *pdf, double trim_pt, double bleed_pt)
{
    for (unsigned i = 0; i < pdf->pages->len; i++) {
        add_box(pdf, pdf_page(pdf, i), "/TrimBox", trim_pt);
        add_box(pdf, pdf_page(pdf, i), "/BleedBox", trim_pt - bleed_pt);
    }
}

static bool seal_page(struct seal *seal, unsigned index)
{
    struct pdf *pdf = &seal->pdf;
    struct pdf_page *page = pdf_page(pdf, index);
    const GString *content = pdf_page_content(pdf, page);
    const GArray *kinds = seal->standard->press ? NULL : structure_kinds(&seal->structure, index);
    const char *why = NULL;
    GString *sealed;

    if (!content)
        return false;
    sealed =
        kinds ? content_new_marked(content->str, content->len,
                                   (const enum content_kind *)(void *)kinds->data, kinds->len, &why)
              : content_new_stripped(content->str, content->len, &why);
    if (!sealed)
        return pdf_fail(pdf, why);
    pdf_page_set_content(page, sealed);
    return true;
}

static bool seal_pages(struct seal *seal)
{
    add_boxes(&seal->pdf, seal->job->trim_pt, seal->job->bleed_pt);
    for (unsigned i = 0; i < seal->pdf.pages->len; i++)
        if (!seal_page(seal, i))
            return false;
    pdf_replace_contents(&seal->pdf);
    return pdf_check(&seal->pdf);
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

/* sRGB (IEC 61966-2-1) as an ICC profile (ISO 15076-1:2005, as ISO 32000-1, 8.6.5.5 wants), by
 * lcms: `cmsCreate_sRGBProfile`, version 4.2, a fixed date (Makefile: EMBEDDED). */
extern const char _binary_src_seal_srgb_icc_start[], _binary_src_seal_srgb_icc_end[];

static void add_output_intent(struct pdf *pdf)
{
    const char *srgb = _binary_src_seal_srgb_icc_start;
    g_autoptr(GBytes) profile =
        g_bytes_new_static(srgb, (gsize)(_binary_src_seal_srgb_icc_end - srgb));

    pdf_put_intent(pdf, profile, 3,
                   "<< /Type /OutputIntent /S /GTS_PDFA1 /Info (sRGB IEC61966-2.1) "
                   "/OutputConditionIdentifier (sRGB IEC61966-2.1)"
                   " /RegistryName (http://www.color.org) >>");
}

/* /Info says what XMP says, for readers that know only the one (ISO 19005-3, 6.6.3). */
static void add_metadata(const struct seal *seal)
{
    const struct pdf *pdf = &seal->pdf;
    const struct doc *doc = seal->job->doc;
    g_autofree char *xmp = xmp_new(seal->job, seal->painted, seal->standard);
    g_autofree char *date = pdf_new_date(seal->job->created);
    const qpdf_oh metadata = pdf_add_plain_stream(pdf, xmp, strlen(xmp));
    const qpdf_oh dict = qpdf_oh_get_dict(pdf->qpdf, metadata), info = pdf_parse(pdf, "<< >>");
    const qpdf_oh trailer = qpdf_get_trailer(pdf->qpdf);

    pdf_put_name(pdf, dict, "/Type", "/Metadata");
    pdf_put_name(pdf, dict, "/Subtype", "/XML");
    pdf_put(pdf, pdf->root, "/Metadata", metadata);
    if (seal->standard->pdf2) {
        qpdf_oh_remove_key(pdf->qpdf, trailer, "/Info");
        return;
    }
    pdf_put_text(pdf, info, "/Title", doc->title);
    pdf_put_text(pdf, info, "/Author", doc->author);
    if (seal->standard->press) {
        pdf_put_text(pdf, info, "/GTS_PDFXVersion", seal->standard->press);
        pdf_put_name(pdf, info, "/Trapped", "/False");
    }
    pdf_put_text(pdf, info, "/Producer", XMP_PRODUCER);
    pdf_put_text(pdf, info, "/CreationDate", date);
    pdf_put_text(pdf, info, "/ModDate", date);
    pdf_put(pdf, trailer, "/Info", pdf_add(pdf, info));
}

static void seal_root(struct seal *seal)
{
    struct pdf *pdf = &seal->pdf;

    clean_root(pdf);
    pdf_put_text(pdf, pdf->root, "/Lang", seal->job->doc->lang->code);
    pdf_put(pdf, pdf->root, "/MarkInfo", pdf_parse(pdf, "<< /Marked true >>"));
    pdf_put(pdf, pdf->root, "/ViewerPreferences", pdf_parse(pdf, "<< /DisplayDocTitle true >>"));
    add_metadata(seal);
    if (seal->job->attachment_count)
        attach_write(pdf, seal->job);
    add_output_intent(pdf);
}

static bool seal_structure(struct seal *seal)
{
    struct pdf *pdf = &seal->pdf;
    struct structure *structure = &seal->structure;
    GArray *annots = NULL;
    bool ok = structure_read(structure, pdf, seal->job) && actual_text_encode(pdf) &&
              seal_pages(seal) && resources_complete_streams(pdf) &&
              (annots = annots_new(pdf, structure)) != NULL;

    if (ok) {
        seal_root(seal);
        structure_write(structure, pdf, annots);
        if (seal->standard->pdf2)
            annots_add_elements(pdf, structure, annots);
        if (seal->job->bookmarks)
            ok = outline_write(structure, pdf);
    }
    g_clear_pointer(&annots, g_array_unref);
    structure_clear(structure);
    return ok && pdf_check(pdf);
}

/* For the press: no structure, no links or fields, whose appearances would have colours, no small
 * picture of a page, no claim but its own. */
static bool seal_press(struct seal *seal)
{
    static const char *const left_out[] = {"/Annots", "/StructParents", "/Thumb"};
    const struct seal_job *job = seal->job;
    struct pdf *pdf = &seal->pdf;

    if (!press_convert(pdf, job->press, job->artwork, job->artwork_span))
        return false;
    for (unsigned i = 0; i < pdf->pages->len; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(left_out); k++)
            qpdf_oh_remove_key(pdf->qpdf, pdf_page(pdf, i)->object, left_out[k]);
    qpdf_oh_remove_key(pdf->qpdf, pdf->root, "/AcroForm");
    if (!seal_pages(seal) || !resources_complete_streams(pdf))
        return false;
    clean_root(pdf);
    add_metadata(seal);
    return pdf_check(pdf);
}

static enum standard find_standard(const struct seal_job *job)
{
    if (job->press)
        return STANDARD_PRESS;
    if (job->password)
        return STANDARD_LOCKED;
    if (!job->pdf2)
        return STANDARD_UA1;
    return job->attachment_count ? STANDARD_UA2_FILES : STANDARD_UA2;
}

/* A form has seven hundred objects, most of them a line long: outside of streams (which qpdf fills
 * token by token, in a tenth of a build's time if all documents had some) it is twice as large. */
static bool has_fields(const struct seal_job *job)
{
    for (unsigned i = 0; i < job->marks->len; i++)
        if (g_array_index(job->marks, struct mark, i).kind == MARK_FIELD)
            return true;
    return false;
}

GBytes *seal_apply(GBytes *painted, const struct seal_job *job, struct diag *diag)
{
    struct seal seal = {.pdf = {.diag = diag},
                        .job = job,
                        .painted = painted,
                        .standard = &standards[find_standard(job)]};
    g_autoptr(GBytes) bytes = structure_strike(painted);
    GBytes *sealed = NULL;

    if (pdf_open(&seal.pdf, bytes, NULL) && resources_complete_fonts(&seal.pdf) &&
        (job->press ? seal_press(&seal) : seal_structure(&seal)))
        sealed = pdf_write(&seal.pdf, seal.standard->version, job->password, has_fields(job));
    pdf_drop(&seal.pdf);
    return sealed;
}
