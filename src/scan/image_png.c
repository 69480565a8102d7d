/* image_png: PNG through libpng; and crops, which are PNG, too.
 *
 * Under image. What always holds: libpng's errors come back here, by the one jump that it leaves
 * us.
 */
#include "scan/scan_private.h"

#include <setjmp.h>
#include <string.h>

/* One that is interlaced must be had as a whole. */
#define INTERLACED_MAX 16000000.0

struct reading {
    png_structp png;
    png_infop info;
    jmp_buf back;
    const unsigned char *bytes;
    size_t len, at;
    char message[100];
    struct sink *sink;
    unsigned char *rows; /* one, or all of an interlaced picture */
};

/* What libpng calls has no way to its functions but this. */
static const struct png_library *library;

static void stop(png_structp png, png_const_charp message)
{
    struct reading *reading = library->png_get_error_ptr(png);

    g_strlcpy(reading->message, message, sizeof reading->message);
    longjmp(reading->back, 1);
}

static void say_nothing(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void give(png_structp png, png_bytep to, size_t len)
{
    struct reading *reading = library->png_get_error_ptr(png);

    if (len > reading->len - reading->at)
        library->png_error(png, "unexpected end");
    memcpy(to, reading->bytes + reading->at, len);
    reading->at += len;
}

/* Eight bits, grey or colours, on white. */
static void simplify(struct reading *reading)
{
    const png_color_16 white = {0, 0xffff, 0xffff, 0xffff, 0xffff};

    library->png_set_expand(reading->png);
    library->png_set_background_fixed(reading->png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0,
                                      PNG_FP_1);
    library->png_set_strip_16(reading->png);
}

static bool begin(struct reading *reading, struct trouble *trouble)
{
    const unsigned channels =
        library->png_get_color_type(reading->png, reading->info) & PNG_COLOR_MASK_COLOR ? 3 : 1;
    const guint64 width = library->png_get_image_width(reading->png, reading->info),
                  height = library->png_get_image_height(reading->png, reading->info);
    const bool is_whole =
        library->png_get_interlace_type(reading->png, reading->info) != PNG_INTERLACE_NONE;

    if (is_whole && (double)width * (double)height > INTERLACED_MAX)
        return trouble_note(trouble, SCAN_LARGE, NULL);
    reading->sink = sink_new(width, height, channels, trouble);
    if (!reading->sink)
        return false;
    simplify(reading);
    if (is_whole)
        library->png_set_interlace_handling(reading->png);
    library->png_read_update_info(reading->png, reading->info);
    if (library->png_get_rowbytes(reading->png, reading->info) != width * channels)
        library->png_error(reading->png, "unexpected row");
    reading->rows = g_malloc((size_t)(width * channels * (is_whole ? height : 1)));
    return true;
}

static void read_rows(struct reading *reading)
{
    const size_t height = library->png_get_image_height(reading->png, reading->info),
                 len = library->png_get_rowbytes(reading->png, reading->info);
    const bool is_whole =
        library->png_get_interlace_type(reading->png, reading->info) != PNG_INTERLACE_NONE;

    for (size_t pass = 0; is_whole && pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
        for (size_t y = 0; y < height; y++)
            library->png_read_row(reading->png, reading->rows + y * len, NULL);
    for (size_t y = 0; y < height; y++) {
        if (!is_whole)
            library->png_read_row(reading->png, reading->rows, NULL);
        sink_take(reading->sink, reading->rows + (is_whole ? y * len : 0));
    }
}

static bool read_all(struct reading *reading, struct trouble *trouble)
{
    if (setjmp(reading->back) != 0)
        return trouble_note(trouble, SCAN_DAMAGED, reading->message);
    reading->info = library->png_create_info_struct(reading->png);
    library->png_set_read_fn(reading->png, NULL, give);
    library->png_read_info(reading->png, reading->info);
    if (!begin(reading, trouble))
        return false;
    read_rows(reading);
    return true;
}

struct picture *png_load(const struct libraries *libs, GBytes *file, struct trouble *trouble)
{
    struct reading *reading = g_new0(struct reading, 1);
    struct picture *picture = NULL;

    library = libs->png;
    reading->bytes = g_bytes_get_data(file, &reading->len);
    reading->png =
        library->png_create_read_struct(PNG_LIBPNG_VER_STRING, reading, stop, say_nothing);
    if (!reading->png)
        trouble_note(trouble, SCAN_LIBRARY, "libpng");
    else if (read_all(reading, trouble))
        picture = sink_finish(g_steal_pointer(&reading->sink), trouble);
    library->png_destroy_read_struct(&reading->png, &reading->info, NULL);
    sink_drop(reading->sink);
    g_free(reading->rows);
    g_free(reading);
    return picture;
}

struct writing {
    jmp_buf back;
    GByteArray *bytes;
};

static void stop_writing(png_structp png, png_const_charp message)
{
    struct writing *writing = library->png_get_error_ptr(png);

    (void)message;
    longjmp(writing->back, 1);
}

static void take(png_structp png, png_bytep from, size_t len)
{
    struct writing *writing = library->png_get_error_ptr(png);

    g_byte_array_append(writing->bytes, from, (guint)len);
}

static void flush(png_structp png)
{
    (void)png;
}

static void write_rows(struct writing *writing, png_structp png, png_infop info,
                       const unsigned char *pixels, int width, int height)
{
    if (setjmp(writing->back) != 0)
        return;
    library->png_set_write_fn(png, NULL, take, flush);
    library->png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8,
                          PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                          PNG_FILTER_TYPE_DEFAULT);
    library->png_set_compression_level(png, 1); /* of noisy paper, more makes little less */
    library->png_write_info(png, info);
    for (int y = 0; y < height; y++)
        library->png_write_row(png, pixels + (size_t)y * (size_t)width);
    library->png_write_end(png, info);
}

GBytes *crop_new(const struct libraries *libs, const unsigned char *pixels, int width, int height)
{
    struct writing writing = {.bytes = g_byte_array_new()};
    png_structp png;
    png_infop info;

    library = libs->png;
    png = library->png_create_write_struct(PNG_LIBPNG_VER_STRING, &writing, stop_writing,
                                           say_nothing);
    info = png ? library->png_create_info_struct(png) : NULL;
    if (info)
        write_rows(&writing, png, info, pixels, width, height);
    library->png_destroy_write_struct(&png, &info);
    return g_byte_array_free_to_bytes(writing.bytes);
}
