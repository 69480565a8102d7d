/* What people save: an archive as it is, or, since nobody guesses a checksum, its parts, each under
 * a line `%%NAME`; a web page; behind a line `%%`, the words of a printed page. It becomes a text,
 * or is refused with a fault. */
#include "fuzz.h"
#include "import/import_private.h"

#include <stdlib.h>
#include <string.h>

static GHashTable *new_parts(const char *text)
{
    GHashTable *parts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    g_auto(GStrv) pieces = g_strsplit(text, "%%", 50);

    for (char **piece = pieces; *piece; piece++) {
        const char *stop = strchr(*piece, '\n');

        if (stop)
            g_hash_table_replace(parts, g_strndup(*piece, (size_t)(stop - *piece)),
                                 g_bytes_new(stop + 1, strlen(stop + 1)));
    }
    return parts;
}

static bool read_archive(const struct xml *xml, const unsigned char *data, size_t size,
                         struct article *article)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GHashTable) parts = parts_read(bytes, xml->report);

    return parts && import_read_parts(xml, parts, article);
}

static bool read_any(const struct xml *xml, const unsigned char *data, size_t size,
                     struct article *article)
{
    const char *advice, *bytes = (const char *)data;
    g_autofree char *text = fuzz_text(data, size);

    g_free(kind_find_encoding(bytes, size));
    if (kind_find(bytes, size, &advice) == KIND_ARCHIVE)
        return read_archive(xml, data, size, article);
    if (g_str_has_prefix(text, "%%\n"))
        return printed_read(xml, text + strlen("%%\n"), article);
    if (g_str_has_prefix(text, "%%")) {
        g_autoptr(GHashTable) parts = new_parts(text);

        return import_read_parts(xml, parts, article);
    }
    return webpage_read(xml, text, article);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct import_report report = {0};
    struct article *article = article_new();
    struct xml xml;

    if (!xml_open(&xml, &report))
        abort();
    if (read_any(&xml, data, size, article)) {
        g_autofree char *text = article_to_markdown(article);

        if (!g_utf8_validate(text, -1, NULL))
            abort();
    } else if (report.fault == FAULT_NONE) {
        abort();
    }
    article_drop(article);
    return 0;
}
