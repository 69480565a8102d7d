/* stream_line: one line of a stream of postings: a JSON object with the texts "name", "ini" and
 * "text".
 *
 * Serves stream. What always holds: what is taken is what the line says, whole. The library that
 * writes JSON elsewhere won't do: of two objects on a line it reads one, of two values of a key the
 * last, of a text with a NUL what stands before it, and it falls where brackets nest too deep. */
#include "cli/cli.h"

#include <string.h>

#define NO_OBJECT N_("this is no JSON object; is the line whole?")

enum { NAME_MAX_BYTES = 200 }; /* file systems take 255, and names of temporary files are longer */

struct cursor {
    const char *at, *end;
    const char *fault; /* N_; NULL: none so far */
};

static bool fail(struct cursor *cursor, const char *fault)
{
    if (!cursor->fault)
        cursor->fault = fault;
    return false;
}

static void pass_space(struct cursor *cursor)
{
    while (cursor->at < cursor->end && g_ascii_isspace(*cursor->at))
        cursor->at++;
}

static bool take(struct cursor *cursor, char c)
{
    pass_space(cursor);
    if (cursor->at == cursor->end || *cursor->at != c)
        return false;
    cursor->at++;
    return true;
}

/* Four hexadecimal digits, RFC 8259, section 7. */
static bool read_unit(struct cursor *cursor, gunichar *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++, cursor->at++) {
        if (cursor->at == cursor->end || !g_ascii_isxdigit(*cursor->at))
            return fail(cursor, N_("\\u is not followed by four hexadecimal digits"));
        *unit = *unit * 16 + (gunichar)g_ascii_xdigit_value(*cursor->at);
    }
    return true;
}

/* Characters beyond the first plane are two units. */
static bool read_character(struct cursor *cursor, GString *text)
{
    gunichar c, low = 0;

    if (!read_unit(cursor, &c))
        return false;
    if (c >= 0xD800 && c < 0xDC00 && cursor->end - cursor->at > 2 && cursor->at[0] == '\\' &&
        cursor->at[1] == 'u') {
        cursor->at += 2;
        if (!read_unit(cursor, &low))
            return false;
        c = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : c;
    }
    if (c == 0 || (c >= 0xD800 && c < 0xE000))
        return fail(cursor, N_("\\u names what is no character of a text"));
    g_string_append_unichar(text, c);
    return true;
}

static bool read_escape(struct cursor *cursor, GString *text)
{
    static const char escapes[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
    const char c = cursor->at < cursor->end ? *cursor->at++ : '\0';
    const char *known = c ? strchr(escapes, c) : NULL;

    if (c == 'u')
        return read_character(cursor, text);
    if (!known)
        return fail(cursor, N_("\\ is followed by what it may not be"));
    g_string_append_c(text, means[known - escapes]);
    return true;
}

/* NULL: at fault (g_free). */
static char *read_text(struct cursor *cursor)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (!take(cursor, '"'))
        return fail(cursor, N_("a text in double quotes is missing")), NULL;
    while (cursor->at < cursor->end) {
        const char c = *cursor->at++;

        if (c == '"')
            return g_string_free(g_steal_pointer(&text), FALSE);
        if ((unsigned char)c < ' ')
            return fail(cursor, N_("a text holds a control character; write \\n, \\t …")), NULL;
        if (c != '\\')
            g_string_append_c(text, c);
        else if (!read_escape(cursor, text))
            return NULL;
    }
    return fail(cursor, N_("a text has no end; is the line whole?")), NULL;
}

static bool pass_text(struct cursor *cursor)
{
    g_autofree char *text = read_text(cursor);

    return text != NULL;
}

/* A value that nobody reads, to its end; what is in it isn't judged. */
static bool pass_value(struct cursor *cursor)
{
    unsigned depth = 0;

    while (cursor->at < cursor->end) {
        const char c = *cursor->at;

        if (depth == 0 && (c == ',' || c == '}'))
            return true;
        if (c == '"' ? !pass_text(cursor) : (cursor->at++, false))
            return false;
        depth += c == '[' || c == '{';
        depth -= depth > 0 && (c == ']' || c == '}');
    }
    return fail(cursor, NO_OBJECT);
}

/* A key without a value may as well be missing. */
static bool take_null(struct cursor *cursor)
{
    pass_space(cursor);
    if (cursor->end - cursor->at < 4 || memcmp(cursor->at, "null", 4) != 0)
        return false;
    cursor->at += 4;
    return true;
}

static bool read_value(struct cursor *cursor, const char *key, struct stream_line *line,
                       GHashTable *others)
{
    const struct {
        const char *key;
        char **value;
    } known[] = {{"name", &line->name}, {"ini", &line->ini}, {"text", &line->text}};

    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(known[i].key, key) != 0)
            continue;
        if (*known[i].value)
            return fail(cursor, N_("a key stands twice"));
        if (take_null(cursor))
            return true;
        *known[i].value = read_text(cursor);
        return *known[i].value;
    }
    if (others)
        g_hash_table_add(others, g_strdup(key));
    return pass_value(cursor);
}

static bool read_pair(struct cursor *cursor, struct stream_line *line, GHashTable *others)
{
    g_autofree char *key = read_text(cursor);

    return key && (take(cursor, ':') || fail(cursor, N_("a key has no : behind it"))) &&
           read_value(cursor, key, line, others);
}

static bool read_pairs(struct cursor *cursor, struct stream_line *line, GHashTable *others)
{
    do
        if (!read_pair(cursor, line, others))
            return false;
    while (take(cursor, ','));
    return true;
}

static bool read_object(struct cursor *cursor, struct stream_line *line, GHashTable *others)
{
    if (!take(cursor, '{') || !read_pairs(cursor, line, others))
        return fail(cursor, NO_OBJECT);
    if (!take(cursor, '}'))
        return fail(cursor, NO_OBJECT);
    pass_space(cursor);
    return cursor->at == cursor->end || fail(cursor, N_("something stands behind the object"));
}

/* Becomes the name of a folder. */
static bool is_name(const char *name)
{
    for (const char *at = name; *at; at = g_utf8_next_char(at))
        if (*at == '/' || *at == '\\' || !g_unichar_isprint(g_utf8_get_char(at)))
            return false;
    return *name && *name != '.' && strlen(name) <= NAME_MAX_BYTES;
}

static bool check(const struct stream_line *line, const char *path, unsigned number,
                  struct diag *diag)
{
    if (!line->name || !line->text)
        diag_add_file(diag, DIAG_INPUT_JSON, path, number,
                      "there is no “%s”; a posting has “name” and “text”, and may have “ini”",
                      line->name ? "text" : "name");
    else if (!is_name(line->name))
        diag_add_file(diag, DIAG_INPUT_JSON, path, number,
                      "“%s” can't be the name of a folder: a name has at most %d bytes, does not "
                      "begin with a dot, and holds neither / nor \\ nor what can't be printed",
                      line->name, NAME_MAX_BYTES);
    else if (strlen(line->text) > SOURCE_TEXT_MAX || strlen(line->ini) > SOURCE_INI_MAX)
        diag_add_file(diag, DIAG_INPUT_SIZE, path, number,
                      "over %u bytes of “text”, or %u of “ini”, which is the most that is read; "
                      "shorten it",
                      SOURCE_TEXT_MAX, SOURCE_INI_MAX);
    else
        return true;
    return false;
}

bool stream_line_read(struct stream_line *line, GBytes *bytes, const char *path, unsigned number,
                      GHashTable *others, struct diag *diag)
{
    gsize len;
    const char *at = g_bytes_get_data(bytes, &len), *start = at;
    struct cursor cursor = {.at = at, .end = at + len};

    *line = (struct stream_line){0};
    if (!g_utf8_validate(at, (gssize)len, &cursor.at))
        fail(&cursor, N_("this is not UTF-8"));
    else if (cursor.at = at, read_object(&cursor, line, others)) {
        line->ini = line->ini ? line->ini : g_strdup("");
        if (check(line, path, number, diag))
            return true;
    }
    if (cursor.fault)
        diag_add_file(diag, DIAG_INPUT_JSON, path, number, "at byte %zu of the line: %s",
                      (size_t)(cursor.at - start) + 1, say_text(cursor.fault));
    stream_line_clear(line);
    return false;
}

void stream_line_clear(struct stream_line *line)
{
    g_clear_pointer(&line->name, g_free);
    g_clear_pointer(&line->ini, g_free);
    g_clear_pointer(&line->text, g_free);
}
