/* fit_solve: regula falsi over whole steps (Illinois' weakness, an end that stays, is met by
 * halving). Part of fit. What always holds: what it returns was tried, and fits. */
#include "typeset/page/page_private.h"

#include <glib.h>

/* Where the heights of both ends say that the room ends; strictly between them. */
static unsigned guess(const struct fit_bracket *bracket, double room_pt)
{
    const double share = (room_pt - bracket->fits_pt) / (bracket->fails_pt - bracket->fits_pt);
    const unsigned span = bracket->fails - bracket->fits;

    return bracket->fits + CLAMP((unsigned)(CLAMP(share, 0, 1) * span), 1, span - 1);
}

unsigned fit_solve(struct fit_bracket bracket, double room_pt, unsigned tries, fit_needed *needed,
                   void *data)
{
    for (; tries > 0 && bracket.fails - bracket.fits > 1; tries--) {
        const unsigned span = bracket.fails - bracket.fits;
        const unsigned step = tries % 2 ? guess(&bracket, room_pt) : bracket.fits + span / 2;
        const double needed_pt = needed(data, step);

        if (needed_pt <= room_pt) {
            bracket.fits = step;
            bracket.fits_pt = needed_pt;
        } else {
            bracket.fails = step;
            bracket.fails_pt = needed_pt;
        }
    }
    return bracket.fits;
}
