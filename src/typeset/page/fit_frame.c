/* fit_frame: one frame of a page: lays its content out, and puts it into its columns. Part of fit.
 * What always holds: nothing is painted outside the frame but a frame's own background. */
#include "typeset/page/page_private.h"

#include <math.h>
#include <string.h>

#define APART_LINES 1.5 /* by so many more at most may two things stand apart to fill a column */
#define LOOSE_LINES 1.5 /* a column that lacks no more than so many is not loose */

/* The baseline of a plain line of the body is the first of the grid, so that nothing but what is no
 * such line moves. */
static void snap(struct fit_frame *frame, const struct box_setting *setting,
                 const struct design_style *document)
{
    const double line_pt = box_leading(setting, document) * setting->em_pt;

    for (unsigned i = 0; i < frame->content.entries->len && frame->first_pt <= 0; i++) {
        const struct vlist_entry *entry = vlist_get(&frame->content, i);

        if (fabs(entry->height_pt - line_pt) < 0.001)
            frame->first_pt = entry->baseline_pt;
    }
    frame->unit_pt = frame->frame->grid * line_pt;
    vlist_snap(&frame->content, frame->unit_pt, frame->first_pt);
}

/* From `box` on, the first that is shown in the frame. */
static struct box *next_in(const struct box_setting *setting, const struct design_frame *frame,
                           struct box *box)
{
    for (; box; box = box->next)
        if (strcmp(box->node->slot, frame->name) == 0 && doc_is_shown(box->node, setting->cut))
            return box;
    return NULL;
}

void fit_frame_lay(struct box_tree *tree, const struct box_setting *setting,
                   const struct design_frame *frame, struct fit_frame *into)
{
    const double page_pt = tree->design->width_pt;
    double inner_pt;

    *into = (struct fit_frame){.frame = frame};
    vlist_init(&into->content);
    for (unsigned side = SIDE_TOP; side <= SIDE_LEFT; side++)
        into->padding_pt[side] = box_length(setting, frame->padding[side], page_pt);
    inner_pt = page_pt - into->padding_pt[SIDE_LEFT] - into->padding_pt[SIDE_RIGHT];
    into->column_pt = (inner_pt - frame->gutter_pt * (frame->columns - 1)) / frame->columns;
    box_titles_forget(tree);
    for (struct box *box = next_in(setting, frame, tree->first); box;
         box = next_in(setting, frame, box->next))
        box_titles_note(box, setting, into->column_pt);
    for (struct box *box = next_in(setting, frame, tree->first); box;
         box = next_in(setting, frame, box->next))
        box_measure(box, setting, into->column_pt, &into->content);
    vlist_keep_headings(&into->content);
    if (frame->grid > 0)
        snap(into, setting, design_style(tree->design, "document"));
}

void fit_frame_clear(struct fit_frame *frame)
{
    vlist_clear(&frame->content);
}

/* What a column of balanced ones lacks of their height. */
static double lacking(const struct fit_frame *frame, unsigned first, unsigned end)
{
    return MAX(0, frame->limit_pt - vlist_height(&frame->content, first, end));
}

void fit_frame_balance(struct fit_frame *frame)
{
    const unsigned columns = frame->frame->columns;
    g_autofree unsigned *ends = g_new(unsigned, columns);

    frame->limit_pt = flow_balance(&frame->content, columns);
    if (frame->unit_pt <= 0 || !flow_columns(&frame->content, columns, frame->limit_pt, ends))
        return;
    for (unsigned i = 0, first = 0; i < columns; first = ends[i++])
        vlist_feather(&frame->content, first, ends[i], frame->unit_pt,
                      APART_LINES * frame->unit_pt / frame->frame->grid,
                      lacking(frame, first, ends[i]));
}

double fit_frame_stretch(struct fit_frame *frame)
{
    const unsigned columns = frame->frame->columns;
    g_autofree unsigned *ends = g_new(unsigned, columns);
    double most = 0;

    frame->limit_pt = flow_balance(&frame->content, columns);
    if (frame->unit_pt <= 0 || !flow_columns(&frame->content, columns, frame->limit_pt, ends))
        return 0;
    for (unsigned i = 0, first = 0; i < columns; first = ends[i++]) {
        const double lacking_pt = lacking(frame, first, ends[i]);

        if (lacking_pt > LOOSE_LINES * frame->unit_pt / frame->frame->grid)
            most = MAX(most, vlist_stretch(&frame->content, first, ends[i], lacking_pt));
    }
    return most;
}

double fit_frame_inner(const struct fit_frame *frame)
{
    return frame->height_pt - frame->padding_pt[SIDE_TOP] - frame->padding_pt[SIDE_BOTTOM];
}

static void emit_ground(const struct fit_frame *frame, double y_pt, struct page *page)
{
    struct page_item item = {
        .kind = PAGE_RECT,
        .y_pt = y_pt,
        .width_pt = page->width_pt,
        .height_pt = frame->height_pt,
        .fill = frame->frame->background,
    };

    if (item.fill.a > 0)
        g_array_append_val(page->items, item);
    if (!frame->frame->art)
        return;
    item.kind = PAGE_ART;
    item.u.art = frame->frame->art;
    g_array_append_val(page->items, item);
}

/* What a table repeats at the top of a column is an artifact: readers have met it. Returns its
 * height. */
static double emit_head(const struct fit_frame *frame, unsigned first, double x_pt, double y_pt,
                        struct page *page)
{
    const int head = flow_head(&frame->content, first);
    const unsigned before = page->items->len, links_before = page->links->len;

    if (head < 0)
        return 0;
    vlist_emit(&frame->content, (unsigned)head, (unsigned)head + 1, x_pt, y_pt, 0, page);
    for (unsigned i = before; i < page->items->len; i++)
        g_array_index(page->items, struct page_item, i).node = NULL;
    g_array_set_size(page->links, links_before);
    return vlist_get(&frame->content, (unsigned)head)->height_pt;
}

static double emit_column(const struct fit_frame *frame, unsigned first, unsigned end, double x_pt,
                          double y_pt, struct page *page)
{
    const double head_pt = emit_head(frame, first, x_pt, y_pt, page);
    const double height_pt = vlist_height(&frame->content, first, end);
    const double lower_pt = first > 0 ? frame->content.later_pt : 0;

    vlist_emit(&frame->content, first, end, x_pt, y_pt + head_pt,
               fit_frame_inner(frame) - lower_pt - head_pt - height_pt, page);
    return head_pt + height_pt;
}

static struct page_frame placed_frame(const struct fit_frame *frame, double y_pt,
                                      const struct page *page)
{
    const double top_pt = y_pt + frame->padding_pt[SIDE_TOP];

    return (struct page_frame){
        .name = frame->frame->name,
        .y_pt = y_pt,
        .width_pt = page->width_pt,
        .height_pt = frame->height_pt,
        .columns = frame->frame->columns,
        .column_x_pt = frame->padding_pt[SIDE_LEFT],
        .column_y_pt = top_pt,
        .column_pt = frame->column_pt,
        .column_height_pt = fit_frame_inner(frame),
        .gutter_pt = frame->frame->gutter_pt,
        .baseline_pt = top_pt + frame->first_pt,
        .unit_pt = frame->unit_pt,
        .line_pt = frame->frame->grid > 0 ? frame->unit_pt / frame->frame->grid : 0,
    };
}

unsigned fit_frame_emit(const struct fit_frame *frame, unsigned first, double y_pt,
                        struct page *page)
{
    const unsigned columns = frame->frame->columns;
    const double limit_pt = frame->limit_pt > 0 ? frame->limit_pt : fit_frame_inner(frame);
    const double lower_pt = first > 0 ? frame->content.later_pt : 0;
    struct page_frame placed = placed_frame(frame, y_pt, page);

    if (frame->height_pt <= 0)
        return frame->content.entries->len;
    emit_ground(frame, y_pt, page);
    for (unsigned i = 0; i < columns; i++) {
        const double x_pt =
            frame->padding_pt[SIDE_LEFT] + i * (frame->column_pt + frame->frame->gutter_pt);
        const unsigned end = flow_fill(&frame->content, first, limit_pt);
        const double used_pt = emit_column(frame, first, end, x_pt,
                                           y_pt + lower_pt + frame->padding_pt[SIDE_TOP], page);

        placed.filled_pt = MAX(placed.filled_pt, used_pt);
        first = end;
    }
    g_array_append_val(page->frames, placed);
    return first;
}
