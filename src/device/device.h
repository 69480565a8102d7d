/* device: paints pages into memory and says what it marked. It knows nothing of postings, and
 * writes no file. */
#ifndef DEVICE_DEVICE_H
#define DEVICE_DEVICE_H

#include "base/base.h"
#include "document/doc.h"
#include "typeset/typeset.h"

/* Each gives new bytes (g_bytes_unref); NULL and a `system` report if the library failed, NULL and
 * `glyph` where a device can't show a character. marks: one for each text of a node and each field
 * is appended, in painting order; NULL: nobody needs them. */

/* PDF through cairo: the text items of a node that follow one another in a flat /Span tag, so that
 * the n-th content mark of a page has MCID n. No links, no annotations (the seal makes them);
 * fields are refused. A text item of spaces alone is left out and has no mark: cairo drops a call
 * without ink (1.16 leaves an empty MCID, 1.18 none at all). para_emit gives such spaces to the
 * word before them. */
GBytes *device_cairo(const struct pages *pages, GArray *marks, struct diag *diag);

/* PDF through libharu, with form fields; each text item of a node in /Span <</MCID n>> BDC … EMC,
 * blanks too. Artwork is refused (`svg`). */
GBytes *device_haru(const struct pages *pages, GArray *marks, struct diag *diag);

/* A page's own code there is a form XObject of this name among the page's resources, with these
 * operators (g_string_free), which hang on the item alone. */
#define DEVICE_CODE_NAME "Code"
GString *device_code_content(const struct page_item *item);

/* Every placed item and mark as readable text, for goldens. */
GBytes *device_trace(const struct pages *pages);

/* One page as PNG. */
GBytes *device_png(const struct pages *pages, unsigned page, double dpi, struct diag *diag);

/* contrast: paints each page in memory without its text, and compares each text item, field border
 * and code with the pixels behind it (WCAG 2.2, 1.4.3 and 1.4.11). Reports contrast, once a style
 * and document. */
void device_check_contrast(const struct pages *pages, struct diag *diag);

#endif
