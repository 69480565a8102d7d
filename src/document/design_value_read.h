/* design_value_read: what the readers of single values share: design_value.c, design_length.c. */
#ifndef DOCUMENT_DESIGN_VALUE_READ_H
#define DOCUMENT_DESIGN_VALUE_READ_H

#include "document/design_value.h"

struct design_reading {
    const struct design_property *property;
    const struct ini_entry *entry;
    const struct design_names *names;
    void *target;
};

/* The member that the property means, and the one at another offset. */
void *design_value_target(const struct design_reading *reading);
void *design_value_at(const struct design_reading *reading, size_t offset);

/* Splits the value at spaces into 1 to `most` words (g_strfreev). Reports ini-value. */
bool design_value_words(const struct design_reading *reading, char ***words, guint most);

/* `9pt .. 12pt`: one end or two, trimmed (g_strfreev). */
char **design_value_ends(const struct design_reading *reading);

/* One length in a unit and between the bounds of the property. Reports ini-length. */
bool design_length_of(const struct design_reading *reading, const char *text,
                      struct design_length *length);

/* Readers of the kinds VALUE_POINTS, _ACROSS, _DOWN, _LENGTH, _RANGE, _SIDES, _COLUMNS, _PAGE. */
bool design_length_points(const struct design_reading *reading);
bool design_length_across(const struct design_reading *reading);
bool design_length_down(const struct design_reading *reading);
bool design_length_one(const struct design_reading *reading);
bool design_length_range(const struct design_reading *reading);
bool design_length_sides(const struct design_reading *reading);
bool design_length_columns(const struct design_reading *reading);
bool design_length_page(const struct design_reading *reading);

/* Readers of the kinds VALUE_COLOUR, _INK, _BORDER, _BORDERS. */
bool design_colour_one(const struct design_reading *reading);
bool design_colour_ink(const struct design_reading *reading);
bool design_colour_border(const struct design_reading *reading);
bool design_colour_borders(const struct design_reading *reading);

#endif
