/* num: numbers of files, and the codes of Windows-1252. What always holds: the locale does not
 * count; latin_char and latin_code are each other's inverse. */
#include "base/base.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* Digits with at most one point among them: strtod would take 0x10 and 1e3 as well. */
static bool is_number(const char *text)
{
    const size_t whole = strspn(text, "0123456789"),
                 part = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;

    return whole + part > 0 && text[whole + (text[whole] == '.' ? 1 + part : 0)] == '\0';
}

bool num_parse(const char *text, double *value)
{
    double read;

    if (!is_number(text + (*text == '-')))
        return false;
    read = g_ascii_strtod(text, NULL);
    if (!isfinite(read))
        return false;
    *value = read;
    return true;
}

/* printf's way, for the rare number that has more digits than a whole number of 64 bits holds
 * exactly. */
static void append_large(GString *to, double value, int places)
{
    char digits[DBL_MAX_10_EXP + 16], format[] = "%.0f";

    format[2] = (char)('0' + places);
    /* cppcheck-suppress ctunullpointer */
    g_string_append(to, g_ascii_formatd(digits, sizeof digits, format, value));
    while (places > 0 && to->str[to->len - 1] == '0')
        g_string_truncate(to, to->len - 1);
    if (places > 0 && to->str[to->len - 1] == '.')
        g_string_truncate(to, to->len - 1);
}

/* Pages hold thousands of numbers: digits of a scaled whole number take a tenth of printf's time.
 */
void num_append(GString *to, double value, int decimals)
{
    static const double scales[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    const int places = CLAMP(decimals, 0, (int)G_N_ELEMENTS(scales) - 1);
    const double scaled = nearbyint(fabs(value) * scales[places]);
    char digits[24], *at = digits + sizeof digits;
    guint64 rest;
    int place = 0;

    if (!(scaled < 9e15)) {
        append_large(to, value, places);
        return;
    }
    if (value < 0 && scaled > 0)
        g_string_append_c(to, '-');
    for (rest = (guint64)scaled; place < places && rest % 10 == 0; place++)
        rest /= 10;
    for (; rest > 0 || place <= places; rest /= 10) {
        if (place == places && at < digits + sizeof digits)
            *--at = '.';
        *--at = (char)('0' + rest % 10);
        place++;
    }
    g_string_append_len(to, at, digits + sizeof digits - at);
}

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

#define HALF_SLACK 1e-9

char *num_fixed(double value, int decimals)
{
    const double unit = pow(10, decimals), rounded = floor(fabs(value) * unit + 0.5 + HALF_SLACK);
    char number[G_ASCII_DTOSTR_BUF_SIZE], format[] = "%.0f";

    format[2] = (char)('0' + decimals);
    return g_strdup(g_ascii_formatd(number, sizeof number, format,
                                    (value < 0 && rounded > 0 ? -rounded : rounded) / unit));
}
