/* markup: from marks that people paste to what they mean. Between clean and the lines. What always
 * holds: every word stays, in its order; what was a mark is known by line (struct text_mark) and by
 * link, and no longer stands in the text.
 *
 * Markdown as in CommonMark, as far as postings have it: headings, emphasis, code, links, escapes,
 * tables. A quoted mail loses its `>`, a title in a box its stars. HTML is html.c's. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    SPAN_MAX = 2000, /* bytes from an opening mark to the closing one, so that all stays linear */
    HASHES_MAX = 6,
    NESTED_MAX = 4, /* emphasis in emphasis */
};

struct emphasis {
    const char *end; /* its closing mark */
    size_t len;      /* of that */
    bool bold;
};

struct marking {
    struct rewrite rewrite;
    struct text_marks *marks;
    const char *text, *end, *at; /* of the old text */
    bool markdown;               /* the text has marks that only Markdown has */
    bool quoted;                 /* `>` quotes, and is no bullet */
    bool forwarded;              /* and most of the text is quoted: the rest is the sender's */
    bool notes;                  /* a star stands behind a word */
    struct text_mark mark;       /* of the line at hand */
    unsigned strong, plain;      /* letters and digits of it in bold, and not */
    struct emphasis open[NESTED_MAX];
    unsigned depth;
    const char *link_text_end, *link_end; /* of the link we are in; NULL: none */
    struct text_link link;
};

static const char *line_end(const char *at, const char *end)
{
    const char *found = memchr(at, '\n', (size_t)(end - at));

    return found ? found : end;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return at;
}

static size_t run_len(const char *at, const char *end, char mark)
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

static void copy(struct marking *m, size_t len)
{
    for (const char *at = m->at; at < m->at + len; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            (*(is_bold(m) ? &m->strong : &m->plain))++;
    rewrite_copy(&m->rewrite, (size_t)(m->at - m->text), len);
    m->at += len;
}

static void end_line(struct marking *m)
{
    m->mark.strong = m->strong > 0 && m->plain == 0;
    g_array_append_val(m->marks->lines, m->mark);
    m->mark = (struct text_mark){0};
    m->strong = m->plain = 0;
}

static bool is_word(const char *at, const char *text, const char *end)
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

    if (is_blank_at(from, m->end) || (before && is_word(before, m->text, m->end)))
        return NULL;
    for (const char *at = from; at + len <= limit; at++) {
        const size_t run = *at == mark ? run_len(at, limit, mark) : 0;

        if (run >= len && at > from && !is_word(at + run, m->text, m->end) &&
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
    const char *next = line_end(m->at, m->end) + 1;

    return next < m->end && *next == mark && (next + 1 == m->end || next[1] == '\n');
}

static bool read_emphasis(struct marking *m)
{
    const size_t run = run_len(m->at, m->end, *m->at);
    const char *closing;

    if (m->depth == NESTED_MAX || run > 3 ||
        (run == 1 && !m->markdown && !is_closed_below(m, *m->at)))
        return false;
    closing = find_closing(m, *m->at, run);
    if (!closing || (m->depth > 0 && closing >= m->open[m->depth - 1].end))
        return false;
    m->open[m->depth++] = (struct emphasis){closing, run, run >= 2};
    m->at += run;
    return true;
}

static bool read_escape(struct marking *m)
{
    if (!m->markdown || m->at + 1 >= m->end || !g_ascii_ispunct(m->at[1]))
        return false;
    m->at++;
    copy(m, 1);
    return true;
}

static bool read_code(struct marking *m)
{
    const char *limit = line_end(m->at, m->end),
               *close = memchr(m->at + 1, '`', (size_t)(limit - m->at - 1));

    if (!m->markdown || !close || close == m->at + 1)
        return false;
    m->at++;
    copy(m, (size_t)(close - m->at));
    m->at++;
    return true;
}

/* A cell ends: the bar and the blanks around it are one tab; the last one is nothing. */
static bool read_bar(struct marking *m)
{
    const char *next;

    if (!m->mark.row)
        return false;
    next = skip_blanks(m->at + 1, m->end);
    if (next < m->end && *next != '\n')
        rewrite_put(&m->rewrite, (size_t)(m->at - m->text), "\t", 1);
    m->at = next;
    return true;
}

/* What a character of a line may begin. */
static const struct {
    char first;
    bool (*read)(struct marking *m);
} inlines[] = {{'*', read_emphasis}, {'_', read_emphasis}, {'[', read_link}, {'!', read_link},
               {'\\', read_escape},  {'`', read_code},     {'|', read_bar}};

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
static void read_text(struct marking *m, const char *end)
{
    while (m->at < end) {
        const size_t plain = strcspn(m->at, "*_[!\\`|]\n");

        if (ends_here(m) || read_inline(m))
            continue;
        copy(m, plain > 0 ? MIN(plain, (size_t)(end - m->at))
                          : (size_t)(g_utf8_next_char(m->at) - m->at));
    }
}

/* `> > text` */
static void skip_quote(struct marking *m)
{
    const char *end = line_end(m->at, m->end), *at = skip_blanks(m->at, end);

    while (m->quoted && at < end && *at == '>') {
        m->mark.quoted = true;
        m->at = at + 1 + (at + 1 < end && at[1] == ' ');
        at = skip_blanks(m->at, end);
    }
}

static bool is_rule_of(const char *at, const char *end, char mark)
{
    at = skip_blanks(at, end);
    return run_len(at, end, mark) >= 5;
}

/* The line above or below is of the same mark: a box. */
static bool stands_in_box(const struct marking *m, const char *end)
{
    const char *above = m->at > m->text + 1 ? m->at - 1 : m->text;

    while (above > m->text && above[-1] != '\n')
        above--;
    return (m->at > m->text &&
            (is_rule_of(above, m->at, '*') || *skip_blanks(above, m->at) == '*')) ||
           (end < m->end && is_rule_of(end + 1, m->end, '*'));
}

/* `**** TITLE ****`, `* TITLE *` in a box: where the words begin; NULL: no such thing. `*end`:
 * where they end. */
static const char *find_decorated(const struct marking *m, const char **end)
{
    const char *first = skip_blanks(m->at, *end), *last = *end;
    size_t run, run_behind = 0;

    while (last > first && g_ascii_isspace(last[-1]))
        last--;
    if (first == last || !strchr("*=~#_-", *first))
        return NULL;
    run = run_len(first, last, *first);
    while (first + run < last - run_behind && last[-1 - (gssize)run_behind] == *first)
        run_behind++;
    if (run_behind == 0 || first + run >= last - run_behind || first[run] != ' ' ||
        last[-1 - (gssize)run_behind] != ' ')
        return NULL;
    if (run < 2 && !(*first == '*' && stands_in_box(m, *end)))
        return NULL;
    *end = last - run_behind;
    return first + run;
}

static bool read_decorated(struct marking *m, const char *end)
{
    const char *words_end = end, *words = find_decorated(m, &words_end);

    if (!words)
        return false;
    m->at = skip_blanks(words, words_end);
    while (words_end > m->at && g_ascii_isspace(words_end[-1]))
        words_end--;
    m->mark.decorated = words_end > m->at;
    read_text(m, words_end);
    m->at = end;
    return true;
}

/* `## Title`, `###Title###`: one `#` wants a blank behind it, or it is a hashtag. */
static bool read_hashes(struct marking *m, const char *end)
{
    const char *at = skip_blanks(m->at, end);
    const size_t run = run_len(at, end, '#');
    const char *words = skip_blanks(at + run, end), *words_end = end;

    if (run == 0 || run > HASHES_MAX || (run == 1 && words == at + run) || words == end)
        return false;
    while (words_end > words && (g_ascii_isspace(words_end[-1]) || words_end[-1] == '#'))
        words_end--;
    if (words_end == words)
        return false;
    m->at = words;
    m->mark.level = (unsigned)run;
    read_text(m, words_end);
    m->at = end;
    return true;
}

/* `|---|:--:|`: between the head of a table and its rows. */
static bool is_table_rule(const char *at, const char *end)
{
    size_t hyphens = 0;

    for (; at < end; at++) {
        if (!strchr("|-: \t", *at))
            return false;
        hyphens += *at == '-';
    }
    return hyphens >= 2;
}

/* `| a | b |`; a row without words is nothing. */
static bool read_row(struct marking *m, const char *end)
{
    const char *first = skip_blanks(m->at, end), *last = end;
    bool words = false;

    while (last > first && g_ascii_isspace(last[-1]))
        last--;
    if (last - first < 3 || *first != '|' || last[-1] != '|')
        return false;
    for (const char *at = first; at < last && !words; at++)
        words = !strchr("| \t-:", *at);
    if (!words && !is_table_rule(first, last) && !m->markdown)
        return false;
    m->at = words ? skip_blanks(first + 1, end) : end;
    m->mark.row = words;
    read_text(m, end);
    return true;
}

/* A bullet is none of the emphasis. A star before a word is a note's, if another calls it; else it
 * is one without its blank. */
static void copy_bullet(struct marking *m, const char *end)
{
    const char *at = skip_blanks(m->at, end);

    if (at + 1 < end && *at == '*' && is_word(at + 1, m->text, end) && !m->notes &&
        !memchr(at + 1, '*', (size_t)(end - at - 1))) {
        m->at = at + 1;
        return;
    }
    if (at + 1 < end && strchr("*-+_", *at) && (at[1] == ' ' || at[1] == '\t'))
        copy(m, (size_t)(at + 1 - m->at));
}

static bool is_only(const char *at, const char *end, const char *marks)
{
    for (; at < end; at++)
        if (!strchr(marks, *at))
            return false;
    return true;
}

static void read_line(struct marking *m)
{
    const char *end;

    skip_quote(m);
    m->mark.aside = m->forwarded && !m->mark.quoted;
    end = line_end(m->at, m->end);
    if (is_only(m->at, end, "-=_*~ \t") && !(m->depth > 0 && m->open[m->depth - 1].end < end))
        copy(m, (size_t)(end - m->at)); /* a rule, or nothing */
    else if (!read_row(m, end) && !read_hashes(m, end) && !read_decorated(m, end)) {
        copy_bullet(m, end);
        read_text(m, end);
    }
    end_line(m);
    if (m->at < m->end)
        rewrite_copy(&m->rewrite, (size_t)(m->at - m->text), 1);
    m->at += m->at < m->end;
}

/* Is what `>` begins quoted, or listed? A quotation has empty lines, lists or `>` in it, goes on
 * with small letters, or is one line. */
static void look_at_quotes(struct marking *m)
{
    unsigned quoted = 0, other = 0, sure = 0, run = 0, longest = 0;

    for (const char *at = m->text; at < m->end; at = line_end(at, m->end) + 1) {
        const char *end = line_end(at, m->end), *first = skip_blanks(at, end), *next;

        if (first == end || *first != '>') {
            other += first < end;
            run = 0;
            continue;
        }
        next = skip_blanks(first + 1, end);
        quoted++;
        longest = MAX(longest, ++run);
        sure += next == end || strchr(">-*", *next) || g_unichar_islower(g_utf8_get_char(next));
    }
    m->quoted = sure > 0 || longest == 1;
    m->forwarded = sure > 1 && quoted > other;
}

static bool has_notes(const char *text)
{
    for (const char *star = strchr(text, '*'); star; star = strchr(star + 1, '*'))
        if (star > text && g_ascii_isalnum(star[-1]) && (star[1] == ' ' || star[1] == '\n'))
            return true;
    return false;
}

static bool has_markdown(const char *text)
{
    return strstr(text, "**") || strstr(text, "](") || strstr(text, "\n# ") ||
           strstr(text, "\n## ") || g_str_has_prefix(text, "# ") || g_str_has_prefix(text, "## ");
}

static void link_clear(gpointer link)
{
    g_free(((struct text_link *)link)->target);
}

static struct source *read_marks(struct source *clean, struct text_marks *marks)
{
    struct marking m = {
        .marks = marks, .text = clean->text, .at = clean->text, .end = clean->text + clean->len};

    marks->lines = g_array_new(FALSE, TRUE, sizeof(struct text_mark));
    marks->links = g_array_new(FALSE, TRUE, sizeof(struct text_link));
    g_array_set_clear_func(marks->links, link_clear);
    m.markdown = has_markdown(clean->text);
    m.notes = has_notes(clean->text);
    look_at_quotes(&m);
    rewrite_begin(&m.rewrite, clean);
    while (m.at < m.end)
        read_line(&m);
    end_line(&m);
    if (m.link_text_end)
        g_free(m.link.target);
    return rewrite_end(&m.rewrite, clean);
}

struct source *text_read_marks(struct source *clean, struct text_marks *marks, struct diag *diag)
{
    struct source *page = html_read(clean);

    return read_marks(page == clean ? clean : clean_text(page, diag), marks);
}

void text_marks_clear(struct text_marks *marks)
{
    g_clear_pointer(&marks->lines, g_array_unref);
    g_clear_pointer(&marks->links, g_array_unref);
}
