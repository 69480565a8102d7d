/* body_text: what parts of posting/ ask of a stretch of text. Beside posting/body. What always holds: it looks at nothing but that stretch. */
#include "posting/body.h"

#include <string.h>

struct span body_trim(struct span span)
{
    const char *start = span_text(span), *end = start + span.len, *from = start;

    while (from < end && g_unichar_isspace(g_utf8_get_char(from)))
        from = g_utf8_next_char(from);
    while (end > from && g_unichar_isspace(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return span_part(span, (size_t)(from - start), (size_t)(end - from));
}

char *body_fold(struct span span)
{
    const char *text = span_text(span);
    GString *folded = g_string_sized_new(span.len);

    for (size_t i = 0; i < span.len; i++)
        if (!g_ascii_isspace(text[i]))
            g_string_append_c(folded, text[i]);
        else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
    return g_string_free(folded, FALSE);
}

/* Five digits on their own, with a letter after them: "13100 Aix". */
static bool has_postcode(const char *text, size_t len)
{
    for (size_t i = 0, run = 0; i < len; i++) {
        run = g_ascii_isdigit(text[i]) ? run + 1 : 0;
        if (run != 5 || (i >= 5 && g_ascii_isalnum(text[i - 5])) || i + 2 >= len)
            continue;
        if (text[i + 1] == ' ' && g_unichar_isalpha(g_utf8_get_char(text + i + 2)))
            return true;
    }
    return false;
}

bool body_is_address(const char *text, size_t len)
{
    return memchr(text, '@', len) || g_strstr_len(text, (gssize)len, "://") || g_strstr_len(text, (gssize)len, "www.") ||
           g_strstr_len(text, (gssize)len, "WWW.") || has_postcode(text, len);
}
