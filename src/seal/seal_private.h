/* What the files of seal/ share: the file on its way, and the steps that it takes. */
#ifndef SEAL_SEAL_PRIVATE_H
#define SEAL_SEAL_PRIVATE_H

#include "pdf/pdf.h"
#include "seal/seal.h"

#include <glib.h>
#include <stdbool.h>

/* What differs between the standards that a sealed file claims. */
struct seal_standard {
    const char *version;   /* of PDF */
    const char *press;     /* ISO 15930, as XMP names it; NULL: none, and the others below hold */
    unsigned ua_part;      /* ISO 14289 */
    unsigned ua_rev;       /* its year; 0: the part has none */
    unsigned archive_part; /* ISO 19005; 0: none */
    unsigned archive_rev;
    const char *archive_level; /* its conformance level; NULL: none */
    const char *declares;      /* what else it conforms to: a URI of pdfa.org; NULL: nothing */
    bool
        pdf2; /* ISO 32000-2: namespaces, structure destinations; /Info is gone (ISO 19005-4, 6.1.3)
               */
};

/* structure: the structure tree of a document (ISO 32000-1, 14.7 and 14.8), from its nodes and what
 * was painted of them. */
/* What a marked content is: an element's, or an artifact in the document (14.8.2.2). */
enum content_kind { CONTENT_TAGGED, CONTENT_ARTIFACT, CONTENT_FOOT };

/* What became of each node and each mark of the job. */
struct structure {
    const struct seal_job *job;
    GPtrArray *pages; /* by page, GArray of enum content_kind by MCID */
    bool *decoration; /* by node: it or a node above it is an artifact */
    bool *painted;    /* by node: it has an element; or, a group or a text, part in one */
    unsigned *mcids;  /* by mark of content: its MCID on its page */
    unsigned *first;  /* by node: its first mark + 1; 0: none */
    unsigned *next;   /* by mark: the next mark of its node + 1; 0: none */
    qpdf_oh *objects; /* by node: the element that it is or stands in, once the tree is written */
};

/* The painter's own elements are struck out of the file's cross-reference table: nothing that is
 * kept refers to them, and reading them would take as long as all the rest. New bytes
 * (g_bytes_unref), the same where a file has a table of another kind (cairo 1.18). */
GBytes *structure_strike(GBytes *painted);
/* Pairs nodes and marks. Reports `system` for a mark or link off the pages. Clear it in either
 * case. */
bool structure_read(struct structure *structure, struct pdf *pdf, const struct seal_job *job);
/* By MCID of a page (from 0) its enum content_kind. Lent. */
const GArray *structure_kinds(const struct structure *structure, unsigned page);
/* The first mark of content in a node, or NULL. */
const struct mark *structure_find_mark(const struct structure *structure,
                                       const struct doc_node *node);
void structure_clear(struct structure *structure);

/* Adds the tree and its /ParentTree to the file, and /StructParent(s) to pages and annotations
 * (struct annot). What is decoration or was not painted has no element, groups and texts have none;
 * an empty cell of a painted row has. */
void structure_write(struct structure *structure, struct pdf *pdf, const GArray *annots);

/* annots: the annotations of a file: links, which the seal makes, and widgets, which the device
 * made. */
struct annot {
    qpdf_oh object;
    unsigned page;
    const struct doc_node *node; /* DOC_LINK, DOC_CODE or DOC_FIELD */
};

/* Makes an annotation of each of the job's links, and finds the widget of each MARK_FIELD. Reports
 * `system` when widgets and marks don't pair; NULL then. New array of struct annot (g_array_unref):
 * links in reading order, then widgets. */
GArray *annots_new(struct pdf *pdf, const struct structure *structure);
/* Where a mark stands, as a destination (ISO 32000-1, 12.3.2.2), to be released. */
qpdf_oh annots_new_destination(const struct pdf *pdf, const struct mark *mark);
/* An action that leads to where a mark stands, and in PDF 2.0 to the element there, as ISO
 * 14289-2, 8.8 wants; to be released. The tree is written. */
qpdf_oh annots_new_jump(const struct pdf *pdf, const struct structure *structure,
                        const struct mark *mark);
/* Links inside the document lead to elements, too. The tree is written. */
void annots_add_elements(struct pdf *pdf, const struct structure *structure, const GArray *annots);

/* attach: files that ride in a PDF as associated files (ISO 19005-3, 6.8). */
/* Adds the job's attachments. */
void attach_write(struct pdf *pdf, const struct seal_job *job);

/* content: what is marked on a page, and that all the rest of it is an artifact. */
/* A page's content stream → the same painting, where each operator that paints stands inside a
 * marked content with an MCID, or in an artifact (ISO 14289-1, 7.1); `kinds`: what each MCID that
 * the device marked becomes; of the running foot an artifact of type Pagination. Nested /Span
 * without an MCID (cairo's /ActualText, DESIGN §6.5) is unwrapped.
 *
 * New bytes (g_string_free). NULL, and *why (static), when the stream is damaged, a marked content
 * paints nothing, or its MCIDs are not 0 … count − 1 in order. */
GString *content_new_marked(const char *bytes, size_t len, const enum content_kind *kinds,
                            unsigned count, const char **why);

/* The same painting without marked content of /Span and /Artifact: for files that have no
 * structure. Reports as above. */
GString *content_new_stripped(const char *bytes, size_t len, const char **why);

/* resources: fonts as readers and the standards want them: every code with its character. */
/* Mends every font of the file: /CIDToGIDMap where cairo writes none (ISO 19005-3, 6.2.11.3.2),
 * /ToUnicode where libharu writes none or a bad one (DESIGN §6.6), no /CIDSet or /CharSet
 * (6.2.11.4.2: only whole ones may be). Reports `system`. */
bool resources_complete_fonts(struct pdf *pdf);

/* Takes /Interpolate off every image of the file, wherever it hangs: PDF/A allows no smoothing of a
 * reader's own (ISO 19005-3, 6.2.8). Without it pixels are shown as they are (ISO
 * 32000-1, 8.9.5.3). Deflates what the painter has not: libharu's streams. Reports `system`. */
bool resources_complete_streams(struct pdf *pdf);

/* outline: the bookmarks of a document, from its headings (ISO 32000-1, 12.3.3). */
/* Adds a bookmark for each painted heading, nested by level, that leads to where its first line
 * stands. False, and `system` reported: a heading of level 0. */
bool outline_write(const struct structure *structure, struct pdf *pdf);

/* xmp: the metadata of a sealed file (ISO 16684-1; ISO 19005-3, 6.6; ISO 14289-1, 5). */
#define XMP_PRODUCER "affiche"

/* An XMP packet (g_free). */
char *xmp_new(const struct seal_job *job, GBytes *painted, const struct seal_standard *standard);

#endif
