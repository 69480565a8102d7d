/* text: blocks of text as lines, an entry each, and the size of titles, which the layout gives as a
 * range. Part of box. What always holds: widows and orphans are kept together, and a title's size
 * stays inside its range. */
#include "typeset/box/box_private.h"

#include <math.h>
#include <string.h>

#define FEWER_LINES_SHARE 0.65
#define SHORT_LINE_SHARE 0.45
#define SENSE_SHARE 0.7 /* of its size that a title may lose to be broken by sense */
#define SENSE_STEPS 6   /* measures that are tried; and sizes */
#define SENSE_WIDER 1.2 /* of its width that a column may be wider for it */
#define RANGE_STEPS 12  /* halvings of a size range: to less than a hundredth of a point */
#define SLACK_PT 0.01   /* rounding: it fits */

static bool takes(const struct box *box, double size_pt, double width_pt, unsigned lines)
{
    const double scale = size_pt / box->shaped_pt;
    const struct para_line *ignored;

    return para_min_width(box->para, scale) <= width_pt &&
           para_break(box->para, width_pt, scale, &ignored) <= lines;
}

/* The largest size between two at which the text takes no more than so many lines; the smaller one
 * where none does. */
static double largest_size(const struct box *box, double width_pt, unsigned lines, double low_pt,
                           double high_pt)
{
    if (takes(box, high_pt, width_pt, lines))
        return high_pt;
    for (unsigned step = 0; step < RANGE_STEPS; step++) {
        const double middle_pt = (low_pt + high_pt) / 2;

        if (takes(box, middle_pt, width_pt, lines))
            low_pt = middle_pt;
        else
            high_pt = middle_pt;
    }
    return low_pt;
}

static bool parts_bonds(const struct box *box, const struct para_line *lines, unsigned count)
{
    for (unsigned i = 0; i + 1 < count; i++)
        if (para_parts_bond(box->para, &lines[i]))
            return true;
    return false;
}

static bool is_any_short(const struct para_line *lines, unsigned count)
{
    double widest_pt = 0, shortest_pt = HUGE_VAL;

    for (unsigned i = 0; i < count; i++) {
        widest_pt = MAX(widest_pt, lines[i].width_pt);
        shortest_pt = MIN(shortest_pt, lines[i].width_pt);
    }
    return count > 1 && shortest_pt < SHORT_LINE_SHARE * widest_pt;
}

/* About equally long lines, as many as are wanted, that part nothing that belongs together; false:
 * there are none, and *lines is anything. */
static bool break_by_sense(const struct box *box, double scale, double width_pt, unsigned count,
                           const struct para_line **lines)
{
    const double even_pt = para_balance(box->para, width_pt, scale, count);

    for (unsigned step = 0; step <= SENSE_STEPS; step++) {
        const double measure_pt = even_pt + (width_pt - even_pt) * step / SENSE_STEPS;

        if (para_break(box->para, measure_pt, scale, lines) == count &&
            !parts_bonds(box, *lines, count))
            return true;
    }
    return false;
}

static bool is_heading(const struct box *box)
{
    return box->style->lines > 0 || box->node->role == DOC_HEADING;
}

/* The number of lines; of a heading they are about equally long and, where that can be, broken by
 * sense: if need be, on a line more of those that it may have. */
static unsigned break_lines(const struct box *box, double scale, double width_pt,
                            const struct para_line **lines)
{
    const unsigned count = para_break(box->para, width_pt, scale, lines);

    if (count < 2 || !is_heading(box))
        return count;
    for (unsigned more = 0; more < 2; more++)
        if ((more == 0 || count + more <= box->style->lines) &&
            break_by_sense(box, scale, width_pt, count + more, lines) &&
            (more == 0 || !is_any_short(*lines, count + more)))
            return count + more;
    return para_break(box->para, para_balance(box->para, width_pt, scale, count), scale, lines);
}

/* As it will be set, has it a line that holds but a small word? */
static bool has_short_line(const struct box *box, double size_pt, double width_pt, unsigned *count)
{
    const struct para_line *lines;

    *count = break_lines(box, size_pt / box->shaped_pt, width_pt, &lines);
    return is_any_short(lines, *count);
}

static bool is_by_sense(const struct box *box, double size_pt, double width_pt)
{
    const struct para_line *lines;
    const unsigned count = break_lines(box, size_pt / box->shaped_pt, width_pt, &lines);

    return !parts_bonds(box, lines, count);
}

/* The largest size up to one, of a few, at which no line parts what belongs together; that one if
 * there is none. */
static double sensible_size(const struct box *box, double width_pt, double min_pt, double size_pt)
{
    const double low_pt = MAX(min_pt, SENSE_SHARE * size_pt);

    for (unsigned step = 0; step <= SENSE_STEPS && size_pt > min_pt; step++) {
        const double tried_pt = size_pt - (size_pt - low_pt) * step / SENSE_STEPS;
        unsigned count;

        if (is_by_sense(box, tried_pt, width_pt) &&
            (step == 0 || !has_short_line(box, tried_pt, width_pt, &count)))
            return tried_pt;
    }
    return size_pt;
}

/* The largest size of the style's range, up to the stretch allowed now, at which the text takes no
 * more than its lines; on fewer lines where that costs little size, so that no line of a title
 * holds but a small word. */
static double own_size(const struct box *box, const struct box_setting *setting, double width_pt)
{
    const struct design_style *style = box->style;
    const double min_pt = box_text_pt(style->size.min, setting->em_pt),
                 max_pt = box_most_pt(style, setting->em_pt);
    const double high_pt = min_pt + (max_pt - min_pt) * setting->stretch;
    double size_pt, chosen_pt;
    unsigned lines;

    if (style->lines == 0)
        return high_pt;
    size_pt = largest_size(box, width_pt, style->lines, min_pt, high_pt);
    chosen_pt = size_pt;
    while (high_pt > min_pt && has_short_line(box, chosen_pt, width_pt, &lines)) {
        const double fewer_pt = largest_size(box, width_pt, lines - 1, min_pt, chosen_pt);

        if (fewer_pt < FEWER_LINES_SHARE * size_pt || fewer_pt >= chosen_pt ||
            !takes(box, fewer_pt, width_pt, lines - 1))
            break;
        chosen_pt = fewer_pt;
    }
    /* Sizes that go with the body's are common to all texts of a style: they stay. */
    return style->size.max.unit == UNIT_PT ? sensible_size(box, width_pt, min_pt, chosen_pt)
                                           : chosen_pt;
}

static double choose_size(const struct box *box, const struct box_setting *setting, double width_pt)
{
    const double size_pt = own_size(box, setting, width_pt);

    return box->title ? MIN(box->title->most_pt, size_pt) : size_pt;
}

void box_titles_forget(struct box_tree *tree)
{
    for (unsigned i = 0; i < tree->titles->len; i++)
        ((struct box_title *)g_ptr_array_index(tree->titles, i))->most_pt = HUGE_VAL;
}

void box_titles_note(struct box *box, const struct box_setting *setting, double width_pt)
{
    if (box->title)
        box->title->most_pt = MIN(box->title->most_pt, own_size(box, setting, width_pt));
}

/* A title that has to break a word even at the smallest size is none. By how much is it too wide?
 */
static double over_width(const struct box *box, const struct box_setting *setting, double size_pt,
                         double width_pt)
{
    const struct design_style *style = box->style;
    const double over_pt = para_min_width(box->para, size_pt / box->shaped_pt) - width_pt;
    const bool ranged = style->size.max.value > style->size.min.value;

    return ranged && style->lines > 0 && over_pt > SLACK_PT &&
                   size_pt <= box_text_pt(style->size.min, setting->em_pt)
               ? over_pt
               : 0;
}

/* At least two lines of a paragraph on each side of a break. */
static bool is_kept(unsigned line, unsigned count)
{
    return line + 1 < count && (count <= 3 || line == 0 || line == count - 2);
}

static double baseline(const struct box *box, double scale, double line_pt)
{
    const double ascent_pt = para_ascent(box->para, scale);

    return (line_pt - ascent_pt - para_descent(box->para, scale)) / 2 + ascent_pt;
}

/* What all lines of a text have in common. */
static struct vlist_part line_of(const struct box *box, const struct box_setting *setting,
                                 double size_pt, double width_pt)
{
    const struct design_style *style = box->style;
    const double scale = size_pt / box->shaped_pt, line_pt = box_leading(setting, style) * size_pt;

    return (struct vlist_part){
        .kind = PART_LINE,
        .box = box,
        .baseline_pt = baseline(box, scale, line_pt),
        .width_pt = width_pt,
        .height_pt = line_pt,
        .scale = scale,
        .over_pt = over_width(box, setting, size_pt, width_pt),
        .hang = style->hang && style->align == ALIGN_LEFT,
    };
}

void box_text(struct box *box, const struct box_setting *setting, double width_pt,
              struct vlist *out)
{
    const enum design_align align =
        box->style->align == ALIGN_LEFT && para_is_rtl(box->para) ? ALIGN_RIGHT : box->style->align;
    struct vlist_part part = line_of(box, setting, choose_size(box, setting, width_pt), width_pt);
    const struct para_line *lines;
    const unsigned count = break_lines(box, part.scale, width_pt, &lines);

    for (unsigned i = 0; i < count; i++) {
        struct vlist_entry *entry = vlist_begin(out, box->node);

        entry->height_pt = part.height_pt;
        entry->baseline_pt = part.baseline_pt;
        entry->keep = is_kept(i, count) || lines[i].hyphen;
        part.line = lines[i];
        part.text_x_pt = (width_pt - lines[i].width_pt) * box_share(align);
        vlist_add(out, &part);
        vlist_end(out);
        part.over_pt = 0;
    }
}

bool box_is_rtl(const struct box *box)
{
    while (box && box->kind != BOX_TEXT)
        box = box->first;
    return box && para_is_rtl(box->para);
}

/* Rounded up, so that the text fits into what it asked for. */
static double rounded(double width_pt)
{
    return ceil(width_pt * 100) / 100;
}

/* The least width for so many lines, or what more they need to part nothing that belongs together.
 */
static double sensible_width(const struct box *box, double scale, double natural_pt, unsigned lines)
{
    const double even_pt = para_balance(box->para, natural_pt, scale, lines);
    const struct para_line *broken;

    for (unsigned step = 0; step <= SENSE_STEPS; step++) {
        const double width_pt = MIN(natural_pt, even_pt * (1 + SENSE_WIDER * step / SENSE_STEPS));
        const unsigned count = para_break(box->para, width_pt, scale, &broken);

        if (count <= lines && !parts_bonds(box, broken, count))
            return width_pt;
    }
    return even_pt;
}

double box_text_width(const struct box *box, const struct box_setting *setting, unsigned lines)
{
    const struct design_style *style = box->style;
    const double scale = box_most_pt(style, setting->em_pt) / box->shaped_pt;
    const double natural_pt = para_width(box->para, scale);

    if (lines == BOX_LINES_ANY && style->lines != 1)
        return rounded(para_min_width(box->para, scale));
    lines = style->lines > 0 ? MIN(lines, style->lines) : lines;
    return rounded(lines > 1 ? sensible_width(box, scale, natural_pt, lines) : natural_pt);
}

/* As many words as a width holds with “…” after them; at least the first. */
static char *ellipsised(struct box_tree *tree, const struct design_style *style, const char *text,
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
        para = box_shape_loose(tree, style, shorter->str);
        used_pt = para_width(para, scale);
        para_drop(para);
        if (used_pt <= width_pt)
            return g_string_free(shorter, FALSE);
    }
}

double box_loose_text(struct box_tree *tree, const struct box_setting *setting,
                      const struct design_style *style, const char *text, enum design_align align,
                      double x_pt, double y_pt, double width_pt, GArray *items)
{
    const double scale = box_text_pt(style->size.max, setting->em_pt) /
                         box_text_pt(style->size.max, BOX_REFERENCE_EM_PT);
    struct para *para = box_shape_loose(tree, style, text);
    const struct para_line *lines;
    double used_pt = para_width(para, scale);
    const unsigned before = items->len;

    if (used_pt > width_pt) {
        g_autofree char *shorter = ellipsised(tree, style, text, scale, width_pt);

        para_drop(para);
        para = box_shape_loose(tree, style, shorter);
        used_pt = para_width(para, scale);
    }
    if (para_break(para, MAX(width_pt, used_pt), scale, &lines) > 0)
        para_emit(para, &lines[0], scale, x_pt + (width_pt - lines[0].width_pt) * box_share(align),
                  y_pt, tree->pages, items);
    for (unsigned i = before; i < items->len; i++)
        g_array_index(items, struct page_item, i).style = style->name;
    para_drop(para);
    return used_pt;
}
