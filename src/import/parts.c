/* parts: the XML parts of a ZIP archive, unpacked in memory. Between a document's bytes and the
 * trees of its parts. What always holds: nothing is written, what unpacks to too much is given up
 * on the way, and an archive that no word processor makes is refused. */
#include "import/import_private.h"

#include <string.h>

enum {
    PARTS_MAX = 4000,
    PART_MAX = 24 << 20, /* bytes of all that is unpacked */
    BOMB_FROM = 1 << 20, /* bytes from which on it matters … */
    BOMB_RATIO = 250,    /* … how many times larger it is than the file: XML goes to some 100 */
    CHUNK = 64 * 1024
};

struct reading {
    const struct archive_library *lib;
    struct archive *archive;
    struct import_report *report;
    GHashTable *parts;
    size_t packed, unpacked; /* bytes: of the file, of all parts so far */
    unsigned count;
};

/* Does a name lead out of the archive's own folder, or would it on some system? */
static bool leads_out(const char *name)
{
    g_auto(GStrv) folders = g_strsplit_set(name, "/\\", -1);

    return name[0] == '/' || name[0] == '\\' || (name[0] && name[1] == ':') ||
           g_strv_contains((const char *const *)folders, "..");
}

static bool is_wanted(const char *name)
{
    return g_str_has_suffix(name, ".xml") || g_str_has_suffix(name, ".rels") ||
           g_str_has_suffix(name, ".iwa") || strcmp(name, "mimetype") == 0;
}

static bool is_too_much(const struct reading *reading)
{
    return reading->unpacked > PART_MAX ||
           (reading->unpacked > BOMB_FROM && reading->unpacked / BOMB_RATIO > reading->packed);
}

static bool unpack(struct reading *reading, const char *name)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    ssize_t got;

    while ((got = reading->lib->archive_read_data(reading->archive, chunk, CHUNK)) > 0) {
        reading->unpacked += (size_t)got;
        if (is_too_much(reading))
            return import_fail(reading->report, FAULT_BIG, name);
        g_byte_array_append(bytes, chunk, (guint)got);
    }
    if (got < 0)
        return import_fail(reading->report, FAULT_ARCHIVE,
                           reading->lib->archive_error_string(reading->archive));
    g_hash_table_insert(reading->parts, g_strdup(name),
                        g_byte_array_free_to_bytes(g_steal_pointer(&bytes)));
    return true;
}

static bool read_entry(struct reading *reading, struct archive_entry *entry)
{
    const char *utf8 = reading->lib->archive_entry_pathname_utf8(entry),
               *name = utf8 ? utf8 : reading->lib->archive_entry_pathname(entry);
    const unsigned type = reading->lib->archive_entry_filetype(entry);

    if (++reading->count > PARTS_MAX)
        return import_fail(reading->report, FAULT_MANY, NULL);
    if (!name || !*name || leads_out(name))
        return import_fail(reading->report, FAULT_NAME, name);
    if (type != AE_IFREG && type != AE_IFDIR)
        return import_fail(reading->report, FAULT_LINK, name);
    if (reading->lib->archive_entry_is_encrypted(entry))
        return import_fail(reading->report, FAULT_LOCKED, NULL);
    if (type == AE_IFDIR || !is_wanted(name))
        return true;
    if (g_hash_table_contains(reading->parts, name))
        return import_fail(reading->report, FAULT_TWICE, name);
    return unpack(reading, name);
}

/* A warning is about a name that the locale can't say. */
static bool read_entries(struct reading *reading)
{
    struct archive_entry *entry;
    int got;

    while ((got = reading->lib->archive_read_next_header(reading->archive, &entry)) == ARCHIVE_OK ||
           got == ARCHIVE_WARN)
        if (!read_entry(reading, entry))
            return false;
    return got == ARCHIVE_EOF || import_fail(reading->report, FAULT_ARCHIVE,
                                             reading->lib->archive_error_string(reading->archive));
}

static bool open_archive(struct reading *reading, GBytes *bytes)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    reading->packed = len;
    reading->archive = reading->lib->archive_read_new();
    reading->lib->archive_read_support_format_zip_seekable(reading->archive);
    return reading->lib->archive_read_open_memory(reading->archive, data, len) == ARCHIVE_OK ||
           import_fail(reading->report, FAULT_ARCHIVE,
                       reading->lib->archive_error_string(reading->archive));
}

GHashTable *parts_read(GBytes *archive, struct import_report *report)
{
    const char *why;
    struct reading reading = {.lib = module_open("archive", &why), .report = report};

    if (!reading.lib) {
        import_fail(report, FAULT_LIBRARY, why);
        return NULL;
    }
    reading.parts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    if (!open_archive(&reading, archive) || !read_entries(&reading))
        g_clear_pointer(&reading.parts, g_hash_table_unref);
    reading.lib->archive_read_free(reading.archive);
    return reading.parts;
}
