/* design_length: reads lengths, ranges of lengths, lists of them, and sizes of pages.
 *
 * Part of design_value. What always holds: a length that is handed out has one of the units
 * that its key takes, and lies between its bounds. */
#include "design/design_private.h"

#include "base/base.h"

#include <string.h>

#define PX_PT 0.75 /* a pixel of a picture at 96 dpi */

static const struct {
    const char *suffix;
    enum design_unit unit;
    double factor;
} units[] = {
    {"pt", UNIT_PT, 1}, {"mm", UNIT_PT, NUM_PT_PER_MM}, {"px", UNIT_PT, PX_PT},
    {"em", UNIT_EM, 1}, {"%", UNIT_PERCENT, 1},         {"fr", UNIT_FR, 1},
};

static bool parse_length(const char *text, struct design_length *length)
{
    if (strcmp(text, "auto") == 0 || strcmp(text, "fill") == 0) {
        *length = (struct design_length){0, *text == 'a' ? UNIT_AUTO : UNIT_FILL};
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        double value;

        if (!g_str_has_suffix(text, units[i].suffix))
            continue;
        g_autofree char *number = g_strndup(text, strlen(text) - strlen(units[i].suffix));
        if (!num_parse(number, &value))
            return false;
        *length = (struct design_length){value * units[i].factor, units[i].unit};
        return true;
    }
    if (strcmp(text, "0") != 0)
        return false;
    *length = (struct design_length){0, UNIT_PT};
    return true;
}

/* "pt, mm or em": what this key's lengths may be given in. */
static char *name_units(unsigned allowed)
{
    static const char *const names[] = {
        [UNIT_PT] = "pt, mm, px", [UNIT_EM] = "em",     [UNIT_PERCENT] = "%",
        [UNIT_FR] = "fr",         [UNIT_AUTO] = "auto", [UNIT_FILL] = "fill",
    };
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
        if (allowed & (1u << i))
            g_string_append_printf(text, "%s%s", text->len ? ", " : "", names[i]);
    return g_string_free(text, FALSE);
}

static bool fail_length(const struct design_reading *reading, const char *text)
{
    g_autofree char *allowed = name_units(reading->property->units);

    diag_add(reading->names->diag, DIAG_INI_LENGTH, reading->entry->value_span,
             "“%s” is no length for %s; it takes: %s", text, reading->entry->key, allowed);
    return false;
}

bool design_length_of(const struct design_reading *reading, const char *text,
                      struct design_length *length)
{
    const struct design_property *property = reading->property;
    struct design_length read;

    if (!parse_length(text, &read) || !(property->units & (1u << read.unit)))
        return fail_length(reading, text);
    if (read.value < property->min ||
        read.value > (read.unit == UNIT_PERCENT ? 100 : property->max) ||
        (read.unit == UNIT_FR && read.value <= 0)) {
        diag_add(reading->names->diag, DIAG_INI_LENGTH, reading->entry->value_span,
                 "“%s” is out of bounds for %s; is the unit right?", text, reading->entry->key);
        return false;
    }
    *length = read;
    return true;
}

static bool read_points_of(const struct design_reading *reading, double whole_pt)
{
    struct design_length length;

    if (!design_length_of(reading, reading->entry->value, &length))
        return false;
    *(double *)design_value_target(reading) =
        length.unit == UNIT_PERCENT ? length.value / 100 * whole_pt : length.value;
    return true;
}

bool design_length_points(const struct design_reading *reading)
{
    return read_points_of(reading, 0);
}

bool design_length_across(const struct design_reading *reading)
{
    return read_points_of(reading, reading->names->design->width_pt);
}

bool design_length_down(const struct design_reading *reading)
{
    return read_points_of(reading, reading->names->design->height_pt);
}

bool design_length_one(const struct design_reading *reading)
{
    struct design_length length;

    if (!design_length_of(reading, reading->entry->value, &length))
        return false;
    *(struct design_length *)design_value_target(reading) = length;
    return true;
}

bool design_length_range(const struct design_reading *reading)
{
    g_auto(GStrv) ends = design_value_ends(reading);
    struct design_range range;

    if (!design_length_of(reading, ends[0], &range.min))
        return false;
    range.max = range.min;
    if (ends[1] && !design_length_of(reading, ends[1], &range.max))
        return false;
    if (ends[1] && reading->property->units & IN_LEAST && range.min.unit == UNIT_PT &&
        range.max.unit == UNIT_EM) {
        *(struct design_range *)design_value_target(reading) = range;
        return true;
    }
    if (ends[1] && (range.min.unit != range.max.unit || range.min.value > range.max.value ||
                    range.min.unit > UNIT_EM)) {
        diag_add(reading->names->diag, DIAG_INI_LENGTH, reading->entry->value_span,
                 "a range goes from the smaller length to the larger one, both in the same unit: "
                 "9pt..12pt");
        return false;
    }
    *(struct design_range *)design_value_target(reading) = range;
    return true;
}

/* Which of the given lengths each side takes: top right bottom left, by how many are given. */
static const unsigned char side_from[4][4] = {
    {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};

bool design_length_sides(const struct design_reading *reading)
{
    g_auto(GStrv) words = NULL;
    struct design_length given[4], *sides = design_value_target(reading);
    guint count;

    if (!design_value_words(reading, &words, 4))
        return false;
    count = g_strv_length(words);
    for (guint i = 0; i < count; i++)
        if (!design_length_of(reading, words[i], &given[i]))
            return false;
    for (unsigned i = 0; i < 4; i++)
        sides[i] = given[side_from[count - 1][i]];
    return true;
}

bool design_length_columns(const struct design_reading *reading)
{
    g_auto(GStrv) words = NULL;
    struct design_length columns[DESIGN_COLUMNS_MAX];
    double percent = 0;
    guint count;

    if (!design_value_words(reading, &words, DESIGN_COLUMNS_MAX))
        return false;
    count = g_strv_length(words);
    for (guint i = 0; i < count; i++)
        if (!design_length_of(reading, words[i], &columns[i]))
            return false;
        else
            percent += columns[i].unit == UNIT_PERCENT ? columns[i].value : 0;
    if (percent > 100.01) { /* 33.34 % three times is a third each */
        diag_add(reading->names->diag, DIAG_INI_LENGTH, reading->entry->value_span,
                 "these columns take more than all of the width");
        return false;
    }
    memcpy(design_value_target(reading), columns, count * sizeof columns[0]);
    *(unsigned *)design_value_at(reading, reading->property->second) = count;
    return true;
}

#define SHAPE_MAX 5 /* times as long as wide */

static const struct {
    const char *name;
    double width_pt, height_pt; /* ISO 216 to the hundredth of a point, as printers' software names
                                   them; ANSI A */
} papers[] = {
    {"A3", 841.89, 1190.55}, {"A4", 595.28, 841.89}, {"A5", 419.53, 595.28}, {"Letter", 612, 792}};

bool design_length_page(const struct design_reading *reading)
{
    double *width_pt = design_value_target(reading),
           *height_pt = design_value_at(reading, reading->property->second);
    g_auto(GStrv) words = NULL;
    struct design_length width, height;

    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (g_ascii_strcasecmp(papers[i].name, reading->entry->value) != 0)
            continue;
        *width_pt = papers[i].width_pt;
        *height_pt = papers[i].height_pt;
        return true;
    }
    if (!design_value_words(reading, &words, 2))
        return false;
    if (!words[1])
        return fail_length(reading, words[0]);
    if (!design_length_of(reading, words[0], &width) ||
        !design_length_of(reading, words[1], &height))
        return false;
    if (width.value > SHAPE_MAX * height.value || height.value > SHAPE_MAX * width.value) {
        diag_add(reading->names->diag, DIAG_INI_LENGTH, reading->entry->value_span,
                 "a page is at most %d times as long as wide", SHAPE_MAX);
        return false;
    }
    *width_pt = width.value;
    *height_pt = height.value;
    return true;
}
