/* haru: paints pages with form fields, through libharu.
 *
 * From pages to bytes, for the grid. What always holds: each text of a node is one marked content
 * of its page, numbered in painting order; each field one widget, in the same order; and all else
 * is unmarked. */
#include "device/haru/haru_private.h"

static void *HPDF_STDCALL allocate(HPDF_UINT size)
{
    return g_malloc(size);
}

static void HPDF_STDCALL release(void *memory)
{
    g_free(memory);
}

static bool begin(struct haru *haru)
{
    haru->pdf = HPDF_NewEx(NULL, allocate, release, 0, NULL);
    haru->out = g_string_new(NULL);
    haru->fonts = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    haru->fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    haru->looks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    haru->refused = g_hash_table_new(NULL, NULL);
    return haru->pdf != NULL;
}

static void end(struct haru *haru)
{
    g_hash_table_destroy(haru->refused);
    g_hash_table_destroy(haru->looks);
    g_hash_table_destroy(haru->fields);
    g_hash_table_destroy(haru->fonts);
    g_string_free(haru->out, TRUE);
    if (haru->pdf)
        HPDF_Free(haru->pdf);
}

static bool paint_rect(struct haru *haru, const struct page_item *item)
{
    const struct haru_box box = {item->x_pt, haru->height_pt - item->y_pt - item->height_pt,
                                 item->width_pt, item->height_pt};

    haru_frame(haru->out, box, item);
    return true;
}

static bool paint_line(struct haru *haru, const struct page_item *item)
{
    const double x_pt = item->x_pt, y_pt = haru->height_pt - item->y_pt;

    if (!page_is_stroked(item))
        return true;
    haru_colour(haru->out, item->stroke, true);
    haru_put(haru->out, 1, &item->stroke_pt, "w");
    haru_put(haru->out, 2, (const double[]){x_pt, y_pt}, "m");
    haru_put(haru->out, 2, (const double[]){x_pt + item->width_pt, y_pt - item->height_pt}, "l");
    haru_paint(haru->out, false, true);
    return true;
}

/* All bars as one path: no seams between neighbours. */
static bool paint_code(struct haru *haru, const struct page_item *item)
{
    const double module_pt = item->width_pt / item->u.code.size,
                 top_pt = haru->height_pt - item->y_pt;

    if (item->fill.a <= 0)
        return true;
    haru_colour(haru->out, item->fill, false);
    for (struct page_bar bar = {0}; page_next_bar(item, &bar);) {
        const struct haru_box box = {item->x_pt + bar.first * module_pt,
                                     top_pt - (bar.row + 1) * module_pt,
                                     (bar.end - bar.first) * module_pt, module_pt};

        haru_rect(haru->out, box, 0);
    }
    haru_paint(haru->out, true, false);
    return true;
}

static bool refuse_art(struct haru *haru, const struct page_item *item)
{
    diag_add(haru->diag, DIAG_SVG, item->u.art->span,
             "artwork can't be painted in a form; leave it out of layouts of kind grid");
    return false;
}

static bool paint_page(struct haru *haru, const struct page *page)
{
    static bool (*const painters[])(struct haru *, const struct page_item *) = {
        [PAGE_TEXT] = haru_text,  [PAGE_RECT] = paint_rect, [PAGE_LINE] = paint_line,
        [PAGE_CODE] = paint_code, [PAGE_ART] = refuse_art,  [PAGE_FIELD] = haru_field,
    };
    bool ok = true;

    haru->page = HPDF_AddPage(haru->pdf);
    HPDF_Page_SetWidth(haru->page, (HPDF_REAL)page->width_pt);
    HPDF_Page_SetHeight(haru->page, (HPDF_REAL)page->height_pt);
    haru->height_pt = page->height_pt;
    haru->mcid = 0;
    g_string_truncate(haru->out, 0);
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        ok &= painters[item->kind](haru, item);
    }
    HPDF_Stream_WriteStr(((HPDF_PageAttr)haru->page->attr)->stream, haru->out->str);
    return ok;
}

static bool paint_pages(struct haru *haru, const struct pages *pages)
{
    bool ok = true;

    for (haru->index = 0; haru->index < pages->pages->len; haru->index++)
        ok &= paint_page(haru, pages_get(pages, haru->index));
    return ok;
}

static GBytes *save(struct haru *haru)
{
    HPDF_UINT32 size;
    HPDF_BYTE *bytes;

    HPDF_SaveToStream(haru->pdf);
    if (HPDF_GetError(haru->pdf) != HPDF_OK)
        return NULL;
    size = HPDF_GetStreamSize(haru->pdf);
    bytes = g_malloc(size);
    HPDF_ResetStream(haru->pdf);
    HPDF_ReadFromStream(haru->pdf, bytes, &size);
    return g_bytes_new_take(bytes, size);
}

GBytes *device_haru(const struct pages *pages, GArray *marks, struct diag *diag)
{
    struct haru haru = {.marks = marks, .diag = diag};
    const bool opened = begin(&haru);
    const bool painted = opened && paint_pages(&haru, pages);
    GBytes *bytes = painted ? save(&haru) : NULL;

    if (!opened || (HPDF_GetError(haru.pdf) != HPDF_OK && !bytes))
        diag_add(diag, DIAG_SYSTEM, NO_SPAN, "libharu failed: error %04lX",
                 opened ? HPDF_GetError(haru.pdf) : 0);
    end(&haru);
    return bytes;
}
