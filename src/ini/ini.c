/* ini: INI files with places. On the way from posting to PDF: the facts, layouts and brands.
 *
 * iniparser reads the file, once, by its path. Only where that would not be the lines that the scan
 * passed (one of them is at fault, the file is not plain UTF-8, there is no file), or isn't (it
 * changes meanwhile, it can't be read again) it reads those, from a private file in memory. What
 * always holds: what it reads is what the spans show. */
#include "ini/ini.h"

#include "ini/ini_private.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <string.h>
#include <unistd.h>

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

/* NULL: it can't be read. What iniparser prints of that is kept back: it is reported. */
static dictionary *read_path(const char *path)
{
    dictionary *values;

    iniparser_set_error_callback(say_nothing);
    values = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    return values;
}

/* 4.1 reads only what has a path: a file in memory has one here. */
static dictionary *read_text(const GString *text)
{
    int fd;
    g_autofree char *path = source_hold(text->str, text->len, &fd);
    dictionary *values = path ? read_path(path) : NULL;

    if (path)
        close(fd);
    return values;
}

/* The lines that the scan passed. */
static GString *passed_lines(const GPtrArray *parts)
{
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; i < parts->len; i++) {
        const struct ini_part *part = g_ptr_array_index(parts, i);

        g_string_append_printf(text, "[%s]\n", part->name);
        for (unsigned k = 0; k < part->entries->len; k++) {
            const struct ini_item *item = g_ptr_array_index(part->entries, k);

            g_string_append_len(text, span_text(item->line), (gssize)item->line.len);
            g_string_append_c(text, '\n');
        }
    }
    return text;
}

/* Its dictionary is searched from end to end: "section:key" → value, lent. */
static GHashTable *index_values(const dictionary *values)
{
    GHashTable *by_name = g_hash_table_new(g_str_hash, g_str_equal);

    for (size_t i = 0; i < (size_t)values->size; i++)
        if (values->key[i])
            g_hash_table_insert(by_name, values->key[i], values->val[i]);
    return by_name;
}

/* False: what was read is not what the scan saw. */
static bool take_value(struct ini_item *item, GHashTable *values)
{
    g_autofree char *name = g_strconcat(item->entry.section, ":", item->key, NULL);
    const char *value = g_hash_table_lookup(values, name);
    g_autofree char *shown = span_dup(item->entry.value_span);

    g_free(item->value);
    item->value = g_strstrip(g_strdup(value ? value : ""));
    item->entry.value = item->value;
    return strcmp(item->value, shown) == 0;
}

static bool take_values(const GPtrArray *parts, const dictionary *values)
{
    g_autoptr(GHashTable) by_name = index_values(values);
    bool ok = true;

    for (unsigned i = 0; i < parts->len; i++) {
        const struct ini_part *part = g_ptr_array_index(parts, i);

        for (unsigned k = 0; k < part->entries->len; k++)
            ok &= take_value(g_ptr_array_index(part->entries, k), by_name);
    }
    return ok;
}

/* Takes what was read; NULL: nothing was. */
static bool use_values(const struct ini *ini, dictionary *values)
{
    const bool ok = values && take_values(ini->parts, values);

    if (values)
        iniparser_freedict(values);
    return ok;
}

/* False: reported. */
static bool read_values(const struct ini *ini, bool plain, struct diag *diag)
{
    g_autoptr(GString) text = NULL;

    if (plain && use_values(ini, read_path(ini->source->path)))
        return true;
    text = passed_lines(ini->parts);
    errno = 0;
    if (use_values(ini, read_text(text)))
        return true;
    diag_add_file(diag, DIAG_SYSTEM, ini->source->path, 1, "iniparser can't read this: %s",
                  say_error(errno));
    return false;
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
static struct ini *ini_take(struct source *source, bool is_file, struct diag *diag)
{
    struct ini *ini = g_new0(struct ini, 1);
    bool plain;

    ini->source = source;
    ini->parts = ini_scan(source, &plain, diag);
    ini->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    ini->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (read_values(ini, plain && is_file, diag))
        for (unsigned i = 0; i < ini->parts->len; i++)
            index_part(ini, g_ptr_array_index(ini->parts, i));
    else
        g_clear_pointer(&ini, ini_drop);
    return ini;
}

struct ini *ini_load(const char *path, struct diag *diag)
{
    struct source *source = source_load_blank(path, SOURCE_INI_MAX, SOURCE_INI_MAX, diag);

    return source ? ini_take(source, true, diag) : NULL;
}

struct ini *ini_new(const char *path, const char *text, struct diag *diag)
{
    return ini_take(source_new(path, text, strlen(text)), false, diag);
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
