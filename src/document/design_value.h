/* design_value: how one value of a layout or a brand is written and what it becomes. Inside
 * document/ only. */
#ifndef DOCUMENT_DESIGN_VALUE_H
#define DOCUMENT_DESIGN_VALUE_H

#include "document/design.h"
#include "posting/ini.h"

#define DESIGN_LENGTH_MAX 14400 /* of any unit; in points, the largest page of a PDF (ISO 32000-1, Annex C) */

/* Units that a key takes. */
enum {
    IN_PT = 1u << UNIT_PT,
    IN_EM = 1u << UNIT_EM,
    IN_PERCENT = 1u << UNIT_PERCENT,
    IN_FR = 1u << UNIT_FR,
    IN_AUTO = 1u << UNIT_AUTO,
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
    GHashTable *told;            /* char *: names the brand lacks, each reported where it is first used */
    const char *brand;           /* the brand's file, for that */
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

/* Is this the first that is said of this name? */
bool design_value_tell(const struct design_names *names, const char *kind, const char *name);

/* Reads every entry of a section that has a property. */
void design_value_read_section(const struct ini *ini, const char *section,
                               const struct design_property *properties, void *target,
                               const struct design_names *names);

/* `2d1fe0` or `#2d1fe0` → colour. */
bool colour_parse(const char *text, struct colour *colour);

#endif
