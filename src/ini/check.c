/* ini_check: what an INI says that its reader does not know, and paths that it names. Beside
 * posting/ini, for postings, layouts and brands. What always holds: every unknown name is reported
 * once, with the known one that is nearest to it. */
#include "ini/ini.h"

#include <stdlib.h>
#include <string.h>

static bool name_matches(const char *name, const char *pattern)
{
    const size_t len = strlen(pattern);

    return pattern[len - 1] == '*' ? strncmp(name, pattern, len - 1) == 0
                                   : strcmp(name, pattern) == 0;
}

/* Levenshtein's distance over bytes, up to the length of `b`. */
static unsigned distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    g_autofree unsigned *row = g_new(unsigned, b_len + 1);

    for (unsigned j = 0; j <= b_len; j++)
        row[j] = j;
    for (unsigned i = 0; i < a_len; i++) {
        unsigned corner = row[0];

        row[0] = i + 1;
        for (unsigned j = 0; j < b_len; j++) {
            const unsigned replaced = corner + (a[i] != b[j] ? 1 : 0);

            corner = row[j + 1];
            row[j + 1] = MIN(replaced, MIN(corner, row[j]) + 1);
        }
    }
    return row[b_len];
}

struct nearest {
    const char *name; /* the unknown one */
    const char *best; /* the known one; NULL: none is near */
    unsigned distance;
};

/* Of a pattern, what stands before its `*` is compared with as much of the name. */
static void consider(struct nearest *nearest, const char *pattern)
{
    const size_t name_len = strlen(nearest->name),
                 len = strlen(pattern) - (g_str_has_suffix(pattern, "*") ? 1 : 0);
    const size_t compared = pattern[len] ? MIN(name_len, len) : name_len;
    const unsigned found = distance(nearest->name, compared, pattern, len);
    const size_t near =
        len < 4 ? 1 : MAX(2, len / 3); /* two letters that changed places are a distance of 2 */

    if (len == 0 || found > near || (nearest->best && found >= nearest->distance))
        return;
    nearest->best = pattern;
    nearest->distance = found;
}

const char *ini_nearest(const char *name, const char *const *known)
{
    struct nearest nearest = {.name = name};

    for (; *known; known++)
        consider(&nearest, *known);
    return nearest.best;
}

static void report_unknown(const struct nearest *nearest, enum diag_id id, struct span span,
                           const char *what, const char *known, struct diag *diag)
{
    if (nearest->best)
        diag_add(diag, id, span, "there is no %s “%s”; did you mean “%s”?", what, nearest->name,
                 nearest->best);
    else
        diag_add(diag, id, span, "there is no %s “%s”; known here: %s", what, nearest->name, known);
}

static void report_section(const struct ini_schema *schema, const char *name, struct span span,
                           struct diag *diag)
{
    g_autoptr(GString) known = g_string_new(NULL);
    struct nearest nearest = {.name = name};

    for (; schema->section; schema++) {
        consider(&nearest, schema->section);
        g_string_append_printf(known, "%s%s", known->len ? ", " : "", schema->section);
    }
    report_unknown(&nearest, DIAG_INI_SECTION, span, "section", known->str, diag);
}

static void report_key(const struct ini_schema *schema, const struct ini_entry *entry,
                       struct diag *diag)
{
    g_autofree char *known = g_strjoinv(", ", (char **)schema->keys);
    struct nearest nearest = {.name = entry->key};

    for (const char *const *key = schema->keys; *key; key++)
        consider(&nearest, *key);
    report_unknown(&nearest, DIAG_INI_KEY, entry->key_span, "key", known, diag);
}

static bool knows_key(const struct ini_schema *schema, const char *name)
{
    for (const char *const *key = schema->keys; *key; key++)
        if (name_matches(name, *key))
            return true;
    return false;
}

static bool check_section(const struct ini *ini, const struct ini_schema *schema, const char *name,
                          struct diag *diag)
{
    const struct ini_schema *row = schema;
    const struct ini_entry *entry;
    bool ok = true;

    while (row->section && !name_matches(name, row->section))
        row++;
    if (!row->section) {
        report_section(schema, name, ini_section_span(ini, name), diag);
        return false;
    }
    for (unsigned i = 0; (entry = ini_entry(ini, name, i)); i++) {
        if (knows_key(row, entry->key))
            continue;
        report_key(row, entry, diag);
        ok = false;
    }
    return ok;
}

bool ini_check(const struct ini *ini, const struct ini_schema *schema, struct diag *diag)
{
    const char *name;
    bool ok = true;

    for (unsigned i = 0; (name = ini_section(ini, i)); i++)
        ok = check_section(ini, schema, name, diag) && ok;
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
        diag_add(diag, id, span, "there is no file “%s” beside this one", written);
    return NULL;
}

char *ini_resolve_path(const char *written, struct span span, struct diag *diag)
{
    const char *ini_path = span.source->path;
    g_autofree char *beside = g_path_get_dirname(ini_path), *folder = real_folder(ini_path);
    g_autofree char *path = g_build_filename(beside, written, NULL),
                    *canonical = g_canonicalize_filename(written, "/i");
    char *real;
    bool inside;

    if (g_path_is_absolute(written) || !g_str_has_prefix(canonical, "/i/"))
        return refuse_path(written, span, DIAG_INI_PATH, diag);
    real = realpath(path, NULL);
    if (!real || !folder || !g_file_test(real, G_FILE_TEST_IS_REGULAR)) {
        free(real);
        return refuse_path(written, span, DIAG_INI_FILE, diag);
    }
    inside = g_str_has_prefix(real, folder);
    free(real);
    return inside ? g_steal_pointer(&path) : refuse_path(written, span, DIAG_INI_PATH, diag);
}
