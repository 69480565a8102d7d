/* ini_scan: reads the lines of an INI before iniparser does. On the way from posting to PDF: first,
 * beside the text. What always holds: a line that it passes on means the same to us and to every
 * iniparser from 4.1 on. */
#include "ini/ini_private.h"

#include <string.h>

/* iniparser looks up at most 1,024 bytes of `section:key`. */
enum { NAME_MAX_BYTES = 200 };

struct scan {
    const struct source *source;
    struct diag *diag;
    GPtrArray *parts;
    GHashTable *by_name;   /* section name → struct ini_part * */
    GHashTable *keys;      /* section and key, as "section\nkey" → struct ini_item * */
    struct ini_part *part; /* the section at hand; NULL before the first one */
    bool plain;            /* so far */
};

static void item_free(gpointer data)
{
    struct ini_item *item = data;

    g_free(item->key);
    g_free(item->value);
    g_free(item);
}

static void part_free(gpointer data)
{
    struct ini_part *part = data;

    g_free(part->name);
    g_ptr_array_unref(part->entries);
    g_free(part);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static struct span trim(struct span span)
{
    while (span.len > 0 && is_blank(span_text(span)[span.len - 1]))
        span.len--;
    while (span.len > 0 && is_blank(*span_text(span)))
        span = span_part(span, 1, span.len);
    return span;
}

static bool report(const struct scan *scan, enum diag_id id, struct span span, const char *what)
{
    diag_add(scan->diag, id, span, "%s", say_text(what));
    return false;
}

static bool check_characters(const struct scan *scan, struct span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (g_ascii_iscntrl(span_text(line)[i]) && span_text(line)[i] != '\t')
            return report(scan, DIAG_INI_SYNTAX, span_part(line, i, 1),
                          "a control character; take it out");
    return true;
}

/* Names are what iniparser can lower-case, and what it can tell from its own `section:key`. */
static bool check_name(const struct scan *scan, struct span name, const char *forbidden,
                       bool section)
{
    for (size_t i = 0; i < name.len; i++) {
        const char c = span_text(name)[i];

        if (g_ascii_isprint(c) && !strchr(forbidden, c))
            continue;
        diag_add(scan->diag, DIAG_INI_SYNTAX, name,
                 section ? N_("a section is written in ASCII, without %s")
                         : N_("a key is written in ASCII, without %s"),
                 forbidden);
        return false;
    }
    if (name.len == 0 || name.len > NAME_MAX_BYTES)
        diag_add(scan->diag, DIAG_INI_SYNTAX, name,
                 section ? N_("the name of a section has 1 to %d characters")
                         : N_("the name of a key has 1 to %d characters"),
                 NAME_MAX_BYTES);
    return name.len > 0 && name.len <= NAME_MAX_BYTES;
}

static char *lower(struct span name)
{
    return g_ascii_strdown(span_text(name), (gssize)name.len);
}

static void add_section(struct scan *scan, struct span span, char *name)
{
    struct ini_part *part = g_new0(struct ini_part, 1);

    part->name = name;
    part->span = span;
    part->entries = g_ptr_array_new_with_free_func(item_free);
    g_ptr_array_add(scan->parts, part);
    g_hash_table_insert(scan->by_name, name, part);
    scan->part = part;
}

static void scan_section(struct scan *scan, struct span line)
{
    const struct span name = trim(span_part(line, 1, line.len >= 2 ? line.len - 2 : 0));
    g_autofree char *lowered = lower(name);
    struct ini_part *earlier = g_hash_table_lookup(scan->by_name, lowered);

    if (line.len < 2 || span_text(line)[line.len - 1] != ']') {
        report(scan, DIAG_INI_SYNTAX, line, "a section is “[name]”, alone on its line");
        return;
    }
    if (!check_name(scan, name, "[]:=", true))
        return;
    if (!earlier) {
        add_section(scan, name, g_steal_pointer(&lowered));
        return;
    }
    diag_add(scan->diag, DIAG_INI_DOUBLE, name,
             "section “%s” already stands in line %u; put its keys there", lowered,
             source_find_place(earlier->span).line);
    scan->part = earlier;
}

/* What stands after the closing quote may only be a comment. */
static void check_after_quote(const struct scan *scan, struct span rest)
{
    rest = trim(rest);
    if (rest.len > 0 && *span_text(rest) != ';' && *span_text(rest) != '#')
        report(scan, DIAG_INI_CUT, rest,
               "a value ends at its closing quote, and this is cut; inside double quotes write “ ” "
               "or ' '");
}

static bool scan_quoted(const struct scan *scan, struct span line, struct span *value)
{
    const char quote = *span_text(*value);
    const struct span inside = span_part(*value, 1, value->len - 1);
    const char *close = memchr(span_text(inside), quote, inside.len);
    const size_t len = close ? (size_t)(close - span_text(inside)) : inside.len;

    if (!close)
        return report(
            scan, DIAG_INI_SYNTAX, *value,
            quote == '"'
                ? N_("the closing quote is missing")
                : "the closing quote is missing; put a value that begins with ' in double quotes");
    if (memchr(span_text(inside), '\\', len))
        return report(
            scan, DIAG_INI_SYNTAX, line,
            "a backslash in quotes means different things to different readers; write it without");
    *value = trim(span_part(inside, 0, len));
    check_after_quote(scan, span_part(inside, len + 1, inside.len));
    return true;
}

/* Narrows `value` to what iniparser will read. False: the line can't be passed on. */
static bool scan_value(const struct scan *scan, struct span line, struct span *value)
{
    const size_t end = strcspn(span_text(*value), ";#\r\n");

    if (value->len > 0 && span_text(*value)[value->len - 1] == '\\')
        return report(
            scan, DIAG_INI_SYNTAX, span_part(*value, value->len - 1, 1),
            "a backslash at the end of a line would join the next one to it; take it out");
    if (value->len > 0 && (*span_text(*value) == '"' || *span_text(*value) == '\''))
        return scan_quoted(scan, line, value);
    if (end < value->len) {
        diag_add(scan->diag, DIAG_INI_CUT, span_part(*value, end, value->len),
                 "“%c” begins a comment, so the value is cut here; put the value in double quotes",
                 span_text(*value)[end]);
        *value = trim(span_part(*value, 0, end));
    }
    return true;
}

static void add_entry(struct scan *scan, struct span line, struct span key, struct span value)
{
    struct ini_item *item = g_new0(struct ini_item, 1);

    item->key = lower(key);
    item->line = line;
    item->entry =
        (struct ini_entry){scan->part->name, item->key, NULL, scan->part->span, key, value};
    g_ptr_array_add(scan->part->entries, item);
    g_hash_table_insert(scan->keys, g_strconcat(scan->part->name, "\n", item->key, NULL), item);
}

static bool is_double(const struct scan *scan, struct span key)
{
    g_autofree char *lowered = lower(key),
                    *whole = g_strconcat(scan->part->name, "\n", lowered, NULL);
    const struct ini_item *earlier = g_hash_table_lookup(scan->keys, whole);

    if (earlier)
        diag_add(scan->diag, DIAG_INI_DOUBLE, key,
                 "“%s” already stands in line %u; keep one of them", lowered,
                 source_find_place(earlier->entry.key_span).line);
    return earlier != NULL;
}

/* Said once. */
static bool has_room(const struct scan *scan, struct span key)
{
    const unsigned count = g_hash_table_size(scan->keys);

    if (count == INI_KEYS_MAX)
        diag_add_file(scan->diag, DIAG_INPUT_SIZE, scan->source->path, source_find_place(key).line,
                      "over %d keys, which is the most that is read; take some out", INI_KEYS_MAX);
    return count < INI_KEYS_MAX;
}

static void scan_entry(struct scan *scan, struct span line)
{
    const char *equals = memchr(span_text(line), '=', line.len);
    const size_t at = equals ? (size_t)(equals - span_text(line)) : line.len;
    const struct span key = trim(span_part(line, 0, at));
    struct span value = trim(span_part(line, at + 1, line.len));

    if (!equals) {
        report(scan, DIAG_INI_SYNTAX, line,
               "this is neither “[section]” nor “key = value” nor, after “;”, a comment");
        return;
    }
    if (!check_name(scan, key, ":", false))
        return;
    if (!scan->part) {
        report(scan, DIAG_INI_SYNTAX, key,
               "a key stands before the first section; write a “[section]” above it");
        return;
    }
    if (is_double(scan, key) || !scan_value(scan, line, &value) || !has_room(scan, key))
        return;
    add_entry(scan, line, key, value);
}

/* Does iniparser take the line, or the comment, as it ends in the file? It joins a line to the next
 * one behind a backslash, and knows no line end of \r alone. */
static bool ends_plainly(const char *text, size_t len)
{
    const bool returns = text[len] == '\r';

    if (len + returns > INI_LINE_MAX || (returns && text[len + 1] != '\n'))
        return false;
    return len == 0 || text[len - 1] != '\\';
}

static void scan_line(struct scan *scan, unsigned number)
{
    size_t len;
    const char *text = source_line(scan->source, number, &len);
    const struct span line =
        trim((struct span){scan->source, (size_t)(text - scan->source->text), len});

    scan->plain &= ends_plainly(text, len);
    if (line.len == 0 || *span_text(line) == ';' || *span_text(line) == '#')
        return;
    if (len > INI_LINE_MAX) {
        diag_add(scan->diag, DIAG_INI_LINE, line,
                 "a line of %zu bytes; at most %d are read: shorten it", len, INI_LINE_MAX);
        return;
    }
    if (!check_characters(scan, line))
        return;
    if (*span_text(line) == '[')
        scan_section(scan, line);
    else
        scan_entry(scan, line);
}

GPtrArray *ini_scan(const struct source *source, bool *plain, struct diag *diag)
{
    const size_t mark = diag_mark(diag);
    struct scan scan = {
        .source = source,
        .diag = diag,
        .parts = g_ptr_array_new_with_free_func(part_free),
        .by_name = g_hash_table_new(g_str_hash, g_str_equal),
        .keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .plain = source->as_in_file,
    };

    for (unsigned line = 1; line <= source->lines->len; line++)
        scan_line(&scan, line);
    *plain = scan.plain && diag_mark(diag) == mark;
    g_hash_table_unref(scan.by_name);
    g_hash_table_unref(scan.keys);
    return scan.parts;
}
