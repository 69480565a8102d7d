/* source_load: reads an input file. The first step of all. What always holds: what it gives is
 * UTF-8 without NUL, within its limits; a guess at its encoding is said. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(struct diag *diag, enum diag_id id, const char *path, const char *what)
{
    diag_add_file(diag, id, path, 1, "%s", what);
}

static void report_errno(struct diag *diag, const char *path, int error)
{
    if (error == ENOENT || error == ENOTDIR)
        report(diag, DIAG_INPUT_MISSING, path, "there is no such file");
    else
        report(diag, DIAG_INPUT_UNREADABLE, path, g_strerror(error));
}

/* Not blocking, so that a pipe is refused and not waited for. */
static int open_file(const char *path, size_t max, struct diag *diag)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info;

    if (fd < 0 || fstat(fd, &info) != 0) {
        report_errno(diag, path, errno);
        return fd < 0 ? -1 : (close(fd), -1);
    }
    if (S_ISREG(info.st_mode) && (size_t)info.st_size <= max)
        return fd;
    if (S_ISDIR(info.st_mode))
        report(diag, DIAG_INPUT_FOLDER, path, "this is a folder; name the file");
    else if (!S_ISREG(info.st_mode))
        report(diag, DIAG_INPUT_UNREADABLE, path, "this is no regular file");
    else
        diag_add_file(diag, DIAG_INPUT_SIZE, path, 1, "%zu bytes; at most %zu are read",
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
            report_errno(diag, path, errno);
            return NULL;
        }
        g_string_append_len(bytes, block, got);
        if (bytes->len > max) {
            diag_add_file(diag, DIAG_INPUT_SIZE, path, 1,
                          "over %zu bytes, which is the most that is read", max);
            return NULL;
        }
    }
    *len = bytes->len;
    return g_string_free(g_steal_pointer(&bytes), FALSE);
}

/* UTF-8 but for some bytes was damaged on its way: to read it as something else would garble all of
 * it. A text in another encoding has hardly a sequence that happens to be UTF-8. */
static bool is_damaged(const char *bytes, size_t len)
{
    size_t good = 0, bad = 0;

    for (const char *at = bytes, *end = bytes + len; at < end;) {
        const gunichar c = g_utf8_get_char_validated(at, end - at);
        const bool valid = c <= 0x10FFFF;

        good += valid && c >= 0x80;
        bad += !valid;
        at = valid ? g_utf8_next_char(at) : at + 1;
    }
    return good > 0 && good >= bad;
}

static void report_damage(const char *path, const char *bytes, size_t len, struct diag *diag)
{
    g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)len);
    struct source *source = source_new(path, valid, strlen(valid));
    const char *end;

    g_utf8_validate(bytes, (gssize)len, &end);
    diag_add(diag, DIAG_INPUT_ENCODING, (struct span){source, (size_t)(end - bytes), 1},
             "a damaged byte in what is UTF-8 otherwise; write the character anew");
    source_drop(source);
}

/* Where another encoding tells first, a person sees whether it was guessed right. */
static void report_guess(const struct source *source, struct diag *diag)
{
    size_t offset = 0;

    while (offset < source->len && (unsigned char)source->text[offset] < 0x80)
        offset++;
    diag_add(diag, DIAG_INPUT_GUESSED, (struct span){source, offset, 1},
             "this is no UTF-8, and was read as Windows-1252; see whether this character is right, "
             "and save the file as UTF-8");
}

/* What is not UTF-8. NULL: reported. */
static struct source *guess(const char *bytes, size_t len, const char *path, struct diag *diag)
{
    g_autofree char *text = NULL;
    struct source *source;
    gsize text_len;

    if (is_damaged(bytes, len)) {
        report_damage(path, bytes, len, diag);
        return NULL;
    }
    text = g_convert(bytes, (gssize)len, "UTF-8", "WINDOWS-1252", NULL, &text_len, NULL);
    if (!text) {
        report(diag, DIAG_INPUT_ENCODING, path,
               "this is neither UTF-8 nor Windows-1252; save it as UTF-8");
        return NULL;
    }
    source = source_new(path, text, text_len);
    report_guess(source, diag);
    return source;
}

/* The text of the bytes, without BOM. NULL: reported. */
static struct source *decode(const char *bytes, size_t len, const char *path, struct diag *diag)
{
    static const char bom[] = "\xEF\xBB\xBF";
    const size_t skipped = len >= 3 && memcmp(bytes, bom, 3) == 0 ? 3 : 0;

    if (memchr(bytes, '\0', len)) {
        report(diag, DIAG_INPUT_BINARY, path, "this is no text: it holds NUL bytes");
        return NULL;
    }
    bytes += skipped;
    len -= skipped;
    return g_utf8_validate(bytes, (gssize)len, NULL) ? source_new(path, bytes, len)
                                                     : guess(bytes, len, path, diag);
}

static bool is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            return false;
    return true;
}

static bool check_text(const struct source *source, size_t line_max, struct diag *diag)
{
    bool ok = true;

    if (is_blank(source->text)) {
        report(diag, DIAG_INPUT_EMPTY, source->path, "there is nothing in it");
        return false;
    }
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

struct source *source_load(const char *path, size_t max, size_t line_max, struct diag *diag)
{
    const int fd = open_file(path, max, diag);
    g_autofree char *bytes = NULL;
    struct source *source = NULL;
    size_t len = 0;

    if (fd < 0)
        return NULL;
    bytes = read_bytes(fd, path, max, &len, diag);
    close(fd);
    if (bytes)
        source = decode(bytes, len, path, diag);
    if (source && !check_text(source, line_max, diag))
        g_clear_pointer(&source, source_drop);
    return source;
}
