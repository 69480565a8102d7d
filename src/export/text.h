/* text: a document as plain text (specs/offer.md, offer.txt). */
#ifndef EXPORT_TEXT_H
#define EXPORT_TEXT_H

#include "document/doc.h"

/* UTF-8 with LF: a paragraph a line, an empty line between blocks, `- ` before items, "label :
 * value" for a row of a table; of all spaces only the ordinary one, so that a search for two words
 * finds them (g_free). */
char *text_export(const struct doc *doc);

#endif
