/* fit: copy-fitting of a page that must hold everything, or say what it leaves out. On the way from
 * document to pages, beside place, which lets text flow on instead. What always holds: sizes stay
 * inside the layout's bounds, and what has no room and may not be left out is refused, never cut
 * off. */
#include "typeset/page/page_private.h"

#include <math.h>

#define STRETCH_STEPS 8 /* halvings: a 256th of a title's range */
#define LEADING_STEPS 4
#define PLACEMENTS_MAX 12
#define STRETCH_MAX 0.8  /* spaces that much wider in one column than in the next don't disturb */
#define SETTLE_TRIES 5   /* so often the body may be smaller for it, … */
#define SETTLE_SHARE 16  /* … by a step of so many each time, … */
#define SETTLE_COST 0.25 /* … which is as bad as spaces that much wider */

static const struct design_frame *frame_at(const struct fit_stack *stack, unsigned index)
{
    return g_ptr_array_index(stack->tree->design->frames, index);
}

static bool is_ranged(const struct design_frame *frame)
{
    return frame->height.max.unit == UNIT_PT && frame->height.max.value > frame->height.min.value;
}

static double paddings(const struct fit_frame *frame)
{
    return frame->padding_pt[SIDE_TOP] + frame->padding_pt[SIDE_BOTTOM];
}

/* The least height a frame can have with the content laid out in it; one that is as high as its
 * content, and has none, is no empty band. */
static double least_height(const struct fit_frame *frame)
{
    const double inner_pt = flow_balance(&frame->content, frame->frame->columns),
                 content_pt = inner_pt + paddings(frame);
    const struct design_length min = frame->frame->height.min;

    if (min.unit == UNIT_AUTO && inner_pt <= 0)
        return 0;
    return min.unit == UNIT_PT ? MAX(min.value, content_pt) : content_pt;
}

unsigned fit_stack_leading_steps(const struct design *design)
{
    const struct design_span leading = design_style(design, "document")->leading;

    return leading.max > leading.min ? LEADING_STEPS : 0;
}

unsigned fit_stack_size_steps(const struct design *design)
{
    const double range_pt = design->body.max.value - design->body.min.value;

    return design->step_pt > 0 ? (unsigned)floor(range_pt / design->step_pt + 0.001) : 0;
}

void fit_stack_set_step(struct fit_stack *stack, unsigned step)
{
    const struct design *design = stack->tree->design;
    const unsigned tight = fit_stack_leading_steps(design);

    stack->setting.leading = step < tight ? (double)step / tight : 1;
    stack->setting.em_pt =
        design->body.min.value + (step > tight ? step - tight : 0) * design->step_pt;
}

double fit_stack_lay(struct fit_stack *stack)
{
    double total_pt = 0;

    stack->tree->pages->placements++;
    for (unsigned i = 0; i < stack->count; i++) {
        struct fit_frame *frame = &stack->frames[i];

        stack->setting.stretch = is_ranged(frame_at(stack, i)) ? 0 : 1;
        fit_frame_lay(stack->tree, &stack->setting, frame_at(stack, i), frame);
        frame->height_pt = least_height(frame);
        total_pt += frame->height_pt;
    }
    return total_pt;
}

void fit_stack_clear(struct fit_stack *stack)
{
    for (unsigned i = 0; i < stack->count; i++)
        fit_frame_clear(&stack->frames[i]);
}

unsigned fit_stack_tries(const struct fit_stack *stack)
{
    const unsigned used = stack->tree->pages->placements + 1; /* and the one that is painted */

    return used < PLACEMENTS_MAX ? PLACEMENTS_MAX - used : 0;
}

double fit_stack_needed(void *data, unsigned step)
{
    struct fit_stack *stack = data;
    double needed_pt;

    fit_stack_set_step(stack, step);
    needed_pt = fit_stack_lay(stack);
    fit_stack_clear(stack);
    return needed_pt;
}

/* Where the heights of both ends say that the room ends; strictly between them. */
static unsigned guess(const struct fit_bracket *bracket, double room_pt)
{
    const double share = (room_pt - bracket->fits_pt) / (bracket->fails_pt - bracket->fits_pt);
    const unsigned span = bracket->fails - bracket->fits;

    return bracket->fits + CLAMP((unsigned)(CLAMP(share, 0, 1) * span), 1, span - 1);
}

/* Illinois' weakness, an end that stays, is met by halving: what this returns was tried, and fits.
 */
unsigned fit_solve(struct fit_bracket bracket, double room_pt, unsigned tries, fit_needed *needed,
                   void *data)
{
    for (; tries > 0 && bracket.fails - bracket.fits > 1; tries--) {
        const unsigned span = bracket.fails - bracket.fits;
        const unsigned step = tries % 2 ? guess(&bracket, room_pt) : bracket.fits + span / 2;
        const double needed_pt = needed(data, step);

        if (needed_pt <= room_pt) {
            bracket.fits = step;
            bracket.fits_pt = needed_pt;
        } else {
            bracket.fails = step;
            bracket.fails_pt = needed_pt;
        }
    }
    return bracket.fits;
}

/* Once something was left out there is little room to spare: a step or two from the tightest
 * setting. */
static unsigned loosen(struct fit_stack *stack, unsigned last)
{
    unsigned step = 0;

    for (unsigned by = 1; step < last && fit_stack_tries(stack) > 0; by *= 2) {
        const unsigned next = MIN(step + by, last);

        if (fit_stack_needed(stack, next) > stack->room_pt)
            break;
        step = next;
    }
    return step;
}

/* The step at which the page holds all that it can; false: there is none, and *needed_pt is how
 * high the page would have to be. */
static bool choose_step(struct fit_stack *stack, unsigned *step, double *needed_pt)
{
    const unsigned last =
        fit_stack_leading_steps(stack->tree->design) + fit_stack_size_steps(stack->tree->design);
    struct fit_bracket bracket = {.fails = last};

    *step = last;
    *needed_pt = bracket.fails_pt = fit_stack_needed(stack, last);
    if (*needed_pt <= stack->room_pt)
        return true;
    *step = 0;
    *needed_pt = bracket.fits_pt = last > 0 ? fit_stack_needed(stack, 0) : *needed_pt;
    if (*needed_pt <= stack->room_pt) {
        *step = fit_solve(bracket, stack->room_pt, fit_stack_tries(stack), fit_stack_needed, stack);
        return true;
    }
    if (!fit_cut_leave_out(stack, *needed_pt, needed_pt))
        return false;
    *step = loosen(stack, last);
    return true;
}

static void lay_stretched(struct fit_stack *stack, unsigned index, double share)
{
    struct fit_frame *frame = &stack->frames[index];
    const double height_pt = frame->height_pt;

    fit_frame_clear(frame);
    stack->setting.stretch = share;
    fit_frame_lay(stack->tree, &stack->setting, frame_at(stack, index), frame);
    frame->height_pt = height_pt;
}

/* Lays a ranged frame out again, its sizes as large as its height lets them be. */
static void stretch(struct fit_stack *stack, unsigned index)
{
    struct fit_frame *frame = &stack->frames[index];
    double low = 0, high = 1, share = 1;

    for (unsigned step = 0; step < STRETCH_STEPS && low < 1; step++) {
        lay_stretched(stack, index, share);
        if (flow_balance(&frame->content, frame->frame->columns) + paddings(frame) <=
            frame->height_pt)
            low = share;
        else
            high = share;
        share = (low + high) / 2;
    }
    if (stack->setting.stretch != low)
        lay_stretched(stack, index, low);
}

/* What the frames leave goes to the ranged ones, from the top down, then to those that fill. */
static void share_out(struct fit_stack *stack, double spare_pt)
{
    for (unsigned i = 0; i < stack->count; i++) {
        struct fit_frame *frame = &stack->frames[i];
        const double room_pt =
            is_ranged(frame->frame) ? frame->frame->height.max.value - frame->height_pt : 0;
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

/* False: some of it found no place, which is reported: better no page than one that lacks words. */
static bool emit(struct fit_stack *stack, struct page *page)
{
    double y_pt = 0;

    for (unsigned i = 0; i < stack->count; i++) {
        unsigned end;

        if (is_ranged(frame_at(stack, i)))
            stretch(stack, i);
        if (frame_at(stack, i)->balance)
            fit_frame_balance(&stack->frames[i]);
        end = fit_frame_emit(&stack->frames[i], 0, y_pt, page);
        if (end < stack->frames[i].content.entries->len) {
            fit_report_rest(stack, &stack->frames[i], end, 0);
            return false;
        }
        y_pt += stack->frames[i].height_pt;
    }
    return true;
}

/* How loose the columns are at a step. */
static double find_stretch(struct fit_stack *stack, unsigned step)
{
    double most = 0;

    fit_stack_set_step(stack, step);
    fit_stack_lay(stack);
    for (unsigned i = 0; i < stack->count; i++)
        if (frame_at(stack, i)->balance)
            most = MAX(most, fit_frame_stretch(&stack->frames[i]));
    fit_stack_clear(stack);
    return most;
}

/* A little smaller, where columns come out that are not as loose: what may not be parted is then
 * parted elsewhere. */
static unsigned settle(struct fit_stack *stack, unsigned step)
{
    const unsigned tight = fit_stack_leading_steps(stack->tree->design),
                   sizes = step > tight ? step - tight : 0, by = MAX(1, sizes / SETTLE_SHARE);
    unsigned best = step;
    double stretch = fit_stack_tries(stack) > 0 ? find_stretch(stack, step) : 0;

    for (unsigned less = by; stretch > STRETCH_MAX && less <= MIN(sizes, by * SETTLE_TRIES) &&
                             fit_stack_tries(stack) > 0;
         less += by) {
        const double other = find_stretch(stack, step - less) + SETTLE_COST * less / by;

        if (other < stretch) {
            stretch = other;
            best = step - less;
        }
    }
    return best;
}

/* Paints the page at the step that was chosen; false: reported. */
static bool set(struct fit_stack *stack, unsigned step, struct page *page)
{
    bool ok;

    fit_stack_set_step(stack, settle(stack, step));
    stack->tree->pages->body_pt = stack->setting.em_pt;
    stack->tree->pages->cut = stack->setting.cut;
    share_out(stack, stack->room_pt - fit_stack_lay(stack));
    ok = emit(stack, page);
    fit_stack_clear(stack);
    return ok && !stack->tree->failed;
}

bool fit_page(struct box_tree *tree, struct page *page)
{
    const unsigned count = tree->design->frames->len;
    g_autofree struct fit_frame *frames = g_new0(struct fit_frame, count);
    struct fit_stack stack = {.tree = tree,
                              .setting = {.leading = 1, .stretch = 1, .cut = DOC_CUT_NONE},
                              .frames = frames,
                              .count = count,
                              .room_pt = tree->design->height_pt};
    double needed_pt;
    unsigned step;
    bool fits;

    fit_cut_choose_lead(&stack);
    fit_cut_find_ranks(&stack);
    fits = choose_step(&stack, &step, &needed_pt);
    if (!fits && !tree->failed)
        fit_report(&stack, needed_pt);
    fits = fits && !tree->failed && set(&stack, step, page);
    g_array_unref(stack.ranks);
    return fits;
}
