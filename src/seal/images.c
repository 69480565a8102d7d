/* images: mends the dictionaries of images.
 *
 * Before pages are sealed. Images hang below pages, forms, patterns, masks of images and of
 * graphics states; so it asks no page for them, but goes over the objects of the file, each once.
 * What always holds: pixels stay as they were. */
#include "seal/seal_private.h"

static void mend(const struct pdf *pdf, qpdf_oh stream)
{
    const qpdf_oh dict = qpdf_oh_get_dict(pdf->qpdf, stream);

    if (pdf_has_name(pdf, dict, "/Subtype", "/Image"))
        qpdf_oh_remove_key(pdf->qpdf, dict, "/Interpolate");
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

bool images_mend(struct pdf *pdf)
{
    const int size = read_size(pdf);

    for (int i = 1; i < size; i++) {
        const qpdf_oh object = qpdf_get_object_by_id(pdf->qpdf, i, 0);

        if (qpdf_oh_is_stream(pdf->qpdf, object))
            mend(pdf, object);
        qpdf_oh_release(pdf->qpdf, object);
    }
    return pdf_check(pdf);
}
