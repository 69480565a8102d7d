/* contrast: whether people can tell texts, fields and codes from what lies behind them
 * (WCAG 2.2, 1.4.3 and 1.4.11).
 *
 * Beside the devices: it compares colours with the plain one behind, or with the pixels of the page
 * painted without these. What always holds: the worst place behind an item counts, and of all items
 * of a style the worst one is reported. */
#include "device/device.h"
#include "device/device_private.h"
#include "typeset/font/font.h"
#include "typeset/typeset.h"

#include "base/base.h"

#include <math.h>
#include <string.h>

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
    const char *what; /* "text", "code" … */
    const char *style;
    const struct doc_node *node;
    double need;
    struct behind_worst worst;
    bool is_light; /* a code whose modules are lighter than what lies behind: cameras want them
                      darker */
};

struct checker {
    GArray *findings; /* struct finding */
    struct behind *behind;
};

static bool is_same(const struct finding *a, const struct finding *b)
{
    return g_strcmp0(a->style, b->style) == 0 && g_strcmp0(a->what, b->what) == 0;
}

static void add(struct checker *checker, const struct finding *finding)
{
    if (finding->worst.ratio >= finding->need)
        return;
    for (unsigned i = 0; i < checker->findings->len; i++) {
        struct finding *known = &g_array_index(checker->findings, struct finding, i);

        if (!is_same(known, finding))
            continue;
        if (finding->worst.ratio < known->worst.ratio)
            *known = *finding;
        return;
    }
    g_array_append_val(checker->findings, *finding);
}

static struct finding begin(const char *what, const struct page_item *item, struct colour colour,
                            double need)
{
    struct finding finding = {.what = what,
                              .style = item->style,
                              .node = item->node,
                              .need = need,
                              .worst = {.over = colour, .ratio = HUGE_VAL}};

    for (const struct doc_node *at = item->node; at && !finding.style; at = at->parent)
        finding.style = at->style;
    return finding;
}

static void judge(const struct checker *checker, struct behind_area area, struct colour fill,
                  struct finding *finding)
{
    behind_judge(checker->behind, area, fill, &finding->worst);
}

static void check_text(struct checker *checker, const struct page_item *item)
{
    const struct page_text *text = &item->u.text;
    const bool bold = text->face->weight >= BOLD;
    const bool large = text->size_pt >= LARGE_PT || (bold && text->size_pt >= LARGE_BOLD_PT);
    const double height_pt = text->face->cap_height * text->size_pt;
    const struct behind_area area = {item->x_pt, item->y_pt - height_pt, item->width_pt,
                                     height_pt + DEPTH * text->size_pt};
    struct finding finding = begin(N_("text"), item, text->colour, large ? NEED_LARGE : NEED_TEXT);

    if (item->width_pt <= 0)
        return;
    judge(checker, area, (struct colour){0}, &finding);
    add(checker, &finding);
}

static struct behind_area area_of(const struct page_item *item)
{
    return (struct behind_area){item->x_pt, item->y_pt, item->width_pt, item->height_pt};
}

/* With its quiet zone (ISO/IEC 18004, 6.3.8); less a hair, so that a background just as large
 * covers it. */
static struct behind_area code_area(const struct page_item *item)
{
    const double quiet_pt = QR_QUIET_MODULES * item->width_pt / item->u.code.size - HAIR_PT;

    return (struct behind_area){item->x_pt - quiet_pt, item->y_pt - quiet_pt,
                                item->width_pt + 2 * quiet_pt, item->height_pt + 2 * quiet_pt};
}

static void check_code(struct checker *checker, const struct page_item *item)
{
    static const struct colour black = {0, 0, 0, 1};
    struct finding finding = begin(N_("code"), item, item->fill, NEED_GRAPHIC);

    judge(checker, code_area(item), (struct colour){0}, &finding);
    finding.is_light =
        finding.worst.ratio < HUGE_VAL &&
        colour_contrast(finding.worst.over, black) > colour_contrast(finding.worst.under, black);
    if (finding.is_light)
        finding.worst.ratio = 1;
    add(checker, &finding);
}

/* One that nobody can fill in, and that has no box, is but a text. */
static bool is_box(const struct page_item *item)
{
    return page_is_stroked(item) || item->fill.a > 0 || !item->node->field->read_only;
}

/* A field is known by its border or by its ground, whichever stands out more; and people write in
 * it. */
static void check_field(struct checker *checker, const struct page_item *item)
{
    struct finding border = begin(N_("field border"), item, item->stroke, NEED_GRAPHIC);
    struct finding ground = begin(N_("field ground"), item, item->fill, NEED_GRAPHIC);
    struct finding ink = begin(N_("field"), item, item->u.field.ink, NEED_TEXT);

    if (page_is_stroked(item))
        judge(checker, area_of(item), (struct colour){0}, &border);
    else
        border.worst.ratio = 0;
    judge(checker, area_of(item), (struct colour){0}, &ground);
    judge(checker, area_of(item), item->fill, &ink);
    if (is_box(item))
        add(checker, border.worst.ratio >= ground.worst.ratio ? &border : &ground);
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

static void check_items(struct checker *checker, const struct page *page)
{
    for (unsigned i = 0; i < page->items->len; i++)
        check_item(checker, &g_array_index(page->items, struct page_item, i));
}

static void check_page(struct checker *checker, const struct page *page)
{
    behind_turn(checker->behind, page);
    check_items(checker, page);
    if (behind_look(checker->behind))
        check_items(checker, page);
}

#define STEPS 64

/* The colour on the way to black or to white, whichever is nearer, that has the contrast needed;
 * the better end if none has. */
static struct colour mend(const struct finding *finding)
{
    static const struct colour ends[] = {{0, 0, 0, 1}, {1, 1, 1, 1}};
    const bool white = colour_contrast(ends[1], finding->worst.under) >
                       colour_contrast(ends[0], finding->worst.under);
    struct colour best = ends[white];

    for (unsigned step = 1; step <= STEPS; step++)
        for (unsigned end = 0; end < G_N_ELEMENTS(ends); end++) {
            const struct colour tried =
                behind_blend(ends[end], finding->worst.over, (double)step / STEPS);

            /* A little more, since it will be written with two digits a channel. */
            if (colour_contrast(tried, finding->worst.under) >= finding->need * 1.02)
                return tried;
        }
    best.a = 1;
    return best;
}

static void report_light(const struct finding *finding, struct diag *diag)
{
    diag_add(diag, DIAG_CONTRAST, finding->node->span,
             "the code of style “%s” is lighter than what lies behind it; cameras read dark "
             "modules on a light background",
             finding->style ? finding->style : "document");
}

static void report_ratio(const struct finding *finding, struct diag *diag)
{
    const struct behind_worst *worst = &finding->worst;
    g_autofree char *over = colour_hex(behind_blend(worst->over, worst->under, worst->over.a)),
                    *under = colour_hex(worst->under), *mended = colour_hex(mend(finding));
    g_autoptr(GString) ratio = g_string_new(NULL), need = g_string_new(NULL);

    num_append(ratio, floor(worst->ratio * 100) / 100, 2);
    num_append(need, finding->need, 1);
    diag_add(diag, DIAG_CONTRAST, finding->node ? finding->node->span : NO_SPAN,
             "the %s of style “%s”, %s on %s, has a contrast of %s:1, and needs %s:1; %s would do",
             say_text(finding->what), finding->style ? finding->style : "document", over, under,
             ratio->str, need->str, mended);
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
        .behind = behind_new(diag),
    };

    for (unsigned i = 0; i < pages->pages->len && !behind_failed(checker.behind); i++)
        check_page(&checker, pages_get(pages, i));
    for (unsigned i = 0; i < checker.findings->len; i++)
        report(&g_array_index(checker.findings, struct finding, i), diag);
    g_array_free(checker.findings, TRUE);
    behind_drop(checker.behind);
}
