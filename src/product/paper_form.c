/* paper_form: what the pages of a posting's grid look like to whoever reads them off pictures: the
 * places of circles and of boxes to write in, by the names of their fields.
 *
 * From placed pages to scan/. What always holds: it is made by the way of grid.pdf itself, so that
 * what is looked for is what was printed; areas keep clear of each other. */
#include "product/product_private.h"

#include "device/device.h"
#include "document/dress/dress.h"

#include <string.h>

#define AROUND_LEFT_MM 5.0 /* of a field's circles and labels: marks reach out to the left … */
#define AROUND_RIGHT_MM 3.0
#define AROUND_ABOVE_MM 2.5 /* … and ticks upwards */
#define AROUND_BELOW_MM 2.0
#define APART_PT 1.0  /* between areas */
#define BORDER_PT 1.5 /* of a box to write in: its line */

/* What a page holds, while it is measured. */
struct measure {
    struct paper *paper;
    const struct page *page;
    GArray *fields; /* struct scan_field */
    GArray *notes;  /* struct scan_note */
};

static struct scan_area area_of(const struct page_item *item)
{
    if (item->kind == PAGE_TEXT)
        return (struct scan_area){item->x_pt, item->y_pt - item->ascent_pt, item->width_pt,
                                  item->height_pt};
    return (struct scan_area){item->x_pt, item->y_pt, item->width_pt, item->height_pt};
}

static double right_of(const struct scan_area *area)
{
    return area->x_pt + area->width_pt;
}

static double bottom_of(const struct scan_area *area)
{
    return area->y_pt + area->height_pt;
}

static struct scan_area area_between(double left, double top, double right, double bottom)
{
    return (struct scan_area){left, top, right - left, bottom - top};
}

static struct scan_area join(const struct scan_area *a, const struct scan_area *b)
{
    return area_between(MIN(a->x_pt, b->x_pt), MIN(a->y_pt, b->y_pt), MAX(right_of(a), right_of(b)),
                        MAX(bottom_of(a), bottom_of(b)));
}

static bool meets(const struct scan_area *a, const struct scan_area *b)
{
    return a->x_pt < right_of(b) && b->x_pt < right_of(a) && a->y_pt < bottom_of(b) &&
           b->y_pt < bottom_of(a);
}

/* The side of `area` that grew towards what stands there goes back before it; what stands in its
 * core stays, since nothing of a form does but what is printed there. */
static void keep_clear(struct scan_area *area, const struct scan_area *core,
                       const struct scan_area *other)
{
    double left = area->x_pt, top = area->y_pt, right = right_of(area), bottom = bottom_of(area);

    if (!meets(area, other))
        return;
    if (other->x_pt >= right_of(core))
        right = MIN(right, other->x_pt - APART_PT);
    else if (right_of(other) <= core->x_pt)
        left = MAX(left, right_of(other) + APART_PT);
    else if (other->y_pt >= bottom_of(core))
        bottom = MIN(bottom, other->y_pt - APART_PT);
    else if (bottom_of(other) <= core->y_pt)
        top = MAX(top, bottom_of(other) + APART_PT);
    *area = area_between(left, top, right, bottom);
}

static const struct page_item *get_item(const struct measure *measure, unsigned index)
{
    return &g_array_index(measure->page->items, struct page_item, index);
}

static bool is_radio(const struct page_item *item)
{
    return item->kind == PAGE_FIELD && item->node->field->kind == DOC_FIELD_RADIO;
}

/* Is the text a label of one of the field's buttons? */
static bool is_label_of(const struct page_item *item, const char *name)
{
    const struct doc_node *node = item->kind == PAGE_TEXT ? item->node : NULL;

    while (node && node->role != DOC_FORM)
        node = node->parent;
    for (const struct doc_node *at = node; at; at = doc_next(node, at))
        if (at->field)
            return at->field->kind == DOC_FIELD_RADIO && strcmp(at->field->name, name) == 0;
    return false;
}

static const char *keep(struct paper *paper, const char *text)
{
    return g_string_chunk_insert_const(paper->strings, text);
}

static struct scan_ring ring_of(struct measure *measure, const struct page_item *item)
{
    return (struct scan_ring){item->x_pt + item->width_pt / 2, item->y_pt + item->height_pt / 2,
                              (MIN(item->width_pt, item->height_pt) - item->stroke_pt) / 2,
                              keep(measure->paper, item->node->field->value)};
}

/* The field of this name with all its rings; its area is its core as yet. */
static void add_field(struct measure *measure, const char *name, struct scan_area core)
{
    g_autoptr(GArray) rings = g_array_new(FALSE, FALSE, sizeof(struct scan_ring));
    struct scan_field field = {.name = keep(measure->paper, name)};

    for (unsigned i = 0; i < measure->page->items->len; i++) {
        const struct page_item *item = get_item(measure, i);
        const bool is_ring = is_radio(item) && strcmp(item->node->field->name, name) == 0;
        const struct scan_ring ring = is_ring ? ring_of(measure, item) : (struct scan_ring){0};
        const struct scan_area area = area_of(item);

        if (is_ring)
            g_array_append_val(rings, ring);
        if (is_ring || is_label_of(item, name))
            core = join(&core, &area);
    }
    field.ring_count = rings->len;
    field.rings = g_memdup2(rings->data, rings->len * sizeof(struct scan_ring));
    g_ptr_array_add(measure->paper->blocks, (gpointer)field.rings);
    field.area = core;
    g_array_append_val(measure->fields, field);
}

static bool has_field(const struct measure *measure, const char *name)
{
    for (unsigned i = 0; i < measure->fields->len; i++)
        if (strcmp(g_array_index(measure->fields, struct scan_field, i).name, name) == 0)
            return true;
    return false;
}

static void add_note(struct measure *measure, const char *name, struct scan_area box)
{
    const struct scan_note note = {keep(measure->paper, name),
                                   {box.x_pt + BORDER_PT, box.y_pt + BORDER_PT,
                                    box.width_pt - 2 * BORDER_PT, box.height_pt - 2 * BORDER_PT}};

    g_array_append_val(measure->notes, note);
}

/* Further pages have a row of boxes for each code, a letter each, in this order. */
static void add_box_rows(struct measure *measure)
{
    static const char *const names[] = {"candidate", "evaluator"};
    struct scan_area row = {0};
    unsigned count = 0;

    for (unsigned i = 0; i <= measure->page->items->len; i++) {
        const struct page_item *item = i < measure->page->items->len ? get_item(measure, i) : NULL;
        const bool is_box =
            item && item->kind == PAGE_RECT && g_strcmp0(item->style, STAMPS_BOX) == 0;
        const struct scan_area area = is_box ? area_of(item) : (struct scan_area){0};

        if (row.width_pt > 0 && (!is_box || area.y_pt > bottom_of(&row))) {
            add_note(measure, names[count++], row);
            row = (struct scan_area){0};
        }
        if (is_box && count < G_N_ELEMENTS(names))
            row = row.width_pt > 0 ? join(&row, &area) : area;
    }
}

static void gather(struct measure *measure)
{
    for (unsigned i = 0; i < measure->page->items->len; i++) {
        const struct page_item *item = get_item(measure, i);
        const struct doc_field *field = item->kind == PAGE_FIELD ? item->node->field : NULL;

        if (field && field->kind == DOC_FIELD_RADIO && !has_field(measure, field->name))
            add_field(measure, field->name, area_of(item));
        else if (field && field->kind == DOC_FIELD_TEXT && !field->read_only)
            add_note(measure, field->name, area_of(item));
    }
    add_box_rows(measure);
}

/* What people may write on beside circles: boxes that are drawn, and those to write in. */
static void keep_clear_of_boxes(const struct measure *measure, struct scan_area *area,
                                const struct scan_area *core)
{
    for (unsigned i = 0; i < measure->page->items->len; i++) {
        const struct page_item *item = get_item(measure, i);
        const struct scan_area box = area_of(item);
        const bool is_box =
            (item->kind == PAGE_RECT && page_is_stroked(item)) ||
            (item->kind == PAGE_FIELD && item->node->field->kind == DOC_FIELD_TEXT) ||
            item->kind == PAGE_CODE;

        if (is_box)
            keep_clear(area, core, &box);
    }
}

/* From its core outwards, as far as nothing else is there. */
static void widen(const struct measure *measure, unsigned index)
{
    struct scan_field *field = &g_array_index(measure->fields, struct scan_field, index);
    const struct scan_area core = field->area;

    field->area = area_between(core.x_pt - AROUND_LEFT_MM * NUM_PT_PER_MM,
                               core.y_pt - AROUND_ABOVE_MM * NUM_PT_PER_MM,
                               right_of(&core) + AROUND_RIGHT_MM * NUM_PT_PER_MM,
                               bottom_of(&core) + AROUND_BELOW_MM * NUM_PT_PER_MM);
    keep_clear_of_boxes(measure, &field->area, &core);
    for (unsigned i = 0; i < measure->fields->len; i++)
        if (i != index)
            keep_clear(&field->area, &core,
                       &g_array_index(measure->fields, struct scan_field, i).area);
}

/* Pages without circles have nothing to be read. */
static struct scan_page measure_page(struct paper *paper, const struct pages *pages, unsigned index,
                                     struct diag *diag)
{
    const struct page *page = pages_get(pages, index);
    g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(struct scan_field)),
                      notes = g_array_new(FALSE, FALSE, sizeof(struct scan_note));
    struct measure measure = {paper, page, fields, notes};
    const struct page_item *code = paper_find_code(page);
    struct scan_page made = {.width_pt = page->width_pt,
                             .height_pt = page->height_pt,
                             .code = code ? area_of(code) : (struct scan_area){0}};

    gather(&measure);
    if (fields->len == 0)
        return made;
    for (unsigned i = 0; i < fields->len; i++)
        widen(&measure, i);
    made.fields = g_memdup2(fields->data, fields->len * sizeof(struct scan_field));
    made.notes = g_memdup2(notes->data, notes->len * sizeof(struct scan_note));
    made.field_count = fields->len;
    made.note_count = notes->len;
    made.print = device_png(pages, index, SCAN_PRINT_DPI, diag);
    g_ptr_array_add(paper->blocks, (gpointer)made.fields);
    g_ptr_array_add(paper->blocks, (gpointer)made.notes);
    return made;
}

static void clear_page(gpointer data)
{
    g_clear_pointer(&((struct scan_page *)data)->print, g_bytes_unref);
}

static struct paper *measure_pages(const struct pages *pages, const char *hash, struct diag *diag)
{
    struct paper *paper = g_new0(struct paper, 1);

    paper->strings = g_string_chunk_new(1024);
    paper->blocks = g_ptr_array_new_with_free_func(g_free);
    paper->pages = g_array_new(FALSE, FALSE, sizeof(struct scan_page));
    g_array_set_clear_func(paper->pages, clear_page);
    for (unsigned i = 0; i < pages->pages->len; i++) {
        const struct scan_page page = measure_page(paper, pages, i, diag);

        g_array_append_val(paper->pages, page);
    }
    paper->form = (struct scan_form){keep(paper, hash), (struct scan_page *)paper->pages->data,
                                     paper->pages->len};
    return paper;
}

/* The way of grid.pdf, up to its pages. */
static struct paper *measure_grid(struct job *job, const struct design *design)
{
    struct product product = {.document = documents_find("grid"),
                              .posting = job->posting,
                              .design = design,
                              .fonts = job->fonts};
    struct pages *pages;
    struct paper *paper = NULL;

    product.doc = job_compose(job, &product);
    job_dress(job, &product);
    pages = place_document(product.doc, design, job->fonts, house_hyphens(job->house), job->diag);
    if (pages && paper_stamp(job, &product, pages))
        paper = measure_pages(pages, job->posting->criteria_hash, job->diag);
    pages_drop(pages);
    return paper;
}

struct paper *paper_new(struct house *house, const struct posting *posting, const char *layout,
                        struct diag *diag)
{
    const struct order order = {.stage = STAGE_NOTHING};
    struct job job = {.house = house, .order = &order, .posting = posting, .diag = diag};
    struct design *own = NULL;
    const struct design *design = house_find_design(house, posting, NULL, layout, &own, diag);
    struct paper *paper = NULL;

    job.fonts = design ? house_open_fonts(house, posting->folder, diag) : NULL;
    if (job.fonts && design->kind == DESIGN_GRID)
        paper = measure_grid(&job, design);
    g_clear_pointer(&job.doc, doc_drop);
    if (job.fonts)
        house_close_fonts(house, job.fonts);
    design_drop(own);
    return paper;
}

void paper_drop(struct paper *paper)
{
    if (!paper)
        return;
    g_array_unref(paper->pages);
    g_ptr_array_unref(paper->blocks);
    g_string_chunk_free(paper->strings);
    g_free(paper);
}
