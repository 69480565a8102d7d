/* design_brand: what brand-NAME.ini says: the house's colours, fonts, artwork and names.
 *
 * Part of loading a design, before the layout, whose values use these names. What always holds: a
 * colour that the posting overrides is one that the brand has. */
#include "design/design_private.h"

#include "design/artwork/artwork.h"

#include <string.h>

static const char *const brand_keys[] = {"name", "tagline", NULL};
static const char *const any_key[] = {"*", NULL};

static const struct ini_schema schema[] = {
    {"brand", brand_keys}, {"colours", any_key}, {"fonts", any_key},
    {"artwork", any_key},  {NULL, NULL},
};

static void drop_font(gpointer data)
{
    struct design_font *font = data;

    g_free(font->family);
    g_free(font);
}

GHashTable *design_brand_fonts_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, drop_font);
}

/* One that can't be read is known all the same, as black: the layout's uses of it are no mistakes.
 */
static void read_colours(struct design *design, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, "colours", i)); i++) {
        struct colour colour = {0, 0, 0, 1};

        if (strcmp(entry->key, "none") == 0) {
            diag_add(diag, DIAG_INI_KEY, entry->key_span,
                     "a colour can't be named none, which is what a layout calls no colour");
            continue;
        }
        if (!colour_parse(entry->value, &colour))
            diag_add(diag, DIAG_INI_COLOUR, entry->value_span,
                     "“%s” is no colour; write six hex digits in quotes: \"#2d1fe0\"",
                     entry->value);
        g_hash_table_replace(design->colours, g_strdup(entry->key),
                             g_memdup2(&colour, sizeof colour));
    }
}

static void override_colour(struct design *design, const char *name, const struct ini_value *value,
                            struct diag *diag)
{
    struct colour colour;

    if (!g_hash_table_contains(design->colours, name))
        diag_add(diag, DIAG_INI_KEY, value->span, "the brand has no colour “%s” to override", name);
    else if (!colour_parse(value->text, &colour))
        diag_add(diag, DIAG_INI_COLOUR, value->span,
                 "“%s” is no colour; write six hex digits in quotes: \"#2d1fe0\"", value->text);
    else
        g_hash_table_replace(design->colours, g_strdup(name), g_memdup2(&colour, sizeof colour));
}

static void override_colours(struct design *design, GHashTable *overrides, struct diag *diag)
{
    GHashTableIter iter;
    gpointer name, value;

    if (!overrides)
        return;
    g_hash_table_iter_init(&iter, overrides);
    while (g_hash_table_iter_next(&iter, &name, &value))
        override_colour(design, name, value, diag);
}

/* What names no font is set in `text`. */
static void read_fonts(const struct ini *ini, GHashTable *fonts, struct diag *diag)
{
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, "fonts", i)); i++) {
        struct design_font *font = g_new(struct design_font, 1);

        *font = (struct design_font){g_strdup(entry->value), entry->value_span};
        g_hash_table_replace(fonts, g_strdup(entry->key), font);
    }
    if (!g_hash_table_contains(fonts, "text"))
        diag_add(diag, DIAG_INI_SECTION, ini_section_span(ini, "fonts"),
                 "a brand needs a font called text");
}

/* `none` names artwork that this house does without: a layout that asks for it gets none. */
static void read_artwork(struct design *design, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, "artwork", i)); i++) {
        const bool none = strcmp(entry->value, "none") == 0;

        struct design_art *art = none ? NULL : artwork_new(entry->value, entry->value_span);

        if (strcmp(entry->key, "none") == 0)
            diag_add(diag, DIAG_INI_KEY, entry->key_span,
                     "artwork can't be named none, which is what a layout calls no artwork");
        g_hash_table_replace(design->arts, g_strdup(entry->key), art);
    }
    if (!g_hash_table_contains(design->arts, "logo")) /* most say their name in type */
        g_hash_table_insert(design->arts, g_strdup("logo"), NULL);
}

static struct ini_value read_name(const struct ini *ini, const char *key)
{
    const struct ini_entry *entry = ini_find(ini, "brand", key);

    return entry ? (struct ini_value){g_strdup(entry->value), entry->value_span}
                 : (struct ini_value){0};
}

void design_brand_read(struct design *design, const struct ini *ini, GHashTable *overrides,
                       GHashTable *fonts, struct diag *diag)
{
    ini_check(ini, schema, NULL, diag);
    design->brand_name = read_name(ini, "name");
    design->brand_tagline = read_name(ini, "tagline");
    read_colours(design, ini, diag);
    override_colours(design, overrides, diag);
    read_fonts(ini, fonts, diag);
    read_artwork(design, ini, diag);
}

bool design_judge_artwork(const char *path, struct diag *diag)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_drop);
    struct source *beside = source_new(path, "", 0); /* what names it stands in the same folder */
    g_autofree char *name = g_path_get_basename(path);
    struct design_art *art = artwork_new(name, (struct span){beside, 0, 0});
    const bool ok = artwork_open(art, sources, NULL, diag);

    artwork_drop(art);
    source_drop(beside);
    return ok;
}
