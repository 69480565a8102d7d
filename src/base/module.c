/* module: opens the shared objects that stand beside the program.
 *
 * Under whatever asks for a library that is not linked: a program that links all of them takes
 * twice as long to start. What always holds: an object is opened by its path, so nothing else of
 * its name is; what was opened stays, since libraries register types that can't be taken back. */
#include "base/base.h"

#include <dlfcn.h>

/* As from out/bin to out/lib, so from PREFIX/bin to PREFIX/lib. */
static char *find_folder(void)
{
    g_autofree char *binary = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(binary ? binary : "");

    return g_build_filename(folder, "..", "lib", "affiche", NULL);
}

/* Asked once: a process in a sandbox may not ask any more, and gets what was opened before. */
const char *module_folder(void)
{
    static char *folder;

    if (!folder)
        folder = find_folder();
    return folder;
}

const void *module_open(const char *name, const char **why)
{
    g_autofree char *file = g_strconcat(name, ".so", NULL),
                    *path = g_build_filename(module_folder(), file, NULL);
    void *opened = dlopen(path, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE);
    const void *table = opened ? dlsym(opened, "module_table") : NULL;

    if (!table)
        *why = dlerror();
    return table;
}
