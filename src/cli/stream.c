/* stream: postings that come as lines of one file, as a database exports them, instead of as
 * folders.
 *
 * Before batch. What always holds: of all lines no more than their places and names are kept; a
 * line that can't be read costs only itself. What can't be read twice (a pipe) is put into a file
 * without a name first. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINE_MAX_BYTES                                                                             \
    (64u << 20) /* all that a posting may have, each character as \u and digits */

enum { BLOCK = 64 * 1024 };

struct place {
    off_t at;
    size_t len;
    unsigned number, twin; /* twin: the line that has its name already; 0: none */
};

struct stream {
    char *path; /* as diagnostics call it */
    int fd;
    GPtrArray *postings; /* char *: what batch calls them */
    GHashTable *places;  /* that → struct place * */
    GHashTable *others;  /* char *: keys that nobody reads */
    char *language;      /* of the first that can be read; NULL: none */
};

static bool fail(const struct stream *stream, struct diag *diag)
{
    source_report_errno(diag, stream->path, errno);
    return false;
}

/* The same bytes in a file that can be read anywhere; -1: errno. */
static int spool(int from)
{
    const int to = open(g_get_tmp_dir(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    char block[BLOCK];
    ssize_t got = -1;

    while (to >= 0 && (got = read(from, block, sizeof block)) != 0)
        if ((got < 0 && errno != EINTR) || (got > 0 && !out_write_all(to, block, (size_t)got)))
            break;
    if (got == 0)
        return to;
    if (to >= 0)
        close(to);
    return -1;
}

static bool open_file(struct stream *stream, const char *path, struct diag *diag)
{
    const bool is_stdin = strcmp(path, "-") == 0;
    const int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;

    stream->fd = fd;
    if (fd < 0 || fstat(fd, &info) != 0)
        return fail(stream, diag);
    if (S_ISDIR(info.st_mode)) {
        diag_add_file(diag, DIAG_INPUT_FOLDER, stream->path, 1, "%s",
                      say_text(N_("this is a folder; name the file")));
        return false;
    }
    if (S_ISREG(info.st_mode) && !is_stdin)
        return true;
    stream->fd = spool(fd);
    if (!is_stdin)
        close(fd);
    return stream->fd >= 0 || fail(stream, diag);
}

/* As pread does: of a line, behind its first `len` bytes. */
static ssize_t read_part(const struct stream *stream, char *to, const struct place *place,
                         size_t len)
{
    return TEMP_FAILURE_RETRY(pread(stream->fd, to, place->len - len, place->at + (off_t)len));
}

/* NULL: reported (g_bytes_unref). */
static GBytes *read_bytes(const struct stream *stream, const struct place *place, struct diag *diag)
{
    char *bytes;
    size_t len = 0;
    ssize_t got = 0;

    if (place->len > LINE_MAX_BYTES) {
        diag_add_file(diag, DIAG_INPUT_LINE, stream->path, place->number,
                      "a line of %zu bytes; at most %zu are read: break it", place->len,
                      (size_t)LINE_MAX_BYTES);
        return NULL;
    }
    bytes = g_malloc(place->len + 1);
    while (len < place->len && (got = read_part(stream, bytes + len, place, len)) > 0)
        len += (size_t)got;
    bytes[len] = '\0';
    if (len == place->len)
        return g_bytes_new_take(bytes, len);
    if (got == 0)
        diag_add_file(diag, DIAG_SYSTEM, stream->path, place->number,
                      "this changed while it was read; run again");
    else
        diag_add_file(diag, DIAG_SYSTEM, stream->path, place->number, "this can't be read: %s",
                      say_error(errno));
    g_free(bytes);
    return NULL;
}

/* False: reported. */
static bool read_place(const struct stream *stream, const struct place *place,
                       struct stream_line *line, GHashTable *others, struct diag *diag)
{
    g_autoptr(GBytes) bytes = read_bytes(stream, place, diag);

    return bytes && stream_line_read(line, bytes, stream->path, place->number, others, diag);
}

/* `postings.jsonl:12:/NAME`: a path like that of a folder, as far as its name goes, and behind it,
 * of the files that it would hold; a line without a name has none. */
static char *call(const struct stream *stream, const struct place *place,
                  const struct stream_line *line)
{
    return g_strdup_printf("%s:%u:%s%s", stream->path, place->number, line ? "/" : "",
                           line ? line->name : "");
}

static void add_line(struct stream *stream, struct place *place, GHashTable *names)
{
    struct diag *later = diag_new(); /* when its turn comes */
    struct stream_line line;
    const bool ok = read_place(stream, place, &line, stream->others, later);
    char *called;

    if (ok) {
        place->twin = GPOINTER_TO_UINT(g_hash_table_lookup(names, line.name));
        if (place->twin == 0)
            g_hash_table_insert(names, g_strdup(line.name), GUINT_TO_POINTER(place->number));
        if (!stream->language)
            stream->language = posting_read_language(line.ini, line.text);
    }
    called = call(stream, place, ok && place->twin == 0 ? &line : NULL);
    g_ptr_array_add(stream->postings, called);
    g_hash_table_insert(stream->places, called, g_memdup2(place, sizeof *place));
    if (ok)
        stream_line_clear(&line);
    diag_drop(later);
}

struct scan {
    struct place line;
    bool blank; /* so far */
    GHashTable *names;
};

static void end_line(struct stream *stream, struct scan *scan)
{
    const struct place next = {.at = scan->line.at + (off_t)scan->line.len + 1,
                               .number = scan->line.number + 1};

    if (!scan->blank)
        add_line(stream, &scan->line, scan->names);
    scan->line = next;
    scan->blank = true;
}

static void scan_block(struct stream *stream, struct scan *scan, const char *block, size_t len)
{
    for (const char *at = block, *end = block + len; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const size_t part = (size_t)((stop ? stop : end) - at);

        for (size_t i = 0; i < part && scan->blank; i++)
            scan->blank = g_ascii_isspace(at[i]);
        scan->line.len += part;
        at += part + 1;
        if (stop)
            end_line(stream, scan);
    }
}

/* What is read is the file as it was then: lines that are added later are left. */
static bool scan_lines(struct stream *stream, struct diag *diag)
{
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct scan scan = {.line.number = 1, .blank = true, .names = names};
    g_autofree char *block = g_malloc(BLOCK);
    ssize_t got;

    for (off_t at = 0; (got = pread(stream->fd, block, BLOCK, at)) != 0; at += MAX(got, 0)) {
        const size_t mark = at == 0 && got > 2 && memcmp(block, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

        if (got < 0 && errno != EINTR)
            return fail(stream, diag);
        scan.line.at += (off_t)mark;
        scan_block(stream, &scan, block + mark, (size_t)MAX(got, 0) - mark);
    }
    end_line(stream, &scan);
    return true;
}

struct stream *stream_open(const char *path, struct diag *diag)
{
    struct stream *stream = g_new0(struct stream, 1);

    stream->path = g_strdup(strcmp(path, "-") == 0 ? "stdin" : path);
    stream->postings = g_ptr_array_new_with_free_func(g_free);
    stream->places = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    stream->others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!open_file(stream, path, diag) || !scan_lines(stream, diag))
        g_clear_pointer(&stream, stream_close);
    return stream;
}

void stream_close(struct stream *stream)
{
    if (!stream)
        return;
    if (stream->fd > STDIN_FILENO)
        close(stream->fd);
    g_ptr_array_unref(stream->postings);
    g_hash_table_unref(stream->places);
    g_hash_table_unref(stream->others);
    g_free(stream->language);
    g_free(stream->path);
    g_free(stream);
}

GPtrArray *stream_list(const struct stream *stream)
{
    return g_ptr_array_ref(stream->postings);
}

const char *stream_language(const struct stream *stream)
{
    return stream->language;
}

static gint compare_keys(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

char *stream_list_others(const struct stream *stream)
{
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(stream->others), compare_keys);
    g_autoptr(GString) list = g_string_new(NULL);

    for (const GList *key = keys; key; key = key->next)
        g_string_append_printf(list, "%s%s", list->len ? ", " : "", (const char *)key->data);
    return list->len ? diag_printable(list->str, list->len) : NULL;
}

bool stream_read(const struct stream *stream, const char *posting, struct stream_line *line,
                 struct diag *diag)
{
    const struct place *place = g_hash_table_lookup(stream->places, posting);

    if (place->twin == 0)
        return read_place(stream, place, line, NULL, diag);
    diag_add_file(diag, DIAG_INPUT_JSON, stream->path, place->number,
                  "the posting in line %u has this name, too; give each its own", place->twin);
    return false;
}
