/* kind: what a file is, told by its bytes. The first step. What always holds: its name counts for
 * nothing; what is none of the kinds below is a text. */
#include "import/import_private.h"

#include <string.h>

#define NO_WORDS N_("this is a picture; name the text that it shows, or type it")

static const struct {
    const char *bytes;
    size_t at, len;
    enum import_kind kind;
    const char *advice;
} kinds[] = {
    {"PK\003\004", 0, 4, KIND_ARCHIVE, NULL},
    {"PK\005\006", 0, 4, KIND_ARCHIVE, NULL},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, 8, KIND_REFUSED,
     N_("this is a document of an old Word (.doc), or one with a password; open it, and save it as "
        ".docx without a password")},
    {"{\\rtf", 0, 5, KIND_REFUSED, N_("this is RTF; open it, and save it as .docx or .odt")},
    {"\x89PNG", 0, 4, KIND_REFUSED, NO_WORDS},
    {"\xFF\xD8\xFF", 0, 3, KIND_REFUSED, NO_WORDS},
    {"GIF8", 0, 4, KIND_REFUSED, NO_WORDS},
    {"II*\0", 0, 4, KIND_REFUSED, NO_WORDS},
    {"MM\0*", 0, 4, KIND_REFUSED, NO_WORDS},
    {"WEBP", 8, 4, KIND_REFUSED, NO_WORDS},
    {"ftyp", 4, 4, KIND_REFUSED, NO_WORDS},
    {"%!PS", 0, 4, KIND_REFUSED, N_("this is PostScript; make a PDF of it")},
    {"\x1F\x8B", 0, 2, KIND_REFUSED, N_("this is packed; unpack it first")},
    {"7z\xBC\xAF", 0, 4, KIND_REFUSED, N_("this is packed; unpack it first")},
    {"Rar!", 0, 4, KIND_REFUSED, N_("this is packed; unpack it first")},
};

enum { LOOKED_AT = 1024, DECLARED_IN = 4096 }; /* bytes */

/* Does `<!doctype html` or `<html` stand there, behind comments and what declares XML? */
static bool is_page(const char *head)
{
    const char *at = head;

    for (;;) {
        const char *end;

        at += strspn(at, " \t\r\n");
        if (g_str_has_prefix(at, "<!--"))
            end = strstr(at, "-->");
        else if (g_str_has_prefix(at, "<?xml"))
            end = strchr(at, '>');
        else
            return g_ascii_strncasecmp(at, "<!doctype html", 14) == 0 ||
                   g_ascii_strncasecmp(at, "<html", 5) == 0;
        if (!end)
            return false;
        at = end + strspn(end, "->");
    }
}

/* ISO 32000-1, annex H, 3.4.1: the header may stand anywhere in the first 1024 bytes. */
static bool is_pdf(const char *bytes, size_t len)
{
    return memmem(bytes, MIN(len, LOOKED_AT), "%PDF-", 5) != NULL;
}

/* A page as browsers save it whole, with its pictures, or a mail with such parts. */
static bool is_multipart(const char *head)
{
    g_autofree char *lower = g_ascii_strdown(head, -1);

    return strstr(lower, "mime-version:") && strstr(lower, "content-type: multipart/");
}

/* What begins a file, as far as it is ASCII, also in UTF-16. */
static char *find_head(const char *bytes, size_t len)
{
    GString *head = g_string_new(NULL);

    for (size_t i = 0; i < MIN(len, DECLARED_IN); i++)
        if (bytes[i] != '\0' && (i > 2 || !strchr("\xFF\xFE\xEF\xBB\xBF", bytes[i])))
            g_string_append_c(head, bytes[i]);
    return g_string_free(head, FALSE);
}

enum import_kind kind_find(const char *bytes, size_t len, const char **advice)
{
    g_autofree char *head = find_head(bytes, len);

    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (len >= kinds[i].at + kinds[i].len &&
            memcmp(bytes + kinds[i].at, kinds[i].bytes, kinds[i].len) == 0) {
            *advice = kinds[i].advice;
            return kinds[i].kind;
        }
    if (is_pdf(bytes, len))
        return KIND_PDF;
    *advice = g_str_has_prefix(head, "<?xml") && strstr(head, "office:document")
                  ? N_("this is a flat document; open it, and save it as .docx or .odt")
              : is_multipart(head)
                  ? N_("this is a mail, or a page with its pictures, in one file; save the page as "
                       "HTML, or the mail as text")
                  : NULL;
    return *advice ? KIND_REFUSED : is_page(head) ? KIND_HTML : KIND_TEXT;
}

char *kind_find_encoding(const char *bytes, size_t len)
{
    g_autofree char *head = find_head(bytes, len), *lower = g_ascii_strdown(head, -1);
    const char *at = strstr(lower, "charset=");

    if (!at)
        return NULL;
    at += strlen("charset=");
    at += strspn(at, "\"' ");
    return g_strndup(at, strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_"));
}
