/* decode: from an input's bytes to its text. Between reading a file and all that looks at it. What
 * always holds: what it gives is UTF-8 without NUL; a guess at the encoding is said. */
#include "base/base_private.h"

#include <string.h>

enum { LOOKED_AT = 4096 }; /* bytes, for a guess */

/* UTF-8 but for some bytes was damaged on its way: to read it as something else would garble all of
 * it. A text in another encoding has hardly a sequence that happens to be UTF-8. */
static bool is_damaged(const char *bytes, size_t len)
{
    size_t good = 0, bad = 0;

    for (const char *at = bytes, *end = bytes + len; at < end;) {
        const gunichar c = g_utf8_get_char_validated(at, end - at);
        const bool valid = c <= 0x10FFFF;

        good += valid && c >= 0x80;
        bad += !valid;
        at = valid ? g_utf8_next_char(at) : at + 1;
    }
    return good > 0 && good >= bad;
}

static void report_damage(const char *path, const char *bytes, size_t len, struct diag *diag)
{
    g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)len);
    struct source *source = source_new(path, valid, strlen(valid));
    const char *end;

    g_utf8_validate(bytes, (gssize)len, &end);
    diag_add(diag, DIAG_INPUT_ENCODING, (struct span){source, (size_t)(end - bytes), 1},
             N_("a damaged byte in what is UTF-8 otherwise; write the character anew"));
    source_drop(source);
}

/* Where another encoding tells first, a person sees whether it was guessed right. */
static void report_guess(const struct source *source, struct diag *diag)
{
    size_t offset = 0;

    while (offset < source->len && (unsigned char)source->text[offset] < 0x80)
        offset++;
    diag_add(
        diag, DIAG_INPUT_GUESSED, (struct span){source, offset, 1},
        N_("this is no UTF-8, and was read as Windows-1252; see whether this character is right, "
           "and save the file as UTF-8"));
}

/* What is not UTF-8; `marked`: though its mark says so. NULL: reported. */
static struct source *guess(const char *bytes, size_t len, bool marked, const char *path,
                            struct diag *diag)
{
    g_autofree char *text = NULL;
    struct source *source;
    gsize text_len;

    if (marked || is_damaged(bytes, len)) {
        report_damage(path, bytes, len, diag);
        return NULL;
    }
    text = g_convert(bytes, (gssize)len, "UTF-8", "WINDOWS-1252", NULL, &text_len, NULL);
    if (!text) {
        source_report(diag, DIAG_INPUT_ENCODING, path,
                      "this is neither UTF-8 nor Windows-1252; save it as UTF-8");
        return NULL;
    }
    source = source_new(path, text, text_len);
    report_guess(source, diag);
    return source;
}

/* UTF-16 by its mark, or since every other byte of what begins it is NUL and hardly one of the
 * others; NULL: no. */
static const char *find_wide(const char *bytes, size_t len)
{
    size_t zeros[2] = {0, 0};
    const size_t looked_at = MIN(len & ~(size_t)1, LOOKED_AT);

    if (len >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        return "UTF-16LE";
    if (len >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        return "UTF-16BE";
    for (size_t i = 0; i < looked_at; i++)
        zeros[i % 2] += bytes[i] == '\0';
    if (len == 0 || len % 2 || MAX(zeros[0], zeros[1]) * 10 < looked_at * 4 ||
        MIN(zeros[0], zeros[1]) * 100 > looked_at)
        return NULL;
    return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

static struct source *decode_wide(const char *bytes, size_t len, const char *path,
                                  struct diag *diag)
{
    const char *encoding = find_wide(bytes, len);
    const size_t mark =
        memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0 ? 2 : 0;
    gsize text_len;
    g_autofree char *text =
        g_convert(bytes + mark, (gssize)(len - mark), "UTF-8", encoding, NULL, &text_len, NULL);
    struct source *source;

    if (!text || memchr(text, '\0', text_len)) {
        source_report(diag, text ? DIAG_INPUT_BINARY : DIAG_INPUT_ENCODING, path,
                      text ? N_("this is no text: it holds NUL characters; name a text file")
                           : N_("this looks like UTF-16, and is damaged; save it as UTF-8"));
        return NULL;
    }
    source = source_new(path, text, text_len);
    diag_add(diag, DIAG_INPUT_GUESSED, (struct span){source, 0, 0},
             N_("this is no UTF-8, and was read as %s; see whether the text is right, and save the "
                "file as UTF-8"),
             encoding);
    return source;
}

struct source *source_decode(const char *bytes, size_t len, const char *path, struct diag *diag)
{
    static const char bom[] = "\xEF\xBB\xBF";
    const size_t skipped = len >= 3 && memcmp(bytes, bom, 3) == 0 ? 3 : 0;
    struct source *source;

    if (find_wide(bytes, len))
        return decode_wide(bytes, len, path, diag);
    if (memchr(bytes, '\0', len)) {
        source_report(diag, DIAG_INPUT_BINARY, path,
                      "this is no text: it holds NUL bytes; name a text file");
        return NULL;
    }
    bytes += skipped;
    len -= skipped;
    if (!g_utf8_validate(bytes, (gssize)len, NULL))
        return guess(bytes, len, skipped > 0, path, diag);
    source = source_new(path, bytes, len);
    source->as_in_file = skipped == 0;
    return source;
}
