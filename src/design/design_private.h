/* What the files of design/ share: how one value of a layout or a brand is written and what it
 * becomes, and the steps of reading them. */
#ifndef DESIGN_DESIGN_PRIVATE_H
#define DESIGN_DESIGN_PRIVATE_H

#include "design/design.h"
#include "ini/ini.h"

#define DESIGN_LENGTH_MAX                                                                          \
    14400 /* of any unit; in points, the largest page of a PDF (ISO 32000-1, Annex C) */

/* Units that a key takes. */
enum {
    IN_PT = 1u << UNIT_PT,
    IN_EM = 1u << UNIT_EM,
    IN_PERCENT = 1u << UNIT_PERCENT,
    IN_FR = 1u << UNIT_FR,
    IN_AUTO = 1u << UNIT_AUTO,
    IN_LEAST = 1u << 16, /* a range may go from pt to em: the least, and what it is above that */
    IN_FILL = 1u << UNIT_FILL,
};

enum design_value_kind {
    VALUE_FLAG,    /* bool: yes, no */
    VALUE_COUNT,   /* unsigned, min … max */
    VALUE_NUMBER,  /* double, min … max */
    VALUE_SPAN,    /* struct design_span: a number or two, 1.2..1.3 */
    VALUE_ROLES,   /* struct lang_roles: names of sections' roles */
    VALUE_WORD,    /* an enum: the word's index in `words` */
    VALUE_POINTS,  /* double: a length in points, min … max */
    VALUE_ACROSS,  /* double: the same, or a share of the page's width */
    VALUE_DOWN,    /* double: the same, or a share of the page's height */
    VALUE_LENGTH,  /* struct design_length of one of `units` */
    VALUE_RANGE,   /* struct design_range of `units` */
    VALUE_SIDES,   /* struct design_length[4]: one, two, three or four lengths, as CSS has them */
    VALUE_COLUMNS, /* struct design_length[DESIGN_COLUMNS_MAX], and how many */
    VALUE_COLOUR,  /* struct colour: a name of the brand, six hex digits, none */
    VALUE_INK,     /* the same, but not none: what text is set in */
    VALUE_BORDER,  /* struct design_border: a width and a colour, or none */
    VALUE_BORDERS, /* struct design_border[4]: the same on all sides */
    VALUE_FONT,    /* char * and its span: a name of the brand's [fonts], or a family */
    VALUE_TEXT,    /* char *, as written */
    VALUE_PAGE,    /* double width and height: A3, A4, A5, or two lengths */
    VALUE_KIND_COUNT
};

/* A key that a section may have. A table of these ends with key == NULL. */
struct design_property {
    const char *key;
    enum design_value_kind kind;
    size_t offset;  /* in the struct that the section becomes */
    size_t second;  /* VALUE_COLUMNS: of the count; VALUE_FONT: of the span; VALUE_PAGE: of the
                       height */
    unsigned units; /* IN_…: what a length may be given in */
    double min, max;
    const char *const *words; /* NULL-terminated */
};

/* What names in values stand for. */
struct design_names {
    const struct design *design; /* colours; the page's size */
    GHashTable *fonts;           /* char * → struct design_font * */
    GHashTable *missing; /* char *: names the brand lacks, each reported where it is first used */
    const char *brand;   /* the brand's file, for that */
    struct nursery *nursery; /* where artwork is tried */
    struct diag *diag;
};

struct design_font {
    char *family;
    struct span span;
};

/* Reads one entry into `target`. Reports ini-number, ini-length, ini-colour or ini-value; `target`
 * is as before then. */
bool design_value_read(const struct design_property *property, const struct ini_entry *entry,
                       void *target, const struct design_names *names);

/* Notes a name that the brand lacks; true the first time, when it is to be reported. */
bool design_names_add_missing(const struct design_names *names, const char *kind, const char *name);

/* Reads every entry of a section that has a property. */
void design_value_read_section(const struct ini *ini, const char *section,
                               const struct design_property *properties, void *target,
                               const struct design_names *names);

/* What the readers of single values share: value.c, length.c, colour.c. */
struct design_reading {
    const struct design_property *property;
    const struct ini_entry *entry;
    const struct design_names *names;
    void *target;
};

/* The member that the property means, and the one at another offset. */
void *design_value_target(const struct design_reading *reading);
void *design_value_at(const struct design_reading *reading, size_t offset);

/* Splits the value at spaces into 1 to `most` words (g_strfreev). Reports ini-value. */
bool design_value_words(const struct design_reading *reading, char ***words, guint most);

/* `9pt .. 12pt`: one end or two, trimmed (g_strfreev). */
char **design_value_ends(const struct design_reading *reading);

/* One length in a unit and between the bounds of the property. Reports ini-length. */
bool design_length_of(const struct design_reading *reading, const char *text,
                      struct design_length *length);

/* Readers of the kinds VALUE_POINTS, _ACROSS, _DOWN, _LENGTH, _RANGE, _SIDES, _COLUMNS, _PAGE. */
bool design_length_points(const struct design_reading *reading);
bool design_length_across(const struct design_reading *reading);
bool design_length_down(const struct design_reading *reading);
bool design_length_one(const struct design_reading *reading);
bool design_length_range(const struct design_reading *reading);
bool design_length_sides(const struct design_reading *reading);
bool design_length_columns(const struct design_reading *reading);
bool design_length_page(const struct design_reading *reading);

/* Readers of the kinds VALUE_COLOUR, _INK, _BORDER, _BORDERS. */
bool design_colour_one(const struct design_reading *reading);
bool design_colour_ink(const struct design_reading *reading);
bool design_colour_border(const struct design_reading *reading);
bool design_colour_borders(const struct design_reading *reading);

/* The styles of a layout. */
extern const struct design_property design_style_properties[];

/* Reads every [style NAME] of the layout into `styles`, which begins with the one named "document":
 * what a style that is like no other starts from. Reports ini-value for a `like` that names no
 * style above, and what design_value_read reports. */
void design_style_read_all(const struct ini *ini, GHashTable *styles,
                           const struct design_names *names);

struct design_style *design_style_new(const char *name, const struct design_style *like);
void design_style_drop(struct design_style *style);

/* Frames, shapes and shown artwork of a layout. */
extern const struct design_property design_frame_properties[], design_shape_properties[];

/* Reads every [frame NAME] and [shape NAME]. Reports what design_value_read and artwork_open
 * report, ini-value for artwork that the brand lacks, ini-section for a shape that nobody would
 * see. */
void design_read_boxes(struct design *design, const struct ini *ini,
                       const struct design_names *names);
/* Once all styles are read: one that is like another has its artwork from it. Reports the same. */
void design_show_artwork(struct design *design, const struct ini *ini,
                         const struct design_names *names);

void design_frame_drop(struct design_frame *frame);

/* Brands: colours, fonts, artwork, names. */
/* Reads a brand into the design: colours (with the posting's own), artwork, names; and its fonts
 * into `fonts` (char * → struct design_font *). Reports ini-section, ini-key, ini-colour. No
 * artwork is opened. */
void design_brand_read(struct design *design, const struct ini *ini, GHashTable *overrides,
                       GHashTable *fonts, struct diag *diag);

GHashTable *design_brand_fonts_new(void);

/* What a layout's values must be to one another. */
/* Reports ini-length, at the value, for what can't stand on the page, can't be read, or can't be
 * filled in. */
void design_check(const struct design *design, const struct ini *ini, struct diag *diag);

/* The frames and styles that each kind of document names. */
/* Reports ini-section, at the layout's [page], where the layout lacks frames or styles that the
 * design's kind of document names; and at a frame or style that it does not name. */
void design_needs_check(const struct design *design, const struct ini *ini, struct diag *diag);

#endif
