/* streak: a line that a scanner draws itself, where its glass is dirty: thin, straight, down the
 * whole page.
 *
 * Between strips and marks. What always holds: only what runs through nearly all rows of a page, on
 * one straight line, is taken for one: nobody's pen does that. */
#include "scan/scan_private.h"

#include <math.h>
#include <string.h>

#define RIDGE 0.05       /* darker than both sides by so much */
#define SLOPE_STEP 0.002 /* pixels across for each down */
#define RUN_PERCENT 70   /* of the rows' height */
#define HEIGHT_LEAST (25 * SCAN_PX_PER_MM)

enum {
    SLOPES = 45, /* each way: a page may be turned by five degrees */
    BESIDE = 5,  /* pixels: half of the widest, and more */
    HALF_WIDTH = 3,
    STREAKS_MAX = 3
};

/* Votes for lines, by their slope and where they meet the top of the page; that may be beside it.
 */
struct lines {
    unsigned short *votes;
    int columns, reach; /* reach: of columns, those left of the page */
};

static bool is_ridge(const struct strip *strip, int x, int y)
{
    const int at = y * strip->width + x;

    return x >= BESIDE && x < strip->width - BESIDE && !strip->is_print[at] &&
           strip->dark[at] > fmaxf(strip->dark[at - BESIDE], strip->dark[at + BESIDE]) + RIDGE;
}

static int column_of(const struct lines *lines, int x, int y, int slope)
{
    return (int)lround(x - y * slope * SLOPE_STEP) + lines->reach;
}

/* Where such a line is in a row of a strip; that may be beside it. */
static int x_of(const struct lines *lines, int column, const struct strip *strip, int y, int slope)
{
    return (int)lround(column - lines->reach + (strip->top + y) * slope * SLOPE_STEP) - strip->left;
}

static void vote(struct lines *lines, const struct strip *strip)
{
    for (int y = 0; y < strip->height; y++)
        for (int x = BESIDE; x < strip->width - BESIDE; x++) {
            if (!is_ridge(strip, x, y))
                continue;
            for (int slope = -SLOPES; slope <= SLOPES; slope++) {
                const int column = column_of(lines, strip->left + x, strip->top + y, slope);

                if (column >= 0 && column < lines->columns)
                    lines->votes[(slope + SLOPES) * lines->columns + column]++;
            }
        }
}

/* How much of a line is dark, of all that rows have of it, and how much that is. */
static double run_of(const struct marks *marks, unsigned count, const struct lines *lines,
                     int column, int slope, double *height)
{
    unsigned ridge = 0, all = 0;

    for (unsigned i = 0; i < count; i++) {
        const struct strip *strip = marks[i].strip;

        for (int y = 0; y < strip->height; y++) {
            const int x = x_of(lines, column, strip, y, slope);

            if (x < BESIDE || x >= strip->width - BESIDE || strip->is_print[y * strip->width + x])
                continue;
            all++;
            for (int beside = -1; beside <= 1; beside++)
                if (is_ridge(strip, x + beside, y)) {
                    ridge++;
                    break;
                }
        }
    }
    *height = all;
    return all > 0 ? (double)ridge / all : 0;
}

static void cover(const struct marks *marks, unsigned count, const struct lines *lines, int column,
                  int slope)
{
    for (unsigned i = 0; i < count; i++) {
        struct strip *strip = marks[i].strip;

        for (int y = 0; y < strip->height; y++) {
            const int middle = x_of(lines, column, strip, y, slope);

            for (int x = MAX(middle - HALF_WIDTH, 0);
                 x <= MIN(middle + HALF_WIDTH, strip->width - 1); x++)
                strip->is_print[y * strip->width + x] = strip->is_streak[y * strip->width + x] = 1;
        }
    }
}

static bool cover_best(const struct marks *marks, unsigned count, struct lines *lines)
{
    const int all = (2 * SLOPES + 1) * lines->columns;
    double height;
    int best = 0;

    memset(lines->votes, 0, sizeof *lines->votes * (size_t)all);
    for (unsigned i = 0; i < count; i++)
        vote(lines, marks[i].strip);
    for (int i = 0; i < all; i++)
        if (lines->votes[i] > lines->votes[best])
            best = i;
    if (run_of(marks, count, lines, best % lines->columns, best / lines->columns - SLOPES,
               &height) *
                100 <
            RUN_PERCENT ||
        height < HEIGHT_LEAST)
        return false;
    cover(marks, count, lines, best % lines->columns, best / lines->columns - SLOPES);
    return true;
}

void streaks_cover(const struct marks *marks, unsigned count, const struct scan_page *page)
{
    const int width = (int)ceil(page->width_pt * SCAN_PRINT_DPI / 72),
              reach = (int)ceil(page->height_pt * SCAN_PRINT_DPI / 72 * SLOPES * SLOPE_STEP);
    struct lines lines = {NULL, width + 2 * reach, reach};

    lines.votes = g_new(unsigned short, (size_t)(2 * SLOPES + 1) * (size_t)lines.columns);
    for (unsigned i = 0; i < STREAKS_MAX && cover_best(marks, count, &lines); i++)
        continue;
    g_free(lines.votes);
}
