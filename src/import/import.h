/* import: from what people save to a text that posting/text reads: web pages, documents of word
 * processors (.docx, .odt), PDF. Before a posting is one; knows nothing of it.
 *
 * What a file is, its bytes say, never its name. It is read in a process of its own, within limits,
 * and nothing that it names is opened: no file, no address, no entity. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/base.h"

#define IMPORT_MAX (64u << 20) /* bytes of a file, pictures included */

struct import_taken {
    unsigned left; /* what import_tell has to say */
    char *data; /* what a page says for machines, JSON-LD with a JobPosting; NULL: nothing (g_free)
                 */
};

/* The text of a file: as it stands where it is one, else Markdown, as far as posting/text knows it:
 * headings, items, rows of tables, links, paragraphs in bold. `path` is what diagnostics call it.
 * *taken: what else there is to say of it. Reports input-kind, input-damaged, and what
 * source_from_bytes does; NULL: refused (source_drop). */
struct source *import_read(GBytes *bytes, const char *path, struct import_taken *taken,
                           struct diag *diag);
/* Reports input-taken: how the text was taken, and what was left out. Apart, so that it can be said
 * in the text's language. */
void import_tell(const struct import_taken *taken, const char *path, struct diag *diag);

#endif
