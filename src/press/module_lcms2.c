/* module_lcms2: lcms, as colour opens it (base/module.c). Linked into a shared object of its own.
 */
#include "press/press_private.h"

extern const struct lcms2_functions module_table;

const struct lcms2_functions module_table = {
    .open_profile = cmsOpenProfileFromMem,
    .new_srgb = cmsCreate_sRGBProfile,
    .close_profile = cmsCloseProfile,
    .colour_space = cmsGetColorSpace,
    .new_transform = cmsCreateTransform,
    .convert = cmsDoTransform,
    .drop_transform = cmsDeleteTransform,
};
