/* What the files of sheet/ share: the library, the book on its way, and where its cells stand. */
#ifndef EXPORT_SHEET_SHEET_PRIVATE_H
#define EXPORT_SHEET_SHEET_PRIVATE_H

#include "export/export_private.h"
#include "export/sheet/sheet.h"

#include <xlsxwriter.h>

/* libxlsxwriter's functions, in module_xlsxwriter, which is opened when a book is begun. */
#define SHEET_FUNCTIONS(X)                                                                         \
    X(workbook_new)                                                                                \
    X(workbook_add_format)                                                                         \
    X(workbook_add_worksheet)                                                                      \
    X(workbook_close)                                                                              \
    X(workbook_set_properties)                                                                     \
    X(worksheet_activate)                                                                          \
    X(worksheet_conditional_format_range)                                                          \
    X(worksheet_data_validation_range)                                                             \
    X(worksheet_fit_to_pages)                                                                      \
    X(worksheet_freeze_panes)                                                                      \
    X(worksheet_merge_range)                                                                       \
    X(worksheet_print_area)                                                                        \
    X(worksheet_protect)                                                                           \
    X(worksheet_repeat_columns)                                                                    \
    X(worksheet_repeat_rows)                                                                       \
    X(worksheet_set_column)                                                                        \
    X(worksheet_set_column_opt)                                                                    \
    X(worksheet_set_footer)                                                                        \
    X(worksheet_set_landscape)                                                                     \
    X(worksheet_set_margins)                                                                       \
    X(worksheet_set_paper)                                                                         \
    X(worksheet_set_print_scale)                                                                   \
    X(worksheet_set_row)                                                                           \
    X(worksheet_set_v_pagebreaks)                                                                  \
    X(worksheet_write_blank)                                                                       \
    X(worksheet_write_formula_str)                                                                 \
    X(worksheet_write_number)                                                                      \
    X(worksheet_write_string)                                                                      \
    X(format_set_align)                                                                            \
    X(format_set_bg_color)                                                                         \
    X(format_set_bold)                                                                             \
    X(format_set_border)                                                                           \
    X(format_set_border_color)                                                                     \
    X(format_set_font_color)                                                                       \
    X(format_set_font_size)                                                                        \
    X(format_set_num_format)                                                                       \
    X(format_set_text_wrap)                                                                        \
    X(format_set_unlocked)

struct sheet_library {
#define X(name) __typeof__(name) *name;
    SHEET_FUNCTIONS(X)
#undef X
};

/* How cells look. */
enum sheet_look {
    LOOK_TITLE,
    LOOK_NOTE,
    LOOK_NOTE_LONG,  /* wrapped */
    LOOK_HEAD,       /* of columns */
    LOOK_HEAD_SMALL, /* wrapped */
    LOOK_LABEL,      /* of rows */
    LOOK_TEXT,       /* wrapped */
    LOOK_INPUT,      /* may be typed into, as the next two */
    LOOK_INPUT_CODE, /* text, though it be a number */
    LOOK_INPUT_TEXT, /* wrapped */
    LOOK_FIGURE,     /* 0 decimals or as it is */
    LOOK_SCORE,      /* two decimals */
    LOOK_SHARE,      /* per cent */
    LOOK_LOW,        /* conditional: to be looked at */
    LOOK_PLAIN,      /* none */
    LOOK_COUNT
};

struct book {
    const struct sheet_library *lib;
    lxw_workbook *workbook;
    lxw_format *looks[LOOK_COUNT];
    lxw_color_t light, strong; /* ends of the colours of means; ink reads on both */
    lxw_worksheet *summary, *evaluators[SHEET_EVALUATORS], *ballots;
    char *names[SHEET_EVALUATORS]; /* of their sheets, as formulas quote them */
    char *summary_name;
    const struct posting *posting;
    const struct language *lang;
    unsigned criteria;
};

/* A cell or range as formulas name it, with its sheet: `'Jury A'!$D$5`; sheet NULL: the own one. */
struct sheet_ref {
    char text[112];
};
struct sheet_ref sheet_cell(const char *sheet, unsigned row, unsigned column);
/* Of the same sheet, in the row where the formula stands: `$D5`. */
struct sheet_ref sheet_in_row(unsigned row, unsigned column);
struct sheet_ref sheet_range(const char *sheet, unsigned row, unsigned column, unsigned last_row,
                             unsigned last_column);

/* book.c: the archive's member that a sheet is, by its place in the book (g_free). */
char *book_member(unsigned sheet);
/* What stands in a cell. A formula's value is blank until it is worked out: nothing has
 * been typed yet. */
void book_put(const struct book *book, lxw_worksheet *sheet, unsigned row, unsigned column,
              enum sheet_look look, const char *text);
void book_put_formula(const struct book *book, lxw_worksheet *sheet, unsigned row, unsigned column,
                      enum sheet_look look, const char *format, ...) G_GNUC_PRINTF(6, 7);
const char *book_label(const struct book *book, enum lang_label label);
/* Labels can't be typed over; columns and rows can be made wider. */
void book_protect(const struct book *book, lxw_worksheet *sheet);
/* What is printed, on A4; below it the sheet's name and the number of the page. */
void book_set_page(const struct book *book, lxw_worksheet *sheet, unsigned last_row,
                   unsigned last_column);

/* evaluator.c: the sheets that people fill in. Where things stand in them: */
struct evaluator_cells {
    struct sheet_ref code, candidate, counted, declaration, recommendation;
};
void evaluator_write(const struct book *book, unsigned evaluator);
/* The same book with all of them filled: evaluator_write fills the first alone. NULL: they are not
 * as it left them (g_bytes_unref). */
GBytes *evaluator_fill(GBytes *bytes);
struct evaluator_cells evaluator_find(const struct book *book, unsigned evaluator,
                                      unsigned candidate);
struct sheet_ref evaluator_score(const struct book *book, unsigned evaluator, unsigned candidate,
                                 unsigned criterion);
struct sheet_ref evaluator_evidence(const struct book *book, unsigned evaluator, unsigned candidate,
                                    unsigned criterion);
/* What is typed for a declared link, and for none. */
const char *evaluator_declaration(const struct book *book, bool link);

/* summary.c */
void summary_write(const struct book *book);
struct sheet_ref summary_candidate(const struct book *book, unsigned candidate);
struct sheet_ref summary_round(const struct book *book);

/* rows.c: a row a criterion of each ballot. */
enum rows_column {
    ROWS_CANDIDATE,
    ROWS_EVALUATOR,
    ROWS_CRITERION,
    ROWS_SCORE,
    ROWS_ROUND,
    ROWS_EVIDENCE,
    ROWS_RECOMMENDATION,
    ROWS_CONFLICT,
    ROWS_HASH,
    ROWS_COLUMNS
};
void rows_write(const struct book *book);
/* The same book with its rows. NULL: it is not as rows_write left it (g_bytes_unref). */
GBytes *rows_fill(struct book *book, GBytes *bytes);
/* All of a column but its head. */
struct sheet_ref rows_column(const struct book *book, enum rows_column column);

/* zip.c: the text of a member (g_string_free). NULL: there is none of that name. */
GString *zip_read(GBytes *bytes, const char *name);
/* The archive with another text in a member, which `rewrite` makes of the one that is there
 * (g_bytes_unref). NULL: there is no such member, or `rewrite` says no. */
GBytes *zip_rewrite(GBytes *bytes, const char *name, bool (*rewrite)(GString *text, void *data),
                    void *data);

#endif
