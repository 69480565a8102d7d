/* fit: copy-fitting of a page that must hold everything. On the way from document to pages, beside place, which lets text flow on instead.
 * What always holds: sizes stay inside the layout's bounds, and what does not fit is refused, never cut. */
#include "typeset/fit.h"

#include <math.h>

#define STRETCH_STEPS 8 /* halvings: a 256th of a title's range */
#define PT_PER_MM (72 / 25.4)

struct stack {
    struct box *box;
    const struct doc *doc;
    struct fit_frame *frames;
    unsigned count;
};

static const struct design_frame *frame_at(const struct stack *stack, unsigned index)
{
    return g_ptr_array_index(stack->box->design->frames, index);
}

static bool is_ranged(const struct design_frame *frame)
{
    return frame->height.max.unit == UNIT_PT && frame->height.max.value > frame->height.min.value;
}

static double paddings(const struct fit_frame *frame)
{
    return frame->padding_pt[0] + frame->padding_pt[2];
}

/* The least height a frame can have with the content laid out in it. */
static double least_height(const struct fit_frame *frame)
{
    const double content_pt = flow_balance(&frame->content, frame->frame->columns) + paddings(frame);
    const struct design_length min = frame->frame->height.min;

    return min.unit == UNIT_PT ? MAX(min.value, content_pt) : content_pt;
}

/* Lays all frames out at a body size, ranged ones as small as they go; returns the height that the page would need. */
static double lay(struct stack *stack, double em_pt)
{
    double total_pt = 0;

    stack->box->em_pt = em_pt;
    stack->box->pages->placements++;
    for (unsigned i = 0; i < stack->count; i++) {
        struct fit_frame *frame = &stack->frames[i];

        stack->box->stretch = is_ranged(frame_at(stack, i)) ? 0 : 1;
        fit_frame_lay(stack->box, stack->doc, frame_at(stack, i), frame);
        frame->height_pt = least_height(frame);
        total_pt += frame->height_pt;
    }
    return total_pt;
}

static void clear(struct stack *stack)
{
    for (unsigned i = 0; i < stack->count; i++)
        fit_frame_clear(&stack->frames[i]);
}

static double needed_at(struct stack *stack, double em_pt)
{
    const double needed_pt = lay(stack, em_pt);

    clear(stack);
    return needed_pt;
}

/* The largest size of the body's range at which the page holds everything; 0: none. Halving over the steps, so that a range of thirty
 * steps takes five placements. */
static double choose_em(struct stack *stack, double *needed_pt)
{
    const struct design *design = stack->box->design;
    const double min_pt = design->body.min.value, step_pt = design->step_pt;
    unsigned low = 0, high = step_pt > 0 ? (unsigned)floor((design->body.max.value - min_pt) / step_pt + 0.001) : 0;

    *needed_pt = needed_at(stack, min_pt + high * step_pt);
    if (*needed_pt <= design->height_pt)
        return min_pt + high * step_pt;
    *needed_pt = high > 0 ? needed_at(stack, min_pt) : *needed_pt;
    if (*needed_pt > design->height_pt)
        return 0;
    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;

        if (needed_at(stack, min_pt + middle * step_pt) <= design->height_pt)
            low = middle;
        else
            high = middle;
    }
    return min_pt + low * step_pt;
}

/* Lays a ranged frame out again, its sizes as large as its height lets them be. */
static void stretch(struct stack *stack, unsigned index)
{
    struct fit_frame *frame = &stack->frames[index];
    const double height_pt = frame->height_pt;
    double low = 0, high = 1, share = 1;

    stack->box->emit = false;
    for (unsigned step = 0; step < STRETCH_STEPS; step++) {
        fit_frame_clear(frame);
        stack->box->stretch = share;
        fit_frame_lay(stack->box, stack->doc, frame_at(stack, index), frame);
        if (flow_balance(&frame->content, frame->frame->columns) + paddings(frame) <= height_pt)
            low = share;
        else
            high = share;
        if (low == 1)
            break;
        share = (low + high) / 2;
    }
    fit_frame_clear(frame);
    stack->box->stretch = low;
    stack->box->emit = true;
    fit_frame_lay(stack->box, stack->doc, frame_at(stack, index), frame);
    frame->height_pt = height_pt;
}

/* What the frames leave goes to the ranged ones, from the top down, then to those that fill. */
static void share_out(struct stack *stack, double spare_pt)
{
    for (unsigned i = 0; i < stack->count; i++) {
        struct fit_frame *frame = &stack->frames[i];
        const double room_pt = is_ranged(frame->frame) ? frame->frame->height.max.value - frame->height_pt : 0;
        const double given_pt = CLAMP(spare_pt, 0, MAX(0, room_pt));

        frame->height_pt += given_pt;
        spare_pt -= given_pt;
    }
    for (unsigned i = 0; i < stack->count; i++)
        if (stack->frames[i].frame->height.min.unit == UNIT_FILL) {
            stack->frames[i].height_pt += spare_pt;
            return;
        }
}

static void emit(struct stack *stack, struct page *page)
{
    double y_pt = 0;

    for (unsigned i = 0; i < stack->count; i++) {
        if (is_ranged(frame_at(stack, i)))
            stretch(stack, i);
        fit_frame_emit(&stack->frames[i], 0, y_pt, page);
        y_pt += stack->frames[i].height_pt;
    }
}

/* Points at the first thing that has no room: in the frame that fills the page, with all others as small as they go. */
static void report(struct stack *stack, double needed_pt)
{
    const double over_pt = needed_pt - stack->box->design->height_pt;
    struct span span = {0};

    lay(stack, stack->box->design->body.min.value);
    for (unsigned i = 0; i < stack->count; i++) {
        const struct fit_frame *frame = &stack->frames[i];
        const unsigned columns = frame->frame->columns;
        g_autofree unsigned *ends = g_new(unsigned, columns);

        if (frame->frame->height.min.unit == UNIT_FILL &&
            !flow_columns(&frame->content, columns, fit_frame_inner(frame) - over_pt, ends))
            span = slices_get(&frame->content, ends[columns - 1])->node->span;
    }
    clear(stack);
    diag_add(stack->box->diag, DIAG_FIT, span,
             "from here on the text has no room in %s, even at its smallest size: the page is %d mm too short; shorten the text, or take a "
             "larger layout",
             stack->box->design->name, (int)ceil(over_pt / PT_PER_MM));
}

bool fit_page(struct box *box, const struct doc *doc, struct page *page)
{
    struct stack stack = {.box = box, .doc = doc, .count = box->design->frames->len};
    g_autofree struct fit_frame *frames = g_new0(struct fit_frame, stack.count);
    double needed_pt, em_pt;

    stack.frames = frames;
    em_pt = choose_em(&stack, &needed_pt);
    if (em_pt <= 0 && !box->failed)
        report(&stack, needed_pt);
    if (em_pt <= 0 || box->failed)
        return false;
    box->pages->body_pt = em_pt;
    box->emit = true;
    needed_pt = lay(&stack, em_pt);
    share_out(&stack, box->design->height_pt - needed_pt);
    emit(&stack, page);
    clear(&stack);
    return true;
}
