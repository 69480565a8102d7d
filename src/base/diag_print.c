/* diag_print: what was reported, as text and one by one. Last on every way. What always holds: the
 * order is that of the files, line by line. */
#include "base/base_private.h"

#include <string.h>

static const char *const level_names[] = {N_("note"), N_("info"), N_("warning"), N_("error")};

const char *diag_level_name(enum diag_level level)
{
    return level_names[level];
}

static const char *path_of(const struct diag *diag, const struct diag_entry *entry)
{
    return entry->path ? entry->path : diag->home ? diag->home : "affiche";
}

static int compare(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct diag_entry *first = *(const struct diag_entry *const *)a,
                            *second = *(const struct diag_entry *const *)b;
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
        g_ptr_array_add(entries, g_ptr_array_index(diag->entries, i));
    g_ptr_array_sort_with_data(entries, compare, (gpointer)diag);
    return entries;
}

/* Columns of a terminal: wide characters take two, marks and invisible ones none. */
static unsigned columns_of(const char *from, const char *to)
{
    unsigned columns = 0;

    for (; from < to; from = g_utf8_next_char(from)) {
        const gunichar c = g_utf8_get_char(from);

        columns += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    return columns;
}

/* What is meant stands right above the carets; a mark with the letter that it is on. */
static void append_excerpt(GString *text, const struct diag_entry *entry, bool colour)
{
    const char *const line = entry->excerpt;
    const char *at, *end;
    unsigned carets;

    if (!line || !*line)
        return;
    at = g_utf8_offset_to_pointer(line, entry->excerpt_before);
    end = g_utf8_offset_to_pointer(at, entry->excerpt_width);
    while (at > line && g_unichar_iszerowidth(g_utf8_get_char(at)))
        at = g_utf8_prev_char(at);
    g_string_append_printf(text, "  %s\n  %*s%s", line, (int)columns_of(line, at), "",
                           colour ? "\033[1m" : "");
    carets = MAX(1, columns_of(at, end));
    for (unsigned i = 0; i < carets; i++)
        g_string_append_c(text, '^');
    g_string_append_printf(text, "%s\n", colour ? "\033[0m" : "");
}

static void append_entry(GString *text, const struct diag *diag, const struct diag_entry *entry,
                         bool colour)
{
    static const char *const colours[] = {"\033[1m", "\033[36m", "\033[33m", "\033[31m"};
    const enum diag_level level = diag_level_of(diag, entry);
    g_autofree char *path = diag_printable(path_of(diag, entry), strlen(path_of(diag, entry)));

    g_string_append_printf(text, "%s:%u:%u: %s%s%s: %s [%s]\n", path, entry->place.line,
                           entry->place.column, colour ? colours[level] : "",
                           say_text(level_names[level]), colour ? "\033[0m" : "", entry->message,
                           diag_rules[entry->id].id);
    append_excerpt(text, entry, colour);
}

static char *say_more(unsigned count)
{
    return g_strdup_printf(
        say_count("%u more of these is not listed", "%u more of these are not listed", count),
        count);
}

static void append_more(GString *text, const struct diag *diag, enum diag_id id)
{
    const char *path = diag->home ? diag->home : "affiche";
    g_autofree char *says = say_more(diag->more[id]),
                    *printable = diag_printable(path, strlen(path));

    g_string_append_printf(text, "%s:1:1: %s: %s [%s]\n", printable,
                           say_text(level_names[DIAG_NOTE]), says, diag_rules[id].id);
}

char *diag_to_text(const struct diag *diag, bool colour)
{
    g_autoptr(GPtrArray) entries = sorted(diag);
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; i < entries->len; i++)
        append_entry(text, diag, g_ptr_array_index(entries, i), colour);
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        if (diag->more[id] > 0)
            append_more(text, diag, id);
    return g_string_free(text, FALSE);
}

/* At once, since stderr has no buffer. */
void diag_print(const struct diag *diag, FILE *to, bool colour)
{
    g_autofree char *text = diag_to_text(diag, colour);

    fputs(text, to);
}

static void visit_more(const struct diag *diag, enum diag_id id, diag_visit visit, void *data)
{
    g_autofree char *says = say_more(diag->more[id]);
    const struct diag_finding finding = {.path = diag->home ? diag->home : "affiche",
                                         .place = {1, 1, 0},
                                         .level = DIAG_NOTE,
                                         .id = id,
                                         .message = says};

    visit(&finding, data);
}

void diag_each(const struct diag *diag, diag_visit visit, void *data)
{
    g_autoptr(GPtrArray) entries = sorted(diag);

    for (unsigned i = 0; i < entries->len; i++) {
        const struct diag_entry *entry = g_ptr_array_index(entries, i);
        const struct diag_finding finding = {.path = path_of(diag, entry),
                                             .place = entry->place,
                                             .level = diag_level_of(diag, entry),
                                             .id = entry->id,
                                             .message = entry->message};

        visit(&finding, data);
    }
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        if (diag->more[id] > 0)
            visit_more(diag, id, visit, data);
}
