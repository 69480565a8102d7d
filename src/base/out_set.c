/* out_set: several files that come to their places together.
 *
 * A part of out. What always holds: a file has its place only once it is on the disk, as with one
 * alone; of all together that takes hardly longer than of one. */
#include "base/base_private.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <string.h>
#include <sys/statfs.h>
#include <unistd.h>

enum { FILES_MAX = 64 }; /* open at a time */

struct waiting {
    char *path, *beside;
    int fd; /* of what lies beside */
    unsigned how;
};

struct out_set {
    GArray *files; /* struct waiting */
    out_placed *placed;
    void *data;
    struct diag *diag;
};

static void clear_waiting(gpointer data)
{
    struct waiting *file = data;

    if (file->fd >= 0) {
        unlink(file->beside);
        close(file->fd);
    }
    g_free(file->path);
    g_free(file->beside);
}

struct out_set *out_set_new(out_placed *placed, void *data, struct diag *diag)
{
    struct out_set *set = g_new0(struct out_set, 1);

    set->files = g_array_new(FALSE, FALSE, sizeof(struct waiting));
    g_array_set_clear_func(set->files, clear_waiting);
    set->placed = placed;
    set->data = data;
    set->diag = diag;
    return set;
}

void out_set_drop(struct out_set *set)
{
    g_array_unref(set->files);
    g_free(set);
}

void out_set_add(struct out_set *set, const char *path, GBytes *bytes, unsigned how)
{
    struct waiting file = {.path = g_strdup(path), .how = how};

    if (set->files->len == FILES_MAX)
        out_set_place(set);
    file.beside = out_write_beside(path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
                                   how & OUT_PRIVATE ? 0600 : 0644, &file.fd, set->diag);
    if (file.beside) {
        g_array_append_val(set->files, file);
        return;
    }
    set->placed(set->data, path, OUT_FAILED, NULL);
    g_free(file.path);
}

/* Those whose syncfs does for each file what its fsync does. */
static bool syncs_as_one(int fd)
{
    static const long known[] = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC, BTRFS_SUPER_MAGIC, TMPFS_MAGIC};
    struct statfs system;
    bool does = false;

    if (fstatfs(fd, &system) != 0)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        does |= (long)system.f_type == known[i];
    return does;
}

/* Are all of them on the disk, or so it seems? What could not be written is told of each file
 * (last_fault), and before Linux 5.8 only there. */
static bool sync_all(const struct out_set *set)
{
    const int fd = g_array_index(set->files, struct waiting, 0).fd;

    return set->files->len > 1 && syncs_as_one(fd) && syncfs(fd) == 0;
}

/* 0: this one is on the disk; else why it isn't. */
static int last_fault(int fd, bool synced)
{
    const int ended = synced ? sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WAIT_BEFORE) : fsync(fd);

    return ended == 0 ? 0 : errno;
}

static void report(struct out_set *set, const char *path, const char *aside, int error)
{
    if (aside)
        diag_add_file(set->diag, DIAG_SYSTEM, path, 1,
                      "this can't be written, and what was here is %s now: %s", aside,
                      say_error(error));
    else
        out_fail("this can't be written", path, error, set->diag);
}

/* 0, or what went wrong; what lies beside is gone then. */
static int put(const struct waiting *file, enum out_fate *fate, char **aside, struct diag *diag)
{
    int error = 0;

    if (file->how & OUT_FORM) {
        *fate = out_put_form(file->path, file->beside, file->how & OUT_KEEP, aside, &error, diag);
        return error;
    }
    error = out_rename_over(file->beside, file->path);
    *fate = error == 0 ? OUT_WRITTEN : OUT_FAILED;
    if (error != 0)
        unlink(file->beside);
    return error;
}

static void place(struct out_set *set, struct waiting *file, bool synced)
{
    enum out_fate fate = OUT_FAILED;
    g_autofree char *aside = NULL;
    int error = last_fault(file->fd, synced);

    if (error != 0)
        unlink(file->beside);
    else
        error = put(file, &fate, &aside, set->diag);
    if (close(file->fd) != 0 && error == 0)
        error = errno;
    file->fd = -1;
    if (error != 0 && error != OUT_REPORTED)
        report(set, file->path, aside, error);
    set->placed(set->data, file->path, error ? OUT_FAILED : fate, error ? NULL : aside);
}

void out_set_place(struct out_set *set)
{
    const bool synced = set->files->len > 0 && sync_all(set);
    g_autofree char *folder = NULL;

    for (unsigned i = 0; i < set->files->len; i++)
        place(set, &g_array_index(set->files, struct waiting, i), synced);
    if (set->files->len > 0) {
        folder = g_path_get_dirname(g_array_index(set->files, struct waiting, 0).path);
        out_settle(folder, set->diag);
    }
    g_array_set_size(set->files, 0);
}
