/* data: finds fonts and layouts where the tool was built, installed, or told.
 *
 * Asked once, at the beginning of a command. What always holds: a folder that was named is taken as
 * it is; what is missing in it is reported by those who look for it. */
#include "cli/cli.h"

#include <glib.h>

static char *try_folder(const char *folder)
{
    g_autofree char *layouts = g_build_filename(folder, "layouts", NULL);

    return g_file_test(layouts, G_FILE_TEST_IS_DIR) ? g_strdup(folder) : NULL;
}

char *data_find(const char *option)
{
    static const char *const beside[] = {".", "../..", "../share/affiche"};
    const char *named = option ? option : g_getenv("AFFICHE_DATA");
    g_autofree char *binary = NULL, *folder = NULL;
    char *found = NULL;

    if (named && *named)
        return g_strdup(named);
    binary = g_file_read_link("/proc/self/exe", NULL);
    if (!binary)
        return NULL;
    folder = g_path_get_dirname(binary);
    for (size_t i = 0; i < G_N_ELEMENTS(beside) && !found; i++) {
        g_autofree char *joined = g_build_filename(folder, beside[i], NULL);
        g_autofree char *tried = g_canonicalize_filename(joined, NULL);

        found = try_folder(tried);
    }
    return found;
}
