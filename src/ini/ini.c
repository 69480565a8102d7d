/* ini: INI files with places. On the way from posting to PDF: the facts, layouts and brands. What
 * always holds: iniparser gets only the lines that the scan passed, a few at a time (its dictionary
 * is searched from end to end), and what it reads is what the span shows. */
#include "ini/ini.h"

#include "ini/ini_private.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LINES_AT_ONCE = 64 };

struct ini {
    struct source *source;
    bool lends_source; /* someone else drops it */
    GPtrArray *parts;
    GHashTable *by_name; /* section → struct ini_part * */
    GHashTable *entries; /* "section\nkey" → struct ini_entry * */
};

static int say_nothing(const char *format G_GNUC_UNUSED, ...)
{
    return 0;
}

static bool write_all(int fd, const GString *text)
{
    size_t done = 0;

    while (done < text->len) {
        const ssize_t written = write(fd, text->str + done, text->len - done);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += (size_t)written;
    }
    return true;
}

/* 4.1 reads only what has a path: a file in memory has one here. */
static dictionary *parse(const GString *text)
{
    const int fd = memfd_create("ini", MFD_CLOEXEC);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    dictionary *values = NULL;

    if (fd < 0)
        return NULL;
    iniparser_set_error_callback(say_nothing);
    if (write_all(fd, text))
        values = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    close(fd);
    return values;
}

/* Fills in the values of some items (struct ini_item *), which stand in the order of the file. */
static bool read_values(const GPtrArray *items, unsigned first, unsigned end)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const char *section = NULL;
    dictionary *values;

    for (unsigned i = first; i < end; i++) {
        const struct ini_item *item = g_ptr_array_index(items, i);

        if (item->entry.section != section)
            g_string_append_printf(text, "[%s]\n", item->entry.section);
        section = item->entry.section;
        g_string_append_len(text, item->line.source->text + item->line.offset,
                            (gssize)item->line.len);
        g_string_append_c(text, '\n');
    }
    values = parse(text);
    for (unsigned i = first; values && i < end; i++) {
        struct ini_item *item = g_ptr_array_index(items, i);
        g_autofree char *name = g_strconcat(item->entry.section, ":", item->key, NULL);

        item->value = g_strstrip(g_strdup(iniparser_getstring(values, name, "")));
        item->entry.value = item->value;
    }
    if (values)
        iniparser_freedict(values);
    return values != NULL;
}

static bool read_all(const GPtrArray *parts)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    bool ok = true;

    for (unsigned i = 0; i < parts->len; i++) {
        const struct ini_part *part = g_ptr_array_index(parts, i);

        for (unsigned k = 0; k < part->entries->len; k++)
            g_ptr_array_add(items, g_ptr_array_index(part->entries, k));
    }
    for (unsigned first = 0; first < items->len && ok; first += LINES_AT_ONCE)
        ok = read_values(items, first, MIN(first + LINES_AT_ONCE, items->len));
    return ok;
}

static void index_part(struct ini *ini, struct ini_part *part)
{
    g_hash_table_insert(ini->by_name, part->name, part);
    for (unsigned i = 0; i < part->entries->len; i++) {
        struct ini_item *item = g_ptr_array_index(part->entries, i);

        g_hash_table_insert(ini->entries, g_strconcat(part->name, "\n", item->key, NULL),
                            &item->entry);
    }
}

/* Takes the source. */
static struct ini *ini_take(struct source *source, struct diag *diag)
{
    struct ini *ini = g_new0(struct ini, 1);

    ini->source = source;
    ini->parts = ini_scan(source, diag);
    ini->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    ini->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (read_all(ini->parts)) {
        for (unsigned i = 0; i < ini->parts->len; i++)
            index_part(ini, g_ptr_array_index(ini->parts, i));
    } else {
        diag_add_file(diag, DIAG_SYSTEM, source->path, 1, "iniparser can't read this from memory");
        g_clear_pointer(&ini, ini_drop);
    }
    return ini;
}

struct ini *ini_load(const char *path, struct diag *diag)
{
    struct source *source = source_load(path, SOURCE_INI_MAX, SOURCE_INI_MAX, diag);

    return source ? ini_take(source, diag) : NULL;
}

struct ini *ini_new(const char *path, const char *text, struct diag *diag)
{
    return ini_take(source_new(path, text, strlen(text)), diag);
}

void ini_drop(struct ini *ini)
{
    if (!ini)
        return;
    g_hash_table_unref(ini->entries);
    g_hash_table_unref(ini->by_name);
    g_ptr_array_unref(ini->parts);
    if (!ini->lends_source)
        source_drop(ini->source);
    g_free(ini);
}

const struct source *ini_source(const struct ini *ini)
{
    return ini->source;
}

struct source *ini_steal_source(struct ini *ini)
{
    ini->lends_source = true;
    return ini->source;
}

const struct ini_entry *ini_find(const struct ini *ini, const char *section, const char *key)
{
    g_autofree char *name = g_strconcat(section, "\n", key, NULL);

    return g_hash_table_lookup(ini->entries, name);
}

const struct ini_entry *ini_entry(const struct ini *ini, const char *section, unsigned index)
{
    const struct ini_part *part = g_hash_table_lookup(ini->by_name, section);

    if (!part || index >= part->entries->len)
        return NULL;
    return &((const struct ini_item *)g_ptr_array_index(part->entries, index))->entry;
}

const char *ini_section(const struct ini *ini, unsigned index)
{
    return index < ini->parts->len
               ? ((const struct ini_part *)g_ptr_array_index(ini->parts, index))->name
               : NULL;
}

struct span ini_section_span(const struct ini *ini, const char *section)
{
    const struct ini_part *part = g_hash_table_lookup(ini->by_name, section);

    return part ? part->span : (struct span){ini->source, 0, 0};
}
