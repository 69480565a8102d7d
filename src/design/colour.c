/* design_colour: reads colours and borders.
 *
 * A part of design_value. What always holds: a name that the brand lacks is reported where it is
 * first used, and nowhere else. */
#include "design/design_private.h"

#include <math.h>
#include <string.h>

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static char *name_keys(GHashTable *table)
{
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(table), compare_names);
    GString *text = g_string_new(NULL);

    for (const GList *at = keys; at; at = at->next)
        g_string_append_printf(text, "%s%s", text->len ? ", " : "", (const char *)at->data);
    return g_string_free(text, FALSE);
}

static void report_colour(const struct design_reading *reading, const char *text)
{
    g_autofree char *known = name_keys(reading->names->design->colours);

    if (design_names_add_missing(reading->names, "colour", text))
        diag_add(reading->names->diag, DIAG_INI_COLOUR, reading->entry->value_span,
                 "“%s” is no colour: six hex digits (\"#2d1fe0\", in quotes), none, or one of "
                 "those in %s: %s",
                 text, reading->names->brand, known);
}

static bool read_colour_of(const struct design_reading *reading, const char *text,
                           struct colour *colour)
{
    const struct colour *named = g_hash_table_lookup(reading->names->design->colours, text);

    if (strcmp(text, "none") == 0) {
        *colour = (struct colour){0};
        return true;
    }
    if (named) {
        *colour = *named;
        return true;
    }
    if (colour_parse(text, colour))
        return true;
    report_colour(reading, text);
    return false;
}

bool design_colour_one(const struct design_reading *reading)
{
    struct colour colour;

    if (!read_colour_of(reading, reading->entry->value, &colour))
        return false;
    *(struct colour *)design_value_target(reading) = colour;
    return true;
}

bool design_colour_ink(const struct design_reading *reading)
{
    if (strcmp(reading->entry->value, "none") != 0)
        return design_colour_one(reading);
    diag_add(reading->names->diag, DIAG_INI_COLOUR, reading->entry->value_span,
             "text has a colour; without one, nobody could read it");
    return false;
}

static bool parse_border(const struct design_reading *reading, struct design_border *border)
{
    g_auto(GStrv) words = NULL;
    struct design_length width;
    struct colour colour;

    if (strcmp(reading->entry->value, "none") == 0) {
        *border = (struct design_border){0};
        return true;
    }
    if (!design_value_words(reading, &words, 2))
        return false;
    if (!words[1]) {
        diag_add(reading->names->diag, DIAG_INI_VALUE, reading->entry->value_span,
                 "a border is a width and a colour: 0.5pt ink");
        return false;
    }
    if (!design_length_of(reading, words[0], &width) || !read_colour_of(reading, words[1], &colour))
        return false;
    *border = (struct design_border){.width_pt = width.value, .colour = colour};
    return true;
}

bool design_colour_border(const struct design_reading *reading)
{
    struct design_border border;

    if (!parse_border(reading, &border))
        return false;
    *(struct design_border *)design_value_target(reading) = border;
    return true;
}

bool design_colour_borders(const struct design_reading *reading)
{
    struct design_border border, *sides = design_value_target(reading);

    if (!parse_border(reading, &border))
        return false;
    for (unsigned i = 0; i < 4; i++)
        sides[i] = border;
    return true;
}

/* SRGB colours as people write them, and their contrast.
 *
 * Serves the design and the check of contrast. Channels are always in 0–1. */

bool colour_parse(const char *text, struct colour *colour)
{
    unsigned channel[3];

    if (*text == '#')
        text++;
    if (strlen(text) != 6)
        return false;
    for (size_t i = 0; i < 3; i++) {
        const int high = g_ascii_xdigit_value(text[2 * i]),
                  low = g_ascii_xdigit_value(text[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        channel[i] = (unsigned)(16 * high + low);
    }
    *colour = (struct colour){channel[0] / 255.0, channel[1] / 255.0, channel[2] / 255.0, 1};
    return true;
}

char *colour_hex(struct colour colour)
{
    return g_strdup_printf("#%02x%02x%02x", (unsigned)lround(colour.r * 255),
                           (unsigned)lround(colour.g * 255), (unsigned)lround(colour.b * 255));
}

/* WCAG 2.2, relative luminance; its threshold as the text has it. */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

double colour_contrast(struct colour a, struct colour b)
{
    const double la = luminance(a), lb = luminance(b);

    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}
