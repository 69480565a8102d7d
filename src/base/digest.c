/* digest: how a file says of itself that nobody has changed it since it was made.
 *
 * Between the seal and `out`. A digest of all other bytes stands in the file: in a PDF as its /ID,
 * whose second half is there to tell one state of a file from the next (ISO 32000-1, 14.4);
 * elsewhere behind the word of DIGEST_MARK, in a comment at the end. What always holds: a
 * file that any program has saved since does not hold its digest. */
#include "base/base.h"

#include <string.h>

#define DIGITS 32          /* of MD5: plenty against chance, at a fourth of what SHA-256 takes */
#define TAIL (2 << 10)     /* bytes: it stands so near the end */
#define DOMAIN "affiche\n" /* no other program's digest of the same bytes */

/* What may stand before the digits. */
static const char *const marks[] = {"><", DIGEST_MARK};

static bool is_digits(const char *at, const char *end)
{
    size_t count = 0;

    while (count < DIGITS && at + count < end && g_ascii_isxdigit(at[count]))
        count++;
    return count == DIGITS;
}

static bool is_marked(const char *start, const char *at)
{
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        const size_t len = strlen(marks[i]);

        if ((size_t)(at - start) >= len && memcmp(at - len, marks[i], len) == 0)
            return true;
    }
    return false;
}

/* The last that is there; NULL: none. */
static const char *find_digits(const char *bytes, size_t len)
{
    const char *first = bytes + (len > TAIL ? len - TAIL : 0);

    for (const char *at = len < DIGITS ? first : bytes + len - DIGITS; at > first; at--)
        if (is_marked(first, at) && is_digits(at, bytes + len))
            return at;
    return NULL;
}

/* Where they stand: the last place, and before it, in a PDF, the first half of its /ID, which says
 * the same as long as the file is as it was made (14.4). False: nowhere. */
static bool find_places(const char *bytes, size_t len, const char *places[static 2])
{
    const size_t back = DIGITS + strlen(marks[0]);
    const char *last = find_digits(bytes, len), *first = last;

    if (last && (size_t)(last - bytes) > back && is_digits(last - back, last) &&
        g_str_has_prefix(last - back + DIGITS, marks[0]))
        first = last - back;
    places[0] = first;
    places[1] = last;
    return last;
}

/* Of all bytes but the digits (g_free). */
static char *digest_new(const char *bytes, size_t len, const char *const places[static 2])
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
    const char *from = bytes;

    g_checksum_update(sum, (const guchar *)DOMAIN, (gssize)strlen(DOMAIN));
    for (size_t i = 0; i < 2; i++) {
        if (places[i] > from)
            g_checksum_update(sum, (const guchar *)from, places[i] - from);
        from = places[i] + DIGITS;
    }
    g_checksum_update(sum, (const guchar *)from, (gssize)len - (from - bytes));
    return g_strdup(g_checksum_get_string(sum));
}

bool digest_put(char *bytes, size_t len)
{
    const char *places[2];
    g_autofree char *digest =
        find_places(bytes, len, places) ? digest_new(bytes, len, places) : NULL;

    for (size_t i = 0; digest && i < 2; i++)
        memcpy(bytes + (places[i] - bytes), digest, DIGITS);
    return digest;
}

bool digest_holds(const char *bytes, size_t len)
{
    const char *places[2];
    g_autofree char *digest =
        find_places(bytes, len, places) ? digest_new(bytes, len, places) : NULL;

    return digest && memcmp(places[0], digest, DIGITS) == 0 &&
           memcmp(places[1], digest, DIGITS) == 0;
}

/* Takes the bytes. */
static GBytes *stamped(GString *all)
{
    digest_put(all->str, all->len);
    return g_string_free_to_bytes(all);
}

GBytes *digest_in_html(GBytes *html)
{
    GString *all = g_string_new_len(g_bytes_get_data(html, NULL), (gssize)g_bytes_get_size(html));

    g_string_append(all, "<!-- " DIGEST_MARK DIGEST_BLANK " -->\n");
    return stamped(all);
}

/* APPNOTE 4.3.16: the archive ends with the length of its comment, and that; here there is none. */
GBytes *digest_in_zip(GBytes *zip)
{
    GString *all = g_string_new_len(g_bytes_get_data(zip, NULL), (gssize)g_bytes_get_size(zip));
    const gsize before = all->len;

    g_string_append(all, DIGEST_MARK DIGEST_BLANK);
    if (before >= 2)
        all->str[before - 2] = (char)(all->len - before);
    return stamped(all);
}
