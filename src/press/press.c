/* press: makes a painted file PDF/X-4, as far as colours go.
 *
 * Between seal and press_walk. What always holds: a file that it lets through has nothing but a
 * press's inks, and that press's profile. */
#include "press/press.h"

#include "press/press_private.h"

/* ISO 15930-7. */
static const char fogra39[] =
    "<< /Type /OutputIntent /S /GTS_PDFX /Info (Offset on coated paper, FOGRA39)"
    " /OutputConditionIdentifier (FOGRA39) /OutputCondition (Offset on coated paper, FOGRA39)"
    " /RegistryName (http://www.color.org) >>";

bool press_convert(struct pdf *pdf, GBytes *profile, const char *artwork, struct span artwork_span)
{
    struct colour_press *press = colour_press_new(profile);
    bool ok;

    if (!press)
        return pdf_fail(pdf, "the press profile is no profile of four inks");
    ok = press_walk(pdf, press, artwork, artwork_span);
    if (ok)
        pdf_put_intent(pdf, profile, 4, fogra39);
    colour_press_drop(press);
    return ok && pdf_check(pdf);
}
