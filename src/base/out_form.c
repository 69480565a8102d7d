/* out_form: a file that people fill in takes its place.
 *
 * A part of out. What always holds: what people may have put into a form is never written over, and
 * never hidden without a word. */
#include "base/base_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OUT_FORM_MAX (64 << 20) /* bytes: no form of ours is larger */

/* What may not be read, or is too large, is not known to be ours. */
static bool look(const char *path, struct diag *diag)
{
    g_autoptr(GBytes) bytes = source_load_bytes(path, OUT_FORM_MAX, diag);

    return bytes && digest_holds(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

bool out_is_untouched(const char *path)
{
    struct diag *unsaid = diag_new();
    const bool is = look(path, unsaid);

    diag_drop(unsaid);
    return is;
}

/* Gives `from`, which stood at `path`, a free name beside it (g_free). NULL: *error says why. */
static char *move_aside(const char *from, const char *path, int *error)
{
    const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
    const int stem = (int)(dot ? dot - path : (long)strlen(path));

    *error = EEXIST;
    for (unsigned number = 1; *error == EEXIST; number++) {
        g_autofree char *to = g_strdup_printf("%.*s-%u%s", stem, path, number, dot ? dot : "");

        *error = out_rename_free(from, to);
        if (*error == 0)
            return g_steal_pointer(&to);
    }
    return NULL;
}

/* What is there is somebody's: it stays, or has a free name before anything else happens. */
static enum out_fate pass_filled(const char *path, const char *beside, char **aside, int *error)
{
    *aside = move_aside(path, path, error);
    if (*aside)
        *error = out_rename_free(beside, path);
    if (*error == 0)
        return OUT_ASIDE;
    if (*aside && out_rename_free(*aside, path) == 0)
        g_clear_pointer(aside, g_free);
    unlink(beside);
    return OUT_FAILED;
}

/* What had the form's place: ours, or what was saved there since it was looked at. Another run may
 * have freed it already. */
static enum out_fate free_former(const char *former, const char *path, char **aside, int *error)
{
    if (out_is_untouched(former) || source_is_missing(former)) {
        unlink(former);
        return OUT_WRITTEN;
    }
    *aside = move_aside(former, path, error);
    if (*aside)
        return OUT_ASIDE;
    *aside = g_strdup(former);
    return OUT_FAILED;
}

void out_free_former(const char *folder, const char *former, struct diag *diag)
{
    const char *from = former + strlen(OUT_FORMER);
    g_autofree char *name = g_strndup(from, (gsize)(strrchr(from, '.') - from)), *aside = NULL,
                    *path = g_build_filename(folder, name, NULL),
                    *whole = g_build_filename(folder, former, NULL);
    int error = 0;

    if (free_former(whole, path, &aside, &error) == OUT_ASIDE)
        diag_add_file(diag, DIAG_FILLED_FORM, path, 1,
                      "what was here is not as affiche made it, so it may be filled: it is %s now",
                      aside);
}

/* `.affiche.grid.pdf.X` → `.affiche-former.grid.pdf.X` (g_free) */
static char *former_name(const char *beside)
{
    g_autofree char *folder = g_path_get_dirname(beside), *name = g_path_get_basename(beside),
                    *former = g_strconcat(OUT_FORMER, name + strlen(OUT_BESIDE), NULL);

    return g_build_filename(folder, former, NULL);
}

/* What is there was ours when it was looked at. Old and new change places, so that what is saved
 * there meanwhile can be told, and isn't lost, though this process be killed in between: it has a
 * name then of which nothing is taken away unseen. Not every file system can do that. */
static enum out_fate replace_ours(const char *path, const char *beside, char **aside, int *error)
{
    g_autofree char *former = former_name(beside);

    *error = out_rename_free(beside, former);
    if (*error != 0) {
        unlink(beside);
        return OUT_FAILED;
    }
    if (renameat2(AT_FDCWD, former, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
        return free_former(former, path, aside, error);
    if (!out_can_rename(errno) && rename(former, path) == 0)
        return OUT_WRITTEN;
    *error = errno;
    unlink(former);
    return OUT_FAILED;
}

/* What is there that can't be read stays as well: it may be ours, and filled. */
static bool is_ours(const char *path, int *error, struct diag *diag)
{
    struct diag *own = diag_new();
    const bool is = look(path, own);

    if (diag_system_failed(own)) {
        diag_add_file(diag, DIAG_SYSTEM, path, 1, "what is here can't be read, and stays: %s",
                      diag_last(own));
        *error = OUT_REPORTED;
    }
    diag_drop(own);
    return is;
}

enum out_fate out_put_form(const char *path, const char *beside, bool keep, char **aside,
                           int *error, struct diag *diag)
{
    struct stat info;

    *error =
        lstat(path, &info) == 0 && S_ISDIR(info.st_mode) ? EISDIR : out_rename_free(beside, path);
    if (*error == 0)
        return OUT_WRITTEN;
    if (*error == EEXIST) {
        *error = 0;
        if (is_ours(path, error, diag))
            return replace_ours(path, beside, aside, error);
        if (*error == 0 && !keep)
            return pass_filled(path, beside, aside, error);
    }
    unlink(beside);
    return *error == 0 ? OUT_KEPT : OUT_FAILED;
}
