/* diag: collects what the layers report; cli asks for it at the end. Beside the way from posting to PDF, at every step. What always holds: an
 * entry keeps its own copy of place and line, so that nothing it points at needs to stay. */
#include "base/diag.h"

#include <string.h>

enum {
    EXCERPT_BEFORE = 60, EXCERPT_AFTER = 100, /* characters of a long line around the place */
    LISTED_MAX = 1000                         /* of one id; nobody reads a million, and each finds its place in its line anew */
};

static const struct {
    const char *id;
    enum diag_level level;
    bool stops;
} table[] = {
#define X(name, id, level, stops, what) {id, DIAG_##level, stops},
    DIAG_TABLE(X)
#undef X
};

static const char *const level_names[] = {"note", "info", "warning", "error"};

struct entry {
    enum diag_id id;
    char *path; /* NULL: at home */
    struct source_place place;
    char *excerpt;          /* the line, or what is around the place; NULL: no line to show */
    unsigned excerpt_before; /* characters of it before the place */
    char *message;
    unsigned order;
};

struct diag {
    GPtrArray *entries;
    GHashTable *seen; /* char *: place, id and message */
    char *home;
    size_t reported; /* how many reports there were, those too that were given before */
    size_t stopped;  /* that number at the last one that stops */
    bool off[DIAG_COUNT], raised[DIAG_COUNT];
    unsigned kept[DIAG_COUNT], more[DIAG_COUNT]; /* listed; only counted, past LISTED_MAX */
};

static void entry_free(gpointer data)
{
    struct entry *entry = data;

    g_free(entry->path);
    g_free(entry->excerpt);
    g_free(entry->message);
    g_free(entry);
}

struct diag *diag_new(void)
{
    struct diag *diag = g_new0(struct diag, 1);

    diag->entries = g_ptr_array_new_with_free_func(entry_free);
    diag->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return diag;
}

void diag_drop(struct diag *diag)
{
    if (!diag)
        return;
    g_ptr_array_unref(diag->entries);
    g_hash_table_unref(diag->seen);
    g_free(diag->home);
    g_free(diag);
}

char *diag_printable(const char *text, size_t len)
{
    GString *out = g_string_sized_new(len);

    for (const char *at = text; at < text + len; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (c == '\t')
            g_string_append_c(out, ' ');
        else
            g_string_append_unichar(out, g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 ? 0xFFFD : c);
    }
    return g_string_free(out, FALSE);
}

static void take_excerpt(struct entry *entry, const struct source *source)
{
    size_t len;
    const char *line = source_line(source, entry->place.line, &len), *end = line + len;
    const char *at = g_utf8_offset_to_pointer(line, entry->place.column - 1);
    const char *from = at, *to = at;
    unsigned after = 0;

    for (; from > line && entry->excerpt_before < EXCERPT_BEFORE; entry->excerpt_before++)
        from = g_utf8_prev_char(from);
    for (; to < end && after < EXCERPT_AFTER; after++)
        to = g_utf8_next_char(to);
    entry->excerpt = diag_printable(from, (size_t)(to - from));
    entry->place.width = MIN(entry->place.width, after);
}

static char *key_new(const struct entry *entry)
{
    return g_strdup_printf("%d\n%s\n%u:%u\n%s", (int)entry->id, entry->path ? entry->path : "", entry->place.line,
                           entry->place.column, entry->message);
}

/* Counts a report; false: it is not to be listed. */
static bool count(struct diag *diag, enum diag_id id)
{
    diag->reported++;
    if (table[id].stops)
        diag->stopped = diag->reported;
    if (diag->off[id])
        return false;
    if (diag->kept[id] < LISTED_MAX)
        return true;
    diag->more[id]++;
    return false;
}

/* What a message quotes may hold anything. */
static char *message_new(const char *format, va_list args)
{
    g_autofree char *text = g_strdup_vprintf(format, args), *valid = g_utf8_make_valid(text, -1);

    return diag_printable(valid, strlen(valid));
}

/* Takes the entry. */
static void keep(struct diag *diag, struct entry *entry)
{
    if (!g_hash_table_add(diag->seen, key_new(entry))) {
        entry_free(entry);
        return;
    }
    diag->kept[entry->id]++;
    entry->order = diag->entries->len;
    g_ptr_array_add(diag->entries, entry);
}

void diag_add(struct diag *diag, enum diag_id id, struct span span, const char *format, ...)
{
    struct entry *entry;
    va_list args;

    if (!count(diag, id))
        return;
    entry = g_new0(struct entry, 1);
    va_start(args, format);
    entry->message = message_new(format, args);
    va_end(args);
    entry->id = id;
    entry->place = source_find_place(span);
    if (span.source) {
        entry->path = g_utf8_make_valid(span.source->path, -1);
        take_excerpt(entry, span.source);
    }
    keep(diag, entry);
}

void diag_add_file(struct diag *diag, enum diag_id id, const char *path, unsigned line, const char *format, ...)
{
    struct entry *entry;
    va_list args;

    if (!count(diag, id))
        return;
    entry = g_new0(struct entry, 1);
    va_start(args, format);
    entry->message = message_new(format, args);
    va_end(args);
    entry->id = id;
    entry->path = g_utf8_make_valid(path, -1);
    entry->place = (struct source_place){line, 1, 0};
    keep(diag, entry);
}

void diag_set_home(struct diag *diag, const struct source *home)
{
    g_free(diag->home);
    diag->home = g_utf8_make_valid(home->path, -1);
}

static bool find_id(const char *name, unsigned *id)
{
    for (*id = 0; *id < DIAG_COUNT; (*id)++)
        if (strcmp(table[*id].id, name) == 0)
            return true;
    return false;
}

bool diag_switch_off(struct diag *diag, const char *id)
{
    unsigned found;

    if (!find_id(id, &found) || table[found].stops)
        return false;
    diag->off[found] = true;
    return true;
}

bool diag_raise(struct diag *diag, const char *id)
{
    unsigned found;

    if (!find_id(id, &found))
        return false;
    diag->raised[found] = true;
    return true;
}

static const struct entry *entry_at(const struct diag *diag, size_t index)
{
    return g_ptr_array_index(diag->entries, index);
}

static enum diag_level level_of(const struct diag *diag, enum diag_id id)
{
    return diag->raised[id] ? DIAG_ERROR : table[id].level;
}

unsigned diag_count(const struct diag *diag, enum diag_level level)
{
    unsigned sum = 0;

    for (unsigned id = 0; id < DIAG_COUNT; id++)
        sum += level_of(diag, id) == level ? diag->kept[id] + diag->more[id] : 0;
    return sum;
}

bool diag_has(const struct diag *diag, enum diag_id id)
{
    return diag->kept[id] > 0;
}

size_t diag_mark(const struct diag *diag)
{
    return diag->reported;
}

bool diag_stopped_since(const struct diag *diag, size_t mark)
{
    return diag->stopped > mark;
}

bool diag_system_failed(const struct diag *diag)
{
    return diag_has(diag, DIAG_SYSTEM);
}

const char *diag_id_name(enum diag_id id)
{
    return table[id].id;
}

static const char *path_of(const struct diag *diag, const struct entry *entry)
{
    return entry->path ? entry->path : diag->home ? diag->home : "affiche";
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct entry *first = *(const struct entry *const *)a, *second = *(const struct entry *const *)b;
    const int by_path = strcmp(path_of(data, first), path_of(data, second));

    if (by_path != 0)
        return by_path;
    if (first->place.line != second->place.line)
        return first->place.line < second->place.line ? -1 : 1;
    if (first->place.column != second->place.column)
        return first->place.column < second->place.column ? -1 : 1;
    return first->order < second->order ? -1 : 1;
}

static GPtrArray *sorted(const struct diag *diag)
{
    GPtrArray *entries = g_ptr_array_new();

    for (size_t i = 0; i < diag->entries->len; i++)
        g_ptr_array_add(entries, (gpointer)entry_at(diag, i));
    g_ptr_array_sort_with_data(entries, compare, (gpointer)diag);
    return entries;
}

static void print_excerpt(const struct entry *entry, FILE *to, bool colour)
{
    const unsigned carets = MAX(1, entry->place.width);

    if (!entry->excerpt || !*entry->excerpt)
        return;
    fprintf(to, "  %s\n  %*s%s", entry->excerpt, (int)entry->excerpt_before, "", colour ? "\033[1m" : "");
    for (unsigned i = 0; i < carets; i++)
        fputc('^', to);
    fprintf(to, "%s\n", colour ? "\033[0m" : "");
}

static void print_entry(const struct diag *diag, const struct entry *entry, FILE *to, bool colour)
{
    static const char *const colours[] = {"\033[1m", "\033[36m", "\033[33m", "\033[31m"};
    const enum diag_level level = level_of(diag, entry->id);
    g_autofree char *path = diag_printable(path_of(diag, entry), strlen(path_of(diag, entry)));

    fprintf(to, "%s:%u:%u: %s%s%s: %s [%s]\n", path, entry->place.line, entry->place.column,
            colour ? colours[level] : "", level_names[level], colour ? "\033[0m" : "", entry->message, table[entry->id].id);
    print_excerpt(entry, to, colour);
}

void diag_print(const struct diag *diag, FILE *to, bool colour)
{
    g_autoptr(GPtrArray) entries = sorted(diag);

    for (unsigned i = 0; i < entries->len; i++)
        print_entry(diag, g_ptr_array_index(entries, i), to, colour);
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        if (diag->more[id] > 0)
            fprintf(to, "%s:1:1: note: %u more of these are not listed [%s]\n", diag->home ? diag->home : "affiche", diag->more[id],
                    table[id].id);
}

static void append_json_string(GString *json, const char *text)
{
    g_string_append_c(json, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(json, '\\');
        if ((unsigned char)*text < 0x20)
            g_string_append_printf(json, "\\u%04x", (unsigned)*text);
        else
            g_string_append_c(json, *text);
    }
    g_string_append_c(json, '"');
}

char *diag_to_json(const struct diag *diag)
{
    g_autoptr(GPtrArray) entries = sorted(diag);
    GString *json = g_string_new("[");

    for (unsigned i = 0; i < entries->len; i++) {
        const struct entry *entry = g_ptr_array_index(entries, i);

        g_string_append(json, i > 0 ? ",\n {\"file\": " : "\n {\"file\": ");
        append_json_string(json, path_of(diag, entry));
        g_string_append_printf(json, ", \"line\": %u, \"column\": %u, \"length\": %u, \"level\": \"%s\", \"id\": \"%s\", \"message\": ",
                               entry->place.line, entry->place.column, entry->place.width, level_names[level_of(diag, entry->id)],
                               table[entry->id].id);
        append_json_string(json, entry->message);
        g_string_append_c(json, '}');
    }
    g_string_append(json, entries->len > 0 ? "\n]\n" : "]\n");
    return g_string_free(json, FALSE);
}
