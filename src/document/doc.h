/* doc: a document as a tree of nodes with roles. What is said and in which order; never where.
 *
 * compose_* builds it, doc_dress puts a layout's looks on it, place sets it, the seal tags it;
 * exporters print it as it is said. The order of the tree is the reading order. Every node keeps
 * the span it came from. A doc owns all its nodes, their strings and fields, also those that
 * doc_cut takes out of the tree. */
#ifndef DOCUMENT_DOC_H
#define DOCUMENT_DOC_H

#include "base/base.h"
#include "lang/lang.h"

#include <limits.h>

/* Roles, with the structure type the seal gives them (ISO 32000-1, 14.8.4). */
enum doc_role {
    DOC_DOCUMENT,    /* Document */
    DOC_GROUP,       /* no structure element of its own: a box for the layout's styles */
    DOC_HEADING,     /* H1 … H3, by level */
    DOC_PARAGRAPH,   /* P */
    DOC_LIST,        /* L */
    DOC_ITEM,        /* LI */
    DOC_LABEL,       /* Lbl */
    DOC_BODY,        /* LBody */
    DOC_TABLE,       /* Table */
    DOC_ROW,         /* TR */
    DOC_HEADER_CELL, /* TH, with a scope */
    DOC_CELL,        /* TD */
    DOC_SPAN,        /* Span: inline; carries lang or expansion (/E) */
    DOC_LINK,        /* Link: inline; uri, and alt: what its /Contents says */
    DOC_CODE,  /* the QR code of `uri`: an artifact with a link over it (DESIGN §6.1); Link, alt */
    DOC_FORM,  /* Form: a field with its label inside; alt: what it says */
    DOC_FIELD, /* one widget; Form, unless it stands in one */
    DOC_CHART, /* figures as a picture: an artifact, since they stand in text as well */
    DOC_PICTURE, /* of something in a hand: an artifact, since what it is stands in text beside it
                  */
    DOC_TEXT     /* a leaf: characters; content of the element around it */
};

/* How the labels of a list are made (ISO 32000-1, table 347). */
enum doc_numbering {
    DOC_NUMBERING_NONE, /* there are none, or they are words, or not of one kind */
    DOC_NUMBERING_BULLET,
    DOC_NUMBERING_DECIMAL,
    DOC_NUMBERING_LOWER_ALPHA,
    DOC_NUMBERING_UPPER_ALPHA
};

enum doc_scope { DOC_SCOPE_NONE, DOC_SCOPE_ROW, DOC_SCOPE_COLUMN };

enum doc_field_kind { DOC_FIELD_TEXT, DOC_FIELD_CHECK, DOC_FIELD_RADIO };

/* One widget. The radio buttons of one group share `name` and differ in `value` (specs/grid.md §3).
 */
struct doc_field {
    enum doc_field_kind kind;
    const char *name;       /* "K1.score" */
    const char *value;      /* radio, check: the name of the on state ("3", "NE", "Yes"); text: its
                               value, or NULL */
    const char *says;       /* /TU */
    const char *group_says; /* radio: /TU of the group, the same in each; NULL otherwise */
    bool read_only, multi_line;
    unsigned max_len; /* characters; 0: no limit */
};

/* A figure as a mark on a chart's scale. */
struct doc_point {
    double value;   /* NAN: there is none */
    unsigned shape; /* whose it is: each has a shape of its own, from 0 on */
};

/* One line of a chart: a bar and marks on a scale. */
struct doc_chart {
    double from, to; /* what the scale says at its left and at its right */
    double value;    /* where the bar ends that begins at 0; NAN: there is none */
    double step;     /* the scale's lines are so far apart; 0: there are none */
    bool numbers;    /* what the lines say stands there instead of them */
    const struct doc_point *points;
    unsigned count;
};

struct doc_node {
    enum doc_role role;
    unsigned level;       /* headings: 1–3 */
    unsigned drop_rank;   /* 0: kept; the highest is left out first, with all below it (doc_cut) */
    bool says_cut;        /* is there only when something was left out: "Offre complète" */
    bool picture;         /* is there only for the artwork of its style */
    enum doc_scope scope; /* header cells */
    enum doc_numbering numbering; /* lists */
    bool terms;        /* of a list: its labels are terms, and its items say what they mean */
    bool artifact;     /* decoration: painted, never tagged */
    const char *style; /* name of a style in the layout; never NULL on a block; NULL on inline: the
                          parent's */
    const char *slot;  /* children of the document: the layout's frame they flow into */
    const char *text;  /* DOC_TEXT: UTF-8, typography done */
    const char *dressed;     /* the same in the layout's looks (capitals); NULL: as `text` */
    const char *actual_text; /* what a dressed block or link says; NULL: what it shows. Goes on the
                                structure element (DESIGN §6.13) */
    const char *expansion;   /* /E */
    const char *alt;
    const char *uri;
    const struct doc_node *target; /* of a link inside the document, in place of a uri */
    const char *lang;              /* BCP 47, when it differs from the document's */
    const struct doc_field *field;
    const struct doc_chart *chart;
    GBytes *png; /* of a picture */
    double share; /* 0–1, of a cell: how far its ground goes from the style's background to its fill
                   */
    struct span span;
    struct span also; /* of a block whose text comes from two places, the other one */
    struct doc_node *parent, *first, *last, *next;
    unsigned id; /* from 0, in the order of making */
};

/* What a document has no place for, whatever room there is. */
struct doc_omission {
    const char *text;
    struct span span;
    const struct doc_node *unless; /* it is said after all where this one is shown; NULL: nowhere */
};

/* Children of the document that are a section of the posting: it may go, whole or in part. */
struct doc_section {
    struct doc_node *first, *last;
    enum lang_role role;
};

/* What the posting wants to have left out or kept; it counts before what the layout wants. */
struct doc_preferences {
    struct lang_roles drop, keep;
    unsigned items; /* of each list and each run of paragraphs so many stay; 0: not said */
};

struct doc {
    struct doc_node *root;
    const struct language *lang;
    const char *title;  /* document title: window bar, dc:title */
    const char *author; /* the organisation; may be NULL */
    const char *foot;   /* running foot of flowing pages; may be NULL */
    GPtrArray *nodes;   /* every node, by id */
    GArray *omissions;  /* struct doc_omission, in the order of the posting */
    GArray *sections;   /* struct doc_section, in the order of the tree */
    struct doc_preferences preferences;
    GStringChunk *strings;
    GPtrArray *adopted; /* struct doc *: whose nodes became its own */
};

struct doc *doc_new(const struct language *lang, const char *title);
void doc_drop(struct doc *doc);
/* What `part` says, behind all that `doc` says: its nodes get new ids, and it is the doc's from
 * then on. */
void doc_adopt(struct doc *doc, struct doc *part);

/* A string that lives as long as the doc. NULL gives NULL. */
const char *doc_keep(struct doc *doc, const char *text);

/* A new last child of `parent`. */
struct doc_node *doc_add(struct doc *doc, struct doc_node *parent, enum doc_role role,
                         const char *style, struct span span);
struct doc_node *doc_add_text(struct doc *doc, struct doc_node *parent, const char *text,
                              struct span span);
/* A paragraph or heading with one text in it. */
struct doc_node *doc_add_block(struct doc *doc, struct doc_node *parent, enum doc_role role,
                               const char *style, const char *text, struct span span);
struct doc_node *doc_add_link(struct doc *doc, struct doc_node *parent, const char *text,
                              const char *uri, const char *alt, struct span span);
/* A link to another part of the document: to `target`, which may be set later. */
struct doc_node *doc_add_jump(struct doc *doc, struct doc_node *parent, const char *text,
                              const struct doc_node *target, const char *alt, struct span span);
struct doc_node *doc_add_field(struct doc *doc, struct doc_node *parent, const char *style,
                               const struct doc_field *field,
                               struct span span); /* copies the field */

/* Copies the chart. */
struct doc_node *doc_add_chart(struct doc *doc, struct doc_node *parent, const char *style,
                               const struct doc_chart *chart);

/* A PNG, at 8 pixels a millimetre, or as wide as there is room. */
struct doc_node *doc_add_picture(struct doc *doc, struct doc_node *parent, const char *style,
                                 GBytes *png);

/* The document's children from `first` on are a section; NULL: an empty one, which is none. */
void doc_add_section(struct doc *doc, struct doc_node *first, enum lang_role role);

/* Notes down what the document leaves out; `unless` may be NULL. */
void doc_omit(struct doc *doc, const char *text, struct span span, const struct doc_node *unless);

bool doc_is_inline(const struct doc_node *node); /* text, span, link */
/* The nearest node upwards, `node` itself included, that has a structure element (text and groups
 * have none). */
const struct doc_node *doc_element(const struct doc_node *node);
/* All text under a node, in order (g_free). */
char *doc_text(const struct doc_node *node);

/* A walk over a subtree that enters each node and leaves it after all below it:
 *
 *     struct doc_walk walk = {.root = doc->root};
 *
 *     while (doc_walk_next(&walk))
 *         if (walk.leave)
 *             g_string_append(to, ")");
 *         else
 *             g_string_append_printf(to, "(%s", doc_role_name(walk.node->role));
 *
 * gives "(document(heading(text))(para(text)))". */
struct doc_walk {
    const struct doc_node *root;
    const struct doc_node *node; /* NULL: not begun, or ended */
    unsigned depth;              /* of the node, below the root */
    bool leave;                  /* it is left; else it is entered */
    bool skip;                   /* set on entering: what is below it is not walked */
};
bool doc_walk_next(struct doc_walk *walk);

/* Next node in reading order, NULL at the end of `root`'s subtree. */
struct doc_node *doc_next(const struct doc_node *root, const struct doc_node *node);

/* A leaf's text as it is set. */
static inline const char *doc_set_text(const struct doc_node *leaf)
{
    return leaf->dressed ? leaf->dressed : leaf->text;
}

/* Where a page can't hold all, it leaves out every node with a drop rank above a cut. */
#define DOC_CUT_NONE UINT_MAX
/* From here on: there only if there is room for it without smaller type than the layout's `lead`.
 * To go without is no loss, and the first thing done: the highest ranks first, the lead last. */
#define DOC_RANK_LEAD 1000000
static inline bool doc_cut_loses(unsigned cut)
{
    return cut < DOC_RANK_LEAD - 1;
}
static inline bool doc_is_shown(const struct doc_node *node, unsigned cut)
{
    return node->drop_rank <= cut && (!node->says_cut || doc_cut_loses(cut));
}
/* Takes out of the tree what a cut leaves out, and the lists that have nothing left in them. The
 * nodes live on in doc->nodes. */
void doc_cut(struct doc *doc, unsigned cut);

const char *doc_role_name(enum doc_role role); /* "heading": for dumps */
/* Quoted, with what an eye can't tell from a space written out: for dumps. */
void doc_append_quoted(GString *to, const char *text);
/* A readable dump for goldens: a line a node, indented by depth (g_free). */
char *doc_dump(const struct doc *doc);

/* What a device painted for which node: the thread from painted bytes back to the document. */
enum mark_kind {
    MARK_CONTENT, /* marked content; on each page the n-th of these (from 0) has MCID n */
    MARK_FOOT,    /* the running foot, an artifact: counted with the above, and of no node */
    MARK_FIELD /* a widget annotation; on each page the n-th of these is the n-th widget of /Annots
                */
};

struct mark {
    enum mark_kind kind;
    unsigned page;               /* from 0 */
    const struct doc_node *node; /* of content: DOC_TEXT; of a field: DOC_FIELD; of a foot: NULL */
    double y_pt;                 /* top of what was painted, y down: a bookmark leads there */
};

/* A link area on a page: the seal makes the annotation. Points, origin top left, y down. */
struct mark_link {
    unsigned page;
    const struct doc_node *node; /* DOC_LINK or DOC_CODE */
    double x_pt, y_pt, width_pt, height_pt;
};

#endif
