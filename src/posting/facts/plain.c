/* plain: lines of the text, one after the other, and the same folded letter by letter for patterns.
 * A part of facts, below view. What always holds: each byte knows which byte of the text it comes
 * from. */
#include "posting/facts/facts_private.h"

#include <string.h>

void plain_append(struct facts_view *view, struct span line)
{
    g_string_append_len(view->plain, span_text(line), (gssize)line.len);
    for (size_t i = 0; i < line.len; i++) {
        const size_t at = line.offset + i;

        g_array_append_val(view->plain_at, at);
    }
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
    g_string_append_len(view->low, bytes, (gssize)len);
    for (size_t i = 0; i < len; i++)
        g_array_append_val(view->low_at, at);
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

void plain_fold(struct facts_view *view, size_t from)
{
    const char *text = view->plain->str;

    for (size_t i = from; i < view->plain->len;) {
        const size_t len = (size_t)(g_utf8_next_char(text + i) - (text + i));
        const char ascii = g_ascii_tolower(text[i]);

        if (len == 1)
            low_append(view, &ascii, 1, i);
        else
            fold_char(view, text + i, len, i);
        i += len;
    }
}
