/* contrast: whether people can tell texts, fields and codes from what lies behind them (WCAG 2.2, 1.4.3 and 1.4.11).
 *
 * Beside the devices: it compares colours with the plain one behind, or with the pixels of the page painted without these. What always holds: the worst
 * place behind an item counts, and of all items of a style the worst one is reported. */
#include "device/cairo_pixels.h"
#include "device/device.h"
#include "typeset/font.h"
#include "typeset/qr.h"

#include "base/num.h"

#include <math.h>
#include <string.h>

/* Fine enough for the thin lines of artwork; rectangles need less. */
#define DPI_ART 72.0
#define DPI_PLAIN 36.0
#define NEED_TEXT 4.5
#define NEED_LARGE 3.0
#define NEED_GRAPHIC 3.0
/* What counts as large text; 1.4.3 says bold from 14 points on. */
#define LARGE_PT 18.0
#define LARGE_BOLD_PT 14.0
#define BOLD 700
/* How far the letters of most words reach below the baseline, times the size. */
#define DEPTH 0.2
#define HAIR_PT 0.01

/* The worst of all items that would be mended at the same place. */
struct finding {
    const char *what;              /* "text", "code" … */
    const char *style;
    const struct doc_node *node;
    double ratio, need;
    struct colour colour, behind;
    bool is_light;                 /* a code whose modules are lighter than what lies behind: cameras want them darker */
};

struct checker {
    GArray *findings;              /* struct finding */
    struct diag *diag;
    bool failed;                   /* a page could not be painted: reported */
    const struct page *page;       /* at hand */
    GPtrArray *behind;             /* its items that lie behind others, in painting order */
    cairo_surface_t *surface;      /* they, painted; NULL: not yet needed */
    double scale;                  /* pixels to the point */
};

struct area {
    double x_pt, y_pt, width_pt, height_pt;
};

static bool lies_behind(const struct page_item *item)
{
    return item->kind == PAGE_RECT || item->kind == PAGE_LINE || item->kind == PAGE_ART;
}

static struct colour pixel_colour(guint32 pixel)
{
    return (struct colour){(pixel >> 16 & 0xFF) / 255.0, (pixel >> 8 & 0xFF) / 255.0, (pixel & 0xFF) / 255.0, 1};
}

static struct colour blend(struct colour over, struct colour under, double share)
{
    return (struct colour){under.r + (over.r - under.r) * share, under.g + (over.g - under.g) * share,
                           under.b + (over.b - under.b) * share, 1};
}

/* First and last of the pixels that lie within as a whole, or the one in the middle: at the edges there may be something else. */
static void find_pixels(double start, double length, int limit, int *first, int *last)
{
    const double middle = floor(start + length / 2);

    *first = (int)CLAMP(MIN(ceil(start), middle), 0, limit - 1);
    *last = (int)CLAMP(MAX(floor(start + length) - 1, middle), 0, limit - 1);
}

static double right_of(const struct page_item *item)
{
    return MAX(item->x_pt, item->x_pt + item->width_pt);
}

static double bottom_of(const struct page_item *item)
{
    return MAX(item->y_pt, item->y_pt + item->height_pt);
}

/* With what the pixels at its edges share of it. */
static bool touches(const struct page_item *item, struct area area)
{
    const double reach_pt = item->stroke_pt + 72 / DPI_PLAIN;
    const double left = MIN(item->x_pt, item->x_pt + item->width_pt), top = MIN(item->y_pt, item->y_pt + item->height_pt);

    return left - reach_pt < area.x_pt + area.width_pt && right_of(item) + reach_pt > area.x_pt &&
           top - reach_pt < area.y_pt + area.height_pt && bottom_of(item) + reach_pt > area.y_pt;
}

/* With one colour, inside its border; a round corner leaves free less than a third of its radius. */
static bool covers(const struct page_item *item, struct area area)
{
    const double edge_pt = (item->stroke.a > 0 ? item->stroke_pt / 2 : 0) + item->radius_pt * 0.3;

    return item->kind == PAGE_RECT && item->fill.a >= 1 && area.x_pt >= item->x_pt + edge_pt &&
           area.x_pt + area.width_pt <= right_of(item) - edge_pt && area.y_pt >= item->y_pt + edge_pt &&
           area.y_pt + area.height_pt <= bottom_of(item) - edge_pt;
}

/* The one colour that lies behind all of an area; false: only pixels can tell. */
static bool find_plain(const struct checker *checker, struct area area, struct colour *plain)
{
    *plain = (struct colour){1, 1, 1, 1}; /* the paper */
    for (unsigned i = checker->behind->len; i-- > 0;) {
        const struct page_item *item = checker->behind->pdata[i];

        if (!touches(item, area))
            continue;
        *plain = item->fill;
        return covers(item, area);
    }
    return true;
}

/* `fill` lies between the two. */
static void judge_colour(struct colour under, struct colour fill, struct finding *finding)
{
    const struct colour behind = blend(fill, under, fill.a);
    const double ratio = colour_contrast(blend(finding->colour, behind, finding->colour.a), behind);

    if (ratio < finding->ratio) {
        finding->ratio = ratio;
        finding->behind = behind;
    }
}

static bool has_art(const struct page *page)
{
    for (unsigned i = 0; i < page->items->len; i++)
        if (g_array_index(page->items, struct page_item, i).kind == PAGE_ART)
            return true;
    return false;
}

static bool paint_behind(struct checker *checker)
{
    const double dpi = has_art(checker->page) ? DPI_ART : DPI_PLAIN;

    if (!checker->surface && !checker->failed) {
        checker->surface = pixels_paint(checker->page, dpi, lies_behind, checker->diag);
        checker->scale = dpi / 72;
        checker->failed = !checker->surface;
    }
    return !checker->failed;
}

#define MEMORY 256

/* Most pixels are like one seen before. */
static void judge_pixels(struct checker *checker, struct area area, struct colour fill, struct finding *finding)
{
    const unsigned char *pixels = cairo_image_surface_get_data(checker->surface);
    const int stride = cairo_image_surface_get_stride(checker->surface);
    guint32 seen[MEMORY];
    int left, right, top, bottom;

    memset(seen, 0xFF, sizeof seen);
    find_pixels(area.x_pt * checker->scale, area.width_pt * checker->scale, cairo_image_surface_get_width(checker->surface), &left,
                &right);
    find_pixels(area.y_pt * checker->scale, area.height_pt * checker->scale, cairo_image_surface_get_height(checker->surface), &top,
                &bottom);
    for (int y = top; y <= bottom; y++) {
        const guint32 *row = (const guint32 *)(const void *)(pixels + (size_t)y * (size_t)stride);

        for (int x = left; x <= right; x++) {
            const guint32 pixel = row[x] & 0xFFFFFF;
            guint32 *memory = &seen[(pixel ^ pixel >> 8 ^ pixel >> 16) % MEMORY];

            if (*memory != pixel)
                judge_colour(pixel_colour(pixel), fill, finding);
            *memory = pixel;
        }
    }
}

/* Lowers the finding's ratio to that of the worst place of the area. */
static void judge(struct checker *checker, struct area area, struct colour fill, struct finding *finding)
{
    struct colour plain;

    if (find_plain(checker, area, &plain))
        judge_colour(plain, fill, finding);
    else if (paint_behind(checker))
        judge_pixels(checker, area, fill, finding);
}

static bool is_same(const struct finding *a, const struct finding *b)
{
    return g_strcmp0(a->style, b->style) == 0 && g_strcmp0(a->what, b->what) == 0;
}

static void add(struct checker *checker, const struct finding *finding)
{
    if (finding->ratio >= finding->need)
        return;
    for (unsigned i = 0; i < checker->findings->len; i++) {
        struct finding *known = &g_array_index(checker->findings, struct finding, i);

        if (!is_same(known, finding))
            continue;
        if (finding->ratio < known->ratio)
            *known = *finding;
        return;
    }
    g_array_append_val(checker->findings, *finding);
}

static struct finding begin(const char *what, const struct doc_node *node, struct colour colour, double need)
{
    struct finding finding = {.what = what, .node = node, .ratio = HUGE_VAL, .need = need, .colour = colour};

    for (const struct doc_node *at = node; at && !finding.style; at = at->parent)
        finding.style = at->style;
    return finding;
}

static void check_text(struct checker *checker, const struct page_item *item)
{
    const struct page_text *text = &item->u.text;
    const bool bold = font_face_weight(text->face) >= BOLD;
    const bool large = text->size_pt >= LARGE_PT || (bold && text->size_pt >= LARGE_BOLD_PT);
    const double height_pt = font_face_cap_height(text->face) * text->size_pt;
    const struct area area = {item->x_pt, item->y_pt - height_pt, item->width_pt, height_pt + DEPTH * text->size_pt};
    struct finding finding = begin("text", item->node, text->colour, large ? NEED_LARGE : NEED_TEXT);

    if (item->width_pt <= 0)
        return;
    judge(checker, area, (struct colour){0}, &finding);
    add(checker, &finding);
}

static struct area area_of(const struct page_item *item)
{
    return (struct area){item->x_pt, item->y_pt, item->width_pt, item->height_pt};
}

/* With its quiet zone (ISO/IEC 18004, 6.3.8); less a hair, so that a background just as large covers it. */
static struct area code_area(const struct page_item *item)
{
    const double quiet_pt = QR_QUIET_MODULES * item->width_pt / item->u.code.size - HAIR_PT;

    return (struct area){item->x_pt - quiet_pt, item->y_pt - quiet_pt, item->width_pt + 2 * quiet_pt, item->height_pt + 2 * quiet_pt};
}

static void check_code(struct checker *checker, const struct page_item *item)
{
    static const struct colour black = {0, 0, 0, 1};
    struct finding finding = begin("code", item->node, item->fill, NEED_GRAPHIC);

    judge(checker, code_area(item), (struct colour){0}, &finding);
    finding.is_light = finding.ratio < HUGE_VAL && colour_contrast(finding.colour, black) > colour_contrast(finding.behind, black);
    if (finding.is_light)
        finding.ratio = 1;
    add(checker, &finding);
}

/* Its border, and what people will write in it. */
static void check_field(struct checker *checker, const struct page_item *item)
{
    struct finding border = begin("field border", item->node, item->stroke, NEED_GRAPHIC);
    struct finding ink = begin("field", item->node, item->u.field.ink, NEED_TEXT);

    judge(checker, area_of(item), (struct colour){0}, &border);
    judge(checker, area_of(item), item->fill, &ink);
    add(checker, &border);
    add(checker, &ink);
}

static void check_item(struct checker *checker, const struct page_item *item)
{
    if (item->kind == PAGE_TEXT)
        check_text(checker, item);
    else if (item->kind == PAGE_CODE)
        check_code(checker, item);
    else if (item->kind == PAGE_FIELD)
        check_field(checker, item);
}

static void check_page(struct checker *checker, const struct page *page)
{
    checker->page = page;
    g_ptr_array_set_size(checker->behind, 0);
    for (unsigned i = 0; i < page->items->len; i++)
        if (lies_behind(&g_array_index(page->items, struct page_item, i)))
            g_ptr_array_add(checker->behind, &g_array_index(page->items, struct page_item, i));
    for (unsigned i = 0; i < page->items->len; i++)
        check_item(checker, &g_array_index(page->items, struct page_item, i));
    g_clear_pointer(&checker->surface, cairo_surface_destroy);
}

#define STEPS 64

/* The colour on the way to black or to white, whichever is nearer, that has the contrast needed; the better end if none has. */
static struct colour mend(const struct finding *finding)
{
    static const struct colour ends[] = {{0, 0, 0, 1}, {1, 1, 1, 1}};
    const bool white = colour_contrast(ends[1], finding->behind) > colour_contrast(ends[0], finding->behind);
    struct colour best = ends[white];

    for (unsigned step = 1; step <= STEPS; step++)
        for (unsigned end = 0; end < G_N_ELEMENTS(ends); end++) {
            const struct colour tried = blend(ends[end], finding->colour, (double)step / STEPS);

            /* A little more, since it will be written with two digits a channel. */
            if (colour_contrast(tried, finding->behind) >= finding->need * 1.02)
                return tried;
        }
    best.a = 1;
    return best;
}

static void add_hex(GString *to, struct colour colour)
{
    g_string_append_printf(to, "#%02x%02x%02x", (unsigned)lround(colour.r * 255), (unsigned)lround(colour.g * 255),
                           (unsigned)lround(colour.b * 255));
}

static void report_light(const struct finding *finding, struct diag *diag)
{
    diag_add(diag, DIAG_CONTRAST, finding->node->span,
             "the code of style “%s” is lighter than what lies behind it; cameras read dark modules on a light background",
             finding->style ? finding->style : "document");
}

static void report_ratio(const struct finding *finding, struct diag *diag)
{
    g_autoptr(GString) says = g_string_new(NULL);

    g_string_append_printf(says, "the %s of style “%s”, ", finding->what,
                           finding->style ? finding->style : "document");
    add_hex(says, blend(finding->colour, finding->behind, finding->colour.a));
    g_string_append(says, " on ");
    add_hex(says, finding->behind);
    g_string_append(says, ", has a contrast of ");
    num_append(says, floor(finding->ratio * 100) / 100, 2);
    g_string_append(says, ":1, and needs ");
    num_append(says, finding->need, 1);
    g_string_append(says, ":1; ");
    add_hex(says, mend(finding));
    g_string_append(says, " would do");
    diag_add(diag, DIAG_CONTRAST, finding->node ? finding->node->span : (struct span){0}, "%s", says->str);
}

static void report(const struct finding *finding, struct diag *diag)
{
    if (finding->is_light)
        report_light(finding, diag);
    else
        report_ratio(finding, diag);
}

void device_check_contrast(const struct pages *pages, struct diag *diag)
{
    struct checker checker = {
        .findings = g_array_new(FALSE, FALSE, sizeof(struct finding)),
        .diag = diag,
        .behind = g_ptr_array_new(),
    };

    for (unsigned i = 0; i < pages->pages->len && !checker.failed; i++)
        check_page(&checker, pages_get(pages, i));
    for (unsigned i = 0; i < checker.findings->len; i++)
        report(&g_array_index(checker.findings, struct finding, i), diag);
    g_array_free(checker.findings, TRUE);
    g_ptr_array_free(checker.behind, TRUE);
}
