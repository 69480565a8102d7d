/* box: a document in a design, and the vertical lists that are made of it.
 *
 * box_tree_resolve settles once what no placement changes: the style of each node, its text as a
 * shaped paragraph, the modules of its code. box_measure lays a box out at a setting, as a vertical
 * list; flow breaks that list into columns, and vlist_emit makes placed items of what stands in
 * one. Inside typeset/ only. Lengths are points. */
#ifndef TYPESET_BOX_BOX_H
#define TYPESET_BOX_BOX_H

#include "typeset/font/font.h"
#include "typeset/para/para.h"
#include "typeset/typeset.h"

/* What stands inside a box's padding. */
enum box_kind {
    BOX_BLOCKS, /* one below the other */
    BOX_TEXT,   /* inline nodes: lines */
    BOX_ITEM,   /* a label, and what it labels beside it */
    BOX_ROW,    /* cells side by side */
    BOX_TABLE,  /* rows with the same columns */
    BOX_FIELD,  /* these paint themselves: no padding, no ground */
    BOX_CODE,
    BOX_CHART,
    BOX_PICTURE
};

struct box_title;

struct box {
    struct box_tree *tree;
    const struct doc_node *node;
    const struct design_style *style;
    enum box_kind kind;
    struct box *first, *next;
    struct para *para;            /* BOX_TEXT: its own */
    double shaped_pt;             /* the size it was shaped at */
    struct box_title *title;      /* its size is a range of the body's; NULL: it is none */
    const struct font_face *face; /* BOX_FIELD */
    const unsigned char *modules; /* BOX_CODE, of the pages; NULL: no code can hold the text */
    unsigned size;                /* modules a side */
};

struct box_tree {
    const struct design *design;
    struct fonts *fonts;
    struct hyphens *hyphens; /* as set before box_tree_resolve; NULL: no word is divided */
    struct pages *pages;     /* what is painted goes there: glyphs, texts, modules */
    struct diag *diag;
    struct box *first;  /* the document's children that a frame of the design takes; by `next` */
    GPtrArray *boxes;   /* all of them */
    GPtrArray *titles;  /* struct box_title */
    GPtrArray *strings; /* what paragraphs were shaped of, where it is not the document's */
    bool failed;        /* a font is missing, or something can't be set: reported */
};

/* What copy-fitting tries. */
struct box_setting {
    double em_pt;   /* the size of the body */
    double leading; /* 0–1: where leadings given as a range stand between their bounds */
    double stretch; /* 0–1: where sizes given as a range stand at the most, between their bounds */
    unsigned cut;   /* nodes with a higher drop rank are left out (doc_is_shown) */
};

/* An empty tree for texts of no node. All is lent, and `pages` takes what is emitted. */
void box_tree_init(struct box_tree *tree, const struct design *design, struct fonts *fonts,
                   struct pages *pages, struct diag *diag);
/* Fills it from the pages' document. Reports ini-file, url-long, hyphenation; tree->failed: it
 * can't be laid. */
void box_tree_resolve(struct box_tree *tree);
void box_tree_clear(struct box_tree *tree);

/* The children that are not left out, one after the other, and from `box` on; NULL: no more. */
struct box *box_shown(const struct box_setting *setting, struct box *box);

/* A length; `whole_pt` is what percents are of. auto, fr and fill give 0. */
double box_length(const struct box_setting *setting, struct design_length length, double whole_pt);
/* Line to line, times the size. */
double box_leading(const struct box_setting *setting, const struct design_style *style);
/* Which share of the room that is left over stands before what is aligned so: 0, a half, 1. */
static inline double box_share(enum design_align align)
{
    return align == ALIGN_CENTRE ? 0.5 : align == ALIGN_RIGHT ? 1 : 0;
}

/* Titles of one style in a frame, whose size is a range of the body's, are as large as the longest
 * of them can be. Before a frame is laid out: forgotten, then noted for each of its own blocks. */
void box_titles_forget(struct box_tree *tree);
void box_titles_note(struct box *box, const struct box_setting *setting, double width_pt);

/* A vertical list: what no column break may cut (a line, a table's row, a box), with the glue above
 * it. Of neighbouring glue the larger counts, and glue at the top of a column is dropped. */
enum vlist_part_kind { PART_LINE, PART_GROUND, PART_FIELD, PART_CODE, PART_CHART, PART_PICTURE };

/* Something to paint, from the top left corner of its entry. */
struct vlist_part {
    enum vlist_part_kind kind;
    const struct box *box;
    double x_pt, y_pt, width_pt, height_pt;
    struct para_line line;
    double scale;       /* of a line */
    double text_x_pt;   /* of a line: where its text begins, from the left */
    double baseline_pt; /* of a line: from its top */
    double over_pt;     /* of a title's first line: a word is so much too wide at any size */
    bool hang;          /* of a line: quotes and dashes that begin it stand out to the left */
    double size_pt;     /* of a field: its text; of a code: the largest side it may have */
    bool open_top, open_bottom; /* of a ground: it was divided there, and has no border */
};

struct vlist_entry {
    double height_pt;
    double baseline_pt; /* of its text, from its top; 0: no text of its own */
    double shift_pt;    /* what it holds stands so much lower (negative: higher), on the grid */
    double glue_pt;
    bool fill;         /* the glue takes what is left of the frame */
    bool keep;         /* no breakpoint after it, if there is another way */
    bool heading;      /* ends a block that is to be kept with the next */
    bool break_before; /* a forced breakpoint */
    bool last_item;    /* begins the last of several items of a list */
    bool head;         /* the first row of a table that repeats it */
    bool in_table;     /* a row that comes after such a head */
    bool grows;        /* a row with a field that fills it: takes what is left of a page */
    const struct doc_node *node;   /* what to point at when it does not fit; may be NULL */
    unsigned first_part, end_part; /* of vlist.parts, in painting order */
};

struct vlist {
    GArray *entries; /* struct vlist_entry */
    GArray *parts;   /* struct vlist_part */
    double glue_pt;  /* collected for the next entry */
    bool fill;
    /* Of pages that go on: */
    double top_pt;                   /* of the first column, on its page */
    double later_pt;                 /* a column that begins further on stands so much lower */
    double fold_from_pt, fold_to_pt; /* of the page: no ring stands between; equal: nothing is */
};

void vlist_init(struct vlist *list);
void vlist_clear(struct vlist *list);
/* Begins an entry, with the glue collected so far above it; the parts that are added belong to it
 * until vlist_end. */
struct vlist_entry *vlist_begin(struct vlist *list, const struct doc_node *node);
void vlist_end(struct vlist *list);
void vlist_add(struct vlist *list, const struct vlist_part *part);
void vlist_add_glue(struct vlist *list, double glue_pt, bool fill);
struct vlist_entry *vlist_get(const struct vlist *list, unsigned index);
/* A heading keeps two lines with it (specs: no heading at a column's foot): a single line after one
 * is not broken off from what follows. */
void vlist_keep_headings(struct vlist *list);
/* All glue, so much of it: 1 leaves it. */
void vlist_scale_glue(struct vlist *list, double share);
/* Puts baselines on a grid of `unit_pt`, counted from `first_pt` below the top of a column: heights
 * and glue become multiples of the unit. */
void vlist_snap(struct vlist *list, double unit_pt, double first_pt);
/* How much wider than it is the glue of entries [first, end) must be for extra_pt more, as a share
 * of itself; 0: there is none. */
double vlist_stretch(const struct vlist *list, unsigned first, unsigned end, double extra_pt);
/* Shares extra_pt, in whole units, among that glue, to each as it is wide: what was as far apart
 * stays so but for a unit. None gets more than most_pt, else two things in a column would fall
 * apart; what is left then stays below. */
void vlist_feather(struct vlist *list, unsigned first, unsigned end, double unit_pt, double most_pt,
                   double extra_pt);
/* Height of entries [first, end) as one column. */
double vlist_height(const struct vlist *list, unsigned first, unsigned end);
/* grow: how far an entry at y on the page must move down, all or in part, so that its rings stand
 * clear of the fold; *below: it is the first in its column with rings that don't stand above. */
double vlist_push(const struct vlist *list, unsigned index, double y_pt, bool *below);
/* Copies the parts of entries [first, end), as one column with its top left corner at x, y, into
 * the entry that `out` has begun. */
void vlist_copy(const struct vlist *list, unsigned first, unsigned end, double x_pt, double y_pt,
                struct vlist *out);
/* Paints entries [first, end) as one column with its top left corner at x, y; what `fill` glue
 * takes is shared from extra_pt. Reports `fit` of a title whose words have no room, and url-long of
 * a code that has none. */
void vlist_emit(const struct vlist *list, unsigned first, unsigned end, double x_pt, double y_pt,
                double extra_pt, struct page *page);

/* A block with its glue and its ground, appended to `out`. The recursion goes as deep as the
 * document's tree, which compose_* builds to a fixed depth. */
void box_measure(struct box *box, const struct box_setting *setting, double width_pt,
                 struct vlist *out);

/* A line of text that belongs to no node (running feet), at the size that the style has at its
 * largest, its baseline at y; `align` within the width; what has no room becomes “…”. Artifact.
 * Returns the width it takes. */
double box_loose_text(struct box_tree *tree, const struct box_setting *setting,
                      const struct design_style *style, const char *text, enum design_align align,
                      double x_pt, double y_pt, double width_pt, GArray *items);

#endif
