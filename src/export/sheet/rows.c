/* rows: the sheet `ballots`, which `affiche panel` reads once it is saved as CSV: a row a criterion
 * of each ballot, filled by formulas.
 *
 * A part of sheet. What always holds: a row of which nothing was typed is blank from end to end,
 * and so no ballot (panel_add_csv). These are most of the book's cells, some six thousand, all of a
 * kind; libxlsxwriter would take longer for them than a poster takes. So it writes the sheet with
 * its first row and the last cell, and the rows are put there as text (ECMA-376, 18.3.1.73). */
#include "export/sheet/sheet_private.h"

#include <string.h>

static const char *const names[ROWS_COLUMNS] = {"candidate",      "evaluator", "criterion",
                                                "score",          "round",     "evidence",
                                                "recommendation", "conflict",  "hash"};

static unsigned count_rows(const struct book *book)
{
    return SHEET_EVALUATORS * SHEET_CANDIDATES * book->criteria;
}

struct sheet_ref rows_column(const struct book *book, enum rows_column column)
{
    return sheet_range("ballots", 1, column, count_rows(book), column);
}

/* What a cell says, or nothing: a formula makes 0 of a cell that is blank (g_free). */
static char *new_copy(const char *counted, const char *cell)
{
    return g_strdup_printf("IF(OR(%s=\"\",%s=\"\"),\"\",%s)", counted, cell, cell);
}

static char *new_word(const char *counted, const char *word)
{
    return g_strdup_printf("IF(%s=\"\",\"\",\"%s\")", counted, word);
}

/* Programs take what begins so for a formula: it gets an apostrophe, which the panel takes off. */
static char *new_evidence(const char *cell)
{
    return g_strdup_printf("IF(%s=\"\",\"\",IF(ISNUMBER(FIND(LEFT(%s,1),\"=+-@\")),\"'\"&%s,%s))",
                           cell, cell, cell, cell);
}

static char *new_recommendation(const struct book *book, const char *cell)
{
    return g_strdup_printf(
        "IF(%s=\"\",\"\",IF(%s=\"%s\",\"retain\",IF(%s=\"%s\",\"discuss\",\"decline\")))", cell,
        cell, book_label(book, LABEL_GRID_RETAIN), cell, book_label(book, LABEL_GRID_DISCUSS));
}

static char *new_conflict(const struct book *book, const char *cell)
{
    return g_strdup_printf("IF(%s=\"\",\"\",IF(%s=\"%s\",\"link\",\"none\"))", cell, cell,
                           evaluator_declaration(book, true));
}

/* A ballot's rows, from `row` on: what all of them say, by column, and NULL where each has its own.
 */
struct ballot_rows {
    unsigned evaluator, candidate, row;
    struct sheet_ref counted;
    char *said[ROWS_COLUMNS];
};

static void init_ballot(struct ballot_rows *ballot, const struct book *book)
{
    const struct evaluator_cells cells = evaluator_find(book, ballot->evaluator, ballot->candidate);
    const char *counted = cells.counted.text;

    ballot->counted = cells.counted;
    ballot->said[ROWS_CANDIDATE] = new_copy(counted, cells.candidate.text);
    ballot->said[ROWS_EVALUATOR] = new_copy(counted, cells.code.text);
    ballot->said[ROWS_ROUND] = new_copy(counted, summary_round(book).text);
    ballot->said[ROWS_RECOMMENDATION] = new_recommendation(book, cells.recommendation.text);
    ballot->said[ROWS_CONFLICT] = new_conflict(book, cells.declaration.text);
    ballot->said[ROWS_HASH] = new_word(counted, book->posting->criteria_hash);
}

static void clear_ballot(struct ballot_rows *ballot)
{
    for (unsigned i = 0; i < ROWS_COLUMNS; i++)
        g_free(ballot->said[i]);
}

static void append_escaped(GString *xml, const char *text)
{
    while (*text) {
        const size_t plain = strcspn(text, "&<");

        g_string_append_len(xml, text, (gssize)plain);
        text += plain;
        if (*text)
            g_string_append(xml, *text++ == '&' ? "&amp;" : "&lt;");
    }
}

/* "D17"; printf would take longer for that than for all the rest. */
static void append_place(GString *xml, unsigned column, unsigned row)
{
    char digits[10];
    unsigned at = sizeof digits;

    for (row++; row > 0; row /= 10)
        digits[--at] = (char)('0' + row % 10);
    g_string_append_c(xml, (char)('A' + column));
    g_string_append_len(xml, digits + at, (gssize)(sizeof digits - at));
}

/* A formula that all rows of a ballot share is written in the first of them (18.3.1.40). */
static void put_shared(GString *xml, const struct book *book, const struct ballot_rows *ballot,
                       unsigned column, bool first)
{
    const unsigned number = ballot->row * ROWS_COLUMNS + column;

    if (!first) {
        g_string_append_printf(xml, "<f t=\"shared\" si=\"%u\"/>", number);
        return;
    }
    g_string_append(xml, "<f t=\"shared\" ref=\"");
    append_place(xml, column, ballot->row);
    g_string_append_c(xml, ':');
    append_place(xml, column, ballot->row + book->criteria - 1);
    g_string_append_printf(xml, "\" si=\"%u\">", number);
    append_escaped(xml, ballot->said[column]);
    g_string_append(xml, "</f>");
}

static void put_own(GString *xml, const char *formula)
{
    g_string_append(xml, "<f>");
    append_escaped(xml, formula);
    g_string_append(xml, "</f>");
}

static char *new_formula(const struct book *book, const struct ballot_rows *ballot,
                         unsigned criterion, enum rows_column column)
{
    const unsigned e = ballot->evaluator, c = ballot->candidate;
    g_autofree char *number = g_strdup_printf("K%u", criterion + 1);

    return column == ROWS_CRITERION ? new_word(ballot->counted.text, number)
           : column == ROWS_SCORE
               ? new_copy(ballot->counted.text, evaluator_score(book, e, c, criterion).text)
               : new_evidence(evaluator_evidence(book, e, c, criterion).text);
}

/* What a program that works nothing out shows is blank, as everywhere (book_put_formula). */
static void put_row(GString *xml, const struct book *book, const struct ballot_rows *ballot,
                    unsigned criterion)
{
    const unsigned row = ballot->row + criterion;

    g_string_append_printf(xml, "<row r=\"%u\">", row + 1);
    for (unsigned column = 0; column < ROWS_COLUMNS; column++) {
        g_string_append(xml, "<c r=\"");
        append_place(xml, column, row);
        g_string_append(xml, "\" t=\"str\">");
        if (ballot->said[column]) {
            put_shared(xml, book, ballot, column, criterion == 0);
        } else {
            g_autofree char *own = new_formula(book, ballot, criterion, column);

            put_own(xml, own);
        }
        g_string_append(xml, "<v></v></c>");
    }
    g_string_append(xml, "</row>");
}

static void put_ballots(GString *xml, const struct book *book)
{
    for (unsigned i = 0; i < SHEET_EVALUATORS * SHEET_CANDIDATES; i++) {
        struct ballot_rows ballot = {.evaluator = i / SHEET_CANDIDATES,
                                     .candidate = i % SHEET_CANDIDATES,
                                     .row = 1 + i * book->criteria};

        init_ballot(&ballot, book);
        for (unsigned k = 0; k < book->criteria; k++)
            put_row(xml, book, &ballot, k);
        clear_ballot(&ballot);
    }
}

/* In the place of the last row. */
static bool put_rows(GString *text, void *data)
{
    const struct book *book = data;
    g_autofree char *last = g_strdup_printf("<row r=\"%u\" ", count_rows(book) + 1);
    char *from = strstr(text->str, last), *to = from ? strstr(from, "</sheetData>") : NULL;
    g_autoptr(GString) xml = g_string_new(NULL);

    put_ballots(xml, book);
    if (to) {
        const gssize at = from - text->str;

        g_string_erase(text, at, to - from);
        g_string_insert_len(text, at, xml->str, (gssize)xml->len);
    }
    return to;
}

GBytes *rows_fill(struct book *book, GBytes *bytes)
{
    g_autofree char *name = book_member(SHEET_EVALUATORS + 1);

    return zip_rewrite(bytes, name, put_rows, book);
}

void rows_write(const struct book *book)
{
    for (unsigned i = 0; i < ROWS_COLUMNS; i++)
        book_put(book, book->ballots, 0, i, LOOK_HEAD_SMALL, names[i]);
    book_put_formula(book, book->ballots, count_rows(book), ROWS_COLUMNS - 1, LOOK_PLAIN, "=0");
    book->lib->worksheet_set_column(book->ballots, 0, ROWS_COLUMNS - 1, 17, NULL);
    book->lib->worksheet_freeze_panes(book->ballots, 1, 0);
    book->lib->worksheet_repeat_rows(book->ballots, 0, 0);
    book_set_page(book, book->ballots, count_rows(book), ROWS_COLUMNS - 1);
    book->lib->worksheet_fit_to_pages(book->ballots, 1, 0);
    book_protect(book, book->ballots);
}
