/* design_check: bounds that hang on more than one value: on the page, the body size, the kind of
 * document.
 *
 * The last part of loading a design. What always holds: no style of a design that is handed out is
 * wider than its page by itself, text is no smaller than people read, and every field of a form is
 * large enough to be filled in by hand. */
#include "design/design_private.h"

#include "base/base.h"

#include <string.h>

#define TEXT_MIN_PT 4.0
#define CARD_TEXT_MIN_PT 3.0 /* 4 px */
#define CARD_MODULE_MIN_PT 3.0
#define TOLERANCE_PT 0.005 /* a page's size is rounded to the hundredth */

struct check {
    const struct design *design;
    const struct ini *ini;
    struct diag *diag;
};

/* At the style's own value: one that it has from another is reported there. */
static void report(const struct check *check, const struct design_style *style, const char *key,
                   const char *message)
{
    g_autofree char *section = g_strconcat("style ", style->name, NULL);
    const struct ini_entry *entry = ini_find(check->ini, section, key);

    if (entry)
        diag_add(check->diag, DIAG_INI_LENGTH, entry->value_span, "%s", say_text(message));
}

/* At the smallest body (em); what depends on the room at hand is 0. */
static double least(const struct check *check, struct design_length length)
{
    return length.unit == UNIT_EM   ? length.value * check->design->body.min.value
           : length.unit == UNIT_PT ? length.value
                                    : 0;
}

static double columns_width(const struct check *check, const struct design_style *style)
{
    double sum_pt = 0;

    for (unsigned i = 0; i < style->column_count; i++)
        sum_pt += least(check, style->columns[i]) + (i > 0 ? least(check, style->gap) : 0);
    return sum_pt;
}

static void check_extents(const struct check *check, const struct design_style *style)
{
    static const char wide[] = N_("this is wider than the page");
    const double page_pt = check->design->width_pt + TOLERANCE_PT;

    if (least(check, style->width.max) > page_pt)
        report(check, style, "width", wide);
    if (least(check, style->indent) > page_pt)
        report(check, style, "indent", wide);
    if (least(check, style->padding[1]) + least(check, style->padding[3]) > page_pt)
        report(check, style, "padding", wide);
    if (columns_width(check, style) > page_pt)
        report(check, style, "columns",
               "these columns and the gaps between them are wider than the page");
    if (least(check, style->height) > check->design->height_pt + TOLERANCE_PT)
        report(check, style, "height", "this is higher than the page");
    if (style->width.min.value != style->width.max.value && strcmp(style->name, "code") != 0)
        report(check, style, "width", "a range is for a code; give one width");
}

static void check_legible(const struct check *check, const struct design_style *style)
{
    const bool card = check->design->kind == DESIGN_CARD;
    const double module_pt = card ? CARD_MODULE_MIN_PT : DESIGN_MODULE_PT;

    if (least(check, style->size.min) < (card ? CARD_TEXT_MIN_PT : TEXT_MIN_PT))
        report(check, style, "size",
               card ? N_("nobody can read text under 4px") : N_("nobody can read text under 4pt"));
    if (style->module_pt < module_pt - TOLERANCE_PT)
        report(check, style, "module",
               card ? N_("telephones don't read a module under 4px")
                    : N_("telephones don't read a module under 0.85mm"));
}

/* What people must be able to hit, or to write in. */
static const struct {
    const char *style, *cell; /* cell: whose height it has where it fills a row; NULL: its own */
    double width_mm, height_mm;
} fields[] = {
    {"radio", NULL, 4, 4},
    {"field", NULL, 20, 5},
    {"evidence", "criterion-evidence", 30, 15},
};

/* `auto` is all the width there is, and one line. */
static void check_fields(const struct check *check)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        const struct design_style *style = design_find_style(check->design, fields[i].style);
        g_autofree char *section = g_strconcat("style ", fields[i].style, NULL);
        const double line_pt = style ? least(check, style->size.min) * style->leading.min : 0;
        const bool narrow = style && style->width.max.unit != UNIT_AUTO &&
                            least(check, style->width.max) < fields[i].width_mm * NUM_PT_PER_MM;
        const bool fills = style && style->height.unit == UNIT_FILL && fields[i].cell;
        const struct design_style *high =
            fills ? design_find_style(check->design, fields[i].cell) : style;
        const double height_pt =
            !high || high->height.unit == UNIT_AUTO ? line_pt : least(check, high->height);
        const bool low = style && height_pt < fields[i].height_mm * NUM_PT_PER_MM;
        const struct ini_entry *entry = ini_find(check->ini, section, narrow ? "width" : "height");

        if (narrow || low)
            diag_add(check->diag, DIAG_INI_LENGTH,
                     entry ? entry->value_span : ini_section_span(check->ini, section),
                     "nobody can fill in so small a field; it takes at least %.0fmm by %.0fmm",
                     fields[i].width_mm, fields[i].height_mm);
    }
}

/* Columns need a width, and content a height. */
static void check_frame(const struct check *check, const struct design_frame *frame)
{
    const struct design *design = check->design;
    g_autofree char *section = g_strconcat("frame ", frame->name, NULL);
    const double across_pt =
        least(check, frame->padding[SIDE_LEFT]) + least(check, frame->padding[SIDE_RIGHT]);
    const double down_pt =
        least(check, frame->padding[SIDE_TOP]) + least(check, frame->padding[SIDE_BOTTOM]);
    const bool gutters = across_pt < design->width_pt &&
                         across_pt + frame->gutter_pt * (frame->columns - 1) >= design->width_pt;
    const struct ini_entry *entry = ini_find(check->ini, section, gutters ? "gutter" : "padding");

    if (gutters || across_pt >= design->width_pt || down_pt >= design->height_pt)
        diag_add(check->diag, DIAG_INI_LENGTH, entry ? entry->value_span : frame->span,
                 "this leaves frame “%s” no room on the page; make it smaller", frame->name);
}

void design_check(const struct design *design, const struct ini *ini, struct diag *diag)
{
    const struct check check = {design, ini, diag};
    const struct ini_entry *foot = ini_find(ini, "page", "foot");
    GHashTableIter iter;
    gpointer style;

    if (foot && design->foot_pt >= design->height_pt)
        diag_add(diag, DIAG_INI_LENGTH, foot->value_span, "the foot stands above the page");
    g_hash_table_iter_init(&iter, design->styles);
    while (g_hash_table_iter_next(&iter, NULL, &style)) {
        check_extents(&check, style);
        check_legible(&check, style);
    }
    for (unsigned i = 0; i < design->frames->len; i++)
        check_frame(&check, g_ptr_array_index(design->frames, i));
    if (design->kind == DESIGN_GRID)
        check_fields(&check);
}
