/* text: a document as plain text: offer.txt, social.txt (specs/offer.md). */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "document/doc.h"
#include "panel/panel.h"

/* All that the tree says, in reading order; what was cut from it is not there. UTF-8 with LF: a
 * paragraph a line, an empty line between blocks, `- ` before items, "label : value" for a row of a
 * table, in the document's language; of all spaces only the ordinary one, so that a search for two
 * words finds them. Reports nothing; never fails (g_free). */
char *text_export(const struct doc *doc);

/* A round's figures as CSV: a row a figure, `figure,candidate,evaluator,criterion,value`; UTF-8,
 * LF, two decimals; what can't be computed is blank (g_free). */
char *panel_export_csv(const struct panel *panel, const struct panel_result *result);
/* The same as JSON, whole numbers and doubles as they are, with what was read, refused and set
 * aside (g_free). */
char *panel_export_json(const struct panel *panel, const struct panel_result *result);

#endif
