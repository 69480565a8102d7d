/* printed: from words and where they stand to lines. Between pdftotext and blocks. What always
 * holds: words follow each other as they were painted, which is as they were written: word
 * processors paint a bullet before its item, and a row cell by cell. */
#include "import/import_private.h"

#include <math.h>
#include <string.h>

enum {
    LINES_MAX = 100000,
    BACK_MAX = 6 /* lines of a cell, behind which the next one goes up again */
};
#define FAR_PT 100000.0 /* no page has a place beyond (ISO 32000-1, annex C) */

struct box {
    double left, top, right, bottom;
};

static void line_free(gpointer data)
{
    struct printed_line *line = data;

    g_string_free(line->text, TRUE);
    g_free(line);
}

double printed_height(const struct printed_line *line)
{
    return line->bottom - line->top;
}

static double number_of(const xmlNode *node, const char *name)
{
    const char *value = xml_attribute(node, name);

    const double number = value ? g_ascii_strtod(value, NULL) : 0;

    return isfinite(number) ? CLAMP(number, -FAR_PT, FAR_PT) : 0;
}

static struct box box_of(const xmlNode *word)
{
    return (struct box){number_of(word, "xmin"), number_of(word, "ymin"), number_of(word, "xmax"),
                        number_of(word, "ymax")};
}

/* Do they stand on one line? */
static bool is_beside(const struct printed_line *line, double top, double bottom)
{
    const double shared = MIN(line->bottom, bottom) - MAX(line->top, top);

    return shared > 0.5 * MIN(printed_height(line), bottom - top);
}

static struct printed_line *begin_line(GPtrArray *lines, unsigned page, const struct box *box)
{
    struct printed_line *line = g_new0(struct printed_line, 1);

    *line = (struct printed_line){.page = page,
                                  .left = box->left,
                                  .right = box->right,
                                  .top = box->top,
                                  .bottom = box->bottom,
                                  .first_word = box->right - box->left,
                                  .text = g_string_new(NULL),
                                  .cells = 1};
    line->cell_left[0] = box->left;
    g_ptr_array_add(lines, line);
    return line;
}

static void begin_cell(struct printed_line *line, double left)
{
    g_string_append_c(line->text, '\t');
    if (line->cells < PRINTED_CELLS)
        line->cell_left[line->cells++] = left;
}

/* The last line that began a row in which this one is the next cell: all between stands to its
 * left; NULL: none. */
static struct printed_line *find_row(const GPtrArray *lines, unsigned page, const struct box *box)
{
    for (unsigned i = lines->len; i > 0 && lines->len - i < BACK_MAX; i--) {
        struct printed_line *line = g_ptr_array_index(lines, i - 1);

        if (line->page != page || line->right > box->left)
            return NULL;
        if (is_beside(line, box->top, box->bottom))
            return line;
    }
    return NULL;
}

/* Does a cell of the row above begin here, though the gap is no wider than one between words? */
static bool begins_column(const GPtrArray *lines, const struct printed_line *line,
                          const struct box *box)
{
    const struct printed_line *above =
        lines->len > 1 ? g_ptr_array_index(lines, lines->len - 2) : NULL;
    const double near = 0.1 * (box->bottom - box->top);

    if (!above || above->page != line->page || fabs(above->left - line->left) > near ||
        line->top - above->bottom > printed_height(line))
        return false;
    for (unsigned i = 1; i < above->cells; i++)
        if (fabs(above->cell_left[i] - box->left) < near)
            return true;
    return false;
}

/* Puts all lines behind it into its last cell. */
static void gather(GPtrArray *lines, const struct printed_line *row)
{
    while (lines->len > 1 && g_ptr_array_index(lines, lines->len - 1) != row) {
        struct printed_line *last = g_ptr_array_index(lines, lines->len - 1);
        unsigned at = lines->len - 2;
        struct printed_line *above = g_ptr_array_index(lines, at);

        g_string_append_printf(above->text, " %s", last->text->str);
        above->right = MAX(above->right, last->right);
        g_ptr_array_set_size(lines, (gint)lines->len - 1);
    }
}

static void put_word(GPtrArray *lines, unsigned page, const struct box *box, const char *text)
{
    struct printed_line *line = lines->len ? g_ptr_array_index(lines, lines->len - 1) : NULL, *row;
    const double height = box->bottom - box->top, gap = line ? box->left - line->right : 0;

    if (line && line->page == page && is_beside(line, box->top, box->bottom) &&
        gap > -0.3 * height) {
        if (gap > 1.5 * height || (gap > 0.08 * height && begins_column(lines, line, box)))
            begin_cell(line, box->left);
        else if (gap > 0.08 * height)
            g_string_append_c(line->text, ' ');
    } else if ((row = find_row(lines, page, box))) {
        gather(lines, row);
        line = row;
        begin_cell(line, box->left);
    } else {
        line = begin_line(lines, page, box);
    }
    g_string_append(line->text, text);
    line->right = MAX(line->right, box->right);
}

static void read_page(GPtrArray *lines, unsigned page, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        const struct box box = xml_is(node, "word") ? box_of(node) : (struct box){0};

        if (box.bottom > box.top && node->children && node->children->content &&
            lines->len < LINES_MAX)
            put_word(lines, page, &box, (const char *)node->children->content);
    }
}

/* Text that says the same on every page, its number apart. */
static char *edge_key(const struct printed_line *line)
{
    GString *key = g_string_new(NULL);

    for (const char *at = line->text->str; *at; at++)
        g_string_append_c(key, g_ascii_isdigit(*at) ? '0' : *at);
    g_string_append_printf(key, " %d", (int)(line->top / 4));
    return g_string_free(key, FALSE);
}

/* How many pages say the same at the same height. */
static GHashTable *count_edges(const GPtrArray *lines)
{
    GHashTable *pages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < lines->len; i++) {
        char *key = edge_key(g_ptr_array_index(lines, i));
        const unsigned count = GPOINTER_TO_UINT(g_hash_table_lookup(pages, key));

        g_hash_table_replace(pages, key, GUINT_TO_POINTER(count + 1));
    }
    return pages;
}

static void drop_edges(GPtrArray *lines, unsigned pages, struct import_report *report)
{
    g_autoptr(GHashTable) count = count_edges(lines);

    for (unsigned i = lines->len; pages > 1 && i > 0; i--) {
        g_autofree char *key = edge_key(g_ptr_array_index(lines, i - 1));

        if (GPOINTER_TO_UINT(g_hash_table_lookup(count, key)) > 1) {
            g_ptr_array_remove_index(lines, i - 1);
            report->left[LEFT_EDGES] = true;
        }
    }
}

GPtrArray *printed_lines(const xmlNode *root, struct import_report *report)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
    unsigned page = 0;

    for (const xmlNode *at = root; at; at = xml_next(at, root))
        if (xml_is(at, "page"))
            read_page(lines, page++, at);
    drop_edges(lines, page, report);
    return lines;
}
