/* code: QR codes (ISO/IEC 18004): their modules, and how large they are: as large as the modules
 * must be, the quiet zone around them, a link over it. Part of box. What always holds: bytes are
 * coded as they are, in the smallest code that takes them; no module is smaller than the style lets
 * it be; a code that had to be is left out and reported, since what nobody can read is worse than
 * none. */
#include "typeset/box/box_private.h"

#include <errno.h>
#include <qrencode.h>
#include <string.h>

#define SLACK_PT 0.01 /* rounding: it fits */

/* Of ISO/IEC 18004, table 7: version 40, level M, bytes. */
#define BYTES_MAX 2331

/* libqrencode tells in the lowest bit whether a module is dark. */
static unsigned char *take_modules(QRcode *code, unsigned *size)
{
    const size_t count = (size_t)code->width * (size_t)code->width;
    unsigned char *modules = g_malloc(count);

    for (size_t i = 0; i < count; i++)
        modules[i] = code->data[i] & 1;
    *size = (unsigned)code->width;
    QRcode_free(code);
    return modules;
}

static void report(int error, size_t len, struct span span, struct diag *diag)
{
    if (error == ERANGE)
        diag_add(diag, DIAG_URL_LONG, span,
                 "no QR code can hold %zu bytes; give an address of %d bytes at most", len,
                 BYTES_MAX);
    else
        diag_add(diag, DIAG_SYSTEM, span, "libqrencode can't make the QR code: %s",
                 say_error(error));
}

unsigned char *qr_encode(const char *text, unsigned *size, struct span span, struct diag *diag)
{
    const size_t len = strlen(text);
    QRcode *code = len <= BYTES_MAX
                       ? QRcode_encodeData((int)len, (const unsigned char *)text, 0, QR_ECLEVEL_M)
                       : NULL;

    if (!code)
        report(len <= BYTES_MAX ? errno : ERANGE, len, span, diag);
    return code ? take_modules(code, size) : NULL;
}

#define PAGE_VERSION 2 /* 25 modules: proven on paper */

unsigned char *qr_encode_page(const char *text, unsigned *size, struct diag *diag)
{
    QRcode *code = QRcode_encodeString(text, PAGE_VERSION, QR_ECLEVEL_M, QR_MODE_8, 1);

    if (!code)
        report(errno, strlen(text), NO_SPAN, diag);
    return code ? take_modules(code, size) : NULL;
}

static unsigned modules_across(const struct box *box)
{
    return box->size + 2 * QR_QUIET_MODULES;
}

/* The largest side that the style allows. */
static double limit(const struct box *box, const struct box_setting *setting, double width_pt)
{
    const struct design_length max = box->style->width.max;

    return max.unit == UNIT_AUTO ? width_pt : MIN(width_pt, box_length(setting, max, width_pt));
}

/* The side between the style's bounds at which modules are large enough; 0: there is none. */
static double fitting_side(const struct box *box, const struct box_setting *setting,
                           double width_pt)
{
    const struct design_length min = box->style->width.min;
    const double needed_pt = modules_across(box) * box->style->module_pt,
                 limit_pt = limit(box, setting, width_pt);
    const double least_pt = min.unit == UNIT_AUTO ? limit_pt : box_length(setting, min, width_pt);

    if (!box->modules || needed_pt > limit_pt + SLACK_PT)
        return 0;
    return MAX(needed_pt, MIN(least_pt, limit_pt));
}

/* The width in which the style lets the code be as large as it must: its own, or, of a share of the
 * width, what gives that. */
static double least_width(const struct box *box, const struct box_setting *setting)
{
    const double needed_pt = modules_across(box) * box->style->module_pt;
    const struct design_length max = box->style->width.max;

    if (max.unit == UNIT_PERCENT)
        return max.value > 0 ? needed_pt * MAX(1, 100 / max.value) : 0;
    return max.unit == UNIT_AUTO ? needed_pt : box_length(setting, max, 0);
}

double box_code_width(const struct box *box, const struct box_setting *setting)
{
    const double width_pt = least_width(box, setting),
                 side_pt = fitting_side(box, setting, width_pt);

    if (side_pt <= 0)
        return box_length(setting, box->style->width.min, 0);
    return box->style->width.max.unit == UNIT_PERCENT ? width_pt : side_pt;
}

void box_code(const struct box *box, const struct box_setting *setting, double width_pt,
              struct vlist *out)
{
    const double side_pt = fitting_side(box, setting, width_pt);
    const struct vlist_part part = {
        .kind = PART_CODE,
        .box = box,
        .x_pt = (width_pt - side_pt) * box_share(box->style->align),
        .width_pt = side_pt,
        .height_pt = side_pt,
        .size_pt = limit(box, setting, width_pt),
    };

    vlist_begin(out, box->node)->height_pt = side_pt;
    if (box->modules)
        vlist_add(out, &part);
    vlist_end(out);
}

static void report_long(const struct vlist_part *part)
{
    const struct box *box = part->box;
    g_autoptr(GString) takes = g_string_new(NULL), has = g_string_new(NULL);

    num_append(takes, modules_across(box) * box->style->module_pt / NUM_PT_PER_MM, 1);
    num_append(has, part->size_pt / NUM_PT_PER_MM, 1);
    diag_add(box->tree->diag, DIAG_URL_LONG, box->node->span,
             "there is no QR code: with modules that print well, that of “%s” takes %s mm, and the "
             "layout has %s mm; give a shorter address",
             box->node->uri, takes->str, has->str);
}

/* Its quiet zone is as light as the style's background, or what lies behind it. */
void box_paint_code(const struct vlist_part *part, const struct page *page)
{
    const struct box *box = part->box;
    const double side_pt = part->width_pt, module_pt = side_pt / modules_across(box),
                 quiet_pt = QR_QUIET_MODULES * module_pt;
    const struct page_link link = {.node = box->node, .width_pt = side_pt, .height_pt = side_pt};
    struct page_item item = {
        .kind = PAGE_CODE,
        .node = box->node,
        .x_pt = quiet_pt,
        .y_pt = quiet_pt,
        .width_pt = box->size * module_pt,
        .height_pt = box->size * module_pt,
        .fill = box->style->colour,
        .u.code = {box->modules, box->size},
    };

    if (side_pt <= 0) {
        report_long(part);
        return;
    }
    box_paint_ground(part, page->items);
    g_array_append_val(page->items, item);
    g_array_append_val(page->links, link);
}
