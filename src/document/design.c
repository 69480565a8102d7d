/* design: loads a layout and its brand, and lends its parts.
 *
 * On the way from posting to PDF it stands beside the document: compose_* asks it what is set in
 * capitals, place where things stand. What always holds: a design that is handed out has every
 * frame and style that its kind of document names, and all its colours, artwork and lengths are
 * good. */
#include "document/design.h"

#include "document/artwork.h"
#include "document/design_brand.h"
#include "document/design_needs.h"
#include "document/design_style.h"

#include <string.h>

#define PT (1u << UNIT_PT)
#define EM (1u << UNIT_EM)
#define PERCENT (1u << UNIT_PERCENT)
#define AUTO (1u << UNIT_AUTO)
#define FILL (1u << UNIT_FILL)
#define LENGTH_MAX 15000 /* points: what a PDF page can be, 14400, and a little */

static const char *const kinds[] = {"poster", "offer", "grid", "card", NULL};

static const struct design_property page_properties[] = {
    {"kind", VALUE_WORD, offsetof(struct design, kind), 0, 0, 0, 0, kinds},
    {"size", VALUE_PAGE, offsetof(struct design, width_pt), offsetof(struct design, height_pt), PT,
     72, 14400, NULL},
    {"body", VALUE_RANGE, offsetof(struct design, body), 0, PT, 4, 100, NULL},
    {"step", VALUE_POINTS, offsetof(struct design, step_pt), 0, PT, 0.01, 10, NULL},
    {"lead", VALUE_POINTS, offsetof(struct design, lead_pt), 0, PT, 0, 100, NULL},
    {"items", VALUE_COUNT, offsetof(struct design, items), 0, 0, 0, 1000, NULL},
    {"drop", VALUE_ROLES, offsetof(struct design, drop), 0, 0, 0, 0, NULL},
    {"keep", VALUE_ROLES, offsetof(struct design, keep), 0, 0, 0, 0, NULL},
    {"foot", VALUE_POINTS, offsetof(struct design, foot_pt), 0, PT, 0, LENGTH_MAX, NULL},
    {0},
};

#define AT(member) offsetof(struct design_frame, member)
static const struct design_property frame_properties[] = {
    {"height", VALUE_RANGE, AT(height), 0, PT | AUTO | FILL, 0, LENGTH_MAX, NULL},
    {"padding", VALUE_SIDES, AT(padding), 0, PT | EM, 0, LENGTH_MAX, NULL},
    {"background", VALUE_COLOUR, AT(background), 0, 0, 0, 0, NULL},
    {"artwork", VALUE_TEXT, AT(art_name), 0, 0, 0, 0, NULL},
    {"columns", VALUE_COUNT, AT(columns), 0, 0, 1, DESIGN_COLUMNS_MAX, NULL},
    {"gutter", VALUE_POINTS, AT(gutter_pt), 0, PT, 0, LENGTH_MAX, NULL},
    {"flow", VALUE_FLAG, AT(flow), 0, 0, 0, 0, NULL},
    {"balance", VALUE_FLAG, AT(balance), 0, 0, 0, 0, NULL},
    {"grid", VALUE_NUMBER, AT(grid), 0, 0, 0, 1, NULL},
    {0},
};
#undef AT

#define AT(member) offsetof(struct design_shape, member)
static const struct design_property shape_properties[] = {
    {"x", VALUE_ACROSS, AT(x_pt), 0, PT | PERCENT, 0, LENGTH_MAX, NULL},
    {"y", VALUE_DOWN, AT(y_pt), 0, PT | PERCENT, 0, LENGTH_MAX, NULL},
    {"width", VALUE_ACROSS, AT(width_pt), 0, PT | PERCENT, 0, LENGTH_MAX, NULL},
    {"height", VALUE_DOWN, AT(height_pt), 0, PT | PERCENT, 0, LENGTH_MAX, NULL},
    {"fill", VALUE_COLOUR, AT(fill), 0, 0, 0, 0, NULL},
    {0},
};
#undef AT

/* The keys that a section may have: those of its properties, and one more (NULL: none). */
static const char **keys_new(const struct design_property *properties, const char *more)
{
    GPtrArray *keys = g_ptr_array_new();

    for (; properties->key; properties++)
        g_ptr_array_add(keys, (gpointer)properties->key);
    if (more)
        g_ptr_array_add(keys, (gpointer)more);
    g_ptr_array_add(keys, NULL);
    return (const char **)(void *)g_ptr_array_free(keys, FALSE);
}

static void check_keys(const struct ini *ini, struct diag *diag)
{
    g_autofree const char **page = keys_new(page_properties, "brand"),
                          **frame = keys_new(frame_properties, NULL),
                          **shape = keys_new(shape_properties, NULL),
                          **style = keys_new(design_style_properties, "like");
    const struct ini_schema schema[] = {
        {"page", page}, {"frame *", frame}, {"shape *", shape}, {"style *", style}, {NULL, NULL},
    };

    ini_check(ini, schema, diag);
}

static struct ini *load_ini(struct design *design, const char *path, struct diag *diag)
{
    struct ini *ini = ini_load(path, diag);

    if (ini)
        g_ptr_array_add(design->sources, ini_steal_source(ini));
    return ini;
}

/* FOLDER/layouts/PREFIXname.ini: the posting's own first, then the one that came with the tool. */
static char *find_file(const char *prefix, const char *name, const char *const *folders,
                       struct span span, struct diag *diag)
{
    const char *what = *prefix ? "brand" : "layout";
    g_autofree char *file = g_strconcat(prefix, name, ".ini", NULL);

    if (strchr(name, G_DIR_SEPARATOR) || *name == '.') {
        diag_add(diag, DIAG_INI_PATH, span, "“%s” is no %s: give its name, without a folder", name,
                 what);
        return NULL;
    }
    for (; *folders; folders++) {
        g_autofree char *path = g_build_filename(*folders, "layouts", file, NULL);

        if (g_file_test(path, G_FILE_TEST_EXISTS))
            return g_steal_pointer(&path);
    }
    diag_add(
        diag, DIAG_INI_FILE, span,
        "no %s “%s”: there is no layouts/%s, neither beside the posting nor in the data folder",
        what, name, file);
    return NULL;
}

/* Without its brand a layout makes no sense: false, so that what depends on it is not reported as
 * well. */
static bool read_brand(struct design *design, const struct ini *layout,
                       const struct posting *posting, const char *const *folders, GHashTable *fonts,
                       struct diag *diag)
{
    const struct ini_entry *entry = ini_find(layout, "page", "brand");
    const char *name = posting->brand.text ? posting->brand.text : entry ? entry->value : NULL;
    const struct span span = posting->brand.text || !entry ? posting->brand.span : entry->value_span;
    g_autofree char *path = name ? find_file("brand-", name, folders, span, diag) : NULL;
    struct ini *ini = path ? load_ini(design, path, diag) : NULL;
    const bool ok = ini != NULL;

    if (ok)
        design_brand_read(design, ini, posting->brand_overrides, fonts, diag);
    ini_drop(ini);
    return ok || !name;
}

static void drop_frame(gpointer data)
{
    struct design_frame *frame = data;

    g_free(frame->name);
    g_free(frame->art_name);
    g_free(frame);
}

/* Artwork that the brand goes without is none: NULL, as where a section asks for none. */
static const struct design_art *find_artwork(struct design *design, const char *name,
                                             const struct ini_entry *entry, struct diag *diag)
{
    struct design_art *art = name ? g_hash_table_lookup(design->arts, name) : NULL;

    if (entry && !g_hash_table_contains(design->arts, entry->value))
        diag_add(diag, DIAG_INI_VALUE, entry->value_span, "the brand has no artwork “%s”",
                 entry->value);
    return art && artwork_open(art, design->sources, diag) ? art : NULL;
}

/* Once all are read: a style that is like another has its artwork from it. */
static void show_artwork(struct design *design, const struct ini *ini, struct diag *diag)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, design->styles);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct design_style *style = value;
        g_autofree char *section = g_strconcat("style ", style->name, NULL);

        style->art =
            find_artwork(design, style->art_name, ini_find(ini, section, "artwork"), diag);
    }
}

static void read_frame(struct design *design, const struct ini *ini, const char *section,
                       const struct design_names *names)
{
    struct design_frame *frame = g_new0(struct design_frame, 1);
    const struct ini_entry *first = ini_entry(ini, section, 0);

    frame->name = g_strdup(section + strlen("frame "));
    frame->columns = 1;
    frame->height = (struct design_range){{0, UNIT_AUTO}, {0, UNIT_AUTO}};
    frame->span = first ? first->section_span : (struct span){0};
    design_value_read_section(ini, section, frame_properties, frame, names);
    frame->art =
        find_artwork(design, frame->art_name, ini_find(ini, section, "artwork"), names->diag);
    g_ptr_array_add(design->frames, frame);
}

static void read_boxes(struct design *design, const struct ini *ini,
                       const struct design_names *names)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++) {
        if (g_str_has_prefix(section, "frame ")) {
            read_frame(design, ini, section, names);
        } else if (g_str_has_prefix(section, "shape ")) {
            struct design_shape *shape = g_new0(struct design_shape, 1);

            design_value_read_section(ini, section, shape_properties, shape, names);
            g_ptr_array_add(design->shapes, shape);
        }
    }
}

static void read_styles(struct design *design, const struct ini *ini,
                        const struct design_names *names)
{
    const struct design_font *text = g_hash_table_lookup(names->fonts, "text");
    struct design_style *document = design_style_new("document", NULL);

    document->family = g_strdup(text ? text->family : "");
    document->family_span = text ? text->span : (struct span){0};
    g_hash_table_replace(design->styles, document->name, document);
    design_style_read_all(ini, design->styles, names);
    show_artwork(design, ini, names->diag);
}

static struct design *design_new(const char *name)
{
    struct design *design = g_new0(struct design, 1);

    design->name = g_strdup(name);
    design->width_pt = 595.28; /* A4 */
    design->height_pt = 841.89;
    design->body = (struct design_range){{10, UNIT_PT}, {10, UNIT_PT}};
    design->step_pt = 0.1;
    design->frames = g_ptr_array_new_with_free_func(drop_frame);
    design->shapes = g_ptr_array_new_with_free_func(g_free);
    design->styles =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)design_style_drop);
    design->colours = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    design->arts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)artwork_drop);
    design->sources = g_ptr_array_new_with_free_func((GDestroyNotify)source_drop);
    return design;
}

/* False: no telling what this is a layout of. */
static bool read_page(struct design *design, const struct ini *ini,
                      const struct design_names *names)
{
    const struct ini_entry *first = ini_entry(ini, "page", 0);
    const size_t mark = diag_mark(names->diag);

    if (!ini_find(ini, "page", "kind"))
        diag_add(names->diag, DIAG_INI_VALUE,
                 first ? first->section_span : (struct span){ini_source(ini), 0, 0},
                 "[page] does not say what this is a layout of; give it a kind");
    design_value_read_section(ini, "page", page_properties, design, names);
    return !diag_stopped_since(names->diag, mark);
}

static void read_layout(struct design *design, const struct ini *ini, const struct posting *posting,
                        const char *const *folders, struct diag *diag)
{
    g_autoptr(GHashTable) fonts = design_brand_fonts_new();
    const struct design_names names = {design, fonts, diag};
    bool known;

    check_keys(ini, diag);
    if (!read_brand(design, ini, posting, folders, fonts, diag))
        return;
    known = read_page(design, ini, &names);
    read_boxes(design, ini, &names);
    read_styles(design, ini, &names);
    if (known)
        design_needs_check(design, ini, diag);
}

struct design *design_load(const char *name, const struct posting *posting, const char *data,
                           struct diag *diag)
{
    const char *const folders[] = {posting->folder, data, NULL};
    const size_t mark = diag_mark(diag);
    g_autofree char *path = find_file("", name, folders, (struct span){0}, diag);
    struct design *design = path ? design_new(name) : NULL;
    struct ini *ini = design ? load_ini(design, path, diag) : NULL;

    if (ini)
        read_layout(design, ini, posting, folders, diag);
    ini_drop(ini);
    if (design && !diag_stopped_since(diag, mark))
        return design;
    design_drop(design);
    return NULL;
}

void design_drop(struct design *design)
{
    if (!design)
        return;
    g_ptr_array_free(design->frames, TRUE);
    g_ptr_array_free(design->shapes, TRUE);
    g_hash_table_destroy(design->styles);
    g_hash_table_destroy(design->colours);
    g_hash_table_destroy(design->arts);
    g_ptr_array_free(design->sources, TRUE);
    g_free(design->brand_name.text);
    g_free(design->brand_tagline.text);
    g_free(design->name);
    g_free(design);
}

const struct design_style *design_style(const struct design *design, const char *name)
{
    const struct design_style *style = name ? g_hash_table_lookup(design->styles, name) : NULL;

    return style ? style : g_hash_table_lookup(design->styles, "document");
}

const struct design_frame *design_find_frame(const struct design *design, const char *name)
{
    for (unsigned i = 0; i < design->frames->len; i++) {
        const struct design_frame *frame = g_ptr_array_index(design->frames, i);

        if (strcmp(frame->name, name) == 0)
            return frame;
    }
    return NULL;
}
