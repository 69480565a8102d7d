/* fit: copy-fitting of a page that must hold everything, or say what it leaves out. On the way from document to pages, beside place, which lets text flow on instead.
 * What always holds: sizes stay inside the layout's bounds, and what has no room and may not be left out is refused, never cut off. */
#include "typeset/fit.h"

#include "typeset/fit_solve.h"

#include <math.h>

#define STRETCH_STEPS 8 /* halvings: a 256th of a title's range */
#define LEADING_STEPS 4
#define PLACEMENTS_MAX 12
#define CUT_RESERVE 3 /* tries that are left for the size, once something was left out */
#define PT_PER_MM (72 / 25.4)

struct stack {
    struct box *box;
    const struct doc *doc;
    struct fit_frame *frames;
    unsigned count;
    double room_pt;  /* the height of the page */
    unsigned most;   /* the cut without leaving anything out but, perhaps, the lead */
    GArray *ranks;   /* unsigned: what may be left out, rising */
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
    return frame->padding_pt[SIDE_TOP] + frame->padding_pt[SIDE_BOTTOM];
}

/* The least height a frame can have with the content laid out in it. */
static double least_height(const struct fit_frame *frame)
{
    const double content_pt = flow_balance(&frame->content, frame->frame->columns) + paddings(frame);
    const struct design_length min = frame->frame->height.min;

    return min.unit == UNIT_PT ? MAX(min.value, content_pt) : content_pt;
}

/* How tight the page is set: steps 0 … sizes go from the smallest body size up, those below only loosen the leading. */
static unsigned leading_steps(const struct design *design)
{
    const struct design_span leading = design_style(design, "document")->leading;

    return leading.max > leading.min ? LEADING_STEPS : 0;
}

static unsigned size_steps(const struct design *design)
{
    const double range_pt = design->body.max.value - design->body.min.value;

    return design->step_pt > 0 ? (unsigned)floor(range_pt / design->step_pt + 0.001) : 0;
}

static void set_step(struct stack *stack, unsigned step)
{
    const struct design *design = stack->box->design;
    const unsigned tight = leading_steps(design);

    stack->box->leading = step < tight ? (double)step / tight : 1;
    stack->box->em_pt = design->body.min.value + (step > tight ? step - tight : 0) * design->step_pt;
}

/* Lays all frames out, ranged ones as small as they go; returns the height that the page would need. */
static double lay(struct stack *stack)
{
    double total_pt = 0;

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

static double needed_at(void *data, unsigned step)
{
    struct stack *stack = data;
    double needed_pt;

    set_step(stack, step);
    needed_pt = lay(stack);
    clear(stack);
    return needed_pt;
}

/* What may be left out, in the order of ranks: with step n, ranks up to the n-th stay. */
static void set_cut(struct stack *stack, unsigned step)
{
    const unsigned *ranks = (const unsigned *)(void *)stack->ranks->data;

    stack->box->cut = step < stack->ranks->len ? ranks[step] - 1 : stack->most;
}

static double needed_with_cut(void *data, unsigned step)
{
    set_cut(data, step);
    return needed_at(data, 0);
}

static int compare_ranks(gconstpointer a, gconstpointer b)
{
    const unsigned left = *(const unsigned *)a, right = *(const unsigned *)b;

    return left < right ? -1 : left > right;
}

/* The ranks of what may be left out, each once, the last to go first. */
static GArray *ranks_new(const struct doc *doc, unsigned most)
{
    GArray *ranks = g_array_new(FALSE, FALSE, sizeof(unsigned));
    unsigned kept = 0;

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node))
        if (node->drop_rank > 0 && node->drop_rank <= most)
            g_array_append_val(ranks, node->drop_rank);
    g_array_sort(ranks, compare_ranks);
    for (unsigned i = 0; i < ranks->len; i++) {
        const unsigned rank = g_array_index(ranks, unsigned, i);

        if (kept == 0 || g_array_index(ranks, unsigned, kept - 1) != rank)
            g_array_index(ranks, unsigned, kept++) = rank;
    }
    g_array_set_size(ranks, kept);
    return ranks;
}

static unsigned tries_left(const struct stack *stack)
{
    const unsigned used = stack->box->pages->placements + 1; /* and the one that is painted */

    return used < PLACEMENTS_MAX ? PLACEMENTS_MAX - used : 0;
}

/* Leaves out as little as will do at the tightest setting; false: not even that helps. *needed_pt: the height without all of it. */
static bool leave_out(struct stack *stack, double whole_pt, double *needed_pt)
{
    struct fit_bracket bracket = {0, stack->ranks->len, 0, whole_pt};
    const unsigned tries = tries_left(stack);

    if (stack->ranks->len == 0) {
        *needed_pt = whole_pt;
        return false;
    }
    *needed_pt = bracket.fits_pt = needed_with_cut(stack, 0);
    if (*needed_pt > stack->room_pt)
        return false;
    set_cut(stack, fit_solve(bracket, stack->room_pt, tries > CUT_RESERVE ? tries - CUT_RESERVE : 1, needed_with_cut, stack));
    return true;
}

/* Once something was left out there is little room to spare: a step or two from the tightest setting. */
static unsigned loosen(struct stack *stack, unsigned last)
{
    unsigned step = 0;

    for (unsigned by = 1; step < last && tries_left(stack) > 0; by *= 2) {
        const unsigned next = MIN(step + by, last);

        if (needed_at(stack, next) > stack->room_pt)
            break;
        step = next;
    }
    return step;
}

/* A lead is there where the body need not get smaller than the layout wants it to be beside one. */
static void choose_lead(struct stack *stack)
{
    const struct design *design = stack->box->design;
    const double over_pt = design->lead_pt - design->body.min.value;
    const unsigned steps = design->step_pt > 0 ? (unsigned)MAX(0, ceil(over_pt / design->step_pt - 0.001)) : 0;
    bool any = false;

    for (const struct doc_node *node = stack->doc->root; node && !any; node = doc_next(stack->doc->root, node))
        any = node->drop_rank == DOC_RANK_LEAD;
    stack->most = DOC_CUT_NONE;
    if (any && (design->lead_pt <= 0 || needed_at(stack, leading_steps(design) + MIN(steps, size_steps(design))) > stack->room_pt))
        stack->most = DOC_RANK_LEAD - 1;
    stack->box->cut = stack->most;
}

/* The step at which the page holds all that it can; false: there is none, and *needed_pt is how high the page would have to be. */
static bool choose_step(struct stack *stack, unsigned *step, double *needed_pt)
{
    const unsigned last = leading_steps(stack->box->design) + size_steps(stack->box->design);
    struct fit_bracket bracket = {.fails = last};

    *step = last;
    *needed_pt = bracket.fails_pt = needed_at(stack, last);
    if (*needed_pt <= stack->room_pt)
        return true;
    *step = 0;
    *needed_pt = bracket.fits_pt = last > 0 ? needed_at(stack, 0) : *needed_pt;
    if (*needed_pt <= stack->room_pt) {
        *step = fit_solve(bracket, stack->room_pt, tries_left(stack), needed_at, stack);
        return true;
    }
    if (!leave_out(stack, *needed_pt, needed_pt))
        return false;
    *step = loosen(stack, last);
    return true;
}

/* Says where the text that a page has no room for begins; over_pt: the height it lacks, 0: not known. */
static void report_rest(const struct stack *stack, const struct fit_frame *frame, unsigned first, double over_pt)
{
    g_autofree char *by = over_pt > 0 ? g_strdup_printf(": the page is %d mm too short", (int)ceil(over_pt / PT_PER_MM)) : g_strdup("");
    const struct span span = first < frame->content.list->len ? slices_get(&frame->content, first)->node->span : (struct span){0};

    diag_add(stack->box->diag, DIAG_FIT, span,
             "from here on the text has no room in %s, even at its smallest size%s; shorten the text, or take a larger layout",
             stack->box->design->name, by);
}

/* The frame has fewer columns than things in it that begin one, however high it is. */
static bool report_columns(const struct stack *stack, const struct fit_frame *frame)
{
    const unsigned columns = frame->frame->columns;
    g_autofree unsigned *ends = g_new(unsigned, columns);
    const struct doc_node *node;

    if (flow_columns(&frame->content, columns, HUGE_VAL, ends))
        return false;
    node = slices_get(&frame->content, ends[columns - 1])->node;
    diag_add(stack->box->diag, DIAG_FIT, node->span,
             "the layout %s lets this begin a column, and frame “%s” has none left for it; take out a break-before, or give the frame "
             "more columns",
             stack->box->design->name, frame->frame->name);
    return true;
}

static const struct fit_frame *highest(const struct stack *stack)
{
    const struct fit_frame *found = stack->frames;

    for (unsigned i = 1; i < stack->count; i++)
        if (stack->frames[i].height_pt > found->height_pt)
            found = &stack->frames[i];
    return found;
}

/* Points at the first thing that has no room: in the frame that fills the page, with all others as small as they go; where none fills it, at the
 * highest one. */
static void report(struct stack *stack, double needed_pt)
{
    const double over_pt = needed_pt - stack->room_pt;
    const struct fit_frame *filling = NULL;
    unsigned first = 0;
    bool told = false;

    set_step(stack, 0);
    set_cut(stack, 0);
    lay(stack);
    for (unsigned i = 0; i < stack->count && !told; i++) {
        const struct fit_frame *frame = &stack->frames[i];
        const unsigned columns = frame->frame->columns;
        g_autofree unsigned *ends = g_new(unsigned, columns);

        told = report_columns(stack, frame);
        if (told || frame->frame->height.min.unit != UNIT_FILL ||
            flow_columns(&frame->content, columns, fit_frame_inner(frame) - over_pt, ends))
            continue;
        filling = frame;
        first = ends[columns - 1];
    }
    if (!told)
        report_rest(stack, filling ? filling : highest(stack), first, over_pt);
    clear(stack);
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

/* False: some of it found no place, which is reported: better no page than one that lacks words. */
static bool emit(struct stack *stack, struct page *page)
{
    double y_pt = 0;

    for (unsigned i = 0; i < stack->count; i++) {
        unsigned end;

        if (is_ranged(frame_at(stack, i)))
            stretch(stack, i);
        if (frame_at(stack, i)->balance)
            fit_frame_balance(&stack->frames[i]);
        end = fit_frame_emit(&stack->frames[i], 0, y_pt, page);
        if (end < stack->frames[i].content.list->len) {
            report_rest(stack, &stack->frames[i], end, 0);
            return false;
        }
        y_pt += stack->frames[i].height_pt;
    }
    return true;
}

/* Paints the page at the step that was chosen; false: reported. */
static bool set(struct stack *stack, unsigned step, struct page *page)
{
    bool ok;

    set_step(stack, step);
    stack->box->pages->body_pt = stack->box->em_pt;
    stack->box->pages->cut = stack->box->cut;
    stack->box->emit = true;
    share_out(stack, stack->room_pt - lay(stack));
    ok = emit(stack, page);
    clear(stack);
    return ok && !stack->box->failed;
}

bool fit_page(struct box *box, const struct doc *doc, struct page *page)
{
    g_autofree struct fit_frame *frames = g_new0(struct fit_frame, box->design->frames->len);
    struct stack stack = {
        .box = box, .doc = doc, .frames = frames, .count = box->design->frames->len, .room_pt = box->design->height_pt};
    double needed_pt;
    unsigned step;
    bool fits;

    choose_lead(&stack);
    stack.ranks = ranks_new(doc, stack.most);
    fits = choose_step(&stack, &step, &needed_pt);
    if (!fits && !box->failed)
        report(&stack, needed_pt);
    fits = fits && !box->failed && set(&stack, step, page);
    g_array_unref(stack.ranks);
    return fits;
}
