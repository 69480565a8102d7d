/* module_rsvg: librsvg, as svg opens it (base/module.c). Linked into a shared object of its own. */
#include "design/artwork/artwork_private.h"

extern const struct rsvg_functions module_table;

const struct rsvg_functions module_table = {
    .read = rsvg_handle_new_from_data,
    .measure = rsvg_handle_get_intrinsic_dimensions,
    .paint = rsvg_handle_render_document,
};
