/* image_pdf: the pictures of scanners' PDFs, once pdf/ has taken them out.
 *
 * Under image. What always holds: no row is read behind the bytes that there are. */
#include "scan/scan_private.h"

#include "pdf/pdf.h"

#include <string.h>

static const enum scan_fault faults[] = {
    [SCANS_DAMAGED] = SCAN_DAMAGED, [SCANS_LOCKED] = SCAN_LOCKED, [SCANS_MANY] = SCAN_MANY,
    [SCANS_NONE] = SCAN_NO_PICTURE, [SCANS_PACKED] = SCAN_FILTER,
};

static void put_16(GByteArray *to, guint16 value)
{
    const guint16 little = GUINT16_TO_LE(value);

    g_byte_array_append(to, (const guint8 *)&little, sizeof little);
}

static void put_32(GByteArray *to, guint32 value)
{
    const guint32 little = GUINT32_TO_LE(value);

    g_byte_array_append(to, (const guint8 *)&little, sizeof little);
}

static void put_entry(GByteArray *to, guint16 tag, guint32 value)
{
    put_16(to, tag);
    put_16(to, TIFF_LONG);
    put_32(to, 1);
    put_32(to, value);
}

enum { HEADER = 8, ENTRIES = 9, DATA = HEADER + 2 + ENTRIES * 12 + 4 };

/* What a fax is packed in is a TIFF without its header (TIFF 6.0, sections 10 and 11). */
static GBytes *wrap(const struct scans_picture *picture)
{
    GByteArray *tiff = g_byte_array_new();
    gsize len;
    const guint8 *bytes = g_bytes_get_data(picture->bytes, &len);

    g_byte_array_append(tiff, (const guint8 *)"II*", 4);
    put_32(tiff, HEADER);
    put_16(tiff, ENTRIES);
    put_entry(tiff, TIFFTAG_IMAGEWIDTH, picture->columns);
    put_entry(tiff, TIFFTAG_IMAGELENGTH, picture->height);
    put_entry(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    put_entry(tiff, TIFFTAG_COMPRESSION,
              picture->k < 0 ? COMPRESSION_CCITTFAX4 : COMPRESSION_CCITTFAX3);
    put_entry(tiff, TIFFTAG_PHOTOMETRIC,
              picture->is_flipped != picture->black_is_1 ? PHOTOMETRIC_MINISBLACK
                                                         : PHOTOMETRIC_MINISWHITE);
    put_entry(tiff, TIFFTAG_STRIPOFFSETS, DATA);
    put_entry(tiff, TIFFTAG_ROWSPERSTRIP, picture->height);
    put_entry(tiff, TIFFTAG_STRIPBYTECOUNTS, (guint32)len);
    put_entry(tiff, picture->k < 0 ? TIFFTAG_GROUP4OPTIONS : TIFFTAG_GROUP3OPTIONS,
              picture->k > 0 ? GROUP3OPT_2DENCODING : 0);
    put_32(tiff, 0);
    g_byte_array_append(tiff, bytes, (guint)len);
    return g_byte_array_free_to_bytes(tiff);
}

static struct picture *load_fax(const struct libraries *libs, const struct scans_picture *picture,
                                struct trouble *trouble)
{
    g_autoptr(GBytes) tiff = NULL;

    if (picture->is_aligned) {
        trouble_note(trouble, SCAN_FILTER, "EncodedByteAlign");
        return NULL;
    }
    tiff = wrap(picture);
    return tiff_load(libs, tiff, 0, trouble);
}

/* A sample of a row, whatever its bits. */
static unsigned sample_at(const unsigned char *row, size_t index, unsigned bits)
{
    if (bits == 8)
        return row[index];
    if (bits == 16)
        return row[index * 2]; /* its upper half */
    return (unsigned)row[index * bits / 8] >> (8 - bits - index * bits % 8) & ((1u << bits) - 1);
}

/* A row as the sink takes it. */
static void spread(const struct scans_picture *picture, const unsigned char *row, unsigned char *to)
{
    const unsigned most = picture->bits >= 8 ? 255 : (1u << picture->bits) - 1;
    const size_t count = (size_t)picture->width * (picture->palette ? 1 : picture->colours);
    gsize len = 0;
    const unsigned char *palette =
        picture->palette ? g_bytes_get_data(picture->palette, &len) : NULL;

    for (size_t i = 0; i < count; i++) {
        const unsigned sample = sample_at(row, i, picture->bits);
        const size_t at = (size_t)sample * picture->colours;

        if (!palette)
            *to++ = (unsigned char)((picture->is_flipped ? most - sample : sample) * 255 / most);
        else
            for (size_t colour = 0; colour < picture->colours; colour++)
                *to++ = at + colour < len ? palette[at + colour] : 0;
    }
}

static bool has_known_bits(const struct scans_picture *picture)
{
    const unsigned bits = picture->bits;

    return bits == 1 || bits == 2 || bits == 4 || bits == 8 || (bits == 16 && !picture->palette);
}

static struct picture *load_samples(const struct scans_picture *picture, struct trouble *trouble)
{
    gsize len;
    const unsigned char *bytes = g_bytes_get_data(picture->bytes, &len);
    const size_t samples = (size_t)picture->width * (picture->palette ? 1 : picture->colours),
                 stride = (samples * picture->bits + 7) / 8;
    struct sink *sink = NULL;
    g_autofree unsigned char *row = NULL;

    if (!has_known_bits(picture))
        trouble_note(trouble, SCAN_DAMAGED, NULL);
    else
        sink = sink_new(picture->width, picture->height, picture->colours, trouble);
    if (!sink)
        return NULL;
    row = g_malloc((size_t)picture->width * picture->colours);
    for (size_t y = 0; y < picture->height && (y + 1) * stride <= len; y++) {
        spread(picture, bytes + y * stride, row);
        sink_take(sink, row);
    }
    return sink_finish(sink, trouble);
}

static struct picture *load_one(const struct libraries *libs, const struct scans_picture *picture,
                                struct trouble *trouble)
{
    switch (picture->packing) {
    case SCANS_JPEG:
        return jpeg_load(libs, picture->bytes, trouble);
    case SCANS_FAX:
        return load_fax(libs, picture, trouble);
    case SCANS_SAMPLES:
        return load_samples(picture, trouble);
    }
    return NULL;
}

unsigned paged_count(const struct libraries *libs, GBytes *file, struct trouble *trouble)
{
    enum scans_fault fault;
    struct scans *scans = scans_open(file, &fault);
    const unsigned count = scans ? scans_count(scans) : 0;

    (void)libs;
    if (!scans)
        trouble_note(trouble, faults[fault], NULL);
    scans_drop(scans);
    return count;
}

struct picture *paged_load(const struct libraries *libs, GBytes *file, unsigned index,
                           struct trouble *trouble)
{
    enum scans_fault fault;
    struct scans *scans = scans_open(file, &fault);
    struct scans_picture found;
    struct picture *picture = NULL;
    g_autofree char *detail = NULL;

    if (scans && scans_read(scans, index, &found, &fault, &detail)) {
        picture = load_one(libs, &found, trouble);
        scans_clear(&found);
    } else {
        trouble_note(trouble, faults[fault], detail);
    }
    scans_drop(scans);
    return picture;
}
