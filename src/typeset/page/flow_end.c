/* flow_end: how pages that go on begin and end: no lone item at the top, no last page with next to
 * nothing on it. Between flow and place. What always holds: entries keep their order, and a break
 * where `keep` forbids one is not put. */
#include "typeset/page/page_private.h"

#define LAST_SHARE 0.2 /* of a page that the last one takes at least */
#define LAST_ENTRIES 3
#define TIGHT_STEPS 3  /* in which a text is set tighter, so that its last page isn't needed */
#define TIGHT_GLUE 0.2 /* of its spaces at the most */

void flow_keep_items(struct vlist *list)
{
    for (unsigned i = 1; i < list->entries->len; i++)
        if (vlist_get(list, i)->last_item)
            vlist_get(list, i - 1)->keep = true;
}

struct flow_pages flow_count_pages(const struct vlist *list, double height_pt)
{
    struct flow_pages pages = {0};

    for (unsigned first = 0, end; first < list->entries->len; first = end) {
        end = flow_fill(list, first, height_pt);
        if (end == first)
            return (struct flow_pages){0};
        pages.before = pages.last;
        pages.last = first;
        pages.count++;
    }
    return pages;
}

static bool is_short(const struct vlist *list, unsigned first, double height_pt)
{
    const unsigned end = list->entries->len;

    return end - first < LAST_ENTRIES || vlist_height(list, first, end) < LAST_SHARE * height_pt;
}

bool flow_ends_short(const struct vlist *list, const struct flow_pages *pages, double height_pt)
{
    return pages->count > 1 && !vlist_get(list, pages->last)->break_before &&
           is_short(list, pages->last, height_pt);
}

void flow_begin_earlier(struct vlist *list, const struct flow_pages *pages, double height_pt)
{
    for (unsigned first = pages->last; first > pages->before + 1; first--)
        if (!vlist_get(list, first - 1)->keep && !is_short(list, first, height_pt)) {
            vlist_get(list, first)->break_before = true;
            return;
        }
}

void flow_lay(struct box_tree *tree, const struct design_frame *flowing, struct box_setting setting,
              double tight, struct fit_frame *frame)
{
    setting.leading = 1 - tight;
    fit_frame_lay(tree, &setting, flowing, frame);
    frame->height_pt = tree->design->height_pt;
    frame->content.top_pt = frame->padding_pt[SIDE_TOP];
    frame->content.later_pt = MAX(0, tree->design->resume_pt - frame->padding_pt[SIDE_TOP]);
    if (tree->design->fold_pt > 0) {
        frame->content.fold_from_pt = frame->height_pt / 2 - tree->design->fold_pt;
        frame->content.fold_to_pt = frame->height_pt / 2 + tree->design->fold_pt;
    }
    flow_keep_items(&frame->content);
    vlist_scale_glue(&frame->content, 1 - tight * TIGHT_GLUE);
}

void flow_mend_end(struct box_tree *tree, const struct design_frame *flowing,
                   struct box_setting setting, struct fit_frame *frame)
{
    const double height_pt = fit_frame_inner(frame);
    const struct flow_pages pages = flow_count_pages(&frame->content, height_pt);

    if (flowing->columns != 1 || !flow_ends_short(&frame->content, &pages, height_pt))
        return;
    for (unsigned step = 1; step <= TIGHT_STEPS; step++) {
        struct fit_frame tighter;

        flow_lay(tree, flowing, setting, (double)step / TIGHT_STEPS, &tighter);
        if (flow_count_pages(&tighter.content, height_pt).count < pages.count) {
            fit_frame_clear(frame);
            *frame = tighter;
            return;
        }
        fit_frame_clear(&tighter);
    }
    flow_begin_earlier(&frame->content, &pages, height_pt);
}
