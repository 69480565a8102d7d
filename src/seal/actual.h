/* actual: what cairo tells of glyphs beside their codes, told by codes. */
#ifndef SEAL_ACTUAL_H
#define SEAL_ACTUAL_H

#include "seal/pdf.h"

/* Where a nested /Span has an /ActualText that its codes do not say, they are replaced by new codes that do: the widest glyph says
 * all of it, the others nothing. The spans stay (content unwraps them). After glyphs_mend, before content_new_marked. Reports `system`,
 * where a code that is shown still says U+FFFD or something private. */
bool actual_tell(struct pdf *pdf);

#endif
