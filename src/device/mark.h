/* mark: what a device painted for which node; the thread from painted bytes back to the document. */
#ifndef DEVICE_MARK_H
#define DEVICE_MARK_H

#include "document/doc.h"

enum mark_kind {
    MARK_CONTENT, /* marked content; on each page the n-th of these (from 0) has MCID n */
    MARK_FIELD    /* a widget annotation; on each page the n-th of these is the n-th widget of /Annots */
};

struct mark {
    enum mark_kind kind;
    unsigned page;               /* from 0 */
    const struct doc_node *node; /* of content: DOC_TEXT; of a field: DOC_FIELD */
    double y_pt;                 /* top of what was painted, y down: a bookmark leads there */
};

/* A link area on a page: the seal makes the annotation. Points, origin top left, y down. */
struct mark_link {
    unsigned page;
    const struct doc_node *node; /* DOC_LINK or DOC_CODE */
    double x_pt, y_pt, width_pt, height_pt;
};

#endif
