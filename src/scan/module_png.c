/* module_png: libpng, as libraries opens it (base/module.c). Linked into a shared object of its
 * own. */
#include "scan/scan_private.h"

extern const struct png_library module_table;

const struct png_library module_table = {
#define X(name) .name = name,
    PNG_FUNCTIONS(X)
#undef X
};
