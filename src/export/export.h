/* text: a document as plain text: offer.txt, social.txt (specs/offer.md). */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "document/doc.h"

/* All that the tree says, in reading order; what was cut from it is not there. UTF-8 with LF: a
 * paragraph a line, an empty line between blocks, `- ` before items, "label : value" for a row of a
 * table, in the document's language; of all spaces only the ordinary one, so that a search for two
 * words finds them. Reports nothing; never fails (g_free). */
char *text_export(const struct doc *doc);

#endif
