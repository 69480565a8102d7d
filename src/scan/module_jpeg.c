/* module_jpeg: libjpeg-turbo, as libraries opens it (base/module.c). Linked into a shared object of
 * its own. */
#include "scan/scan_private.h"

extern const struct jpeg_library module_table;

const struct jpeg_library module_table = {
#define X(name) .name = name,
    JPEG_FUNCTIONS(X)
#undef X
};
