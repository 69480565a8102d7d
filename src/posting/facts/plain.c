/* plain: lines of the text, one after the other, and the same folded letter by letter for patterns.
 * A part of facts, below view. What always holds: each byte knows which byte of the text it comes
 * from. */
#include "posting/facts/facts_private.h"

#include <string.h>

void plain_append(struct facts_view *view, struct span line)
{
    const size_t from = view->plain->len;

    g_string_append_len(view->plain, span_text(line), (gssize)line.len);
    g_array_set_size(view->plain_at, (unsigned)view->plain->len);
    for (size_t i = 0; i < line.len; i++)
        g_array_index(view->plain_at, size_t, from + i) = line.offset + i;
}

static const char *fold_mark(gunichar c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
        return "'";
    if (c >= 0x2010 && c <= 0x2015)
        return "-";
    if (c == 0x00AB || c == 0x00BB || c == 0x201C || c == 0x201D)
        return "\"";
    if (c == 0x00B7 || c == 0x2027 || c == 0x2022)
        return ".";
    if (c == 0x0153 || c == 0x0152)
        return "oe";
    return g_unichar_isspace(c) ? " " : NULL;
}

static void low_append(struct facts_view *view, const char *bytes, size_t len, size_t at)
{
    const size_t from = view->low->len;

    g_string_set_size(view->low, from + len);
    g_array_set_size(view->low_at, (unsigned)(from + len));
    for (size_t i = 0; i < len; i++) {
        view->low->str[from + i] = bytes[i];
        g_array_index(view->low_at, size_t, from + i) = at;
    }
}

static void fold_char(struct facts_view *view, const char *text, size_t len, size_t at)
{
    const gunichar c = g_utf8_get_char(text);
    const char *mark = fold_mark(c);
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    char ascii;

    if (mark) {
        low_append(view, mark, strlen(mark), at);
        return;
    }
    if (g_unichar_ismark(c))
        return;
    g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
    ascii = parts[0] < 0x80 ? g_ascii_tolower((char)parts[0]) : '\0';
    if (ascii)
        low_append(view, &ascii, 1, at);
    else
        low_append(view, text, len, at);
}

/* ASCII from a byte on: its length; folded, as it is most of the text. */
static size_t fold_ascii(struct facts_view *view, size_t from)
{
    const char *text = view->plain->str + from;
    const size_t low = view->low->len;
    size_t len = 0;

    while (text[len] && (unsigned char)text[len] < 0x80)
        len++;
    g_string_append_len(view->low, text, (gssize)len);
    g_array_set_size(view->low_at, (unsigned)view->low->len);
    for (size_t i = 0; i < len; i++) {
        view->low->str[low + i] = g_ascii_tolower(text[i]);
        g_array_index(view->low_at, size_t, low + i) = from + i;
    }
    return len;
}

void plain_fold(struct facts_view *view, size_t from)
{
    for (size_t i = from; i < view->plain->len;) {
        const char *text = view->plain->str + i;
        const size_t ascii = fold_ascii(view, i),
                     len = ascii > 0 ? ascii : (size_t)(g_utf8_next_char(text) - text);

        if (ascii == 0)
            fold_char(view, text, len, i);
        i += len;
    }
}
