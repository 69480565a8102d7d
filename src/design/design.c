/* design: loads a layout and its brand, and lends its parts.
 *
 * On the way from posting to PDF it stands beside the document: doc_dress asks it for looks, place
 * where things stand. What always holds: a design that is handed out has every frame and style that
 * its kind of document names, and all its colours, artwork and lengths are good. */
#include "design/design.h"

#include "design/artwork/artwork.h"
#include "design/design_private.h"

#include <string.h>

static const char *const kinds[] = {"poster", "offer", "grid", "card", "panel", "cover", NULL};

static const struct design_property page_properties[] = {
    {"kind", VALUE_WORD, offsetof(struct design, kind), 0, 0, 0, 0, kinds},
    {"size", VALUE_PAGE, offsetof(struct design, width_pt), offsetof(struct design, height_pt),
     IN_PT, 72, 14400, NULL},
    {"body", VALUE_RANGE, offsetof(struct design, body), 0, IN_PT, 4, 100, NULL},
    {"step", VALUE_POINTS, offsetof(struct design, step_pt), 0, IN_PT, 0.01, 10, NULL},
    {"lead", VALUE_POINTS, offsetof(struct design, lead_pt), 0, IN_PT, 0, 100, NULL},
    {"items", VALUE_COUNT, offsetof(struct design, items), 0, 0, 0, 1000, NULL},
    {"drop", VALUE_ROLES, offsetof(struct design, drop), 0, 0, 0, 0, NULL},
    {"keep", VALUE_ROLES, offsetof(struct design, keep), 0, 0, 0, 0, NULL},
    {"foot", VALUE_POINTS, offsetof(struct design, foot_pt), 0, IN_PT, 0, DESIGN_LENGTH_MAX, NULL},
    {"code", VALUE_POINTS, offsetof(struct design, code_pt), 0, IN_PT, 0, DESIGN_LENGTH_MAX, NULL},
    {"resume", VALUE_POINTS, offsetof(struct design, resume_pt), 0, IN_PT, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"fold", VALUE_POINTS, offsetof(struct design, fold_pt), 0, IN_PT, 0, 100, NULL},
    {0},
};

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
                          **frame = keys_new(design_frame_properties, NULL),
                          **shape = keys_new(design_shape_properties, NULL),
                          **style = keys_new(design_style_properties, "like");
    const struct ini_schema schema[] = {
        {"page", page}, {"frame *", frame}, {"shape *", shape}, {"style *", style}, {NULL, NULL},
    };

    ini_check(ini, schema, NULL, diag);
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
    const bool brand = *prefix;
    g_autofree char *file = g_strconcat(prefix, name, ".ini", NULL);

    if (strchr(name, G_DIR_SEPARATOR) || *name == '.') {
        diag_add(diag, DIAG_INI_PATH, span,
                 brand ? N_("“%s” is no brand: give its name, without a folder")
                       : N_("“%s” is no layout: give its name, without a folder"),
                 name);
        return NULL;
    }
    for (; *folders; folders++) {
        g_autofree char *path = g_build_filename(*folders, "layouts", file, NULL);

        if (source_is_missing(path))
            continue;
        /* The last is the house's. */
        return !folders[1] || source_check_inside(*folders, path, diag) ? g_steal_pointer(&path)
                                                                        : NULL;
    }
    diag_add(diag, DIAG_INI_FILE, span,
             brand ? N_("no brand “%s”: there is no layouts/%s, neither beside the posting nor in "
                        "the data folder")
                   : N_("no layout “%s”: there is no layouts/%s, neither beside the posting nor in "
                        "the data folder"),
             name, file);
    return NULL;
}

/* Of the posting's brand and the layout's own, the one that counts; each must be there. NULL: none
 * is, which has been reported (g_free). */
static char *find_brand(const struct ini *layout, const struct design_request *request,
                        const char *const *folders, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(layout, "page", "brand");
    g_autofree char *own =
        entry ? find_file("brand-", entry->value, folders, entry->value_span, diag) : NULL;

    if (request->brand.text)
        return find_file("brand-", request->brand.text, folders, request->brand.span, diag);
    if (!entry)
        diag_add(diag, DIAG_INI_VALUE, ini_section_span(layout, "page"),
                 "there is no brand: name one here (brand = chroniques), or in the posting "
                 "([brand] use)");
    return g_steal_pointer(&own);
}

/* Without its brand a layout makes no sense: NULL, so that what depends on it is not reported as
 * well. */
static struct ini *read_brand(struct design *design, const struct ini *layout,
                              const struct design_request *request, const char *const *folders,
                              GHashTable *fonts, struct diag *diag)
{
    g_autofree char *path = find_brand(layout, request, folders, diag);
    struct ini *ini = path ? load_ini(design, path, diag) : NULL;

    if (ini)
        design_brand_read(design, ini, request->colours, fonts, diag);
    return ini;
}

static void read_styles(struct design *design, const struct ini *ini,
                        const struct design_names *names)
{
    const struct design_font *text = g_hash_table_lookup(names->fonts, "text");
    struct design_style *document = design_style_new("document", NULL);

    document->family = g_strdup(text ? text->family : "");
    document->family_span = text ? text->span : NO_SPAN;
    g_hash_table_replace(design->styles, document->name, document);
    design_style_read_all(ini, design->styles, names);
    design_show_artwork(design, ini, names);
}

static struct design *design_new(const char *name)
{
    struct design *design = g_new0(struct design, 1);

    design->name = g_strdup(name);
    design->width_pt = 595.28; /* A4 */
    design->height_pt = 841.89;
    design->body = (struct design_range){{10, UNIT_PT}, {10, UNIT_PT}};
    design->step_pt = 0.1;
    design->frames = g_ptr_array_new_with_free_func((GDestroyNotify)design_frame_drop);
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
    const struct ini_entry *first = ini_entry(ini, "page", 0),
                           *kind = ini_find(ini, "page", "kind");
    const size_t mark = diag_mark(names->diag);

    design->kind_span = kind ? kind->value_span : NO_SPAN;
    if (!kind)
        diag_add(names->diag, DIAG_INI_VALUE,
                 first ? first->section_span : (struct span){ini_source(ini), 0, 0},
                 N_("[page] does not say what this is a layout of; give it a kind"));
    design_value_read_section(ini, "page", page_properties, design, names);
    return !diag_stopped_since(names->diag, mark);
}

static void read_layout(struct design *design, const struct ini *ini,
                        const struct design_request *request, const char *const *folders,
                        struct diag *diag)
{
    g_autoptr(GHashTable) fonts = design_brand_fonts_new();
    g_autoptr(GHashTable) missing = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct design_names names = {.design = design,
                                 .fonts = fonts,
                                 .missing = missing,
                                 .nursery = request->nursery,
                                 .diag = diag};
    g_autofree char *brand_file = NULL;
    struct ini *brand;
    bool known;

    check_keys(ini, diag);
    brand = read_brand(design, ini, request, folders, fonts, diag);
    if (!brand)
        return;
    names.brand = brand_file = g_path_get_basename(ini_source(brand)->path);
    known = read_page(design, ini, &names);
    design_read_boxes(design, ini, &names);
    read_styles(design, ini, &names);
    if (known) {
        design_needs_check(design, ini, diag);
        design_check(design, ini, diag);
    }
    ini_drop(brand);
}

struct design *design_load(const char *name, const struct design_request *request,
                           struct diag *diag)
{
    const char *const folders[] = {request->folder, request->data, NULL};
    const size_t mark = diag_mark(diag);
    g_autofree char *path = find_file("", name, folders, NO_SPAN, diag);
    struct design *design = path ? design_new(name) : NULL;
    struct ini *ini = design ? load_ini(design, path, diag) : NULL;

    if (ini)
        read_layout(design, ini, request, folders, diag);
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

const struct design_style *design_find_style(const struct design *design, const char *name)
{
    return name ? g_hash_table_lookup(design->styles, name) : NULL;
}

const struct design_style *design_style(const struct design *design, const char *name)
{
    const struct design_style *style = design_find_style(design, name);

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
