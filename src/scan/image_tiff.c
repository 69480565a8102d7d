/* image_tiff: TIFF through libtiff, many pages among them, as scanners and fax machines write it.
 *
 * Under image. What always holds: the file is read where it lies in memory; libtiff says nothing to
 * the user. */
#include "scan/scan_private.h"

#include <string.h>

/* What libtiff must have as a whole, four bytes a pixel. */
#define WHOLE_MAX 20000000.0
enum { PAGES_MAX = 500 };

struct memory {
    const unsigned char *bytes;
    toff_t len, at;
};

static tmsize_t give(thandle_t handle, void *to, tmsize_t len)
{
    struct memory *memory = handle;
    const toff_t left = memory->at < memory->len ? memory->len - memory->at : 0;
    const tmsize_t got = MIN(len, (tmsize_t)left);

    memcpy(to, memory->bytes + (left ? memory->at : 0), (size_t)got);
    memory->at += (toff_t)got;
    return got;
}

static tmsize_t refuse(thandle_t handle, void *from, tmsize_t len)
{
    (void)handle;
    (void)from;
    (void)len;
    return 0;
}

static toff_t seek(thandle_t handle, toff_t offset, int from)
{
    struct memory *memory = handle;

    memory->at = offset + (from == SEEK_CUR ? memory->at : from == SEEK_END ? memory->len : 0);
    return memory->at;
}

static int end(thandle_t handle)
{
    (void)handle;
    return 0;
}

static toff_t size(thandle_t handle)
{
    return ((struct memory *)handle)->len;
}

/* NULL: noted. */
static TIFF *start(const struct libraries *libs, struct memory *memory, GBytes *file,
                   struct trouble *trouble)
{
    gsize len;
    TIFF *tiff;

    memory->bytes = g_bytes_get_data(file, &len);
    memory->len = len;
    memory->at = 0;
    libs->tiff->TIFFSetErrorHandler(NULL);
    libs->tiff->TIFFSetWarningHandler(NULL);
    /* m: not mapped, as it has no file */
    tiff =
        libs->tiff->TIFFClientOpen("scan", "rm", memory, give, refuse, seek, end, size, NULL, NULL);
    if (!tiff)
        trouble_note(trouble, SCAN_DAMAGED, NULL);
    return tiff;
}

unsigned tiff_count(const struct libraries *libs, GBytes *file, struct trouble *trouble)
{
    struct memory memory;
    TIFF *tiff = start(libs, &memory, file, trouble);
    unsigned count;

    if (!tiff)
        return 0;
    count = libs->tiff->TIFFNumberOfDirectories(tiff);
    libs->tiff->TIFFClose(tiff);
    if (count > PAGES_MAX)
        trouble_note(trouble, SCAN_MANY, NULL);
    return count > PAGES_MAX ? 0 : count;
}

struct layout {
    guint32 width, height;
    guint16 bits, samples, planar, photometric;
};

static void find_layout(const struct libraries *libs, TIFF *tiff, struct layout *layout)
{
    *layout = (struct layout){.photometric = G_MAXUINT16};
    libs->tiff->TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &layout->width);
    libs->tiff->TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &layout->height);
    libs->tiff->TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &layout->bits);
    libs->tiff->TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &layout->samples);
    libs->tiff->TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &layout->planar);
    libs->tiff->TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &layout->photometric);
}

static bool is_by_rows(const struct libraries *libs, TIFF *tiff, const struct layout *layout)
{
    const bool is_grey = (layout->photometric == PHOTOMETRIC_MINISWHITE ||
                          layout->photometric == PHOTOMETRIC_MINISBLACK) &&
                         layout->samples == 1 && (layout->bits == 1 || layout->bits == 8);
    const bool is_colour =
        layout->photometric == PHOTOMETRIC_RGB && layout->samples == 3 && layout->bits == 8;

    return !libs->tiff->TIFFIsTiled(tiff) && layout->planar == PLANARCONFIG_CONTIG &&
           (is_grey || is_colour);
}

/* From a row as it is stored to eight bits, 0 black; in place, from the end. */
static void widen(unsigned char *row, const struct layout *layout)
{
    const unsigned char flip = layout->photometric == PHOTOMETRIC_MINISWHITE ? 0xff : 0;

    for (size_t x = (size_t)layout->width * layout->samples; x-- > 0;)
        row[x] = flip ^ (layout->bits == 1 ? (row[x / 8] >> (7 - x % 8) & 1 ? 0xff : 0) : row[x]);
}

static struct picture *load_by_rows(const struct libraries *libs, TIFF *tiff,
                                    const struct layout *layout, struct trouble *trouble)
{
    struct sink *sink = sink_new(layout->width, layout->height, layout->samples, trouble);
    const size_t len = (size_t)layout->width * layout->samples,
                 stored = (size_t)MAX(0, libs->tiff->TIFFScanlineSize(tiff));
    g_autofree unsigned char *row = sink ? g_malloc0(MAX(len, stored)) : NULL;

    for (guint32 y = 0; sink && y < layout->height; y++) {
        if (libs->tiff->TIFFReadScanline(tiff, row, y, 0) < 0)
            break; /* the sink knows that rows are missing */
        widen(row, layout);
        sink_take(sink, row);
    }
    return sink ? sink_finish(sink, trouble) : NULL;
}

static struct picture *load_whole(const struct libraries *libs, TIFF *tiff,
                                  const struct layout *layout, struct trouble *trouble)
{
    const size_t count = (size_t)layout->width * layout->height;
    struct sink *sink = NULL;
    guint32 *pixels;

    if ((double)layout->width * (double)layout->height > WHOLE_MAX)
        trouble_note(trouble, SCAN_LARGE, NULL);
    else
        sink = sink_new(layout->width, layout->height, 3, trouble);
    if (!sink)
        return NULL;
    pixels = g_new(guint32, count);
    if (libs->tiff->TIFFReadRGBAImageOriented(tiff, layout->width, layout->height, pixels,
                                              ORIENTATION_TOPLEFT, 1))
        for (size_t y = 0; y < layout->height; y++) {
            guint32 *row = pixels + y * layout->width;
            unsigned char *to = (unsigned char *)row;

            for (size_t x = 0; x < layout->width; x++) {
                const guint32 pixel = row[x]; /* three bytes go where four were */

                *to++ = (unsigned char)TIFFGetR(pixel);
                *to++ = (unsigned char)TIFFGetG(pixel);
                *to++ = (unsigned char)TIFFGetB(pixel);
            }
            sink_take(sink, (unsigned char *)row);
        }
    g_free(pixels);
    return sink_finish(sink, trouble);
}

struct picture *tiff_load(const struct libraries *libs, GBytes *file, unsigned index,
                          struct trouble *trouble)
{
    struct memory memory;
    TIFF *tiff = start(libs, &memory, file, trouble);
    struct picture *picture = NULL;
    struct layout layout;

    if (!tiff)
        return NULL;
    if (!libs->tiff->TIFFSetDirectory(tiff, (tdir_t)index))
        trouble_note(trouble, SCAN_DAMAGED, NULL);
    else {
        find_layout(libs, tiff, &layout);
        picture = is_by_rows(libs, tiff, &layout) ? load_by_rows(libs, tiff, &layout, trouble)
                                                  : load_whole(libs, tiff, &layout, trouble);
    }
    libs->tiff->TIFFClose(tiff);
    return picture;
}
