/* source: input files in memory, and their lines. First on the way from posting to PDF. What always holds: the text is UTF-8 without NUL, and
 * every place in it can be named by line and column. */
#include "base/source.h"

#include "base/diag.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void find_lines(struct source *source)
{
    size_t start = 0;

    source->lines = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(source->lines, start);
    for (size_t i = 0; i < source->len; i++) {
        if (source->text[i] != '\n' && source->text[i] != '\r')
            continue;
        if (source->text[i] == '\r' && i + 1 < source->len && source->text[i + 1] == '\n')
            i++;
        start = i + 1;
        g_array_append_val(source->lines, start);
    }
}

/* Takes the text. */
static struct source *source_take(const char *path, char *text, size_t len)
{
    struct source *source = g_new0(struct source, 1);

    source->path = g_strdup(path);
    source->text = text;
    source->len = len;
    find_lines(source);
    return source;
}

struct source *source_new(const char *path, const char *text, size_t len)
{
    return source_take(path, g_strndup(text, len), len);
}

void source_drop(struct source *source)
{
    if (!source)
        return;
    g_free(source->path);
    g_free(source->text);
    g_array_unref(source->lines);
    g_free(source);
}

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
        diag_add_file(diag, DIAG_INPUT_SIZE, path, 1, "%zu bytes; at most %zu are read", (size_t)info.st_size, max);
    close(fd);
    return -1;
}

/* The file's bytes, NUL-terminated; at most max + 1 of them, should it grow meanwhile. */
static char *read_bytes(int fd, const char *path, size_t max, size_t *len, struct diag *diag)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    char block[65536];
    ssize_t got;

    while ((got = read(fd, block, sizeof block)) != 0 && bytes->len <= max) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            report_errno(diag, path, errno);
            return NULL;
        }
        g_string_append_len(bytes, block, got);
    }
    *len = bytes->len;
    return g_string_free(g_steal_pointer(&bytes), FALSE);
}

/* The text of the bytes, which it takes: without BOM, in UTF-8. */
static char *decode(char *bytes, size_t *len, bool *transcoded, const char *path, struct diag *diag)
{
    static const char bom[] = "\xEF\xBB\xBF";
    char *text;
    gsize text_len;

    if (memchr(bytes, '\0', *len)) {
        report(diag, DIAG_INPUT_BINARY, path, "this is no text: it holds NUL bytes");
        g_free(bytes);
        return NULL;
    }
    if (*len >= 3 && memcmp(bytes, bom, 3) == 0)
        memmove(bytes, bytes + 3, (*len -= 3) + 1);
    if (g_utf8_validate(bytes, (gssize)*len, NULL))
        return bytes;
    text = g_convert(bytes, (gssize)*len, "UTF-8", "WINDOWS-1252", NULL, &text_len, NULL);
    g_free(bytes);
    if (!text)
        report(diag, DIAG_INPUT_ENCODING, path, "this is neither UTF-8 nor Windows-1252; save it as UTF-8");
    *len = text_len;
    *transcoded = true;
    return text;
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
        diag_add_file(diag, DIAG_INPUT_LINE, source->path, line, "a line of %zu bytes; at most %zu are read: break it", len,
                      line_max);
        ok = false;
    }
    return ok;
}

struct source *source_load(const char *path, size_t max, size_t line_max, struct diag *diag)
{
    const int fd = open_file(path, max, diag);
    bool transcoded = false;
    struct source *source;
    size_t len = 0;
    char *text;

    if (fd < 0)
        return NULL;
    text = read_bytes(fd, path, max, &len, diag);
    close(fd);
    if (text)
        text = decode(text, &len, &transcoded, path, diag);
    if (!text)
        return NULL;
    source = source_take(path, text, len);
    source->transcoded = transcoded;
    if (!check_text(source, line_max, diag))
        g_clear_pointer(&source, source_drop);
    return source;
}

/* The line that holds a byte: the last one that begins at or before it. */
static unsigned line_of(const struct source *source, size_t offset)
{
    unsigned low = 0, high = source->lines->len;

    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;

        if (g_array_index(source->lines, size_t, middle) <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

const char *source_line(const struct source *source, unsigned line, size_t *len)
{
    const size_t start = g_array_index(source->lines, size_t, line - 1);
    size_t end = line < source->lines->len ? g_array_index(source->lines, size_t, line) : source->len;

    while (end > start && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    *len = end - start;
    return source->text + start;
}

struct source_place source_find_place(struct span span)
{
    struct source_place place = {1, 1, 0};
    const char *start;
    size_t len, column, end;

    if (!span.source)
        return place;
    place.line = line_of(span.source, span.offset);
    start = source_line(span.source, place.line, &len);
    column = MIN(span.offset - (size_t)(start - span.source->text), len);
    end = MIN(column + span.len, len);
    place.column = (unsigned)g_utf8_strlen(start, (gssize)column) + 1;
    place.width = (unsigned)g_utf8_strlen(start + column, (gssize)(end - column));
    return place;
}

struct span span_part(struct span span, size_t offset, size_t len)
{
    offset = MIN(offset, span.len);
    return (struct span){span.source, span.offset + offset, MIN(len, span.len - offset)};
}

const char *span_text(struct span span)
{
    return span.source->text + span.offset;
}

char *span_dup(struct span span)
{
    return span.source ? g_strndup(span.source->text + span.offset, span.len) : g_strdup("");
}
