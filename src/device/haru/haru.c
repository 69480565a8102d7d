/* haru: paints pages with form fields, through libharu.
 *
 * From pages to bytes, for the grid. What always holds: each text of a node is one marked content
 * of its page, numbered in painting order; each field one widget, in the same order; and all else
 * is unmarked. */
#include "device/haru/haru_private.h"

#include "base/base.h"

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
    g_hash_table_destroy(haru->fields);
    g_hash_table_destroy(haru->looks);
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

static bool refuse_art(struct haru *haru, const struct page_item *item)
{
    diag_add(haru->diag, DIAG_SVG, item->u.art->span,
             "artwork can't be painted in a form; leave it out of layouts of kind grid");
    return false;
}

static bool refuse_picture(struct haru *haru, const struct page_item *item G_GNUC_UNUSED)
{
    diag_add(haru->diag, DIAG_SYSTEM, NO_SPAN, "a form has no pictures");
    return false;
}

static bool refuse_mark(struct haru *haru, const struct page_item *item G_GNUC_UNUSED)
{
    diag_add(haru->diag, DIAG_SYSTEM, NO_SPAN, "a form has no charts");
    return false;
}

static bool paint_page(struct haru *haru, const struct page *page)
{
    static bool (*const painters[])(struct haru *, const struct page_item *) = {
        [PAGE_TEXT] = haru_text,   [PAGE_RECT] = paint_rect,        [PAGE_LINE] = paint_line,
        [PAGE_CODE] = haru_code,   [PAGE_ART] = refuse_art,         [PAGE_FIELD] = haru_field,
        [PAGE_MARK] = refuse_mark, [PAGE_PICTURE] = refuse_picture,
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

/* Operators of content streams (ISO 32000-1, 8.5), for pages and for the appearances of
 * fields.
 *
 * Between the items of a page and its bytes. What always holds: numbers have a point, whatever the
 * locale. */

#define DECIMALS 3
#define COLOUR_DECIMALS 5
#define CIRCLE 0.5522847498 /* control points of a quarter circle, times the radius */

void haru_put(GString *out, unsigned count, const double *numbers, const char *operator)
{
    for (unsigned i = 0; i < count; i++) {
        num_append(out, numbers[i], DECIMALS);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, operator);
    g_string_append_c(out, '\n');
}

/* Black is one ink, not three. */
void haru_colour(GString *out, struct colour colour, bool stroke)
{
    const double parts[] = {colour.r, colour.g, colour.b};
    const bool grey = colour.r <= 0 && colour.g <= 0 && colour.b <= 0;

    for (unsigned i = 0; i < (grey ? 1 : 3); i++) {
        num_append(out, parts[i], COLOUR_DECIMALS);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, grey ? (stroke ? "G\n" : "g\n") : (stroke ? "RG\n" : "rg\n"));
}

static void move(GString *out, double x_pt, double y_pt)
{
    haru_put(out, 2, (const double[]){x_pt, y_pt}, "m");
}

static void line(GString *out, double x_pt, double y_pt)
{
    haru_put(out, 2, (const double[]){x_pt, y_pt}, "l");
}

/* A quarter of a circle from the current point, `from`, to `to`; `at` is the corner that it rounds.
 */
static void corner(GString *out, double from_x, double from_y, double at_x, double at_y,
                   double to_x, double to_y)
{
    const double curve[] = {
        from_x + (at_x - from_x) * CIRCLE,
        from_y + (at_y - from_y) * CIRCLE,
        to_x + (at_x - to_x) * CIRCLE,
        to_y + (at_y - to_y) * CIRCLE,
        to_x,
        to_y,
    };

    haru_put(out, G_N_ELEMENTS(curve), curve, "c");
}

void haru_rect(GString *out, struct haru_box box, double radius_pt)
{
    const double left = box.x_pt, right = left + box.width_pt;
    const double bottom = box.y_pt, top = bottom + box.height_pt;
    const double r = MIN(radius_pt, MIN(box.width_pt, box.height_pt) / 2);

    if (r <= 0) {
        haru_put(out, 4, (const double[]){left, bottom, box.width_pt, box.height_pt}, "re");
        return;
    }
    move(out, left + r, bottom);
    line(out, right - r, bottom);
    corner(out, right - r, bottom, right, bottom, right, bottom + r);
    line(out, right, top - r);
    corner(out, right, top - r, right, top, right - r, top);
    line(out, left + r, top);
    corner(out, left + r, top, left, top, left, top - r);
    line(out, left, bottom + r);
    corner(out, left, bottom + r, left, bottom, left + r, bottom);
    g_string_append(out, "h\n");
}

void haru_circle(GString *out, double x_pt, double y_pt, double radius_pt)
{
    const struct haru_box box = {x_pt - radius_pt, y_pt - radius_pt, 2 * radius_pt, 2 * radius_pt};

    haru_rect(out, box, radius_pt);
}

void haru_paint(GString *out, bool fill, bool stroke)
{
    g_string_append(out, fill && stroke ? "B\n" : fill ? "f\n" : stroke ? "S\n" : "n\n");
}

void haru_frame(GString *out, struct haru_box box, const struct page_item *item)
{
    const bool fill = item->fill.a > 0, stroke = page_is_stroked(item);

    if (fill)
        haru_colour(out, item->fill, false);
    if (stroke) {
        haru_colour(out, item->stroke, true);
        haru_put(out, 1, &item->stroke_pt, "w");
    }
    haru_rect(out, box, item->radius_pt);
    haru_paint(out, fill, stroke);
}
