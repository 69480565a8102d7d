/* typeset: from a document and a design to placed pages (place), made ready for the print shop
 * (bleed) or for a layout's author (guides). In a page nothing is left to decide; a device paints
 * it.
 *
 * Points (1/72 inch), origin at the top left of the page, y down. Items are in painting order.
 * Text, fields and links know their node; everything with node == NULL is an artifact. */
#ifndef TYPESET_TYPESET_H
#define TYPESET_TYPESET_H

#include "base/base.h"
#include "design/design.h"
#include "document/doc.h"
#include "lang/hyphen/hyphen.h"
#include "typeset/font/font.h"

struct page_glyph {
    unsigned id;         /* glyph index in the face */
    double advance_pt;   /* to the next pen position */
    double dx_pt, dy_pt; /* offset of the drawing from the pen; y down */
    unsigned byte;       /* first byte of its cluster in the item's text */
};

/* One run on one line, in visual order from x on. */
struct page_text {
    const char *text; /* UTF-8; lent by the pages */
    unsigned len;
    const struct page_glyph *glyphs;
    unsigned count;
    bool right_to_left;
    const struct font_face *face;
    double size_pt;
    struct colour colour;
    double width_pt; /* sum of the advances */
};

enum page_item_kind {
    PAGE_TEXT,
    PAGE_RECT,
    PAGE_LINE,
    PAGE_CODE,
    PAGE_ART,
    PAGE_FIELD,
    PAGE_MARK, /* a mark of a chart: u.mark.outline in the box, or a circle */
    PAGE_PICTURE
};

/* Corners in a box of 1 by 1, y down; none: a circle. */
struct page_outline {
    unsigned count;
    double corners[12][2];
};

/* A line above the quiet zone of a page's own code, in a face of fields. */
struct page_caption {
    const char *text; /* lent by the pages */
    const struct font_face *face;
    double size_pt;
};

struct page_item {
    enum page_item_kind kind;
    const struct doc_node *
        node; /* PAGE_TEXT: the DOC_TEXT leaf; PAGE_FIELD: its DOC_FIELD; PAGE_CODE: its DOC_CODE */
    const char
        *style; /* of a text without node: the name of its style, or NULL; lent by the design */
    bool foot;  /* part of the running foot */
    double x_pt, y_pt; /* top left; of text: pen start and baseline; of a line: start */
    double width_pt,
        height_pt;    /* text: advance and ascent + descent; a line: the vector to its end */
    double ascent_pt; /* text: from the top of its box to the baseline */
    struct colour fill, stroke; /* alpha 0: none. PAGE_LINE, PAGE_RECT, PAGE_CODE (fill: modules),
                                   PAGE_MARK, PAGE_FIELD (fill, stroke, text) */
    double stroke_pt;
    double radius_pt; /* rounded corners; radio buttons: a circle in the box */
    union {
        struct page_text text;
        struct {
            const unsigned char *modules;
            unsigned size;
            const struct page_caption *caption; /* of a page's own code, which has no node; NULL */
        } code; /* size × size, row by row, 1 = dark; without quiet zone */
        const struct design_art *art;
        GBytes *picture; /* PNG; lent by the doc */
        struct {
            const struct page_outline *outline;
        } mark;
        struct {
            const struct font_face *face;
            double size_pt;
            struct colour ink;
        } field;
    } u;
};

/* A clickable area; node: the DOC_LINK or DOC_CODE. */
struct page_link {
    const struct doc_node *node;
    double x_pt, y_pt, width_pt, height_pt;
};

/* A frame as resolved on this page, for trace, guides and tests. filled_pt: height of the content
 * of its longest column. */
struct page_frame {
    const char *name;
    double x_pt, y_pt, width_pt, height_pt, filled_pt;
    unsigned columns;                /* inside its padding, from left to right */
    double column_x_pt, column_y_pt; /* top left of the first */
    double column_pt, column_height_pt, gutter_pt;
    double baseline_pt, unit_pt, line_pt; /* of its baseline grid: the first one on the page, step,
                                             a whole line; unit 0: none */
};

struct page {
    double width_pt, height_pt;
    GArray *items;  /* struct page_item */
    GArray *links;  /* struct page_link */
    GArray *frames; /* struct page_frame */
};

/* All pages of one document. Owns items, texts and glyphs; lends nodes of the doc, faces of the
 * fonts, artwork of the design. */
struct pages {
    const struct doc *doc;
    GPtrArray *pages; /* struct page * */
    GStringChunk *strings;
    GPtrArray *blocks;        /* glyph and module arrays, g_free'd */
    GPtrArray *appended;      /* struct pages *: whose pages became its own */
    double body_pt;           /* the size that copy-fitting chose; 0: nothing was fitted */
    double trim_pt, bleed_pt; /* from the page's edges to the trim; from there out to the bleed. 0:
                                 the page is trimmed */
    unsigned
        cut; /* what copy-fitting left out: nodes with a higher drop rank; DOC_CUT_NONE: nothing */
    unsigned placements; /* how many times it placed to find it */
};

/* Is there anything to see of a line or a border? */
static inline bool page_is_stroked(const struct page_item *item)
{
    return item->stroke.a > 0 && item->stroke_pt > 0;
}

/* Dark modules of a PAGE_CODE side by side: columns [first, end) of a row. */
struct page_bar {
    unsigned row, first, end;
};

/* The next one, row by row; {0} begins. False: that was the last. */
bool page_next_bar(const struct page_item *item, struct page_bar *bar);

struct pages *pages_new(const struct doc *doc);
void pages_drop(struct pages *pages);
/* The pages of a part of the document, placed by themselves: they are this one's from then on. */
void pages_append(struct pages *pages, struct pages *part);
struct page *pages_add(struct pages *pages, double width_pt, double height_pt);
struct page *pages_get(const struct pages *pages, unsigned index);

/* place: where everything stands: frames, columns, lines, pages, copy-fitting. It never draws.
 *
 * What a frame holds is first laid out as a vertical list (lines, table rows, boxes) with the
 * glue and the break rules between them; then that flows into columns and pages. */
/* New pages (pages_drop); NULL with `fit` at the first thing that did not fit, or ini-file for a
 * font. `hyphens`: NULL: no word is divided. Reports hyphenation, too. */
struct pages *place_document(const struct doc *doc, const struct design *design,
                             struct fonts *fonts, struct hyphens *hyphens, struct diag *diag);

/* The same without running feet: of a part of a document, whose pages are counted with the others.
 */
struct pages *place_part(const struct doc *doc, const struct design *design, struct fonts *fonts,
                         struct hyphens *hyphens, struct diag *diag);
/* Appends the running foot to each page of a part: its first page is number `first` of `total`. */
void feet_add(struct pages *pages, const struct design *design, struct fonts *fonts, unsigned first,
              unsigned total, struct diag *diag);

/* stamps: a QR code of its own on each page, by which a form on paper is known when it comes back:
 * at the right, as high as the layout says; with its caption it is an artifact, and what it says
 * must stand in text as well. */
struct page_stamp {
    const char *text;    /* what it says */
    const char *caption; /* "C-07 · A · 1"; NULL: none */
};
#define STAMPS_BOX "page-box" /* the style of boxes to write codes into */
/* One for each page. Where `boxes` (NULL: none), names that end with NULL, further pages with
 * circles have a row of boxes for each of them beside the code, for so many letters. False:
 * reported. Nothing where the layout has no code. */
bool stamps_add(struct pages *pages, const struct design *design, struct fonts *fonts,
                const struct page_stamp *stamps, const char *const *boxes, unsigned letters,
                struct diag *diag);

/* bleed: makes placed pages ready to be cut: grounds run out over the trim, crop marks stand
 * outside. */
/* Pages grow on all sides by the bleed and, with marks, by the room for these; what is placed keeps
 * its place on the trimmed page (ISO 32000-1, 14.11.2). Grounds that touch the trim reach out to
 * the bleed; artwork does so by covering the larger box, so that it is scaled a little. Once only.
 */
void bleed_add(struct pages *pages, double bleed_pt, bool marks);

/* guides: what a layout's author wants to see of placed pages: the trim, the frames with their
 * names, columns, baseline grids. */
/* Appends the guides to each page, over all else. Artifacts, every one. Reports ini-file where the
 * design's font is missing. */
void guides_add(struct pages *pages, const struct design *design, struct fonts *fonts,
                struct diag *diag);

/* A QR code's modules (ISO/IEC 18004), error correction M: size × size, row by row, 1 = dark,
 * without quiet zone (g_free). NULL and url-long reported when no code can hold the text. */
unsigned char *qr_encode(const char *text, unsigned *size, struct span span, struct diag *diag);
/* The same of a page's own code: of version 2 at least, in the smallest mode (7.4). */
unsigned char *qr_encode_page(const char *text, unsigned *size, struct diag *diag);

#define QR_QUIET_MODULES 4 /* on each side: light */

#endif
