/* tounicode: what the character codes of a painted font say, and new ones that say it otherwise.
 * For seal. */
#ifndef SEAL_TOUNICODE_TOUNICODE_H
#define SEAL_TOUNICODE_TOUNICODE_H

#include "pdf/pdf.h"

/* A font of the file. Where a code has two bytes and glyphs are found through a map, a glyph can
 * have more codes than one. */
struct tounicode;

struct tounicode *tounicode_new(struct pdf *pdf, qpdf_oh font);
void tounicode_drop(struct tounicode *codes); /* NULL is no font */

unsigned tounicode_width(const struct tounicode *codes); /* bytes in a code: 1 or 2 */
/* Can one more be had for the glyph of this? */
bool tounicode_can_add(const struct tounicode *codes, unsigned code);
/* UTF-8, lent; NULL: nothing is known of it. */
const char *tounicode_text(const struct tounicode *codes, unsigned code);
/* How far its glyph moves the pen, in thousandths of the size. */
double tounicode_advance(const struct tounicode *codes, unsigned code);
/* The code is shown as it stands. */
void tounicode_use(struct tounicode *codes, unsigned code);
/* A code for the same glyph that says `text`, which may be empty; used from now on. */
unsigned tounicode_add(struct tounicode *codes, unsigned code, const char *text);

/* Writes /ToUnicode, /W and /CIDToGIDMap anew where codes were added; unmapped codes that nothing
 * shows go. */
void tounicode_write(struct tounicode *codes);
/* Is there an unmapped code; among the used ones alone? */
bool tounicode_has_unmapped(const struct tounicode *codes, bool used);

/* actual_text: what cairo says of glyphs beside their codes, said by codes. */

/* Where a nested /Span has an /ActualText that its codes do not say, they are replaced by new codes
 * that do: the widest glyph says all of it, the others nothing. The spans stay (content unwraps
 * them). After resources_complete_fonts, before content_new_marked. Reports `system`, where a code
 * that is shown still says U+FFFD or something private. */
bool actual_text_encode(struct pdf *pdf);

#endif
