/* design: what layouts/NAME.ini and layouts/brand-NAME.ini say: page, frames, styles, brand,
 * artwork. Only data.
 *
 * A page is a stack of frames, from top to bottom, each as wide as the page. What compose_* made
 * flows into the frame that its slot names; inside a frame, boxes: a block stands below the one
 * before, a row puts its children side by side. All that is read from the files; another look needs
 * no C. The format is described at the top of layouts/README.md. */
#ifndef DESIGN_DESIGN_H
#define DESIGN_DESIGN_H

#include "base/base.h"
#include "ini/ini.h"
#include "lang/lang.h"

/* sRGB, 0–1. a == 0: nothing is painted. */
struct colour {
    double r, g, b, a;
};

/* `12pt`, `4mm` (kept in points), `1.2em` (times the body size), `30%` (of the width at hand),
 * `1fr` (a share of what is left), `auto`, `fill`. */
enum design_unit { UNIT_PT, UNIT_EM, UNIT_PERCENT, UNIT_FR, UNIT_AUTO, UNIT_FILL };

struct design_length {
    double value;
    enum design_unit unit;
};

/* `9pt` or `9pt..12pt`. */
struct design_range {
    struct design_length min, max;
};

/* `1.3` or `1.2..1.3`. */
struct design_span {
    double min, max;
};

struct design_border {
    double width_pt; /* 0: none */
    struct colour colour;
};

enum design_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum design_display { DISPLAY_BLOCK, DISPLAY_ROW };
enum design_caps { CAPS_NO, CAPS_YES, CAPS_FIRST };

#define DESIGN_COLUMNS_MAX 12
#define DESIGN_MODULE_PT                                                                           \
    (0.85 *                                                                                        \
     NUM_PT_PER_MM) /* telephones and office printers manage this size of a QR code's modules */

struct design_style {
    char *name;
    char *family;            /* resolved through the brand: "Atkinson Hyperlegible Next" */
    struct span family_span; /* where it was named, for ini-file */
    unsigned weight;         /* 100–900 */
    bool italic;
    struct design_range size;   /* a range: the largest size at which the text takes at most `lines`
                                   lines;   from pt to em: at least the pt */
    unsigned lines;             /* 0: any number */
    struct design_span leading; /* line to line, times the size; a range: chosen by the fit, the
                                   largest that fits */
    double tracking_em;         /* letter spacing, times the size */
    enum design_caps caps;      /* set in capitals for looks, or the first letter of its first word
                                   (doc_dress) */
    bool kerning, ligatures;
    struct colour colour;
    enum design_align align;
    bool hang;    /* quotes and dashes that begin a line stand out to the left */
    bool hyphens; /* words are divided at a line's end, where the text has no number of lines */
    struct design_length space_before,
        space_after; /* of two neighbours' the larger counts; `fill`: takes what is left */
    struct design_length indent;     /* from the left; a list item's label stands in it */
    struct design_length padding[4]; /* top right bottom left */
    struct colour background;
    struct colour fill; /* what a value is painted in: a chart's bar, a cell's ground */
    double shade;       /* 0–1: so much of it is mixed into the background, or the paper */
    double radius_pt;
    struct design_border border[4]; /* top right bottom left */
    char *art_name;                 /* artwork of the brand that is shown in the box, or NULL */
    const struct design_art *art;
    enum design_display display;
    struct design_length columns[DESIGN_COLUMNS_MAX]; /* of a row, or of the rows of a table */
    unsigned column_count; /* 0 in a row: as many equal ones as it has children */
    struct design_length gap;
    unsigned wrap; /* of a row: cells go on in a further row where a text in an `auto` column would
                      take more lines than this; 0: never */
    struct design_range
        width; /* fields, codes and boxes; auto: as the content wants; a range: of codes alone */
    struct design_length height; /* fields and boxes; a code is square; `fill`: of a field in a
                                    table's row, as high as the row */
    double module_pt;            /* of a code: no module is smaller */
    bool break_before;           /* begins a column or page */
    bool keep_with_next, keep_with_previous, keep_together; /* if there is another way */
    bool repeat; /* a table's head row: again at the top of each further page, as an artifact */
    bool fit_content;         /* background and border only as wide as the text (badges) */
    enum design_align valign; /* children of a row: top, middle, bottom */
};

struct design_frame {
    char *name;
    struct design_range height; /* auto: as its content wants; fill: what is left; else the least; a
                                   range: the fit chooses */
    struct design_length padding[4];
    struct colour background;
    char *art_name; /* artwork behind it, or NULL */
    const struct design_art *art;
    unsigned columns; /* ≥ 1 */
    double gutter_pt;
    bool flow;    /* goes on, on further pages */
    bool balance; /* columns of about the same height */
    double grid;  /* baselines stand on multiples of this share of the body's line; 0: on none */
    struct span span;
};

/* A rectangle on every page, behind all: a bar of the brand. Points from the top left. */
struct design_shape {
    double x_pt, y_pt, width_pt, height_pt;
    struct colour fill;
};

/* Vector artwork of the brand; where something shows it, it has been judged (`svg`). Painted by the
 * cairo device alone. */
struct design_art {
    char *file;      /* as the brand names it */
    bool tried;      /* something shows it, so that it has been opened */
    struct svg *svg; /* artwork's; NULL: not tried, or of no use */
    double width_pt, height_pt;
    struct span span; /* where the brand names it */
};

/* Of paddings and borders, in the order in which layouts give them. */
enum design_side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT };

enum design_kind {
    DESIGN_POSTER,
    DESIGN_OFFER,
    DESIGN_GRID,
    DESIGN_CARD,
    DESIGN_PANEL,
    DESIGN_COVER
};

struct design {
    char *name; /* poster-a4 */
    enum design_kind kind;
    struct span kind_span; /* where the layout says so */
    double width_pt, height_pt;
    struct design_range body; /* the size that 1em means; a range: chosen by the fit */
    double step_pt;           /* of that choice */
    double lead_pt;           /* the body size from which on there is room for a lead; 0: never */
    unsigned items; /* of each list, so many are never left out to make the rest fit; 0: all */
    struct lang_roles
        drop; /* sections that are left out first, the first of these before all others */
    struct lang_roles keep; /* sections of which nothing is left out */
    GPtrArray *frames;      /* struct design_frame *, from top to bottom */
    GPtrArray *shapes;      /* struct design_shape * */
    GHashTable *styles;     /* char * → struct design_style * */
    GHashTable *colours; /* char * → struct colour *: the brand's, after the posting's overrides */
    GHashTable *arts;    /* char * → struct design_art * */
    double foot_pt;      /* baseline of the running foot above the page's bottom edge; 0: no foot */
    double code_pt;      /* top of the code that each page of a form bears; 0: there is none */
    double resume_pt;    /* where content begins on further pages; 0: where it does on the first */
    double fold_pt; /* circles keep so far from half the page's height, where it is folded; 0: they
                       stand anywhere */
    struct ini_value brand_name, brand_tagline; /* their texts may be NULL */
    GPtrArray *sources;                         /* struct source *: what spans point into */
};

/* Where layouts are, and what a posting wants of them. All lent. */
struct design_request {
    const char *folder;     /* the posting's: what stands in its layouts/ comes first */
    const char *data;       /* has layouts/ and fonts/ */
    struct ini_value brand; /* NAME of brand-NAME.ini; text NULL: the layout's own */
    GHashTable *colours; /* char * name → struct ini_value *: other colours than the brand's; or
                            NULL */
    struct nursery *nursery; /* where artwork is tried; NULL: in one of its own */
};

/* Loads layouts/NAME.ini with its brand. Reports ini-*, svg; NULL when it can't be used. */
struct design *design_load(const char *name, const struct design_request *request,
                           struct diag *diag);
void design_drop(struct design *design);

/* NULL: the layout has no such style. Lent. */
const struct design_style *design_find_style(const struct design *design, const char *name);
/* Never NULL: what has no style looks like the document; design_load has checked that all that its
 * kind needs (the tables in needs.c) are there. */
const struct design_style *design_style(const struct design *design, const char *name);
const struct design_frame *design_find_frame(const struct design *design, const char *name);
/* Of two colours, WCAG 2.2: 1–21. Alpha does not count. */
double colour_contrast(struct colour a, struct colour b);
/* `2d1fe0` or `#2d1fe0` → colour. */
bool colour_parse(const char *text, struct colour *colour);
char *colour_hex(struct colour colour); /* "#2d1fe0" (g_free) */

/* palette: the colours that layouts ask of a brand, and which of them they set on which. */
enum design_palette_colour {
    PALETTE_PRIMARY,
    PALETTE_INK,
    PALETTE_ACCENT,
    PALETTE_TINT,
    PALETTE_PAPER,
    PALETTE_RULE,
    PALETTE_MUTED,
    PALETTE_FIELD,
    PALETTE_EDGE,
    PALETTE_COUNT
};
extern const char *const design_palette_names[PALETTE_COUNT];

/* The contrast that a colour needs on another. */
struct design_pair {
    enum design_palette_colour over, under; /* PALETTE_COUNT: the end */
    double need;
};
extern const struct design_pair design_pairs[];

struct design_palette {
    struct colour colours[PALETTE_COUNT];
    bool is_accent;   /* what was given is too light for white text: it is the accent, and primary a
                         dark one of its hue; else it is primary */
    bool is_darkened; /* primary is a little darker than what was given */
};

/* From one colour of the house; all pairs hold. */
void design_palette_choose(struct colour given, struct design_palette *palette);

/* Is this SVG fit for use as artwork? False: reported, as svg, ini-* or input-*. */
bool design_judge_artwork(const char *path, struct diag *diag);

#endif
