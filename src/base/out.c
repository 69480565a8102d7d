/* out: the only one that writes files. Last on the way from posting to PDF. What always holds: the
 * target is either what it was, or the whole new file. */
#include "base/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(const char *what, const char *path, int error, struct diag *diag)
{
    diag_add_file(diag, DIAG_SYSTEM, path, 1, "%s: %s", say_text(what), say_error(error));
    return false;
}

bool out_write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        const ssize_t written = write(fd, bytes, len);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        len -= (size_t)written;
    }
    return true;
}

/* mkstemp makes 0600; a document gets what any new file of this user gets. */
static bool set_mode(int fd, mode_t mode)
{
    const mode_t mask = umask(0);

    umask(mask);
    return fchmod(fd, mode & ~mask) == 0;
}

/* 0, or the error that stopped it. */
static int fill(int fd, const void *bytes, size_t len, mode_t mode)
{
    return flock(fd, LOCK_EX | LOCK_NB) == 0 && out_write_all(fd, bytes, len) &&
                   set_mode(fd, mode) && fsync(fd) == 0
               ? 0
               : errno;
}

/* A new name lasts through a power cut only once its folder has been written. Where folders can't
 * be opened or synced, that is as safe as it gets. */
bool out_settle(const char *folder, struct diag *diag)
{
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = 0;

    if (fd < 0)
        return true;
    if (fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        error = errno;
    close(fd);
    return error == 0 || fail("this can't be written", folder, error, diag);
}

static mode_t mode_of(unsigned how)
{
    return how & OUT_PRIVATE ? 0600 : 0644;
}

#define BESIDE ".affiche." /* how names of files begin that are not whole yet */
#define RANDOM "XXXXXX"    /* and how they end: mkstemp's */

/* Hidden, so that who lists the folder meanwhile, or after a crash, does not take it for a
 * document. */
static char *temporary_name(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autofree char *hidden = g_strconcat(BESIDE, name, "." RANDOM, NULL);

    return g_build_filename(folder, hidden, NULL);
}

/* The whole file beside its target (g_free), with a lock that lasts as long as *fd is open, by
 * which other runs know that somebody is at it. NULL: reported. */
static char *write_beside(const char *path, const void *bytes, size_t len, mode_t mode, int *fd,
                          struct diag *diag)
{
    g_autofree char *beside = temporary_name(path);
    int error;

    *fd = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600);
    error = *fd < 0 ? errno : fill(*fd, bytes, len, mode);
    if (error == 0)
        return g_steal_pointer(&beside);
    if (*fd >= 0) {
        unlink(beside);
        close(*fd);
    }
    fail("this can't be written", path, error, diag);
    return NULL;
}

static bool is_beside(const char *name)
{
    return g_str_has_prefix(name, BESIDE) && strlen(name) > strlen(BESIDE "." RANDOM) &&
           name[strlen(name) - strlen("." RANDOM)] == '.';
}

/* Takes away what runs left behind that were killed: nobody holds its lock. */
static void clean_folder(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        const int fd = is_beside(entry->d_name)
                           ? openat(dirfd(folder), entry->d_name,
                                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                           : -1;

        if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
            unlinkat(dirfd(folder), entry->d_name, 0);
        if (fd >= 0)
            close(fd);
    }
    if (folder)
        closedir(folder);
}

/* 0, or the error; EEXIST: the name is taken. */
static int rename_free(const char *from, const char *to);

static int rename_over(const char *from, const char *to)
{
    return rename(from, to) == 0 ? 0 : errno;
}

/* What write_beside made takes its place. */
static bool move_in(const char *beside, const char *path, int fd,
                    int (*place)(const char *from, const char *to), struct diag *diag)
{
    int error = place(beside, path);

    if (error != 0)
        unlink(beside);
    if (close(fd) != 0 && error == 0)
        error = errno;
    return error == 0 || fail("this can't be written", path, error, diag);
}

bool out_write_part(const char *path, const void *bytes, size_t len, unsigned how,
                    struct diag *diag)
{
    int fd;
    g_autofree char *beside = write_beside(path, bytes, len, mode_of(how), &fd, diag);

    return beside && move_in(beside, path, fd, rename_over, diag);
}

static bool settle_file(const char *path, struct diag *diag)
{
    g_autofree char *folder = g_path_get_dirname(path);

    return out_settle(folder, diag);
}

static bool write_alone(const char *path, const void *bytes, size_t len, unsigned how,
                        struct diag *diag)
{
    return out_write_part(path, bytes, len, how, diag) && settle_file(path, diag);
}

bool out_write(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    return write_alone(path, bytes, len, 0, diag);
}

bool out_write_private(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    return write_alone(path, bytes, len, OUT_PRIVATE, diag);
}

/* The superuser may write what its owner has closed; that it was closed says enough. */
static int may_rewrite(const char *path, struct stat *info)
{
    if (stat(path, info) != 0 || access(path, W_OK) != 0)
        return errno;
    return info->st_mode & 0222 ? 0 : EACCES;
}

bool out_rewrite(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    char *real = realpath(path, NULL);
    struct stat info;
    int fd = -1, error = real ? may_rewrite(real, &info) : errno;
    g_autofree char *beside = error == 0 ? write_beside(real, bytes, len, 0600, &fd, diag) : NULL;
    bool ok = false;

    if (error != 0) {
        fail("this can't be written", path, error, diag);
    } else if (beside) {
        if (fchown(fd, info.st_uid, info.st_gid) != 0)
            error = errno; /* then it is whose the folder makes it */
        ok = fchmod(fd, info.st_mode & 07777) == 0 &&
             move_in(beside, real, fd, rename_over, diag) && settle_file(real, diag);
    }
    free(real);
    return ok;
}

#define OUT_FORM_MAX (64 << 20) /* bytes: no form of ours is larger */

bool out_is_untouched(const char *path)
{
    struct diag *unsaid = diag_new(); /* what can't be read is not known to be ours */
    g_autoptr(GBytes) bytes = source_load_bytes(path, OUT_FORM_MAX, unsaid);

    diag_drop(unsaid);
    return bytes && digest_holds(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

bool out_write_new(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    int fd;
    g_autofree char *beside = write_beside(path, bytes, len, 0644, &fd, diag);

    return beside && move_in(beside, path, fd, rename_free, diag) && settle_file(path, diag);
}

/* Not every file system can rename so; false: this one can't. */
static bool can_rename(int error)
{
    return error != EINVAL && error != ENOSYS;
}

static int rename_free(const char *from, const char *to)
{
    struct stat info;

    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (can_rename(errno))
        return errno;
    if (lstat(to, &info) == 0)
        return EEXIST;
    return rename(from, to) == 0 ? 0 : errno;
}

/* Gives `from`, which stood at `path`, a free name beside it (g_free). NULL: *error says why. */
static char *move_aside(const char *from, const char *path, int *error)
{
    const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
    const int stem = (int)(dot ? dot - path : (long)strlen(path));

    *error = EEXIST;
    for (unsigned number = 1; *error == EEXIST; number++) {
        g_autofree char *to = g_strdup_printf("%.*s-%u%s", stem, path, number, dot ? dot : "");

        *error = rename_free(from, to);
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
        *error = rename_free(beside, path);
    if (*error == 0)
        return OUT_ASIDE;
    if (*aside && rename_free(*aside, path) == 0)
        g_clear_pointer(aside, g_free);
    unlink(beside);
    return OUT_FAILED;
}

/* What is there was ours when it was looked at. Old and new change places, so that what is saved
 * there meanwhile can be told, and isn't lost. Not every file system can do that. */
static enum out_fate replace_ours(const char *path, const char *beside, char **aside, int *error)
{
    if (renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_EXCHANGE) != 0) {
        if (!can_rename(errno) && rename(beside, path) == 0)
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

/* *aside: where what was there is now, also if that is all that came of it. */
static enum out_fate put_form(const char *path, const char *beside, bool keep, char **aside,
                              int *error)
{
    struct stat info;

    *error = lstat(path, &info) == 0 && S_ISDIR(info.st_mode) ? EISDIR : rename_free(beside, path);
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

static void report_form(const char *path, const char *aside, int error, struct diag *diag)
{
    if (aside)
        diag_add_file(diag, DIAG_SYSTEM, path, 1,
                      "this can't be written, and what was here is %s now: %s", aside,
                      say_error(error));
    else
        fail("this can't be written", path, error, diag);
}

enum out_fate out_write_form(const char *path, GBytes *bytes, unsigned how, char **aside,
                             struct diag *diag)
{
    int fd, error = 0;
    g_autofree char *beside = write_beside(path, g_bytes_get_data(bytes, NULL),
                                           g_bytes_get_size(bytes), mode_of(how), &fd, diag);
    enum out_fate fate;

    *aside = NULL;
    if (!beside)
        return OUT_FAILED;
    fate = put_form(path, beside, how & OUT_KEEP, aside, &error);
    if (close(fd) != 0 && error == 0)
        error = errno;
    if (error == 0)
        return fate;
    report_form(path, *aside, error, diag);
    g_clear_pointer(aside, g_free);
    return OUT_FAILED;
}

bool out_remove(const char *path)
{
    return unlink(path) == 0;
}

static bool make_folder(const char *path, mode_t mode, struct diag *diag)
{
    struct stat info;

    if (mkdir(path, mode) == 0)
        return true;
    if (errno == EEXIST && stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        clean_folder(path);
        return true;
    }
    return fail("this folder can't be made", path, errno, diag);
}

bool out_make_folder(const char *path, struct diag *diag)
{
    return make_folder(path, 0777, diag);
}

bool out_make_private_folder(const char *path, bool close, struct diag *diag)
{
    struct stat info;

    if (!make_folder(path, 0700, diag))
        return false;
    if (close && stat(path, &info) == 0 && info.st_uid == geteuid() && (info.st_mode & 077) != 0 &&
        chmod(path, 0700) != 0)
        return fail("this folder can't be closed to others", path, errno, diag);
    return true;
}
