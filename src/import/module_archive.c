/* module_archive: libarchive, as parts opens it (base/module.c). Linked into a shared object of its
 * own. */
#include "import/import_private.h"

extern const struct archive_library module_table;

const struct archive_library module_table = {
#define X(name) .name = (name),
    ARCHIVE_FUNCTIONS(X)
#undef X
};
