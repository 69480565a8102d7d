/* files: the TTF files of the folders, as fontconfig reads them.
 *
 * Under font, which chooses among them. Most texts need no more than the families that they are set
 * in, and reading all files takes a twentieth of a build: so the families that are only there to
 * fall back on are left out until they are asked for. What always holds: a family is left out whole
 * or not at all, so what is found without them is what would be found with them. */
#include "typeset/font/font_private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define DEPTH_MAX 8
#define FILE_MAX                                                                                   \
    ((off_t)64 << 20) /* bytes: the largest that people have, of Chinese, have a third */

/* What the families that texts fall back on are called. */
#define FALLBACKS "Noto "

struct file {
    char *path, *family;
    unsigned folder; /* which of those that were given it stands in or below */
};

static void file_clear(gpointer data)
{
    struct file *file = data;

    g_free(file->path);
    g_free(file->family);
}

static const struct file *file_at(const GArray *files, unsigned index)
{
    return &g_array_index(files, struct file, index);
}

static bool is_font_path(const char *path)
{
    const size_t len = strlen(path);

    return len > 4 && g_ascii_strcasecmp(path + len - 4, ".ttf") == 0;
}

/* The first of the first `count` files that is of the family; `count`: none is. */
static unsigned find_family(const GArray *files, unsigned count, const char *family)
{
    unsigned i = 0;

    while (i < count && strcmp(file_at(files, i)->family, family) != 0)
        i++;
    return i;
}

/* Before anybody opens it: a pipe would be waited for. `home`: where it has to lie; NULL: anywhere.
 * False: reported. */
static bool may_open(const char *path, const char *home, struct diag *diag)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        source_report_errno(diag, path, errno);
        return false;
    }
    if (home && !source_check_inside(home, path, diag))
        return false;
    if (!S_ISREG(info.st_mode))
        diag_add_file(diag, DIAG_INPUT_UNREADABLE, path, 1,
                      "this is no regular file; put the font itself here");
    else if (info.st_size > FILE_MAX)
        diag_add_file(diag, DIAG_INPUT_SIZE, path, 1,
                      "a font of %zu bytes; at most %zu are read: take another",
                      (size_t)info.st_size, (size_t)FILE_MAX);
    else
        return true;
    return false;
}

/* Of a family that several folders have, the first folder's; nothing of what is no font. */
static void list_file(GArray *files, const char *path, unsigned folder, struct diag *diag)
{
    struct file file = {g_strdup(path), face_family_of(path, diag), folder};
    const unsigned known = find_family(files, files->len, file.family);

    if (*file.family && (known == files->len || file_at(files, known)->folder == folder))
        g_array_append_val(files, file);
    else
        file_clear(&file);
}

/* Of one folder and those in it, a fixed number of levels deep. File by file: of a folder
 * fontconfig would write a cache, or say on stderr that it can't. */
static void list_files(GArray *files, const char *path, const char *home, unsigned folder,
                       unsigned depth, struct diag *diag)
{
    g_autoptr(GPtrArray) names = source_list_folder(path, diag);

    for (unsigned i = 0; names && i < names->len; i++) {
        const char *name = g_ptr_array_index(names, i);
        g_autofree char *each = g_build_filename(path, name, NULL);

        if (*name == '.')
            continue;
        if (is_font_path(each)) {
            if (may_open(each, home, diag))
                list_file(files, each, folder, diag);
        } else if (depth < DEPTH_MAX) /* of what is no folder, nothing is listed */
            list_files(files, each, home, folder, depth + 1, diag);
    }
}

/* All but the last are a posting's, and hold what lies in them. */
GArray *font_files_new(const char *const *folders, struct diag *diag)
{
    GArray *files = g_array_new(FALSE, FALSE, sizeof(struct file));
    const size_t mark = diag_mark(diag);

    g_array_set_clear_func(files, file_clear);
    for (unsigned i = 0; folders[i]; i++)
        list_files(files, folders[i], folders[i + 1] ? folders[i] : NULL, i, 0, diag);
    if (diag_stopped_since(diag, mark))
        g_clear_pointer(&files, g_array_unref);
    return files;
}

char *font_files_families(const GArray *files)
{
    GString *families = g_string_new(NULL);

    for (unsigned i = 0; i < files->len; i++)
        if (find_family(files, i, file_at(files, i)->family) == i)
            g_string_append_printf(families, "%s%s", i ? ", " : "", file_at(files, i)->family);
    return g_string_free(families, FALSE);
}

/* What Pango asks for where it sees emoji; and what comes before all other fallbacks, which
 * fontconfig would rank by the version of the file: a face for text that has many scripts. */
static const char rules[] =
    "<fontconfig><alias binding='same'><family>emoji</family><prefer><family>Noto "
    "Emoji</family></prefer></alias>"
    "<match><edit name='family' mode='append_last' binding='same'><string>Noto "
    "Sans</string></edit></match>"
    "</fontconfig>";

/* Without it texts would be set in another. */
static void open_file(FcConfig *config, const char *path, struct diag *diag)
{
    if (!FcConfigAppFontAddFile(config, (const FcChar8 *)path))
        diag_add(diag, DIAG_SYSTEM, NO_SPAN,
                 "%s: the font can't be read, or is damaged: then get it anew", path);
}

FcConfig *font_files_open(const GArray *files, bool all, struct diag *diag)
{
    FcConfig *config = FcConfigCreate();

    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)rules, FcTrue);
    for (unsigned i = 0; i < files->len; i++)
        if (all || !g_str_has_prefix(file_at(files, i)->family, FALLBACKS))
            open_file(config, file_at(files, i)->path, diag);
    return config;
}
