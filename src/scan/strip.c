/* strip: an area of the page, flattened: its pixels, the paper's white around each, what is printed
 * there, and what is ink.
 *
 * Between registration and marks. What always holds: what is printed is never taken for ink of a
 * person's; dust is none either. */
#include "scan/scan_private.h"

#include <math.h>
#include <string.h>

#define PT_PER_PX (72.0 / SCAN_PRINT_DPI)
#define INK_DARK 0.10     /* darker than the paper by so much is ink */
#define INK_SIGMAS 4.5    /* … and by so many standard deviations of its noise */
#define PAPER_DARK 0.3    /* darker than this is no paper */
#define DUST_MM2 0.15     /* pieces smaller than this are none */
#define SHADOW_LEAST 0.45 /* of the usual white: what is darker is ink, however wide */
#define PRINT_GREY 190    /* darker than this is printed */

enum {
    CELL = SCAN_PX_PER_MM, /* pixels: of each, the paper's white is found */
    CELLS_AROUND = 3,      /* so that what is narrower than six millimetres is a mark */
    MARGIN = (CELLS_AROUND + 1) * CELL,
    CELL_PERCENT = 80,
    USUAL_PERCENT = 80,
    WHITE_MIN = 20,
    PRINT_REACH = 4 /* pixels: half a millimetre, since no page is found more exactly */
};

struct point strip_place(const struct strip *strip, double x_pt, double y_pt)
{
    return (struct point){x_pt / PT_PER_PX - strip->left, y_pt / PT_PER_PX - strip->top};
}

static struct point mix(struct point a, struct point b, double share)
{
    return (struct point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* Between the two spots that a column lies between. */
static struct point shift_at(const struct spot *spots, unsigned count, double x_pt)
{
    unsigned i = 0;

    while (i < count && spots[i].ring->x_pt < x_pt)
        i++;
    if (i == 0 || i == count)
        return spots[i == 0 ? 0 : count - 1].shift;
    return mix(spots[i - 1].shift, spots[i].shift,
               (x_pt - spots[i - 1].ring->x_pt) / (spots[i].ring->x_pt - spots[i - 1].ring->x_pt));
}

/* An area and what is around it: the paper's white is to be known at its edges, too. */
struct wide {
    int width, height;
    unsigned char *grey;
};

static void flatten(const struct strip *strip, struct wide *wide, const struct picture *picture,
                    const struct registration *registration, const struct spot *spots,
                    unsigned count)
{
    const struct point around =
        registration_shift(registration, (strip->left + strip->width / 2) * PT_PER_PX,
                           (strip->top + strip->height / 2) * PT_PER_PX);

    wide->width = strip->width + 2 * MARGIN;
    wide->height = strip->height + 2 * MARGIN;
    wide->grey = g_malloc((size_t)wide->width * (size_t)wide->height);
    for (int x = 0; x < wide->width; x++) {
        const double x_pt = (strip->left + x - MARGIN + 0.5) * PT_PER_PX;
        const struct point shift = count > 0 ? shift_at(spots, count, x_pt) : around;

        for (int y = 0; y < wide->height; y++) {
            const struct point at =
                plane_map(&registration->plane, x_pt, (strip->top + y - MARGIN + 0.5) * PT_PER_PX);

            wide->grey[y * wide->width + x] =
                (unsigned char)(picture_at(picture, at.x + shift.x, at.y + shift.y) + 0.5);
        }
    }
}

static void narrow(struct strip *strip, const struct wide *wide)
{
    for (int y = 0; y < strip->height; y++)
        memcpy(strip->grey + y * strip->width, wide->grey + (y + MARGIN) * wide->width + MARGIN,
               (size_t)strip->width);
}

/* Bytes by value. */
struct tally {
    unsigned counts[256], all;
};

static void tally_add(struct tally *tally, unsigned char value)
{
    tally->counts[value]++;
    tally->all++;
}

static unsigned char tally_find(const struct tally *tally, unsigned percent)
{
    unsigned below = 0, value = 0;

    while (value < 255 && (below += tally->counts[value]) * 100 <= tally->all * percent)
        value++;
    return (unsigned char)value;
}

struct cells {
    int across, down;
    unsigned char *white;
};

static unsigned char white_of_cell(const struct wide *wide, int across, int down)
{
    const int right = MIN((across + 1) * CELL, wide->width),
              bottom = MIN((down + 1) * CELL, wide->height);
    struct tally tally = {0};

    for (int y = down * CELL; y < bottom; y++)
        for (int x = across * CELL; x < right; x++)
            tally_add(&tally, wide->grey[y * wide->width + x]);
    return tally_find(&tally, CELL_PERCENT);
}

/* The lightest, or the darkest, of the cells around. */
static unsigned char extreme_around(const struct cells *cells, int across, int down, bool lightest)
{
    const int left = MAX(across - CELLS_AROUND, 0), top = MAX(down - CELLS_AROUND, 0),
              right = MIN(across + CELLS_AROUND, cells->across - 1),
              bottom = MIN(down + CELLS_AROUND, cells->down - 1);
    unsigned char found = cells->white[down * cells->across + across];

    for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++) {
            const unsigned char white = cells->white[y * cells->across + x];

            found = lightest ? MAX(found, white) : MIN(found, white);
        }
    return found;
}

/* What all cells have around them, in place of what they have. */
static void spread(struct cells *cells, bool lightest)
{
    unsigned char *to = g_malloc((size_t)cells->across * (size_t)cells->down);

    for (int y = 0; y < cells->down; y++)
        for (int x = 0; x < cells->across; x++)
            to[y * cells->across + x] = extreme_around(cells, x, y, lightest);
    g_free(cells->white);
    cells->white = to;
}

/* The paper's white, a value each square millimetre: what is dark and narrow is closed, as all
 * marks are; what is wide is a shadow, and keeps its edge. Gives the least that paper has even in
 * a shadow. */
static unsigned char find_white(const struct wide *wide, struct cells *cells)
{
    struct tally tally = {0};

    *cells =
        (struct cells){(wide->width + CELL - 1) / CELL, (wide->height + CELL - 1) / CELL, NULL};
    cells->white = g_malloc((size_t)cells->across * (size_t)cells->down);
    for (int y = 0; y < cells->down; y++)
        for (int x = 0; x < cells->across; x++) {
            const unsigned char white = white_of_cell(wide, x, y);

            cells->white[y * cells->across + x] = white;
            tally_add(&tally, white);
        }
    spread(cells, true);
    spread(cells, false);
    return (unsigned char)MAX(tally_find(&tally, USUAL_PERCENT) * SHADOW_LEAST, WHITE_MIN);
}

/* What is darker than any shadow, and wider than any mark, is either: who knows. */
static void lighten(struct strip *strip, struct cells *cells, unsigned char least)
{
    const int around = MARGIN / CELL;

    for (int y = 0; y < cells->down; y++)
        for (int x = 0; x < cells->across; x++) {
            unsigned char *white = &cells->white[y * cells->across + x];

            strip->is_dim |= *white < least && y >= around && y < cells->down - around &&
                             x >= around && x < cells->across - around;
            *white = MAX(*white, least);
        }
}

static double white_at(const struct cells *cells, int x, int y)
{
    const double across = CLAMP((x + 0.5) / CELL - 0.5, 0, cells->across - 1),
                 down = CLAMP((y + 0.5) / CELL - 0.5, 0, cells->down - 1);
    const int left = (int)across, top = (int)down, right = MIN(left + 1, cells->across - 1),
              bottom = MIN(top + 1, cells->down - 1);
    const unsigned char *upper = cells->white + top * cells->across,
                        *lower = cells->white + bottom * cells->across;
    const double a = across - left, b = down - top;

    return (upper[left] * (1 - a) + upper[right] * a) * (1 - b) +
           (lower[left] * (1 - a) + lower[right] * a) * b;
}

/* The mean of three by three pixels. */
static void smooth(float *values, int width, int height)
{
    g_autofree float *from = g_memdup2(values, sizeof *values * (size_t)width * (size_t)height);

    for (int y = 1; y < height - 1; y++)
        for (int x = 1; x < width - 1; x++) {
            const float *at = from + y * width + x;
            float sum = 0;

            for (int i = -1; i <= 1; i++)
                sum += at[i * width - 1] + at[i * width] + at[i * width + 1];
            values[y * width + x] = sum / 9;
        }
}

static void find_dark(struct strip *strip, const struct wide *wide)
{
    struct cells cells;
    const unsigned char white = find_white(wide, &cells);

    lighten(strip, &cells, white);
    for (int y = 0; y < strip->height; y++)
        for (int x = 0; x < strip->width; x++) {
            const int i = y * strip->width + x;

            strip->dark[i] = (float)(1 - strip->grey[i] / white_at(&cells, x + MARGIN, y + MARGIN));
        }
    g_free(cells.white);
    smooth(strip->dark, strip->width, strip->height);
}

static void mark_around(struct strip *strip, int x, int y)
{
    for (int down = -PRINT_REACH; down <= PRINT_REACH; down++)
        for (int across = -PRINT_REACH; across <= PRINT_REACH; across++) {
            const int at_x = x + across, at_y = y + down;

            if (across * across + down * down <= PRINT_REACH * PRINT_REACH + 2 && at_x >= 0 &&
                at_y >= 0 && at_x < strip->width && at_y < strip->height)
                strip->is_print[at_y * strip->width + at_x] = 1;
        }
}

static void find_print(struct strip *strip, const struct picture *print)
{
    for (int y = -PRINT_REACH; y < strip->height + PRINT_REACH; y++)
        for (int x = -PRINT_REACH; x < strip->width + PRINT_REACH; x++) {
            const int across = strip->left + x, down = strip->top + y;

            if (across >= 0 && down >= 0 && across < print->width && down < print->height &&
                print->pixels[(size_t)down * (size_t)print->width + (size_t)across] < PRINT_GREY)
                mark_around(strip, x, y);
        }
}

/* The value in the middle of those that a tally of hundredths of hundredths has. */
static double middle_of(const unsigned *counts, unsigned count, unsigned all)
{
    unsigned below = 0, value = 0;

    while (value < count - 1 && (below += counts[value]) * 2 <= all)
        value++;
    return value / 10000.0;
}

/* The paper's own darkness, and how much it strays from it. */
static void measure_paper(struct strip *strip, double *usual)
{
    enum { STEPS = 10000 };
    const int count = strip->width * strip->height;
    g_autofree unsigned *counts = g_new0(unsigned, 2 * STEPS);
    unsigned all = 0;

    for (int i = 0; i < count; i++)
        if (!strip->is_print[i] && strip->dark[i] < PAPER_DARK && strip->dark[i] > -1) {
            counts[(int)((strip->dark[i] + 1) * STEPS)]++;
            all++;
        }
    *usual = middle_of(counts, 2 * STEPS, all) - 1;
    memset(counts, 0, sizeof *counts * 2 * STEPS);
    for (int i = 0; i < count; i++)
        if (!strip->is_print[i] && strip->dark[i] < PAPER_DARK && strip->dark[i] > -1)
            counts[(int)(fabs(strip->dark[i] - *usual) * STEPS)]++;
    strip->noise = 1.4826 * middle_of(counts, 2 * STEPS, all);
}

/* What hangs together with a pixel of ink, over corners, too. */
static unsigned fill_piece(struct strip *strip, int from, unsigned piece, int *stack)
{
    unsigned size = 0;
    int depth = 0;

    stack[depth++] = from;
    strip->piece[from] = piece;
    while (depth > 0) {
        const int at = stack[--depth], x = at % strip->width, y = at / strip->width;

        size++;
        for (int down = MAX(y - 1, 0); down <= MIN(y + 1, strip->height - 1); down++)
            for (int across = MAX(x - 1, 0); across <= MIN(x + 1, strip->width - 1); across++) {
                const int next = down * strip->width + across;

                if (strip->ink[next] && !strip->piece[next]) {
                    strip->piece[next] = piece;
                    stack[depth++] = next;
                }
            }
    }
    return size;
}

void strip_find_ink(struct strip *strip)
{
    const int count = strip->width * strip->height;
    g_autofree int *stack = g_new(int, (size_t)count);
    g_autoptr(GArray) sizes = g_array_new(FALSE, TRUE, sizeof(unsigned));
    double usual, least;

    measure_paper(strip, &usual);
    least = usual + fmax(INK_DARK, INK_SIGMAS * strip->noise);
    for (int i = 0; i < count; i++)
        strip->ink[i] = strip->dark[i] > least && !strip->is_streak[i];
    g_array_set_size(sizes, 1);
    for (int i = 0; i < count; i++)
        if (strip->ink[i] && !strip->piece[i]) {
            const unsigned size = fill_piece(strip, i, ++strip->piece_count, stack);

            g_array_append_val(sizes, size);
        }
    for (int i = 0; i < count; i++)
        strip->ink[i] &= g_array_index(sizes, unsigned, strip->piece[i]) >=
                         DUST_MM2 * SCAN_PX_PER_MM * SCAN_PX_PER_MM;
}

struct strip *strip_new(const struct picture *picture, const struct picture *print,
                        const struct registration *registration, const struct scan_area *area,
                        const struct spot *spots, unsigned spot_count)
{
    struct strip *strip = g_new0(struct strip, 1);
    struct wide wide;
    size_t count;

    strip->left = (int)lround(area->x_pt / PT_PER_PX);
    strip->top = (int)lround(area->y_pt / PT_PER_PX);
    strip->width = MAX((int)lround(area->width_pt / PT_PER_PX), 1);
    strip->height = MAX((int)lround(area->height_pt / PT_PER_PX), 1);
    count = (size_t)strip->width * (size_t)strip->height;
    strip->grey = g_malloc(count);
    strip->dark = g_new(float, count);
    strip->is_print = g_malloc0(count);
    strip->is_streak = g_malloc0(count);
    strip->ink = g_malloc0(count);
    strip->piece = g_new0(unsigned, count);
    flatten(strip, &wide, picture, registration, spots, spot_count);
    narrow(strip, &wide);
    find_dark(strip, &wide);
    g_free(wide.grey);
    find_print(strip, print);
    return strip;
}

void strip_drop(struct strip *strip)
{
    if (!strip)
        return;
    g_free(strip->grey);
    g_free(strip->dark);
    g_free(strip->is_print);
    g_free(strip->is_streak);
    g_free(strip->ink);
    g_free(strip->piece);
    g_free(strip);
}
