/* seek: the code of a page, in its picture, and in copies that it may be seen in better.
 *
 * Before registration. What always holds: corners are those of the picture itself. */
#include "scan/scan_private.h"

#include <string.h>

#define CODE_START "AF1/"

/* Half as wide and high. */
static struct picture *halve(const struct picture *picture)
{
    struct picture *half = picture_new(picture->width / 2, picture->height / 2);
    const size_t stride = (size_t)picture->width;
    unsigned char *to = half->pixels;

    for (int y = 0; y < half->height; y++) {
        const unsigned char *from = picture->pixels + 2 * (size_t)y * stride;

        for (int x = 0; x < half->width; x++, from += 2)
            *to++ = (unsigned char)((from[0] + from[1] + from[stride] + from[stride + 1] + 2) / 4);
    }
    return half;
}

/* The mean of three by three pixels. */
static struct picture *smoothed(const struct picture *picture)
{
    struct picture *smooth = picture_new(picture->width, picture->height);
    const ptrdiff_t stride = picture->width;

    memcpy(smooth->pixels, picture->pixels, (size_t)stride * (size_t)picture->height);
    for (ptrdiff_t y = 1; y < picture->height - 1; y++)
        for (ptrdiff_t x = 1; x < stride - 1; x++) {
            const unsigned char *at = picture->pixels + y * stride + x, *above = at - stride,
                                *below = at + stride;

            smooth->pixels[y * stride + x] =
                (unsigned char)((above[-1] + above[0] + above[1] + at[-1] + at[0] + at[1] +
                                 below[-1] + below[0] + below[1]) /
                                9);
        }
    return smooth;
}

/* Its corners are brought back; by: pixels of the page's own picture to one of this. */
static bool find_in(const struct libraries *libs, const struct picture *picture, double by,
                    struct zxing_code *code)
{
    if (!libs->zxing->find(picture->pixels, picture->width, picture->height, CODE_START, code))
        return false;
    for (unsigned i = 0; i < G_N_ELEMENTS(code->corners); i++) {
        code->corners[i].x = code->corners[i].x * by + (by - 1) / 2;
        code->corners[i].y = code->corners[i].y * by + (by - 1) / 2;
    }
    return true;
}

/* Twice what a pixel is darker or lighter than around it is added to it: what was blurred. `once`
 * is the picture smoothed, and then the sharpened one. */
static void sharpen(struct picture *once, const struct picture *picture)
{
    struct picture *twice = smoothed(once);
    const size_t count = (size_t)picture->width * (size_t)picture->height;

    for (size_t i = 0; i < count; i++)
        once->pixels[i] =
            (unsigned char)CLAMP(3 * picture->pixels[i] - 2 * twice->pixels[i], 0, 255);
    picture_drop(twice);
}

/* Then in copies that it may be seen in better, each made only once the one before has failed. */
bool seek_code(const struct libraries *libs, const struct picture *picture, struct zxing_code *code)
{
    struct picture *copy;
    bool ok = find_in(libs, picture, 1, code);

    if (!ok) {
        copy = halve(picture);
        ok = find_in(libs, copy, 2, code);
        picture_drop(copy);
    }
    if (!ok) {
        copy = smoothed(picture);
        ok = find_in(libs, copy, 1, code);
        if (!ok) {
            sharpen(copy, picture);
            ok = find_in(libs, copy, 1, code);
        }
        picture_drop(copy);
    }
    return ok;
}
