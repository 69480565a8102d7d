/* A picture with a code of ours in it, wherever its corners seem to be: the first eight bytes say
 * how far each is from where it belongs, the others are what is seen. The page is found, and read,
 * or refused with a fault. */
#include "fuzz.h"
#include "scan/scan_private.h"

#include <stdlib.h>

enum { WIDTH = 300, HEIGHT = 420, CORNER_BYTES = 8 };

static const struct scan_ring rings[] = {{40, 60, 6, "0"},  {90, 60, 6, "1"},  {140, 60, 6, "2"},
                                         {40, 110, 6, "0"}, {90, 110, 6, "1"}, {140, 110, 6, "2"}};
static const struct scan_field fields[] = {{"a", rings, 3, {25, 48, 130, 26}},
                                           {"b", rings + 3, 3, {25, 98, 130, 26}}};
static const struct scan_page page = {150, 210, {95, 10, 40, 40}, fields, 2, NULL, 0, NULL};

static struct picture *new_picture(const unsigned char *data, size_t size)
{
    struct picture *picture = picture_new(WIDTH, HEIGHT);
    size_t at = 0;

    for (size_t i = 0; i < WIDTH * HEIGHT; i++)
        picture->pixels[i] = size > 0 ? data[at++ % size] : 255;
    return picture;
}

/* Prints the rings where they belong, if the last byte is odd. */
static void print_rings(struct picture *picture)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(rings); i++)
        for (int y = -15; y <= 15; y++)
            for (int x = -15; x <= 15; x++)
                if (ABS(x * x + y * y - 144) < 24)
                    picture->pixels[((int)rings[i].y_pt * 2 + y) * WIDTH + (int)rings[i].x_pt * 2 +
                                    x] = 20;
}

static void read_rows(const struct picture *picture, const struct registration *registration)
{
    struct picture *print = picture_new(WIDTH, HEIGHT);
    struct marks marks[G_N_ELEMENTS(fields)] = {0};
    struct scan_row rows[G_N_ELEMENTS(fields)] = {0};

    for (unsigned i = 0; i < G_N_ELEMENTS(fields); i++) {
        marks[i].field = &fields[i];
        marks[i].is_found[i] = true;
        marks[i].strip = strip_new(picture, print, registration, &fields[i].area,
                                   registration->spots + registration->first[i], 3);
    }
    streaks_cover(marks, G_N_ELEMENTS(fields), &page);
    for (unsigned i = 0; i < G_N_ELEMENTS(fields); i++) {
        strip_find_ink(marks[i].strip);
        marks_measure(&marks[i]);
    }
    judge_page(marks, G_N_ELEMENTS(fields), false, rows);
    for (unsigned i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (rows[i].verdict == SCAN_VALUE && (rows[i].proposal < 0 || rows[i].proposal > 2))
            abort();
        strip_drop(marks[i].strip);
    }
    picture_drop(print);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct point corners[4] = {{190, 20}, {190, 100}, {270, 100}, {270, 20}};
    struct trouble trouble = {0};
    struct registration *registration;
    struct picture *picture;

    if (size < CORNER_BYTES)
        return 0;
    for (unsigned i = 0; i < 4; i++) {
        corners[i].x += (signed char)data[2 * i] * ABS((signed char)data[2 * i]) / 32.0;
        corners[i].y += (signed char)data[2 * i + 1] * ABS((signed char)data[2 * i + 1]) / 32.0;
    }
    picture = new_picture(data + CORNER_BYTES, size - CORNER_BYTES);
    if (data[size - 1] % 2)
        print_rings(picture);
    registration = registration_new(picture, &page, corners, &trouble);
    if (!registration && trouble.fault == SCAN_READ)
        abort();
    if (registration)
        read_rows(picture, registration);
    registration_drop(registration);
    picture_drop(picture);
    g_free(trouble.detail);
    return 0;
}
