/* scan: what came back as a picture: its kind by its first bytes, and what is to be read of it.
 *
 * The door of scan/. What always holds: each file gives at least one sheet, that says what became
 * of it. */
#include "scan/scan.h"

#include <string.h>

static const struct {
    const char *start;
    size_t len;
} kinds[] = {
    {"\xff\xd8\xff", 3}, {"\x89PNG\r\n\x1a\n", 8}, {"II*\0", 4}, {"MM\0*", 4}, {"%PDF-", 5},
};

static bool begins_with(GBytes *file, const char *start, size_t len)
{
    size_t size;
    const char *bytes = g_bytes_get_data(file, &size);

    return size >= len && memcmp(bytes, start, len) == 0;
}

bool scan_is_picture(GBytes *file)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (begins_with(file, kinds[i].start, kinds[i].len))
            return true;
    return false;
}

static void row_clear(gpointer data)
{
    g_clear_pointer(&((struct scan_row *)data)->crop, g_bytes_unref);
}

static void writing_clear(gpointer data)
{
    g_clear_pointer(&((struct scan_writing *)data)->crop, g_bytes_unref);
}

static void sheet_free(gpointer data)
{
    struct scan_sheet *sheet = data;

    g_free(sheet->detail);
    g_array_unref(sheet->rows);
    g_array_unref(sheet->writings);
    g_free(sheet);
}

static struct scan_sheet *sheet_new(enum scan_fault fault)
{
    struct scan_sheet *sheet = g_new0(struct scan_sheet, 1);

    sheet->fault = fault;
    sheet->rows = g_array_new(FALSE, TRUE, sizeof(struct scan_row));
    sheet->writings = g_array_new(FALSE, TRUE, sizeof(struct scan_writing));
    g_array_set_clear_func(sheet->rows, row_clear);
    g_array_set_clear_func(sheet->writings, writing_clear);
    return sheet;
}

GPtrArray *scan_read(GBytes *file, const struct scan_form *const *forms, unsigned form_count)
{
    GPtrArray *sheets = g_ptr_array_new_with_free_func(sheet_free);

    (void)forms;
    (void)form_count;
    g_ptr_array_add(sheets, sheet_new(scan_is_picture(file) ? SCAN_NO_CODE : SCAN_KIND));
    return sheets;
}
