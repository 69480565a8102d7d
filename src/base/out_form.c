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

bool out_is_untouched(const char *path)
{
    struct diag *unsaid = diag_new(); /* what can't be read is not known to be ours */
    g_autoptr(GBytes) bytes = source_load_bytes(path, OUT_FORM_MAX, unsaid);

    diag_drop(unsaid);
    return bytes && digest_holds(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
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

/* What is there was ours when it was looked at. Old and new change places, so that what is saved
 * there meanwhile can be told, and isn't lost. Not every file system can do that. */
static enum out_fate replace_ours(const char *path, const char *beside, char **aside, int *error)
{
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) != 0) {
        if (!out_can_rename(errno) && rename(beside, path) == 0)
            return OUT_WRITTEN;
        *error = errno;
        unlink(beside);
        return OUT_FAILED;
    }
    if (out_is_untouched(beside)) {
        unlink(beside);
        return OUT_WRITTEN;
    }
    *aside = move_aside(beside, path, error);
    if (*aside)
        return OUT_ASIDE;
    *aside = g_strdup(beside);
    return OUT_FAILED;
}

enum out_fate out_put_form(const char *path, const char *beside, bool keep, char **aside,
                           int *error)
{
    struct stat info;

    *error =
        lstat(path, &info) == 0 && S_ISDIR(info.st_mode) ? EISDIR : out_rename_free(beside, path);
    if (*error == 0)
        return OUT_WRITTEN;
    if (*error == EEXIST) {
        *error = 0;
        if (out_is_untouched(path))
            return replace_ours(path, beside, aside, error);
        if (!keep)
            return pass_filled(path, beside, aside, error);
    }
    unlink(beside);
    return *error == 0 ? OUT_KEPT : OUT_FAILED;
}
