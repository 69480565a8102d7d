/* A folder of the target's own, and its files. */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static char *folder;
static GHashTable *made; /* char *: what is to go: files, and folders in it */
static pid_t maker;

static void remove_all(void)
{
    GHashTableIter iter;
    gpointer path;

    if (getpid() != maker)
        return;
    for (int round = 0; round < 2; round++) { /* a folder goes once it is empty */
        g_hash_table_iter_init(&iter, made);
        while (g_hash_table_iter_next(&iter, &path, NULL))
            g_remove(path);
    }
    g_rmdir(folder);
    g_hash_table_destroy(made);
    g_free(folder);
}

const char *fuzz_folder(void)
{
    if (folder)
        return folder;
    folder = g_dir_make_tmp("affiche-fuzz-XXXXXX", NULL);
    made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    maker = getpid();
    if (!folder || atexit(remove_all) != 0)
        abort();
    return folder;
}

const char *fuzz_put(const char *name, const void *data, size_t size)
{
    char *path = g_build_filename(fuzz_folder(), name, NULL);
    g_autofree char *within = g_path_get_dirname(path);

    if (g_mkdir_with_parents(within, 0700) != 0 ||
        !g_file_set_contents_full(path, data ? data : "", (gssize)size, G_FILE_SET_CONTENTS_NONE,
                                  0600, NULL))
        abort();
    if (strcmp(within, folder) != 0)
        g_hash_table_add(made, g_steal_pointer(&within));
    g_hash_table_add(made, path);
    return g_hash_table_lookup(made, path);
}

void fuzz_remove(const char *path)
{
    g_remove(path);
    g_hash_table_remove(made, path);
}

char *fuzz_text(const unsigned char *data, size_t size)
{
    g_autofree char *raw = g_strndup((const char *)data, size);

    return g_utf8_make_valid(raw, -1);
}
