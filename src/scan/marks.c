/* marks: what is drawn in a row of rings: how much ink each holds, and what shape the mark has.
 *
 * Between strip and judge. What always holds: it measures, and judges nothing. */
#include "scan/scan_private.h"

#include <math.h>

#define INSIDE 0.72 /* of its radius: clear of its line */
#define TOUCH 1.08  /* what comes so close to the middle belongs to the mark */
#define OUT 1.2     /* from here on it is out of the ring */
#define BELOW 0.35
#define AROUND_FROM 1.25
#define AROUND_TO 1.7
#define PX_PER_PT (SCAN_PRINT_DPI / 72)

enum { ANGLES = 48, EDGE = 3 };

static double share_of(const struct marks *marks, const struct scan_ring *ring)
{
    const struct strip *strip = marks->strip;
    const struct point middle = strip_place(strip, ring->x_pt, ring->y_pt);
    const double radius = ring->radius_pt * PX_PER_PT;
    const int left = MAX((int)(middle.x - radius), 0),
              right = MIN((int)(middle.x + radius), strip->width - 1),
              top = MAX((int)(middle.y - radius), 0),
              bottom = MIN((int)(middle.y + radius), strip->height - 1);
    unsigned all = 0, ink = 0;

    for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++)
            if (hypot(x + 0.5 - middle.x, y + 0.5 - middle.y) <= INSIDE * radius) {
                all++;
                ink += strip->ink[y * strip->width + x];
            }
    return all > 0 ? (double)ink / all : 0;
}

void marks_measure(struct marks *marks)
{
    const double mm2 = SCAN_PX_PER_MM * SCAN_PX_PER_MM;
    const int count = marks->strip->width * marks->strip->height;

    for (unsigned i = 0; i < marks->field->ring_count; i++)
        marks->share[i] = share_of(marks, &marks->field->rings[i]);
    marks->elsewhere_mm2 = 0;
    for (int i = 0; i < count; i++)
        marks->elsewhere_mm2 += (marks->strip->ink[i] && !marks->strip->is_print[i]) / mm2;
}

/* Which pieces of ink belong to the mark. */
static unsigned char *find_pieces(const struct marks *marks, struct point middle, double radius)
{
    const struct strip *strip = marks->strip;
    unsigned char *is_mark = g_malloc0(strip->piece_count + 1);

    for (int y = 0; y < strip->height; y++)
        for (int x = 0; x < strip->width; x++)
            if (strip->ink[y * strip->width + x] &&
                hypot(x + 0.5 - middle.x, y + 0.5 - middle.y) < TOUCH * radius)
                is_mark[strip->piece[y * strip->width + x]] = 1;
    return is_mark;
}

/* What is counted of the mark, in pixels. */
struct sums {
    unsigned in, out, below, elsewhere;
    double x, y;
    bool angles[ANGLES];
};

static void add_edges(struct marks *marks, int x, int y, struct point middle, double radius)
{
    marks->meets_top |= y < EDGE;
    marks->meets_bottom |= y >= marks->strip->height - EDGE;
    marks->meets_side |= (x < EDGE || x >= marks->strip->width - EDGE) && y > middle.y - radius;
}

static void add_pixel(struct marks *marks, struct sums *sums, double x, double y, double radius)
{
    const double away = hypot(x, y) / radius;

    sums->x += x / radius;
    sums->y += y / radius;
    marks->reach_mm = fmax(marks->reach_mm, away * radius / SCAN_PX_PER_MM);
    if (away < OUT)
        sums->in++;
    else {
        sums->out++;
        sums->below += y > BELOW * radius;
    }
    if (away > AROUND_FROM && away < AROUND_TO)
        sums->angles[(int)((atan2(y, x) + G_PI) / (2 * G_PI) * (ANGLES - 0.01))] = true;
}

static void sum_up(struct marks *marks, const struct sums *sums)
{
    const double all = fmax(sums->in + sums->out, 1), mm2 = SCAN_PX_PER_MM * SCAN_PX_PER_MM;
    unsigned around = 0;

    for (unsigned i = 0; i < ANGLES; i++)
        around += sums->angles[i];
    marks->elsewhere_mm2 = sums->elsewhere / mm2;
    marks->outside = sums->out / all;
    marks->below_mm2 = sums->below / mm2;
    marks->off = hypot(sums->x, sums->y) / all;
    marks->off_up = -sums->y / all;
    marks->off_right = sums->x / all;
    marks->around = around / (double)ANGLES;
}

void marks_follow(struct marks *marks, unsigned ring)
{
    const struct strip *strip = marks->strip;
    const struct scan_ring *at = &marks->field->rings[ring];
    const struct point middle = strip_place(strip, at->x_pt, at->y_pt);
    const double radius = fmax(at->radius_pt, HAND_PT) * PX_PER_PT;
    g_autofree unsigned char *is_mark = find_pieces(marks, middle, at->radius_pt * PX_PER_PT);
    struct sums sums = {0};

    for (int y = 0; y < strip->height; y++)
        for (int x = 0; x < strip->width; x++) {
            const int i = y * strip->width + x;
            const bool is_own = strip->ink[i] && is_mark[strip->piece[i]];

            if (is_own)
                add_edges(marks, x, y, middle, radius);
            if (!strip->ink[i] || strip->is_print[i])
                continue;
            if (is_own)
                add_pixel(marks, &sums, x + 0.5 - middle.x, y + 0.5 - middle.y, radius);
            else
                sums.elsewhere++;
        }
    sum_up(marks, &sums);
}
