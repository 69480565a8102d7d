/* printed_blocks: from lines to blocks: what is larger is a heading, what begins with a bullet an
 * item, what stands in columns a row; lines go on in each other where the next one's first word had
 * no room. Behind printed. What always holds: every word stays, in its order. */
#include "import/import_private.h"

#include <math.h>
#include <string.h>

enum { SIZES = 400, HEADINGS = 3, DEPTHS = 4 }; /* sizes: quarters of a point */

struct pages {
    const GPtrArray *lines;
    struct article *article;
    double body;            /* height of most of the text, pt */
    double pitch;           /* from line to line in it */
    double large[HEADINGS]; /* heights of headings, the largest first; 0: none */
    double bullets[DEPTHS]; /* where those of each depth stand */
    unsigned depths;
    bool hyphenated;          /* many lines end in a hyphen */
    struct article_block how; /* of the block under way */
    bool begun, headed;
    double heading_left; /* where the last heading stands, if there was one */
    unsigned row_block;  /* where the last row went */
    double item_left;    /* where its text begins */
};

static const struct printed_line *line_of(const struct pages *pages, unsigned i)
{
    return g_ptr_array_index(pages->lines, i);
}

static bool is_about(double a, double b, double share)
{
    return fabs(a - b) <= share * MAX(a, b);
}

/* Characters of text by the height of their lines. */
static void find_body(struct pages *pages)
{
    size_t count[SIZES] = {0};
    unsigned most = 0;

    for (unsigned i = 0; i < pages->lines->len; i++) {
        const struct printed_line *line = line_of(pages, i);

        count[MIN((unsigned)(printed_height(line) * 4 + 0.5), SIZES - 1)] += line->text->len;
    }
    for (unsigned i = 0; i < SIZES; i++)
        most = count[i] > count[most] ? i : most;
    pages->body = most / 4.0;
}

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The median step between lines of the text: most of them go on in each other. */
static void find_pitch(struct pages *pages)
{
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));

    for (unsigned i = 1; i < pages->lines->len; i++) {
        const struct printed_line *line = line_of(pages, i), *above = line_of(pages, i - 1);
        const double step = line->top - above->top;

        if (line->page == above->page && step > 0 && step < 3 * pages->body &&
            is_about(printed_height(line), pages->body, 0.08))
            g_array_append_val(steps, step);
    }
    g_array_sort(steps, compare_doubles);
    pages->pitch = steps->len ? g_array_index(steps, double, steps->len / 2) : pages->body;
    pages->pitch = MIN(pages->pitch, 1.5 * pages->body);
}

static void find_headings(struct pages *pages)
{
    double bound = INFINITY;

    for (unsigned level = 0; level < HEADINGS; level++) {
        double largest = 0;

        for (unsigned i = 0; i < pages->lines->len; i++) {
            const double height = printed_height(line_of(pages, i));

            if (height < bound && height > 1.13 * pages->body)
                largest = MAX(largest, height);
        }
        pages->large[level] = largest;
        bound = 0.95 * largest;
    }
}

/* 0: no heading. */
static unsigned heading_level(const struct pages *pages, const struct printed_line *line)
{
    const double height = printed_height(line);

    if (height <= 1.13 * pages->body)
        return 0;
    for (unsigned i = 0; i < HEADINGS; i++)
        if (pages->large[i] > 0 && is_about(height, pages->large[i], 0.05))
            return i + 1;
    return HEADINGS;
}

/* The right edge of the column that a line stands in. */
static double column_right(const struct pages *pages, const struct printed_line *line)
{
    double right = line->right;

    for (unsigned i = 0; i < pages->lines->len; i++) {
        const struct printed_line *other = line_of(pages, i);

        if (is_about(printed_height(other), printed_height(line), 0.08) && other->cells == 1 &&
            fabs(other->left - line->left) < 5 * printed_height(line))
            right = MAX(right, other->right);
    }
    return right;
}

/* `•`, `–`, one of a font of symbols: its bytes; 0: none. */
static size_t bullet_len(const char *text)
{
    static const char *const bullets[] = {"•", "▪", "◦", "●", "○", "■", "□", "–", "—", "-", "‣",
                                          "⁃", "∙", "·", "➢", "✓", "►", "➔", "→", "❖", "*"};
    const gunichar c = g_utf8_get_char(text);
    const size_t len = (size_t)(g_utf8_next_char(text) - text);

    if (c >= 0xE000 && c <= 0xF8FF)
        return len;
    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (g_str_has_prefix(text, bullets[i]) && strchr(" \t", text[strlen(bullets[i])]))
            return len;
    return 0;
}

/* `2.`, `2)`, `b)`: its bytes; 0: none. */
static size_t number_len(const char *text, struct article_block *how)
{
    const size_t digits = strspn(text, "0123456789");
    const bool letter = g_ascii_islower(text[0]) && text[1] == ')';
    const size_t len = letter ? 1 : digits;

    if (len == 0 || len > 2 || !strchr(".)", text[len]) || !text[len] || text[len + 1] != ' ')
        return 0;
    how->lettered = letter;
    how->number =
        letter ? (unsigned)(text[0] - 'a') + 1 : (unsigned)g_ascii_strtoull(text, NULL, 10);
    return how->number ? len + 1 : 0;
}

/* How deep a bullet at a place is: to the right of another one, deeper by one. */
static unsigned depth_of(struct pages *pages, double left)
{
    while (pages->depths > 0 && pages->bullets[pages->depths - 1] > left + 0.4 * pages->body)
        pages->depths--;
    if (pages->depths < DEPTHS &&
        (pages->depths == 0 || pages->bullets[pages->depths - 1] < left - 0.4 * pages->body))
        pages->bullets[pages->depths++] = left;
    return MAX(pages->depths, 1);
}

static void end_block(struct pages *pages)
{
    if (pages->begun)
        article_end(pages->article, pages->how);
    pages->begun = false;
}

static void put_row(struct pages *pages, const struct printed_line *line)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func((GDestroyNotify)article_drop);
    g_auto(GStrv) texts = g_strsplit(line->text->str, "\t", -1);

    for (unsigned i = 0; texts[i]; i++) {
        struct article *cell = article_new();

        article_put(cell, texts[i], false, true);
        article_end(cell, (struct article_block){.kind = ARTICLE_PARAGRAPH});
        g_ptr_array_add(cells, cell);
    }
    pages->row_block = pages->article->blocks->len;
    article_add_row(pages->article, cells);
}

/* Does a line go on in the next one's first word? */
static bool is_full(const struct pages *pages, const struct printed_line *line,
                    const struct printed_line *next)
{
    return line->right + 0.25 * pages->body + next->first_word >
           column_right(pages, line) - 0.1 * pages->body;
}

static bool begins_small(const char *text)
{
    return g_unichar_islower(g_utf8_get_char(text));
}

/* A sentence that goes on, where lines end early on purpose, yet not as early as those of a list.
 */
static bool leads_on(const struct pages *pages, const struct printed_line *above, const char *text)
{
    const char *end = above->text->str + above->text->len - 1;
    const double width = above->right - above->left;

    return !strchr(".;:!?", *end) && (begins_small(text) || *text == '(') &&
           width > 0.6 * (column_right(pages, above) - above->left);
}

/* Does the block under way, whose last line is `above`, go on in this one? */
static bool goes_on(const struct pages *pages, const struct printed_line *above,
                    const struct printed_line *line)
{
    const double step = line->top - above->top, height = printed_height(above);
    const double left = pages->how.kind == ARTICLE_ITEM ? pages->item_left : above->left;

    if (!pages->begun || !is_about(height, printed_height(line), 0.08))
        return false;
    if (pages->how.kind == ARTICLE_HEADING)
        return line->page == above->page && step > 0 && step < 1.5 * height;
    if (line->page != above->page || step < 0) /* a page or a column ends */
        return begins_small(line->text->str) && is_full(pages, above, line);
    return step <= MAX(1.3 * pages->pitch, 1.1 * height) && fabs(line->left - left) < height &&
           (is_full(pages, above, line) || leads_on(pages, above, line->text->str));
}

/* A hyphen at a line's end is the word's own, unless the text is full of them. */
static void put_text(struct pages *pages, const char *text, bool behind)
{
    GString *so_far = pages->article->text;
    const bool hyphen = behind && so_far->len > 1 && so_far->str[so_far->len - 1] == '-' &&
                        g_ascii_isalpha(so_far->str[so_far->len - 2]);

    if (hyphen && pages->hyphenated && begins_small(text))
        g_string_truncate(so_far, so_far->len - 1);
    else if (behind && !hyphen)
        article_put(pages->article, " ", false, true);
    article_put(pages->article, text, false, true);
}

/* Set in below its heading, as browsers print lists, whose bullets they paint as drawings. */
static bool is_set_in(const struct pages *pages, const struct printed_line *line)
{
    const double indent = line->left - pages->heading_left;

    return pages->headed && indent > 1.8 * pages->body && indent < 8 * pages->body;
}

/* What a line that begins a block begins; *mark: the bytes of its bullet or number. */
static struct article_block judge(struct pages *pages, const struct printed_line *line,
                                  size_t *mark)
{
    const char *text = line->text->str;
    struct article_block how = {.kind = ARTICLE_HEADING, .level = heading_level(pages, line)};

    *mark = 0;
    if (how.level > 0)
        return how;
    *mark = bullet_len(text);
    *mark = *mark ? *mark : number_len(text, &how);
    how.kind = *mark || is_set_in(pages, line) ? ARTICLE_ITEM : ARTICLE_PARAGRAPH;
    if (how.kind == ARTICLE_ITEM)
        how.level = depth_of(pages, line->left);
    return how;
}

static void begin_block(struct pages *pages, const struct printed_line *line)
{
    const char *text = line->text->str;
    size_t mark;

    end_block(pages);
    pages->begun = true;
    pages->how = judge(pages, line, &mark);
    pages->item_left = !mark             ? line->left
                       : line->cells > 1 ? line->cell_left[1]
                                         : line->left + line->first_word + 0.3 * pages->body;
    if (pages->how.kind == ARTICLE_HEADING) {
        pages->heading_left = line->left;
        pages->headed = true;
        pages->depths = 0;
    }
    text += mark;
    put_text(pages, text + strspn(text, " \t"), false);
}

/* A bullet and its text stand apart, but are no row. */
static bool is_row(const struct printed_line *line)
{
    struct article_block how = {0};
    const char *text = line->text->str;
    const size_t mark = bullet_len(text) ? bullet_len(text) : number_len(text, &how);

    return line->cells > (mark > 0 && text[mark] == '\t' ? 2 : 1);
}

static bool is_wrapped_cell(const struct printed_line *row, const struct printed_line *line)
{
    return row && row->page == line->page && line->cells == 1 && line->top > row->top &&
           fabs(line->left - row->cell_left[row->cells - 1]) < 0.3 * printed_height(row) &&
           line->top - row->bottom < printed_height(row);
}

static bool begins_column(const struct printed_line *above, const struct printed_line *line)
{
    return line->page == above->page && line->bottom < above->top;
}

/* The last row takes what stands below its last cell. */
static void widen_row(struct pages *pages, struct printed_line *row,
                      const struct printed_line *line)
{
    g_array_set_size(pages->article->blocks, pages->row_block);
    g_string_append_printf(row->text, " %s", line->text->str);
    row->bottom = line->bottom;
    put_row(pages, row);
}

static void count_hyphens(struct pages *pages)
{
    unsigned hyphens = 0;

    for (unsigned i = 0; i < pages->lines->len; i++)
        hyphens += g_str_has_suffix(line_of(pages, i)->text->str, "-") ? 1 : 0;
    pages->hyphenated = hyphens > 1 && hyphens * 30 > pages->lines->len;
}

static void to_article(const GPtrArray *lines, struct article *article)
{
    struct pages pages = {.lines = lines, .article = article};
    struct printed_line *row = NULL;

    find_body(&pages);
    find_pitch(&pages);
    find_headings(&pages);
    count_hyphens(&pages);
    for (unsigned i = 0; i < lines->len; i++) {
        struct printed_line *line = g_ptr_array_index(lines, i);

        if (i > 0 && begins_column(line_of(&pages, i - 1), line))
            pages.depths = pages.headed = 0;
        if (is_wrapped_cell(row, line)) {
            widen_row(&pages, row, line);
        } else if (is_row(line)) {
            end_block(&pages);
            put_row(&pages, row = line);
        } else if (row = NULL, i > 0 && goes_on(&pages, line_of(&pages, i - 1), line) &&
                                   !bullet_len(line->text->str)) {
            put_text(&pages, line->text->str, true);
        } else {
            begin_block(&pages, line);
        }
    }
    end_block(&pages);
}

bool printed_read(const struct xml *xml, const char *words, struct article *article)
{
    xmlDoc *doc = xml_read_html(xml, words);
    const xmlNode *root = doc ? xml->lib->xmlDocGetRootElement(doc) : NULL;
    g_autoptr(GPtrArray) lines = printed_lines(root, xml->report);

    if (doc)
        xml->lib->xmlFreeDoc(doc);
    if (lines->len == 0)
        return import_fail(xml->report, FAULT_SCAN, NULL);
    to_article(lines, article);
    return true;
}
