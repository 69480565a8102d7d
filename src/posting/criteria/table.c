/* criteria_table: person specifications as tables: a criterion a row, with a column that says how
 * much it is wanted, or a column for what is essential and one for what is desirable. Under
 * posting/criteria. What always holds: a cell is read at most once, as a criterion or as what is
 * said of one. */
#include "posting/criteria/criteria_private.h"

#include "posting/text/text.h"

#include <string.h>

enum { CELLS_MAX = 8, COLUMN_WORDS = 3 };

struct row {
    struct span cells[CELLS_MAX];
    char *texts[CELLS_MAX];
    unsigned count;
};

/* Cells are parted by tabs, or as Markdown does. */
static void row_init(struct row *row, struct span span)
{
    const char *text = span_text(span);
    const char mark = memchr(text, '\t', span.len) ? '\t' : '|';
    size_t start = 0;

    row->count = 0;
    for (size_t i = 0; i <= span.len && row->count < CELLS_MAX; i++) {
        if (i < span.len && text[i] != mark)
            continue;
        row->cells[row->count] = body_trim(span_part(span, start, i - start));
        row->texts[row->count] = body_fold(row->cells[row->count]);
        if (*row->texts[row->count] || mark == '\t')
            row->count++;
        else
            g_free(row->texts[row->count]);
        start = i + 1;
    }
    while (row->count > 0 && !*row->texts[row->count - 1])
        g_free(row->texts[--row->count]);
}

static void row_clear(struct row *row)
{
    for (unsigned i = 0; i < row->count; i++)
        g_free(row->texts[i]);
}

/* Is the whole cell one of the phrases? */
static bool is_one_of(const struct lang_criteria *lexicon, const char *cell,
                      const char *const *phrases, bool first)
{
    struct criteria_text text;
    unsigned count;

    criteria_text_init(&text, lexicon, cell, strlen(cell));
    count = text.words->len > 0 ? criteria_text_begins_any(&text, 0, phrases, false) : 0;
    count = count > 0 && (first || count == text.words->len);
    criteria_text_clear(&text);
    return count > 0;
}

static bool is_ticked(const char *cell)
{
    static const char *const ticks[] = {"x", "X", "✓", "✔", "✅", "√", "•", "*", "●", "☑", NULL};

    return g_strv_contains(ticks, cell);
}

static enum criteria_column column_of(const struct lang_criteria *lexicon, const char *cell)
{
    return is_one_of(lexicon, cell, lexicon->essentials, true)   ? COLUMN_ESSENTIAL
           : is_one_of(lexicon, cell, lexicon->desirables, true) ? COLUMN_DESIRABLE
                                                                 : COLUMN_OTHER;
}

/* Behind `Competencies`, are the other cells names of columns, too? `Savoirs | Connaissance des
 * végétaux` says what is asked for. */
static bool names_columns(const struct criteria_table *table, const struct row *row)
{
    for (unsigned i = 1; i < row->count; i++) {
        struct criteria_text text;
        bool named;

        criteria_text_init(&text, lang_criteria(table->lang), row->texts[i], strlen(row->texts[i]));
        named = text.words->len <= COLUMN_WORDS;
        criteria_text_clear(&text);
        if (!named)
            return false;
    }
    return table->rows == 0;
}

/* `Criterion | Essential / Desirable | Assessed by`, ` | Essential | Desirable`. */
static bool read_head(struct criteria_table *table, const struct row *row)
{
    const struct lang_criteria *lexicon = lang_criteria(table->lang);
    bool wishes = false;

    if (table->columns > 0 ||
        (*row->texts[0] && !is_one_of(lexicon, row->texts[0], lexicon->table_heads, true)))
        return false;
    for (unsigned i = 0; i < row->count; i++) {
        const enum criteria_column kind = column_of(lexicon, row->texts[i]);
        const bool both = kind == COLUMN_ESSENTIAL && strpbrk(row->texts[i], "/|");

        wishes |= kind != COLUMN_OTHER;
        table->kinds[i] = both ? COLUMN_OTHER : kind;
    }
    table->columns = wishes ? row->count : 0;
    table->headed = names_columns(table, row);
    return wishes || (is_one_of(lexicon, row->texts[0], lexicon->table_heads, false) &&
                      names_columns(table, row));
}

static void add_cell(GArray *cells, struct span span, struct criteria_wish wish)
{
    const struct criteria_cell cell = {span, wish};

    g_array_append_val(cells, cell);
}

/* What the other cells of a row say of the first: `Essential`, `D`, a tick below either. */
static struct criteria_wish read_marks(const struct criteria_table *table, const struct row *row,
                                       struct criteria_wish wish)
{
    const struct lang_criteria *lexicon = lang_criteria(table->lang);

    for (unsigned i = 1; i < row->count; i++) {
        const bool ticked = i < table->columns && is_ticked(row->texts[i]);

        wish.bonus |= is_one_of(lexicon, row->texts[i], lexicon->desirables, false) ||
                      (ticked && table->kinds[i] == COLUMN_DESIRABLE);
        wish.knockout |= is_one_of(lexicon, row->texts[i], lexicon->essentials, false) ||
                         (ticked && table->kinds[i] == COLUMN_ESSENTIAL);
    }
    return wish;
}

/* Cells below `Essential` and `Desirable` that say what is wanted; their row's first names it. */
static bool read_columns(const struct criteria_table *table, const struct row *row,
                         struct criteria_wish over, GArray *cells)
{
    const struct lang_criteria *lexicon = lang_criteria(table->lang);
    const unsigned before = cells->len;

    for (unsigned i = 0; i < MIN(row->count, table->columns); i++) {
        struct criteria_wish wish = over;

        if (table->kinds[i] == COLUMN_OTHER || strlen(row->texts[i]) <= 2 ||
            is_ticked(row->texts[i]) || column_of(lexicon, row->texts[i]) != COLUMN_OTHER)
            continue;
        if (i > 0 && *row->texts[0])
            wish.topic = criteria_read_wish(lexicon, row->texts[0], G_MAXUINT).topic;
        wish.bonus |= table->kinds[i] == COLUMN_DESIRABLE;
        wish.knockout |= table->kinds[i] == COLUMN_ESSENTIAL;
        add_cell(cells, row->cells[i], wish);
    }
    return cells->len > before;
}

static void read_row(const struct criteria_table *table, const struct row *row,
                     struct criteria_wish over, GArray *cells)
{
    unsigned first = 0;

    if (read_columns(table, row, over, cells))
        return;
    while (first + 1 < row->count && !*row->texts[first])
        first++;
    if (row->count == 2 && first == 0 && !table->headed &&
        criteria_is_topic(table->lang, row->texts[0]) &&
        !criteria_is_topic(table->lang, row->texts[1])) {
        const struct criteria_wish named =
            criteria_read_wish(lang_criteria(table->lang), row->texts[0], G_MAXUINT);

        over.topic = named.topic;
        over.bonus |= named.bonus;
        add_cell(cells, row->cells[1], over);
        return;
    }
    add_cell(cells, row->cells[first], read_marks(table, row, over));
}

bool criteria_table_read(struct criteria_table *table, struct span span, struct criteria_wish over,
                         GArray *cells)
{
    struct row row;
    bool is_row;

    row_init(&row, span);
    is_row = row.count > 1;
    if (is_row && !read_head(table, &row))
        read_row(table, &row, over, cells);
    table->rows += is_row;
    row_clear(&row);
    return is_row;
}
