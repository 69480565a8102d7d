/* spot: where a printed ring stands in a picture: dark on its line, light on both sides.
 *
 * Under registration. What always holds: a mark in the ring, or through it, lowers the score of its
 * place, and moves it by less than the line is wide. */
#include "scan/scan_private.h"

#include <math.h>

enum { AROUND = 32 };

#define AWAY_PT 1.9  /* from the line to what is light beside it */
#define STEP_PT 0.45 /* less than a line is wide */
#define DIM 50.0     /* paper is lighter than this, even in a shadow */
#define STEP_MIN 0.7 /* pixels */

/* Steps from a place to the line, and to both sides of it. */
struct contour {
    struct point on[AROUND], in[AROUND], out[AROUND];
};

static struct point step(const struct frame *frame, double x_pt, double y_pt)
{
    return (struct point){frame->xx * x_pt + frame->xy * y_pt, frame->yx * x_pt + frame->yy * y_pt};
}

static void contour_make(struct contour *contour, const struct spot *spot,
                         const struct frame *frame)
{
    const double radius_pt = spot->ring->radius_pt;

    for (unsigned i = 0; i < AROUND; i++) {
        const double angle = 2 * G_PI * (i + 0.5) / AROUND, x = cos(angle), y = sin(angle);

        contour->on[i] = step(frame, x * radius_pt, y * radius_pt);
        contour->in[i] = step(frame, x * (radius_pt - AWAY_PT), y * (radius_pt - AWAY_PT));
        contour->out[i] = step(frame, x * (radius_pt + AWAY_PT), y * (radius_pt + AWAY_PT));
    }
}

/* How much darker the line is than what is beside it, as a share of that: 0 to 1, in any light. */
static double score_at(const struct contour *contour, const struct picture *picture,
                       struct point at)
{
    double on = 0, beside = 0;

    for (unsigned i = 0; i < AROUND; i++) {
        on += picture_at(picture, at.x + contour->on[i].x, at.y + contour->on[i].y);
        beside += picture_at(picture, at.x + contour->in[i].x, at.y + contour->in[i].y) +
                  picture_at(picture, at.x + contour->out[i].x, at.y + contour->out[i].y);
    }
    return (beside / 2 - on) / fmax(beside / 2, DIM * AROUND);
}

/* All places of a square around one, so many steps each way. */
static void sweep(struct spot *spot, const struct contour *contour, const struct picture *picture,
                  struct point from, int steps, double by)
{
    for (int y = -steps; y <= steps; y++)
        for (int x = -steps; x <= steps; x++) {
            const struct point at = {from.x + x * by, from.y + y * by};
            const double score = score_at(contour, picture, at);

            if (score > spot->score) {
                spot->score = score;
                spot->at = at;
            }
        }
}

void spot_seek(struct spot *spot, const struct picture *picture, const struct frame *frame,
               struct point from, double reach_pt)
{
    const double by = fmax(STEP_MIN, STEP_PT * frame->scale);
    struct contour contour;

    contour_make(&contour, spot, frame);
    spot->score = -1;
    spot->at = from;
    sweep(spot, &contour, picture, from, (int)ceil(reach_pt * frame->scale / by), by);
    sweep(spot, &contour, picture, spot->at, 2, by / 3);
    sweep(spot, &contour, picture, spot->at, 1, by / 8);
}
