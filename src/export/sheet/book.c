/* book: the spreadsheet as a whole: its sheets in their order, its looks, its bytes.
 *
 * The beginning of sheet. What always holds: each formula is written with the value that it has
 * while nothing is typed, which is blank, so that a program that works nothing out shows no score
 * that nobody gave. */
#include "export/sheet/sheet_private.h"

#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ZIP_EPOCH 315532800 /* 1980-01-01: no earlier day can stand in the file */
#define LIGHT_SHARE 0.06    /* of the brand's first colour in white */
#define STRONG_SHARE 0.38

/* $D$5, or $D5: `mark` stands before the row. */
static struct sheet_ref new_ref(const char *sheet, unsigned row, unsigned column, const char *mark)
{
    struct sheet_ref ref;
    const char first = (char)('A' + column / 26 - 1), second = (char)('A' + column % 26);

    g_snprintf(ref.text, sizeof ref.text, "%s%s$%.*s%c%s%u", sheet ? sheet : "", sheet ? "!" : "",
               column >= 26, &first, second, mark, row + 1);
    return ref;
}

struct sheet_ref sheet_cell(const char *sheet, unsigned row, unsigned column)
{
    return new_ref(sheet, row, column, "$");
}

struct sheet_ref sheet_in_row(unsigned row, unsigned column)
{
    return new_ref(NULL, row, column, "");
}

struct sheet_ref sheet_range(const char *sheet, unsigned row, unsigned column, unsigned last_row,
                             unsigned last_column)
{
    struct sheet_ref ref = sheet_cell(sheet, row, column);
    const struct sheet_ref last = sheet_cell(NULL, last_row, last_column);

    g_strlcat(ref.text, ":", sizeof ref.text);
    g_strlcat(ref.text, last.text, sizeof ref.text);
    return ref;
}

char *book_member(unsigned sheet)
{
    return g_strdup_printf("xl/worksheets/sheet%u.xml", sheet + 1);
}

void book_put(const struct book *book, lxw_worksheet *sheet, unsigned row, unsigned column,
              enum sheet_look look, const char *text)
{
    if (*text)
        book->lib->worksheet_write_string(sheet, row, (lxw_col_t)column, text, book->looks[look]);
    else
        book->lib->worksheet_write_blank(sheet, row, (lxw_col_t)column, book->looks[look]);
}

void book_put_formula(const struct book *book, lxw_worksheet *sheet, unsigned row, unsigned column,
                      enum sheet_look look, const char *format, ...)
{
    g_autofree char *formula = NULL;
    va_list arguments;

    va_start(arguments, format);
    formula = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    book->lib->worksheet_write_formula_str(sheet, row, (lxw_col_t)column, formula,
                                           book->looks[look], "");
}

const char *book_label(const struct book *book, enum lang_label label)
{
    return lang_label(book->lang, label);
}

void book_protect(const struct book *book, lxw_worksheet *sheet)
{
    lxw_protection allowed = {.format_columns = LXW_TRUE, .format_rows = LXW_TRUE};

    book->lib->worksheet_protect(sheet, NULL, &allowed);
}

void book_set_page(const struct book *book, lxw_worksheet *sheet, unsigned last_row,
                   unsigned last_column)
{
    const struct sheet_library *lib = book->lib;
    const double side_in = 0.4, top_in = 0.5, foot_in = 0.6; /* inches */

    lib->worksheet_set_paper(sheet, 9); /* A4 (ECMA-376, 18.3.1.63) */
    lib->worksheet_set_margins(sheet, side_in, side_in, top_in, foot_in);
    lib->worksheet_print_area(sheet, 0, 0, last_row, (lxw_col_t)last_column);
    lib->worksheet_set_footer(sheet, "&L&A&R&P / &N");
}

/* looks */

/* "#2d1fe0"; what the brand doesn't have is black. */
static lxw_color_t find_colour(const struct html_brand *brand, const char *name)
{
    for (unsigned i = 0; i < brand->colour_count; i++)
        if (strcmp(brand->colours[i].name, name) == 0)
            return (lxw_color_t)g_ascii_strtoull(brand->colours[i].css + 1, NULL, 16);
    return LXW_COLOR_BLACK;
}

/* A share of a colour, the rest white. */
static lxw_color_t mix(lxw_color_t colour, double share)
{
    lxw_color_t mixed = 0;

    for (int shift = 16; shift >= 0; shift -= 8) {
        const double part = (double)((colour >> shift) & 0xFF);

        mixed |= (lxw_color_t)(255 + (part - 255) * share + 0.5) << shift;
    }
    return mixed;
}

struct look {
    bool bold, wrap, boxed, input;
    double size;                      /* 0: the usual */
    const char *colour, *ground;      /* of the brand; NULL: none */
    const char *number;               /* NULL: as it is */
    enum lxw_format_alignments align; /* LXW_ALIGN_NONE: by what it is */
};

static const struct look looks[LOOK_PLAIN] = {
    [LOOK_TITLE] = {.bold = true, .size = 16, .colour = "heading"},
    [LOOK_NOTE] = {.colour = "muted"},
    [LOOK_NOTE_LONG] = {.colour = "muted", .wrap = true},
    [LOOK_HEAD] = {.bold = true, .colour = "paper", .ground = "night", .align = LXW_ALIGN_CENTER},
    [LOOK_HEAD_SMALL] =
        {.bold = true, .wrap = true, .colour = "paper", .ground = "night", .align = LXW_ALIGN_LEFT},
    [LOOK_LABEL] = {.bold = true, .boxed = true, .colour = "heading"},
    [LOOK_TEXT] = {.wrap = true, .boxed = true},
    [LOOK_INPUT] =
        {.boxed = true, .input = true, .ground = "field", .align = LXW_ALIGN_CENTER, .bold = true},
    [LOOK_INPUT_CODE] = {.boxed = true,
                         .input = true,
                         .ground = "field",
                         .number = "@",
                         .align = LXW_ALIGN_CENTER,
                         .bold = true},
    [LOOK_INPUT_TEXT] = {.boxed = true, .input = true, .ground = "field", .wrap = true},
    [LOOK_FIGURE] = {.boxed = true, .align = LXW_ALIGN_CENTER},
    [LOOK_SCORE] = {.boxed = true, .number = "0.00", .align = LXW_ALIGN_CENTER},
    [LOOK_SHARE] = {.boxed = true, .number = "0%", .align = LXW_ALIGN_CENTER},
    [LOOK_LOW] = {.bold = true, .ground = "accent"},
};

static lxw_format *new_look(const struct book *book, const struct look *look,
                            const struct html_brand *brand)
{
    const struct sheet_library *lib = book->lib;
    lxw_format *format = lib->workbook_add_format(book->workbook);

    if (look->bold)
        lib->format_set_bold(format);
    if (look->wrap)
        lib->format_set_text_wrap(format);
    if (look->boxed) {
        lib->format_set_border(format, LXW_BORDER_THIN);
        lib->format_set_border_color(format, find_colour(brand, "rule"));
    }
    if (look->input)
        lib->format_set_unlocked(format);
    if (look->size > 0)
        lib->format_set_font_size(format, look->size);
    if (look->colour)
        lib->format_set_font_color(format, find_colour(brand, look->colour));
    if (look->ground)
        lib->format_set_bg_color(format, find_colour(brand, look->ground));
    if (look->number)
        lib->format_set_num_format(format, look->number);
    lib->format_set_align(format, (uint8_t)look->align);
    lib->format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
}

/* the book */

static time_t find_created(const struct posting *posting, const char *created)
{
    const struct date *day = &posting->facts[FACT_PUBLISHED].date;
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) time = created ? g_date_time_new_from_iso8601(created, utc) : NULL;

    if (!time && date_is_complete(day))
        time = g_date_time_new(utc, day->year, day->month, day->day, 0, 0, 0);
    return time ? MAX((time_t)g_date_time_to_unix(time), ZIP_EPOCH) : ZIP_EPOCH;
}

static char *quote(const char *name)
{
    return g_strdup_printf("'%s'", name);
}

/* "Jury A"; of another language the same with its own word. */
static void add_sheets(struct book *book)
{
    const char *summary = book_label(book, LABEL_SHEET_SUMMARY);

    book->summary = book->lib->workbook_add_worksheet(book->workbook, summary);
    book->summary_name = quote(summary);
    for (unsigned i = 0; i < SHEET_EVALUATORS; i++) {
        g_autofree char *name =
            g_strdup_printf("%s %c", book_label(book, LABEL_SHEET_PANEL), 'A' + i);

        book->evaluators[i] = book->lib->workbook_add_worksheet(book->workbook, name);
        book->names[i] = quote(name);
    }
    book->ballots = book->lib->workbook_add_worksheet(book->workbook, "ballots");
}

static void write_book(struct book *book, const struct html_brand *brand, time_t created)
{
    lxw_doc_properties properties = {
        .title = (char *)book_label(book, LABEL_GRID_TITLE),
        .author = book->posting->organisation,
        .created = created,
    };

    book->light = mix(find_colour(brand, "primary"), LIGHT_SHARE);
    book->strong = mix(find_colour(brand, "primary"), STRONG_SHARE);
    book->lib->workbook_set_properties(book->workbook, &properties);
    for (unsigned i = 0; i < LOOK_PLAIN; i++)
        book->looks[i] = new_look(book, &looks[i], brand);
    add_sheets(book);
    summary_write(book);
    for (unsigned i = 0; i < SHEET_EVALUATORS; i++)
        evaluator_write(book, i);
    rows_write(book);
}

/* The library writes to a name; what has that name is in memory alone. False: it failed. */
static bool write_file(struct book *book, const struct html_brand *brand, time_t created,
                       int memory)
{
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", memory);

    book->workbook = book->lib->workbook_new(path);
    if (!book->workbook)
        return false;
    write_book(book, brand, created);
    return book->lib->workbook_close(book->workbook) == LXW_NO_ERROR;
}

/* What the library was spared. */
static GBytes *fill(struct book *book, GBytes *bytes)
{
    g_autoptr(GBytes) filled = evaluator_fill(bytes);

    return filled ? rows_fill(book, filled) : NULL;
}

/* It prints numbers as the locale does: meanwhile there is none. */
static GBytes *write_bytes(struct book *book, const struct html_brand *brand, time_t created,
                           int memory)
{
    const locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(plain);
    const bool ok = write_file(book, brand, created, memory);
    GMappedFile *file = ok ? g_mapped_file_new_from_fd(memory, FALSE, NULL) : NULL;
    g_autoptr(GBytes) bytes = file ? g_mapped_file_get_bytes(file) : NULL;

    g_clear_pointer(&file, g_mapped_file_unref);
    uselocale(before);
    freelocale(plain);
    return bytes ? fill(book, bytes) : NULL;
}

GBytes *export_sheet(const struct posting *posting, const struct html_brand *brand,
                     const char *created, struct diag *diag)
{
    struct book book = {
        .posting = posting, .lang = posting->lang, .criteria = posting->criteria->len};
    const char *why = NULL;
    GBytes *bytes = NULL;
    int memory;

    book.lib = module_open("xlsxwriter", &why);
    if (!book.lib) {
        diag_add(diag, DIAG_SYSTEM, NO_SPAN,
                 "the spreadsheet is written by %s, which can't be opened: %s", "libxlsxwriter",
                 why);
        return NULL;
    }
    memory = memfd_create("grid.xlsx", MFD_CLOEXEC);
    if (memory >= 0)
        bytes = write_bytes(&book, brand, find_created(posting, created), memory);
    if (!bytes)
        diag_add(diag, DIAG_SYSTEM, NO_SPAN, "the spreadsheet can't be written: %s",
                 g_strerror(errno));
    if (memory >= 0)
        close(memory);
    g_free(book.summary_name);
    for (unsigned i = 0; i < SHEET_EVALUATORS; i++)
        g_free(book.names[i]);
    return bytes;
}
