/* haru_draw: operators of content streams (ISO 32000-1, 8.5), for pages and for the appearances of
 * fields.
 *
 * Between the items of a page and its bytes. What always holds: numbers have a point, whatever the
 * locale. */
#include "device/haru/haru_private.h"

#include "base/base.h"

#define DECIMALS 3
#define COLOUR_DECIMALS 5
#define CIRCLE 0.5522847498 /* control points of a quarter circle, times the radius */

void haru_put(GString *out, unsigned count, const double *numbers, const char *operator)
{
    for (unsigned i = 0; i < count; i++) {
        num_append(out, numbers[i], DECIMALS);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, operator);
    g_string_append_c(out, '\n');
}

/* Black is one ink, not three. */
void haru_colour(GString *out, struct colour colour, bool stroke)
{
    const double parts[] = {colour.r, colour.g, colour.b};
    const bool grey = colour.r <= 0 && colour.g <= 0 && colour.b <= 0;

    for (unsigned i = 0; i < (grey ? 1 : 3); i++) {
        num_append(out, parts[i], COLOUR_DECIMALS);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, grey ? (stroke ? "G\n" : "g\n") : (stroke ? "RG\n" : "rg\n"));
}

static void move(GString *out, double x_pt, double y_pt)
{
    haru_put(out, 2, (const double[]){x_pt, y_pt}, "m");
}

static void line(GString *out, double x_pt, double y_pt)
{
    haru_put(out, 2, (const double[]){x_pt, y_pt}, "l");
}

/* A quarter of a circle from the current point, `from`, to `to`; `at` is the corner that it rounds.
 */
static void corner(GString *out, double from_x, double from_y, double at_x, double at_y,
                   double to_x, double to_y)
{
    const double curve[] = {
        from_x + (at_x - from_x) * CIRCLE,
        from_y + (at_y - from_y) * CIRCLE,
        to_x + (at_x - to_x) * CIRCLE,
        to_y + (at_y - to_y) * CIRCLE,
        to_x,
        to_y,
    };

    haru_put(out, G_N_ELEMENTS(curve), curve, "c");
}

void haru_rect(GString *out, struct haru_box box, double radius_pt)
{
    const double left = box.x_pt, right = left + box.width_pt;
    const double bottom = box.y_pt, top = bottom + box.height_pt;
    const double r = MIN(radius_pt, MIN(box.width_pt, box.height_pt) / 2);

    if (r <= 0) {
        haru_put(out, 4, (const double[]){left, bottom, box.width_pt, box.height_pt}, "re");
        return;
    }
    move(out, left + r, bottom);
    line(out, right - r, bottom);
    corner(out, right - r, bottom, right, bottom, right, bottom + r);
    line(out, right, top - r);
    corner(out, right, top - r, right, top, right - r, top);
    line(out, left + r, top);
    corner(out, left + r, top, left, top, left, top - r);
    line(out, left, bottom + r);
    corner(out, left, bottom + r, left, bottom, left + r, bottom);
    g_string_append(out, "h\n");
}

void haru_circle(GString *out, double x_pt, double y_pt, double radius_pt)
{
    const struct haru_box box = {x_pt - radius_pt, y_pt - radius_pt, 2 * radius_pt, 2 * radius_pt};

    haru_rect(out, box, radius_pt);
}

void haru_paint(GString *out, bool fill, bool stroke)
{
    g_string_append(out, fill && stroke ? "B\n" : fill ? "f\n" : stroke ? "S\n" : "n\n");
}

void haru_frame(GString *out, struct haru_box box, const struct page_item *item)
{
    const bool fill = item->fill.a > 0, stroke = page_is_stroked(item);

    if (fill)
        haru_colour(out, item->fill, false);
    if (stroke) {
        haru_colour(out, item->stroke, true);
        haru_put(out, 1, &item->stroke_pt, "w");
    }
    haru_rect(out, box, item->radius_pt);
    haru_paint(out, fill, stroke);
}
