/* contrast_behind: what lies behind an area of a page.
 *
 * Under contrast. Mostly it is one colour, of one rectangle or the paper; else the pixels of the
 * page tell, painted without what is judged. What always holds: the worst place of the area counts.
 */
#include "device/device_private.h"

#include "device/cairo/cairo_painter.h"

#include <math.h>
#include <string.h>

/* Fine enough for the thin lines of artwork; rectangles need less. */
#define DPI_ART 72.0
#define DPI_PLAIN 36.0

struct behind {
    struct diag *diag;
    bool failed;              /* a page could not be painted: reported */
    const struct page *page;  /* at hand */
    GPtrArray *items;         /* those of it that lie behind others, in painting order */
    cairo_surface_t *surface; /* they, painted, in `part`; NULL: not yet needed */
    double dpi;
    cairo_rectangle_int_t part; /* of the page's pixels, with all that will be judged */
    bool gathering;             /* that is being found out */
};

struct colour behind_blend(struct colour over, struct colour under, double share)
{
    return (struct colour){under.r + (over.r - under.r) * share,
                           under.g + (over.g - under.g) * share,
                           under.b + (over.b - under.b) * share, 1};
}

static bool lies_behind(const struct page_item *item)
{
    return item->kind == PAGE_RECT || item->kind == PAGE_LINE || item->kind == PAGE_ART;
}

static struct colour pixel_colour(guint32 pixel)
{
    return (struct colour){(pixel >> 16 & 0xFF) / 255.0, (pixel >> 8 & 0xFF) / 255.0,
                           (pixel & 0xFF) / 255.0, 1};
}

/* The pixels that lie within as a whole, or the one in the middle: at the edges there may be
 * something else. */
static void find_row(double start, double length, int limit, int *first, int *count)
{
    const double middle = floor(start + length / 2);

    *first = (int)CLAMP(MIN(ceil(start), middle), 0, limit - 1);
    *count = (int)CLAMP(MAX(floor(start + length) - 1, middle), 0, limit - 1) + 1 - *first;
}

static cairo_rectangle_int_t find_pixels(const struct behind *behind, struct behind_area area)
{
    const cairo_rectangle_int_t page = pixels_of(behind->page, behind->dpi);
    const double scale = behind->dpi / 72;
    cairo_rectangle_int_t found;

    find_row(area.x_pt * scale, area.width_pt * scale, page.width, &found.x, &found.width);
    find_row(area.y_pt * scale, area.height_pt * scale, page.height, &found.y, &found.height);
    return found;
}

static double right_of(const struct page_item *item)
{
    return MAX(item->x_pt, item->x_pt + item->width_pt);
}

static double bottom_of(const struct page_item *item)
{
    return MAX(item->y_pt, item->y_pt + item->height_pt);
}

/* With what the pixels at its edges share of it. */
static bool touches(const struct page_item *item, struct behind_area area)
{
    const double reach_pt = item->stroke_pt + 72 / DPI_PLAIN;
    const double left = MIN(item->x_pt, item->x_pt + item->width_pt),
                 top = MIN(item->y_pt, item->y_pt + item->height_pt);

    return left - reach_pt < area.x_pt + area.width_pt && right_of(item) + reach_pt > area.x_pt &&
           top - reach_pt < area.y_pt + area.height_pt && bottom_of(item) + reach_pt > area.y_pt;
}

/* With one colour, inside its border; a round corner leaves free less than a third of its radius.
 */
static bool covers(const struct page_item *item, struct behind_area area)
{
    const double edge_pt = (item->stroke.a > 0 ? item->stroke_pt / 2 : 0) + item->radius_pt * 0.3;

    return item->kind == PAGE_RECT && item->fill.a >= 1 && area.x_pt >= item->x_pt + edge_pt &&
           area.x_pt + area.width_pt <= right_of(item) - edge_pt &&
           area.y_pt >= item->y_pt + edge_pt &&
           area.y_pt + area.height_pt <= bottom_of(item) - edge_pt;
}

/* The one colour that lies behind all of an area; false: only pixels can tell. */
static bool find_plain(const struct behind *behind, struct behind_area area, struct colour *plain)
{
    *plain = (struct colour){1, 1, 1, 1}; /* the paper */
    for (unsigned i = behind->items->len; i-- > 0;) {
        const struct page_item *item = behind->items->pdata[i];

        if (!touches(item, area))
            continue;
        *plain = item->fill;
        return covers(item, area);
    }
    return true;
}

/* `fill` lies between the two. */
static void judge_colour(struct colour under, struct colour fill, struct behind_worst *worst)
{
    const struct colour below = behind_blend(fill, under, fill.a);
    const double ratio = colour_contrast(behind_blend(worst->over, below, worst->over.a), below);

    if (ratio < worst->ratio) {
        worst->ratio = ratio;
        worst->under = below;
    }
}

static bool has_art(const struct page *page)
{
    for (unsigned i = 0; i < page->items->len; i++)
        if (g_array_index(page->items, struct page_item, i).kind == PAGE_ART)
            return true;
    return false;
}

static void gather(struct behind *behind, struct behind_area area)
{
    const cairo_rectangle_int_t more = find_pixels(behind, area), old = behind->part;

    if (old.width == 0) {
        behind->part = more;
        return;
    }
    behind->part.x = MIN(old.x, more.x);
    behind->part.y = MIN(old.y, more.y);
    behind->part.width = MAX(old.x + old.width, more.x + more.width) - behind->part.x;
    behind->part.height = MAX(old.y + old.height, more.y + more.height) - behind->part.y;
}

static bool paint_behind(struct behind *behind)
{
    if (!behind->surface && !behind->failed) {
        behind->surface =
            pixels_paint(behind->page, behind->dpi, &behind->part, lies_behind, behind->diag);
        behind->failed = !behind->surface;
    }
    return !behind->failed;
}

#define MEMORY 256

/* Most pixels are like one seen before. */
static void judge_pixels(struct behind *behind, struct behind_area area, struct colour fill,
                         struct behind_worst *worst)
{
    const unsigned char *pixels = cairo_image_surface_get_data(behind->surface);
    const int stride = cairo_image_surface_get_stride(behind->surface);
    const cairo_rectangle_int_t judged = find_pixels(behind, area);
    guint32 seen[MEMORY];

    memset(seen, 0xFF, sizeof seen);
    for (int y = judged.y - behind->part.y, end = y + judged.height; y < end; y++) {
        const guint32 *row = (const guint32 *)(const void *)(pixels + (size_t)y * (size_t)stride) +
                             judged.x - behind->part.x;

        for (int x = 0; x < judged.width; x++) {
            const guint32 pixel = row[x] & 0xFFFFFF;
            guint32 *memory = &seen[(pixel ^ pixel >> 8 ^ pixel >> 16) % MEMORY];

            if (*memory != pixel)
                judge_colour(pixel_colour(pixel), fill, worst);
            *memory = pixel;
        }
    }
}

void behind_judge(struct behind *behind, struct behind_area area, struct colour fill,
                  struct behind_worst *worst)
{
    struct colour plain;

    if (find_plain(behind, area, &plain))
        judge_colour(plain, fill, worst);
    else if (behind->gathering)
        gather(behind, area);
    else if (paint_behind(behind))
        judge_pixels(behind, area, fill, worst);
}

struct behind *behind_new(struct diag *diag)
{
    struct behind *behind = g_new0(struct behind, 1);

    behind->diag = diag;
    behind->items = g_ptr_array_new();
    return behind;
}

void behind_drop(struct behind *behind)
{
    g_clear_pointer(&behind->surface, cairo_surface_destroy);
    g_ptr_array_free(behind->items, TRUE);
    g_free(behind);
}

void behind_turn(struct behind *behind, const struct page *page)
{
    g_clear_pointer(&behind->surface, cairo_surface_destroy);
    behind->page = page;
    behind->dpi = has_art(page) ? DPI_ART : DPI_PLAIN;
    behind->part = (cairo_rectangle_int_t){0};
    behind->gathering = true;
    g_ptr_array_set_size(behind->items, 0);
    for (unsigned i = 0; i < page->items->len; i++)
        if (lies_behind(&g_array_index(page->items, struct page_item, i)))
            g_ptr_array_add(behind->items, &g_array_index(page->items, struct page_item, i));
}

bool behind_look(struct behind *behind)
{
    behind->gathering = false;
    return behind->part.width > 0;
}

bool behind_failed(const struct behind *behind)
{
    return behind->failed;
}
