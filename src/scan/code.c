/* code: what a page's QR code says, written and read.
 *
 * Before a page is painted, and once its picture comes back. What always holds: what was written is
 * read back as it was, byte by byte; anything else is none of ours. */
#include "scan/scan.h"

#include <string.h>

#define MARK "AF1"
#define PARTS 6 /* mark, hash, page, candidate, evaluator, round */
#define PAGE_MAX 99

/* What alphanumeric codes have (ISO/IEC 18004, table 5), less what has a meaning here. */
static bool is_plain(char c)
{
    return g_ascii_isupper(c) || g_ascii_isdigit(c) || (c && strchr(" $%+-.", c));
}

static void append_text(GString *to, const char *text)
{
    bool small = false;

    g_string_append_c(to, '/');
    for (; *text; text++) {
        if (g_ascii_isalpha(*text) && (bool)g_ascii_islower(*text) != small) {
            g_string_append_c(to, ':');
            small = !small;
        }
        if (g_ascii_islower(*text) || is_plain(*text))
            g_string_append_c(to, g_ascii_toupper(*text));
        else
            g_string_append_printf(to, "*%02X", (unsigned char)*text);
    }
}

char *scan_code_format(const struct scan_code *code)
{
    GString *text = g_string_new(MARK "/");

    for (const char *at = code->hash; *at; at++)
        if (*at != '-')
            g_string_append_c(text, g_ascii_toupper(*at));
    g_string_append_printf(text, "/%u", code->page);
    append_text(text, code->candidate);
    append_text(text, code->evaluator);
    append_text(text, code->round);
    return g_string_free(text, FALSE);
}

static bool parse_hash(const char *text, char hash[SCAN_HASH_SIZE])
{
    if (strlen(text) != 8 || strspn(text, "0123456789ABCDEF") != 8)
        return false;
    g_snprintf(hash, SCAN_HASH_SIZE, "%.4s-%s", text, text + 4);
    for (char *at = hash; *at; at++)
        *at = g_ascii_tolower(*at);
    return true;
}

static bool parse_page(const char *text, unsigned *page)
{
    guint64 value;

    if (!g_ascii_string_to_unsigned(text, 10, 1, PAGE_MAX, &value, NULL))
        return false;
    *page = (unsigned)value;
    return true;
}

/* The byte of `*C3`; 0: there is none. */
static char parse_byte(const char *text)
{
    const int high = g_ascii_xdigit_value(text[1]),
              low = high < 0 ? -1 : g_ascii_xdigit_value(text[2]);

    return low < 0 ? 0 : (char)(high * 16 + low);
}

static bool parse_text(const char *text, char to[SCAN_CODE_SIZE])
{
    bool small = false;
    size_t len = 0;

    for (; *text && len < SCAN_CODE_SIZE - 1; text++) {
        if (*text == ':')
            small = !small;
        else if (*text == '*' && (to[len++] = parse_byte(text)))
            text += 2;
        else if (is_plain(*text))
            to[len++] = small ? g_ascii_tolower(*text) : *text;
        else
            return false;
    }
    to[len] = 0;
    return !*text && g_utf8_validate(to, -1, NULL);
}

bool scan_code_parse(const char *text, struct scan_code *code)
{
    g_auto(GStrv) parts = g_strsplit(text, "/", PARTS + 1);

    return g_strv_length(parts) == PARTS && strcmp(parts[0], MARK) == 0 &&
           parse_hash(parts[1], code->hash) && parse_page(parts[2], &code->page) &&
           parse_text(parts[3], code->candidate) && parse_text(parts[4], code->evaluator) &&
           parse_text(parts[5], code->round);
}
