/* press_image: judges images, and converts those in RGB (ISO 32000-1, 8.9.5).
 *
 * For press; colour knows the inks. What always holds: an image that is let through is grey, a
 * stencil, or CMYK under the limit of ink, and its soft mask is grey; of one in RGB, whatever might
 * change the meaning of its bytes was looked at. */
#include "press/press_private.h"

#include <stdlib.h>

#define CHANNELS 3
#define INKS 4

static bool is_true(const struct pdf *pdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh value = qpdf_oh_get_key(pdf->qpdf, dict, key);
    const bool yes = qpdf_oh_is_bool(pdf->qpdf, value) && qpdf_oh_get_bool_value(pdf->qpdf, value);

    qpdf_oh_release(pdf->qpdf, value);
    return yes;
}

/* 0: it is no number above that. */
static size_t count_at(const struct pdf *pdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh value = qpdf_oh_get_key(pdf->qpdf, dict, key);
    int number = 0;

    qpdf_oh_get_value_as_int(pdf->qpdf, value, &number);
    qpdf_oh_release(pdf->qpdf, value);
    return number > 0 ? (size_t)number : 0;
}

/* The colours of its own that JPEG 2000 brings along count for more than what the dictionary says.
 */
static bool is_jpx(const struct pdf *pdf, qpdf_oh dict)
{
    const qpdf_oh filter = qpdf_oh_get_key(pdf->qpdf, dict, "/Filter");
    const bool is = qpdf_oh_is_or_has_name(pdf->qpdf, filter, "/JPXDecode");

    qpdf_oh_release(pdf->qpdf, filter);
    return is;
}

static bool is_stencil(const struct pdf *pdf, qpdf_oh dict)
{
    return is_true(pdf, dict, "/ImageMask") && !qpdf_oh_has_key(pdf->qpdf, dict, "/ColorSpace");
}

static bool is_grey(const struct pdf *pdf, qpdf_oh dict)
{
    return pdf_has_name(pdf, dict, "/ColorSpace", "/DeviceGray") && !is_jpx(pdf, dict);
}

/* Nothing under the key, or a stream whose dictionary passes. */
static bool has_only(const struct pdf *pdf, qpdf_oh dict, const char *key,
                     bool (*passes)(const struct pdf *pdf, qpdf_oh dict))
{
    const qpdf_oh stream = qpdf_oh_get_key(pdf->qpdf, dict, key);
    bool ok = qpdf_oh_is_null(pdf->qpdf, stream);

    if (qpdf_oh_is_stream(pdf->qpdf, stream)) {
        const qpdf_oh inner = qpdf_oh_get_dict(pdf->qpdf, stream);

        ok = passes(pdf, inner);
        qpdf_oh_release(pdf->qpdf, inner);
    }
    qpdf_oh_release(pdf->qpdf, stream);
    return ok;
}

static bool is_soft_mask_coloured(const struct pdf *pdf, qpdf_oh dict)
{
    return !has_only(pdf, dict, "/SMask", is_grey);
}

/* A range of colours, as an array, is no stencil either: inks would need another. */
static bool has_colour_key(const struct pdf *pdf, qpdf_oh dict)
{
    return !has_only(pdf, dict, "/Mask", is_stencil);
}

static bool is_not_matted(const struct pdf *pdf, qpdf_oh dict)
{
    return !qpdf_oh_has_key(pdf->qpdf, dict, "/Matte");
}

static bool is_matted(const struct pdf *pdf, qpdf_oh dict)
{
    return !has_only(pdf, dict, "/SMask", is_not_matted);
}

/* Other than the one that is meant where none is said (table 90). */
static bool has_decode_for(const struct pdf *pdf, qpdf_oh dict, int channels)
{
    const qpdf_oh decode = qpdf_oh_get_key(pdf->qpdf, dict, "/Decode");
    bool usual = qpdf_oh_is_null(pdf->qpdf, decode) ||
                 (qpdf_oh_is_array(pdf->qpdf, decode) &&
                  qpdf_oh_get_array_n_items(pdf->qpdf, decode) == 2 * channels);

    for (int i = 0; usual && i < 2 * channels && qpdf_oh_is_array(pdf->qpdf, decode); i++) {
        const double value = pdf_number_at(pdf, decode, i);

        usual = i % 2 ? value >= 1 && value <= 1 : value >= 0 && value <= 0;
    }
    qpdf_oh_release(pdf->qpdf, decode);
    return !usual;
}

static bool has_decode(const struct pdf *pdf, qpdf_oh dict)
{
    return has_decode_for(pdf, dict, CHANNELS);
}

static bool has_ink_decode(const struct pdf *pdf, qpdf_oh dict)
{
    return has_decode_for(pdf, dict, INKS);
}

static bool is_not_8_bit(const struct pdf *pdf, qpdf_oh dict)
{
    return count_at(pdf, dict, "/BitsPerComponent") != 8;
}

struct fault {
    bool (*is)(const struct pdf *pdf, qpdf_oh dict);
    const char *why;
};

static const struct fault faults[] = {
    {is_jpx, N_("an image in JPEG 2000 can't be told in inks; save it as PNG or JPEG")},
    {is_soft_mask_coloured,
     N_("an image whose soft mask is not grey; save its transparency as an alpha channel")},
};

/* Of those in RGB only: what else would have to be converted along with them. */
static const struct fault rgb_faults[] = {
    {is_not_8_bit,
     N_("an image in RGB of other than 8 bits a channel can't be told in inks; save it with 8")},
    {has_decode, N_("an image in RGB with a /Decode of its own can't be told in inks; save its "
                    "colours as they are meant")},
    {is_matted,
     N_("an image in RGB with a /Matte can't be told in inks; save its colours without the "
        "ground behind them")},
    {has_colour_key, N_("an image in RGB that is see-through by colour can't be told in inks; save "
                        "that as an alpha channel")},
};

/* Of those in CMYK: what would hide how much ink there is. */
static const struct fault cmyk_faults[] = {
    {is_not_8_bit, N_("an image in CMYK of other than 8 bits a channel, whose ink can't be "
                      "limited; save it with 8")},
    {has_ink_decode,
     N_("an image in CMYK with a /Decode of its own, whose ink can't be limited; save "
        "its inks as they are meant")},
    {is_matted,
     N_("an image in CMYK with a /Matte, whose ink can't be limited; save its inks without "
        "the ground behind them")},
    {has_colour_key,
     N_("an image in CMYK that is see-through by colour, whose ink can't be limited; "
        "save that as an alpha channel")},
};

static bool has_fault(const struct pdf *pdf, qpdf_oh dict, const struct fault *list, size_t count,
                      const char **why)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].is(pdf, dict)) {
            *why = list[i].why;
            return true;
        }
    return false;
}

/* Row by row. NULL: lcms failed (g_free). */
static guint8 *convert_rows(struct press_inks *press, const guint8 *rgb, size_t width,
                            size_t height)
{
    guint8 *inks = g_malloc(width * height * INKS);

    for (size_t y = 0; y < height; y++)
        if (!press_convert_pixels(press, rgb + y * width * CHANNELS, inks + y * width * INKS,
                                  (unsigned)width)) {
            g_free(inks);
            return NULL;
        }
    return inks;
}

/* An image that keeps to the limit stays as it was, whatever its filter. */
static bool limit_cmyk(const struct pdf *pdf, qpdf_oh image, qpdf_oh dict)
{
    const size_t width = count_at(pdf, dict, "/Width"), height = count_at(pdf, dict, "/Height");
    unsigned char *bytes;
    size_t len;
    bool ok;

    if (!pdf_read_stream(pdf, image, &bytes, &len))
        return false;
    ok = width > 0 && height > 0 && len == width * height * INKS;
    if (ok && press_limit_pixels(bytes, width * height))
        pdf_replace_stream(pdf, image, bytes, len);
    free(bytes);
    return ok;
}

static bool convert_rgb(const struct pdf *pdf, struct press_inks *press, qpdf_oh image,
                        qpdf_oh dict)
{
    const size_t width = count_at(pdf, dict, "/Width"), height = count_at(pdf, dict, "/Height");
    unsigned char *bytes;
    size_t len;
    g_autofree guint8 *inks = NULL;

    if (!pdf_read_stream(pdf, image, &bytes, &len))
        return false;
    if (width > 0 && height > 0 && len == width * height * CHANNELS)
        inks = convert_rows(press, bytes, width, height);
    free(bytes);
    if (!inks)
        return false;
    pdf_replace_stream(pdf, image, inks, width * height * INKS);
    pdf_put_name(pdf, dict, "/ColorSpace", "/DeviceCMYK");
    qpdf_oh_remove_key(pdf->qpdf, dict, "/Decode"); /* its default, for three channels */
    return true;
}

static bool convert(const struct pdf *pdf, struct press_inks *press, qpdf_oh image, qpdf_oh dict,
                    const char **why)
{
    qpdf_oh_remove_key(pdf->qpdf, dict, "/Alternates"); /* other images, in colours of their own */
    if (has_fault(pdf, dict, faults, G_N_ELEMENTS(faults), why))
        return false;
    if (is_stencil(pdf, dict) || is_grey(pdf, dict))
        return true;
    if (pdf_has_name(pdf, dict, "/ColorSpace", "/DeviceCMYK")) {
        if (has_fault(pdf, dict, cmyk_faults, G_N_ELEMENTS(cmyk_faults), why))
            return false;
        *why =
            N_("an image in CMYK that is damaged: its pixels can't be read, or are more or fewer "
               "than it says");
        return limit_cmyk(pdf, image, dict);
    }
    if (!pdf_has_name(pdf, dict, "/ColorSpace", "/DeviceRGB")) {
        *why = N_("an image with an index, a profile or a space of its own can't be told in inks; "
                  "save it in plain RGB, grey or CMYK");
        return false;
    }
    if (has_fault(pdf, dict, rgb_faults, G_N_ELEMENTS(rgb_faults), why))
        return false;
    *why =
        N_("an image in RGB that is damaged: its pixels can't be read, or are more or fewer than "
           "it says");
    return convert_rgb(pdf, press, image, dict);
}

bool press_convert_image(const struct pdf *pdf, struct press_inks *press, qpdf_oh image,
                         const char **why)
{
    const qpdf_oh dict = qpdf_oh_get_dict(pdf->qpdf, image);
    const bool ok = convert(pdf, press, image, dict, why);

    qpdf_oh_release(pdf->qpdf, dict);
    return ok;
}
