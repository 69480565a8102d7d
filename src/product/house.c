/* house: what all postings share, opened once: the data folder, with fonts/ and layouts/.
 *
 * Before the jobs. What always holds: what a posting brings along itself (fonts, layouts, brands)
 * comes before the house's, and stays with its job. */
#include "product/product_private.h"

struct house {
    char *data;
};

struct house *house_open(const char *data)
{
    struct house *house = g_new0(struct house, 1);

    house->data = g_strdup(data);
    return house;
}

void house_close(struct house *house)
{
    if (!house)
        return;
    g_free(house->data);
    g_free(house);
}

const char *house_data(const struct house *house)
{
    return house->data;
}

struct fonts *house_open_fonts(const struct house *house, const char *folder, struct diag *diag)
{
    g_autofree char *own = g_build_filename(folder, "fonts", NULL);
    g_autofree char *common = g_build_filename(house->data, "fonts", NULL);
    const char *const both[] = {own, common, NULL};

    return fonts_new(g_file_test(own, G_FILE_TEST_IS_DIR) ? both : both + 1, diag);
}
