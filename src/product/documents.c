/* documents: which documents there are, and the one way that each of them goes: design, doc, pages,
 * bytes, sealed bytes.
 *
 * Between the commands and the layers below. What always holds: a step that fails has reported why,
 * and ends the way of this document alone. */
#include "product/product.h"

#include "document/compose/compose.h"
#include "export/export.h"
#include "product/product_private.h"
#include "seal/seal.h"
#include "typeset/typeset.h"

#include <string.h>

static struct doc *compose_offer_for(const struct posting *posting,
                                     const struct posting_office *here G_GNUC_UNUSED,
                                     const struct design *design)
{
    return compose_offer(posting, design);
}

static struct doc *compose_grid_for(const struct posting *posting,
                                    const struct posting_office *here G_GNUC_UNUSED,
                                    const struct design *design)
{
    return compose_grid(posting, design);
}

/* At 96 dpi, so that a layout's px are the picture's. */
static GBytes *paint_picture(const struct pages *pages, GArray *marks G_GNUC_UNUSED,
                             struct diag *diag)
{
    return device_png(pages, 0, 96, diag);
}

const struct document documents[] = {
    {.name = "poster",
     .suffix = ".pdf",
     .layout = "poster-a4",
     .kind = DESIGN_POSTER,
     .each_office = true,
     .compose = compose_poster,
     .paint = device_cairo},
    {.name = "offer",
     .suffix = ".pdf",
     .layout = "offer-a4",
     .kind = DESIGN_OFFER,
     .bookmarks = true,
     .compose = compose_offer_for,
     .paint = device_cairo},
    {.name = "offer",
     .suffix = ".txt",
     .layout = "offer-a4",
     .kind = DESIGN_OFFER,
     .compose = compose_offer_for},
    {.name = "grid",
     .suffix = ".pdf",
     .layout = "grid-a4",
     .kind = DESIGN_GRID,
     .needs_criteria = true,
     .bookmarks = true,
     .compose = compose_grid_for,
     .paint = device_haru},
    {.name = "social",
     .suffix = ".png",
     .layout = "social-1080",
     .kind = DESIGN_CARD,
     .on_request = true,
     .picture = true,
     .compose = compose_card,
     .paint = paint_picture},
    {.name = "social",
     .suffix = ".txt",
     .layout = "social-1080",
     .kind = DESIGN_CARD,
     .on_request = true,
     .compose = compose_card},
    {.name = NULL},
};

void documents_each(const struct posting *posting, documents_visit *visit, void *data)
{
    for (const struct document *document = documents; document->name; document++) {
        const unsigned offices = document->each_office ? posting->offices->len : 0;

        if (document->needs_criteria && posting->criteria->len == 0)
            continue;
        if (offices == 0)
            visit(document, NULL, data);
        for (unsigned i = 0; i < offices; i++)
            visit(document, &g_array_index(posting->offices, struct posting_office, i), data);
    }
}

const char *const documents_form_names[DOCUMENTS_FORM_COUNT] = {
    [DOCUMENTS_FINAL] = "final", [DOCUMENTS_TREE] = "tree", [DOCUMENTS_TRACE] = "trace"};

bool documents_open(struct documents_job *job)
{
    g_autofree char *own = g_build_filename(job->posting->folder, "fonts", NULL);
    g_autofree char *common = g_build_filename(job->data, "fonts", NULL);
    const char *const both[] = {own, common, NULL};

    job->designs =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)design_drop);
    job->fonts = fonts_new(g_file_test(own, G_FILE_TEST_IS_DIR) ? both : both + 1, job->diag);
    return job->fonts != NULL;
}

void documents_close(struct documents_job *job)
{
    g_clear_pointer(&job->doc, doc_drop);
    g_clear_pointer(&job->designs, g_hash_table_destroy);
    g_clear_pointer(&job->fonts, fonts_drop);
}

/* One layout serves all documents that name it, so that its mistakes are said once. */
static const struct design *find_design(struct documents_job *job, const char *name)
{
    const struct design_request request = {
        .folder = job->posting->folder,
        .data = job->data,
        .brand = job->posting->brand,
        .colours = job->posting->brand_overrides,
    };
    gpointer design;

    if (g_hash_table_lookup_extended(job->designs, name, NULL, &design))
        return design;
    timing_start(&job->timing);
    design = design_load(name, &request, job->diag);
    timing_stop(&job->timing, TIMING_READ);
    g_hash_table_insert(job->designs, g_strdup(name), design);
    return design;
}

const struct design *documents_design(struct documents_job *job, const struct document *document,
                                      bool *other)
{
    const struct design *design = find_design(job, job->layout ? job->layout : document->layout);

    *other = job->layout && design && design->kind != document->kind;
    if (!design || design->kind == document->kind)
        return design;
    if (!*other)
        diag_add(
            job->diag, DIAG_INI_VALUE, NO_SPAN,
            "the layout %s that stands beside the posting is of another kind than its name says",
            document->layout);
    return NULL;
}

/* A character that no font has, in any text that is set; where it came from is only its place. */
static bool check_glyphs(const struct documents_job *job, const struct doc *doc)
{
    bool ok = true;

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        const struct doc_node *block = node;

        while (doc_is_inline(block) && block->parent)
            block = block->parent;
        const struct span from[] = {node->span, block->also};
        if (node->text)
            ok =
                fonts_check_text(job->fonts, node->text, from, G_N_ELEMENTS(from), job->diag) && ok;
    }
    return ok;
}

/* A document that says the same as the one before, in the same layout, shares its tree. */
static const struct doc *find_doc(struct documents_job *job, const struct document *document,
                                  const struct design *design, const struct posting_office *here)
{
    if (job->doc && !here && job->doc_of->compose == document->compose && job->doc_design == design)
        return job->doc;
    doc_drop(job->doc);
    job->doc = document->compose(job->posting, here, design);
    job->doc_of = document;
    job->doc_design = design;
    return job->doc;
}

/* Offices' posters share layout, brand and artwork, so that the first one that is made speaks for
 * the colours of all. */
static void check_contrast(struct documents_job *job, const struct document *document,
                           const struct pages *pages)
{
    if (job->contrast_of == document)
        return;
    device_check_contrast(pages, job->diag);
    job->contrast_of = document;
}

/* What is cut goes from the document as well; `build` says what it was. */
static void leave_out(struct documents_job *job, const struct pages *pages,
                      const struct design *design)
{
    if (job->says_left_out)
        left_out_say(job->doc, pages->cut, design->name, job->diag);
    doc_cut(job->doc, pages->cut);
}

bool documents_place(struct documents_job *job, const struct document *document,
                     const struct design *design, const struct posting_office *here,
                     struct documents_made *made)
{
    timing_start(&job->timing);
    made->doc = find_doc(job, document, design, here);
    timing_stop(&job->timing, TIMING_COMPOSE);
    if (!document->paint)
        return true;
    if (!check_glyphs(job, made->doc))
        return false;
    made->pages = place_document(made->doc, design, job->fonts, job->diag);
    if (made->pages)
        leave_out(job, made->pages, design);
    timing_stop(&job->timing, TIMING_PLACE);
    if (!made->pages)
        return false;
    check_contrast(job, document, made->pages);
    if (document->kind == DESIGN_POSTER && (job->print.bleed_pt > 0 || job->print.marks))
        bleed_add(made->pages, job->print.bleed_pt, job->print.marks);
    timing_stop(&job->timing, TIMING_CHECK);
    return true;
}

static GArray *links_new(const struct pages *pages)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(struct mark_link));

    for (unsigned i = 0; i < pages->pages->len; i++) {
        const struct page *page = pages_get(pages, i);

        for (unsigned j = 0; j < page->links->len; j++) {
            const struct page_link *link = &g_array_index(page->links, struct page_link, j);
            const struct mark_link mark = {i,          link->node,     link->x_pt,
                                           link->y_pt, link->width_pt, link->height_pt};

            g_array_append_val(links, mark);
        }
    }
    return links;
}

/* When a file for the press was made: as told, or the day of publication. NULL: reported, since
 * PDF/X wants a date and the clock's is none (g_free). */
static char *press_date(const struct documents_job *job)
{
    const struct posting_fact *published = &job->posting->facts[FACT_PUBLISHED];

    if (job->created)
        return g_strdup(job->created);
    if (date_is_complete(&published->date))
        return g_strdup_printf("%04d-%02d-%02dT00:00:00Z", published->date.year,
                               published->date.month, published->date.day);
    diag_add(job->diag, DIAG_PRESS, NO_SPAN,
             "PDF/X-4 needs a date: give the day of publication in [facts], key published, or "
             "--today, or SOURCE_DATE_EPOCH");
    return NULL;
}

/* NULL: reported (g_bytes_unref). */
static GBytes *press_profile(const struct documents_job *job)
{
    g_autofree char *path = g_build_filename(job->data, "layouts", "fogra39.icc", NULL);
    char *bytes;
    gsize len;

    if (g_file_get_contents(path, &bytes, &len, NULL))
        return g_bytes_new_take(bytes, len);
    diag_add(job->diag, DIAG_PRESS, NO_SPAN, "the press profile can't be read: %s", path);
    return NULL;
}

static GBytes *seal(struct documents_job *job, GBytes *painted, struct seal_job *seal)
{
    g_autofree char *date = job->print.press ? press_date(job) : NULL;
    g_autoptr(GBytes) press = date ? press_profile(job) : NULL;

    if (job->print.press && !press)
        return NULL;
    seal->press = press;
    seal->created = date ? date : job->created;
    return seal_apply(painted, seal, job->diag);
}

static GBytes *paint_and_seal(struct documents_job *job, const struct document *document,
                              const struct documents_made *made)
{
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    g_autoptr(GArray) links = links_new(made->pages);
    g_autoptr(GBytes) painted = document->paint(made->pages, marks, job->diag);
    struct seal_job for_seal = {
        .doc = made->doc,
        .marks = marks,
        .links = links,
        .bookmarks = document->bookmarks,
        .trim_pt = made->pages->trim_pt,
        .bleed_pt = made->pages->bleed_pt,
    };
    g_autofree char *artwork = NULL;
    GBytes *sealed;

    timing_stop(&job->timing, TIMING_PAINT);
    if (job->print.press)
        for_seal.artwork = artwork = documents_list_artwork(made->pages, &for_seal.artwork_span);
    if (!painted || document->picture)
        return g_steal_pointer(&painted);
    sealed = seal(job, painted, &for_seal);
    timing_stop(&job->timing, TIMING_SEAL);
    return sealed;
}

/* A text is its own trace. */
static GBytes *print(const struct documents_job *job, const struct documents_made *made)
{
    char *text;

    if (job->form == DOCUMENTS_TRACE && made->pages)
        return device_trace(made->pages);
    text = job->form == DOCUMENTS_TREE ? doc_dump(made->doc) : text_export(made->doc);
    return g_bytes_new_take(text, strlen(text));
}

GBytes *documents_finish(struct documents_job *job, const struct document *document,
                         const struct documents_made *made)
{
    GBytes *printed;

    timing_start(&job->timing);
    if (document->paint && job->form == DOCUMENTS_FINAL)
        return paint_and_seal(job, document, made);
    printed = print(job, made);
    timing_stop(&job->timing, TIMING_PAINT);
    return printed;
}

void documents_made_drop(struct documents_made *made)
{
    g_clear_pointer(&made->pages, pages_drop);
}

/* What another layout than the document's own adds to its name: `a3` for poster-a3. NULL: nothing.
 */
static const char *find_variant(const struct document *document, const char *layout)
{
    g_autofree char *own = g_strconcat(document->name, "-", NULL);

    if (!layout || strcmp(layout, document->layout) == 0)
        return NULL;
    return g_str_has_prefix(layout, own) ? layout + strlen(own) : layout;
}

char *documents_file_name(const struct documents_job *job, const struct document *document,
                          const struct posting_office *here)
{
    const char *variant = find_variant(document, job->layout);
    GString *name = g_string_new(document->name);

    if (here)
        g_string_append_printf(name, "-%s", here->id);
    if (variant)
        g_string_append_printf(name, "-%s", variant);
    if (job->print.bleed_pt > 0 || job->print.marks)
        g_string_append(name, "-bleed");
    if (job->print.press)
        g_string_append(name, "-pdfx4");
    g_string_append(name, document->suffix);
    if (job->form != DOCUMENTS_FINAL)
        g_string_append_printf(name, ".%s", documents_form_names[job->form]);
    return g_string_free(name, FALSE);
}
