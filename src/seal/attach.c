/* attach: embeds the attachments of a job.
 *
 * For seal. What always holds: each is both an associated file of the document and in its list of
 * files, for readers that know only one of the two. */
#include "seal/seal_private.h"

#include <string.h>

static qpdf_oh new_file(const struct pdf *pdf, const struct seal_attachment *attachment,
                        const char *date)
{
    g_autofree char *type = g_strconcat("/", attachment->mime, NULL);
    gsize size;
    const void *bytes = g_bytes_get_data(attachment->bytes, &size);
    const qpdf_oh stream = pdf_add_stream(pdf, bytes, size);
    const qpdf_oh dict = qpdf_oh_get_dict(pdf->qpdf, stream);
    const qpdf_oh params = pdf_parse(pdf, "<< >>");

    pdf_put_int(pdf, params, "/Size", (long long)size);
    pdf_put_text(pdf, params, "/ModDate", date);
    pdf_put_name(pdf, dict, "/Type", "/EmbeddedFile");
    pdf_put_name(pdf, dict, "/Subtype", type);
    pdf_put(pdf, dict, "/Params", params);
    qpdf_oh_release(pdf->qpdf, dict);
    return stream;
}

static qpdf_oh add_specification(const struct pdf *pdf, const struct seal_attachment *attachment,
                                 const char *date)
{
    g_autofree char *relationship = g_strconcat("/", attachment->relationship, NULL);
    const qpdf_oh specification = pdf_parse(pdf, "<< /Type /Filespec >>");
    const qpdf_oh files = pdf_parse(pdf, "<< >>"), file = new_file(pdf, attachment, date);

    pdf_put_ref(pdf, files, "/F", file);
    pdf_put(pdf, files, "/UF", file);
    pdf_put(pdf, specification, "/EF", files);
    pdf_put_text(pdf, specification, "/F", attachment->name);
    pdf_put_text(pdf, specification, "/UF", attachment->name);
    pdf_put_text(pdf, specification, "/Desc", attachment->says);
    pdf_put_name(pdf, specification, "/AFRelationship", relationship);
    return pdf_add(pdf, specification);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    const struct seal_attachment *const *left = a, *const *right = b;

    return strcmp((*left)->name, (*right)->name);
}

void attach_write(struct pdf *pdf, const struct seal_job *job)
{
    g_autofree char *date = pdf_new_date(job->created);
    /* A name tree is in the order of its names (ISO 32000-1, 7.9.6). */
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    const qpdf_oh associated = qpdf_oh_new_array(pdf->qpdf), names = qpdf_oh_new_array(pdf->qpdf);
    const qpdf_oh tree = pdf_parse(pdf, "<< >>"), kinds = pdf_parse(pdf, "<< >>");

    for (unsigned i = 0; i < job->attachment_count; i++)
        g_ptr_array_add(sorted, (gpointer)&job->attachments[i]);
    g_ptr_array_sort(sorted, compare_names);
    for (unsigned i = 0; i < sorted->len; i++) {
        const struct seal_attachment *attachment = g_ptr_array_index(sorted, i);
        const qpdf_oh specification = add_specification(pdf, attachment, date);

        pdf_push(pdf, names, qpdf_oh_new_unicode_string(pdf->qpdf, attachment->name));
        pdf_push_ref(pdf, names, specification);
        pdf_push(pdf, associated, specification);
    }
    pdf_put(pdf, tree, "/Names", names);
    pdf_put(pdf, kinds, "/EmbeddedFiles", tree);
    pdf_put(pdf, pdf->root, "/Names", kinds);
    pdf_put(pdf, pdf->root, "/AF", associated);
}
