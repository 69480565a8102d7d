/* stamps: puts a QR code on each page of a form, and on further pages boxes to write codes into.
 *
 * Behind place, like the running feet: they belong to pages, not to the document. What always
 * holds: all of it is artifacts, at the same place on each page, where the layout has kept room. */
#include "typeset/typeset.h"

#include "typeset/page/page_private.h"

#define LABEL_SHARE 0.3  /* of a row of boxes, its name takes at the most */
#define ROWS_GAP_PT 8.0  /* between two rows */
#define CODE_GAP_PT 12.0 /* between boxes and the code's quiet zone */

struct adder {
    struct pages *pages;
    const struct design *design;
    struct fonts *fonts;
    struct diag *diag;
    struct box_setting setting;
    double left_pt, right_pt; /* the sides of what flows */
};

static struct adder adder_of(struct pages *pages, const struct design *design, struct fonts *fonts,
                             struct diag *diag)
{
    const struct box_setting setting = {.em_pt = design->body.max.value};
    const struct design_length *padding =
        ((const struct design_frame *)g_ptr_array_index(design->frames, 0))->padding;

    return (struct adder){
        .pages = pages,
        .design = design,
        .fonts = fonts,
        .diag = diag,
        .setting = setting,
        .left_pt = box_length(&setting, padding[SIDE_LEFT], design->width_pt),
        .right_pt = design->width_pt - box_length(&setting, padding[SIDE_RIGHT], design->width_pt),
    };
}

static struct page_caption *new_caption(const struct adder *adder, const char *text)
{
    const struct design_style *style = design_style(adder->design, "page-code");
    struct page_caption *caption = g_new0(struct page_caption, 1);

    g_ptr_array_add(adder->pages->blocks, caption);
    caption->text = g_string_chunk_insert(adder->pages->strings, text);
    caption->face = fonts_find(adder->fonts, style->family, style->weight, style->italic,
                               style->family_span, adder->diag);
    caption->size_pt = box_length(&adder->setting, style->size.max, 0);
    return caption;
}

static bool add_stamp(const struct adder *adder, struct page *page, const struct page_stamp *stamp)
{
    const struct design_style *style = design_style(adder->design, "page-code");
    const double side_pt = box_length(&adder->setting, style->width.max, 0);
    struct page_item item = {
        .kind = PAGE_CODE,
        .style = style->name,
        .x_pt = adder->right_pt - side_pt,
        .y_pt = adder->design->code_pt,
        .width_pt = side_pt,
        .height_pt = side_pt,
        .fill = style->colour,
    };
    unsigned char *modules = qr_encode_page(stamp->text, &item.u.code.size, adder->diag);

    if (!modules)
        return false;
    g_ptr_array_add(adder->pages->blocks, modules);
    item.u.code.modules = modules;
    item.u.code.caption = new_caption(adder, stamp->caption ? stamp->caption : "");
    g_array_append_val(page->items, item);
    return true;
}

static bool has_circles(const struct page *page)
{
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind == PAGE_FIELD && item->node->field->kind == DOC_FIELD_RADIO)
            return true;
    }
    return false;
}

static void add_boxes(const struct adder *adder, struct page *page, const char *name, double y_pt,
                      unsigned letters)
{
    const struct design_style *style = design_style(adder->design, STAMPS_BOX),
                              *code = design_style(adder->design, "page-code");
    const double box_pt = box_length(&adder->setting, style->width.max, 0),
                 high_pt = box_length(&adder->setting, style->height, 0),
                 end_pt = adder->right_pt - box_length(&adder->setting, code->width.max, 0) -
                          CODE_GAP_PT;
    const double room_pt = end_pt - adder->left_pt,
                 first_pt = MAX(end_pt - letters * box_pt, adder->left_pt + LABEL_SHARE * room_pt);
    struct page_item item = {
        .kind = PAGE_RECT,
        .style = STAMPS_BOX,
        .y_pt = y_pt,
        .width_pt = box_pt,
        .height_pt = high_pt,
        .stroke = style->border[SIDE_TOP].colour,
        .stroke_pt = style->border[SIDE_TOP].width_pt,
    };
    struct box_tree tree;

    box_tree_init(&tree, adder->design, adder->fonts, adder->pages, adder->diag);
    box_loose_text(&tree, &adder->setting, style, name, ALIGN_LEFT, adder->left_pt,
                   y_pt + high_pt * 0.7, first_pt - adder->left_pt, page->items);
    box_tree_clear(&tree);
    for (unsigned i = 0; i < letters && first_pt + (i + 1) * box_pt <= end_pt + 0.01; i++) {
        item.x_pt = first_pt + i * box_pt;
        g_array_append_val(page->items, item);
    }
}

bool stamps_add(struct pages *pages, const struct design *design, struct fonts *fonts,
                const struct page_stamp *stamps, const char *const *boxes, unsigned letters,
                struct diag *diag)
{
    const struct adder adder = adder_of(pages, design, fonts, diag);
    const double step_pt =
        box_length(&adder.setting, design_style(design, STAMPS_BOX)->height, 0) + ROWS_GAP_PT;
    bool ok = true;

    for (unsigned i = 0; design->code_pt > 0 && i < pages->pages->len; i++) {
        struct page *page = pages_get(pages, i);

        ok = add_stamp(&adder, page, &stamps[i]) && ok;
        for (unsigned j = 0; i > 0 && boxes && boxes[j] && has_circles(page); j++)
            add_boxes(&adder, page, boxes[j], design->code_pt + j * step_pt, letters);
    }
    return ok;
}
