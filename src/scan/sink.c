/* sink: a picture row by row as its library gives it, made smaller by whole numbers where it has
 * more pixels than a page needs, and grey, so that ink of any colour counts alike.
 *
 * Between libraries and all that looks at pictures. What always holds: what is kept has a limit,
 * whatever the file says of its size. */
#include "scan/scan_private.h"

#define PIXELS_MAX 120000000.0 /* A4 at 1,000 dpi, and telephones of 100 megapixels */
#define SIDE_MAX 32000
#define SIDE_MIN 500
#define PIXELS_KEPT 12000000.0 /* A4 at 350 dpi */

/* Between what is dark and what is light, cameras have a pixel that is neither: where most edges
 * have none, there was no grey, or none before it was packed. */
enum { DARK = 80, LIGHT = 170, SHARP_PERCENT = 60 };

#define WHITE 245 /* what a channel's white becomes */

struct sink {
    size_t width, height, channels;
    size_t by;  /* so many rows and columns become one */
    size_t row; /* how many were taken */
    unsigned *sums;
    unsigned char *kept; /* channels side by side */
    size_t kept_width, kept_height;
    guint64 edges, sharp; /* from dark to light, or back, along rows: all, and those without grey */
};

struct picture *picture_new(int width, int height)
{
    struct picture *picture = g_new0(struct picture, 1);

    picture->width = width;
    picture->height = height;
    picture->pixels = g_malloc0((size_t)width * (size_t)height);
    return picture;
}

void picture_drop(struct picture *picture)
{
    if (picture)
        g_free(picture->pixels);
    g_free(picture);
}

struct sink *sink_new(guint64 width, guint64 height, unsigned channels, struct trouble *trouble)
{
    struct sink *sink;

    if (width > SIDE_MAX || height > SIDE_MAX || (double)width * (double)height > PIXELS_MAX) {
        trouble_note(trouble, SCAN_LARGE, NULL);
        return NULL;
    }
    if (width < SIDE_MIN || height < SIDE_MIN) {
        trouble_note(trouble, SCAN_SMALL, NULL);
        return NULL;
    }
    sink = g_new0(struct sink, 1);
    sink->width = width;
    sink->height = height;
    sink->channels = channels;
    for (sink->by = 1; (double)(width / sink->by) * (double)(height / sink->by) > PIXELS_KEPT;)
        sink->by++;
    sink->kept_width = width / sink->by;
    sink->kept_height = height / sink->by;
    sink->sums = g_new0(unsigned, sink->kept_width *channels);
    sink->kept = g_malloc(sink->kept_width * sink->kept_height * channels);
    return sink;
}

void sink_drop(struct sink *sink)
{
    if (!sink)
        return;
    g_free(sink->sums);
    g_free(sink->kept);
    g_free(sink);
}

static void add_row(struct sink *sink, const unsigned char *row)
{
    for (size_t x = 0; x < sink->kept_width; x++)
        for (size_t i = 0; i < sink->by; i++)
            for (size_t channel = 0; channel < sink->channels; channel++)
                sink->sums[x * sink->channels + channel] += *row++;
}

/* Of the first channel. */
static void count_edges(struct sink *sink, const unsigned char *row)
{
    int last = 0; /* -1 dark, 1 light; 0: neither yet */
    bool is_next = false;

    for (size_t x = 0; x < sink->width; x++) {
        const unsigned char value = row[x * sink->channels];
        const int now = value < DARK ? -1 : value > LIGHT ? 1 : 0;

        if (now != 0 && last != 0 && now != last) {
            sink->edges++;
            sink->sharp += is_next;
        }
        is_next = now != 0;
        if (now != 0)
            last = now;
    }
}

static void keep_row(struct sink *sink)
{
    const size_t count = sink->kept_width * sink->channels;
    const unsigned by = (unsigned)(sink->by * sink->by);
    unsigned char *to = sink->kept + (sink->row / sink->by) * count;

    for (size_t i = 0; i < count; i++) {
        to[i] = (unsigned char)((sink->sums[i] + by / 2) / by);
        sink->sums[i] = 0;
    }
}

void sink_take(struct sink *sink, const unsigned char *row)
{
    if (sink->row >= sink->kept_height * sink->by) {
        sink->row += sink->row < sink->height;
        return;
    }
    count_edges(sink, row);
    add_row(sink, row);
    if (sink->row % sink->by == sink->by - 1)
        keep_row(sink);
    sink->row++;
}

/* The value that nine in ten pixels don't exceed: of paper. */
static unsigned find_white(const struct sink *sink, size_t channel)
{
    const size_t count = sink->kept_width * sink->kept_height;
    size_t counts[256] = {0}, above = 0;
    unsigned white = 255;

    for (size_t i = 0; i < count; i++)
        counts[sink->kept[i * sink->channels + channel]]++;
    while (white > 60 && (above += counts[white]) < count / 10)
        white--;
    return white;
}

/* Each channel to its own white; then half the darkest, half the mean. */
static void make_grey(const struct sink *sink, struct picture *picture)
{
    const size_t count = sink->kept_width * sink->kept_height;
    const unsigned char *from = sink->kept;
    unsigned even[3][256];

    for (size_t channel = 0; channel < 3; channel++) {
        const unsigned white = find_white(sink, channel);

        for (unsigned i = 0; i < 256; i++)
            even[channel][i] = MIN(255, i * WHITE / white);
    }
    for (size_t i = 0; i < count; i++, from += 3) {
        const unsigned red = even[0][from[0]], green = even[1][from[1]], blue = even[2][from[2]];

        picture->pixels[i] =
            (unsigned char)((3 * MIN(red, MIN(green, blue)) + red + green + blue) / 6);
    }
}

struct picture *sink_finish(struct sink *sink, struct trouble *trouble)
{
    struct picture *picture = NULL;

    if (sink->row < sink->height)
        trouble_note(trouble, SCAN_DAMAGED, NULL);
    else if (sink->channels == 1) {
        picture = g_new0(struct picture, 1);
        picture->pixels = g_steal_pointer(&sink->kept);
    } else {
        picture = picture_new((int)sink->kept_width, (int)sink->kept_height);
        make_grey(sink, picture);
    }
    if (picture) {
        picture->width = (int)sink->kept_width;
        picture->height = (int)sink->kept_height;
        picture->is_one_bit = sink->sharp * 100 > sink->edges * SHARP_PERCENT;
    }
    sink_drop(sink);
    return picture;
}
