/* out: the only one that writes files, with out_form and out_set. Last on the way from posting to
 * PDF. What always holds: the target is either what it was, or the whole new file. */
#include "base/base_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool out_fail(const char *what, const char *path, int error, struct diag *diag)
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
    return flock(fd, LOCK_EX | LOCK_NB) == 0 && out_write_all(fd, bytes, len) && set_mode(fd, mode)
               ? 0
               : errno;
}

/* Where folders can't be opened or synced, that is as safe as it gets. */
bool out_settle(const char *folder, struct diag *diag)
{
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = 0;

    if (fd < 0)
        return true;
    if (fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        error = errno;
    close(fd);
    return error == 0 || out_fail("this can't be written", folder, error, diag);
}

#define RANDOM "XXXXXX" /* and how they end: mkstemp's */

/* Hidden, so that who lists the folder meanwhile, or after a crash, does not take it for a
 * document. */
static char *temporary_name(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autofree char *hidden = g_strconcat(OUT_BESIDE, name, "." RANDOM, NULL);

    return g_build_filename(folder, hidden, NULL);
}

char *out_write_beside(const char *path, const void *bytes, size_t len, mode_t mode, int *fd,
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
    out_fail("this can't be written", path, error, diag);
    return NULL;
}

static bool is_left(const char *name, const char *prefix)
{
    return g_str_has_prefix(name, prefix) && strlen(name) > strlen(prefix) + strlen("." RANDOM) &&
           name[strlen(name) - strlen("." RANDOM)] == '.';
}

/* Half a file of a run that was killed: nobody holds its lock. */
static void clean_beside(int folder, const char *name)
{
    const int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        unlinkat(folder, name, 0);
    if (fd >= 0)
        close(fd);
}

/* Takes away what runs left behind that were killed. */
static void clean_folder(const char *path, struct diag *diag)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;

    while (folder && (entry = readdir(folder))) {
        if (is_left(entry->d_name, OUT_BESIDE))
            clean_beside(dirfd(folder), entry->d_name);
        else if (is_left(entry->d_name, OUT_FORMER))
            out_free_former(path, entry->d_name, diag);
    }
    if (folder)
        closedir(folder);
}

bool out_can_rename(int error)
{
    return error != EINVAL && error != ENOSYS;
}

int out_rename_free(const char *from, const char *to)
{
    struct stat info;

    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (out_can_rename(errno))
        return errno;
    if (lstat(to, &info) == 0)
        return EEXIST;
    return rename(from, to) == 0 ? 0 : errno;
}

int out_rename_over(const char *from, const char *to)
{
    return rename(from, to) == 0 ? 0 : errno;
}

/* What out_write_beside made takes its place; `lasting`: once it is on the disk. */
static bool move_in(const char *beside, const char *path, int fd, bool lasting,
                    int (*place)(const char *from, const char *to), struct diag *diag)
{
    int error = lasting && fsync(fd) != 0 ? errno : place(beside, path);

    if (error != 0)
        unlink(beside);
    if (close(fd) != 0 && error == 0)
        error = errno;
    return error == 0 || out_fail("this can't be written", path, error, diag);
}

static bool settle_file(const char *path, struct diag *diag)
{
    g_autofree char *folder = g_path_get_dirname(path);

    return out_settle(folder, diag);
}

static bool write_at(const char *path, const void *bytes, size_t len, mode_t mode,
                     int (*place)(const char *from, const char *to), struct diag *diag)
{
    int fd;
    g_autofree char *beside = out_write_beside(path, bytes, len, mode, &fd, diag);

    return beside && move_in(beside, path, fd, true, place, diag) && settle_file(path, diag);
}

bool out_write(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    return write_at(path, bytes, len, 0644, out_rename_over, diag);
}

bool out_write_private(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    return write_at(path, bytes, len, 0600, out_rename_over, diag);
}

bool out_write_new(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    return write_at(path, bytes, len, 0644, out_rename_free, diag);
}

bool out_write_passing(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    int fd;
    g_autofree char *beside = out_write_beside(path, bytes, len, 0644, &fd, diag);

    return beside && move_in(beside, path, fd, false, out_rename_over, diag);
}

/* The superuser may write what its owner has closed; that it was closed says enough. */
static int may_rewrite(const char *path, struct stat *info)
{
    if (stat(path, info) != 0 || access(path, W_OK) != 0)
        return errno;
    return info->st_mode & 0222 ? 0 : EACCES;
}

/* What lies beside it gets its mode, its owner if the system lets us, and its place. */
static bool take_place(const char *beside, const char *real, int fd, const struct stat *info,
                       struct diag *diag)
{
    if (fchown(fd, info->st_uid, info->st_gid) != 0)
        errno = 0; /* then it is whose the folder makes it */
    if (fchmod(fd, info->st_mode & 07777) == 0)
        return move_in(beside, real, fd, true, out_rename_over, diag) && settle_file(real, diag);
    out_fail("this can't be written", real, errno, diag);
    unlink(beside);
    close(fd);
    return false;
}

static bool rewrite(const char *real, const void *bytes, size_t len, const struct stat *info,
                    struct diag *diag)
{
    g_autofree char *folder = g_path_get_dirname(real), *beside = NULL;
    int fd;

    clean_folder(folder, diag);
    beside = out_write_beside(real, bytes, len, 0600, &fd, diag);
    return beside && take_place(beside, real, fd, info, diag);
}

bool out_rewrite(const char *path, const void *bytes, size_t len, struct diag *diag)
{
    char *real = realpath(path, NULL);
    struct stat info = {0};
    const int error = real ? may_rewrite(real, &info) : errno;
    const bool ok = error == 0 ? rewrite(real, bytes, len, &info, diag)
                               : out_fail("this can't be written", path, error, diag);

    free(real);
    return ok;
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
        clean_folder(path, diag);
        return true;
    }
    return out_fail("this folder can't be made", path, errno, diag);
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
        return out_fail("this folder can't be closed to others", path, errno, diag);
    return true;
}
