/* house: what all postings share, opened once: the data folder, with fonts/ and layouts/.
 *
 * Before the jobs. What always holds: what a posting brings along itself (fonts, layouts, brands)
 * comes before the house's, and stays with its job. */
#include "product/product_private.h"

#include <stdlib.h>
#include <string.h>

struct house {
    char *data;
    GHashTable
        *designs; /* "layout\nbrand" → struct design *: sound ones, that any posting may use */
    struct hyphens *hyphens;
    struct nursery *nursery; /* for trials of artwork */
    struct fonts *fonts;     /* of the data folder; NULL: not yet needed */
};

struct house *house_open(const char *data)
{
    struct house *house = g_new0(struct house, 1);

    house->data = g_strdup(data);
    house->hyphens = hyphens_new(house->data);
    house->nursery = nursery_new();
    house->designs =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)design_drop);
    return house;
}

void house_close(struct house *house)
{
    if (!house)
        return;
    g_hash_table_destroy(house->designs);
    fonts_drop(house->fonts);
    hyphens_drop(house->hyphens);
    nursery_drop(house->nursery);
    g_free(house->data);
    g_free(house);
}

const char *house_data(const struct house *house)
{
    return house->data;
}

struct hyphens *house_hyphens(const struct house *house)
{
    return house->hyphens;
}

struct fonts *house_open_fonts(struct house *house, const char *folder, struct diag *diag)
{
    g_autofree char *own = g_build_filename(folder, "fonts", NULL);
    g_autofree char *common = g_build_filename(house->data, "fonts", NULL);
    const char *const both[] = {own, common, NULL};
    const size_t mark = diag_mark(diag);
    struct fonts *fonts;

    if (!source_check_inside(folder, own, diag))
        return NULL;
    if (!source_is_missing(own)) {
        fonts = fonts_new(both, diag);
        if (diag_stopped_since(diag, mark))
            g_clear_pointer(&fonts, fonts_drop);
        return fonts;
    }
    fonts = house->fonts ? house->fonts : fonts_new(both + 1, diag);
    if (diag_mark(diag) == mark)
        house->fonts = fonts;
    if (fonts)
        fonts_tell(fonts, diag);
    return fonts;
}

void house_close_fonts(struct house *house, struct fonts *fonts)
{
    const bool is_common = fonts == house->fonts;

    if (is_common && fonts_are_whole(fonts)) {
        fonts_forget(fonts);
        return;
    }
    fonts_drop(fonts);
    if (is_common)
        house->fonts = NULL;
}

/* Does the posting bring nothing along that its designs would hang on? */
static bool is_common(const struct posting *posting)
{
    g_autofree char *own = g_build_filename(posting->folder, "layouts", NULL);

    return g_hash_table_size(posting->brand_overrides) == 0 && source_is_missing(own);
}

static struct design *load_design(const struct house *house, const struct posting *posting,
                                  const char *other_brand, const char *name, struct diag *diag)
{
    const struct ini_value other = {.text = (char *)other_brand};
    const struct design_request request = {
        .folder = posting->folder,
        .data = house->data,
        .brand = other_brand ? other : posting->brand,
        .colours = other_brand ? NULL : posting->brand_overrides,
        .nursery = house->nursery,
    };

    return design_load(name, &request, diag);
}

const struct design *house_find_design(struct house *house, const struct posting *posting,
                                       const char *other_brand, const char *name,
                                       struct design **own, struct diag *diag)
{
    const char *brand = other_brand ? other_brand : posting->brand.text ? posting->brand.text : "";
    g_autofree char *key = g_strconcat(name, "\n", brand, NULL);
    const size_t mark = diag_mark(diag);
    struct design *design = is_common(posting) ? g_hash_table_lookup(house->designs, key) : NULL;

    nursery_renew(house->nursery); /* before artwork that an ancestor tried is painted */
    if (design)
        return design;
    design = load_design(house, posting, other_brand, name, diag);
    if (diag_mark(diag) == mark && is_common(posting))
        g_hash_table_insert(house->designs, g_steal_pointer(&key), design);
    else
        *own = design;
    return design;
}

#define BRAND "brand-" /* what a file of layouts/ begins with that is none */

static void warm_design(struct house *house, const char *name, const char *brand)
{
    const struct design_request request = {.folder = house->data,
                                           .data = house->data,
                                           .brand = {.text = (char *)brand},
                                           .nursery = house->nursery};
    struct diag *diag = diag_new();
    struct design *design = design_load(name, &request, diag);

    if (design && diag_mark(diag) == 0)
        g_hash_table_insert(house->designs, g_strconcat(name, "\n", brand ? brand : "", NULL),
                            g_steal_pointer(&design));
    design_drop(design);
    diag_drop(diag);
}

static void warm_designs(struct house *house, const struct order *order, const char *brand)
{
    if (order->layout) {
        warm_design(house, order->layout, brand);
        return;
    }
    for (const struct document *document = documents; document->name; document++)
        if (!document->of_round && !document->on_request &&
            (document == documents || strcmp(document->layout, document[-1].layout) != 0))
            warm_design(house, document->layout, brand);
}

void house_warm(struct house *house, const struct order *order)
{
    g_autofree char *layouts = g_build_filename(house->data, "layouts", NULL);
    struct diag *unsaid = diag_new(); /* what isn't warm is read when it is needed */
    g_autoptr(GPtrArray) files = source_list_folder(layouts, unsaid);

    warm_designs(house, order, NULL);
    for (unsigned i = 0; files && i < files->len; i++) {
        const char *file = g_ptr_array_index(files, i);

        if (g_str_has_prefix(file, BRAND) && g_str_has_suffix(file, ".ini")) {
            g_autofree char *brand =
                g_strndup(file + strlen(BRAND), strlen(file) - strlen(BRAND) - strlen(".ini"));

            warm_designs(house, order, brand);
        }
    }
    diag_drop(unsaid);
}

bool house_has_layout(const char *data, const char *folder, const char *name)
{
    const char *const folders[] = {folder, data};
    g_autofree char *file = g_strconcat(name, ".ini", NULL);
    bool has = false;

    if (strchr(name, G_DIR_SEPARATOR) || *name == '.' || g_str_has_prefix(name, BRAND))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(folders) && !has; i++) {
        g_autofree char *path = g_build_filename(folders[i], "layouts", file, NULL);

        has = !source_is_missing(path);
    }
    return has;
}

static void add_layouts(GHashTable *names, const char *folder)
{
    g_autofree char *layouts = g_build_filename(folder, "layouts", NULL);
    struct diag *unsaid = diag_new(); /* the list is a hint */
    g_autoptr(GPtrArray) files = source_list_folder(layouts, unsaid);

    for (unsigned i = 0; files && i < files->len; i++) {
        const char *name = g_ptr_array_index(files, i);

        if (g_str_has_suffix(name, ".ini") && *name != '.' && !g_str_has_prefix(name, BRAND))
            g_hash_table_add(names, g_strndup(name, strlen(name) - strlen(".ini")));
    }
    diag_drop(unsaid);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *house_list_layouts(const char *data, const char *folder)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char **list = NULL;
    guint count;

    add_layouts(names, folder);
    add_layouts(names, data);
    list = (char **)g_hash_table_get_keys_as_array(names, &count);
    qsort(list, count, sizeof *list, compare_names);
    return g_strjoinv(", ", list);
}
