/* module_xlsxwriter: libxlsxwriter, as book opens it (base/module.c). Linked into a shared object
 * of its own. */
#include "export/sheet/sheet_private.h"

extern const struct sheet_library module_table;

const struct sheet_library module_table = {
#define X(name) .name = name,
    SHEET_FUNCTIONS(X)
#undef X
};
