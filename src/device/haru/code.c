/* haru_code: QR codes: those of a text as a path of the page; a page's own as a form XObject, which
 * copies of a form have another of.
 *
 * Part of the haru device. What always holds: what is painted for a code is made of the item alone,
 * so that another page's can be made without a device. */
#include "device/haru/haru_private.h"

#include "base/base.h"

#define CAPTION_GAP_PT 1 /* its baseline above the quiet zone */

static void put_number(GString *out, unsigned number)
{
    if (number >= 10)
        put_number(out, number / 10);
    g_string_append_c(out, (char)('0' + number % 10));
}

/* A row of modules is 1 high, from the bottom up. */
static void put_bar(GString *out, const struct page_bar *bar, unsigned size)
{
    const unsigned numbers[] = {bar->first, size - 1 - bar->row, bar->end - bar->first, 1};

    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        put_number(out, numbers[i]);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "re\n");
}

/* All bars as one path: no seams between neighbours. A thousand forms have thousands of these: in
 * modules, they are whole numbers. */
static void put_modules(GString *out, const struct page_item *item, double left_pt,
                        double bottom_pt)
{
    const double module_pt = item->width_pt / item->u.code.size,
                 place[] = {module_pt, 0, 0, module_pt, left_pt, bottom_pt};

    g_string_append(out, "q\n");
    haru_put(out, G_N_ELEMENTS(place), place, "cm");
    haru_colour(out, item->fill, false);
    for (struct page_bar bar = {0}; page_next_bar(item, &bar);)
        put_bar(out, &bar, item->u.code.size);
    haru_paint(out, true, false);
    g_string_append(out, "Q\n");
}

static double caption_y(const struct page_item *item)
{
    const double module_pt = item->width_pt / item->u.code.size;

    return item->height_pt + QR_QUIET_MODULES * module_pt + CAPTION_GAP_PT;
}

/* What a font can't show of a caption is left out: it is said in fields, too. */
static void put_caption(GString *out, const struct page_item *item)
{
    const struct page_caption *caption = item->u.code.caption;
    g_autoptr(GString) codes = g_string_new(NULL);

    haru_form_codes(caption->text, codes);
    g_string_append(out, "BT\n/F ");
    haru_put(out, 1, &caption->size_pt, "Tf");
    haru_put(out, 2, (const double[]){0, caption_y(item)}, "Td");
    haru_show_codes(out, codes, 0, codes->len);
    g_string_append(out, "ET\n");
}

GString *device_code_content(const struct page_item *item)
{
    GString *out = g_string_new(NULL);

    put_modules(out, item, 0, 0);
    put_caption(out, item);
    return out;
}

static HPDF_Dict put_dict(struct haru *haru, HPDF_Dict dict, const char *key)
{
    HPDF_Dict made = HPDF_Dict_New(haru->pdf->mmgr);

    HPDF_Dict_Add(dict, key, made);
    return made;
}

/* Above the code is room for the caption. */
static HPDF_Dict new_form(struct haru *haru, const struct page_item *item,
                          const struct haru_font *font)
{
    HPDF_Dict form = HPDF_DictStream_New(haru->pdf->mmgr, haru->pdf->xref);
    const HPDF_Box corners = {0, 0, (HPDF_REAL)item->width_pt,
                              (HPDF_REAL)(caption_y(item) + item->u.code.caption->size_pt)};
    g_autoptr(GString) content = device_code_content(item);

    HPDF_Stream_WriteStr(form->stream, content->str);
    HPDF_Dict_AddName(form, "Type", "XObject");
    HPDF_Dict_AddName(form, "Subtype", "Form");
    HPDF_Dict_Add(form, "BBox", HPDF_Box_Array_New(haru->pdf->mmgr, corners));
    HPDF_Dict_Add(put_dict(haru, put_dict(haru, form, "Resources"), "Font"), "F", font->form);
    return form;
}

static bool put_form(struct haru *haru, const struct page_item *item)
{
    struct haru_font *font = haru_font_get(haru, item->u.code.caption->face);
    HPDF_Dict resources = HPDF_Page_GetInheritableItem(haru->page, "Resources", HPDF_OCLASS_DICT);
    const double place[] = {1, 0, 0, 1, item->x_pt, haru->height_pt - item->y_pt - item->height_pt};

    if (!font || !haru_form_font(haru, font))
        return false;
    HPDF_Dict_Add(put_dict(haru, resources, "XObject"), DEVICE_CODE_NAME,
                  new_form(haru, item, font));
    g_string_append(haru->out, "q\n");
    haru_put(haru->out, G_N_ELEMENTS(place), place, "cm");
    g_string_append(haru->out, "/" DEVICE_CODE_NAME " Do\nQ\n");
    return true;
}

bool haru_code(struct haru *haru, const struct page_item *item)
{
    if (item->fill.a <= 0)
        return true;
    if (item->u.code.caption)
        return put_form(haru, item);
    put_modules(haru->out, item, item->x_pt, haru->height_pt - item->y_pt - item->height_pt);
    return true;
}
