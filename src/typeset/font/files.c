/* files: the TTF files of the folders, as fontconfig reads them.
 *
 * Under font, which chooses among them. Most texts need no more than the families that they are set
 * in, and reading all files takes a twentieth of a build: so the families that are only there to
 * fall back on are left out until they are asked for. What always holds: a family is left out whole
 * or not at all, so what is found without them is what would be found with them. */
#include "typeset/font/font_private.h"

#include <string.h>

#define DEPTH_MAX 8

/* What the families that texts fall back on are called. */
#define FALLBACKS "Noto "

struct file {
    char *path;
    bool fallback;
    unsigned folder;    /* which of those that were given it stands in or below */
    FcPattern *pattern; /* once fontconfig has read it */
};

struct font_files {
    GArray *list; /* struct file */
};

static void file_clear(gpointer data)
{
    struct file *file = data;

    g_free(file->path);
    if (file->pattern)
        FcPatternDestroy(file->pattern);
}

static gint compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorted; NULL when the folder can't be read. */
static GPtrArray *list_folder(const char *path, GError **error)
{
    GDir *dir = g_dir_open(path, 0, error);
    GPtrArray *paths;
    const char *name;

    if (!dir)
        return NULL;
    paths = g_ptr_array_new_with_free_func(g_free);
    while ((name = g_dir_read_name(dir)))
        if (*name != '.')
            g_ptr_array_add(paths, g_build_filename(path, name, NULL));
    g_dir_close(dir);
    g_ptr_array_sort(paths, compare_paths);
    return paths;
}

static bool is_font_path(const char *path)
{
    const size_t len = strlen(path);

    return len > 4 && g_ascii_strcasecmp(path + len - 4, ".ttf") == 0;
}

static void list_file(struct font_files *files, char *path, unsigned folder)
{
    g_autofree char *family = face_family_of(path);
    const struct file file = {path, g_str_has_prefix(family, FALLBACKS), folder, NULL};

    g_array_append_val(files->list, file);
}

/* Of one folder and those in it, a fixed number of levels deep. File by file: of a folder
 * fontconfig would write a cache, or say on stderr that it can't. */
static void list_files(struct font_files *files, const char *path, unsigned folder, unsigned depth,
                       struct diag *diag)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) paths = list_folder(path, &error);

    if (!paths) {
        diag_add(diag, DIAG_SYSTEM, NO_SPAN, "%s: %s", path, error->message);
        return;
    }
    for (unsigned i = 0; i < paths->len; i++) {
        const char *each = paths->pdata[i];

        if (is_font_path(each))
            list_file(files, g_strdup(each), folder);
        else if (depth < DEPTH_MAX && g_file_test(each, G_FILE_TEST_IS_DIR))
            list_files(files, each, folder, depth + 1, diag);
    }
}

struct font_files *font_files_new(const char *const *folders, struct diag *diag)
{
    struct font_files *files = g_new0(struct font_files, 1);

    files->list = g_array_new(FALSE, FALSE, sizeof(struct file));
    g_array_set_clear_func(files->list, file_clear);
    for (unsigned i = 0; folders[i]; i++)
        list_files(files, folders[i], i, 0, diag);
    return files;
}

void font_files_drop(struct font_files *files)
{
    g_array_unref(files->list);
    g_free(files);
}

FcFontSet *font_files_of(const FcConfig *config)
{
    return FcConfigGetFonts((FcConfig *)config, FcSetApplication);
}

bool font_files_have(const FcFontSet *files, int count, const char *family)
{
    for (int i = 0; i < count; i++)
        if (strcmp(pattern_string(files->fonts[i], FC_FAMILY), family) == 0)
            return true;
    return false;
}

/* Of the files from `before` on, takes away those of families that stand before. */
static void drop_known_families(FcFontSet *files, int before)
{
    int kept = before;

    for (int i = before; i < files->nfont; i++)
        if (font_files_have(files, before, pattern_string(files->fonts[i], FC_FAMILY)))
            FcPatternDestroy(files->fonts[i]);
        else
            files->fonts[kept++] = files->fonts[i];
    files->nfont = kept;
}

/* What Pango asks for where it sees emoji; and what comes before all other fallbacks, which
 * fontconfig would rank by the version of the file: a face for text that has many scripts. */
static const char rules[] =
    "<fontconfig><alias binding='same'><family>emoji</family><prefer><family>Noto "
    "Emoji</family></prefer></alias>"
    "<match><edit name='family' mode='append_last' binding='same'><string>Noto "
    "Sans</string></edit></match>"
    "</fontconfig>";

static int count_of(const FcConfig *config)
{
    return font_files_of(config) ? font_files_of(config)->nfont : 0;
}

/* What was read before is not read again, but fontconfig makes a set for the first file alone. */
static void add_file(FcConfig *config, struct file *file)
{
    const int before = count_of(config);

    if (before > 0 && file->pattern) {
        FcPatternReference(file->pattern);
        FcFontSetAdd(font_files_of(config), file->pattern);
        return;
    }
    FcConfigAppFontAddFile(config, (const FcChar8 *)file->path);
    if (!file->pattern && count_of(config) == before + 1) {
        file->pattern = font_files_of(config)->fonts[before];
        FcPatternReference(file->pattern);
    }
}

FcConfig *font_files_open(struct font_files *files, bool all)
{
    FcConfig *config = FcConfigCreate();

    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)rules, FcTrue);
    for (unsigned i = 0; i < files->list->len;) {
        const unsigned folder = g_array_index(files->list, struct file, i).folder;
        const int before = count_of(config);

        for (; i < files->list->len; i++) {
            struct file *file = &g_array_index(files->list, struct file, i);

            if (file->folder != folder)
                break;
            if (all || !file->fallback)
                add_file(config, file);
        }
        if (before > 0)
            drop_known_families(font_files_of(config), before);
    }
    return config;
}
