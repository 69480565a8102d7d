/* codes: what the codes of a painted font say, and new ones that say it otherwise. Inside seal/
 * only. */
#ifndef SEAL_CODES_CODES_H
#define SEAL_CODES_CODES_H

#include "pdf/pdf.h"

/* A font of the file. Where a code has two bytes and glyphs are found through a map, a glyph can
 * have more codes than one. */
struct codes;

struct codes *codes_new(struct pdf *pdf, qpdf_oh font);
void codes_drop(struct codes *codes); /* NULL is no font */

unsigned codes_width(const struct codes *codes); /* bytes in a code: 1 or 2 */
/* Can one more be had for the glyph of this? */
bool codes_can_add(const struct codes *codes, unsigned code);
/* UTF-8, lent; NULL: nothing is known of it. */
const char *codes_text(const struct codes *codes, unsigned code);
/* How far its glyph moves the pen, in thousandths of the size. */
double codes_advance(const struct codes *codes, unsigned code);
/* The code is shown as it stands. */
void codes_use(struct codes *codes, unsigned code);
/* A code for the same glyph that says `text`, which may be empty; used from now on. */
unsigned codes_add(struct codes *codes, unsigned code, const char *text);

/* Writes /ToUnicode, /W and /CIDToGIDMap anew where codes were added; riddles that nothing shows
 * go. */
void codes_write(struct codes *codes);
/* Is there a code that says a riddle; among the used ones alone? */
bool codes_has_riddle(const struct codes *codes, bool used);

/* Does it hold what no reader could say: U+FFFD, or something private (ISO 19005-3, 6.2.11.7.3)? */
bool codes_is_riddle(const char *text);

/* actual: what cairo tells of glyphs beside their codes, told by codes. */
/* Where a nested /Span has an /ActualText that its codes do not say, they are replaced by new codes
 * that do: the widest glyph says all of it, the others nothing. The spans stay (content unwraps
 * them). After glyphs_mend, before content_new_marked. Reports `system`, where a code that is shown
 * still says U+FFFD or something private. */
bool actual_tell(struct pdf *pdf);

#endif
