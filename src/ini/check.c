/* ini_check: what an INI says that its reader does not know, and paths that it names. Beside
 * ini, for postings, layouts and brands. What always holds: every unknown name is reported
 * once, with the known one that is nearest to it. */
#include "ini/ini.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool name_matches(const char *name, const char *pattern)
{
    const size_t len = strlen(pattern);

    return pattern[len - 1] == '*' ? strncmp(name, pattern, len - 1) == 0
                                   : strcmp(name, pattern) == 0;
}

struct names {
    const struct ini_schema *schema;
    const struct ini_meant *meant; /* or NULL */
    struct diag *diag;
};

static bool is_listed(const char *list, const char *name)
{
    g_auto(GStrv) words = g_strsplit(list, "|", -1);

    return g_strv_contains((const char *const *)words, name);
}

static bool is_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* What is meant by a name that is not known: of a key in this section, or, NULL, of a section. */
static const char *find_meant(const struct names *names, const char *section, const char *name)
{
    g_autofree char *plain = g_strdelimit(g_strdup(name), "-_.", ' ');

    for (const struct ini_meant *row = names->meant; row && row->means; row++)
        if (is_same(row->section, section) && is_listed(row->written, plain))
            return row->means;
    return NULL;
}

/* "office" where "office *" is known. */
static bool lacks_name(const char *name, const char *pattern)
{
    const size_t len = strlen(name);

    return strncmp(pattern, name, len) == 0 && strcmp(pattern + len, " *") == 0;
}

static void report_section(const struct names *names, const char *name, struct span span)
{
    g_autoptr(GPtrArray) sections = g_ptr_array_new();
    const char *means = find_meant(names, NULL, name);

    for (const struct ini_schema *row = names->schema; row->section; row++) {
        if (lacks_name(name, row->section)) {
            diag_add(names->diag, DIAG_INI_SECTION, span,
                     "this section needs a name of its own behind “%s”: [%s NAME]", name, name);
            return;
        }
        g_ptr_array_add(sections, (gpointer)row->section);
    }
    g_ptr_array_add(sections, NULL);
    g_autofree char *known = g_strjoinv(", ", (char **)sections->pdata);
    means = means ? means : nearest_find(name, (const char *const *)sections->pdata);
    if (means)
        diag_add(names->diag, DIAG_INI_SECTION, span,
                 "there is no section “%s”; did you mean “%s”?", name, means);
    else
        diag_add(names->diag, DIAG_INI_SECTION, span, "there is no section “%s”; known here: %s",
                 name, known);
}

/* The section, of one name alone, that has such a key, or else one that is meant by it; *key
 * becomes what it is called there. NULL: none has. */
static const char *find_elsewhere(const struct names *names, const char *name, const char **key)
{
    for (const struct ini_schema *row = names->schema; row->section; row++)
        if (!strchr(row->section, '*') && g_strv_contains(row->keys, name)) {
            *key = name;
            return row->section;
        }
    for (const struct ini_schema *row = names->schema; row->section; row++) {
        *key = find_meant(names, row->section, name);
        if (*key && !strchr(row->section, '*'))
            return row->section;
    }
    return NULL;
}

static void report_key(const struct names *names, const struct ini_schema *row,
                       const struct ini_entry *entry)
{
    const char *means = find_meant(names, row->section, entry->key), *key = NULL;
    const char *section = means ? NULL : find_elsewhere(names, entry->key, &key);
    g_autofree char *known = g_strjoinv(", ", (char **)row->keys);

    if (!means && !section)
        means = nearest_find(entry->key, row->keys);
    if (means)
        diag_add(names->diag, DIAG_INI_KEY, entry->key_span,
                 "there is no key “%s”; did you mean “%s”?", entry->key, means);
    else if (section)
        diag_add(names->diag, DIAG_INI_KEY, entry->key_span,
                 "there is no key “%s” here; write “%s” in [%s]", entry->key, key, section);
    else
        diag_add(names->diag, DIAG_INI_KEY, entry->key_span, "there is no key “%s”; known here: %s",
                 entry->key, known);
}

static bool knows_key(const struct ini_schema *row, const char *name)
{
    for (const char *const *key = row->keys; *key; key++)
        if (name_matches(name, *key))
            return true;
    return false;
}

static bool check_section(const struct ini *ini, const struct names *names, const char *name)
{
    const struct ini_schema *row = names->schema;
    const struct ini_entry *entry;
    bool ok = true;

    while (row->section && !name_matches(name, row->section))
        row++;
    if (!row->section) {
        report_section(names, name, ini_section_span(ini, name));
        return false;
    }
    for (unsigned i = 0; (entry = ini_entry(ini, name, i)); i++) {
        if (knows_key(row, entry->key))
            continue;
        report_key(names, row, entry);
        ok = false;
    }
    return ok;
}

bool ini_check(const struct ini *ini, const struct ini_schema *schema,
               const struct ini_meant *meant, struct diag *diag)
{
    const struct names names = {schema, meant, diag};
    const char *name;
    bool ok = true;

    for (unsigned i = 0; (name = ini_section(ini, i)); i++)
        ok = check_section(ini, &names, name) && ok;
    return ok;
}

/* The folder in which an INI really lies, with a slash at its end: links are followed. NULL: it
 * lies nowhere. */
static char *real_folder(const char *path)
{
    char *real = realpath(path, NULL), *folder = NULL;

    if (real)
        folder = g_strndup(real, (size_t)(strrchr(real, '/') - real) + 1);
    free(real);
    return folder;
}

static char *refuse_path(const char *written, struct span span, enum diag_id id, struct diag *diag)
{
    if (id == DIAG_INI_PATH)
        diag_add(diag, id, span, "“%s” leads outside the folder of this file; put a copy inside",
                 written);
    else
        diag_add(diag, id, span,
                 "there is no file “%s” beside this one; put it there, or correct the name",
                 written);
    return NULL;
}

/* A path that the system can't follow, or that leads nowhere. */
static char *refuse_unresolved(const char *written, const char *path, struct span span, int error,
                               struct diag *diag)
{
    if (error == ENOENT || error == ENOTDIR || error == ELOOP || error == ENAMETOOLONG)
        return refuse_path(written, span, DIAG_INI_FILE, diag);
    source_report_errno(diag, path, error);
    return NULL;
}

char *ini_resolve_path(const char *written, struct span span, struct diag *diag)
{
    const char *ini_path = span.source->path;
    g_autofree char *beside = g_path_get_dirname(ini_path), *folder = NULL;
    g_autofree char *path = g_build_filename(beside, written, NULL),
                    *canonical = g_canonicalize_filename(written, "/i");
    char *real;
    bool inside;

    if (g_path_is_absolute(written) || !g_str_has_prefix(canonical, "/i/"))
        return refuse_path(written, span, DIAG_INI_PATH, diag);
    folder = real_folder(ini_path);
    real = folder ? realpath(path, NULL) : NULL;
    if (!real)
        return refuse_unresolved(written, path, span, errno, diag);
    if (!g_file_test(real, G_FILE_TEST_IS_REGULAR)) {
        free(real);
        return refuse_path(written, span, DIAG_INI_FILE, diag);
    }
    inside = g_str_has_prefix(real, folder);
    free(real);
    return inside ? g_steal_pointer(&path) : refuse_path(written, span, DIAG_INI_PATH, diag);
}
