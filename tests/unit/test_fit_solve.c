/* fit_solve: finds the last step that fits, in few tries, and never gives one that was not tried.
 */
#include "typeset/page/page_private.h"

#include <glib.h>
#include <math.h>

struct curve {
    double power; /* how the height grows: 1 evenly, less or more bent */
    unsigned tries, best;
    double room_pt;
};

static double height_at(const struct curve *curve, unsigned step)
{
    return 100 + 400 * pow(step / 60.0, curve->power);
}

static double needed(void *data, unsigned step)
{
    struct curve *curve = data;
    const double height_pt = height_at(curve, step);

    curve->tries++;
    if (height_pt <= curve->room_pt)
        curve->best = MAX(curve->best, step);
    return height_pt;
}

static void test_finds(void)
{
    static const double powers[] = {0.2, 0.5, 1, 2, 5};

    for (size_t p = 0; p < G_N_ELEMENTS(powers); p++)
        for (unsigned room = 100; room < 500; room += 3) {
            struct curve curve = {.power = powers[p], .room_pt = room};
            const struct fit_bracket bracket = {0, 60, height_at(&curve, 0), height_at(&curve, 60)};
            const unsigned step = fit_solve(bracket, room, 20, needed, &curve);

            g_assert_cmpfloat(height_at(&curve, step), <=, room);
            g_assert_cmpfloat(height_at(&curve, step + 1), >, room);
            g_assert_cmpuint(curve.tries, <=, 12);
        }
}

static void test_stops(void)
{
    for (unsigned tries = 0; tries < 6; tries++) {
        struct curve curve = {.power = 3, .room_pt = 480};
        const struct fit_bracket bracket = {0, 60, height_at(&curve, 0), height_at(&curve, 60)};
        const unsigned step = fit_solve(bracket, curve.room_pt, tries, needed, &curve);

        g_assert_cmpuint(curve.tries, <=, tries);
        g_assert_cmpuint(step, ==, curve.best);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fit-solve/finds", test_finds);
    g_test_add_func("/fit-solve/stops", test_stops);
    return g_test_run();
}
