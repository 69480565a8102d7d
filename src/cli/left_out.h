/* left_out: notes what a document of one page leaves out. Inside cli/ only. */
#ifndef CLI_LEFT_OUT_H
#define CLI_LEFT_OUT_H

#include "base/diag.h"
#include "document/doc.h"

/* Sections that the document never says, and what the page had no room for: of an item what it says, without its bullet. Reports `left-out`, a
 * note each; `doc` is still whole (before doc_cut). */
void left_out_say(const struct doc *doc, unsigned cut, const char *layout, struct diag *diag);

#endif
