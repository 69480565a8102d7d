/* plain: a line of the text without what was pasted along with it (marks of Markdown, tags,
 * entities), and the same folded letter by letter for patterns. A part of facts, below view. What
 * always holds: each byte knows which byte of the text it comes from. */
#include "posting/facts/facts_private.h"

#include <string.h>

static bool is_word(const char *text, size_t len, size_t at)
{
    return at < len && (g_ascii_isalnum(text[at]) || (unsigned char)text[at] >= 0x80);
}

/* The length of `<b>`, `</li>`, `<a href="…">`; 0: no tag. `<name@host>` is none. */
static size_t tag_len(const char *text, size_t len)
{
    const char *end = len > 2 ? memchr(text, '>', MIN(len, 300)) : NULL;

    if (!end || (!g_ascii_isalpha(text[1]) && text[1] != '/') ||
        memchr(text, '@', (size_t)(end - text) < 4 ? 0 : strcspn(text, " =>")))
        return 0;
    return (size_t)(end - text) + 1;
}

/* `&nbsp;`, `&amp;`: its length, and the character that it stands for. */
static size_t entity_len(const char *text, size_t len, const char **stands)
{
    static const char *const entities[][2] = {
        {"&nbsp;", "\u00A0"}, {"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},
        {"&quot;", "\""},     {"&#39;", "'"},   {"&euro;", "€"},  {"&pound;", "£"},
        {"&rsquo;", "’"},     {"&ndash;", "–"}, {"&eacute;", "é"}};

    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
        if (strlen(entities[i][0]) <= len && g_str_has_prefix(text, entities[i][0])) {
            *stands = entities[i][1];
            return strlen(entities[i][0]);
        }
    return 0;
}

/* `](target)`: its length; 0: no link ends here. */
static size_t target_len(const char *text, size_t len)
{
    const char *end = len > 3 && text[0] == ']' && text[1] == '(' ? memchr(text, ')', len) : NULL;

    return end ? (size_t)(end - text) + 1 : 0;
}

/* How many bytes at a place are marks that say nothing. */
static size_t mark_len(const char *text, size_t len, size_t at, bool *link)
{
    const char c = text[at];
    size_t target;

    if (c == '*' || c == '`')
        return strspn(text + at, "*`");
    if (c == '_' && (!is_word(text, len, at + 1) || at == 0 || !is_word(text, len, at - 1)))
        return 1;
    if (c == '<')
        return tag_len(text + at, len - at);
    if (c == '[' && g_strstr_len(text + at, (gssize)(len - at), "](")) {
        *link = true;
        return 1;
    }
    target = *link ? target_len(text + at, len - at) : 0;
    *link &= target == 0;
    return target;
}

static void append(struct facts_view *view, const char *bytes, size_t len, size_t at)
{
    g_string_append_len(view->plain, bytes, (gssize)len);
    for (size_t i = 0; i < len; i++)
        g_array_append_val(view->plain_at, at);
}

/* What stands before and behind a line and says nothing: quotes of mail, hashes, bars. */
static struct span without_frame(struct span line)
{
    line = body_trim(line);
    while (line.len > 0 && strchr(">#|*", *span_text(line)))
        line = body_trim(span_part(line, 1, line.len));
    while (line.len > 0 && strchr("#|*", span_text(line)[line.len - 1]))
        line = body_trim(span_part(line, 0, line.len - 1));
    return line;
}

void plain_append(struct facts_view *view, struct span line)
{
    const char *text;
    bool link = false;

    line = without_frame(line);
    text = span_text(line);
    for (size_t i = 0; i < line.len;) {
        const size_t mark = mark_len(text, line.len, i, &link),
                     len = (size_t)(g_utf8_next_char(text + i) - (text + i));
        const char *stands = NULL;
        const size_t entity = text[i] == '&' ? entity_len(text + i, line.len - i, &stands) : 0;

        if (stands)
            append(view, stands, strlen(stands), line.offset + i);
        else if (mark == 0)
            append(view, text + i, len, line.offset + i);
        i += mark > 0 ? MIN(mark, line.len - i) : entity > 0 ? entity : len;
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
