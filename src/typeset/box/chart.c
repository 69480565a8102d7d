/* chart: a line of a chart: a bar and marks on a scale; a picture. Part of box.
 *
 * The document says what is shown, the style how: its fill is the bar's colour, its background the
 * track's, its left border the scale's lines, its right one the line at the bar's end, its size
 * that of the marks. What always holds: all of it is an artifact, and what can't be told apart by
 * its colour can be by its shape. */
#include "typeset/box/box_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BAR_SHARE 0.44   /* of the line's height */
#define END_SHARE 0.68   /* of it, the line at the bar's end */
#define HALO_SHARE 0.14  /* of a mark's size: the light line around it */
#define NUMBERS_MAX 1000 /* lines of a scale */

static const struct colour paper = {1, 1, 1, 1};

/* Equal to the eye in size; the open ones, which come after the solid, are these again. */
static const struct page_outline outlines[] = {
    {0, {{0, 0}}},
    {3, {{0.5, 0.02}, {1.04, 0.96}, {-0.04, 0.96}}},
    {4, {{0.06, 0.06}, {0.94, 0.06}, {0.94, 0.94}, {0.06, 0.94}}},
    {4, {{0.5, -0.1}, {1.1, 0.5}, {0.5, 1.1}, {-0.1, 0.5}}},
    {3, {{-0.04, 0.04}, {1.04, 0.04}, {0.5, 0.98}}},
    {12,
     {{0.33, 0},
      {0.67, 0},
      {0.67, 0.33},
      {1, 0.33},
      {1, 0.67},
      {0.67, 0.67},
      {0.67, 1},
      {0.33, 1},
      {0.33, 0.67},
      {0, 0.67},
      {0, 0.33},
      {0.33, 0.33}}},
    {6, {{0.25, 0}, {0.75, 0}, {1.05, 0.5}, {0.75, 1}, {0.25, 1}, {-0.05, 0.5}}},
};

static double place(const struct doc_chart *chart, double value, double width_pt)
{
    const double share = (value - chart->from) / (chart->to - chart->from);

    return CLAMP(share, 0, 1) * width_pt;
}

struct colour box_value_colour(const struct design_style *style, double share)
{
    const struct colour under = style->background.a > 0 ? style->background : paper;
    const double over = style->shade * CLAMP(share, 0, 1);

    return (struct colour){under.r + (style->fill.r - under.r) * over,
                           under.g + (style->fill.g - under.g) * over,
                           under.b + (style->fill.b - under.b) * over, 1};
}

void box_chart(const struct box *box, const struct box_setting *setting, double width_pt,
               struct vlist *out)
{
    const struct design_style *style = box->style;
    const double size_pt = box_length(setting, style->size.max, 0);
    const struct vlist_part part = {
        .kind = PART_CHART,
        .box = box,
        .width_pt = width_pt,
        .height_pt =
            style->height.unit == UNIT_AUTO ? size_pt : box_length(setting, style->height, 0),
        .size_pt = size_pt,
    };

    vlist_begin(out, box->node)->height_pt = part.height_pt;
    vlist_add(out, &part);
    vlist_end(out);
}

static unsigned count_lines(const struct doc_chart *chart)
{
    const double lines =
        chart->step > 0 ? floor((chart->to - chart->from) / chart->step + 1e-6) : 0;

    return chart->step > 0 ? 1 + (unsigned)CLAMP(lines, 0, NUMBERS_MAX) : 0;
}

/* Upright, in the middle of x. */
static void line(const struct vlist_part *part, double x_pt, double share,
                 const struct design_border *border, GArray *items)
{
    box_rect(x_pt - border->width_pt / 2, part->height_pt * (1 - share) / 2, border->width_pt,
             part->height_pt * share, border->colour, 0, items);
}

static void paint_lines(const struct vlist_part *part, GArray *items)
{
    const struct doc_chart *chart = part->box->node->chart;

    for (unsigned i = 0; i < count_lines(chart); i++)
        line(part, place(chart, chart->from + i * chart->step, part->width_pt), 1,
             &part->box->style->border[SIDE_LEFT], items);
}

static void paint_numbers(const struct vlist_part *part, GArray *items)
{
    const struct doc_chart *chart = part->box->node->chart;
    const struct box_setting setting = {.em_pt = part->box->tree->design->body.max.value};
    const double room_pt = 2 * part->size_pt, below_pt = 0.36 * part->size_pt;

    for (unsigned i = 0; i < count_lines(chart); i++) {
        const double value = chart->from + i * chart->step;
        g_autoptr(GString) number = g_string_new(NULL);

        num_append(number, value, 0);
        box_loose_text(part->box->tree, &setting, part->box->style, number->str, ALIGN_CENTRE,
                       place(chart, value, part->width_pt) - room_pt,
                       part->height_pt / 2 + below_pt, 2 * room_pt, items);
    }
}

/* The track, the bar, and the line at its end; a bar that begins inside the scale has it there. */
static void paint_bar(const struct vlist_part *part, GArray *items)
{
    const struct doc_chart *chart = part->box->node->chart;
    const struct design_style *style = part->box->style;
    const double height_pt = BAR_SHARE * part->height_pt,
                 top_pt = (part->height_pt - height_pt) / 2;
    const bool inside = chart->from < 0;
    double base_pt, value_pt;

    if (isnan(chart->value))
        return;
    base_pt = place(chart, 0, part->width_pt);
    value_pt = place(chart, chart->value, part->width_pt);
    box_rect(0, top_pt, part->width_pt, height_pt, style->background, 0, items);
    box_rect(MIN(base_pt, value_pt), top_pt, fabs(value_pt - base_pt), height_pt,
             box_value_colour(style, 1), 0, items);
    line(part, inside ? base_pt : value_pt, inside ? 1 : END_SHARE, &style->border[SIDE_RIGHT],
         items);
}

static int compare_points(gconstpointer a, gconstpointer b)
{
    const struct doc_point *left = a, *right = b;

    if (left->value < right->value || left->value > right->value)
        return left->value < right->value ? -1 : 1;
    return (left->shape > right->shape) - (left->shape < right->shape);
}

/* Solid shapes first; then the same again, open. */
static void paint_mark(const struct vlist_part *part, unsigned shape, double x_pt, double y_pt,
                       GArray *items)
{
    const struct design_style *style = part->box->style;
    const unsigned count = G_N_ELEMENTS(outlines);
    const bool open = shape / count % 2 == 1;
    const double size_pt = part->size_pt;
    const struct page_item item = {.kind = PAGE_MARK,
                                   .x_pt = x_pt - size_pt / 2,
                                   .y_pt = y_pt - size_pt / 2,
                                   .width_pt = size_pt,
                                   .height_pt = size_pt,
                                   .fill = open ? paper : style->colour,
                                   .stroke = open ? style->colour : paper,
                                   .stroke_pt = HALO_SHARE * size_pt,
                                   .u.mark = {&outlines[shape % count]}};

    g_array_append_val(items, item);
}

/* The points [first, end) would cover each other, so they stand one below the other, in as many
 * rows as there is room for. */
static void paint_cluster(const struct vlist_part *part, const struct doc_point *points,
                          unsigned count, GArray *items)
{
    const struct doc_chart *chart = part->box->node->chart;
    const unsigned most = MAX(1, (unsigned)(part->height_pt / part->size_pt * 1.1)),
                   rows = MIN(count, most);
    const double step_pt =
        rows > 1 ? MIN(1.15 * part->size_pt, (part->height_pt - part->size_pt) / (rows - 1)) : 0;

    for (unsigned i = 0; i < count; i++)
        paint_mark(part, points[i].shape, place(chart, points[i].value, part->width_pt),
                   part->height_pt / 2 + (i % rows - (rows - 1) / 2.0) * step_pt, items);
}

static void paint_points(const struct vlist_part *part, GArray *items)
{
    const struct doc_chart *chart = part->box->node->chart;
    g_autofree struct doc_point *points = g_new(struct doc_point, chart->count + 1);
    unsigned count = 0, end;

    for (unsigned i = 0; i < chart->count; i++)
        if (!isnan(chart->points[i].value))
            points[count++] = chart->points[i];
    qsort(points, count, sizeof *points, compare_points);
    for (unsigned first = 0; first < count; first = end) {
        for (end = first + 1;
             end < count && place(chart, points[end].value, part->width_pt) -
                                    place(chart, points[end - 1].value, part->width_pt) <
                                part->size_pt;)
            end++;
        paint_cluster(part, points + first, end - first, items);
    }
}

void box_paint_chart(const struct vlist_part *part, GArray *items)
{
    if (part->box->node->chart->numbers) {
        paint_numbers(part, items);
        return;
    }
    paint_lines(part, items);
    paint_bar(part, items);
    paint_points(part, items);
}

/* pictures */

#define PX_PER_MM 8 /* what pictures of hands are made at */

/* Of a PNG's header (ISO/IEC 15948, 11.2.2), in pixels. */
static void find_size(GBytes *png, double *width, double *height)
{
    gsize len;
    const guint8 *bytes = g_bytes_get_data(png, &len);
    guint32 sides[2] = {0, 0};

    if (len >= 24)
        memcpy(sides, bytes + 16, sizeof sides);
    *width = MAX(1, GUINT32_FROM_BE(sides[0]));
    *height = MAX(1, GUINT32_FROM_BE(sides[1]));
}

void box_picture(const struct box *box, double width_pt, struct vlist *out)
{
    double width, height;
    struct vlist_part part = {.kind = PART_PICTURE, .box = box};

    find_size(box->node->png, &width, &height);
    part.width_pt = MIN(width_pt, width / PX_PER_MM * NUM_PT_PER_MM);
    part.height_pt = part.width_pt * height / width;
    vlist_begin(out, box->node)->height_pt = part.height_pt;
    vlist_add(out, &part);
    vlist_end(out);
}

void box_paint_picture(const struct vlist_part *part, GArray *items)
{
    const struct page_item item = {.kind = PAGE_PICTURE,
                                   .width_pt = part->width_pt,
                                   .height_pt = part->height_pt,
                                   .u.picture = part->box->node->png};

    g_array_append_val(items, item);
}
