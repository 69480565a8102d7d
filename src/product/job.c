/* job: one posting on its way: read, judged, and each document that is asked for composed, placed,
 * painted, sealed and written.
 *
 * The picture in src/README.md, in code. What always holds: a document that can't be made has
 * reported why, and leaves the others, and what was there before, alone. */
#include "product/product_private.h"

#include "check/check.h"
#include "device/device.h"

#include <string.h>

/* The way of one document. */
static bool walk(struct job *job, struct product *product)
{
    const struct document *document = product->document;
    const bool whole = job->order->stage == STAGE_FINAL;
    const size_t mark = diag_mark(job->diag);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    GBytes *painted = NULL, *sealed = NULL;
    bool ok = false;

    if (document->parts && !job_bind(job, product))
        goto out;
    if (!document->parts)
        product->doc = job_compose(job, product);
    if (document->paged && !document->parts) {
        job_dress(job, product);
        product->pages = job_place(job, product);
        if (!product->pages)
            goto out;
    }
    if (!whole) {
        ok = job_write_stage(job, product);
        goto out;
    }
    painted = job_paint(job, product, marks);
    if (!painted)
        goto out;
    sealed = document->sealed ? job_seal(job, product, painted, marks) : g_bytes_ref(painted);
    if (!sealed || diag_failed_since(job->diag, mark) || !fonts_are_whole(job->fonts))
        goto out; /* what could not be read on its way (a font, a dictionary) would be missing */
    ok = true;
    if (job->order->forms)
        ok = forms_write(job, product->pages, sealed);
    else
        job_write(job, product, sealed);
out:
    g_clear_pointer(&product->pages, pages_drop);
    g_clear_pointer(&painted, g_bytes_unref);
    g_clear_pointer(&sealed, g_bytes_unref);
    return ok;
}

static bool is_named(const struct order *order, const struct document *document)
{
    return order->names && g_strv_contains(order->names, document->name);
}

/* What has nothing to say is left out, unless it was asked for by name or layout: `no-criteria` is
 * why it can't be made then. */
static bool is_possible(const struct job *job, const struct document *document)
{
    return !document->needs_criteria || job->posting->criteria->len > 0;
}

static bool is_asked_for(const struct job *job, const struct document *document)
{
    const struct order *order = job->order;

    if (document->of_round != (order->round != NULL))
        return false;
    if (order->stage == STAGE_PICTURES && !document->paged)
        return false;
    if (order_is_for_print(order) && !document->press)
        return false;
    if (order->forms && !document->sealed)
        return false;
    if (!order->names && (order->layout ? document->own_layout : !is_possible(job, document)))
        return false;
    return order->names ? is_named(order, document) : !document->on_request || order->layout;
}

static void make(struct job *job, const struct document *document,
                 const struct posting_office *here)
{
    const struct order *order = job->order;
    struct product product = {.document = document,
                              .posting = job->posting,
                              .here = here,
                              .fonts = job->fonts,
                              .created = order->created,
                              .doubled = order->doubled};
    bool other = false;

    if (order->office && here && strcmp(order->office, here->id) != 0)
        return;
    product.design = job_find_design(job, document, &other);
    if (other ||
        (!product.design && !order->names && (document->on_request || !is_possible(job, document))))
        return;
    if (!product.design || !is_possible(job, document) || !walk(job, &product))
        job->result.failed++;
}

/* Those that go to each office once an office, without offices once. */
static void make_all(struct job *job)
{
    for (const struct document *document = documents; document->name; document++) {
        const unsigned offices = document->each_office ? job->posting->offices->len : 0;

        if (!is_asked_for(job, document))
            continue;
        if (offices == 0)
            make(job, document, NULL);
        for (unsigned i = 0; i < offices; i++)
            make(job, document, &g_array_index(job->posting->offices, struct posting_office, i));
    }
}

/* A finding of the posting stops no look at its pages, and what stops a document stops them all
 * where something is to be written. */
static bool may_go_on(const struct job *job, size_t mark)
{
    return job->order->stage == STAGE_NOTHING || !diag_stopped_since(job->diag, mark);
}

static bool make_folders(const struct job *job)
{
    g_autofree char *folder = NULL;

    if (job->order->stage == STAGE_NOTHING || job->order->forms)
        return true;
    folder = g_build_filename(job->order->out, job->posting->name, NULL);
    return out_make_folder(job->order->out, job->diag) && out_make_folder(folder, job->diag);
}

/* Before the fonts: a design's artwork is tried in a process of its own, and with its fonts Pango
 * begins threads, whose locks such a process would wait for in vain. */
static void load_designs(struct job *job)
{
    job->designs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    job->own_designs = g_ptr_array_new_with_free_func((GDestroyNotify)design_drop);
    for (const struct document *document = documents; document->name; document++) {
        const struct document_part *part = document->parts;

        if (!is_asked_for(job, document))
            continue;
        job_load_design(job, document);
        for (; part && part->document.name; part++)
            job_load_design(job, &part->document);
    }
}

static void make_with_fonts(struct job *job)
{
    job->result.lost = false;
    job_open_files(job);
    make_all(job);
    job_place_files(job);
    g_clear_pointer(&job->doc, doc_drop);
    g_clear_pointer(&job->jsonld, g_bytes_unref);
    house_close_fonts(job->house, job->fonts);
}

static void make_documents(struct job *job)
{
    load_designs(job);
    job->fonts = house_open_fonts(job->house, job->posting->folder, job->diag);
    if (job->fonts)
        make_with_fonts(job);
    g_hash_table_destroy(job->designs);
    g_ptr_array_unref(job->own_designs);
}

enum { BLOCKS_MAX = 10000 }; /* as many as no page can want; each takes some kilobytes on its way */

/* Of a text that has too many, nothing is composed. */
static bool is_short_enough(const struct posting *posting, struct diag *diag)
{
    if (posting->blocks->len <= BLOCKS_MAX)
        return true;
    diag_add(diag, DIAG_INPUT_SIZE, posting_block(posting, BLOCKS_MAX)->span,
             "the text has over %u paragraphs and items; a posting has some hundred: leave the "
             "rest out",
             BLOCKS_MAX);
    return false;
}

static void judge(const struct job *job)
{
    g_autoptr(GArray) edits = job->order->judged ? check_edits_new() : NULL;

    check_run(job->posting, &job->order->today, edits, job->diag);
    if (edits)
        job->order->judged(job->order->data, edits);
}

/* Takes the posting; NULL: it can't be read, which was reported since `mark`. */
static void run(struct job *job, struct posting *posting, size_t mark)
{
    job->posting = posting;
    if (posting) {
        if (!job->order->forms)
            judge(job);
        if (is_short_enough(posting, job->diag) && may_go_on(job, mark) && make_folders(job))
            make_documents(job);
    }
    job_step(job, NULL);
    posting_drop(posting);
}

struct job_result job_run(struct house *house, const char *path, const struct order *order,
                          struct diag *diag)
{
    struct job job = {.house = house, .order = order, .diag = diag, .result.lost = true};
    const size_t mark = diag_mark(diag);

    job_step(&job, "read");
    run(&job, posting_load(path, diag), mark);
    return job.result;
}

struct job_result job_run_texts(struct house *house, const struct posting_texts *texts,
                                const struct order *order, struct diag *diag)
{
    struct job job = {.house = house, .order = order, .diag = diag, .result.lost = true};
    const size_t mark = diag_mark(diag);

    job_step(&job, "read");
    run(&job, posting_read(texts, diag), mark);
    return job.result;
}

struct job_result job_run_round(struct house *house, const struct order *order, struct diag *diag)
{
    struct job job = {.house = house,
                      .order = order,
                      .posting = order->round->posting,
                      .diag = diag,
                      .result.lost = true};

    if (round_make_folder(order->round, order->out, diag))
        make_documents(&job);
    job_step(&job, NULL);
    return job.result;
}
