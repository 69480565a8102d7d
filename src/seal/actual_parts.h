/* actual_parts: the glyphs of one text. Inside seal/ only, for actual. */
#ifndef SEAL_ACTUAL_PARTS_H
#define SEAL_ACTUAL_PARTS_H

#include "seal/codes.h"

struct actual_glyph {
    struct codes *codes;
    unsigned code;
};

/* struct actual_glyph, in the order in which they are shown, and the UTF-8 text that they stand for together: gives them codes, new ones
 * where those that they have say something else. */
void actual_choose(GArray *glyphs, const char *text);

#endif
