/* paint: what a part of a vertical list is on the page: lines of text with their links, grounds,
 * fields. Part of box. What always holds: decoration belongs to no node, so that it is an artifact.
 */
#include "typeset/box/box_private.h"

#include <math.h>

void box_rect(double x_pt, double y_pt, double width_pt, double height_pt, struct colour fill,
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
static void frame(const struct design_style *style, struct colour fill, double width_pt,
                  double height_pt, GArray *items)
{
    const double line_pt = style->border[SIDE_TOP].width_pt;
    const struct page_item item = {
        .kind = PAGE_RECT,
        .x_pt = line_pt / 2,
        .y_pt = line_pt / 2,
        .width_pt = width_pt - line_pt,
        .height_pt = height_pt - line_pt,
        .stroke = style->border[SIDE_TOP].colour,
        .stroke_pt = line_pt,
        .fill = fill,
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

static struct colour ground_colour(const struct box *box)
{
    return box->style->fill.a > 0 ? box_value_colour(box->style, box->node->share)
                                  : box->style->background;
}

void box_add_ground(const struct box *box, double x_pt, double y_pt, double width_pt,
                    double height_pt, struct vlist *out)
{
    const struct design_style *style = box->style;
    bool seen = style->background.a > 0 || style->fill.a > 0 || style->art;

    for (unsigned side = SIDE_TOP; side <= SIDE_LEFT; side++)
        seen |= style->border[side].width_pt > 0;
    if (seen)
        vlist_add(out, &(struct vlist_part){.kind = PART_GROUND,
                                            .box = box,
                                            .x_pt = x_pt,
                                            .y_pt = y_pt,
                                            .width_pt = width_pt,
                                            .height_pt = height_pt});
}

void box_paint_ground(const struct vlist_part *part, GArray *items)
{
    const struct design_style *style = part->box->style;
    const struct design_border *border = style->border;
    const double width_pt = part->width_pt, height_pt = part->height_pt;
    const double top_pt = part->open_top ? 0 : border[SIDE_TOP].width_pt,
                 bottom_pt = part->open_bottom ? 0 : border[SIDE_BOTTOM].width_pt,
                 left_pt = border[SIDE_LEFT].width_pt, right_pt = border[SIDE_RIGHT].width_pt;

    if (top_pt > 0 && top_pt == bottom_pt && top_pt == left_pt && top_pt == right_pt) {
        frame(style, ground_colour(part->box), width_pt, height_pt, items);
        art(style, top_pt, top_pt, width_pt - 2 * top_pt, height_pt - 2 * top_pt, items);
        return;
    }
    box_rect(0, 0, width_pt, height_pt, ground_colour(part->box), style->radius_pt, items);
    art(style, 0, 0, width_pt, height_pt, items);
    box_rect(0, 0, width_pt, top_pt, border[SIDE_TOP].colour, 0, items);
    box_rect(0, height_pt - bottom_pt, width_pt, bottom_pt, border[SIDE_BOTTOM].colour, 0, items);
    box_rect(0, 0, left_pt, height_pt, border[SIDE_LEFT].colour, 0, items);
    box_rect(width_pt - right_pt, 0, right_pt, height_pt, border[SIDE_RIGHT].colour, 0, items);
}

/* As wide and as high as the style says; `auto`: all the width there is, and one line; `fill`:
 * that, until its row is known. */
void box_field(const struct box *box, const struct box_setting *setting, double width_pt,
               struct vlist *out)
{
    const struct design_style *style = box->style;
    const double own_pt = style->width.max.unit == UNIT_AUTO
                              ? width_pt
                              : MIN(width_pt, box_length(setting, style->width.max, width_pt));
    const double size_pt = box_length(setting, style->size.max, 0);
    const struct vlist_part part = {
        .kind = PART_FIELD,
        .box = box,
        .x_pt = (width_pt - own_pt) * box_share(style->align),
        .width_pt = own_pt,
        .height_pt = MAX(box_length(setting, style->height, 0),
                         style->height.unit == UNIT_AUTO || style->height.unit == UNIT_FILL
                             ? size_pt * style->leading.max
                             : 0),
        .size_pt = size_pt,
    };

    vlist_begin(out, box->node)->height_pt = part.height_pt;
    vlist_add(out, &part);
    vlist_end(out);
}

static void paint_field(const struct vlist_part *part, GArray *items)
{
    const struct design_style *style = part->box->style;
    const struct page_item item = {
        .kind = PAGE_FIELD,
        .node = part->box->node,
        .width_pt = part->width_pt,
        .height_pt = part->height_pt,
        .fill = style->background,
        .stroke = style->border[SIDE_TOP].colour,
        .stroke_pt = style->border[SIDE_TOP].width_pt,
        .radius_pt = style->radius_pt,
        .u.field = {part->box->face, part->size_pt, style->colour},
    };

    g_array_append_val(items, item);
}

/* The area of a link is the text of it on one line. */
static void add_links(const struct page *page, unsigned first_item)
{
    struct page_link *last = NULL;

    for (unsigned i = first_item; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);
        const struct doc_node *node = item->node;

        while (node && node->role != DOC_LINK)
            node = doc_is_inline(node) ? node->parent : NULL;
        if (!node)
            continue;
        if (last && last->node == node) {
            const double left_pt = MIN(last->x_pt, item->x_pt),
                         right_pt = MAX(last->x_pt + last->width_pt, item->x_pt + item->width_pt);

            last->x_pt = left_pt;
            last->width_pt = right_pt - left_pt;
        } else {
            const struct page_link link = {node, item->x_pt, item->y_pt - item->ascent_pt,
                                           item->width_pt, item->height_pt};

            g_array_append_val(page->links, link);
            last = &g_array_index(page->links, struct page_link, page->links->len - 1);
        }
    }
}

static void report_over(const struct vlist_part *part)
{
    const struct box *box = part->box;

    if (part->over_pt <= 0 || box->tree->failed)
        return;
    diag_add(box->tree->diag, DIAG_FIT, box->node->span,
             "a word of this is %d mm too wide for “%s” of layout %s, even at its smallest size; "
             "divide or shorten it",
             (int)ceil(part->over_pt / NUM_PT_PER_MM), box->style->name, box->tree->design->name);
    box->tree->failed = true;
}

/* What was appended moves to its place. */
static void move(const struct page *page, unsigned first_item, unsigned first_link, double x_pt,
                 double y_pt)
{
    for (unsigned i = first_item; i < page->items->len; i++) {
        struct page_item *item = &g_array_index(page->items, struct page_item, i);

        item->x_pt += x_pt;
        item->y_pt += y_pt;
    }
    for (unsigned i = first_link; i < page->links->len; i++) {
        struct page_link *link = &g_array_index(page->links, struct page_link, i);

        link->x_pt += x_pt;
        link->y_pt += y_pt;
    }
}

static void paint_line(const struct vlist_part *part, const struct page *page)
{
    const struct para *para = part->box->para;
    const unsigned first_item = page->items->len;
    const double hang_pt = part->hang ? para_hang(para, &part->line, part->scale) : 0;

    report_over(part);
    para_emit(para, &part->line, part->scale, part->text_x_pt - hang_pt, part->baseline_pt,
              part->box->tree->pages, page->items);
    if (part->line.hyphen)
        g_array_index(page->items, struct page_item, page->items->len - 1).style =
            part->box->style->name;
    add_links(page, first_item);
}

void box_paint(const struct vlist_part *part, double x_pt, double y_pt, const struct page *page)
{
    const unsigned first_item = page->items->len, first_link = page->links->len;

    switch (part->kind) {
    case PART_LINE:
        paint_line(part, page);
        break;
    case PART_GROUND:
        box_paint_ground(part, page->items);
        break;
    case PART_FIELD:
        paint_field(part, page->items);
        break;
    case PART_CHART:
        box_paint_chart(part, page->items);
        break;
    case PART_PICTURE:
        box_paint_picture(part, page->items);
        break;
    case PART_CODE:
        box_paint_code(part, page);
        break;
    }
    move(page, first_item, first_link, part->x_pt, part->y_pt);
    move(page, first_item, first_link, x_pt, y_pt);
}
