/* markup: from marks that people paste to what they mean. Between clean and the lines. What always
 * holds: every word stays, in its order; what was a mark is known by line (struct text_mark) and by
 * link, and no longer stands in the text.
 *
 * Markdown as in CommonMark, as far as postings have it: headings, emphasis, code, links, escapes,
 * tables. A quoted mail loses its `>`, a title in a box its stars. HTML is html.c's. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    HASHES_MAX = 6,
    STARRED_MAX = 60, /* bytes between two stars */
    STARRED_LEAST = 2,
    CODES_LEAST = 4, /* marks of code: two words of it */
    QUOTED_FULL = 45 /* bytes of a quoted line that may go on in the next */
};

static void end_line(struct marking *m)
{
    m->mark.strong = m->strong > 0 && m->plain == 0;
    g_array_append_val(m->marks->lines, m->mark);
    m->mark = (struct text_mark){0};
    m->strong = m->plain = 0;
}

/* `> > text` */
static void skip_quote(struct marking *m)
{
    const char *end = marking_line_end(m->at, m->end), *at = marking_skip_blanks(m->at, end);

    while (m->quoted && at < end && *at == '>') {
        m->mark.quoted = true;
        m->at = at + 1 + (at + 1 < end && at[1] == ' ');
        at = marking_skip_blanks(m->at, end);
    }
}

static bool is_rule_of(const char *at, const char *end, char mark)
{
    at = marking_skip_blanks(at, end);
    return marking_run(at, end, mark) >= 5;
}

/* The line above or below is of the same mark: a box. */
static bool stands_in_box(const struct marking *m, const char *end)
{
    const char *above = m->at > m->text + 1 ? m->at - 1 : m->text;

    while (above > m->text && above[-1] != '\n')
        above--;
    return (m->at > m->text &&
            (is_rule_of(above, m->at, '*') || *marking_skip_blanks(above, m->at) == '*')) ||
           (end < m->end && is_rule_of(end + 1, m->end, '*'));
}

/* `**** TITLE ****`, `* TITLE *` in a box: where the words begin; NULL: no such thing. `*end`:
 * where they end. */
static const char *find_decorated(const struct marking *m, const char **end)
{
    const char *first = marking_skip_blanks(m->at, *end), *last = *end;
    size_t run, run_behind = 0;

    while (last > first && g_ascii_isspace(last[-1]))
        last--;
    if (first == last || !strchr("*=~#_-", *first))
        return NULL;
    run = marking_run(first, last, *first);
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
    m->at = marking_skip_blanks(words, words_end);
    while (words_end > m->at && g_ascii_isspace(words_end[-1]))
        words_end--;
    m->mark.decorated = words_end > m->at;
    marking_read_text(m, words_end);
    m->at = end;
    return true;
}

/* `## Title`, `###Title###`: one `#` wants a blank behind it, or it is a hashtag. */
static bool read_hashes(struct marking *m, const char *end)
{
    const char *at = marking_skip_blanks(m->at, end);
    const size_t run = marking_run(at, end, '#');
    const char *words = marking_skip_blanks(at + run, end), *words_end = end;

    if (run == 0 || run > HASHES_MAX || (run == 1 && words == at + run) || words == end)
        return false;
    while (words_end > words && (g_ascii_isspace(words_end[-1]) || words_end[-1] == '#'))
        words_end--;
    if (words_end == words)
        return false;
    m->at = words;
    m->mark.level = (unsigned)run;
    marking_read_text(m, words_end);
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
    const char *first = marking_skip_blanks(m->at, end), *last = end;
    bool words = false;

    while (last > first && g_ascii_isspace(last[-1]))
        last--;
    if (last - first < 3 || *first != '|' || last[-1] != '|')
        return false;
    for (const char *at = first; at < last && !words; at++)
        words = !strchr("| \t-:", *at);
    if (!words && !is_table_rule(first, last) && !m->markdown)
        return false;
    m->at = words ? marking_skip_blanks(first + 1, end) : end;
    m->mark.row = words;
    marking_read_text(m, end);
    return true;
}

/* `- [ ] first aid`: the box of a list of tasks, behind its bullet. */
static void skip_box(struct marking *m, const char *end)
{
    const char *at = marking_skip_blanks(m->at, end);

    if (at + 3 < end && *at == '[' && strchr(" xX", at[1]) && at[2] == ']' && at[3] == ' ')
        m->at = at + 3;
}

/* A bullet is none of the emphasis. A star before a word is a note's, if another calls it; else it
 * is one without its blank. */
static void copy_bullet(struct marking *m, const char *end)
{
    const char *at = marking_skip_blanks(m->at, end);

    if (at + 1 < end && *at == '*' && marking_is_word(at + 1, m->text, end) && !m->notes &&
        !memchr(at + 1, '*', (size_t)(end - at - 1))) {
        m->at = at + 1;
        return;
    }
    if (at + 1 < end && strchr("*-+_", *at) && (at[1] == ' ' || at[1] == '\t')) {
        marking_copy(m, (size_t)(at + 1 - m->at));
        skip_box(m, end);
    }
}

static bool is_only(const char *at, const char *end, const char *marks)
{
    for (; at < end; at++)
        if (!strchr(marks, *at))
            return false;
    return true;
}

/* `Duties:-` leads to a list, as a colon does. */
static const char *without_dash(const char *at, const char *end)
{
    const char *last = end;

    while (last > at && g_ascii_isspace(last[-1]))
        last--;
    return last - at > 2 && last[-1] == '-' && last[-2] == ':' ? last - 1 : end;
}

static void read_line(struct marking *m)
{
    const char *end;

    skip_quote(m);
    m->mark.aside = m->forwarded && !m->mark.quoted;
    end = marking_line_end(m->at, m->end);
    if (is_only(m->at, end, "-=_*~ \t") && !(m->depth > 0 && m->open[m->depth - 1].end < end))
        marking_copy(m, (size_t)(end - m->at)); /* a rule, or nothing */
    else if (!read_row(m, end) && !read_hashes(m, end) && !read_decorated(m, end)) {
        copy_bullet(m, end);
        marking_read_text(m, without_dash(m->at, end));
        m->at = end;
    }
    end_line(m);
    if (m->at < m->end)
        rewrite_copy(&m->rewrite, (size_t)(m->at - m->text), 1);
    m->at += m->at < m->end;
}

static bool ends_in_colon(const char *first, const char *end)
{
    while (end > first && g_ascii_isspace(end[-1]))
        end--;
    return end > first && end[-1] == ':';
}

/* Is what `>` begins quoted, or listed? A quotation has empty lines, lists or `>` in it, goes on
 * with small letters below a capital or a full line, or is one line. */
static void look_at_quotes(struct marking *m)
{
    unsigned quoted = 0, other = 0, sure = 0, run = 0, longest = 0;
    size_t above = 0;   /* bytes of the quoted line above */
    bool upper = false; /* it begins with a capital */
    bool led = false;   /* a line above leads to a list */

    for (const char *at = m->text; at < m->end; at = marking_line_end(at, m->end) + 1) {
        const char *end = marking_line_end(at, m->end), *first = marking_skip_blanks(at, end),
                   *next;

        if (first == end || *first != '>') {
            led = ends_in_colon(first, end);
            other += first < end;
            run = 0;
            above = 0;
            upper = false;
            continue;
        }
        next = marking_skip_blanks(first + 1, end);
        quoted++;
        longest = MAX(longest, ++run);
        sure +=
            next == end || strchr(">-*", *next) ||
            (!led && (above >= QUOTED_FULL || upper) && g_unichar_islower(g_utf8_get_char(next)));
        above = (size_t)(end - next);
        upper = g_unichar_isupper(g_utf8_get_char(next));
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

/* `*The job* : …`: bold letters, as mail programs write them in plain text. */
static bool begins_starred(const char *at)
{
    const size_t len = *at == '*' ? strcspn(at + 1, "*\n") : 0;

    return len > 2 && len <= STARRED_MAX && at[1 + len] == '*' && g_ascii_isalpha(at[1]) &&
           !g_ascii_isspace(at[len]) && strchr(":\n", at[2 + len + strspn(at + 2 + len, " ")]);
}

static bool has_starred(const char *text)
{
    unsigned starred = 0;

    for (const char *at = text; at && *at; at = strchr(at, '\n')) {
        at += *at == '\n';
        at += strspn(at, "> ");
        starred += begins_starred(at);
    }
    return starred >= STARRED_LEAST;
}

static unsigned count_of(const char *text, char mark)
{
    unsigned count = 0;

    for (const char *at = strchr(text, mark); at; at = strchr(at + 1, mark))
        count++;
    return count;
}

static bool has_markdown(const char *text)
{
    return count_of(text, '`') >= CODES_LEAST || strstr(text, "**") || strstr(text, "](") ||
           strstr(text, "\n# ") || strstr(text, "\n## ") || g_str_has_prefix(text, "# ") ||
           g_str_has_prefix(text, "## ");
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
    m.starred = !m.markdown && has_starred(clean->text);
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
