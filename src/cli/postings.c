/* postings: turns the POSTING arguments of a command into a list of postings.
 *
 * Before reading. What always holds: the list is in the order of the arguments, and by name inside
 * a folder, whatever the order in which the file system lists it. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <string.h>

bool postings_is_one(const char *folder)
{
    g_autofree char *ini = g_build_filename(folder, POSTING_INI, NULL),
                    *text = g_build_filename(folder, POSTING_TXT, NULL);

    return g_file_test(ini, G_FILE_TEST_EXISTS) || g_file_test(text, G_FILE_TEST_EXISTS);
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The postings right under a folder, sorted. */
static GPtrArray *list_folder(const char *folder)
{
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;

    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        if (postings_is_one(path))
            g_ptr_array_add(found, g_steal_pointer(&path));
    }
    g_clear_pointer(&dir, g_dir_close);
    g_ptr_array_sort(found, compare_paths);
    return found;
}

GPtrArray *postings_expand(char *const *arguments)
{
    GPtrArray *postings = g_ptr_array_new_with_free_func(g_free);

    for (; arguments && *arguments; arguments++) {
        g_autoptr(GPtrArray) inside = NULL;

        if (**arguments && !postings_is_one(*arguments))
            inside = list_folder(*arguments);
        if (inside && inside->len > 0)
            g_ptr_array_extend_and_steal(postings, g_steal_pointer(&inside));
        else
            g_ptr_array_add(postings, g_strdup(*arguments));
    }
    return postings;
}

char *postings_folder(const char *path)
{
    g_autofree char *whole = g_canonicalize_filename(path, NULL);

    return posting_is_ini(whole) ? g_path_get_dirname(whole) : g_steal_pointer(&whole);
}

char *postings_name(const char *path)
{
    g_autofree char *folder = postings_folder(path);

    return g_path_get_basename(folder);
}
