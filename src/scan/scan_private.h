/* What the files of scan/ share: pictures, the plane that a page lies in, what its rings and rows
 * show. */
#ifndef SCAN_SCAN_PRIVATE_H
#define SCAN_SCAN_PRIVATE_H

#include "scan/scan.h"

#include <stdio.h>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>

/* The libraries' functions, in module_jpeg, module_png and module_tiff. */
#define JPEG_FUNCTIONS(X)                                                                          \
    X(jpeg_std_error)                                                                              \
    X(jpeg_CreateDecompress)                                                                       \
    X(jpeg_mem_src)                                                                                \
    X(jpeg_read_header)                                                                            \
    X(jpeg_start_decompress)                                                                       \
    X(jpeg_read_scanlines)                                                                         \
    X(jpeg_destroy_decompress)

#define PNG_FUNCTIONS(X)                                                                           \
    X(png_create_read_struct)                                                                      \
    X(png_create_write_struct)                                                                     \
    X(png_create_info_struct)                                                                      \
    X(png_destroy_read_struct)                                                                     \
    X(png_destroy_write_struct)                                                                    \
    X(png_get_error_ptr)                                                                           \
    X(png_set_read_fn)                                                                             \
    X(png_set_write_fn)                                                                            \
    X(png_error)                                                                                   \
    X(png_read_info)                                                                               \
    X(png_get_image_width)                                                                         \
    X(png_get_image_height)                                                                        \
    X(png_get_color_type)                                                                          \
    X(png_get_interlace_type)                                                                      \
    X(png_get_rowbytes)                                                                            \
    X(png_set_expand)                                                                              \
    X(png_set_interlace_handling)                                                                  \
    X(png_set_strip_16)                                                                            \
    X(png_set_background_fixed)                                                                    \
    X(png_read_update_info)                                                                        \
    X(png_read_row)                                                                                \
    X(png_read_end)                                                                                \
    X(png_set_IHDR)                                                                                \
    X(png_set_compression_level)                                                                   \
    X(png_write_info)                                                                              \
    X(png_write_row)                                                                               \
    X(png_write_end)

#define TIFF_FUNCTIONS(X)                                                                          \
    X(TIFFClientOpen)                                                                              \
    X(TIFFClose)                                                                                   \
    X(TIFFGetField)                                                                                \
    X(TIFFGetFieldDefaulted)                                                                       \
    X(TIFFIsTiled)                                                                                 \
    X(TIFFNumberOfDirectories)                                                                     \
    X(TIFFReadRGBAImageOriented)                                                                   \
    X(TIFFReadScanline)                                                                            \
    X(TIFFScanlineSize)                                                                            \
    X(TIFFSetDirectory)                                                                            \
    X(TIFFSetErrorHandler)                                                                         \
    X(TIFFSetWarningHandler)

struct jpeg_library {
#define X(name) __typeof__(name) *name;
    JPEG_FUNCTIONS(X)
#undef X
};

struct png_library {
#define X(name) __typeof__(name) *name;
    PNG_FUNCTIONS(X)
#undef X
};

struct tiff_library {
#define X(name) __typeof__(name) *name;
    TIFF_FUNCTIONS(X)
#undef X
};

struct point {
    double x, y;
};

/* What a QR code of ours says, and its corners in pixels: top left, bottom left, bottom right, top
 * right of the code as it is read. */
enum { ZXING_TEXT_MAX = 800 };

struct zxing_code {
    char text[ZXING_TEXT_MAX];
    struct point corners[4];
};

/* ZXing-C++, in module_zxing, a C++ file of its own: of all QR codes of a grey picture the first
 * that begins with `start`. */
struct zxing_library {
    bool (*find)(const unsigned char *pixels, int width, int height, const char *start,
                 struct zxing_code *code);
};

/* All four, opened before any picture is. */
struct libraries {
    const struct jpeg_library *jpeg;
    const struct png_library *png;
    const struct tiff_library *tiff;
    const struct zxing_library *zxing;
};

/* Lent for good; NULL: *why one can't be opened. */
const struct libraries *libraries_open(const char **why);

/* Why something was not read. */
struct trouble {
    enum scan_fault fault;
    char *detail;
};

/* Notes the first; always false. detail: copied, may be NULL. */
bool trouble_note(struct trouble *trouble, enum scan_fault fault, const char *detail);

/* picture: grey pixels, row by row, 0 black. */
struct picture {
    int width, height;
    unsigned char *pixels;
    bool is_one_bit; /* it came in black and white alone, or was made so once */
};

struct picture *picture_new(int width, int height);
void picture_drop(struct picture *picture); /* may be NULL */
/* Between pixels; x, y: 0 is the middle of the first one. Outside: middle grey. */
static inline double picture_at(const struct picture *picture, double x, double y)
{
    const int column = (int)x, row = (int)y;

    if (!(x >= 0 && y >= 0 && x < picture->width - 1 && y < picture->height - 1))
        return 128;
    const double a = x - column, b = y - row;
    const unsigned char *at = picture->pixels + (size_t)row * (size_t)picture->width + column;

    return (at[0] * (1 - a) + at[1] * a) * (1 - b) +
           (at[picture->width] * (1 - a) + at[picture->width + 1] * a) * b;
}

/* sink: takes a picture's rows, makes them fewer where there are more than a page needs, and grey.
 */
struct sink;

/* channels: 1 (grey) or 3 (red, green, blue). NULL: noted, SCAN_LARGE or SCAN_SMALL. */
struct sink *sink_new(guint64 width, guint64 height, unsigned channels, struct trouble *trouble);
void sink_drop(struct sink *sink); /* may be NULL */
/* The next row, width × channels bytes; what is too much is left out. */
void sink_take(struct sink *sink, const unsigned char *row);
/* Takes the sink. NULL: rows are missing; noted, SCAN_DAMAGED. */
struct picture *sink_finish(struct sink *sink, struct trouble *trouble);

/* A file's pictures. How many; 0: noted. */
unsigned image_count(const struct libraries *libs, GBytes *file, struct trouble *trouble);
/* One of them, from 0; NULL: noted. */
struct picture *image_load(const struct libraries *libs, GBytes *file, unsigned index,
                           struct trouble *trouble);

struct picture *jpeg_load(const struct libraries *libs, GBytes *file, struct trouble *trouble);
struct picture *png_load(const struct libraries *libs, GBytes *file, struct trouble *trouble);
unsigned tiff_count(const struct libraries *libs, GBytes *file, struct trouble *trouble);
struct picture *tiff_load(const struct libraries *libs, GBytes *file, unsigned index,
                          struct trouble *trouble);
unsigned paged_count(const struct libraries *libs, GBytes *file, struct trouble *trouble);
struct picture *paged_load(const struct libraries *libs, GBytes *file, unsigned index,
                           struct trouble *trouble);

/* Grey pixels as PNG (g_bytes_unref). */
GBytes *crop_new(const struct libraries *libs, const unsigned char *pixels, int width, int height);

/* The code of ours in a picture; false: there is none. */
bool seek_code(const struct libraries *libs, const struct picture *picture,
               struct zxing_code *code);

/* plane: from points of the page to pixels of a picture: a projection. */
struct plane {
    double m[9];
};

struct pair {
    double x_pt, y_pt;
    struct point at; /* pixels */
    double weight;
};

/* How a step of a point on the page moves in the picture: its first column is a step to the right.
 */
struct frame {
    double xx, xy, yx, yy;
    double scale; /* pixels a point, on average */
};

/* unknowns: 6 (affine) or 8. False: the pairs don't fix it. */
bool plane_fit(struct plane *plane, const struct pair *pairs, unsigned count, unsigned unknowns);
struct point plane_map(const struct plane *plane, double x_pt, double y_pt);
struct frame plane_frame(const struct plane *plane, double x_pt, double y_pt);

/* spot: a ring of the page, and where it was seen. */
struct spot {
    const struct scan_ring *ring;
    struct point at;    /* pixels */
    struct point shift; /* pixels, from where the plane has it */
    double score;       /* how much a ring stands there, 0 to 1 */
    bool is_good;
};

/* The best place within so many points of `from`. */
void spot_seek(struct spot *spot, const struct picture *picture, const struct frame *frame,
               struct point from, double reach_pt);

/* registration: where a page lies in a picture. */
struct registration {
    const struct scan_page *page;
    struct plane plane;
    struct spot *spots; /* all rings, those of a field together, in order */
    unsigned count;
    unsigned *first; /* of each field, its first spot */
};

/* NULL: noted, SCAN_UNREGISTERED or SCAN_SMALL. */
struct registration *registration_new(const struct picture *picture, const struct scan_page *page,
                                      const struct point corners[4], struct trouble *trouble);
void registration_drop(struct registration *registration); /* may be NULL */
/* How far from where the projection has it a point of the page is, by the rings around it. */
struct point registration_shift(const struct registration *registration, double x_pt, double y_pt);

/* strip: an area of the page, flattened, at SCAN_PX_PER_MM. */
struct strip {
    int left, top; /* on the page, in pixels of that resolution */
    int width, height;
    unsigned char *grey;
    float *dark;              /* 0: as white as the paper around, 1: black */
    unsigned char *is_print;  /* 1: something is printed there, or close by */
    unsigned char *is_streak; /* 1: a line of the scanner's runs there */
    unsigned char *ink;       /* 1: dark enough to be ink */
    unsigned *piece; /* of each pixel of ink, the piece that it is part of, from 1; 0: none */
    unsigned piece_count;
    double noise; /* of the paper: standard deviation of `dark` */
    bool is_dim;  /* somewhere it is darker than a shadow, and wider than a mark */
};

/* print: the page with nothing filled in, at the same resolution. spots: what tells how the paper
 * lies there, from left to right; none: the rings around. */
struct strip *strip_new(const struct picture *picture, const struct picture *print,
                        const struct registration *registration, const struct scan_area *area,
                        const struct spot *spots, unsigned spot_count);
void strip_drop(struct strip *strip); /* may be NULL */
/* Then, once streaks are covered: what is ink. */
void strip_find_ink(struct strip *strip);
/* Where a point of the page is on a strip, in pixels. */
struct point strip_place(const struct strip *strip, double x_pt, double y_pt);

/* Hands draw no smaller in a small ring: what they draw is measured by one of this radius. */
#define HAND_PT 6.75

/* marks: what a field's strip shows. Lengths of the mark are in radii of its ring, about its
 * middle.
 */
struct marks {
    const struct scan_field *field;
    struct strip *strip;
    bool is_found[SCAN_RINGS_MAX]; /* of its rings; the others are where these have them */
    double share[SCAN_RINGS_MAX];  /* of ink inside each ring */
    double elsewhere_mm2;          /* ink that has nothing to do with the mark */
    double reach_mm;               /* of the mark, from the middle */
    double outside;                /* share of it: out of the ring */
    double below_mm2;              /* … and below its middle */
    double off, off_up, off_right; /* how far its ink's middle is off, and how far each way */
    double around;                 /* on how much of a circle outside the ring it lies: 1 is all */
    bool meets_top, meets_bottom, meets_side; /* … the strip's edges */
};

/* Covers what a scanner has drawn through a page's rows. */
void streaks_cover(const struct marks *marks, unsigned count, const struct scan_page *page);

void marks_measure(struct marks *marks);
/* What hangs together with the ink of a ring. */
void marks_follow(struct marks *marks, unsigned ring);

/* What each field of a page shows: rows, without crops, in their order. */
void judge_page(struct marks *marks, unsigned count, bool is_one_bit, struct scan_row *rows);

/* Sorts the values; of none, 0. */
double median(double *values, unsigned count);

/* reader: a page of a picture, read into a sheet that knows its number. */
void reader_read(const struct libraries *libs, const struct picture *picture,
                 const struct scan_form *const *forms, unsigned form_count,
                 struct scan_sheet *sheet);

/* scanned: what became of a picture. */
struct scan_sheet *scanned_new(unsigned picture, enum scan_fault fault, const char *detail);
void scanned_drop(gpointer sheet);
/* As bytes, from one process to another, which believes nothing of them. NULL: they are none. */
GBytes *scanned_pack(const struct scan_sheet *sheet, const struct scan_form *const *forms,
                     unsigned form_count);
struct scan_sheet *scanned_unpack(GBytes *bytes, const struct scan_form *const *forms,
                                  unsigned form_count);

#endif
