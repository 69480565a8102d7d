/* module_hyphen: libhyphen's functions, which `hyphen` opens. */
#ifndef LANG_HYPHEN_HYPHEN_PRIVATE_H
#define LANG_HYPHEN_HYPHEN_PRIVATE_H

#include <hyphen.h>

struct hyphen_functions {
    __typeof__(hnj_hyphen_load) *load;
    __typeof__(hnj_hyphen_free) *free;
    __typeof__(hnj_hyphen_hyphenate2) *divide;
};

#endif
