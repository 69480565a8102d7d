/* dress: what a layout makes of a document before it is placed. The only part of document/ that
 * knows a design: what is said needs none. */
#ifndef DOCUMENT_DRESS_DRESS_H
#define DOCUMENT_DRESS_DRESS_H

#include "design/design.h"
#include "document/doc.h"

/* Puts the looks of a layout on the tree, for place; what is said stays as it is. Capitals where a
 * style sets them (`dressed`, with the mixed form as `actual_text`); drop ranks: the parts of
 * sections, as posting and layout want them to go; pictures without artwork leave the tree. Once,
 * before doc_cut. */
void doc_dress(struct doc *doc, const struct design *design);

#endif
