/* fit_cut: what a page leaves out where sizes and leadings alone do not do, and what is said where
 * that does not help either. Part of fit. What always holds: only what has a drop rank goes, the
 * highest ranks first. */
#include "typeset/page/page_private.h"

#include <math.h>

#define SPARE_TRIES 4 /* of so many to one half each: enough for sixteen sections */
#define CUT_RESERVE 3 /* tries that are left for the size, once something was left out */

/* What may be left out, in the order of ranks: with step n, ranks up to the n-th stay. */
static void set_cut(struct fit_stack *stack, unsigned step)
{
    const unsigned *ranks = (const unsigned *)(void *)stack->ranks->data;

    stack->setting.cut = step < stack->ranks->len ? ranks[step] - 1 : stack->most;
}

static double needed_with_cut(void *data, unsigned step)
{
    set_cut(data, step);
    return fit_stack_needed(data, 0);
}

static int compare_ranks(gconstpointer a, gconstpointer b)
{
    const unsigned left = *(const unsigned *)a, right = *(const unsigned *)b;

    return left < right ? -1 : left > right;
}

GArray *fit_cut_ranks(const struct doc *doc, unsigned least, unsigned most)
{
    GArray *ranks = g_array_new(FALSE, FALSE, sizeof(unsigned));
    unsigned kept = 0;

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node))
        if (node->drop_rank >= least && node->drop_rank <= most)
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

void fit_cut_find_ranks(struct fit_stack *stack)
{
    stack->ranks = fit_cut_ranks(stack->tree->pages->doc, 1, stack->most);
}

bool fit_cut_leave_out(struct fit_stack *stack, double whole_pt, double *needed_pt)
{
    struct fit_bracket bracket = {0, stack->ranks->len, 0, whole_pt};
    const unsigned tries = fit_stack_tries(stack);

    if (stack->ranks->len == 0) {
        *needed_pt = whole_pt;
        return false;
    }
    *needed_pt = bracket.fits_pt = needed_with_cut(stack, 0);
    if (*needed_pt > stack->room_pt)
        return false;
    set_cut(stack, fit_solve(bracket, stack->room_pt, tries > CUT_RESERVE ? tries - CUT_RESERVE : 1,
                             needed_with_cut, stack));
    return true;
}

/* Of what is there only if there is room. */
struct spare {
    struct fit_stack *stack;
    const GArray *ranks;
    unsigned size; /* the step of the setting that it is tried at */
};

/* The height with the first so many of them. */
static double needed_with_spare(void *data, unsigned count)
{
    struct spare *spare = data;

    spare->stack->setting.cut =
        count < spare->ranks->len ? g_array_index(spare->ranks, unsigned, count) - 1 : DOC_CUT_NONE;
    return fit_stack_needed(spare->stack, spare->size);
}

/* Its tries are its own: what the page is set like does not hang on how much there was to spare. */
void fit_cut_choose_lead(struct fit_stack *stack)
{
    const struct design *design = stack->tree->design;
    const double over_pt = design->lead_pt - design->body.min.value;
    const unsigned steps =
        design->step_pt > 0 ? (unsigned)MAX(0, ceil(over_pt / design->step_pt - 0.001)) : 0;
    g_autoptr(GArray) ranks = fit_cut_ranks(stack->tree->pages->doc, DOC_RANK_LEAD, G_MAXUINT);
    struct spare spare = {
        stack, ranks, fit_stack_leading_steps(design) + MIN(steps, fit_stack_size_steps(design))};
    struct fit_bracket bracket = {.fails = ranks->len};
    const unsigned placements = stack->tree->pages->placements;
    unsigned count = ranks->len;

    if (ranks->len > 0 && design->lead_pt <= 0)
        count = 0;
    else if (ranks->len > 0 &&
             (bracket.fails_pt = needed_with_spare(&spare, ranks->len)) > stack->room_pt)
        count = fit_solve(bracket, stack->room_pt, SPARE_TRIES, needed_with_spare, &spare);
    stack->tree->pages->placements = placements + (ranks->len > 0 && design->lead_pt > 0 ? 1 : 0);
    stack->most = count < ranks->len ? g_array_index(ranks, unsigned, count) - 1 : DOC_CUT_NONE;
    stack->setting.cut = stack->most;
}

/* Says where the text that a page has no room for begins; over_pt: the height it lacks, 0: not
 * known. */
void fit_report_rest(const struct fit_stack *stack, const struct fit_frame *frame, unsigned first,
                     double over_pt)
{
    const struct span span = first < frame->content.entries->len
                                 ? vlist_get(&frame->content, first)->node->span
                                 : NO_SPAN;

    if (over_pt > 0)
        diag_add(
            stack->tree->diag, DIAG_FIT, span,
            "from here on the text has no room in frame “%s” of %s, even at its smallest size: "
            "the page is %d mm too short; shorten the text, or take a larger layout",
            frame->frame->name, stack->tree->design->name, (int)ceil(over_pt / NUM_PT_PER_MM));
    else
        diag_add(
            stack->tree->diag, DIAG_FIT, span,
            "from here on the text has no room in frame “%s” of %s, even at its smallest size; "
            "shorten the text, or take a larger layout",
            frame->frame->name, stack->tree->design->name);
}

/* The frame has fewer columns than things in it that begin one, however high it is. */
static bool report_columns(const struct fit_stack *stack, const struct fit_frame *frame)
{
    const unsigned columns = frame->frame->columns;
    g_autofree unsigned *ends = g_new(unsigned, columns);
    const struct doc_node *node;

    if (flow_columns(&frame->content, columns, HUGE_VAL, ends))
        return false;
    node = vlist_get(&frame->content, ends[columns - 1])->node;
    diag_add(stack->tree->diag, DIAG_FIT, node->span,
             "the layout %s lets this begin a column, and frame “%s” has none left for it; take "
             "out a break-before, or give the frame "
             "more columns",
             stack->tree->design->name, frame->frame->name);
    return true;
}

/* Of all frames but one. */
static const struct fit_frame *highest(const struct fit_stack *stack, const struct fit_frame *but)
{
    const struct fit_frame *found = NULL;

    for (unsigned i = 0; i < stack->count; i++)
        if (&stack->frames[i] != but && (!found || stack->frames[i].height_pt > found->height_pt))
            found = &stack->frames[i];
    return found ? found : but;
}

/* Points at the first thing that has no room: in the frame that fills the page, with all others as
 * small as they go; where none fills it, at the highest one. */
void fit_report(struct fit_stack *stack, double needed_pt)
{
    const double over_pt = needed_pt - stack->room_pt;
    const struct fit_frame *filling = NULL;
    unsigned first = 0;
    bool told = false;

    fit_stack_set_step(stack, 0);
    set_cut(stack, 0);
    fit_stack_lay(stack);
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
    if (!told && filling && first > 0)
        fit_report_rest(stack, filling, first, over_pt);
    else if (!told)
        fit_report_rest(stack, highest(stack, filling), 0, over_pt);
    fit_stack_clear(stack);
}
