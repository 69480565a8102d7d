/* box_text: blocks of text as lines, a slice a line. Part of box. What always holds: a paragraph is
 * shaped once, at a reference size, and scaled from there; widows and orphans are kept together. */
#include "typeset/box/box_private.h"

#include <math.h>
#include <string.h>

/* The area of a link is the text of it on one line. */
static void add_links(const struct slices *out, unsigned first_item)
{
    struct page_link *last = NULL;

    for (unsigned i = first_item; i < out->items->len; i++) {
        const struct page_item *item = &g_array_index(out->items, struct page_item, i);
        const struct doc_node *node = item->node;

        while (node && node->role != DOC_LINK)
            node = doc_is_inline(node) ? node->parent : NULL;
        if (!node)
            continue;
        if (last && last->node == node) {
            const double left_pt = MIN(last->x_pt, item->x_pt),
                         right_pt = MAX(last->x_pt + last->width_pt, item->x_pt + item->width_pt);

            last->x_pt = left_pt;
            last->width_pt = right_pt - left_pt;
        } else {
            const struct page_link link = {node, item->x_pt, item->y_pt - item->ascent_pt,
                                           item->width_pt, item->height_pt};

            g_array_append_val(out->links, link);
            last = &g_array_index(out->links, struct page_link, out->links->len - 1);
        }
    }
}

struct setting {
    double scale, width_pt, line_pt, baseline_pt;
    enum design_align align;
    bool hang;
};

static double aligned(enum design_align align, double width_pt, double used_pt)
{
    return (width_pt - used_pt) * box_share(align);
}

static void emit_line(struct box *box, const struct para *para, const struct para_line *line,
                      const struct setting *setting, struct slices *out)
{
    const unsigned first_item = out->items->len;
    const double hang_pt =
        setting->hang && !box->beside ? para_hang(para, line, setting->scale) : 0;

    para_emit(para, line, setting->scale,
              aligned(setting->align, setting->width_pt, line->width_pt) - hang_pt,
              setting->baseline_pt, box->pages, out->items);
    add_links(out, first_item);
}

/* At least two lines of a paragraph on each side of a break. */
static bool is_kept(unsigned line, unsigned count)
{
    return line + 1 < count && (count <= 3 || line == 0 || line == count - 2);
}

static struct setting setting_of(const struct box *box, const struct design_style *style,
                                 const struct box_para *text, double width_pt)
{
    const double size_pt = box_para_choose_size(box, style, text, width_pt);
    struct setting setting = {
        .scale = size_pt / text->shaped_pt,
        .width_pt = width_pt,
        .line_pt = box_leading(box, style) * size_pt,
        .align = style->align == ALIGN_LEFT && para_is_rtl(text->para) ? ALIGN_RIGHT : style->align,
        .hang = style->hang && style->align == ALIGN_LEFT,
    };
    const double ascent_pt = para_ascent(text->para, setting.scale);

    setting.baseline_pt =
        (setting.line_pt - ascent_pt - para_descent(text->para, setting.scale)) / 2 + ascent_pt;
    return setting;
}

void box_text(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);
    struct box_para *text = box_para_find(box, node, style);
    const struct setting setting = setting_of(box, style, text, width_pt);
    const struct para_line *lines;
    double measure_pt = width_pt;
    unsigned count;

    box->failed |= box->emit && !box_para_holds_words(box, node, style, text,
                                                      setting.scale * text->shaped_pt, width_pt);
    count = para_break(text->para, measure_pt, setting.scale, &lines);
    if (style->lines > 0 && count > 1) {
        measure_pt = para_balance(text->para, width_pt, setting.scale, count);
        count = para_break(text->para, measure_pt, setting.scale, &lines);
    }
    for (unsigned i = 0; i < count; i++) {
        struct slice *slice = slices_begin(out, node);

        slice->height_pt = setting.line_pt;
        slice->baseline_pt = setting.baseline_pt;
        slice->keep = is_kept(i, count);
        if (box->emit)
            emit_line(box, text->para, &lines[i], &setting, out);
        box->beside = false;
        slices_end(out);
    }
}

bool box_is_rtl(struct box *box, const struct doc_node *node)
{
    while (node && node->first && !doc_is_inline(node->first))
        node = node->first;
    return node && node->first && para_is_rtl(box_para_find(box, node, box_style(box, node))->para);
}

/* Rounded up, so that the text fits into what it asked for. */
double box_text_width(struct box *box, const struct doc_node *node, unsigned lines)
{
    const struct design_style *style = box_style(box, node);
    const struct box_para *text = box_para_find(box, node, style);
    const double scale = box_para_size(style->size.max, box->em_pt) / text->shaped_pt;
    const double natural_pt = para_width(text->para, scale);

    if (lines == BOX_LINES_ANY && style->lines != 1)
        return ceil(para_min_width(text->para, scale) * 100) / 100;
    lines = style->lines > 0 ? MIN(lines, style->lines) : lines;
    return ceil((lines > 1 ? para_balance(text->para, natural_pt, scale, lines) : natural_pt) *
                100) /
           100;
}

/* As many words as a width holds with “…” after them; at least the first. */
static char *ellipsised(struct box *box, const struct design_style *style, const char *text,
                        double scale, double width_pt)
{
    GString *shorter = g_string_new(text);

    for (;;) {
        const char *space = strrchr(shorter->str, ' ');
        struct para *para;
        double used_pt;

        if (!space)
            return g_string_free(shorter, FALSE);
        g_string_truncate(shorter, (gsize)(space - shorter->str));
        g_string_append(shorter, "…");
        para = box_para_loose(box, style, shorter->str);
        used_pt = para_width(para, scale);
        para_drop(para);
        if (used_pt <= width_pt)
            return g_string_free(shorter, FALSE);
    }
}

double box_loose_text(struct box *box, const struct design_style *style, const char *text,
                      enum design_align align, double x_pt, double y_pt, double width_pt,
                      GArray *items)
{
    const double scale = box_para_size(style->size.max, box->em_pt) /
                         box_para_size(style->size.max, BOX_REFERENCE_EM_PT);
    struct para *para = box_para_loose(box, style, text);
    const struct para_line *lines;
    double used_pt = para_width(para, scale);
    const unsigned before = items->len;

    if (used_pt > width_pt) {
        g_autofree char *shorter = ellipsised(box, style, text, scale, width_pt);

        para_drop(para);
        para = box_para_loose(box, style, shorter);
        used_pt = para_width(para, scale);
    }
    if (para_break(para, MAX(width_pt, used_pt), scale, &lines) > 0)
        para_emit(para, &lines[0], scale, x_pt + aligned(align, width_pt, lines[0].width_pt), y_pt,
                  box->pages, items);
    for (unsigned i = before; i < items->len; i++)
        g_array_index(items, struct page_item, i).style = style->name;
    para_drop(para);
    return used_pt;
}
