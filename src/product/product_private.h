/* documents_artwork: which artwork placed pages show. Inside cli/ only. */
#ifndef PRODUCT_PRODUCT_PRIVATE_H
#define PRODUCT_PRODUCT_PRIVATE_H

#include "base/base.h"
#include "document/doc.h"
#include "typeset/typeset.h"

/* The names of its files, each once, with commas; *span becomes where the first is named. NULL:
 * there is none (g_free). */
char *documents_list_artwork(const struct pages *pages, struct span *span);

/* left_out: notes what a document of one page leaves out. Inside cli/ only. */
/* Sections that the document never says, and what the page had no room for: of an item what it
 * says, without its bullet. Reports `left-out`, a note each; `doc` is still whole (before doc_cut).
 */
void left_out_say(const struct doc *doc, unsigned cut, const char *layout, struct diag *diag);

#endif
