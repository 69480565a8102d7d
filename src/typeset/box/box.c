/* box: the walk over the blocks of a document. Between the document and the vertical list. What
 * always holds: a block's spaces collapse with its neighbours', and nothing here knows where on a
 * page it will stand. */
#include "typeset/box/box.h"

#include "typeset/para/para.h"

static const struct design_style *nearest_style(const struct box *box, const struct doc_node *node)
{
    while (node && !node->style)
        node = node->parent;
    return design_style(box->design, node ? node->style : "document");
}

const struct design_style *box_style(const struct box *box, const struct doc_node *node)
{
    return node->style ? design_style(box->design, node->style) : nearest_style(box, node);
}

double box_length(const struct box *box, struct design_length length, double whole_pt)
{
    switch (length.unit) {
    case UNIT_PT:
        return length.value;
    case UNIT_EM:
        return length.value * box->em_pt;
    case UNIT_PERCENT:
        return length.value / 100 * whole_pt;
    default:
        return 0;
    }
}

double box_leading(const struct box *box, const struct design_style *style)
{
    return style->leading.min + (style->leading.max - style->leading.min) * box->leading;
}

static bool is_decorated(const struct design_style *style)
{
    if (style->background.a > 0 || style->art || style->height.unit != UNIT_AUTO ||
        style->width.max.unit != UNIT_AUTO)
        return true;
    for (unsigned side = 0; side < 4; side++)
        if (style->padding[side].value > 0 || style->border[side].width_pt > 0)
            return true;
    return style->keep_together || style->fit_content;
}

static bool holds_inline(const struct doc_node *node)
{
    return node->first && doc_is_inline(node->first);
}

static const struct doc_node *shown_from(const struct box *box, const struct doc_node *node)
{
    while (node && !doc_is_shown(node, box->cut))
        node = node->next;
    return node;
}

const struct doc_node *box_first(const struct box *box, const struct doc_node *node)
{
    return shown_from(box, node->first);
}

const struct doc_node *box_next(const struct box *box, const struct doc_node *node)
{
    return shown_from(box, node->next);
}

static void children(struct box *box, const struct doc_node *node, double width_pt,
                     struct slices *out)
{
    for (const struct doc_node *child = box_first(box, node); child; child = box_next(box, child))
        box_block(box, child, width_pt, out);
}

/* Begins a copy of a slice, so much lower in itself; the caller paints and ends it. */
static struct slice *begin_copy(const struct slices *from, unsigned index, double lower_pt,
                                struct slices *out)
{
    const struct slice *slice = slices_get(from, index);
    struct slice *to;

    slices_space(out, index > 0 ? slice->space_pt : 0);
    out->fill |= slice->fill;
    to = slices_begin(out, slice->node);
    to->height_pt = slice->height_pt + lower_pt;
    to->baseline_pt = slice->baseline_pt + lower_pt;
    to->keep = slice->keep;
    to->heading = slice->heading;
    to->break_before = slice->break_before;
    return to;
}

static void append_slices(const struct slices *from, unsigned first, double indent_pt,
                          struct slices *out)
{
    for (unsigned i = first; i < from->list->len; i++) {
        begin_copy(from, i, 0, out);
        slices_emit(from, i, i + 1, indent_pt, 0, 0, out->items, out->links);
        slices_end(out);
    }
}

/* The label goes into the body's first slice, on the same baseline, painted first as it is read
 * first. */
static void append_item(const struct slices *label, double label_x_pt, const struct slices *body,
                        double indent_pt, struct slices *out)
{
    const double lower_pt = slices_get(body, 0)->baseline_pt - slices_get(label, 0)->baseline_pt;
    const double label_pt = MAX(0, lower_pt), body_pt = MAX(0, -lower_pt);
    struct slice *first = begin_copy(body, 0, body_pt, out);

    first->height_pt = MAX(first->height_pt, label_pt + slices_height(label, 0, label->list->len));
    slices_emit(label, 0, label->list->len, label_x_pt, label_pt, 0, out->items, out->links);
    slices_emit(body, 0, 1, indent_pt, body_pt, 0, out->items, out->links);
    slices_end(out);
    append_slices(body, 1, indent_pt, out);
}

#define LABEL_SHARE 0.4 /* of the width, at the most, for a label beside its body */
#define LABEL_GAP_EM 0.3

/* A list item: the label in the indent, the body beside it. */
static void item(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct doc_node *first = box_first(box, node);
    const struct doc_node *label = first && first->role == DOC_LABEL ? first : NULL;
    const double own_pt = box_length(box, box_style(box, node)->indent, width_pt);
    const double wanted_pt =
        label ? box_wanted_width(box, label, 1) + LABEL_GAP_EM * box->em_pt : 0;
    const bool beside = wanted_pt <= MAX(own_pt, LABEL_SHARE * width_pt);
    const double indent_pt = beside ? MAX(own_pt, wanted_pt) : own_pt;
    const struct doc_node *rest = label ? box_next(box, label) : first;
    struct slices mark, body;

    slices_init(&mark);
    slices_init(&body);
    if (label)
        box_content(box, label, beside ? indent_pt : width_pt, &mark);
    box->beside = label && beside;
    for (const struct doc_node *child = rest; child; child = box_next(box, child))
        box_block(box, child, width_pt - indent_pt, &body);
    box->beside = false;
    if (beside && mark.list->len > 0 && body.list->len > 0) {
        if (rest && box_is_rtl(box, rest))
            append_item(&mark, width_pt - wanted_pt + LABEL_GAP_EM * box->em_pt, &body, 0, out);
        else
            append_item(&mark, 0, &body, indent_pt, out);
    } else { /* too wide a label stands on lines of its own */
        append_slices(&mark, 0, 0, out);
        if (mark.list->len > 0 && body.list->len > 0)
            slices_get(out, out->list->len - 1)->keep = true;
        append_slices(&body, 0, indent_pt, out);
    }
    slices_clear(&mark);
    slices_clear(&body);
}

void box_content(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);

    if (node->role == DOC_FIELD)
        box_field(box, node, width_pt, out);
    else if (node->role == DOC_CODE)
        box_code(box, node, width_pt, out);
    else if (node->role == DOC_TABLE)
        box_table(box, node, width_pt, out);
    else if (node->role == DOC_ITEM)
        item(box, node, width_pt, out);
    else if (style->display == DISPLAY_ROW)
        box_row(box, node, style, width_pt, out);
    else if (holds_inline(node))
        box_text(box, node, width_pt, out);
    else
        children(box, node, width_pt, out);
}

void box_block(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);
    const unsigned before = out->list->len;

    slices_space(out, box_length(box, style->space_before, width_pt));
    out->fill |= style->space_before.unit == UNIT_FILL;
    if (!box_is_leaf(node) && is_decorated(style))
        box_cell(box, node, width_pt, out);
    else
        box_content(box, node, width_pt, out);
    if (style->break_before && out->list->len > before)
        slices_get(out, before)->break_before = true;
    if (style->keep_with_next && out->list->len > before) {
        struct slice *last = slices_get(out, out->list->len - 1);

        last->keep = last->heading = true;
    }
    slices_space(out, box_length(box, style->space_after, width_pt));
    out->fill |= style->space_after.unit == UNIT_FILL;
}

/* What stands over or under a code is as wide as the code. */
static double widest_child(struct box *box, const struct doc_node *node,
                           const struct design_style *style, unsigned lines)
{
    double width_pt = 0;

    for (const struct doc_node *child = box_first(box, node); child; child = box_next(box, child)) {
        const double child_pt = box_wanted_width(box, child, lines);

        if (child->role == DOC_CODE && style->display == DISPLAY_BLOCK)
            return child_pt;
        if (style->display == DISPLAY_ROW)
            width_pt += child_pt + (box_next(box, child) ? box_length(box, style->gap, 0) : 0);
        else
            width_pt = MAX(width_pt, child_pt);
    }
    return width_pt;
}

double box_wanted_width(struct box *box, const struct doc_node *node, unsigned lines)
{
    const struct design_style *style = box_style(box, node);
    const double padding_pt = box_length(box, style->padding[SIDE_LEFT], 0) +
                              box_length(box, style->padding[SIDE_RIGHT], 0);

    if (node->role == DOC_CODE)
        return box_code_width(box, node);
    if (style->width.max.unit == UNIT_PT || style->width.max.unit == UNIT_EM)
        return box_length(box, style->width.max, 0);
    if (box_is_leaf(node))
        return padding_pt;
    if (holds_inline(node))
        return padding_pt + box_text_width(box, node, lines);
    return padding_pt + widest_child(box, node, style, lines);
}
