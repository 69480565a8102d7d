/* module_xlsxwriter: libxlsxwriter, as book opens it (base/module.c). Linked into a shared object
 * of its own. What always holds: it writes no file: its parts are put together in memory. */
#include "export/sheet/sheet_private.h"

#include <stdio.h>
#include <sys/mman.h>

/* libxlsxwriter asks itself for a file of the temporary folder, by this name; as what opened it
 * comes before it, it gets this one. */
FILE *open_part(const char *folder) __asm__("lxw_tmpfile");

FILE *open_part(const char *folder G_GNUC_UNUSED)
{
    const int memory = memfd_create("part", MFD_CLOEXEC);

    return memory < 0 ? NULL : fdopen(memory, "w+b");
}

extern const struct sheet_library module_table;

const struct sheet_library module_table = {
#define X(name) .name = (name),
    SHEET_FUNCTIONS(X)
#undef X
};
