/* rows: the sheet `ballots`, which `affiche panel` reads once it is saved as CSV: a row a criterion
 * of each ballot, filled by formulas.
 *
 * A part of sheet. What always holds: a row of which nothing was typed is blank from end to end,
 * and so no ballot (panel_add_csv). */
#include "export/sheet/sheet_private.h"

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

/* What a cell says, or nothing: a formula makes 0 of a cell that is blank. */
static void put_copy(const struct book *book, unsigned row, enum rows_column column,
                     const char *counted, const char *cell)
{
    book_put_formula(book, book->ballots, row, column, LOOK_PLAIN,
                     "=IF(OR(%s=\"\",%s=\"\"),\"\",%s)", counted, cell, cell);
}

/* The same word in every row of the ballot. */
static void put_word(const struct book *book, unsigned row, enum rows_column column,
                     const char *counted, const char *word)
{
    book_put_formula(book, book->ballots, row, column, LOOK_PLAIN, "=IF(%s=\"\",\"\",\"%s\")",
                     counted, word);
}

/* Programs take what begins so for a formula: it gets an apostrophe, which the panel takes off. */
static void put_evidence(const struct book *book, unsigned row, const char *cell)
{
    book_put_formula(book, book->ballots, row, ROWS_EVIDENCE, LOOK_PLAIN,
                     "=IF(%s=\"\",\"\",IF(ISNUMBER(FIND(LEFT(%s,1),\"=+-@\")),\"'\"&%s,%s))", cell,
                     cell, cell, cell);
}

static void put_recommendation(const struct book *book, unsigned row, const char *cell)
{
    book_put_formula(
        book, book->ballots, row, ROWS_RECOMMENDATION, LOOK_PLAIN,
        "=IF(%s=\"\",\"\",IF(%s=\"%s\",\"retain\",IF(%s=\"%s\",\"discuss\",\"decline\")))", cell,
        cell, book_label(book, LABEL_GRID_RETAIN), cell, book_label(book, LABEL_GRID_DISCUSS));
}

static void put_row(const struct book *book, unsigned row, unsigned evaluator, unsigned candidate,
                    unsigned criterion, const struct evaluator_cells *cells)
{
    const char *counted = cells->counted.text, *declaration = cells->declaration.text;
    g_autofree char *number = g_strdup_printf("K%u", criterion + 1);

    put_copy(book, row, ROWS_CANDIDATE, counted, cells->candidate.text);
    put_copy(book, row, ROWS_EVALUATOR, counted, cells->code.text);
    put_word(book, row, ROWS_CRITERION, counted, number);
    put_copy(book, row, ROWS_SCORE, counted,
             evaluator_score(book, evaluator, candidate, criterion).text);
    put_copy(book, row, ROWS_ROUND, counted, summary_round(book).text);
    put_evidence(book, row, evaluator_evidence(book, evaluator, candidate, criterion).text);
    put_recommendation(book, row, cells->recommendation.text);
    book_put_formula(book, book->ballots, row, ROWS_CONFLICT, LOOK_PLAIN,
                     "=IF(%s=\"\",\"\",IF(%s=\"%s\",\"link\",\"none\"))", declaration, declaration,
                     evaluator_declaration(book, true));
    put_word(book, row, ROWS_HASH, counted, book->posting->criteria_hash);
}

void rows_write(const struct book *book)
{
    unsigned row = 1;

    for (unsigned i = 0; i < ROWS_COLUMNS; i++)
        book_put(book, book->ballots, 0, i, LOOK_HEAD_SMALL, names[i]);
    for (unsigned e = 0; e < SHEET_EVALUATORS; e++)
        for (unsigned c = 0; c < SHEET_CANDIDATES; c++) {
            const struct evaluator_cells cells = evaluator_find(book, e, c);

            for (unsigned k = 0; k < book->criteria; k++)
                put_row(book, row++, e, c, k, &cells);
        }
    book->lib->worksheet_set_column(book->ballots, 0, ROWS_COLUMNS - 1, 17, NULL);
    book->lib->worksheet_freeze_panes(book->ballots, 1, 0);
    book->lib->worksheet_repeat_rows(book->ballots, 0, 0);
    book_set_page(book, book->ballots, count_rows(book), ROWS_COLUMNS - 1);
    book->lib->worksheet_fit_to_pages(book->ballots, 1, 0);
    book_protect(book, book->ballots);
}
