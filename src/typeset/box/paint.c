/* box_paint: what is drawn and not written: backgrounds, borders, fields. Part of box. What always
 * holds: decoration belongs to no node, so that it is an artifact. */
#include "typeset/box/box.h"

static bool is_framed(const struct design_style *style)
{
    for (unsigned side = SIDE_TOP; side <= SIDE_LEFT; side++)
        if (style->border[side].width_pt <= 0 ||
            style->border[side].width_pt != style->border[SIDE_TOP].width_pt)
            return false;
    return true;
}

static void rect(double x_pt, double y_pt, double width_pt, double height_pt, struct colour fill,
                 double radius_pt, GArray *items)
{
    const struct page_item item = {
        .kind = PAGE_RECT,
        .x_pt = x_pt,
        .y_pt = y_pt,
        .width_pt = width_pt,
        .height_pt = height_pt,
        .fill = fill,
        .radius_pt = radius_pt,
    };

    if (fill.a > 0 && width_pt > 0 && height_pt > 0)
        g_array_append_val(items, item);
}

/* A frame all around is one stroked rectangle, drawn inside the box. */
static void frame(const struct design_style *style, double x_pt, double y_pt, double width_pt,
                  double height_pt, GArray *items)
{
    const double line_pt = style->border[SIDE_TOP].width_pt;
    const struct page_item item = {
        .kind = PAGE_RECT,
        .x_pt = x_pt + line_pt / 2,
        .y_pt = y_pt + line_pt / 2,
        .width_pt = width_pt - line_pt,
        .height_pt = height_pt - line_pt,
        .stroke = style->border[SIDE_TOP].colour,
        .stroke_pt = line_pt,
        .fill = style->background,
        .radius_pt = style->radius_pt,
    };

    g_array_append_val(items, item);
}

/* The whole of it, at the left of the box. */
static void art(const struct design_style *style, double x_pt, double y_pt, double width_pt,
                double height_pt, GArray *items)
{
    struct page_item item = {.kind = PAGE_ART, .x_pt = x_pt, .y_pt = y_pt, .u.art = style->art};

    if (!style->art || style->art->height_pt <= 0 || width_pt <= 0 || height_pt <= 0)
        return;
    item.width_pt = MIN(width_pt, height_pt * style->art->width_pt / style->art->height_pt);
    item.height_pt = item.width_pt * style->art->height_pt / style->art->width_pt;
    g_array_append_val(items, item);
}

void box_decorate(const struct design_style *style, double x_pt, double y_pt, double width_pt,
                  double height_pt, GArray *items)
{
    const struct design_border *border = style->border;

    if (is_framed(style)) {
        const double line_pt = border[SIDE_TOP].width_pt;

        frame(style, x_pt, y_pt, width_pt, height_pt, items);
        art(style, x_pt + line_pt, y_pt + line_pt, width_pt - 2 * line_pt, height_pt - 2 * line_pt,
            items);
        return;
    }
    rect(x_pt, y_pt, width_pt, height_pt, style->background, style->radius_pt, items);
    art(style, x_pt, y_pt, width_pt, height_pt, items);
    rect(x_pt, y_pt, width_pt, border[SIDE_TOP].width_pt, border[SIDE_TOP].colour, 0, items);
    rect(x_pt, y_pt + height_pt - border[SIDE_BOTTOM].width_pt, width_pt,
         border[SIDE_BOTTOM].width_pt, border[SIDE_BOTTOM].colour, 0, items);
    rect(x_pt, y_pt, border[SIDE_LEFT].width_pt, height_pt, border[SIDE_LEFT].colour, 0, items);
    rect(x_pt + width_pt - border[SIDE_RIGHT].width_pt, y_pt, border[SIDE_RIGHT].width_pt,
         height_pt, border[SIDE_RIGHT].colour, 0, items);
}

/* As wide and as high as the style says; `auto`: all the width there is, and one line. */
static struct page_item sized(const struct box *box, const struct doc_node *node,
                              const struct design_style *style, double width_pt)
{
    const double own_pt = style->width.max.unit == UNIT_AUTO
                              ? width_pt
                              : MIN(width_pt, box_length(box, style->width.max, width_pt));

    return (struct page_item){
        .node = node,
        .x_pt = (width_pt - own_pt) * box_share(style->align),
        .width_pt = own_pt,
        .height_pt = style->height.unit == UNIT_AUTO
                         ? box_length(box, style->size.max, 0) * style->leading.max
                         : box_length(box, style->height, 0),
    };
}

void box_field(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);
    struct page_item item = sized(box, node, style, width_pt);

    item.kind = PAGE_FIELD;
    item.fill = style->background;
    item.stroke = style->border[SIDE_TOP].colour;
    item.stroke_pt = style->border[SIDE_TOP].width_pt;
    item.radius_pt = style->radius_pt;
    item.u.field.face = fonts_find(box->fonts, style->family, style->weight, style->italic,
                                   style->family_span, box->diag);
    item.u.field.size_pt = box_length(box, style->size.max, 0);
    item.u.field.ink = style->colour;
    box->failed |= item.u.field.face == NULL;
    slices_begin(out, node)->height_pt = item.height_pt;
    g_array_append_val(out->items, item);
    slices_end(out);
}
