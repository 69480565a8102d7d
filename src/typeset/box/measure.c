/* measure: blocks one below the other, items with their labels. Between the tree and the vertical
 * list. What always holds: a block's glue collapses with its neighbours', and nothing here knows
 * where on a page it will stand. */
#include "typeset/box/box_private.h"

struct box *box_shown(const struct box_setting *setting, struct box *box)
{
    while (box && !doc_is_shown(box->node, setting->cut))
        box = box->next;
    return box;
}

double box_length(const struct box_setting *setting, struct design_length length, double whole_pt)
{
    switch (length.unit) {
    case UNIT_PT:
        return length.value;
    case UNIT_EM:
        return length.value * setting->em_pt;
    case UNIT_PERCENT:
        return length.value / 100 * whole_pt;
    default:
        return 0;
    }
}

double box_leading(const struct box_setting *setting, const struct design_style *style)
{
    return style->leading.min + (style->leading.max - style->leading.min) * setting->leading;
}

static bool is_cell(const struct design_style *style)
{
    if (style->background.a > 0 || style->art || style->height.unit != UNIT_AUTO ||
        style->width.max.unit != UNIT_AUTO)
        return true;
    for (unsigned side = 0; side < 4; side++)
        if (style->padding[side].value > 0 || style->border[side].width_pt > 0)
            return true;
    return style->keep_together || style->fit_content;
}

static void measure_children(struct box *first, const struct box_setting *setting, double width_pt,
                             struct vlist *out)
{
    unsigned items = 0;

    for (struct box *child = box_shown(setting, first), *next; child; child = next) {
        const unsigned before = out->entries->len;

        next = box_shown(setting, child->next);
        box_measure(child, setting, width_pt, out);
        items = child->kind == BOX_ITEM ? items + 1 : 0;
        if (!next && items > 1 && out->entries->len > before)
            vlist_get(out, before)->last_item = true;
    }
}

/* Begins a copy of an entry, so much lower in itself; the caller adds the parts and ends it. */
static struct vlist_entry *begin_copy(const struct vlist *from, unsigned index, double lower_pt,
                                      struct vlist *out)
{
    const struct vlist_entry *entry = vlist_get(from, index);
    struct vlist_entry *to;

    vlist_add_glue(out, index > 0 ? entry->glue_pt : 0, entry->fill);
    to = vlist_begin(out, entry->node);
    to->height_pt = entry->height_pt + lower_pt;
    to->baseline_pt = entry->baseline_pt + lower_pt;
    to->keep = entry->keep;
    to->heading = entry->heading;
    to->break_before = entry->break_before;
    return to;
}

static void append(const struct vlist *from, unsigned first, double indent_pt, struct vlist *out)
{
    for (unsigned i = first; i < from->entries->len; i++) {
        begin_copy(from, i, 0, out);
        vlist_copy(from, i, i + 1, indent_pt, 0, out);
        vlist_end(out);
    }
}

/* The label goes into the body's first entry, on the same baseline, painted first as it is read
 * first. */
static void append_item(const struct vlist *label, double label_x_pt, const struct vlist *body,
                        double indent_pt, struct vlist *out)
{
    const double lower_pt = vlist_get(body, 0)->baseline_pt - vlist_get(label, 0)->baseline_pt;
    const double label_pt = MAX(0, lower_pt), body_pt = MAX(0, -lower_pt);
    struct vlist_entry *first = begin_copy(body, 0, body_pt, out);

    first->height_pt =
        MAX(first->height_pt, label_pt + vlist_height(label, 0, label->entries->len));
    vlist_copy(label, 0, label->entries->len, label_x_pt, label_pt, out);
    vlist_copy(body, 0, 1, indent_pt, body_pt, out);
    vlist_end(out);
    append(body, 1, indent_pt, out);
}

/* What has a label on its left does not stand out to it. */
static void stop_hanging(const struct vlist *body)
{
    for (unsigned i = 0; i < body->parts->len; i++) {
        struct vlist_part *part = &g_array_index(body->parts, struct vlist_part, i);

        if (part->kind == PART_LINE) {
            part->hang = false;
            return;
        }
    }
}

#define LABEL_SHARE 0.4 /* of the width, at the most, for a label beside its body */
#define LABEL_GAP_EM 0.3

/* How an item stands: `indent_pt` of the body; `wanted_pt`: the label with the gap after it. */
struct item {
    struct box *label, *rest; /* either may be NULL */
    double wanted_pt, indent_pt;
    bool beside; /* the label has room in the indent */
};

static struct item item_of(struct box *box, const struct box_setting *setting, double width_pt)
{
    struct box *first = box_shown(setting, box->first);
    struct box *label = first && first->node->role == DOC_LABEL ? first : NULL;
    const double own_pt = box_length(setting, box->style->indent, width_pt);
    struct item item = {.label = label, .rest = label ? label->next : first};

    if (label)
        item.wanted_pt = box_wanted_width(label, setting, 1) + LABEL_GAP_EM * setting->em_pt;
    item.rest = box_shown(setting, item.rest);
    item.beside = item.wanted_pt <= MAX(own_pt, LABEL_SHARE * width_pt);
    item.indent_pt = item.beside ? MAX(own_pt, item.wanted_pt) : own_pt;
    return item;
}

/* The label in the indent, the body beside it; too wide a label stands on lines of its own. */
static void place_item(const struct item *item, const struct box_setting *setting, double width_pt,
                       const struct vlist *label, const struct vlist *body, struct vlist *out)
{
    const bool both = label->entries->len > 0 && body->entries->len > 0;

    if (item->beside && both) {
        if (item->rest && box_is_rtl(item->rest))
            append_item(label, width_pt - item->wanted_pt + LABEL_GAP_EM * setting->em_pt, body, 0,
                        out);
        else
            append_item(label, 0, body, item->indent_pt, out);
        return;
    }
    append(label, 0, 0, out);
    if (both)
        vlist_get(out, out->entries->len - 1)->keep = true;
    append(body, 0, item->indent_pt, out);
}

static void measure_item(struct box *box, const struct box_setting *setting, double width_pt,
                         struct vlist *out)
{
    const struct item item = item_of(box, setting, width_pt);
    struct vlist label, body;

    vlist_init(&label);
    vlist_init(&body);
    if (item.label)
        box_content(item.label, setting, item.beside ? item.indent_pt : width_pt, &label);
    measure_children(item.rest, setting, width_pt - item.indent_pt, &body);
    if (item.label && item.beside)
        stop_hanging(&body);
    place_item(&item, setting, width_pt, &label, &body, out);
    vlist_clear(&label);
    vlist_clear(&body);
}

void box_content(struct box *box, const struct box_setting *setting, double width_pt,
                 struct vlist *out)
{
    switch (box->kind) {
    case BOX_TEXT:
        box_text(box, setting, width_pt, out);
        break;
    case BOX_ITEM:
        measure_item(box, setting, width_pt, out);
        break;
    case BOX_ROW:
        box_row(box, setting, width_pt, out);
        break;
    case BOX_TABLE:
        box_table(box, setting, width_pt, out);
        break;
    case BOX_FIELD:
        box_field(box, setting, width_pt, out);
        break;
    case BOX_CODE:
        box_code(box, setting, width_pt, out);
        break;
    case BOX_CHART:
        box_chart(box, setting, width_pt, out);
        break;
    case BOX_PICTURE:
        box_picture(box, width_pt, out);
        break;
    case BOX_BLOCKS:
        measure_children(box->first, setting, width_pt, out);
        break;
    }
}

void box_measure(struct box *box, const struct box_setting *setting, double width_pt,
                 struct vlist *out)
{
    const struct design_style *style = box->style;
    const unsigned before = out->entries->len;

    vlist_add_glue(out, box_length(setting, style->space_before, width_pt),
                   style->space_before.unit == UNIT_FILL);
    if (!box_is_leaf(box) && is_cell(style))
        box_cell(box, setting, width_pt, out);
    else
        box_content(box, setting, width_pt, out);
    if (style->break_before && out->entries->len > before)
        vlist_get(out, before)->break_before = true;
    if (style->keep_with_previous && before > 0)
        vlist_get(out, before - 1)->keep = true;
    if (style->keep_with_next && out->entries->len > before) {
        struct vlist_entry *last = vlist_get(out, out->entries->len - 1);

        last->keep = last->heading = true;
    }
    vlist_add_glue(out, box_length(setting, style->space_after, width_pt),
                   style->space_after.unit == UNIT_FILL);
}

/* What stands over or under a code is as wide as the code. */
static double widest_child(struct box *box, const struct box_setting *setting, unsigned lines)
{
    const bool row = box->style->display == DISPLAY_ROW;
    double width_pt = 0;

    for (struct box *child = box_shown(setting, box->first), *next; child; child = next) {
        const double child_pt = box_wanted_width(child, setting, lines);

        next = box_shown(setting, child->next);
        if (child->kind == BOX_CODE && !row)
            return child_pt;
        if (row)
            width_pt += child_pt + (next ? box_length(setting, box->style->gap, 0) : 0);
        else
            width_pt = MAX(width_pt, child_pt);
    }
    return width_pt;
}

double box_wanted_width(struct box *box, const struct box_setting *setting, unsigned lines)
{
    const struct design_style *style = box->style;
    const double padding_pt = box_length(setting, style->padding[SIDE_LEFT], 0) +
                              box_length(setting, style->padding[SIDE_RIGHT], 0);

    if (box->kind == BOX_CODE)
        return box_code_width(box, setting);
    if (style->width.max.unit == UNIT_PT || style->width.max.unit == UNIT_EM)
        return box_length(setting, style->width.max, 0);
    if (box_is_leaf(box))
        return padding_pt;
    if (box->kind == BOX_TEXT)
        return padding_pt + box_text_width(box, setting, lines);
    return padding_pt + widest_child(box, setting, lines);
}
