/* num: numbers of files. What always holds: the locale does not count. */
#include "base/num.h"

#include <math.h>

bool num_parse(const char *text, double *value)
{
    char *end = NULL;

    if (!g_ascii_isdigit(text[0]) && text[0] != '-' && text[0] != '.')
        return false;
    *value = g_ascii_strtod(text, &end);
    return end != text && *end == '\0' && isfinite(*value);
}

void num_append(GString *to, double value, int decimals)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE * 2], format[] = "%.0f";
    size_t len;

    format[2] = (char)('0' + CLAMP(decimals, 0, 9));
    g_ascii_formatd(digits, sizeof digits, format, value);
    len = strlen(digits);
    if (strchr(digits, '.'))
        while (digits[len - 1] == '0' || digits[len - 1] == '.')
            if (digits[--len] == '.')
                break;
    digits[len] = '\0';
    g_string_append(to, strcmp(digits, "-0") == 0 ? "0" : digits);
}
