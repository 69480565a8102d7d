/* press_shading: gradients in a press's inks (ISO 32000-1, 7.10 and 8.7.4.5): linear and radial
 * ones, whose functions are stops or stitched of stops, as Cairo writes them.
 *
 * For press; colour knows the inks. What always holds: at each stop a gradient has the very inks
 * that a flat colour would have there, and nowhere more of them than paper takes. Between two stops
 * there are as many more as it needs to be straight in inks. */
#include "press/press_private.h"

#include <math.h>

#define CHANNELS 3
#define INKS 4
#define BEND_MAX 0.015 /* of an ink: what the way between two stops may be off */
#define HALVINGS_MAX 7 /* of the way from one stop of the artwork to its next */
#define DIGITS 4       /* as flat colours have them */

struct stop {
    double at; /* 0–1 on the way */
    double inks[INKS];
};

/* From one colour to the next, in RGB. */
struct way {
    const struct press_inks *press;
    double from[CHANNELS], to[CHANNELS];
    double off[2][INKS]; /* at both ends: what a flat colour's inks are more than a shade's */
    GArray *stops;       /* struct stop */
};

static void find_rgb(const struct way *way, double at, double rgb[static CHANNELS])
{
    for (unsigned i = 0; i < CHANNELS; i++)
        rgb[i] = way->from[i] + at * (way->to[i] - way->from[i]);
}

static struct stop find_stop(const struct way *way, double at)
{
    struct stop stop = {.at = at};
    double rgb[CHANNELS];

    find_rgb(way, at, rgb);
    press_convert_shade(way->press, rgb, stop.inks);
    for (unsigned i = 0; i < INKS; i++)
        stop.inks[i] = CLAMP(stop.inks[i] + (1 - at) * way->off[0][i] + at * way->off[1][i], 0, 1);
    press_limit_colour(stop.inks);
    return stop;
}

static struct stop find_end(struct way *way, unsigned end)
{
    struct stop flat = {.at = end};
    double rgb[CHANNELS], shade[INKS];

    find_rgb(way, end, rgb);
    press_convert_colour(way->press, rgb, flat.inks);
    press_convert_shade(way->press, rgb, shade);
    for (unsigned i = 0; i < INKS; i++)
        way->off[end][i] = flat.inks[i] - shade[i];
    return flat;
}

/* Seven places, since a way that bends more than once may be in its middle where it should be. */
static bool is_straight(const struct way *way, const struct stop *from, const struct stop *to)
{
    for (unsigned eighth = 1; eighth < 8; eighth++) {
        const double share = eighth / 8.0;
        const struct stop there = find_stop(way, from->at + share * (to->at - from->at));

        for (unsigned i = 0; i < INKS; i++)
            if (fabs(from->inks[i] + share * (to->inks[i] - from->inks[i]) - there.inks[i]) >
                BEND_MAX)
                return false;
    }
    return true;
}

/* Stops behind `from`, up to `to`. */
static void add_stops(const struct way *way, struct stop from, struct stop to, unsigned halvings)
{
    const struct stop middle = find_stop(way, (from.at + to.at) / 2);

    if (halvings == HALVINGS_MAX || is_straight(way, &from, &to)) {
        g_array_append_val(way->stops, to);
        return;
    }
    add_stops(way, from, middle, halvings + 1);
    add_stops(way, middle, to, halvings + 1);
}

/* From grey to grey all is black ink alone, and straight. */
static void find_stops(struct way *way)
{
    const bool is_neutral = press_is_neutral(way->from) && press_is_neutral(way->to);
    const struct stop from = find_end(way, 0), to = find_end(way, 1);

    g_array_append_val(way->stops, from);
    add_stops(way, from, to, is_neutral ? HALVINGS_MAX : 0);
}

static void append_inks(GString *text, const double inks[static INKS])
{
    g_string_append_c(text, '[');
    for (unsigned i = 0; i < INKS; i++) {
        g_string_append_c(text, ' ');
        num_append(text, inks[i], DIGITS);
    }
    g_string_append(text, " ]");
}

static void append_piece(GString *text, const struct stop *from, const struct stop *to)
{
    g_string_append(text, "<< /FunctionType 2 /Domain [ 0 1 ] /N 1 /C0 ");
    append_inks(text, from->inks);
    g_string_append(text, " /C1 ");
    append_inks(text, to->inks);
    g_string_append(text, " >>");
}

/* In place, since other functions may be stitched of it, too. */
static void put_stops(const struct pdf *pdf, qpdf_oh function, const GArray *stops)
{
    const struct stop *stop = (const struct stop *)(const void *)stops->data;
    GString *pieces = g_string_new("["), *bounds = g_string_new("["), *encode = g_string_new("[");

    for (unsigned i = 1; i < stops->len; i++) {
        append_piece(pieces, &stop[i - 1], &stop[i]);
        g_string_append(encode, " 0 1");
        if (i + 1 < stops->len) {
            g_string_append_c(bounds, ' ');
            num_append(bounds, stop[i].at, HALVINGS_MAX); /* a decimal for each: none is lost */
        }
    }
    qpdf_oh_remove_key(pdf->qpdf, function, "/C0");
    qpdf_oh_remove_key(pdf->qpdf, function, "/C1");
    qpdf_oh_remove_key(pdf->qpdf, function, "/N");
    pdf_put_int(pdf, function, "/FunctionType", 3);
    pdf_put(pdf, function, "/Functions", pdf_parse(pdf, g_string_append_c(pieces, ']')->str));
    pdf_put(pdf, function, "/Bounds", pdf_parse(pdf, g_string_append_c(bounds, ']')->str));
    pdf_put(pdf, function, "/Encode", pdf_parse(pdf, g_string_append_c(encode, ']')->str));
    g_string_free(pieces, TRUE);
    g_string_free(bounds, TRUE);
    g_string_free(encode, TRUE);
}

/* So many numbers, no more and no less. False: they aren't there. */
static bool read_numbers(const struct pdf *pdf, qpdf_oh dict, const char *key, double *numbers,
                         int count)
{
    const qpdf_oh array = qpdf_oh_get_key(pdf->qpdf, dict, key);
    const bool ok =
        qpdf_oh_is_array(pdf->qpdf, array) && qpdf_oh_get_array_n_items(pdf->qpdf, array) == count;

    for (int i = 0; i < count && ok; i++)
        numbers[i] = pdf_number_at(pdf, array, i);
    qpdf_oh_release(pdf->qpdf, array);
    return ok;
}

static double read_number(const struct pdf *pdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh value = qpdf_oh_get_key(pdf->qpdf, dict, key);
    const double number = qpdf_oh_get_numeric_value(pdf->qpdf, value);

    qpdf_oh_release(pdf->qpdf, value);
    return number;
}

static bool is(double number, double whole)
{
    return fabs(number - whole) < 1e-9;
}

/* What is being converted. */
struct gradient {
    const struct pdf *pdf;
    const struct press_inks *press;
    GHashTable *met; /* numbers of objects that were converted */
};

/* From one colour to another in equal steps, on a way from 0 to 1 (7.10.3). */
static bool convert_way(const struct gradient *g, qpdf_oh function)
{
    struct way way = {.press = g->press};
    double domain[2];
    const bool ok = is(read_number(g->pdf, function, "/N"), 1) &&
                    read_numbers(g->pdf, function, "/C0", way.from, CHANNELS) &&
                    read_numbers(g->pdf, function, "/C1", way.to, CHANNELS) &&
                    read_numbers(g->pdf, function, "/Domain", domain, 2) && is(domain[0], 0) &&
                    is(domain[1], 1);

    if (!ok)
        return false;
    for (unsigned i = 0; i < CHANNELS; i++) {
        way.from[i] = CLAMP(way.from[i], 0, 1);
        way.to[i] = CLAMP(way.to[i], 0, 1);
    }
    way.stops = g_array_new(FALSE, FALSE, sizeof(struct stop));
    find_stops(&way);
    put_stops(g->pdf, function, way.stops);
    g_array_unref(way.stops);
    return true;
}

static bool convert_function(const struct gradient *g, qpdf_oh function);

/* Of functions (7.10.4): they stand side by side as they did. */
static bool convert_stitches(const struct gradient *g, qpdf_oh function)
{
    const qpdf_oh parts = qpdf_oh_get_key(g->pdf->qpdf, function, "/Functions");
    const int count = qpdf_oh_get_array_n_items(g->pdf->qpdf, parts);
    bool ok = count > 0;

    for (int i = 0; i < count && ok; i++) {
        const qpdf_oh part = qpdf_oh_get_array_item(g->pdf->qpdf, parts, i);

        ok = convert_function(g, part);
        qpdf_oh_release(g->pdf->qpdf, part);
    }
    qpdf_oh_release(g->pdf->qpdf, parts);
    return ok;
}

/* A /Range would be one of red, green and blue. */
static bool convert_function(const struct gradient *g, qpdf_oh function)
{
    const qpdf_data qpdf = g->pdf->qpdf;
    const int number = qpdf_oh_get_object_id(qpdf, function);
    int type;

    if (!qpdf_oh_is_dictionary(qpdf, function) || qpdf_oh_has_key(qpdf, function, "/Range"))
        return false;
    if (number != 0 && !g_hash_table_add(g->met, GINT_TO_POINTER(number)))
        return true;
    type = (int)read_number(g->pdf, function, "/FunctionType");
    return (type == 2 && convert_way(g, function)) || (type == 3 && convert_stitches(g, function));
}

static bool convert(const struct gradient *g, qpdf_oh shading)
{
    const int type = (int)read_number(g->pdf, shading, "/ShadingType");
    const qpdf_oh function = qpdf_oh_get_key(g->pdf->qpdf, shading, "/Function");
    const bool ok =
        (type == 2 || type == 3) && !qpdf_oh_has_key(g->pdf->qpdf, shading, "/Background") &&
        pdf_has_name(g->pdf, shading, "/ColorSpace", "/DeviceRGB") && convert_function(g, function);

    qpdf_oh_release(g->pdf->qpdf, function);
    if (ok)
        pdf_put_name(g->pdf, shading, "/ColorSpace", "/DeviceCMYK");
    return ok;
}

bool press_convert_shading(const struct pdf *pdf, const struct press_inks *press, GHashTable *met,
                           qpdf_oh shading)
{
    const struct gradient gradient = {pdf, press, met};

    if (!qpdf_oh_is_dictionary(pdf->qpdf, shading))
        return false;
    return pdf_has_name(pdf, shading, "/ColorSpace", "/DeviceGray") || convert(&gradient, shading);
}
