/* bleed: pages for the print shop. After place, before the devices, for posters alone. What always
 * holds: inside the trim nothing moves, and artwork that bleeds is set as much larger as that
 * takes; marks stand outside the bleed and belong to no node. */
#include "typeset/typeset.h"

#define TOUCH_PT 0.01
#define MARK_GAP_PT 3.0 /* between bleed and marks */
#define MARK_PT 12.0    /* their length */
#define MARK_LINE_PT 0.25

struct sheet {
    struct page *page;
    double trim_width_pt, trim_height_pt, margin_pt, bleed_pt;
};

/* Areas that no node owns and that touch the trim. */
static void reach_out(const struct sheet *sheet, struct page_item *item)
{
    const bool left = item->x_pt < TOUCH_PT, top = item->y_pt < TOUCH_PT;
    const bool right = item->x_pt + item->width_pt > sheet->trim_width_pt - TOUCH_PT;
    const bool bottom = item->y_pt + item->height_pt > sheet->trim_height_pt - TOUCH_PT;

    item->x_pt -= left ? sheet->bleed_pt : 0;
    item->y_pt -= top ? sheet->bleed_pt : 0;
    item->width_pt += (left ? sheet->bleed_pt : 0) + (right ? sheet->bleed_pt : 0);
    item->height_pt += (top ? sheet->bleed_pt : 0) + (bottom ? sheet->bleed_pt : 0);
}

static bool is_ground(const struct page_item *item)
{
    return !item->node && (item->kind == PAGE_ART ||
                           (item->kind == PAGE_RECT && item->fill.a > 0 && item->radius_pt <= 0));
}

static void shift(const struct sheet *sheet)
{
    const double by_pt = sheet->margin_pt;

    for (unsigned i = 0; i < sheet->page->items->len; i++) {
        struct page_item *item = &g_array_index(sheet->page->items, struct page_item, i);

        if (is_ground(item))
            reach_out(sheet, item);
        item->x_pt += by_pt;
        item->y_pt += by_pt;
    }
    for (unsigned i = 0; i < sheet->page->links->len; i++) {
        struct page_link *link = &g_array_index(sheet->page->links, struct page_link, i);

        link->x_pt += by_pt;
        link->y_pt += by_pt;
    }
    for (unsigned i = 0; i < sheet->page->frames->len; i++) {
        struct page_frame *frame = &g_array_index(sheet->page->frames, struct page_frame, i);

        frame->x_pt += by_pt;
        frame->y_pt += by_pt;
        frame->column_x_pt += by_pt;
        frame->column_y_pt += by_pt;
        frame->baseline_pt += by_pt;
    }
}

static void add_mark(const struct sheet *sheet, double x_pt, double y_pt, double width_pt,
                     double height_pt)
{
    const struct page_item item = {
        .kind = PAGE_LINE,
        .x_pt = x_pt,
        .y_pt = y_pt,
        .width_pt = width_pt,
        .height_pt = height_pt,
        .stroke = {0, 0, 0, 1},
        .stroke_pt = MARK_LINE_PT,
    };

    g_array_append_val(sheet->page->items, item);
}

/* Two at each corner, in line with the trim. */
static void add_marks(const struct sheet *sheet)
{
    const double near_pt = sheet->bleed_pt + MARK_GAP_PT;

    for (unsigned corner = 0; corner < 4; corner++) {
        const double x_pt = sheet->margin_pt + (corner & 1 ? sheet->trim_width_pt : 0),
                     right = corner & 1 ? 1 : -1;
        const double y_pt = sheet->margin_pt + (corner & 2 ? sheet->trim_height_pt : 0),
                     down = corner & 2 ? 1 : -1;

        add_mark(sheet, x_pt + right * near_pt, y_pt, right * MARK_PT, 0);
        add_mark(sheet, x_pt, y_pt + down * near_pt, 0, down * MARK_PT);
    }
}

void bleed_add(struct pages *pages, double bleed_pt, bool marks)
{
    const double margin_pt = marks ? bleed_pt + MARK_GAP_PT + MARK_PT + MARK_GAP_PT : bleed_pt;

    for (unsigned i = 0; i < pages->pages->len; i++) {
        struct page *page = pages_get(pages, i);
        const struct sheet sheet = {page, page->width_pt, page->height_pt, margin_pt, bleed_pt};

        shift(&sheet);
        if (marks)
            add_marks(&sheet);
        page->width_pt += 2 * margin_pt;
        page->height_pt += 2 * margin_pt;
    }
    pages->trim_pt = margin_pt;
    pages->bleed_pt = bleed_pt;
}
