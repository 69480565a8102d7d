/* latin: the one table of Windows-1252.
 *
 * For what asks libharu for codes and what tells readers their characters. What always holds: the
 * two functions are each other's inverse. */
#include "base/base.h"

/* 0x80 … 0x9F; 0: undefined. */
static const gunichar middle[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

gunichar latin_char(unsigned char code)
{
    if (code < 0x20 || code == 0x7F)
        return 0;
    return code >= 0x80 && code < 0xA0 ? middle[code - 0x80] : code;
}

unsigned char latin_code(gunichar c)
{
    if (c < 0x100 && (c < 0x80 || c >= 0xA0))
        return latin_char((unsigned char)c) ? (unsigned char)c : 0;
    for (unsigned i = 0; i < G_N_ELEMENTS(middle); i++)
        if (c == middle[i] && c)
            return (unsigned char)(0x80 + i);
    return 0;
}
