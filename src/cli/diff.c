/* diff: the changes of a text as a unified diff, as POSIX has it (diff -u) and patch reads it.
 *
 * Beside the way; mend asks. What always holds: patch makes of the old text, byte by byte, the new
 * one. */
#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

enum { CONTEXT = 3 }; /* lines around what changed */

/* A line that changes: what it becomes, which may be several. */
struct changed {
    size_t line; /* from 0 */
    GString *text;
};

struct diff {
    const struct source *old;
    const char *mark; /* what the file has before its text */
    GArray *starts;   /* size_t: where lines begin, which end in \n alone, and the text's end */
    GArray *changed;  /* struct changed */
    long grown;       /* lines that the hunks so far have added */
    GString *out;
};

static void changed_clear(gpointer changed)
{
    g_string_free(((struct changed *)changed)->text, TRUE);
}

static size_t start_of(const struct diff *diff, size_t line)
{
    return g_array_index(diff->starts, size_t, line);
}

static size_t line_count(const struct diff *diff)
{
    return diff->starts->len - 1;
}

static const struct changed *changed_at(const struct diff *diff, unsigned i)
{
    return &g_array_index(diff->changed, struct changed, i);
}

static void find_lines(struct diff *diff)
{
    const char *text = diff->old->text, *end = text + diff->old->len;

    diff->starts = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (const char *at = text; at <= end;) {
        const size_t start = (size_t)(at - text);
        const char *stop = memchr(at, '\n', (size_t)(end - at));

        g_array_append_val(diff->starts, start);
        if (at == end)
            break;
        at = stop ? stop + 1 : end;
    }
}

/* The changes of one line, from *next on, put together. */
static void change_line(struct diff *diff, const GArray *changes, unsigned *next, size_t line)
{
    const char *text = diff->old->text;
    size_t at = start_of(diff, line), end = start_of(diff, line + 1);
    const struct changed changed = {line, g_string_new(NULL)};

    for (; *next < changes->len; (*next)++) {
        const struct check_change *change = &g_array_index(changes, struct check_change, *next);

        if (change->offset >= end)
            break;
        g_string_append_len(changed.text, text + at, (gssize)(change->offset - at));
        g_string_append(changed.text, change->text);
        at = change->offset + change->len;
    }
    g_string_append_len(changed.text, text + at, (gssize)(end - at));
    g_array_append_val(diff->changed, changed);
}

static void find_changed(struct diff *diff, const GArray *changes)
{
    diff->changed = g_array_new(FALSE, FALSE, sizeof(struct changed));
    g_array_set_clear_func(diff->changed, changed_clear);
    for (unsigned next = 0; next < changes->len;) {
        const size_t offset = g_array_index(changes, struct check_change, next).offset;
        size_t line = diff->changed->len > 0 ? changed_at(diff, diff->changed->len - 1)->line : 0;

        while (start_of(diff, line + 1) <= offset)
            line++;
        change_line(diff, changes, &next, line);
    }
}

/* A text of whole lines, the last of which may lack its end. */
static void put_lines(struct diff *diff, char sign, const char *text, size_t len, bool first)
{
    for (const char *at = text, *end = text + len; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at)), *next = stop ? stop + 1 : end;

        g_string_append_c(diff->out, sign);
        if (first && at == text)
            g_string_append(diff->out, diff->mark);
        g_string_append_len(diff->out, at, next - at);
        if (!stop)
            g_string_append(diff->out, "\n\\ No newline at end of file\n");
        at = next;
    }
}

static void put_old(struct diff *diff, char sign, size_t line)
{
    const size_t start = start_of(diff, line);

    put_lines(diff, sign, diff->old->text + start, start_of(diff, line + 1) - start, line == 0);
}

/* Lines that change one after the other, all as they were, then all as they become. Returns the
 * first behind them. */
static unsigned put_run(struct diff *diff, unsigned from)
{
    unsigned to = from + 1;

    while (to < diff->changed->len &&
           changed_at(diff, to)->line == changed_at(diff, to - 1)->line + 1)
        to++;
    for (unsigned i = from; i < to; i++)
        put_old(diff, '-', changed_at(diff, i)->line);
    for (unsigned i = from; i < to; i++) {
        const struct changed *changed = changed_at(diff, i);

        put_lines(diff, '+', changed->text->str, changed->text->len, changed->line == 0);
    }
    return to;
}

static long lines_in(const GString *text)
{
    long count = text->len > 0 && text->str[text->len - 1] != '\n';

    for (size_t i = 0; i < text->len; i++)
        count += text->str[i] == '\n';
    return count;
}

/* A hunk of the changed lines from `from` on. Returns the first behind it. */
static unsigned put_hunk(struct diff *diff, unsigned from)
{
    const size_t near = changed_at(diff, from)->line;
    const size_t first = near > CONTEXT ? near - CONTEXT : 0;
    unsigned to = from + 1;
    size_t line = first, end;
    long grows = lines_in(changed_at(diff, from)->text) - 1;

    while (to < diff->changed->len &&
           changed_at(diff, to)->line - changed_at(diff, to - 1)->line <= (size_t)2 * CONTEXT)
        grows += lines_in(changed_at(diff, to++)->text) - 1;
    end = MIN(changed_at(diff, to - 1)->line + 1 + CONTEXT, line_count(diff));
    g_string_append_printf(diff->out, "@@ -%zu,%zu +%ld,%ld @@\n", first + 1, end - first,
                           (long)first + 1 + diff->grown, (long)(end - first) + grows);
    diff->grown += grows;
    for (unsigned at = from; at < to;) {
        for (; line < changed_at(diff, at)->line; line++)
            put_old(diff, ' ', line);
        at = put_run(diff, at);
        line = changed_at(diff, at - 1)->line + 1;
    }
    for (; line < end; line++)
        put_old(diff, ' ', line);
    return to;
}

/* A name that patch would misread is quoted, or ended by a tab, as GNU diff does. */
static void put_name(GString *out, const char *sign, const char *path)
{
    static const char high[] =
        "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8A\x8B\x8C\x8D\x8E\x8F\x90\x91\x92\x93\x94\x95"
        "\x96\x97\x98\x99\x9A\x9B\x9C\x9D\x9E\x9F\xA0\xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9\xAA\xAB"
        "\xAC\xAD\xAE\xAF\xB0\xB1\xB2\xB3\xB4\xB5\xB6\xB7\xB8\xB9\xBA\xBB\xBC\xBD\xBE\xBF\xC2\xC3"
        "\xC4\xC5\xC6\xC7\xC8\xC9\xCA\xCB\xCC\xCD\xCE\xCF\xD0\xD1\xD2\xD3\xD4\xD5\xD6\xD7\xD8\xD9"
        "\xDA\xDB\xDC\xDD\xDE\xDF\xE0\xE1\xE2\xE3\xE4\xE5\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF"
        "\xF0\xF1\xF2\xF3\xF4";
    g_autofree char *escaped = g_strescape(path, high);

    if (strcmp(escaped, path) != 0)
        g_string_append_printf(out, "%s \"%s\"\n", sign, escaped);
    else
        g_string_append_printf(out, "%s %s%s\n", sign, path, strchr(path, ' ') ? "\t" : "");
}

char *diff_new(const struct source *old, const char *mark, const GArray *changes)
{
    struct diff diff = {.old = old, .mark = mark, .out = g_string_new(NULL)};

    find_lines(&diff);
    find_changed(&diff, changes);
    put_name(diff.out, "---", old->path);
    put_name(diff.out, "+++", old->path);
    for (unsigned at = 0; at < diff.changed->len;)
        at = put_hunk(&diff, at);
    g_array_unref(diff.starts);
    g_array_unref(diff.changed);
    return g_string_free(diff.out, FALSE);
}
