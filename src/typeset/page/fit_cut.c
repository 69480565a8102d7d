/* fit_cut: what a page leaves out where sizes and leadings alone do not do. Part of fit. What
 * always holds: only what has a drop rank goes, the highest ranks first. */
#include "typeset/page/page_private.h"

#include <math.h>

#define CUT_RESERVE 3 /* tries that are left for the size, once something was left out */

/* What may be left out, in the order of ranks: with step n, ranks up to the n-th stay. */
void fit_cut_set(struct fit_stack *stack, unsigned step)
{
    const unsigned *ranks = (const unsigned *)(void *)stack->ranks->data;

    stack->box->cut = step < stack->ranks->len ? ranks[step] - 1 : stack->most;
}

static double needed_with_cut(void *data, unsigned step)
{
    fit_cut_set(data, step);
    return fit_stack_needed(data, 0);
}

static int compare_ranks(gconstpointer a, gconstpointer b)
{
    const unsigned left = *(const unsigned *)a, right = *(const unsigned *)b;

    return left < right ? -1 : left > right;
}

/* The ranks of what may be left out, each once, the last to go first. */
void fit_cut_find_ranks(struct fit_stack *stack)
{
    const struct doc *doc = stack->doc;
    GArray *ranks = g_array_new(FALSE, FALSE, sizeof(unsigned));
    unsigned kept = 0;

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node))
        if (node->drop_rank > 0 && node->drop_rank <= stack->most)
            g_array_append_val(ranks, node->drop_rank);
    g_array_sort(ranks, compare_ranks);
    for (unsigned i = 0; i < ranks->len; i++) {
        const unsigned rank = g_array_index(ranks, unsigned, i);

        if (kept == 0 || g_array_index(ranks, unsigned, kept - 1) != rank)
            g_array_index(ranks, unsigned, kept++) = rank;
    }
    g_array_set_size(ranks, kept);
    stack->ranks = ranks;
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
    fit_cut_set(stack,
                fit_solve(bracket, stack->room_pt, tries > CUT_RESERVE ? tries - CUT_RESERVE : 1,
                          needed_with_cut, stack));
    return true;
}

void fit_cut_choose_lead(struct fit_stack *stack)
{
    const struct design *design = stack->box->design;
    const double over_pt = design->lead_pt - design->body.min.value;
    const unsigned steps =
        design->step_pt > 0 ? (unsigned)MAX(0, ceil(over_pt / design->step_pt - 0.001)) : 0;
    bool any = false;

    for (const struct doc_node *node = stack->doc->root; node && !any;
         node = doc_next(stack->doc->root, node))
        any = node->drop_rank == DOC_RANK_LEAD;
    stack->most = DOC_CUT_NONE;
    if (any &&
        (design->lead_pt <= 0 ||
         fit_stack_needed(stack, fit_stack_leading_steps(design) +
                                     MIN(steps, fit_stack_size_steps(design))) > stack->room_pt))
        stack->most = DOC_RANK_LEAD - 1;
    stack->box->cut = stack->most;
}
