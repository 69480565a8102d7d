/* press: makes a painted file PDF/X-4, as far as colours go.
 *
 * Between seal and press_walk. What always holds: a file that it lets through has nothing but a press's inks, and that press's profile. */
#include "seal/press.h"

#include "seal/press_walk.h"

/* job->press, which is FOGRA39, as the output intent (ISO 15930-7; ISO 32000-1, 14.11.5). */
static void add_intent(struct pdf *pdf)
{
    gsize len;
    const void *bytes = g_bytes_get_data(pdf->job->press, &len);
    const qpdf_oh stream = pdf_add_stream(pdf, bytes, len), dict = qpdf_oh_get_dict(pdf->qpdf, stream);
    const qpdf_oh intents = qpdf_oh_new_array(pdf->qpdf),
                  intent = pdf_parse(pdf, "<< /Type /OutputIntent /S /GTS_PDFX /Info (Offset on coated paper, FOGRA39)"
                                          " /OutputConditionIdentifier (FOGRA39) /OutputCondition (Offset on coated paper, FOGRA39)"
                                          " /RegistryName (http://www.color.org) >>");

    pdf_put_int(pdf, dict, "/N", 4);
    qpdf_oh_release(pdf->qpdf, dict);
    pdf_put(pdf, intent, "/DestOutputProfile", stream);
    pdf_push(pdf, intents, pdf_add(pdf, intent));
    pdf_put(pdf, pdf->root, "/OutputIntents", intents);
}

bool press_convert(struct pdf *pdf)
{
    struct colour_press *press = colour_press_new(pdf->job->press);
    bool ok;

    if (!press)
        return pdf_fail(pdf, "the press profile is no profile of four inks");
    ok = press_walk(pdf, press);
    if (ok)
        add_intent(pdf);
    colour_press_drop(press);
    return ok && pdf_check(pdf);
}
