/* place: from a document and a design to pages. Documents whose layout has a frame that flows go
 * on, page after page; all others must fit on one (fit). What always holds: pages are complete, or
 * there are none and the reason was reported. */
#include "typeset/typeset.h"

#include "typeset/page/page_private.h"

#define FOOT_GAP_EM 2.0 /* between the two parts of a foot */

static void emit_shapes(const struct design *design, struct page *page)
{
    for (unsigned i = 0; i < design->shapes->len; i++) {
        const struct design_shape *shape = g_ptr_array_index(design->shapes, i);
        const struct page_item item = {
            .kind = PAGE_RECT,
            .x_pt = shape->x_pt,
            .y_pt = shape->y_pt,
            .width_pt = shape->width_pt,
            .height_pt = shape->height_pt,
            .fill = shape->fill,
        };

        g_array_append_val(page->items, item);
    }
}

static const struct design_frame *flowing_frame(const struct design *design)
{
    for (unsigned i = 0; i < design->frames->len; i++) {
        const struct design_frame *frame = g_ptr_array_index(design->frames, i);

        if (frame->flow)
            return frame;
    }
    return NULL;
}

static bool flow_pages(struct box_tree *tree, const struct fit_frame *frame)
{
    const struct design *design = tree->design;
    unsigned first = 0;

    do {
        struct page *page = pages_add(tree->pages, design->width_pt, design->height_pt);
        unsigned end;

        emit_shapes(design, page);
        end = fit_frame_emit(frame, first, 0, page);
        if (end == first && end < frame->content.entries->len) {
            diag_add(tree->diag, DIAG_FIT, vlist_get(&frame->content, first)->node->span,
                     "this is higher than a page of %s; divide it", design->name);
            return false;
        }
        first = end;
    } while (first < frame->content.entries->len);
    return true;
}

/* The sides of the frame that goes on, else of the last one. */
static void foot_sides(const struct design *design, const struct box_setting *setting, double *x_pt,
                       double *width_pt)
{
    const struct design_frame *flowing = flowing_frame(design),
                              *last = g_ptr_array_index(design->frames, design->frames->len - 1);
    const struct design_length *padding = (flowing ? flowing : last)->padding;

    *x_pt = box_length(setting, padding[SIDE_LEFT], design->width_pt);
    *width_pt =
        design->width_pt - *x_pt - box_length(setting, padding[SIDE_RIGHT], design->width_pt);
}

/* The running foot: what the document is on the left, which page this is on the right. An artifact
 * (ISO 32000-1, 14.8.2.2). */
static void emit_foot(struct box_tree *tree, struct page *page, unsigned number, unsigned total)
{
    const struct design *design = tree->design;
    const struct doc *doc = tree->pages->doc;
    const struct box_setting setting = {.em_pt = design->body.max.value};
    const struct design_style *style = design_style(design, "foot");
    const double y_pt = design->height_pt - design->foot_pt,
                 size_pt = box_length(&setting, style->size.max, 0);
    g_autoptr(GString) says = g_string_new(NULL);
    const unsigned before = page->items->len;
    double x_pt, width_pt, number_pt;

    foot_sides(design, &setting, &x_pt, &width_pt);
    g_string_printf(says, "%s %u %s %u", lang_label(doc->lang, LABEL_PAGE), number,
                    lang_label(doc->lang, LABEL_PAGE_OF), total);
    number_pt = box_loose_text(tree, &setting, style, says->str, ALIGN_RIGHT, x_pt, y_pt, width_pt,
                               page->items);
    if (doc->foot)
        box_loose_text(tree, &setting, style, doc->foot, ALIGN_LEFT, x_pt, y_pt,
                       width_pt - number_pt - FOOT_GAP_EM * size_pt, page->items);
    for (unsigned i = before; i < page->items->len; i++)
        g_array_index(page->items, struct page_item, i).foot = true;
}

void feet_add(struct pages *pages, const struct design *design, struct fonts *fonts, unsigned first,
              unsigned total, struct diag *diag)
{
    struct box_tree tree;

    box_tree_init(&tree, design, fonts, pages, diag);
    for (unsigned i = 0; i < pages->pages->len && design->foot_pt > 0; i++)
        emit_foot(&tree, pages_get(pages, i), first + i, total);
    box_tree_clear(&tree);
}

/* Pages that go on have one frame; what stood in another would be lost. */
static bool is_alone(const struct box_tree *tree, const struct design_frame *flowing)
{
    if (tree->design->frames->len == 1)
        return true;
    diag_add(tree->diag, DIAG_FIT, flowing->span,
             "frame “%s” of layout %s goes on over pages (flow = yes), so there can't be another "
             "frame beside it",
             flowing->name, tree->design->name);
    return false;
}

/* Does all up to where the layout begins a new page stand on one? */
static bool fits_page(struct box_tree *tree, const struct design_frame *flowing,
                      const struct box_setting *setting)
{
    struct fit_frame frame;
    unsigned end;
    bool fits;

    flow_lay(tree, flowing, *setting, 0, &frame);
    end = flow_fill(&frame.content, 0, fit_frame_inner(&frame));
    fits = end == frame.content.entries->len || vlist_get(&frame.content, end)->break_before;
    fit_frame_clear(&frame);
    return fits;
}

/* What is there only if there is room goes where that saves a page break, as little of it as will
 * do; where pages break in any case, there is room. */
static unsigned choose_cut(struct box_tree *tree, const struct design_frame *flowing,
                           struct box_setting setting)
{
    g_autoptr(GArray) ranks = fit_cut_ranks(tree->pages->doc, DOC_RANK_LEAD, G_MAXUINT);

    for (unsigned i = ranks->len; i > 0; i--) {
        if (fits_page(tree, flowing, &setting))
            return setting.cut;
        setting.cut = g_array_index(ranks, unsigned, i - 1) - 1;
    }
    return ranks->len && fits_page(tree, flowing, &setting) ? setting.cut : DOC_CUT_NONE;
}

static bool place_flowing(struct box_tree *tree, const struct design_frame *flowing)
{
    struct box_setting setting = {
        .em_pt = tree->design->body.max.value, .leading = 1, .stretch = 1, .cut = DOC_CUT_NONE};
    struct fit_frame frame;
    bool ok;

    if (!is_alone(tree, flowing))
        return false;
    tree->pages->cut = setting.cut = choose_cut(tree, flowing, setting);
    tree->pages->placements = 1;
    flow_lay(tree, flowing, setting, 0, &frame);
    flow_mend_end(tree, flowing, setting, &frame);
    ok = !tree->failed && flow_pages(tree, &frame) && !tree->failed;
    fit_frame_clear(&frame);
    return ok;
}

static bool place_single(struct box_tree *tree)
{
    struct page *page = pages_add(tree->pages, tree->design->width_pt, tree->design->height_pt);

    emit_shapes(tree->design, page);
    return fit_page(tree, page);
}

struct pages *place_part(const struct doc *doc, const struct design *design, struct fonts *fonts,
                         struct hyphens *hyphens, struct diag *diag)
{
    const struct design_frame *flowing = flowing_frame(design);
    struct pages *pages = pages_new(doc);
    struct box_tree tree;
    bool ok;

    box_tree_init(&tree, design, fonts, pages, diag);
    tree.hyphens = hyphens;
    box_tree_resolve(&tree);
    ok = !tree.failed && (flowing ? place_flowing(&tree, flowing) : place_single(&tree));
    box_tree_clear(&tree);
    if (!ok)
        g_clear_pointer(&pages, pages_drop);
    return pages;
}

struct pages *place_document(const struct doc *doc, const struct design *design,
                             struct fonts *fonts, struct hyphens *hyphens, struct diag *diag)
{
    struct pages *pages = place_part(doc, design, fonts, hyphens, diag);

    if (pages && flowing_frame(design))
        feet_add(pages, design, fonts, 1, pages->pages->len, diag);
    return pages;
}
