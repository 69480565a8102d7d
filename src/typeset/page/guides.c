/* guides: frames, columns, baseline grids and the trim, as lines over placed pages, with names in
 * small type.
 *
 * After place, for previews alone. What always holds: nothing that was placed moves, and no guide
 * belongs to a node. */
#include "typeset/typeset.h"

#include "base/base.h"
#include "typeset/box/box.h"

#include <math.h>

#define NAME_PT 5.5
#define PADDING_PT 1.5
#define TRIM_PT 0.5
#define EDGE_PT 0.35
#define LINE_PT 0.25   /* a whole line of the grid */
#define STEP_PT 0.1    /* its parts */
#define STEPS_MAX 4000 /* of a page's grid: finer than that shows nothing */

static const struct colour trim_colour = {0.85, 0, 0, 1}, frame_colour = {0.8, 0, 0.55, 1},
                           column_colour = {0.95, 0.45, 0, 1}, column_fill = {0, 0.6, 0.9, 0.06},
                           grid_colour = {0, 0.5, 0.75, 0.7}, paper = {1, 1, 1, 1};

struct guides {
    struct box_tree tree;
    struct box_setting setting;
    struct design_style name; /* of labels */
    struct page *page;
};

/* The line lies inside the box. */
static void outline(struct guides *guides, double x_pt, double y_pt, double width_pt,
                    double height_pt, struct colour fill, struct colour stroke, double line_pt)
{
    const struct page_item item = {
        .kind = PAGE_RECT,
        .x_pt = x_pt + line_pt / 2,
        .y_pt = y_pt + line_pt / 2,
        .width_pt = MAX(0, width_pt - line_pt),
        .height_pt = MAX(0, height_pt - line_pt),
        .fill = fill,
        .stroke = stroke,
        .stroke_pt = line_pt,
    };

    g_array_append_val(guides->page->items, item);
}

/* In a corner of what it names, on a ground of its own colour: legible on whatever lies below. */
static void name(struct guides *guides, const char *text, double x_pt, double y_pt,
                 struct colour colour)
{
    GArray *items = guides->page->items;
    const unsigned ground = items->len;
    const double height_pt = NAME_PT + 2 * PADDING_PT;
    double right_pt = x_pt;

    outline(guides, x_pt, y_pt, 0, height_pt, colour, (struct colour){0}, 0);
    box_loose_text(&guides->tree, &guides->setting, &guides->name, text, ALIGN_LEFT,
                   x_pt + PADDING_PT, y_pt + height_pt - 2 * PADDING_PT, 0, items);
    for (unsigned i = ground + 1; i < items->len; i++) {
        const struct page_item *item = &g_array_index(items, struct page_item, i);

        right_pt = MAX(right_pt, item->x_pt + item->width_pt);
    }
    g_array_index(items, struct page_item, ground).width_pt = right_pt + PADDING_PT - x_pt;
}

static void add_grid(struct guides *guides, const struct page_frame *frame, double x_pt)
{
    const double end_pt = frame->column_y_pt + frame->column_height_pt;
    const long per_line = MAX(1, lround(frame->line_pt / frame->unit_pt));
    struct page_item item = {
        .kind = PAGE_LINE, .x_pt = x_pt, .width_pt = frame->column_pt, .stroke = grid_colour};

    for (long i = 0; i < STEPS_MAX; i++) {
        item.y_pt = frame->baseline_pt + (double)i * frame->unit_pt;
        item.stroke_pt = i % per_line == 0 ? LINE_PT : STEP_PT;
        if (item.y_pt > end_pt)
            return;
        g_array_append_val(guides->page->items, item);
    }
}

static void add_columns(struct guides *guides, const struct page_frame *frame)
{
    for (unsigned i = 0; i < frame->columns; i++) {
        const double x_pt = frame->column_x_pt + i * (frame->column_pt + frame->gutter_pt);

        outline(guides, x_pt, frame->column_y_pt, frame->column_pt, frame->column_height_pt,
                column_fill, column_colour, EDGE_PT);
        if (frame->unit_pt > 0)
            add_grid(guides, frame, x_pt);
    }
}

/* `body 461.7pt, filled 436.7pt`: what copy-fitting made of it. */
static void add_frame(struct guides *guides, const struct page_frame *frame)
{
    g_autoptr(GString) text = g_string_new(frame->name);

    g_string_append(text, " ");
    num_append(text, frame->height_pt, 1);
    g_string_append(text, "pt, filled ");
    num_append(text, frame->filled_pt, 1);
    g_string_append(text, "pt");
    add_columns(guides, frame);
    outline(guides, frame->x_pt, frame->y_pt, frame->width_pt, frame->height_pt, (struct colour){0},
            frame_colour, EDGE_PT);
    name(guides, text->str, frame->x_pt, frame->y_pt, frame_colour);
}

static void add_trim(struct guides *guides, const struct pages *pages)
{
    const struct page *page = guides->page;
    const double trim_pt = pages->trim_pt, bleed_pt = trim_pt - pages->bleed_pt;
    g_autoptr(GString) text = g_string_new("trim");

    if (pages->body_pt > 0) {
        g_string_append(text, ", body ");
        num_append(text, pages->body_pt, 1);
        g_string_append(text, "pt");
    }
    outline(guides, trim_pt, trim_pt, page->width_pt - 2 * trim_pt, page->height_pt - 2 * trim_pt,
            (struct colour){0}, trim_colour, TRIM_PT);
    if (pages->bleed_pt > 0)
        outline(guides, bleed_pt, bleed_pt, page->width_pt - 2 * bleed_pt,
                page->height_pt - 2 * bleed_pt, (struct colour){0}, frame_colour, TRIM_PT);
    name(guides, text->str, trim_pt + TRIM_PT,
         page->height_pt - trim_pt - NAME_PT - 2 * PADDING_PT - TRIM_PT, trim_colour);
}

void guides_add(struct pages *pages, const struct design *design, struct fonts *fonts,
                struct diag *diag)
{
    struct guides guides = {.name = *design_style(design, "document")};

    guides.name.size = (struct design_range){{NAME_PT, UNIT_PT}, {NAME_PT, UNIT_PT}};
    guides.name.colour = paper;
    guides.setting.em_pt = NAME_PT;
    box_tree_init(&guides.tree, design, fonts, pages, diag);
    for (unsigned i = 0; i < pages->pages->len; i++) {
        guides.page = pages_get(pages, i);
        for (unsigned j = 0; j < guides.page->frames->len; j++)
            add_frame(&guides, &g_array_index(guides.page->frames, struct page_frame, j));
        add_trim(&guides, pages);
    }
    box_tree_clear(&guides.tree);
}
