/* reader: a picture read into a sheet: its code, the form that it is of, where it lies, its rows
 * and what is written by hand.
 *
 * Where all of scan/ comes together, in a process of its own. What always holds: a page is read as
 * a whole, or refused with its reason. */
#include "scan/scan_private.h"

#define WRITTEN_MM2 1.0 /* of ink: less is a slip of the pen */

static const struct scan_form *find_form(const char *hash, const struct scan_form *const *forms,
                                         unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (g_strcmp0(forms[i]->hash, hash) == 0)
            return forms[i];
    return NULL;
}

/* Which page it is; NULL: noted. */
static const struct scan_page *find_page(const struct libraries *libs,
                                         const struct picture *picture,
                                         const struct scan_form *const *forms, unsigned form_count,
                                         struct scan_sheet *sheet, struct zxing_code *found,
                                         struct trouble *trouble)
{
    const struct scan_form *form;

    sheet->has_code = seek_code(libs, picture, found) && scan_code_parse(found->text, &sheet->code);
    form = sheet->has_code ? find_form(sheet->code.hash, forms, form_count) : NULL;
    if (!sheet->has_code)
        trouble_note(trouble, SCAN_NO_CODE, NULL);
    else if (!form)
        trouble_note(trouble, SCAN_FOREIGN, NULL);
    else if (sheet->code.page > form->page_count ||
             form->pages[sheet->code.page - 1].field_count == 0)
        trouble_note(trouble, SCAN_OTHER_PAGE, NULL);
    return form && trouble->fault == SCAN_READ ? &form->pages[sheet->code.page - 1] : NULL;
}

static GBytes *crop_strip(const struct libraries *libs, const struct strip *strip)
{
    return crop_new(libs, strip->grey, strip->width, strip->height);
}

static void find_field(const struct picture *picture, const struct picture *print,
                       const struct registration *registration, unsigned index, struct marks *marks)
{
    const struct scan_field *field = &registration->page->fields[index];
    const struct spot *spots = &registration->spots[registration->first[index]];

    marks->field = field;
    marks->strip = strip_new(picture, print, registration, &field->area, spots, field->ring_count);
    for (unsigned i = 0; i < field->ring_count; i++)
        marks->is_found[i] = spots[i].is_good;
}

static void read_rows(const struct libraries *libs, const struct picture *picture,
                      const struct picture *print, const struct registration *registration,
                      struct scan_sheet *sheet)
{
    const unsigned count = registration->page->field_count;
    g_autofree struct marks *marks = g_new0(struct marks, count);

    for (unsigned i = 0; i < count; i++)
        find_field(picture, print, registration, i, &marks[i]);
    streaks_cover(marks, count, registration->page);
    for (unsigned i = 0; i < count; i++) {
        strip_find_ink(marks[i].strip);
        marks_measure(&marks[i]);
    }
    g_array_set_size(sheet->rows, count);
    judge_page(marks, count, picture->is_one_bit, (struct scan_row *)sheet->rows->data);
    for (unsigned i = 0; i < count; i++) {
        struct scan_row *row = &g_array_index(sheet->rows, struct scan_row, i);

        row->field = i;
        if (row->verdict != SCAN_VALUE)
            row->crop = crop_strip(libs, marks[i].strip);
        strip_drop(marks[i].strip);
    }
}

static void read_writings(const struct libraries *libs, const struct picture *picture,
                          const struct picture *print, const struct registration *registration,
                          struct scan_sheet *sheet)
{
    const struct scan_page *page = registration->page;

    for (unsigned i = 0; i < page->note_count; i++) {
        struct marks marks = {.field = &(struct scan_field){0}};
        struct scan_writing writing = {.note = i};

        marks.strip = strip_new(picture, print, registration, &page->notes[i].area, NULL, 0);
        strip_find_ink(marks.strip);
        marks_measure(&marks);
        writing.is_written = marks.elsewhere_mm2 > WRITTEN_MM2;
        if (writing.is_written)
            writing.crop = crop_strip(libs, marks.strip);
        strip_drop(marks.strip);
        g_array_append_val(sheet->writings, writing);
    }
}

static void read_page(const struct libraries *libs, const struct picture *picture,
                      const struct scan_page *page, const struct point corners[4],
                      struct scan_sheet *sheet, struct trouble *trouble)
{
    struct picture *print = png_load(libs, page->print, trouble);
    struct registration *registration =
        print ? registration_new(picture, page, corners, trouble) : NULL;

    if (registration) {
        read_rows(libs, picture, print, registration, sheet);
        read_writings(libs, picture, print, registration, sheet);
        sheet->page = page;
    }
    registration_drop(registration);
    picture_drop(print);
}

void reader_read(const struct libraries *libs, const struct picture *picture,
                 const struct scan_form *const *forms, unsigned form_count,
                 struct scan_sheet *sheet)
{
    struct trouble trouble = {0};
    struct zxing_code found;
    const struct scan_page *page =
        find_page(libs, picture, forms, form_count, sheet, &found, &trouble);

    if (page)
        read_page(libs, picture, page, found.corners, sheet, &trouble);
    sheet->fault = trouble.fault;
    sheet->detail = trouble.detail;
}
