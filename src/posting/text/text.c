/* body_text: what parts of posting/ ask of a stretch of text. A part of text. What always
 * holds: it looks at nothing but that stretch. */
#include "posting/text/text.h"

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

size_t body_first_word(struct span line)
{
    const char *text = span_text(line);
    size_t len = 0;

    while (len < line.len && !g_ascii_isspace(text[len]))
        len++;
    return (size_t)g_utf8_strlen(text, (gssize)len);
}

size_t body_folded_len(struct span span, size_t len)
{
    const char *text = span_text(span);
    size_t folded = 0;
    bool blank = true;

    for (size_t i = 0; i < MIN(len, span.len); i++) {
        const bool space = g_ascii_isspace(text[i]);

        folded += !space || !blank;
        blank = space;
    }
    return folded;
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

static bool are_capitals(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!g_ascii_isupper(text[i]))
            return false;
    return true;
}

/* `BS1`, `M1`, `EC1A`: one letter or two, then a digit. */
static bool is_british_district(const char *text, size_t len)
{
    const size_t letters = len > 1 && g_ascii_isupper(text[1]) ? 2 : 1;

    return len > letters && len <= 4 && are_capitals(text, letters) &&
           g_ascii_isdigit(text[letters]);
}

/* `BS1 4DB`, `EC1A 1BB` */
static bool has_british_postcode(const char *text, size_t len)
{
    for (size_t i = 3; i + 3 <= len; i++) {
        size_t from = i - 1;

        if (text[i - 1] != ' ' || !g_ascii_isdigit(text[i]) || !are_capitals(text + i + 1, 2) ||
            (i + 3 < len && g_ascii_isalnum(text[i + 3])))
            continue;
        while (from > 0 && g_ascii_isalnum(text[from - 1]))
            from--;
        if (is_british_district(text + from, i - 1 - from))
            return true;
    }
    return false;
}

bool body_is_address(const char *text, size_t len)
{
    return memchr(text, '@', len) || g_strstr_len(text, (gssize)len, "://") ||
           g_strstr_len(text, (gssize)len, "www.") || g_strstr_len(text, (gssize)len, "WWW.") ||
           has_postcode(text, len) || has_british_postcode(text, len);
}
