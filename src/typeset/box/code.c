/* box_code: a QR code: as large as its modules must be, its quiet zone around it, a link over it.
 * Part of box. What always holds: no module is smaller than the style lets it be; a code that had
 * to be is left out and reported, since what nobody can read is worse than none. */
#include "typeset/box/box.h"

#include "base/base.h"
#include "typeset/typeset.h"

#include <math.h>

#define SLACK_PT 0.01 /* rounding: it fits */

struct code {
    const unsigned char
        *modules; /* the pages own them; NULL: no code can hold the text, which is reported */
    unsigned size;
};

static const struct code *find_code(struct box *box, const struct doc_node *node)
{
    struct code *code = g_hash_table_lookup(box->codes, node);
    unsigned char *modules;

    if (code)
        return code;
    code = g_new0(struct code, 1);
    modules = qr_encode(node->uri, &code->size, node->span, box->diag);
    if (modules)
        g_ptr_array_add(box->pages->blocks, modules);
    code->modules = modules;
    g_hash_table_insert(box->codes, (gpointer)node, code);
    return code;
}

static unsigned modules_across(const struct code *code)
{
    return code->size + 2 * QR_QUIET_MODULES;
}

/* The largest side that the style allows. */
static double limit(const struct box *box, const struct design_style *style, double width_pt)
{
    return style->width.max.unit == UNIT_AUTO
               ? width_pt
               : MIN(width_pt, box_length(box, style->width.max, width_pt));
}

/* The side between the style's bounds at which modules are large enough; 0: there is none. */
static double fitting_side(const struct box *box, const struct design_style *style,
                           const struct code *code, double width_pt)
{
    const double needed_pt = modules_across(code) * style->module_pt,
                 limit_pt = limit(box, style, width_pt);
    const double least_pt =
        style->width.min.unit == UNIT_AUTO ? limit_pt : box_length(box, style->width.min, width_pt);

    if (!code->modules || needed_pt > limit_pt + SLACK_PT)
        return 0;
    return MAX(needed_pt, MIN(least_pt, limit_pt));
}

/* The width in which the style lets the code be as large as it must: its own, or, of a share of the
 * width, what gives that. */
static double least_width(const struct box *box, const struct design_style *style,
                          const struct code *code)
{
    const double needed_pt = modules_across(code) * style->module_pt;
    const struct design_length max = style->width.max;

    if (max.unit == UNIT_PERCENT)
        return max.value > 0 ? needed_pt * MAX(1, 100 / max.value) : 0;
    return max.unit == UNIT_AUTO ? needed_pt : box_length(box, max, 0);
}

double box_code_width(struct box *box, const struct doc_node *node)
{
    const struct design_style *style = box_style(box, node);
    const struct code *code = find_code(box, node);
    const double width_pt = least_width(box, style, code),
                 side_pt = fitting_side(box, style, code, width_pt);

    if (side_pt <= 0)
        return box_length(box, style->width.min, 0);
    return style->width.max.unit == UNIT_PERCENT ? width_pt : side_pt;
}

static void report_long(const struct box *box, const struct doc_node *node, const struct code *code,
                        double width_pt)
{
    const struct design_style *style = box_style(box, node);
    g_autoptr(GString) says = g_string_new(NULL);

    num_append(says, modules_across(code) * style->module_pt / NUM_PT_PER_MM, 1);
    g_string_append(says, " mm, and the layout has ");
    num_append(says, limit(box, style, width_pt) / NUM_PT_PER_MM, 1);
    diag_add(box->diag, DIAG_URL_LONG, node->span,
             "there is no QR code: with modules that print well, that of “%s” takes %s mm; give a "
             "shorter address",
             node->uri, says->str);
}

/* Its quiet zone is as light as the style's background, or what lies behind it. */
static void emit_code(const struct box *box, const struct doc_node *node, const struct code *code,
                      double x_pt, double side_pt, struct slices *out)
{
    const double module_pt = side_pt / modules_across(code);
    const struct page_link link = {node, x_pt, 0, side_pt, side_pt};
    struct page_item item = {
        .kind = PAGE_CODE,
        .node = node,
        .x_pt = x_pt + QR_QUIET_MODULES * module_pt,
        .y_pt = QR_QUIET_MODULES * module_pt,
        .width_pt = code->size * module_pt,
        .height_pt = code->size * module_pt,
        .fill = box_style(box, node)->colour,
    };

    item.u.code.modules = code->modules;
    item.u.code.size = code->size;
    box_decorate(box_style(box, node), x_pt, 0, side_pt, side_pt, out->items);
    g_array_append_val(out->items, item);
    g_array_append_val(out->links, link);
}

void box_code(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);
    const struct code *code = find_code(box, node);
    const double side_pt = fitting_side(box, style, code, width_pt);

    slices_begin(out, node)->height_pt = side_pt;
    if (box->emit && side_pt > 0)
        emit_code(box, node, code, (width_pt - side_pt) * box_share(style->align), side_pt, out);
    else if (box->emit && code->modules)
        report_long(box, node, code, width_pt);
    slices_end(out);
}
