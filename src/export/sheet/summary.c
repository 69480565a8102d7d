/* summary: the sheet where the candidates' codes are typed, and where the scores of all come
 * together: weighted mean, coverage, rank (specs/grid.md §5), worked out by the program that shows
 * it.
 *
 * A part of sheet. What always holds: the figures are those of `affiche panel` on the same ballots,
 * since they are read off the same rows: a declared link is set aside, NE and blanks are missing.
 */
#include "export/sheet/sheet_private.h"

enum { RANK, CANDIDATE, SCORE, COVERAGE, BALLOTS, FIRST_MEAN };
enum { TITLE_ROW, ROUND_ROW, HASH_ROW, HOW_ROW, HEAD_ROW, LABEL_ROW, WEIGHT_ROW, FIRST_ROW };
/* Behind the means, hidden: the knock-outs, and the steps to a rank. */
enum { KNOCKED_OUT, RANKED, SORTED, GROUP, GROUP_RANK, HELPERS };

#define LAST_ROW (FIRST_ROW + SHEET_CANDIDATES - 1)
#define GROUP_POINTS "2" /* as in panel/statistics.c */
#define COVERAGE_LOW 0.8
#define PAGE_MEANS 10 /* criteria side by side that still read well on A4 */

static unsigned helper(const struct book *book, unsigned which)
{
    return FIRST_MEAN + book->criteria + which;
}

struct sheet_ref summary_candidate(const struct book *book, unsigned candidate)
{
    return sheet_cell(book->summary_name, FIRST_ROW + candidate, CANDIDATE);
}

struct sheet_ref summary_round(const struct book *book)
{
    return sheet_cell(book->summary_name, ROUND_ROW, CANDIDATE);
}

static void put(const struct book *book, unsigned row, unsigned column, enum sheet_look look,
                enum lang_label label)
{
    book_put(book, book->summary, row, column, look, book_label(book, label));
}

static void write_head(const struct book *book)
{
    static const enum lang_label heads[] = {
        [RANK] = LABEL_SHEET_RANK,       [CANDIDATE] = LABEL_BALLOT_CODE,
        [SCORE] = LABEL_GRID_TOTAL,      [COVERAGE] = LABEL_SHEET_COVERAGE,
        [BALLOTS] = LABEL_SHEET_BALLOTS,
    };
    const char *title = book->posting->facts[FACT_TITLE].text;
    g_autofree char *typed = title ? posting_typo(book->posting, title) : NULL;
    g_autofree char *whole =
        g_strconcat(book_label(book, LABEL_GRID_TITLE), typed ? " · " : NULL, typed, NULL);

    book_put(book, book->summary, TITLE_ROW, RANK, LOOK_TITLE, whole);
    put(book, ROUND_ROW, RANK, LOOK_LABEL, LABEL_GRID_ROUND);
    book_put(book, book->summary, ROUND_ROW, CANDIDATE, LOOK_INPUT_CODE, "");
    put(book, HASH_ROW, RANK, LOOK_LABEL, LABEL_GRID_HASH);
    book_put(book, book->summary, HASH_ROW, CANDIDATE, LOOK_FIGURE, book->posting->criteria_hash);
    put(book, HOW_ROW, RANK, LOOK_NOTE, LABEL_SHEET_HOW);
    for (unsigned i = 0; i < G_N_ELEMENTS(heads); i++) {
        put(book, HEAD_ROW, i, LOOK_HEAD_SMALL, heads[i]);
        book_put(book, book->summary, LABEL_ROW, i, LOOK_HEAD_SMALL, "");
        book_put(book, book->summary, WEIGHT_ROW, i, LOOK_TEXT, "");
    }
    put(book, WEIGHT_ROW, BALLOTS, LOOK_TEXT, LABEL_GRID_WEIGHT);
}

/* Number, label and weight above the means of each. */
static void write_criteria(const struct book *book)
{
    for (unsigned k = 0; k < book->criteria; k++) {
        const struct posting_criterion *criterion = posting_criterion(book->posting, k);
        g_autofree char *number = g_strdup_printf("K%u", k + 1);
        g_autofree char *label = posting_typo(book->posting, criterion->label);

        book_put(book, book->summary, HEAD_ROW, FIRST_MEAN + k, LOOK_HEAD, number);
        book_put(book, book->summary, LABEL_ROW, FIRST_MEAN + k, LOOK_HEAD_SMALL, label);
        book->lib->worksheet_write_number(book->summary, WEIGHT_ROW, (lxw_col_t)(FIRST_MEAN + k),
                                          criterion->weight, book->looks[LOOK_FIGURE]);
    }
}

/* What the formulas of a candidate's row speak of. */
struct names {
    struct sheet_ref code, ballots, score, means, numbers, weights;
    struct sheet_ref candidates, criteria, scores, conflicts; /* columns of the ballots */
};

static struct names find_names(const struct book *book, unsigned row)
{
    const unsigned last = FIRST_MEAN + book->criteria - 1;

    return (struct names){
        .code = sheet_cell(NULL, row, CANDIDATE),
        .ballots = sheet_cell(NULL, row, BALLOTS),
        .score = sheet_cell(NULL, row, SCORE),
        .means = sheet_range(NULL, row, FIRST_MEAN, row, last),
        .numbers = sheet_range(NULL, HEAD_ROW, FIRST_MEAN, HEAD_ROW, last),
        .weights = sheet_range(NULL, WEIGHT_ROW, FIRST_MEAN, WEIGHT_ROW, last),
        .candidates = rows_column(book, ROWS_CANDIDATE),
        .criteria = rows_column(book, ROWS_CRITERION),
        .scores = rows_column(book, ROWS_SCORE),
        .conflicts = rows_column(book, ROWS_CONFLICT),
    };
}

/* How many scores each criterion has, as COUNTIFS says it over all of them (g_free). */
static char *new_counts(const struct names *names)
{
    return g_strdup_printf("COUNTIFS(%s,%s,%s,%s,%s,\">=0\",%s,\"<>link\")", names->candidates.text,
                           names->code.text, names->criteria.text, names->numbers.text,
                           names->scores.text, names->conflicts.text);
}

static void write_means(const struct book *book, unsigned row, const struct names *names)
{
    for (unsigned k = 0; k < book->criteria; k++)
        book_put_formula(book, book->summary, row, FIRST_MEAN + k, LOOK_SCORE,
                         "=IF(%s=\"\",\"\",IFERROR(AVERAGEIFS(%s,%s,%s,%s,%s,%s,\"<>link\"),\"\"))",
                         names->code.text, names->scores.text, names->candidates.text,
                         names->code.text, names->criteria.text,
                         sheet_cell(NULL, HEAD_ROW, FIRST_MEAN + k).text, names->conflicts.text);
}

static void write_figures(const struct book *book, unsigned row, const struct names *names)
{
    g_autofree char *counts = new_counts(names);

    book_put_formula(book, book->summary, row, BALLOTS, LOOK_FIGURE,
                     "=IF(%s=\"\",\"\",COUNTIFS(%s,%s,%s,\"K1\",%s,\"<>link\"))", names->code.text,
                     names->candidates.text, names->code.text, names->criteria.text,
                     names->conflicts.text);
    book_put_formula(book, book->summary, row, SCORE, LOOK_SCORE,
                     "=IF(COUNT(%s)=0,\"\",25*SUMPRODUCT(%s,%s)/SUMIF(%s,\">=0\",%s))",
                     names->means.text, names->weights.text, names->means.text, names->means.text,
                     names->weights.text);
    book_put_formula(book, book->summary, row, COVERAGE, LOOK_SHARE,
                     "=IF(N(%s)=0,\"\",SUMPRODUCT(%s,%s)/(%s*SUM(%s)))", names->ballots.text,
                     counts, names->weights.text, names->ballots.text, names->weights.text);
}

/* Failed where everyone who scored a knock-out, at least two, gave 0; ranked where there is a
 * score, nothing failed, and it is no trial. */
static void write_knockouts(const struct book *book, unsigned row, const struct names *names)
{
    const unsigned failed = helper(book, KNOCKED_OUT);
    const char *code = book->posting->panel.calibration;
    g_auto(GStrv) parts = g_strsplit(code ? code : "", "\"", -1);
    g_autofree char *trial = g_strjoinv("\"\"", parts); /* as a formula quotes it */
    g_autofree char *counts = new_counts(names);
    g_autoptr(GString) sum = g_string_new("=0");

    for (unsigned k = 0; k < book->criteria; k++) {
        const struct sheet_ref mean = sheet_cell(NULL, row, FIRST_MEAN + k);

        if (posting_criterion(book->posting, k)->knockout)
            g_string_append_printf(
                sum,
                "+(AND(ISNUMBER(%s),N(%s)=0,COUNTIFS(%s,%s,%s,\"K%u\",%s,\">=0\",%s,"
                "\"<>link\")>1)*1)",
                mean.text, mean.text, names->candidates.text, names->code.text,
                names->criteria.text, k + 1, names->scores.text, names->conflicts.text);
    }
    book_put_formula(book, book->summary, row, failed, LOOK_FIGURE, "=IF(%s=\"\",\"\",%s)",
                     names->code.text, sum->str + 1);
    book_put_formula(book, book->summary, row, helper(book, RANKED), LOOK_SCORE,
                     "=IF(OR(%s=\"\",N(%s)>0,TRIM(%s)=\"%s\"),\"\",%s)", names->score.text,
                     sheet_cell(NULL, row, failed).text, names->code.text, trial,
                     names->score.text);
}

/* The scores in order; of each group the first; and its rank: who is less than two points under the
 * first of a group joins it, and ranks run 1, 1, 3. */
static void write_groups(const struct book *book, unsigned index)
{
    const unsigned row = FIRST_ROW + index, ranked = helper(book, RANKED),
                   sorted = helper(book, SORTED), group = helper(book, GROUP),
                   rank = helper(book, GROUP_RANK);
    const struct sheet_ref all = sheet_range(NULL, FIRST_ROW, ranked, LAST_ROW, ranked),
                           score = sheet_cell(NULL, row, sorted),
                           first = sheet_cell(NULL, row, group),
                           before = sheet_cell(NULL, row - 1, group),
                           rank_before = sheet_cell(NULL, row - 1, rank);

    book_put_formula(book, book->summary, row, sorted, LOOK_SCORE,
                     "=IF(COUNT(%s)<%u,\"\",LARGE(%s,%u))", all.text, index + 1, all.text,
                     index + 1);
    if (index == 0) {
        book_put_formula(book, book->summary, row, group, LOOK_SCORE, "=%s", score.text);
        book_put_formula(book, book->summary, row, rank, LOOK_FIGURE, "=IF(%s=\"\",\"\",1)",
                         score.text);
        return;
    }
    book_put_formula(book, book->summary, row, group, LOOK_SCORE,
                     "=IF(%s=\"\",\"\",IF(%s-%s>=" GROUP_POINTS "-0.000000001,%s,%s))", score.text,
                     before.text, score.text, score.text, before.text);
    book_put_formula(book, book->summary, row, rank, LOOK_FIGURE,
                     "=IF(%s=\"\",\"\",IF(%s=%s,%s,%u))", score.text, first.text, before.text,
                     rank_before.text, index + 1);
}

static void write_rank(const struct book *book, unsigned row)
{
    const unsigned sorted = helper(book, SORTED), rank = helper(book, GROUP_RANK);
    const struct sheet_ref score = sheet_cell(NULL, row, helper(book, RANKED));

    book_put_formula(book, book->summary, row, RANK, LOOK_FIGURE,
                     "=IF(%s=\"\",\"\",INDEX(%s,MATCH(%s,%s,0)))", score.text,
                     sheet_range(NULL, FIRST_ROW, rank, LAST_ROW, rank).text, score.text,
                     sheet_range(NULL, FIRST_ROW, sorted, LAST_ROW, sorted).text);
}

/* Means from light to strong, a bar behind each score, what is covered too little, and a code that
 * stands there twice. */
static void add_colours(const struct book *book)
{
    const unsigned last = FIRST_MEAN + book->criteria - 1;
    lxw_conditional_format means = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                    .max_value = 4,
                                    .min_color = book->light,
                                    .max_color = book->strong};
    lxw_conditional_format bar = {.type = LXW_CONDITIONAL_DATA_BAR,
                                  .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                  .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                  .max_value = 100,
                                  .bar_color = book->strong,
                                  .bar_solid = LXW_TRUE};
    lxw_conditional_format low = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                  .criteria = LXW_CONDITIONAL_CRITERIA_LESS_THAN,
                                  .value = COVERAGE_LOW,
                                  .format = book->looks[LOOK_LOW]};
    lxw_conditional_format twice = {.type = LXW_CONDITIONAL_TYPE_DUPLICATE,
                                    .format = book->looks[LOOK_LOW]};
    const struct {
        unsigned first, last;
        lxw_conditional_format *format;
    } all[] = {{FIRST_MEAN, last, &means},
               {SCORE, SCORE, &bar},
               {COVERAGE, COVERAGE, &low},
               {CANDIDATE, CANDIDATE, &twice}};

    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        book->lib->worksheet_conditional_format_range(book->summary, FIRST_ROW,
                                                      (lxw_col_t)all[i].first, LAST_ROW,
                                                      (lxw_col_t)all[i].last, all[i].format);
}

static void set_view(const struct book *book)
{
    const struct sheet_library *lib = book->lib;
    lxw_worksheet *sheet = book->summary;
    lxw_row_col_options unseen = {.hidden = LXW_TRUE};
    const unsigned last = FIRST_MEAN + book->criteria - 1;

    lib->worksheet_set_column(sheet, RANK, RANK, 24, NULL);
    lib->worksheet_set_column(sheet, CANDIDATE, CANDIDATE, 18, NULL);
    lib->worksheet_set_column(sheet, SCORE, BALLOTS, 13, NULL);
    lib->worksheet_set_column(sheet, FIRST_MEAN, (lxw_col_t)last, 15, NULL);
    lib->worksheet_set_column_opt(sheet, (lxw_col_t)(last + 1), (lxw_col_t)(last + HELPERS), 9,
                                  NULL, &unseen);
    lib->worksheet_set_row(sheet, TITLE_ROW, 26, NULL);
    lib->worksheet_set_row(sheet, HOW_ROW, 22, NULL);
    lib->worksheet_set_row(sheet, HEAD_ROW, 30, NULL);
    lib->worksheet_set_row(sheet, LABEL_ROW, 45, NULL);
    for (unsigned c = 0; c < SHEET_CANDIDATES; c++)
        lib->worksheet_set_row(sheet, FIRST_ROW + c, 21, NULL);
    lib->worksheet_freeze_panes(sheet, FIRST_ROW, SCORE);
    lib->worksheet_repeat_rows(sheet, HEAD_ROW, WEIGHT_ROW);
    lib->worksheet_activate(sheet);
    book_set_page(book, sheet, LAST_ROW, last);
    lib->worksheet_set_landscape(sheet);
    lib->worksheet_fit_to_pages(sheet, (uint16_t)((book->criteria + PAGE_MEANS - 1) / PAGE_MEANS),
                                1);
    lib->worksheet_repeat_columns(sheet, RANK, CANDIDATE);
    book_protect(book, sheet);
}

void summary_write(const struct book *book)
{
    write_head(book);
    write_criteria(book);
    for (unsigned c = 0; c < SHEET_CANDIDATES; c++) {
        const unsigned row = FIRST_ROW + c;
        const struct names names = find_names(book, row);

        book_put(book, book->summary, row, CANDIDATE, LOOK_INPUT_CODE, "");
        write_means(book, row, &names);
        write_figures(book, row, &names);
        write_knockouts(book, row, &names);
        write_groups(book, c);
        write_rank(book, row);
    }
    add_colours(book);
    set_view(book);
}
