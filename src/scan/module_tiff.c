/* module_tiff: libtiff, as libraries opens it (base/module.c). Linked into a shared object of its
 * own. */
#include "scan/scan_private.h"

extern const struct tiff_library module_table;

const struct tiff_library module_table = {
#define X(name) .name = name,
    TIFF_FUNCTIONS(X)
#undef X
};
