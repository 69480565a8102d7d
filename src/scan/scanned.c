/* scanned: what became of a picture, what people are told of it, and its way from the process that
 * read it to the one that asked.
 *
 * What always holds: of bytes from another process nothing is believed: every number is one that
 * there is, and a code is read again. */
#include "scan/scan_private.h"

/* Fault, detail, code ("": none), form and page that were read (from 0; -1: none), rows, writings.
 */
#define PACKED "(ussii@a(uiuay)@a(bay))"

static void row_clear(gpointer data)
{
    g_clear_pointer(&((struct scan_row *)data)->crop, g_bytes_unref);
}

static void writing_clear(gpointer data)
{
    g_clear_pointer(&((struct scan_writing *)data)->crop, g_bytes_unref);
}

void scanned_drop(gpointer data)
{
    struct scan_sheet *sheet = data;

    if (!sheet)
        return;
    g_free(sheet->detail);
    g_array_unref(sheet->rows);
    g_array_unref(sheet->writings);
    g_free(sheet);
}

struct scan_sheet *scanned_new(unsigned picture, enum scan_fault fault, const char *detail)
{
    struct scan_sheet *sheet = g_new0(struct scan_sheet, 1);

    sheet->picture = picture;
    sheet->fault = fault;
    sheet->detail = g_strdup(detail);
    sheet->rows = g_array_new(FALSE, TRUE, sizeof(struct scan_row));
    sheet->writings = g_array_new(FALSE, TRUE, sizeof(struct scan_writing));
    g_array_set_clear_func(sheet->rows, row_clear);
    g_array_set_clear_func(sheet->writings, writing_clear);
    return sheet;
}

/* Which of the forms, and of its pages, one is. */
static void find_page(const struct scan_page *page, const struct scan_form *const *forms,
                      unsigned form_count, int *form, int *number)
{
    *form = *number = -1;
    for (unsigned i = 0; i < form_count; i++)
        for (unsigned j = 0; j < forms[i]->page_count; j++)
            if (&forms[i]->pages[j] == page) {
                *form = (int)i;
                *number = (int)j;
            }
}

static GVariant *pack_crop(GBytes *crop)
{
    return crop ? g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, crop, TRUE)
                : g_variant_new_array(G_VARIANT_TYPE_BYTE, NULL, 0);
}

static GVariant *pack_rows(const struct scan_sheet *sheet)
{
    GVariantBuilder rows;

    g_variant_builder_init(&rows, G_VARIANT_TYPE("a(uiuay)"));
    for (unsigned i = 0; i < sheet->rows->len; i++) {
        const struct scan_row *row = &g_array_index(sheet->rows, struct scan_row, i);

        g_variant_builder_add(&rows, "(uiu@ay)", row->verdict, row->proposal, row->reason,
                              pack_crop(row->crop));
    }
    return g_variant_builder_end(&rows);
}

static GVariant *pack_writings(const struct scan_sheet *sheet)
{
    GVariantBuilder writings;

    g_variant_builder_init(&writings, G_VARIANT_TYPE("a(bay)"));
    for (unsigned i = 0; i < sheet->writings->len; i++) {
        const struct scan_writing *writing =
            &g_array_index(sheet->writings, struct scan_writing, i);

        g_variant_builder_add(&writings, "(b@ay)", writing->is_written, pack_crop(writing->crop));
    }
    return g_variant_builder_end(&writings);
}

GBytes *scanned_pack(const struct scan_sheet *sheet, const struct scan_form *const *forms,
                     unsigned form_count)
{
    g_autofree char *code = sheet->has_code ? scan_code_format(&sheet->code) : g_strdup("");
    g_autoptr(GVariant) packed = NULL;
    int form, page;

    find_page(sheet->page, forms, form_count, &form, &page);
    packed =
        g_variant_ref_sink(g_variant_new(PACKED, sheet->fault, sheet->detail ? sheet->detail : "",
                                         code, form, page, pack_rows(sheet), pack_writings(sheet)));
    return g_variant_get_data_as_bytes(packed);
}

static GBytes *unpack_crop(GVariant *crop)
{
    return g_variant_get_size(crop) > 0 ? g_variant_get_data_as_bytes(crop) : NULL;
}

/* False: it is none of the page's. */
static bool unpack_row(GVariant *packed, const struct scan_page *page, struct scan_sheet *sheet)
{
    struct scan_row row = {.field = sheet->rows->len};
    g_autoptr(GVariant) crop = NULL;
    guint32 verdict, reason;
    gint32 proposal;

    g_variant_get(packed, "(uiu@ay)", &verdict, &proposal, &reason, &crop);
    if (row.field >= page->field_count || verdict > SCAN_BLANK || reason > SCAN_LOST ||
        proposal < -1 || proposal >= (int)page->fields[row.field].ring_count ||
        (verdict == SCAN_VALUE) != (reason == SCAN_CERTAIN && proposal >= 0))
        return false;
    row.verdict = verdict;
    row.reason = reason;
    row.proposal = proposal;
    row.crop = unpack_crop(crop);
    g_array_append_val(sheet->rows, row);
    return true;
}

static bool unpack_writing(GVariant *packed, const struct scan_page *page, struct scan_sheet *sheet)
{
    struct scan_writing writing = {.note = sheet->writings->len};
    g_autoptr(GVariant) crop = NULL;
    gboolean is_written;

    g_variant_get(packed, "(b@ay)", &is_written, &crop);
    if (writing.note >= page->note_count)
        return false;
    writing.is_written = is_written;
    writing.crop = unpack_crop(crop);
    g_array_append_val(sheet->writings, writing);
    return true;
}

/* All of a list, by one of the two above. */
static bool unpack_list(GVariant *list, const struct scan_page *page, struct scan_sheet *sheet,
                        bool (*unpack)(GVariant *, const struct scan_page *, struct scan_sheet *))
{
    const gsize count = g_variant_n_children(list);
    bool ok = true;

    for (gsize i = 0; i < count && ok; i++) {
        g_autoptr(GVariant) packed = g_variant_get_child_value(list, i);

        ok = unpack(packed, page, sheet);
    }
    return ok;
}

/* The page that was read; false: what is said of it can't be. */
static bool unpack_page(GVariant *rows, GVariant *writings, const struct scan_form *const *forms,
                        unsigned form_count, int form, int page, struct scan_sheet *sheet)
{
    if (form < 0 || (unsigned)form >= form_count || page < 0 ||
        (unsigned)page >= forms[form]->page_count)
        return false;
    sheet->page = &forms[form]->pages[page];
    return unpack_list(rows, sheet->page, sheet, unpack_row) &&
           unpack_list(writings, sheet->page, sheet, unpack_writing) &&
           sheet->rows->len == sheet->page->field_count &&
           sheet->writings->len == sheet->page->note_count;
}

struct scan_sheet *scanned_unpack(GBytes *bytes, const struct scan_form *const *forms,
                                  unsigned form_count)
{
    g_autoptr(GVariant) packed = g_variant_ref_sink(
        g_variant_new_from_bytes(G_VARIANT_TYPE("(ussiia(uiuay)a(bay))"), bytes, FALSE)),
                        rows = NULL, writings = NULL;
    g_autofree char *detail = NULL, *code = NULL;
    struct scan_sheet *sheet;
    guint32 fault;
    gint32 form, page;

    g_variant_get(packed, PACKED, &fault, &detail, &code, &form, &page, &rows, &writings);
    if (fault > SCAN_LIBRARY)
        return NULL;
    sheet = scanned_new(0, fault, *detail ? detail : NULL);
    sheet->has_code = *code && scan_code_parse(code, &sheet->code);
    if (fault == SCAN_READ &&
        !(sheet->has_code && unpack_page(rows, writings, forms, form_count, form, page, sheet)))
        g_clear_pointer(&sheet, scanned_drop);
    return sheet;
}

static const char *const faults[] = {
    [SCAN_READ] = N_("this page is read"),
    [SCAN_KIND] = N_("this is no JPEG, PNG, TIFF or PDF; scan the page as one of them"),
    [SCAN_DAMAGED] = N_("this picture is damaged; scan the page again"),
    [SCAN_LOCKED] = N_("this PDF has a password; save it without one"),
    [SCAN_NO_PICTURE] =
        N_("there is no picture of a whole page on this page of the PDF; give the scan itself, or "
           "print the page and scan it"),
    [SCAN_FILTER] = N_("its picture is packed in a way that is not read; scan to PDF with JPEG or "
                       "G4, or to TIFF"),
    [SCAN_LARGE] = N_("this picture has more pixels than a page; scan it at 300 dpi"),
    [SCAN_SMALL] =
        N_("this picture has too few pixels to tell marks; scan the page at 150 dpi or more"),
    [SCAN_MANY] = N_("there are more pictures in this file than are read; divide it"),
    [SCAN_NO_CODE] = N_("no QR code of a grid can be read on this page; scan it again, flat, whole "
                        "and sharp"),
    [SCAN_FOREIGN] = N_("this page is of another grid; leave it out, or name its posting"),
    [SCAN_OTHER_PAGE] = N_("there is nothing to be filled in on this page; leave it out"),
    [SCAN_UNREGISTERED] =
        N_("the circles of this page are not where they should be; scan it again, flat and whole"),
    [SCAN_LATE] = N_("this page takes too long to read, or too much memory; scan it at 300 dpi"),
    [SCAN_LIBRARY] = N_("the library that reads it can't be opened"),
};

char *scan_explain(const struct scan_sheet *sheet)
{
    const char *says = say_text(faults[sheet->fault]);

    return sheet->detail ? g_strdup_printf("%s (%s)", says, sheet->detail) : g_strdup(says);
}

static const char *const reasons[] = {
    [SCAN_CERTAIN] = N_("one clear mark"),
    [SCAN_EMPTY] = N_("nothing is marked"),
    [SCAN_ONE_BIT] = N_("scanned in black and white, where light marks get lost"),
    [SCAN_TWO_MARKS] = N_("more than one mark"),
    [SCAN_TRACE] = N_("a mark, and a trace in another circle"),
    [SCAN_FAINT] = N_("a faint trace alone"),
    [SCAN_BESIDE] = N_("something is written beside the circles"),
    [SCAN_ELSEWHERE] = N_("a mark, and something written beside it"),
    [SCAN_LINE] = N_("a line runs through the row"),
    [SCAN_SHAPE] = N_("the mark reaches out of its circle"),
    [SCAN_UNLIKE] = N_("the mark is unlike the others of this page; it may be crossed out"),
    [SCAN_NOISE] = N_("the picture is too uneven here"),
    [SCAN_LOST] = N_("its circles were not found"),
};

const char *scan_reason_text(enum scan_reason reason)
{
    return say_text(reasons[reason]);
}
