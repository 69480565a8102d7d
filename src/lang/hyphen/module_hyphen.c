/* module_hyphen: libhyphen, as hyphen opens it (base/module.c). Linked into a shared object of its
 * own. */
#include "lang/hyphen/hyphen_private.h"

extern const struct hyphen_functions module_table;

const struct hyphen_functions module_table = {
    .load = hnj_hyphen_load,
    .free = hnj_hyphen_free,
    .divide = hnj_hyphen_hyphenate2,
};
