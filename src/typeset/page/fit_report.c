/* fit_report: says what a page has no room for, and by how much. Part of fit. */
#include "typeset/page/page_private.h"

#include "base/base.h"
#include <math.h>

/* Says where the text that a page has no room for begins; over_pt: the height it lacks, 0: not
 * known. */
void fit_report_rest(const struct fit_stack *stack, const struct fit_frame *frame, unsigned first,
                     double over_pt)
{
    g_autofree char *by = over_pt > 0 ? g_strdup_printf(": the page is %d mm too short",
                                                        (int)ceil(over_pt / NUM_PT_PER_MM))
                                      : g_strdup("");
    const struct span span =
        first < frame->content.list->len ? slices_get(&frame->content, first)->node->span : NO_SPAN;

    diag_add(stack->box->diag, DIAG_FIT, span,
             "from here on the text has no room in frame “%s” of %s, even at its smallest size%s; "
             "shorten the text, or take a larger layout",
             frame->frame->name, stack->box->design->name, by);
}

/* The frame has fewer columns than things in it that begin one, however high it is. */
static bool report_columns(const struct fit_stack *stack, const struct fit_frame *frame)
{
    const unsigned columns = frame->frame->columns;
    g_autofree unsigned *ends = g_new(unsigned, columns);
    const struct doc_node *node;

    if (flow_columns(&frame->content, columns, HUGE_VAL, ends))
        return false;
    node = slices_get(&frame->content, ends[columns - 1])->node;
    diag_add(stack->box->diag, DIAG_FIT, node->span,
             "the layout %s lets this begin a column, and frame “%s” has none left for it; take "
             "out a break-before, or give the frame "
             "more columns",
             stack->box->design->name, frame->frame->name);
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
    fit_cut_set(stack, 0);
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
