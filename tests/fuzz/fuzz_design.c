/* A layout, as a file of layouts/: loaded, or refused with a place. */
#include "design/design.h"

#include <glib/gstdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char *folder(void)
{
    static char *made;

    if (!made) {
        g_autofree char *layouts = NULL;

        made = g_dir_make_tmp("fuzz-design-XXXXXX", NULL);
        layouts = g_build_filename(made, "layouts", NULL);
        if (g_mkdir(layouts, 0700) != 0)
            abort();
    }
    return made;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const struct design_request request = {.folder = folder(), .data = folder()};
    g_autofree char *path = g_build_filename(folder(), "layouts", "test.ini", NULL);
    struct diag *diag = diag_new();
    struct design *design;

    if (!g_file_set_contents_full(path, (const char *)data, (gssize)size, G_FILE_SET_CONTENTS_NONE,
                                  0600, NULL))
        abort();
    design = design_load("test", &request, diag);
    if (!design && diag_count(diag, DIAG_ERROR) == 0)
        abort();
    design_drop(design);
    diag_drop(diag);
    return 0;
}
