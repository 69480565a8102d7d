/* digest: how a file says of itself that nobody has changed it since it was made.
 *
 * Between the seal and `out`. A digest of all other bytes stands in the file: in a PDF as the
 * second half of its /ID, which is there to tell one state of a file from the next (ISO 32000-1,
 * 14.4); elsewhere behind the word of DIGEST_MARK, in a comment at the end. What always holds: a
 * file that any program has saved since does not hold its digest. */
#include "base/base.h"

#include <string.h>

#define DIGITS 32          /* of MD5: plenty against chance, at a fourth of what SHA-256 takes */
#define TAIL (1024 * 2)    /* bytes: it stands so near the end */
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

/* Of all bytes but the digits (g_free). */
static char *digest_new(const char *bytes, size_t len, const char *digits)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);

    g_checksum_update(sum, (const guchar *)DOMAIN, (gssize)strlen(DOMAIN));
    g_checksum_update(sum, (const guchar *)bytes, digits - bytes);
    g_checksum_update(sum, (const guchar *)digits + DIGITS,
                      (gssize)len - (digits - bytes) - DIGITS);
    return g_strdup(g_checksum_get_string(sum));
}

bool digest_put(char *bytes, size_t len)
{
    const char *digits = find_digits(bytes, len);
    g_autofree char *digest = digits ? digest_new(bytes, len, digits) : NULL;

    if (digest)
        memcpy(bytes + (digits - bytes), digest, DIGITS);
    return digest;
}

bool digest_holds(const char *bytes, size_t len)
{
    const char *digits = find_digits(bytes, len);
    g_autofree char *digest = digits ? digest_new(bytes, len, digits) : NULL;

    return digest && memcmp(digits, digest, DIGITS) == 0;
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
