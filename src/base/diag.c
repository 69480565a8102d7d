/* diag: collects what the layers report; cli asks for it at the end. Beside the way from posting to
 * PDF, at every step. What always holds: an entry keeps its own copy of place and line, so that
 * nothing it points at needs to stay. */
#include "base/base_private.h"

#include <string.h>

enum {
    EXCERPT_BEFORE = 60,
    EXCERPT_AFTER = 100, /* characters of a long line around the place */
    LISTED_MAX =
        1000 /* of one id; nobody reads a million, and each finds its place in its line anew */
};

const struct diag_rule diag_rules[DIAG_COUNT] = {
#define X(name, id, level, stops, what) {id, what, DIAG_##level, stops},
    DIAG_TABLE(X)
#undef X
};

static void entry_free(gpointer data)
{
    struct diag_entry *entry = data;

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
    diag->counted = g_hash_table_new(NULL, NULL);
    return diag;
}

void diag_drop(struct diag *diag)
{
    if (!diag)
        return;
    g_ptr_array_unref(diag->entries);
    g_hash_table_unref(diag->seen);
    g_hash_table_unref(diag->counted);
    g_free(diag->home);
    g_free(diag);
}

char *diag_printable(const char *text, size_t len)
{
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
    GString *out = g_string_sized_new(len);

    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (c >= ' ' && c < 0x7F)
            g_string_append_c(out, (char)c);
        else if (c == '\t')
            g_string_append_c(out, ' ');
        else
            g_string_append_unichar(out, g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029 ? 0xFFFD
                                                                                            : c);
    }
    return g_string_free(out, FALSE);
}

static void take_excerpt(struct diag_entry *entry, const struct source *source)
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
    entry->excerpt_width = MIN(entry->place.width, after);
}

/* What a message quotes may hold anything. */
static char *message_new(const char *format, va_list args)
{
    g_autofree char *text = g_strdup_vprintf(say_text(format), args);

    return diag_printable(text, strlen(text));
}

/* Takes note of a report; false: it is switched off. */
static bool note(struct diag *diag, enum diag_id id)
{
    diag->reported++;
    if (diag_rules[id].stops)
        diag->stopped = diag->reported;
    if (id == DIAG_SYSTEM || id == DIAG_INPUT_MISSING || id == DIAG_INPUT_UNREADABLE)
        diag->failed = diag->reported;
    return !diag->off[id];
}

/* FNV-1a. */
static gpointer hash(const char *text)
{
    guint64 sum = 0xcbf29ce484222325u;

    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3u;
    return GSIZE_TO_POINTER((gsize)sum);
}

/* A new entry in the list; NULL: it is there already, or only counted. Takes the message. `at`: a
 * number that names the place in the file, without the cost of finding its line and column. */
static struct diag_entry *list(struct diag *diag, enum diag_id id, enum diag_level level,
                               const char *path, size_t at, char *message)
{
    g_autofree char *key =
                        g_strdup_printf("%d\n%s\n%zu\n%s", (int)id, path ? path : "", at, message),
                    *says = message;
    struct diag_entry *entry;

    if (g_hash_table_contains(diag->seen, key))
        return NULL;
    if (diag->kept[id] == LISTED_MAX) {
        if (g_hash_table_add(diag->counted, hash(key))) {
            diag->more[id]++;
            diag->found[id][level]++;
        }
        return NULL;
    }
    entry = g_new(struct diag_entry, 1);
    *entry = (struct diag_entry){.id = id,
                                 .level = level,
                                 .path = path ? g_utf8_make_valid(path, -1) : NULL,
                                 .message = g_steal_pointer(&says),
                                 .order = diag->entries->len};
    g_hash_table_add(diag->seen, g_steal_pointer(&key));
    g_ptr_array_add(diag->entries, entry);
    diag->kept[id]++;
    diag->found[id][level]++;
    return entry;
}

static void add(struct diag *diag, enum diag_id id, enum diag_level level, struct span span,
                const char *format, va_list args)
{
    struct diag_entry *entry;

    if (!note(diag, id))
        return;
    span = source_typed(span);
    entry = list(diag, id, level, span.source ? span.source->path : NULL, span.offset,
                 message_new(format, args));
    if (!entry)
        return;
    entry->place = source_find_place(span);
    if (span.source)
        take_excerpt(entry, span.source);
}

void diag_add(struct diag *diag, enum diag_id id, struct span span, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(diag, id, diag_rules[id].level, span, format, args);
    va_end(args);
}

void diag_add_at(struct diag *diag, enum diag_id id, enum diag_level level, struct span span,
                 const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(diag, id, level, span, format, args);
    va_end(args);
}

void diag_add_file(struct diag *diag, enum diag_id id, const char *path, unsigned line,
                   const char *format, ...)
{
    struct diag_entry *entry;
    va_list args;

    if (!note(diag, id))
        return;
    va_start(args, format);
    entry = list(diag, id, diag_rules[id].level, path, line, message_new(format, args));
    va_end(args);
    if (entry)
        entry->place = (struct source_place){line, 1, 0};
}

const char *diag_last(const struct diag *diag)
{
    const struct diag_entry *last =
        diag->entries->len ? g_ptr_array_index(diag->entries, diag->entries->len - 1) : NULL;

    return last ? last->message : NULL;
}

void diag_set_home(struct diag *diag, const struct source *home)
{
    g_free(diag->home);
    diag->home = g_utf8_make_valid(home->path, -1);
}

bool diag_find_id(const char *name, enum diag_id *id)
{
    for (unsigned i = 0; i < DIAG_COUNT; i++)
        if (strcmp(diag_rules[i].id, name) == 0) {
            *id = i;
            return true;
        }
    return false;
}

bool diag_switch_off(struct diag *diag, const char *id)
{
    enum diag_id found;

    if (!diag_find_id(id, &found) || diag_rules[found].stops)
        return false;
    diag->off[found] = true;
    return true;
}

bool diag_is_off(const struct diag *diag, enum diag_id id)
{
    return diag->off[id];
}

void diag_switch_off_others(struct diag *diag, const char *const *ids)
{
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        if (!g_strv_contains(ids, diag_rules[id].id))
            diag_switch_off(diag, diag_rules[id].id);
}

bool diag_raise(struct diag *diag, const char *id)
{
    enum diag_id found;

    if (!diag_find_id(id, &found) || diag_rules[found].level == DIAG_NOTE)
        return false;
    diag->raised[found] = true;
    return true;
}

enum diag_level diag_level_of(const struct diag *diag, const struct diag_entry *entry)
{
    return diag->raised[entry->id] ? DIAG_ERROR : entry->level;
}

unsigned diag_count(const struct diag *diag, enum diag_level level)
{
    unsigned sum = 0;

    for (unsigned id = 0; id < DIAG_COUNT; id++)
        for (unsigned own = 0; own <= DIAG_ERROR; own++)
            sum += (diag->raised[id] ? DIAG_ERROR : own) == level ? diag->found[id][own] : 0;
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

bool diag_failed_since(const struct diag *diag, size_t mark)
{
    return diag->failed > mark;
}

bool diag_system_failed(const struct diag *diag)
{
    return diag_has(diag, DIAG_SYSTEM);
}

const char *diag_id_name(enum diag_id id)
{
    return diag_rules[id].id;
}

const char *diag_id_meaning(enum diag_id id)
{
    return diag_rules[id].meaning;
}

enum diag_level diag_id_level(enum diag_id id)
{
    return diag_rules[id].level;
}

bool diag_id_stops(enum diag_id id)
{
    return diag_rules[id].stops;
}
