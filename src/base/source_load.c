/* source_load: reads an input file. The first step of all. What always holds: what it gives is
 * UTF-8 without NUL, within its limits. */
#include "base/base_private.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void source_report(struct diag *diag, enum diag_id id, const char *path, const char *what)
{
    diag_add_file(diag, id, path, 1, "%s", say_text(what));
}

/* Is it for the file's owner to mend, and not the system that failed? */
static bool is_theirs(int error)
{
    return error == EACCES || error == EPERM || error == ELOOP || error == ENAMETOOLONG ||
           error == ENXIO;
}

static bool is_absent(int error)
{
    return error == ENOENT || error == ENOTDIR;
}

void source_report_errno(struct diag *diag, const char *path, int error)
{
    if (is_absent(error))
        source_report(diag, DIAG_INPUT_MISSING, path, "there is no such file");
    else
        source_report(diag, is_theirs(error) ? DIAG_INPUT_UNREADABLE : DIAG_SYSTEM, path,
                      say_error(error));
}

bool source_is_missing(const char *path)
{
    return access(path, F_OK) != 0 && is_absent(errno);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* NULL: errno. */
static DIR *open_folder(const char *path)
{
    DIR *folder = opendir(path);

    while (!folder && errno == EINTR)
        folder = opendir(path);
    return folder;
}

/* errno: 0, or why it can't go on. */
static void add_names(GPtrArray *names, DIR *folder)
{
    const struct dirent *entry;

    while ((errno = 0, entry = readdir(folder)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            g_ptr_array_add(names, g_strdup(entry->d_name));
}

GPtrArray *source_list_folder(const char *path, struct diag *diag)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    DIR *folder = open_folder(path);
    int error = errno;

    if (folder) {
        add_names(names, folder);
        error = errno;
        closedir(folder);
    }
    if ((folder && error != 0) || (!folder && !is_absent(error))) {
        source_report_errno(diag, path, error);
        g_ptr_array_unref(names);
        return NULL;
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

/* Not blocking, so that a pipe is refused and not waited for. */
static int open_file(const char *path, size_t max, struct diag *diag)
{
    const int fd = (int)TEMP_FAILURE_RETRY(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat info;

    if (fd < 0 || fstat(fd, &info) != 0) {
        source_report_errno(diag, path, errno);
        return fd < 0 ? -1 : (close(fd), -1);
    }
    if (S_ISREG(info.st_mode) && (size_t)info.st_size <= max)
        return fd;
    if (S_ISDIR(info.st_mode))
        source_report(diag, DIAG_INPUT_FOLDER, path, "this is a folder; name the file");
    else if (!S_ISREG(info.st_mode))
        source_report(diag, DIAG_INPUT_UNREADABLE, path,
                      "this is no regular file; put its text into one");
    else
        diag_add_file(diag, DIAG_INPUT_SIZE, path, 1, "%zu bytes; at most %zu are read: shorten it",
                      (size_t)info.st_size, max);
    close(fd);
    return -1;
}

/* The file's bytes, NUL-terminated. What it said of its size may be untrue: it grows, or the system
 * makes it up while it is read. */
static char *read_bytes(int fd, const char *path, size_t max, size_t *len, struct diag *diag)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    char block[65536];
    ssize_t got;

    while ((got = read(fd, block, sizeof block)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            source_report_errno(diag, path, errno);
            return NULL;
        }
        g_string_append_len(bytes, block, got);
        if (bytes->len > max) {
            diag_add_file(diag, DIAG_INPUT_SIZE, path, 1,
                          "over %zu bytes, which is the most that is read; shorten it", max);
            return NULL;
        }
    }
    *len = bytes->len;
    return g_string_free(g_steal_pointer(&bytes), FALSE);
}

static bool is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            return false;
    return true;
}

static bool check_lines(const struct source *source, size_t line_max, struct diag *diag)
{
    bool ok = true;

    for (unsigned line = 1; line <= source->lines->len; line++) {
        size_t len;

        source_line(source, line, &len);
        if (len <= line_max)
            continue;
        diag_add_file(diag, DIAG_INPUT_LINE, source->path, line,
                      "a line of %zu bytes; at most %zu are read: break it", len, line_max);
        ok = false;
    }
    return ok;
}

/* What these bytes say, nothing, too. */
static struct source *decode(const char *bytes, size_t len, const char *path, size_t line_max,
                             struct diag *diag)
{
    struct source *source = source_decode(bytes, len, path, diag);

    if (source && !check_lines(source, line_max, diag))
        g_clear_pointer(&source, source_drop);
    return source;
}

static struct source *read_source(int fd, const char *path, size_t max, size_t line_max,
                                  struct diag *diag)
{
    size_t len = 0;
    g_autofree char *bytes = read_bytes(fd, path, max, &len, diag);

    return bytes ? decode(bytes, len, path, line_max, diag) : NULL;
}

static struct source *refuse_blank(struct source *source, struct diag *diag)
{
    if (!source || !is_blank(source->text))
        return source;
    source_report(diag, DIAG_INPUT_EMPTY, source->path, "there is nothing in it; write the text");
    source_drop(source);
    return NULL;
}

struct source *source_read(int fd, const char *path, size_t max, size_t line_max, struct diag *diag)
{
    return refuse_blank(read_source(fd, path, max, line_max, diag), diag);
}

struct source *source_load_blank(const char *path, size_t max, size_t line_max, struct diag *diag)
{
    const int fd = open_file(path, max, diag);
    struct source *source;

    if (fd < 0)
        return NULL;
    source = read_source(fd, path, max, line_max, diag);
    close(fd);
    return source;
}

GBytes *source_read_bytes(int fd, const char *path, size_t max, struct diag *diag)
{
    size_t len = 0;
    char *bytes = read_bytes(fd, path, max, &len, diag);

    return bytes ? g_bytes_new_take(bytes, len) : NULL;
}

GBytes *source_load_bytes(const char *path, size_t max, struct diag *diag)
{
    const int fd = open_file(path, max, diag);
    GBytes *bytes = fd < 0 ? NULL : source_read_bytes(fd, path, max, diag);

    if (fd >= 0)
        close(fd);
    return bytes;
}

char *source_hold(const char *bytes, size_t len, int *fd)
{
    *fd = memfd_create("held", MFD_CLOEXEC);
    if (*fd >= 0 && out_write_all(*fd, bytes, len))
        return g_strdup_printf("/proc/self/fd/%d", *fd);
    if (*fd >= 0)
        close(*fd);
    return NULL;
}

struct source *source_load(const char *path, size_t max, size_t line_max, struct diag *diag)
{
    return refuse_blank(source_load_blank(path, max, line_max, diag), diag);
}

struct source *source_from_bytes(GBytes *bytes, const char *path, size_t line_max,
                                 struct diag *diag)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);

    return refuse_blank(decode(data ? data : "", len, path, line_max, diag), diag);
}
