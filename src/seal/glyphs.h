/* glyphs: fonts as readers and the standards want them: every code with its character. */
#ifndef SEAL_GLYPHS_H
#define SEAL_GLYPHS_H

#include "seal/pdf.h"

/* Mends every font of the file: /CIDToGIDMap where cairo writes none (ISO 19005-3, 6.2.11.3.2),
 * /ToUnicode where libharu writes none or a bad one (DESIGN §6.6), no /CIDSet or /CharSet
 * (6.2.11.4.2: only whole ones may be). Reports `system`. */
bool glyphs_mend(struct pdf *pdf);

#endif
