/* design_value: reads the values of layouts and brands: lengths, ranges, colours, borders, words.
 *
 * Between ini (which gives strings with places) and design, design_style (which say what keys there
 * are). What always holds: a value that can't be read is reported where it stands, and leaves what
 * was there. */
#include "design/design_private.h"

#include "base/base.h"

#include <string.h>

void *design_value_at(const struct design_reading *reading, size_t offset)
{
    return (char *)reading->target + offset;
}

void *design_value_target(const struct design_reading *reading)
{
    return design_value_at(reading, reading->property->offset);
}

bool design_value_words(const struct design_reading *reading, char ***words, guint most)
{
    g_autofree char *folded = g_strdelimit(g_strdup(reading->entry->value), "\t", ' ');
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    guint count = 0;

    for (guint i = 0; parts[i]; i++) {
        if (!*parts[i]) {
            g_free(parts[i]);
            continue;
        }
        parts[count++] = parts[i];
    }
    parts[count] = NULL;
    if (count == 0 || count > most) {
        diag_add(reading->names->diag, DIAG_INI_VALUE, reading->entry->value_span,
                 "%s takes 1 to %u values, here are %u", reading->entry->key, most, count);
        return false;
    }
    *words = g_steal_pointer(&parts);
    return true;
}

static bool read_flag(const struct design_reading *reading)
{
    const bool yes = strcmp(reading->entry->value, "yes") == 0;

    if (!yes && strcmp(reading->entry->value, "no") != 0) {
        diag_add(reading->names->diag, DIAG_INI_VALUE, reading->entry->value_span,
                 "“%s” is neither yes nor no; write one of them", reading->entry->value);
        return false;
    }
    *(bool *)design_value_target(reading) = yes;
    return true;
}

static bool parse_number(const struct design_reading *reading, const char *text, double *value)
{
    const struct design_property *property = reading->property;
    g_autoptr(GString) min = NULL, max = NULL;
    double read;

    if (num_parse(text, &read) && read >= property->min && read <= property->max) {
        *value = read;
        return true;
    }
    min = g_string_new(NULL);
    max = g_string_new(NULL);
    num_append(min, property->min, 2);
    num_append(max, property->max, 2);
    diag_add(reading->names->diag, DIAG_INI_NUMBER, reading->entry->value_span,
             "“%s” is no number from %s to %s", text, min->str, max->str);
    return false;
}

static bool read_number(const struct design_reading *reading)
{
    return parse_number(reading, reading->entry->value, design_value_target(reading));
}

char **design_value_ends(const struct design_reading *reading)
{
    const char *value = reading->entry->value;
    char **ends = *value ? g_strsplit(value, "..", 2) : g_strdupv((char *[]){(char *)"", NULL});

    for (char **end = ends; *end; end++)
        g_strstrip(*end);
    return ends;
}

static bool read_span(const struct design_reading *reading)
{
    g_auto(GStrv) ends = design_value_ends(reading);
    struct design_span *target = design_value_target(reading), span;

    if (!parse_number(reading, ends[0], &span.min))
        return false;
    span.max = span.min;
    if (ends[1] && !parse_number(reading, ends[1], &span.max))
        return false;
    if (span.max < span.min) {
        diag_add(reading->names->diag, DIAG_INI_NUMBER, reading->entry->value_span,
                 "“%s” ends below where it begins; write the smaller number first",
                 reading->entry->value);
        return false;
    }
    *target = span;
    return true;
}

static bool read_roles(const struct design_reading *reading)
{
    struct lang_roles roles;
    g_autofree char *unknown = lang_parse_roles(reading->entry->value, &roles);

    if (unknown) {
        diag_add(reading->names->diag, DIAG_INI_VALUE, reading->entry->value_span,
                 "“%s” is no section that is known: about, missions, profile, commitments, other",
                 unknown);
        return false;
    }
    *(struct lang_roles *)design_value_target(reading) = roles;
    return true;
}

static bool read_count(const struct design_reading *reading)
{
    double value;

    if (!parse_number(reading, reading->entry->value, &value))
        return false;
    if (value != (double)(unsigned)value) {
        diag_add(reading->names->diag, DIAG_INI_NUMBER, reading->entry->value_span,
                 "“%s” is no whole number", reading->entry->value);
        return false;
    }
    *(unsigned *)design_value_target(reading) = (unsigned)value;
    return true;
}

static bool read_word(const struct design_reading *reading)
{
    const char *const *words = reading->property->words;
    g_autofree char *all = NULL;

    for (unsigned i = 0; words[i]; i++) {
        if (strcmp(words[i], reading->entry->value) != 0)
            continue;
        *(unsigned *)design_value_target(reading) = i;
        return true;
    }
    all = g_strjoinv(", ", (char **)(void *)words);
    diag_add(reading->names->diag, DIAG_INI_VALUE, reading->entry->value_span,
             "“%s” is none of: %s", reading->entry->value, all);
    return false;
}

bool design_names_add_missing(const struct design_names *names, const char *kind, const char *name)
{
    return g_hash_table_add(names->missing, g_strconcat(kind, " ", name, NULL));
}

/* The span goes to where the family itself is named, so that a font that is not there is reported
 * in the right file. */
static bool read_font(const struct design_reading *reading)
{
    const struct design_font *font =
        g_hash_table_lookup(reading->names->fonts, reading->entry->value);
    char **family = design_value_target(reading);

    g_free(*family);
    *family = g_strdup(font ? font->family : reading->entry->value);
    *(struct span *)design_value_at(reading, reading->property->second) =
        font ? font->span : reading->entry->value_span;
    return true;
}

static bool read_text(const struct design_reading *reading)
{
    char **text = design_value_target(reading);

    g_free(*text);
    *text = g_strdup(reading->entry->value);
    return true;
}

bool design_value_read(const struct design_property *property, const struct ini_entry *entry,
                       void *target, const struct design_names *names)
{
    static bool (*const readers[VALUE_KIND_COUNT])(const struct design_reading *) = {
        [VALUE_FLAG] = read_flag,
        [VALUE_COUNT] = read_count,
        [VALUE_NUMBER] = read_number,
        [VALUE_SPAN] = read_span,
        [VALUE_ROLES] = read_roles,
        [VALUE_WORD] = read_word,
        [VALUE_POINTS] = design_length_points,
        [VALUE_ACROSS] = design_length_across,
        [VALUE_DOWN] = design_length_down,
        [VALUE_LENGTH] = design_length_one,
        [VALUE_RANGE] = design_length_range,
        [VALUE_SIDES] = design_length_sides,
        [VALUE_COLUMNS] = design_length_columns,
        [VALUE_COLOUR] = design_colour_one,
        [VALUE_INK] = design_colour_ink,
        [VALUE_BORDER] = design_colour_border,
        [VALUE_BORDERS] = design_colour_borders,
        [VALUE_FONT] = read_font,
        [VALUE_TEXT] = read_text,
        [VALUE_PAGE] = design_length_page,
    };
    const struct design_reading reading = {property, entry, names, target};

    return readers[property->kind](&reading);
}

void design_value_read_section(const struct ini *ini, const char *section,
                               const struct design_property *properties, void *target,
                               const struct design_names *names)
{
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, section, i)); i++) {
        const struct design_property *property = properties;

        while (property->key && strcmp(property->key, entry->key) != 0)
            property++;
        if (property->key)
            design_value_read(property, entry, target, names);
    }
}
