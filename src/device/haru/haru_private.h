/* haru: what the parts of the haru device share. Inside device/haru/ only, and the only header
 * that knows libharu.
 *
 * libharu keeps the file: its objects, pages and fonts. The operators are written here, because its
 * own only go to pages, and the appearances of fields need the same. */
#ifndef DEVICE_HARU_HARU_PRIVATE_H
#define DEVICE_HARU_HARU_PRIVATE_H

#include "device/device.h"
#include "typeset/font/font.h"

#include <hpdf.h>
#include <hpdf_doc.h>

/* A face as libharu has it: simple, in CP1252; or with two-byte codes that are its characters. */
struct haru_font {
    const struct font_face *face;
    HPDF_FontDef def;
    HPDF_Font simple, wide; /* NULL: nothing needed it yet */
    HPDF_Dict form;         /* so is this: the font of fields */
    char name[16];          /* in the resources of fields */
};

struct haru {
    HPDF_Doc pdf;
    HPDF_Page page; /* the one being painted */
    unsigned index; /* of it */
    unsigned mcid;  /* marked contents on it so far */
    double height_pt;
    GString *out;               /* its content */
    bool has_utf;               /* libharu's encoder for two-byte codes is there */
    GHashTable *fonts;          /* const struct font_face * → struct haru_font * */
    GHashTable *fields;         /* char *full name → HPDF_Dict */
    GHashTable *looks;          /* char *size and content → HPDF_Dict: appearances of buttons */
    GHashTable *refused;        /* where what can't be set came from */
    HPDF_Dict form, form_fonts; /* /AcroForm, and its fonts; NULL: no field yet */
    GArray *marks;              /* may be NULL */
    struct diag *diag;
};

/* haru.c: operators, appended to a content stream. Points from the bottom left. */
struct haru_box {
    double x_pt, y_pt, width_pt, height_pt;
};
void haru_put(GString *out, unsigned count, const double *numbers, const char *operator);
void haru_colour(GString *out, struct colour colour, bool stroke);
void haru_rect(GString *out, struct haru_box box, double radius_pt);
void haru_circle(GString *out, double x_pt, double y_pt, double radius_pt);
/* Paints the path that `out` ends in; its colours must be set before it. */
void haru_paint(GString *out, bool fill, bool stroke);
/* Fills and strokes a box as the item says. */
void haru_frame(GString *out, struct haru_box box, const struct page_item *item);

/* text.c. A font of a face; NULL, and `system` reported, where libharu can't read its file. */
struct haru_font *haru_font_get(struct haru *haru, const struct font_face *face);
/* A text item, at its place on the page. False: reported (`glyph`, at the first character that
 * can't be set, once for what a node came from). */
bool haru_text(struct haru *haru, const struct page_item *item);

/* form_font.c: the font of fields, with all characters that its encoding has, so that what people
 * type shows. Lent; NULL: reported. */
HPDF_Dict haru_form_font(struct haru *haru, struct haru_font *font);
/* UTF-8 → its codes, appended; false: it has other characters, which are left out. */
bool haru_form_codes(const char *text, GString *codes);
/* Of size 1. */
double haru_form_advance(const struct haru_font *font, unsigned char code);

/* code.c: a QR code. False: reported. */
bool haru_code(struct haru *haru, const struct page_item *item);

/* field.c: a widget, its mark, and its field; a further radio button of a group goes into the
 * group's. False: reported. */
bool haru_field(struct haru *haru, const struct page_item *item);
/* A dictionary that others refer to. Lent by libharu. */
HPDF_Dict haru_new_object(const struct haru *haru);

/* appearance.c: the appearance stream of a radio button or check box in one state; of a text field
 * with its value: NULL, and `glyph` reported, where the font of fields (which must have been
 * asked for) lacks a character. Lent by libharu, and a new one each time: programs that fill a form
 * write into the streams that are there. */
HPDF_Dict haru_appearance_button(struct haru *haru, const struct page_item *item, bool on);
HPDF_Dict haru_appearance_text(struct haru *haru, const struct page_item *item,
                               const struct haru_font *font);
/* Shows these codes of the font of fields, [from, end). */
void haru_show_codes(GString *out, const GString *codes, gsize from, gsize end);
/* How readers set what people type: `/F0 9 Tf 0 g` (g_free). */
char *haru_appearance_default(const struct haru_font *font, const struct page_item *item);

#endif
