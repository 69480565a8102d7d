/* seal: takes painted bytes and returns bytes that conform to PDF/UA-1 (ISO 14289-1) and PDF/A-3a
 * (ISO 19005-3); or to PDF/UA-2 (ISO 14289-2), PDF/A-4 (ISO 19005-4) and WTPDF 1.0 for
 * accessibility; or, for the press, to PDF/X-4.
 *
 * The only one that knows PDF objects, the haru device's form fields apart. It throws away what
 * structure the painter wrote and builds the real one from the document and the marks; everything
 * unmarked becomes an artifact. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include "base/base.h"
#include "document/doc.h"

struct seal_attachment {
    const char *name;         /* file name, ASCII */
    const char *mime;         /* application/ld+json */
    const char *says;         /* /Desc */
    const char *relationship; /* "Data", "Source" … (ISO 19005-3, 6.8) */
    GBytes *bytes;
};

struct seal_job {
    const struct doc *doc; /* structure, headings for the bookmarks, language, title */
    const GArray *marks;   /* struct mark, in painting order */
    const GArray *links;   /* struct mark_link, in reading order */
    const struct seal_attachment *attachments;
    unsigned attachment_count;
    GBytes *press; /* NULL, or the CMYK profile of a press: PDF/X-4 (ISO 15930-7), which claims
                      neither of the others; needs `created` */
    const char *artwork; /* NULL, or the files of artwork that the pages show: what a press can't
                            print comes of one of them */
    struct span artwork_span; /* where the first is named */
    const char *password; /* NULL, or what the file is encrypted with: it claims no PDF/A then; not
                             for a press */
    const char *created;  /* ISO 8601 with zone, or NULL: no date at all (DESIGN §6.10) */
    bool pdf2; /* PDF 2.0: PDF/UA-2, and PDF/A-4f where something is attached, else PDF/A-4; not
                  encrypted */
    bool bookmarks;           /* one for each painted heading; a press file has none */
    double trim_pt, bleed_pt; /* from the page's edges to the trim; from there out to the bleed */
};

/* New bytes (g_bytes_unref); NULL and a `system` report when the bytes are not what a device made,
 * a `press` report when a press can't print them. Same input, same bytes. */
GBytes *seal_apply(GBytes *painted, const struct seal_job *job, struct diag *diag);

#endif
