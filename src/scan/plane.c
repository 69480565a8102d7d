/* plane: the projection of a flat page into a picture, from places that are known in both.
 *
 * Under registration. What always holds: a fit is made about the middle of its points, at their
 * scale, so that it is as exact for a telephone's pixels as for a scanner's (Hartley, In Defense of
 * the Eight-Point Algorithm, 1997). */
#include "scan/scan_private.h"

#include <math.h>
#include <string.h>

enum { UNKNOWNS = 8 };

#define FLAT 1e-12 /* a pivot that fixes nothing */

/* Where points lie: their middle, and how far from it they are on average. */
struct cloud {
    double x, y, spread;
};

static struct cloud cloud_of(const struct pair *pairs, unsigned count, bool in_picture)
{
    struct cloud cloud = {0};
    double all = 0;

    for (unsigned i = 0; i < count; i++) {
        cloud.x += pairs[i].weight * (in_picture ? pairs[i].at.x : pairs[i].x_pt);
        cloud.y += pairs[i].weight * (in_picture ? pairs[i].at.y : pairs[i].y_pt);
        all += pairs[i].weight;
    }
    cloud.x /= all;
    cloud.y /= all;
    for (unsigned i = 0; i < count; i++)
        cloud.spread += pairs[i].weight / all *
                        hypot((in_picture ? pairs[i].at.x : pairs[i].x_pt) - cloud.x,
                              (in_picture ? pairs[i].at.y : pairs[i].y_pt) - cloud.y);
    return cloud;
}

static void add_equation(double sums[UNKNOWNS][UNKNOWNS + 1], const double row[UNKNOWNS + 1],
                         double weight)
{
    for (unsigned i = 0; i < UNKNOWNS; i++)
        for (unsigned j = 0; j <= UNKNOWNS; j++)
            sums[i][j] += weight * row[i] * row[j];
}

/* Two equations each: u (g x + h y + 1) = a x + b y + c, and so for v. */
static void add_pair(double sums[UNKNOWNS][UNKNOWNS + 1], double x, double y, double u, double v,
                     double weight)
{
    const double across[UNKNOWNS + 1] = {x, y, 1, 0, 0, 0, -u * x, -u * y, u},
                                   down[UNKNOWNS + 1] = {0, 0, 0, x, y, 1, -v * x, -v * y, v};

    add_equation(sums, across, weight);
    add_equation(sums, down, weight);
}

/* Gauss and Jordan, by the largest pivot. False: there is no one solution. */
static bool solve(double sums[UNKNOWNS][UNKNOWNS + 1], unsigned unknowns, double *found)
{
    for (unsigned i = 0; i < unknowns; i++) {
        unsigned best = i;
        double swap[UNKNOWNS + 1];

        for (unsigned j = i + 1; j < unknowns; j++)
            if (fabs(sums[j][i]) > fabs(sums[best][i]))
                best = j;
        if (!(fabs(sums[best][i]) > FLAT))
            return false;
        memcpy(swap, sums[i], sizeof swap);
        memcpy(sums[i], sums[best], sizeof swap);
        memcpy(sums[best], swap, sizeof swap);
        for (unsigned j = 0; j < unknowns; j++) {
            const double by = j == i ? 0 : sums[j][i] / sums[i][i];

            for (unsigned k = i; by != 0 && k <= UNKNOWNS; k++)
                sums[j][k] -= by * sums[i][k];
        }
    }
    for (unsigned i = 0; i < unknowns; i++)
        found[i] = sums[i][UNKNOWNS] / sums[i][i];
    return true;
}

static void multiply(double product[9], const double left[9], const double right[9])
{
    for (unsigned i = 0; i < 9; i++) {
        product[i] = 0;
        for (unsigned k = 0; k < 3; k++)
            product[i] += left[i / 3 * 3 + k] * right[k * 3 + i % 3];
    }
}

bool plane_fit(struct plane *plane, const struct pair *pairs, unsigned count, unsigned unknowns)
{
    const struct cloud page = cloud_of(pairs, count, false), pixels = cloud_of(pairs, count, true);
    const double in[9] = {1 / page.spread,
                          0,
                          -page.x / page.spread,
                          0,
                          1 / page.spread,
                          -page.y / page.spread,
                          0,
                          0,
                          1},
                 out[9] = {pixels.spread, 0, pixels.x, 0, pixels.spread, pixels.y, 0, 0, 1};
    double sums[UNKNOWNS][UNKNOWNS + 1] = {{0}}, found[9] = {0}, half[9];

    if (!(page.spread > FLAT) || !(pixels.spread > FLAT))
        return false;
    for (unsigned i = 0; i < count; i++)
        add_pair(sums, (pairs[i].x_pt - page.x) / page.spread,
                 (pairs[i].y_pt - page.y) / page.spread, (pairs[i].at.x - pixels.x) / pixels.spread,
                 (pairs[i].at.y - pixels.y) / pixels.spread, pairs[i].weight);
    if (!solve(sums, unknowns, found))
        return false;
    found[8] = 1;
    multiply(half, found, in);
    multiply(plane->m, out, half);
    return true;
}

struct point plane_map(const struct plane *plane, double x_pt, double y_pt)
{
    const double *m = plane->m, by = m[6] * x_pt + m[7] * y_pt + m[8];

    return (struct point){(m[0] * x_pt + m[1] * y_pt + m[2]) / by,
                          (m[3] * x_pt + m[4] * y_pt + m[5]) / by};
}

struct frame plane_frame(const struct plane *plane, double x_pt, double y_pt)
{
    const struct point left = plane_map(plane, x_pt - 1, y_pt),
                       right = plane_map(plane, x_pt + 1, y_pt),
                       above = plane_map(plane, x_pt, y_pt - 1),
                       below = plane_map(plane, x_pt, y_pt + 1);
    struct frame frame = {(right.x - left.x) / 2, (below.x - above.x) / 2, (right.y - left.y) / 2,
                          (below.y - above.y) / 2, 0};

    frame.scale = sqrt(fabs(frame.xx * frame.yy - frame.xy * frame.yx));
    return frame;
}
