/* inline: marks inside a line: emphasis, links, code, escapes, cells. A part of markup. */
#include "posting/text/text_private.h"

#include <string.h>

/* So that all stays linear. */
enum {
    SPAN_MAX = 2000, /* bytes from an opening mark to the closing one */
    RUN_MAX = 3      /* marks that stand together: `***` */
};

const char *marking_line_end(const char *at, const char *end)
{
    const char *found = memchr(at, '\n', (size_t)(end - at));

    return found ? found : end;
}

const char *marking_skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

size_t marking_run(const char *at, const char *end, char mark)
{
    size_t len = 0;

    while (at + len < end && at[len] == mark)
        len++;
    return len;
}

static bool is_bold(const struct marking *m)
{
    for (unsigned i = 0; i < m->depth; i++)
        if (m->open[i].bold)
            return true;
    return false;
}

void marking_copy(struct marking *m, size_t len)
{
    for (const char *at = m->at; at < m->at + len; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            (*(is_bold(m) ? &m->strong : &m->plain))++;
    rewrite_copy(&m->rewrite, (size_t)(m->at - m->text), len);
    m->at += len;
}

bool marking_is_word(const char *at, const char *text, const char *end)
{
    return at >= text && at < end && g_unichar_isalnum(g_utf8_get_char(at));
}

static bool is_blank_at(const char *at, const char *end)
{
    return at >= end || g_unichar_isspace(g_utf8_get_char(at));
}

/* Where a paragraph that holds a place ends, as far as a span may reach. */
static const char *span_limit(const struct marking *m)
{
    const char *limit = m->at + MIN(SPAN_MAX, (size_t)(m->end - m->at));

    for (const char *at = m->at; at < limit; at++)
        if (at[0] == '\n' && (at + 1 >= m->end || at[1] == '\n'))
            return at;
    return limit;
}

/* The closing mark of an emphasis that opens here; NULL: it opens none. */
static const char *find_closing(const struct marking *m, char mark, size_t len)
{
    const char *limit = span_limit(m), *from = m->at + len;
    const char *before = m->at > m->text ? g_utf8_prev_char(m->at) : NULL;

    if (is_blank_at(from, m->end) || (before && marking_is_word(before, m->text, m->end)))
        return NULL;
    for (const char *at = from; at + len <= limit; at++) {
        const size_t run = *at == mark ? marking_run(at, limit, mark) : 0;

        if (run >= len && at > from && !marking_is_word(at + run, m->text, m->end) &&
            (!g_ascii_isspace(at[-1]) || at[-1] == '\n'))
            return at + run - len;
        at += run > 0 ? run - 1 : 0;
    }
    return NULL;
}

/* `[text](target)`: where its text and all of it end. */
static bool find_link(const struct marking *m, const char *open, const char **text_end,
                      const char **end)
{
    const char *limit = span_limit(m), *close = open;
    unsigned depth = 0;

    for (; close < limit; close++) {
        depth += *close == '[';
        depth -= *close == ']';
        if (depth == 0)
            break;
    }
    if (close + 2 >= limit || close[1] != '(')
        return false;
    *text_end = close;
    for (*end = close + 2; *end < limit && **end != '\n'; ++*end) {
        depth += **end == '(';
        if (**end == ')' && depth-- == 0)
            return ++*end, true;
    }
    return false;
}

static void open_link(struct marking *m, const char *text_end, const char *end)
{
    const char *target = text_end + 2, *stop = memchr(target, ' ', (size_t)(end - target));

    stop = stop ? stop : end - 1;
    m->link = (struct text_link){.at = m->rewrite.out->len,
                                 .target = g_strndup(target, (size_t)(stop - target))};
    m->link_text_end = text_end;
    m->link_end = end;
    m->at++;
}

static void close_link(struct marking *m)
{
    m->link.len = m->rewrite.out->len - m->link.at;
    g_array_append_val(m->marks->links, m->link);
    m->at = m->link_end;
    m->link_text_end = NULL;
}

static bool read_link(struct marking *m)
{
    const bool picture = m->at[0] == '!' && m->at + 1 < m->end && m->at[1] == '[';
    const char *text_end, *end;

    if (m->link_text_end || !find_link(m, m->at + picture, &text_end, &end))
        return false;
    m->at += picture;
    open_link(m, text_end, end);
    return true;
}

/* The mark that closes stands alone on the next line: nobody types that as text. */
static bool is_closed_below(const struct marking *m, char mark)
{
    const char *next = marking_line_end(m->at, m->end) + 1;

    return next < m->end && *next == mark && (next + 1 == m->end || next[1] == '\n');
}

static bool read_emphasis(struct marking *m)
{
    const size_t run = marking_run(m->at, MIN(m->at + RUN_MAX + 1, m->end), *m->at);
    const char *closing;

    if (m->depth == MARKING_NESTED_MAX || run > RUN_MAX ||
        (run == 1 && !m->markdown && !is_closed_below(m, *m->at) && !(m->starred && *m->at == '*')))
        return false;
    closing = find_closing(m, *m->at, run);
    if (!closing || (m->depth > 0 && closing >= m->open[m->depth - 1].end))
        return false;
    m->open[m->depth++] =
        (struct marking_emphasis){closing, run, run >= 2 || (m->starred && *m->at == '*')};
    m->at += run;
    return true;
}

static bool read_escape(struct marking *m)
{
    if (!m->markdown || m->at + 1 >= m->end || !g_ascii_ispunct(m->at[1]))
        return false;
    m->at++;
    marking_copy(m, 1);
    return true;
}

static bool read_code(struct marking *m)
{
    const char *limit = marking_line_end(m->at, m->end),
               *close = memchr(m->at + 1, '`', (size_t)(limit - m->at - 1));

    if (!m->markdown || !close || close == m->at + 1)
        return false;
    m->at++;
    marking_copy(m, (size_t)(close - m->at));
    m->at++;
    if (m->at + 1 < m->end && m->at[0] == ' ' && m->at[1] == '`') /* badges side by side */
        rewrite_put(&m->rewrite, (size_t)(m->at - m->text), " ·", strlen(" ·"));
    return true;
}

/* A cell ends: the bar and the blanks around it are one tab; the last one is nothing. */
static bool read_bar(struct marking *m)
{
    const char *next;

    if (!m->mark.row)
        return false;
    next = marking_skip_blanks(m->at + 1, m->end);
    if (next < m->end && *next != '\n')
        rewrite_put(&m->rewrite, (size_t)(m->at - m->text), "\t", 1);
    m->at = next;
    return true;
}

/* `Job title	:	Clerk`: a colon in a cell of its own is its name's. */
static bool read_tab(struct marking *m)
{
    const char *colon = marking_skip_blanks(m->at, m->end);

    if (colon + 1 >= m->end || *colon != ':' || !strchr(" \t", colon[1]))
        return false;
    m->at = colon;
    marking_copy(m, 1);
    rewrite_put(&m->rewrite, (size_t)(m->at - m->text), " ", 1);
    m->at = marking_skip_blanks(m->at, m->end);
    return true;
}

/* What a character of a line may begin. */
static const struct {
    char first;
    bool (*read)(struct marking *m);
} inlines[] = {{'*', read_emphasis}, {'_', read_emphasis}, {'[', read_link}, {'!', read_link},
               {'\\', read_escape},  {'`', read_code},     {'|', read_bar},  {'\t', read_tab}};

static bool read_inline(struct marking *m)
{
    for (size_t i = 0; i < G_N_ELEMENTS(inlines); i++)
        if (*m->at == inlines[i].first)
            return inlines[i].read(m);
    return false;
}

static bool ends_here(struct marking *m)
{
    if (m->depth > 0 && m->at == m->open[m->depth - 1].end) {
        m->mark.run_in |= is_bold(m) && m->plain == 0;
        m->at += m->open[--m->depth].len;
        return true;
    }
    if (m->link_text_end && m->at == m->link_text_end) {
        close_link(m);
        return true;
    }
    return false;
}

/* The rest of the line, up to `end`. */
void marking_read_text(struct marking *m, const char *end)
{
    while (m->at < end) {
        const size_t plain = strcspn(m->at, "*_[!\\`|]\t\n");

        if (ends_here(m) || read_inline(m))
            continue;
        marking_copy(m, plain > 0 ? MIN(plain, (size_t)(end - m->at))
                                  : (size_t)(g_utf8_next_char(m->at) - m->at));
    }
}
