/* registration: where a page lies in a picture. From the corners of its code outwards, ring by
 * ring, the nearest first, so that an error has no room to grow; then one projection over all of
 * them, and what each is beside it, as paper that isn't flat has it.
 *
 * Between code and rows. What always holds: a page whose rings are not where the form has them is
 * refused. */
#include "scan/scan_private.h"

#include <math.h>
#include <stdlib.h>

#define SCALE_MIN 1.35 /* pixels a point: 97 dpi */
#define SCALE_MAX 16.0
#define REACH_MIN_PT 2.8 /* how far a ring may lie from where its neighbours have it */
#define REACH_MAX_PT 8.0
#define REACH_BY 0.05  /* … and for each point that they are away */
#define SCORE_MIN 0.04 /* a ring on white paper that is printed black has 0.5 */
#define SHARE_OF_USUAL 0.55
#define TUKEY_PT 1.7     /* beyond, a ring has no say */
#define STRAY_PT 1.3     /* from where its neighbours have it: it is something else */
#define FOUND_PERCENT 55 /* of a page's rings */

enum { CORNERS = 4, PROJECTED = 9, NEIGHBOURS = 6, ROUNDS = 6 };

static struct pair pair_of(const struct spot *spot, double weight)
{
    return (struct pair){spot->ring->x_pt, spot->ring->y_pt, spot->at, weight};
}

/* What growing knows: the code's corners, then each ring found. */
struct growth {
    struct registration *registration;
    const struct picture *picture;
    struct pair *pairs;
    unsigned count;
    double *scores;
};

static double distance(const struct spot *spot, double x_pt, double y_pt)
{
    return hypot(spot->ring->x_pt - x_pt, spot->ring->y_pt - y_pt);
}

static double nearest_known(const struct growth *growth, const struct spot *spot)
{
    double nearest = G_MAXDOUBLE;

    for (unsigned i = 0; i < growth->count; i++)
        nearest = fmin(nearest, distance(spot, growth->pairs[i].x_pt, growth->pairs[i].y_pt));
    return nearest;
}

static bool is_sane(const struct frame *frame)
{
    return frame->scale > SCALE_MIN && frame->scale < SCALE_MAX;
}

/* The next ring, from what is known around it. False: the projection has gone wrong. */
static bool grow(struct growth *growth, struct spot *spot)
{
    struct registration *registration = growth->registration;
    const struct frame frame =
        plane_frame(&registration->plane, spot->ring->x_pt, spot->ring->y_pt);
    const double reach_pt =
        fmin(REACH_MIN_PT + REACH_BY * nearest_known(growth, spot), REACH_MAX_PT);
    const unsigned found = growth->count - CORNERS;
    double usual;

    if (!is_sane(&frame))
        return false;
    spot_seek(spot, growth->picture, &frame,
              plane_map(&registration->plane, spot->ring->x_pt, spot->ring->y_pt), reach_pt);
    usual = median(growth->scores, found);
    if (spot->score < SCORE_MIN || spot->score < SHARE_OF_USUAL * usual)
        return true;
    growth->scores[found] = spot->score;
    growth->pairs[growth->count++] = pair_of(spot, 1);
    for (unsigned i = 0; i < CORNERS; i++)
        growth->pairs[i].weight = found < 3 ? 0.5 : 0.05;
    return plane_fit(&registration->plane, growth->pairs, growth->count,
                     found >= PROJECTED ? 8 : 6);
}

static double from_code(const struct registration *registration, const struct spot *spot)
{
    const struct scan_area *code = &registration->page->code;

    return distance(spot, code->x_pt + code->width_pt / 2, code->y_pt + code->height_pt / 2);
}

static int compare_spots(const void *a, const void *b, void *data)
{
    const double left = from_code(data, *(struct spot *const *)a),
                 right = from_code(data, *(struct spot *const *)b);

    return (left > right) - (left < right);
}

static bool grow_all(struct growth *growth)
{
    struct registration *registration = growth->registration;
    g_autofree struct spot **order = g_new(struct spot *, registration->count);
    bool ok = true;

    for (unsigned i = 0; i < registration->count; i++)
        order[i] = &registration->spots[i];
    qsort_r(order, registration->count, sizeof *order, compare_spots, registration);
    for (unsigned i = 0; i < registration->count && ok; i++)
        ok = grow(growth, order[i]);
    return ok;
}

/* The page by the corners of its code alone. */
static bool begin(struct growth *growth, const struct point corners[4])
{
    static const double across[CORNERS] = {0, 0, 1, 1}, down[CORNERS] = {0, 1, 1, 0};
    const struct scan_area *code = &growth->registration->page->code;

    for (unsigned i = 0; i < CORNERS; i++)
        growth->pairs[growth->count++] =
            (struct pair){code->x_pt + across[i] * code->width_pt,
                          code->y_pt + down[i] * code->height_pt, corners[i], 1};
    return plane_fit(&growth->registration->plane, growth->pairs, CORNERS, 6);
}

/* All rings once more, close by where the projection has them. */
static bool seek_all(struct registration *registration, const struct picture *picture,
                     double reach_pt)
{
    g_autofree double *scores = g_new(double, registration->count);
    double usual;

    for (unsigned i = 0; i < registration->count; i++) {
        struct spot *spot = &registration->spots[i];
        const struct frame frame =
            plane_frame(&registration->plane, spot->ring->x_pt, spot->ring->y_pt);

        if (!is_sane(&frame))
            return false;
        spot_seek(spot, picture, &frame,
                  plane_map(&registration->plane, spot->ring->x_pt, spot->ring->y_pt), reach_pt);
        scores[i] = spot->score;
    }
    usual = median(scores, registration->count);
    for (unsigned i = 0; i < registration->count; i++) {
        struct spot *spot = &registration->spots[i];

        spot->is_good = spot->score > SCORE_MIN && spot->score > SHARE_OF_USUAL * usual;
    }
    return true;
}

/* Of one that lies far from where the others have it: none (Beaton and Tukey, 1974). */
static double weigh(const struct registration *registration, const struct pair *pair)
{
    const struct frame frame = plane_frame(&registration->plane, pair->x_pt, pair->y_pt);
    const struct point at = plane_map(&registration->plane, pair->x_pt, pair->y_pt);
    const double by = hypot(pair->at.x - at.x, pair->at.y - at.y) / frame.scale / TUKEY_PT;

    return by < 1 ? (1 - by * by) * (1 - by * by) + 1e-4 : 1e-4;
}

/* One projection over all rings that are good; the code's corners hold it where those are few. */
static bool fit_all(struct growth *growth)
{
    struct registration *registration = growth->registration;

    growth->count = CORNERS;
    for (unsigned i = 0; i < registration->count; i++)
        if (registration->spots[i].is_good)
            growth->pairs[growth->count++] = pair_of(&registration->spots[i], 1);
    for (unsigned pass = 0; pass < ROUNDS; pass++) {
        if (!plane_fit(&registration->plane, growth->pairs, growth->count,
                       growth->count >= CORNERS + PROJECTED ? 8 : 6))
            return false;
        for (unsigned i = CORNERS; i < growth->count; i++)
            growth->pairs[i].weight = weigh(registration, &growth->pairs[i]);
    }
    return true;
}

/* What the rings nearest to a place have in common, beside the projection. */
static struct point shift_around(const struct registration *registration, double x_pt, double y_pt,
                                 const struct spot *without)
{
    double across[NEIGHBOURS], down[NEIGHBOURS], away[NEIGHBOURS];
    unsigned count = 0;

    for (unsigned i = 0; i < registration->count; i++) {
        const struct spot *spot = &registration->spots[i];
        const double far = distance(spot, x_pt, y_pt);
        unsigned at = count < NEIGHBOURS ? count++ : NEIGHBOURS;

        if (!spot->is_good || (without && spot == without)) {
            count -= at < NEIGHBOURS;
            continue;
        }
        if (at == NEIGHBOURS && far >= away[--at])
            continue;
        for (; at > 0 && away[at - 1] > far; at--) {
            away[at] = away[at - 1];
            across[at] = across[at - 1];
            down[at] = down[at - 1];
        }
        away[at] = far;
        across[at] = spot->shift.x;
        down[at] = spot->shift.y;
    }
    return (struct point){median(across, count), median(down, count)};
}

/* A ring that lies elsewhere than its neighbours is none; where one is lost, they say where it is.
 */
static unsigned settle(struct registration *registration)
{
    g_autofree bool *is_stray = g_new0(bool, registration->count);
    unsigned good = 0;

    for (unsigned i = 0; i < registration->count; i++) {
        struct spot *spot = &registration->spots[i];
        const struct point at = plane_map(&registration->plane, spot->ring->x_pt, spot->ring->y_pt);

        spot->shift = (struct point){spot->at.x - at.x, spot->at.y - at.y};
    }
    for (unsigned i = 0; i < registration->count; i++) {
        const struct spot *spot = &registration->spots[i];
        const struct frame frame =
            plane_frame(&registration->plane, spot->ring->x_pt, spot->ring->y_pt);
        const struct point usual =
            shift_around(registration, spot->ring->x_pt, spot->ring->y_pt, spot);

        is_stray[i] =
            hypot(spot->shift.x - usual.x, spot->shift.y - usual.y) > STRAY_PT * frame.scale;
    }
    for (unsigned i = 0; i < registration->count; i++) {
        registration->spots[i].is_good &= !is_stray[i];
        good += registration->spots[i].is_good;
    }
    for (unsigned i = 0; i < registration->count; i++) {
        struct spot *spot = &registration->spots[i];

        if (!spot->is_good)
            spot->shift = shift_around(registration, spot->ring->x_pt, spot->ring->y_pt, spot);
    }
    return good;
}

static bool is_large_enough(struct growth *growth, const struct point corners[4],
                            struct trouble *trouble)
{
    const struct scan_area *code = &growth->registration->page->code;

    return begin(growth, corners) &&
           (plane_frame(&growth->registration->plane, code->x_pt, code->y_pt).scale > SCALE_MIN ||
            trouble_note(trouble, SCAN_SMALL, NULL));
}

static bool find_page(struct growth *growth)
{
    struct registration *registration = growth->registration;

    return grow_all(growth) && seek_all(registration, growth->picture, 2.8) && fit_all(growth) &&
           seek_all(registration, growth->picture, 1.9) && fit_all(growth) &&
           settle(registration) * 100 >= registration->count * FOUND_PERCENT;
}

static struct registration *begin_new(const struct scan_page *page)
{
    struct registration *registration = g_new0(struct registration, 1);

    registration->page = page;
    registration->first = g_new(unsigned, page->field_count);
    for (unsigned i = 0; i < page->field_count; i++) {
        registration->first[i] = registration->count;
        registration->count += page->fields[i].ring_count;
    }
    registration->spots = g_new0(struct spot, registration->count);
    for (unsigned i = 0; i < page->field_count; i++)
        for (unsigned j = 0; j < page->fields[i].ring_count; j++)
            registration->spots[registration->first[i] + j].ring = &page->fields[i].rings[j];
    return registration;
}

struct registration *registration_new(const struct picture *picture, const struct scan_page *page,
                                      const struct point corners[4], struct trouble *trouble)
{
    struct registration *registration = begin_new(page);
    struct growth growth = {.registration = registration, .picture = picture};
    bool ok;

    growth.pairs = g_new(struct pair, registration->count + CORNERS);
    growth.scores = g_new(double, registration->count + 1);
    ok = is_large_enough(&growth, corners, trouble) && find_page(&growth);
    g_free(growth.pairs);
    g_free(growth.scores);
    if (ok)
        return registration;
    trouble_note(trouble, SCAN_UNREGISTERED, NULL);
    registration_drop(registration);
    return NULL;
}

void registration_drop(struct registration *registration)
{
    if (!registration)
        return;
    g_free(registration->spots);
    g_free(registration->first);
    g_free(registration);
}

struct point registration_shift(const struct registration *registration, double x_pt, double y_pt)
{
    return shift_around(registration, x_pt, y_pt, NULL);
}
