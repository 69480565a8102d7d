/* outline: the bookmarks of a document, from its headings (ISO 32000-1, 12.3.3). */
#ifndef SEAL_OUTLINE_H
#define SEAL_OUTLINE_H

#include "seal/structure.h"

/* Adds a bookmark for each painted heading, nested by level, that leads to where its first line
 * stands. False, and `system` reported: a heading of level 0. */
bool outline_write(const struct structure *structure, struct pdf *pdf);

#endif
