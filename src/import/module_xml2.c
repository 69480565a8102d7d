/* module_xml2: libxml2, as xml opens it (base/module.c). Linked into a shared object of its own. */
#include "import/import_private.h"

extern const struct xml_library module_table;

const struct xml_library module_table = {
#define X(name) .name = (name),
    XML_FUNCTIONS(X)
#undef X
};
