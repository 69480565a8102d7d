/* box_size: how large a text is set whose size the layout gives as a range: titles. Part of box. */
#include "typeset/box/box_private.h"

#include "base/base.h"
#include <math.h>

#define FEWER_LINES_SHARE 0.65
#define SHORT_LINE_SHARE 0.45
#define RANGE_STEPS 12 /* halvings of a size range: to less than a hundredth of a point */

static bool takes(struct para *para, double scale, double width_pt, unsigned lines)
{
    const struct para_line *ignored;

    return para_min_width(para, scale) <= width_pt &&
           para_break(para, width_pt, scale, &ignored) <= lines;
}

/* The largest size between two at which the text takes no more than so many lines; the smaller one
 * where none does. */
static double largest_size(const struct box_para *text, double width_pt, unsigned lines,
                           double low_pt, double high_pt)
{
    if (takes(text->para, high_pt / text->shaped_pt, width_pt, lines))
        return high_pt;
    for (unsigned step = 0; step < RANGE_STEPS; step++) {
        const double middle_pt = (low_pt + high_pt) / 2;

        if (takes(text->para, middle_pt / text->shaped_pt, width_pt, lines))
            low_pt = middle_pt;
        else
            high_pt = middle_pt;
    }
    return low_pt;
}

/* Balanced as it will be set, has it a line that holds but a small word? */
static bool has_short_line(const struct box_para *text, double size_pt, double width_pt,
                           unsigned *count)
{
    const double scale = size_pt / text->shaped_pt;
    const struct para_line *lines;
    double widest_pt = 0, shortest_pt = width_pt;

    *count = para_break(text->para, width_pt, scale, &lines);
    if (*count > 1)
        *count = para_break(text->para, para_balance(text->para, width_pt, scale, *count), scale,
                            &lines);
    for (unsigned i = 0; i < *count; i++) {
        widest_pt = MAX(widest_pt, lines[i].width_pt);
        shortest_pt = MIN(shortest_pt, lines[i].width_pt);
    }
    return *count > 1 && shortest_pt < SHORT_LINE_SHARE * widest_pt;
}

bool box_para_holds_words(struct box *box, const struct doc_node *node,
                          const struct design_style *style, const struct box_para *text,
                          double size_pt, double width_pt)
{
    const double over_pt = para_min_width(text->para, size_pt / text->shaped_pt) - width_pt;
    const bool ranged = style->size.max.value > style->size.min.value;

    if (box->failed || !ranged || style->lines == 0 ||
        size_pt > box_para_size(style->size.min, box->em_pt) || over_pt <= 0.01)
        return true;
    diag_add(box->diag, DIAG_FIT, node->span,
             "a word of this is %d mm too wide for “%s” of layout %s, even at its smallest size; "
             "divide or shorten it",
             (int)ceil(over_pt / NUM_PT_PER_MM), style->name, box->design->name);
    return false;
}

static double own_size(const struct box *box, const struct design_style *style,
                       const struct box_para *text, double width_pt)
{
    const double min_pt = box_para_size(style->size.min, box->em_pt),
                 max_pt = box_para_size(style->size.max, box->em_pt);
    const double high_pt = min_pt + (max_pt - min_pt) * box->stretch;
    double size_pt, chosen_pt;
    unsigned lines;

    if (style->lines == 0)
        return high_pt;
    size_pt = largest_size(text, width_pt, style->lines, min_pt, high_pt);
    chosen_pt = size_pt;
    while (high_pt > min_pt && has_short_line(text, chosen_pt, width_pt, &lines)) {
        const double fewer_pt = largest_size(text, width_pt, lines - 1, min_pt, chosen_pt);

        if (fewer_pt < FEWER_LINES_SHARE * size_pt ||
            !takes(text->para, fewer_pt / text->shaped_pt, width_pt, lines - 1))
            break;
        chosen_pt = fewer_pt;
    }
    return chosen_pt;
}

double box_para_choose_size(const struct box *box, const struct design_style *style,
                            const struct box_para *text, double width_pt)
{
    const double *most_pt = g_hash_table_lookup(box->sizes, style),
                 size_pt = own_size(box, style, text, width_pt);

    return most_pt ? MIN(*most_pt, size_pt) : size_pt;
}

void box_sizes_forget(struct box *box)
{
    g_hash_table_remove_all(box->sizes);
}

void box_sizes_note(struct box *box, const struct doc_node *node, double width_pt)
{
    const struct design_style *style = box_style(box, node);
    const bool ranged =
        style->size.max.unit == UNIT_EM && style->size.max.value > style->size.min.value;
    double *most_pt = g_hash_table_lookup(box->sizes, style), size_pt;

    if (style->lines == 0 || !ranged || !node->first || !doc_is_inline(node->first))
        return;
    size_pt = own_size(box, style, box_para_find(box, node, style), width_pt);
    if (most_pt)
        *most_pt = MIN(*most_pt, size_pt);
    else
        g_hash_table_insert(box->sizes, (gpointer)style, g_memdup2(&size_pt, sizeof size_pt));
}
