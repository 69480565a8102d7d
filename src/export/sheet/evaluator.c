/* evaluator: the sheets that people fill in: criteria down, candidates across, a score and the
 * evidence for it side by side.
 *
 * A part of sheet. What always holds: only codes, scores, evidence, declaration and recommendation
 * can be typed, and only what the grid knows. The sheets differ in the evaluator's code alone:
 * libxlsxwriter writes one, and the others are copies of its text. */
#include "export/sheet/sheet_private.h"

#include <string.h>

/* Columns and rows, from 0. */
enum { NUMBER, WHAT, WEIGHT, FIRST_CANDIDATE };
enum { TITLE_ROW, CODE_ROW, NOTE_ROW, HEAD_ROW, FIRST_CRITERION };
/* Below the criteria. */
enum { DECLARATION, RECOMMENDATION, COUNTED, TOTAL, ROWS_BELOW };

#define CRITERION_HEIGHT 48 /* points: three lines */
#define NOTE_HEIGHT 45
#define MESSAGE_MAX 255 /* characters that the format allows */
/* On paper: as many candidates as stand beside the criteria on A4, in print that reads well. */
#define PAGE_CANDIDATES 3
#define PAGE_PER_CENT 70

static unsigned score_column(unsigned candidate)
{
    return FIRST_CANDIDATE + 2 * candidate;
}

static unsigned below(const struct book *book, unsigned row)
{
    return FIRST_CRITERION + book->criteria + row;
}

struct sheet_ref evaluator_score(const struct book *book, unsigned evaluator, unsigned candidate,
                                 unsigned criterion)
{
    return sheet_cell(book->names[evaluator], FIRST_CRITERION + criterion, score_column(candidate));
}

struct sheet_ref evaluator_evidence(const struct book *book, unsigned evaluator, unsigned candidate,
                                    unsigned criterion)
{
    return sheet_cell(book->names[evaluator], FIRST_CRITERION + criterion,
                      score_column(candidate) + 1);
}

struct evaluator_cells evaluator_find(const struct book *book, unsigned evaluator,
                                      unsigned candidate)
{
    const char *name = book->names[evaluator];
    const unsigned column = score_column(candidate);

    return (struct evaluator_cells){
        .code = sheet_cell(name, CODE_ROW, WHAT + 1),
        .candidate = sheet_cell(name, HEAD_ROW, column),
        .counted = sheet_cell(name, below(book, COUNTED), column),
        .declaration = sheet_cell(name, below(book, DECLARATION), column + 1),
        .recommendation = sheet_cell(name, below(book, RECOMMENDATION), column + 1),
    };
}

const char *evaluator_declaration(const struct book *book, bool link)
{
    return book_label(book, link ? LABEL_SHEET_LINK : LABEL_SHEET_NO_LINK);
}

/* Label and question; what makes the criterion count otherwise than others stands with it
 * (g_free). */
static char *new_what(const struct book *book, const struct posting_criterion *criterion)
{
    g_autofree char *label = posting_typo(book->posting, criterion->label);
    g_autofree char *question = posting_typo(book->posting, criterion->question);
    GString *what = g_string_new(label);

    if (criterion->knockout)
        g_string_append_printf(what, " · %s", book_label(book, LABEL_GRID_KNOCKOUT));
    if (criterion->bonus)
        g_string_append_printf(what, " · %s", book_label(book, LABEL_GRID_BONUS));
    if (criterion->weight_reason) {
        g_autofree char *reason = posting_typo(book->posting, criterion->weight_reason);

        g_string_append_printf(what, "\n%s%s%s", book_label(book, LABEL_GRID_WEIGHT_REASON),
                               book_label(book, LABEL_COLON), reason);
    }
    g_string_append_printf(what, "\n%s", question);
    return g_string_free(what, FALSE);
}

static void write_rows(const struct book *book, lxw_worksheet *sheet)
{
    static const enum lang_label labels[] = {
        [DECLARATION] = LABEL_GRID_CONFLICT,
        [RECOMMENDATION] = LABEL_GRID_RECOMMENDATION,
        [COUNTED] = LABEL_GRID_COUNTED,
        [TOTAL] = LABEL_GRID_TOTAL,
    };

    for (unsigned k = 0; k < book->criteria; k++) {
        const struct posting_criterion *criterion = posting_criterion(book->posting, k);
        g_autofree char *number = g_strdup_printf("K%u", k + 1);
        g_autofree char *what = new_what(book, criterion);
        const unsigned row = FIRST_CRITERION + k;

        book_put(book, sheet, row, NUMBER, LOOK_LABEL, number);
        book_put(book, sheet, row, WHAT, LOOK_TEXT, what);
        book->lib->worksheet_write_number(sheet, row, WEIGHT, criterion->weight,
                                          book->looks[LOOK_FIGURE]);
        book->lib->worksheet_set_row(sheet, row, CRITERION_HEIGHT, NULL);
    }
    for (unsigned i = 0; i < ROWS_BELOW; i++)
        book_put(book, sheet, below(book, i), WHAT, LOOK_LABEL, book_label(book, labels[i]));
}

/* The criterion's anchors, as many as a message holds (g_free). */
static char *new_anchors(const struct book *book, const struct posting_criterion *criterion)
{
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; i < POSTING_ANCHORS; i++) {
        g_autofree char *anchor = posting_typo(book->posting, criterion->anchors[i]);

        g_string_append_printf(text, "%u%s%s\n", i, book_label(book, LABEL_COLON), anchor);
    }
    g_string_append_printf(text, "NE%s%s", book_label(book, LABEL_COLON),
                           book_label(book, LABEL_GRID_NE_SAYS));
    if (g_utf8_strlen(text->str, -1) > MESSAGE_MAX)
        g_string_truncate(
            text, (gsize)(g_utf8_offset_to_pointer(text->str, MESSAGE_MAX - 1) - text->str));
    return g_string_free(text, FALSE);
}

/* A list to choose from; `says`: what is shown beside the cell, or NULL. */
static void add_list(const struct book *book, lxw_worksheet *sheet, unsigned row, unsigned column,
                     const char *const *values, const char *title, const char *says)
{
    lxw_data_validation list = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = (void *)values, /* of constant strings only since libxlsxwriter 1.2 */
        .input_title = (char *)title,
        .input_message = (char *)says,
    };

    book->lib->worksheet_data_validation_range(sheet, row, (lxw_col_t)column, row,
                                               (lxw_col_t)column, &list);
}

/* A score of 0 or 4 wants its evidence: the box shows it until there is some. */
static void mark_evidence(const struct book *book, lxw_worksheet *sheet, unsigned column)
{
    const struct sheet_ref score = sheet_in_row(FIRST_CRITERION, column),
                           evidence = sheet_in_row(FIRST_CRITERION, column + 1);
    g_autofree char *rule = g_strdup_printf("=AND(ISNUMBER(%s),OR(%s=0,%s=4),%s=\"\")", score.text,
                                            score.text, score.text, evidence.text);
    lxw_conditional_format mark = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
                                   .value_string = rule,
                                   .format = book->looks[LOOK_LOW]};

    book->lib->worksheet_conditional_format_range(sheet, FIRST_CRITERION, (lxw_col_t)(column + 1),
                                                  FIRST_CRITERION + book->criteria - 1,
                                                  (lxw_col_t)(column + 1), &mark);
}

/* A row below the criteria, over both columns of a candidate. */
static void write_choice(const struct book *book, lxw_worksheet *sheet, unsigned row,
                         unsigned column, const char *const *values)
{
    book_put(book, sheet, row, column + 1, LOOK_INPUT, "");
    add_list(book, sheet, row, column + 1, values, NULL, NULL);
}

static void write_figures(const struct book *book, lxw_worksheet *sheet, unsigned column)
{
    const unsigned last = FIRST_CRITERION + book->criteria - 1;
    const struct sheet_ref scores = sheet_range(NULL, FIRST_CRITERION, column, last, column),
                           weights = sheet_range(NULL, FIRST_CRITERION, WEIGHT, last, WEIGHT),
                           link = sheet_cell(NULL, below(book, DECLARATION), column + 1);

    book_put_formula(book, sheet, below(book, COUNTED), column, LOOK_FIGURE,
                     "=IF(COUNTA(%s,%s)=0,\"\",COUNT(%s)+COUNTIF(%s,\"NE\"))", scores.text,
                     link.text, scores.text, scores.text);
    book_put_formula(book, sheet, below(book, TOTAL), column, LOOK_SCORE,
                     "=IF(COUNT(%s)=0,\"\",25*SUMPRODUCT(%s,%s)/SUMIF(%s,\">=0\",%s))", scores.text,
                     weights.text, scores.text, scores.text, weights.text);
}

/* `anchors`: of each criterion. */
static void write_candidate(const struct book *book, lxw_worksheet *sheet, unsigned candidate,
                            char *const *anchors)
{
    const char *const declarations[] = {evaluator_declaration(book, false),
                                        evaluator_declaration(book, true), NULL};
    const char *const recommendations[] = {book_label(book, LABEL_GRID_RETAIN),
                                           book_label(book, LABEL_GRID_DISCUSS),
                                           book_label(book, LABEL_GRID_DECLINE), NULL};
    const unsigned column = score_column(candidate);
    const struct sheet_ref code = summary_candidate(book, candidate);

    book_put_formula(book, sheet, HEAD_ROW, column, LOOK_HEAD, "=IF(%s=\"\",\"\",%s)", code.text,
                     code.text);
    book_put(book, sheet, HEAD_ROW, column + 1, LOOK_HEAD_SMALL,
             book_label(book, LABEL_GRID_EVIDENCE));
    for (unsigned k = 0; k < book->criteria; k++) {
        g_autofree char *number = g_strdup_printf("K%u", k + 1);

        book_put(book, sheet, FIRST_CRITERION + k, column, LOOK_INPUT, "");
        book_put(book, sheet, FIRST_CRITERION + k, column + 1, LOOK_INPUT_TEXT, "");
        add_list(book, sheet, FIRST_CRITERION + k, column, posting_scores, number, anchors[k]);
    }
    write_choice(book, sheet, below(book, DECLARATION), column, declarations);
    write_choice(book, sheet, below(book, RECOMMENDATION), column, recommendations);
    write_figures(book, sheet, column);
    mark_evidence(book, sheet, column);
    book->lib->worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, 7, NULL);
    book->lib->worksheet_set_column(sheet, (lxw_col_t)(column + 1), (lxw_col_t)(column + 1), 27,
                                    NULL);
}

static void write_head(const struct book *book, lxw_worksheet *sheet)
{
    book_put(book, sheet, TITLE_ROW, NUMBER, LOOK_TITLE, book_label(book, LABEL_GRID_TITLE));
    book_put(book, sheet, CODE_ROW, WHAT, LOOK_LABEL, book_label(book, LABEL_GRID_EVALUATOR));
    book->lib->worksheet_merge_range(sheet, NOTE_ROW, NUMBER, NOTE_ROW, WEIGHT,
                                     book_label(book, LABEL_GRID_NOTE),
                                     book->looks[LOOK_NOTE_LONG]);
    book->lib->worksheet_set_row(sheet, NOTE_ROW, NOTE_HEIGHT, NULL);
    book_put(book, sheet, HEAD_ROW, NUMBER, LOOK_HEAD, "");
    book_put(book, sheet, HEAD_ROW, WHAT, LOOK_HEAD_SMALL,
             book_label(book, LABEL_GRID_CRITERION_QUESTION));
    book_put(book, sheet, HEAD_ROW, WEIGHT, LOOK_HEAD, book_label(book, LABEL_GRID_WEIGHT));
}

/* A page never ends between a score and its evidence. */
static void set_page(const struct book *book, lxw_worksheet *sheet)
{
    lxw_col_t breaks[SHEET_CANDIDATES / PAGE_CANDIDATES + 1] = {0};
    unsigned count = 0;

    for (unsigned c = PAGE_CANDIDATES; c < SHEET_CANDIDATES; c += PAGE_CANDIDATES)
        breaks[count++] = (lxw_col_t)score_column(c);
    book_set_page(book, sheet, below(book, TOTAL), score_column(SHEET_CANDIDATES) - 1);
    book->lib->worksheet_set_landscape(sheet);
    book->lib->worksheet_set_print_scale(sheet, PAGE_PER_CENT);
    book->lib->worksheet_set_v_pagebreaks(sheet, breaks);
    book->lib->worksheet_repeat_rows(sheet, HEAD_ROW, HEAD_ROW);
    book->lib->worksheet_repeat_columns(sheet, NUMBER, WEIGHT);
}

static void write_table(const struct book *book, lxw_worksheet *sheet)
{
    const struct sheet_library *lib = book->lib;
    g_auto(GStrv) anchors = g_new0(char *, book->criteria + 1);

    for (unsigned k = 0; k < book->criteria; k++)
        anchors[k] = new_anchors(book, posting_criterion(book->posting, k));
    write_head(book, sheet);
    write_rows(book, sheet);
    for (unsigned c = 0; c < SHEET_CANDIDATES; c++)
        write_candidate(book, sheet, c, anchors);
    lib->worksheet_set_column(sheet, NUMBER, NUMBER, 5, NULL);
    lib->worksheet_set_column(sheet, WHAT, WHAT, 38, NULL);
    lib->worksheet_set_column(sheet, WEIGHT, WEIGHT, 7, NULL);
    lib->worksheet_freeze_panes(sheet, FIRST_CRITERION, FIRST_CANDIDATE);
}

/* What is printed stands in the book, and not in the sheet. */
void evaluator_write(const struct book *book, unsigned evaluator)
{
    const char code[] = {(char)('A' + evaluator), '\0'};
    lxw_worksheet *sheet = book->evaluators[evaluator];

    book_put(book, sheet, CODE_ROW, WHAT + 1, LOOK_INPUT_CODE, code);
    if (evaluator == 0)
        write_table(book, sheet);
    set_page(book, sheet);
    book_protect(book, sheet);
}

/* Where the cell with the evaluator's code stands in a sheet's text. False: nowhere. */
static bool find_code(const GString *text, gsize *from, gsize *len)
{
    g_autofree char *begin = g_strdup_printf("<c r=\"%c%d\" ", 'A' + WHAT + 1, CODE_ROW + 1);
    const char *cell = strstr(text->str, begin), *end = cell ? strstr(cell, "</c>") : NULL;

    if (!end)
        return false;
    *from = (gsize)(cell - text->str);
    *len = (gsize)(end + strlen("</c>") - cell);
    return true;
}

/* It becomes the first evaluator's, and keeps its own code. */
static bool put_table(GString *text, void *first)
{
    const GString *table = first;
    gsize from, len, at, table_len;
    g_autofree char *code = NULL;

    if (!find_code(text, &from, &len) || !find_code(table, &at, &table_len))
        return false;
    code = g_strndup(text->str + from, len);
    g_string_assign(text, table->str);
    g_string_erase(text, (gssize)at, (gssize)table_len);
    g_string_insert(text, (gssize)at, code);
    return true;
}

GBytes *evaluator_fill(GBytes *bytes)
{
    g_autofree char *name = book_member(1);
    g_autoptr(GString) first = zip_read(bytes, name);
    GBytes *filled = first ? g_bytes_ref(bytes) : NULL;

    for (unsigned i = 1; filled && i < SHEET_EVALUATORS; i++) {
        g_autofree char *other = book_member(1 + i);
        g_autoptr(GBytes) before = filled;

        filled = zip_rewrite(before, other, put_table, first);
    }
    return filled;
}
