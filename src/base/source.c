/* source: input files in memory, and their lines. First on the way from posting to PDF. What always
 * holds: every place in a text can be named by line and column. */
#include "base/base.h"

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

struct source *source_new(const char *path, const char *text, size_t len)
{
    struct source *source = g_new0(struct source, 1);

    source->path = g_strdup(path);
    source->text = g_strndup(text, len);
    source->len = len;
    find_lines(source);
    return source;
}

struct source *source_rewritten(struct source *typed, char *text, size_t len, GArray *stretches)
{
    struct source *source = g_new0(struct source, 1);

    source->path = g_strdup(typed->path);
    source->text = text;
    source->len = len;
    source->typed = typed;
    source->stretches = stretches;
    find_lines(source);
    return source;
}

void source_drop(struct source *source)
{
    if (!source)
        return;
    source_drop(source->typed);
    if (source->stretches)
        g_array_unref(source->stretches);
    g_free(source->path);
    g_free(source->text);
    g_array_unref(source->lines);
    g_free(source);
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

/* Where a byte of a rewritten text stood in the typed one: at most where the next stretch begins,
 * since what replaces something may be longer. */
static size_t typed_offset(const struct source *source, size_t offset)
{
    const struct source_stretch *stretches = (const void *)source->stretches->data;
    unsigned low = 0, high = source->stretches->len;
    size_t end, at;

    while (high - low > 1) {
        const unsigned middle = (low + high) / 2;

        if (stretches[middle].at <= offset)
            low = middle;
        else
            high = middle;
    }
    end = low + 1 < source->stretches->len ? stretches[low + 1].from : source->typed->len;
    at = stretches[low].from + (offset - stretches[low].at);
    return at < end || at == source->typed->len ? at : MAX(stretches[low].from, end - (end > 0));
}

/* A place inside a character is that of the character. */
static size_t whole_character(const struct source *source, size_t offset)
{
    while (offset > 0 && ((unsigned char)source->text[offset] & 0xC0) == 0x80)
        offset--;
    return offset;
}

struct span source_typed(struct span span)
{
    while (span.source && span.source->typed) {
        const struct source *typed = span.source->typed;
        const size_t first =
            whole_character(typed, MIN(typed_offset(span.source, span.offset), typed->len));
        size_t end = first;

        if (span.len > 0) {
            const size_t last = typed_offset(span.source, span.offset + span.len - 1);

            end = MIN(MAX(last, first), typed->len);
            end = whole_character(typed, end);
            end += end < typed->len ? (size_t)g_utf8_skip[(unsigned char)typed->text[end]] : 0;
        }
        span = (struct span){typed, first, end - first};
    }
    return span;
}

const char *source_line(const struct source *source, unsigned line, size_t *len)
{
    const size_t start = g_array_index(source->lines, size_t, line - 1);
    size_t end =
        line < source->lines->len ? g_array_index(source->lines, size_t, line) : source->len;

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
    span = source_typed(span);
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

bool source_check_inside(const char *folder, const char *path, struct diag *diag)
{
    char *real = realpath(path, NULL), *home = realpath(folder, NULL);
    const size_t len = home ? strlen(home) : 0;
    const bool inside = !real || !home || (strncmp(real, home, len) == 0 && real[len] == '/');

    free(real);
    free(home);
    if (!inside)
        diag_add_file(diag, DIAG_INI_PATH, path, 1,
                      "this is a link that leads outside the posting's folder; put a copy inside");
    return inside;
}
