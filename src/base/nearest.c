/* nearest: of the names that are known the one that somebody has most likely meant. For reports.
 * What always holds: what is no slip of a letter or two is near to nothing. */
#include "base/base.h"

#include <string.h>

/* Levenshtein's distance over bytes, up to the length of `b`. */
static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    g_autofree unsigned *row = g_new(unsigned, b_len + 1);

    for (unsigned j = 0; j <= b_len; j++)
        row[j] = j;
    for (unsigned i = 0; i < a_len; i++) {
        unsigned corner = row[0];

        row[0] = i + 1;
        for (unsigned j = 0; j < b_len; j++) {
            const unsigned replaced = corner + (a[i] != b[j] ? 1 : 0);

            corner = row[j + 1];
            row[j + 1] = MIN(replaced, MIN(corner, row[j]) + 1);
        }
    }
    return row[b_len];
}

struct nearest {
    const char *name; /* the unknown one */
    const char *best; /* the known one; NULL: none is near */
    unsigned distance;
};

/* Of a pattern, what stands before its `*` is compared with as much of the name. */
static void consider(struct nearest *nearest, const char *pattern)
{
    const size_t name_len = strlen(nearest->name),
                 len = strlen(pattern) - (g_str_has_suffix(pattern, "*") ? 1 : 0);
    const size_t compared = pattern[len] ? MIN(name_len, len) : name_len;
    const unsigned found = distance(nearest->name, compared, pattern, len);
    const size_t near =
        len < 4 ? 1 : MAX(2, len / 3); /* two letters that changed places are a distance of 2 */

    if (len == 0 || found > near || (nearest->best && found >= nearest->distance))
        return;
    nearest->best = pattern;
    nearest->distance = found;
}

const char *nearest_find(const char *name, const char *const *known)
{
    struct nearest nearest = {.name = name};

    for (; *known; known++)
        consider(&nearest, *known);
    return nearest.best;
}
